"""A school's records as plain Python values, and the way they get into a database."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from core.ids import new_id
from db import Storage
from db.connection import now

COMMUNITIES = ("infourok", "urok_rf", "e_library", "prosv_school", "sferum")
KINDS = ("publication", "webinar", "pd_course", "retraining", "teacher_contest")
LEVELS = ("school", "municipal", "regional", "interregional", "federal", "international", "unrated")
OUTCOMES = ("published", "participated", "completed", "laureate", "prize", "winner")
DOCUMENTS = ("none", "pd_credential", "contest_diploma")
STATUSES = ("confirmed", "confirmed", "confirmed", "submitted", "draft", "returned")
SUBJECTS = ("mathematics", "physics", None)
ROLES = ("author", "coauthor", "speaker", "expert", "mentor")
GRADES = ((), (5,), (5, 6), (9, 9))
HOURS = (None, 2.5, 15.9, 16.0, 36.0, 72.0, 144.0, 249.0, 250.0, 500.0)
FIRST, LAST = date(2025, 7, 1), date(2026, 11, 30)


@dataclass(frozen=True)
class Teacher:
    """A teacher of one of two organisations."""

    teacher_id: str
    organisation_id: str
    method_groups: tuple[str, ...] = ("sciences",)
    employed_from: date | None = None
    employed_to: date | None = None
    qualification: str | None = "first"
    qualification_until: date | None = None
    last_name: str = "Ахмадова"


@dataclass(frozen=True)
class Taken:
    """One teacher's part in an activity, with what is known of the activity."""

    teacher: Teacher
    activity_id: str
    day: date
    community: str = "infourok"
    kind: str = "publication"
    level: str = "unrated"
    subject: str | None = None
    outcome: str = "participated"
    document: str = "none"
    hours: float | None = None
    status: str = "confirmed"
    ends_on: date | None = None
    role: str = "author"
    grades: tuple[int, ...] = ()
    number: str = ""
    entered_at: datetime | None = None
    payment: str | None = None


@dataclass(frozen=True)
class Resource:
    """A resource of the catalogue."""

    resource_id: str
    organisation_id: str
    kind: str = "methodical"
    community: str | None = None
    partner: str = ""
    subject: str | None = None
    title: str = "Лаборатория"
    capacity: int | None = None
    listed_at: datetime | None = None


@dataclass(frozen=True)
class Used:
    """One use of a resource."""

    teacher: Teacher
    resource: Resource
    day: date
    times: int = 1
    grade: int | None = None
    subject: str | None = None
    pupils: int | None = None
    minutes: int | None = None
    status: str = "confirmed"


@dataclass(frozen=True)
class Records:
    """Everything that is in a database."""

    teachers: Sequence[Teacher]
    taken: Sequence[Taken] = ()
    resources: Sequence[Resource] = ()
    used: Sequence[Used] = ()


def many(seed: int, organisation_ids: Sequence[str]) -> Records:
    """Return some hundreds of records that differ in everything a rule looks at."""
    chance = Random(seed)
    teachers = [_teacher(chance, organisation_ids) for _ in range(24)]
    taken = [part for _ in range(240) for part in _activity(chance, teachers)]
    taken = _entered(Random(seed), taken)
    resources = [_resource(chance, organisation_ids) for _ in range(30)]
    used = [_use(chance, teachers, resources) for _ in range(260)]
    return Records(teachers, taken, resources, [use for use in used if use])


def write(storage: Storage, records: Records) -> None:
    """Write the records as confirmed, submitted, draft or returned versions."""
    with storage.writing() as transaction:
        for teacher in records.teachers:
            transaction.run("teachers/insert", **_teacher_row(teacher))
        known: set[str] = set()
        confirmed = {part.activity_id for part in records.taken if part.status == "confirmed"}
        for part in records.taken:
            if part.activity_id not in known:
                known.add(part.activity_id)
                row = _activity_row(part, is_counted=part.activity_id in confirmed)
                transaction.run("activities/insert", **row)
            transaction.run("participations/insert", **_participation_row(part))
        for resource in records.resources:
            transaction.run("resources/insert", **_resource_row(resource))
        for use in records.used:
            transaction.run("resource_uses/insert", **_use_row(use))


