"""The demonstration: a fictional school of 24 teachers over three school years, always alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from core.formats import person_name
from core.periods import FIRST_MONTH, school_year_of
from db.bulk import run_for_rows
from db.connection import Storage, Transaction
from db.demonstration.board import plant_board
from db.demonstration.chance import chance_of, identity
from db.demonstration.content import content
from db.demonstration.goals import goal_rows
from db.demonstration.happenings import YEARS, Calendar, happenings
from db.demonstration.notes import note_rows
from db.demonstration.records import Row, Teller, rows_of, stamped
from db.demonstration.resource_uses import Library, catalogue, resource_row
from db.demonstration.staff import Member, members, teacher_row


@dataclass(frozen=True)
class Card:
    """Whose account somebody gets who looks around: a teacher, and the group the teacher leads."""

    teacher_id: str
    name: str
    method_group: str | None


@dataclass(frozen=True)
class Demonstration:
    """What was planted; `teacher_ids` stand as in the staff list, `cards` by role."""

    organisation_id: str
    teacher_ids: tuple[str, ...]
    cards: Mapping[str, Card]


def plant_demonstration(storage: Storage, today: date) -> Demonstration:
    """Write the fictional school as it would be on `today`; the same day gives the same rows."""
    with storage.writing() as transaction:
        return write_demonstration(transaction, today)


def write_demonstration(transaction: Transaction, today: date) -> Demonstration:
    """Write the fictional school as part of a deed that writes more."""
    calendar = Calendar(school_year_of(today) - YEARS + 1, today)
    opened = datetime.combine(date(calendar.first_year, FIRST_MONTH, 1), time())
    organisation_id = identity(chance_of("organisation"), opened)
    staff = members(calendar.first_year, today)
    resources = catalogue(calendar.first_year)
    library = Library(organisation_id, staff, resources, calendar)
    transaction.run("organisations/insert", **_organisation_row(organisation_id, opened))
    run_for_rows(
        transaction,
        "teachers/insert_many",
        [stamped(teacher_row(member, organisation_id), opened) for member in staff],
    )
    run_for_rows(
        transaction,
        "resources/insert_many",
        [resource_row(resource, organisation_id, opened) for resource in resources],
    )
    _plant_records(transaction, organisation_id, staff=staff, calendar=calendar)
    uses = sorted(library.uses(), key=lambda row: (str(row["used_on"]), row["resource_use_id"]))
    run_for_rows(transaction, "resource_uses/insert_many", uses)
    for goal in goal_rows(organisation_id, staff, today):
        transaction.run("goals/insert", **goal)
    plant_board(transaction, organisation_id, opened)
    for note in note_rows(organisation_id, today):
        transaction.run("notes/insert", **note)
    return Demonstration(
        organisation_id,
        teacher_ids=tuple(member.teacher_id for member in staff),
        cards={
            str(member.card["account"]): _card(member)
            for member in staff
            if "account" in member.card
        },
    )


def _plant_records(
    transaction: Transaction,
    organisation_id: str,
    *,
    staff: tuple[Member, ...],
    calendar: Calendar,
) -> None:
    """Write activities and participations in the order of their dates."""
    defaults = {str(row["kind"]): row for row in transaction.rows("reference/kind_defaults")}
    teller = Teller(organisation_id, calendar.today, defaults)
    told = [
        rows_of(teller, happening, number)
        for number, happening in enumerate(happenings(staff, calendar))
    ]
    told.sort(key=lambda rows: (str(rows[0]["starts_on"]), str(rows[0]["activity_id"])))
    run_for_rows(transaction, "activities/insert_many", [activity for activity, _ in told])
    participations = [row for _, rows in told for row in rows]
    run_for_rows(transaction, "participations/insert_many", participations)


def _organisation_row(organisation_id: str, opened: datetime) -> Row:
    school = content("resources")["school"]
    return {
        "organisation_id": organisation_id,
        "version": 1,
        "parent_id": None,
        "kind": "school",
        "full_name": school["full_name"],
        "short_name": school["short_name"],
        "letterhead_russian": school["letterhead_russian"].strip(),
        "letterhead_chechen": school["letterhead_chechen"].strip(),
        "is_demonstration": True,
        "recorded_at": opened,
        "recorded_by": None,
        "reason": "",
        "is_withdrawn": False,
    }


def _card(member: Member) -> Card:
    return Card(member.teacher_id, person_name(*member.card["name"]), member.card.get("leads"))
