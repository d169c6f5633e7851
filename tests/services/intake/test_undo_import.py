"""Taking an import back: the figures, the records and the staff are as they were before it."""

from dataclasses import replace
from datetime import date

import pytest

from core.access import Person, Role
from core.errors import NotAllowed, NotFound
from core.i18n import words_of
from services import participations
from services.intake.importing import AlreadyApplied, apply_import, plan_import
from services.intake.mapping import parse_mapping
from services.intake.plan import Verdict
from services.intake.table import read_table
from services.intake.undoing import AlreadyUndone, batches, undo_check, undo_import
from services.opened_records import read_participation
from services.rules import ParticipationEntry
from services.trash import withdrawn
from tests.selections import everything

HEADER = "№;Таб;ФИО;Название;Дата;Ссылка;Часы"
FIRST = "1;;Ахмадова Зара Исаевна;Вебинар;05.10.2026;https://infourok.ru/a;"
SECOND = "2;77;Новая Зара Исаевна;Вебинар;05.10.2026;https://infourok.ru/a;"
ENTERED = ParticipationEntry(
    community="infourok",
    kind="webinar",
    title="Введено руками",
    starts_on=date(2026, 10, 1),
    address="https://infourok.ru/b",
    role="attendee",
    outcome="participated",
    level="unrated",
    document="participation_certificate",
)


def mapping(*, is_confirmed=True, **community):
    return parse_mapping(
        {
            "holds": "participations",
            "file": {"date_formats": ["%d.%m.%Y"]},
            "options": {"add_teachers": True, "confirm": is_confirmed},
            "community": community or {"name": "Инфоурок"},
            "columns": {
                "outside_key": "№",
                "teacher_key": "Таб",
                "full_name": "ФИО",
                "title": "Название",
                "starts_on": "Дата",
                "address": "Ссылка",
            },
            "constants": {
                "kind": "webinar",
                "role": "attendee",
                "outcome": "participated",
                "level": "unrated",
                "document": "participation_certificate",
            },
        }
    )


@pytest.fixture
def admin(school):
    return school.people[Role.ADMIN]


@pytest.fixture
def bring(storage, admin, tmp_path):
    """Import these lines and return what was applied."""

    def brought(*lines, by=None):
        path = tmp_path / "file.csv"
        path.write_text("\n".join([HEADER, *lines]), encoding="utf-8")
        plan = plan_import(storage, admin, read_table(path), mapping=by or mapping())
        return apply_import(storage, admin, plan)

    return brought


@pytest.fixture
def state(storage, school):
    """Return a function that tells figures, records, communities and staff as they are."""

    def told():
        frame = storage.read(
            "dashboards/totals",
            as_of=date(2026, 11, 23),
            **everything(school.organisation_id),
        )
        keyed = storage.rows(
            "intake/participations_keyed",
            organisation_id=school.organisation_id,
            outside_keys=["1", "2", "3"],
        )
        hidden = {"version"}
        return (
            frame.iloc[0].to_dict(),
            [{k: v for k, v in row.items() if k not in hidden} for row in keyed],
            [
                row["code"]
                for row in storage.rows("reference/items")
                if row["list"] == "communities"
            ],
            [
                row["last_name"]
                for row in storage.rows(
                    "teachers/list",
                    organisation_ids=(school.organisation_id,),
                    with_withdrawn=False,
                )
            ],
        )

    return told


def activities(storage, school):
    return storage.rows(
        "intake/activities_titled",
        organisation_id=school.organisation_id,
        titles=["Вебинар", "Семинар"],
    )


def correct(storage, person, key, **changes):
    """Change a record in the application."""
    (row,) = storage.rows(
        "intake/participations_keyed",
        organisation_id=person.organisation_id,
        outside_keys=[key],
    )
    found = read_participation(storage, person, row["participation_id"])
    entry = replace(found.entry, **changes)
    participations.change(storage, person, found.opened, entry=entry)


def test_everything_goes_and_may_come_again(bring, storage, admin, state, school):
    before = state()
    applied = bring(FIRST, SECOND, by=mapping(name="Клуб", kinds=["webinar"]))
    after = state()
    assert after != before
    assert after[0]["participations"] == 2
    done = undo_import(storage, admin, applied.batch_id)
    assert (state(), done.kept) == (before, frozenset())
    assert activities(storage, school) == []
    assert {row["reason"] for row in withdrawn(storage, admin)} == {"отмена загрузки «file.csv»"}
    (batch,) = batches(storage, admin)
    assert (batch.file_name, batch.holds, batch.counts["new"]) == ("file.csv", "participations", 2)
    assert batch.undone_by == batch.applied_by == admin.display_name
    with pytest.raises(AlreadyUndone):
        undo_import(storage, admin, applied.batch_id)
    again = bring(FIRST, SECOND, by=mapping(name="Клуб", kinds=["webinar"]))
    assert again.counts[Verdict.NEW] == 2
    assert state()[0] == after[0]