def _day(chance: Random) -> date:
    return date.fromordinal(chance.randint(FIRST.toordinal(), LAST.toordinal()))


def _teacher(chance: Random, organisation_ids: Sequence[str]) -> Teacher:
    groups = chance.sample(("sciences", "humanities", "primary", "class_teachers"), 2)
    return Teacher(
        new_id(),
        organisation_ids[chance.random() < 0.15],
        tuple(groups[: chance.randint(0, 2)]),
        chance.choice((None, date(2015, 9, 1), date(2026, 9, 1), date(2026, 11, 20))),
        chance.choice((None, None, None, date(2025, 8, 31), date(2026, 10, 5))),
        chance.choice(("highest", "first", "position_fit", "none", None)),
        chance.choice((None, date(2026, 10, 1), date(2028, 1, 1))),
    )


def _activity(chance: Random, teachers: Sequence[Teacher]) -> list[Taken]:
    first = Taken(
        chance.choice(teachers),
        new_id(),
        _day(chance),
        community=chance.choice(COMMUNITIES),
        kind=chance.choice(KINDS),
        level=chance.choice(LEVELS),
        subject=chance.choice(SUBJECTS),
        outcome=chance.choice(OUTCOMES),
        document=chance.choice(DOCUMENTS),
        hours=chance.choice(HOURS),
        status=chance.choice(STATUSES),
        role=chance.choice(ROLES),
        grades=chance.choice(GRADES),
    )
    colleagues = [
        teacher
        for teacher in chance.sample(teachers, chance.randint(0, 3))
        if teacher != first.teacher and teacher.organisation_id == first.teacher.organisation_id
    ]
    return [
        first,
        *(
            replace(
                first,
                teacher=teacher,
                outcome=chance.choice(OUTCOMES),
                role=chance.choice(ROLES),
                document=chance.choice(DOCUMENTS),
                status=chance.choice(STATUSES),
            )
            for teacher in colleagues
        ),
    ]


def _entered(chance: Random, taken: Sequence[Taken]) -> list[Taken]:
    """Return the parts with what says how well they were entered: a number, days, grades."""
    lasting = {part.activity_id: chance.choice((0, 0, 0, 5)) for part in taken}
    grades = {part.activity_id: chance.choice(((), (5,), (1, 9))) for part in taken}
    paid = {part.activity_id: chance.choice(("free", "paid", None)) for part in taken}
    return [
        replace(
            part,
            grades=grades[part.activity_id],
            payment=paid[part.activity_id],
            ends_on=part.day + timedelta(lasting[part.activity_id])
            if lasting[part.activity_id]
            else None,
            number=chance.choice(("", "АБ-1")),
            entered_at=datetime.combine(part.day, datetime.min.time())
            + timedelta(
                days=chance.choice((-3, 0, 3, 4, 29, 30, 31, 36, 90, 200)),
                hours=chance.choice((9, 22)),
            ),
        )
        for part in taken
    ]


def _resource(chance: Random, organisation_ids: Sequence[str]) -> Resource:
    community = chance.choice((None, None, *COMMUNITIES))
    return Resource(
        new_id(),
        organisation_ids[chance.random() < 0.15],
        kind=chance.choice(("human", "material", "methodical")),
        community=community,
        partner="" if community else chance.choice(("", "Музей", "Книги, 100%")),
        subject=chance.choice(SUBJECTS),
        capacity=chance.choice((None, 20)),
        listed_at=datetime(2025, chance.randint(1, 6), 9, 12, 30),  # noqa: DTZ001 - UTC without a zone
    )


