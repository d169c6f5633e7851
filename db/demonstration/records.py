"""The rows of activities and participations that happenings leave in the tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from db.demonstration.chance import afternoon, chance_of, identity, one_of, pick
from db.demonstration.content import content
from db.demonstration.happenings import Happening
from db.demonstration.papers import Evidence, document_number, evidence, status

WEBINAR_HOURS = (1.0, 1.5, 2.0)
ROLES_OF_THE_FIRST = {"video_meeting": "moderator", "pilot_project": "organizer"}
ROLES_OF_OTHERS = {"publication": "coauthor"}
PAYMENTS: Mapping[str | None, float] = {"free": 70.0, "paid": 12.0, None: 18.0}
COURSE_PAYMENTS: Mapping[str | None, float] = {"free": 60.0, "paid": 40.0}
SHARE_OF_SHARED = 0.08

Row = dict[str, object]


@dataclass(frozen=True)
class Teller:
    """What every row needs: whose school it is, up to which day, what kinds are prefilled with."""

    organisation_id: str
    today: date
    defaults: Mapping[str, Mapping[str, object]]


@dataclass(frozen=True)
class Case:
    """A happening on its way into the tables: its own stream, its evidence, when it was entered."""

    teller: Teller
    happening: Happening
    chance: Random
    activity_id: str
    evidence: Evidence
    recorded_at: datetime

    @property
    def default(self) -> Mapping[str, object]:
        """What the kind is prefilled with."""
        return self.teller.defaults[self.happening.kind]


def rows_of(teller: Teller, happening: Happening, number: int) -> tuple[Row, list[Row]]:
    """Return the activity's row and its participations'; `number` tells it from all others."""
    chance = chance_of("record", number, happening.starts_on, happening.title)
    case = Case(
        teller,
        happening,
        chance,
        activity_id=identity(chance, datetime.combine(happening.starts_on, datetime.min.time())),
        evidence=evidence(
            chance,
            (happening.community, happening.kind),
            title=happening.title,
            default=str(teller.defaults[happening.kind]["document"]),
        ),
        recorded_at=_recorded_at(chance, happening, teller.today),
    )
    activity = _activity(case)
    participations = [_participation(case, place) for place in range(len(happening.members))]
    is_counted = any(row["counted_at"] for row in participations)
    return {**activity, "counted_at": case.recorded_at if is_counted else None}, participations


def stamped(row: Row, recorded_at: datetime) -> Row:
    """Return the row as the first version, entered at that moment."""
    return {
        **row,
        "version": 1,
        "outside_key": None,
        "batch_id": None,
        "recorded_at": recorded_at,
        "recorded_by": None,
        "reason": "",
        "is_withdrawn": False,
    }


def _activity(case: Case) -> Row:
    happening, chance = case.happening, case.chance
    is_course = happening.course_hours is not None
    hours: float | None = happening.course_hours
    if happening.kind == "webinar" and chance.random() < 0.6:
        hours = pick(chance, WEBINAR_HOURS)
    row: Row = {
        "activity_id": case.activity_id,
        "organisation_id": case.teller.organisation_id,
        "community": happening.community,
        "kind": happening.kind,
        "title": happening.title,
        "address": case.evidence.address,
        "starts_on": happening.starts_on,
        "ends_on": happening.ends_on,
        "level": _drawn(case, "levels", "level"),
        "subject": happening.subject,
        "grades": list(happening.grades),
        "hours": hours,
        "issuer": content("plan")["issuers"][happening.community][0],
        "material_kind": "",
        "payment": one_of(chance, COURSE_PAYMENTS if is_course else PAYMENTS),
    }
    return stamped(row, case.recorded_at)


def _participation(case: Case, place: int) -> Row:
    happening, chance, papers = case.happening, case.chance, case.evidence
    end, reason = status(chance, happening.starts_on, case.teller.today)
    if papers.is_missing and end == "confirmed":
        end = "submitted"
    row: Row = {
        "participation_id": identity(chance, case.recorded_at),
        "organisation_id": case.teller.organisation_id,
        "activity_id": case.activity_id,
        "teacher_id": happening.members[place].teacher_id,
        "took_part_on": happening.starts_on,
        "role": _role(case, place),
        "outcome": _drawn(case, "outcomes", "outcome"),
        "document": papers.document,
        "document_number": document_number(chance, happening.community, papers.document),
        "document_issued_on": None if papers.document == "none" else _last_day(happening),
        "is_without_evidence": papers.is_missing,
        "coauthors": "",
        "pupils_involved": _pupils(case),
        "shared_where": _shared(chance),
        "comment": "",
        "status": end,
        "status_reason": reason,
        "counted_at": case.recorded_at if end == "confirmed" else None,
    }
    return stamped(row, case.recorded_at)


def _drawn(case: Case, table: str, field: str) -> object:
    weights = content("plan")[table].get(case.happening.kind)
    return one_of(case.chance, weights) if weights else case.default[field]


def _role(case: Case, place: int) -> object:
    special = ROLES_OF_OTHERS if place else ROLES_OF_THE_FIRST
    return special.get(case.happening.kind, case.default["role"])


def _pupils(case: Case) -> int | None:
    is_for_pupils = case.happening.kind == "pupil_contest_org"
    return case.chance.randint(4, 60) if is_for_pupils else None


def _shared(chance: Random) -> str:
    places: list[str] = content("plan")["shared"]["places"]
    return pick(chance, places) if chance.random() < SHARE_OF_SHARED else ""


def _last_day(happening: Happening) -> date:
    return happening.ends_on or happening.starts_on


def _recorded_at(chance: Random, happening: Happening, today: date) -> datetime:
    entered_on = _last_day(happening) + timedelta(days=chance.randint(0, 12))
    return afternoon(chance, min(entered_on, today), today)