def test_a_changed_record_is_again_what_the_import_before_left(bring, storage, admin, state):
    bring(FIRST)
    before = state()
    changed = bring(FIRST.replace("Вебинар", "Семинар"))
    assert changed.counts[Verdict.CHANGED] == 1
    undo_import(storage, admin, changed.batch_id)
    assert state() == before
    third = bring(FIRST.replace("Вебинар", "Круглый стол"))
    assert third.counts[Verdict.CHANGED] == 1


def test_what_counted_counts_on_beneath_a_change_that_waits(bring, storage, admin, state):
    """Confirmed, then two changes that wait: the second one taken back leaves the first waiting."""
    bring(FIRST)
    bring(FIRST.replace("Вебинар", "Семинар"), by=mapping(is_confirmed=False))
    before = state()
    assert before[0]["participations"] == 1
    last = bring(FIRST.replace("Вебинар", "Круглый стол"), by=mapping(is_confirmed=False))
    assert last.counts[Verdict.CHANGED] == 1
    undo_import(storage, admin, last.batch_id)
    assert state() == before


def test_records_changed_since_are_listed_and_kept_until_named(
    bring, storage, admin, school, state
):
    applied = bring(FIRST, SECOND)
    correct(storage, admin, "1", comment="исправлено")
    (record,) = undo_check(storage, admin, applied.batch_id)
    assert (record.sort, record.title, record.changed_by) == (
        "participation",
        "Вебинар",
        admin.display_name,
    )
    assert record.teacher.startswith("Ахмадова")
    undo_import(storage, admin, applied.batch_id)
    figures, records, _, staff = state()
    assert [row["outside_key"] for row in records] == ["1"]
    assert figures["participations"] == 1
    assert "Новая" not in staff
    assert [row["title"] for row in activities(storage, school)] == ["Вебинар"]


def test_a_record_changed_since_goes_too_when_the_person_says_so(bring, storage, admin, state):
    before = state()
    applied = bring(FIRST)
    correct(storage, admin, "1", comment="исправлено")
    undo_import(storage, admin, applied.batch_id, kept=())
    assert state() == before


def test_what_others_use_stays(bring, storage, admin, school, state):
    applied = bring(SECOND)
    (new,) = [
        row["teacher_id"]
        for row in storage.rows("intake/staff", organisation_id=school.organisation_id)
        if row["last_name"] == "Новая"
    ]
    entry = ParticipationEntry(**{**vars(ENTERED), "teacher_ids": (new,)})
    participations.record(storage, admin, entry)
    undo_import(storage, admin, applied.batch_id)
    assert "Новая" in state()[3]


def test_the_same_file_is_refused_when_it_would_write_again(bring, storage, admin):
    applied = bring(FIRST, SECOND.replace("Новая Зара Исаевна", ""))
    version = storage.data_version
    assert (
        bring(FIRST, SECOND.replace("Новая Зара Исаевна", "")).before.batch_id == applied.batch_id
    )
    with pytest.raises(AlreadyApplied) as refusal:
        bring(FIRST, SECOND.replace("Новая Зара Исаевна", ""), by=other_mapping())
    assert "file.csv" in refusal.value.sentence(words_of("en"))
    assert admin.display_name in refusal.value.sentence(words_of("en"))
    assert storage.data_version == version


def other_mapping():
    """A mapping by which the same file would change its records."""
    found = mapping()
    return type(found)(
        **{**vars(found), "columns": {**found.columns, "comment": found.columns["title"]}}
    )


def test_another_school_sees_no_import(bring, storage, admin, school):
    applied = bring(FIRST)
    stranger = Person(**{**vars(admin), "organisation_id": school.teacher_ids[0]})
    assert batches(storage, stranger) == []
    with pytest.raises(NotFound):
        undo_import(storage, stranger, applied.batch_id)
    with pytest.raises(NotAllowed):
        undo_check(storage, school.people[Role.TEACHER], applied.batch_id)