def _use(chance: Random, teachers: Sequence[Teacher], resources: Sequence[Resource]) -> Used | None:
    teacher, resource = chance.choice(teachers), chance.choice(resources[:24])
    if teacher.organisation_id != resource.organisation_id:
        return None
    return Used(
        teacher,
        resource,
        _day(chance),
        times=chance.randint(1, 5),
        grade=chance.choice((None, 1, 5, 9)),
        subject=chance.choice(SUBJECTS),
        pupils=chance.choice((None, 12, 25)),
        minutes=chance.choice((None, 40)),
        status=chance.choice(STATUSES),
    )


def stamp(*, is_counted: bool | None = None) -> dict[str, object]:
    """Return the last columns of a first version."""
    row: dict[str, object] = {
        "version": 1,
        "outside_key": None,
        "batch_id": None,
        "recorded_at": now(),
        "recorded_by": None,
        "reason": "",
        "is_withdrawn": False,
    }
    return row if is_counted is None else row | {"counted_at": now() if is_counted else None}


def _teacher_row(teacher: Teacher) -> dict[str, object]:
    return {
        "teacher_id": teacher.teacher_id,
        "organisation_id": teacher.organisation_id,
        "last_name": teacher.last_name,
        "first_name": "Зара",
        "middle_name": "Исаевна",
        "position": "teacher",
        "subjects": ["mathematics"],
        "method_groups": list(teacher.method_groups),
        "qualification": teacher.qualification,
        "qualification_until": teacher.qualification_until,
        "employed_from": teacher.employed_from,
        "employed_to": teacher.employed_to,
        **stamp(),
    }


def _activity_row(part: Taken, *, is_counted: bool) -> dict[str, object]:
    return {
        "activity_id": part.activity_id,
        "organisation_id": part.teacher.organisation_id,
        "community": part.community,
        "kind": part.kind,
        "title": "Работа",
        "address": "",
        "starts_on": part.day,
        "ends_on": part.ends_on,
        "level": part.level,
        "subject": part.subject,
        "grades": list(part.grades),
        "hours": part.hours,
        "issuer": "",
        "material_kind": "",
        "payment": part.payment,
        **stamp(is_counted=is_counted),
    }


def _participation_row(part: Taken) -> dict[str, object]:
    return {
        "participation_id": new_id(),
        "organisation_id": part.teacher.organisation_id,
        "activity_id": part.activity_id,
        "teacher_id": part.teacher.teacher_id,
        "took_part_on": part.day,
        "role": part.role,
        "outcome": part.outcome,
        "document": part.document,
        "document_number": part.number,
        "document_issued_on": None,
        "is_without_evidence": False,
        "coauthors": "",
        "pupils_involved": None,
        "shared_where": "",
        "comment": "",
        "status": part.status,
        "status_reason": "",
        **stamp(is_counted=part.status == "confirmed"),
        **({"recorded_at": part.entered_at} if part.entered_at else {}),
    }


def _resource_row(resource: Resource) -> dict[str, object]:
    return {
        "resource_id": resource.resource_id,
        "organisation_id": resource.organisation_id,
        "title": resource.title,
        "kind": resource.kind,
        "community": resource.community,
        "partner": resource.partner,
        "subject": resource.subject,
        "grades": [],
        "address": "",
        "capacity": resource.capacity,
        **stamp(),
        **({"recorded_at": resource.listed_at} if resource.listed_at else {}),
    }


def _use_row(use: Used) -> dict[str, object]:
    return {
        "resource_use_id": new_id(),
        "organisation_id": use.teacher.organisation_id,
        "resource_id": use.resource.resource_id,
        "teacher_id": use.teacher.teacher_id,
        "used_on": use.day,
        "subject": use.subject,
        "grade": use.grade,
        "times": use.times,
        "minutes": use.minutes,
        "pupils_reached": use.pupils,
        "purpose": "",
        "status": use.status,
        "status_reason": "",
        **stamp(is_counted=use.status == "confirmed"),
    }
