"""Merging reference items: records move over as versions, figures stay what they were."""

from dataclasses import replace
from datetime import date

import pytest

from core.access import Role
from core.errors import RulesBroken
from core.i18n import words_of
from services import participations, resource_uses
from services.people import OpenedTeacher, change_teacher
from services.reference import load_reference
from services.reference_items import archive_item, unarchive_item
from services.reference_merge import VERSIONED, Merge, merge_items
from services.reference_rows import LISTS, ItemKey
from services.rules import ParticipationEntry, ResourceEntry, ResourceUseEntry
from services.sessions import person_of_token
from services.teacher_rules import TeacherEntry
from services.versions import Opened

ENTRY = ParticipationEntry(
    community="urok_rf", kind="teacher_test", title="Тест", starts_on=date(2026, 10, 5),
    address="https://example.org/test", role="moderator", outcome="completed", level="municipal",
    document="order", subject="physics",
)  # fmt: skip


@pytest.fixture
def admin(school):
    return school.people[Role.ADMIN]


@pytest.fixture
def record(storage, school, admin):
    """Record the entry, changed, as the administrator; confirmed unless said otherwise."""

    def recorded(*, confirmed=True, **changes):
        entry = replace(ENTRY, teacher_ids=(school.teacher_ids[0],), **changes)
        (record_id,) = participations.record(storage, admin, entry, is_confirmed=confirmed)
        return record_id

    return recorded


def counted(storage, column):
    """Return the values of a column in the official figures."""
    with storage._cursor() as cursor:
        found = cursor.execute(f"select {column} from participations_counted order by all")
        return [row[0] for row in found.fetchall()]


def shown(storage, table, columns):
    """Return columns of what is open now, as a record's form shows it."""
    with storage._cursor() as cursor:
        return cursor.execute(f"select {columns} from {table}_current order by all").fetchall()


def broken(deed):
    with pytest.raises(RulesBroken) as refusal:
        deed()
    return {v.field: v.sentence(words_of("en")) for v in refusal.value.violations}


def test_every_list_knows_where_it_is_used():
    assert set(VERSIONED) == set(LISTS)


@pytest.mark.parametrize(
    ("list_name", "old", "new", "column"),
    [
        ("communities", "urok_rf", "infourok", "community"),
        ("kinds", "teacher_test", "teacher_contest", "kind"),
        ("levels", "municipal", "school", "level"),
        ("subjects", "physics", "chemistry", "subject"),
        ("roles", "moderator", "speaker", "role"),
        ("outcomes", "completed", "ongoing", "outcome"),
        ("documents", "order", "statement", "document"),
    ],
)
def test_what_counted_counts_with_the_other_item(
    storage, admin, record, list_name, old, new, column
):
    record()
    assert counted(storage, column) == [old]
    assert merge_items(storage, admin, Merge(list_name, old, new)) == 1
    assert counted(storage, column) == [new]
    item = load_reference(storage).lists[list_name][old]
    assert (item.is_archived, item.merged_into) == (True, new)


def test_others_records_are_left_alone(storage, admin, record):
    record(community="sferum", kind="video_meeting", address="https://example.org/other")
    before = shown(storage, "activities", "activity_id, version")
    assert merge_items(storage, admin, Merge("communities", "urok_rf", "infourok")) == 0
    assert shown(storage, "activities", "activity_id, version") == before


def test_a_confirmed_record_that_was_changed_counts_as_it_was_confirmed(
    storage, school, admin, record
):
    """Its confirmed version says municipal, the one that waits says school."""
    record_id = record()
    teacher = school.people[Role.TEACHER]
    changed = replace(ENTRY, teacher_ids=(school.teacher_ids[0],), level="school")
    participations.change(storage, teacher, opened(storage, record_id), entry=changed)
    assert counted(storage, "level") == ["municipal"]
    merge_items(storage, admin, Merge("levels", "municipal", "regional"))
    assert counted(storage, "level") == ["regional"]
    assert shown(storage, "activities", "level") == [("school",)]
    merge_items(storage, admin, Merge("levels", "school", "federal"))
    assert counted(storage, "level") == ["regional"]
    participations.confirm(storage, admin, [opened(storage, record_id)])
    assert counted(storage, "level") == ["federal"]


def test_merged_records_are_corrected_withdrawn_and_restored_as_before(storage, admin, record):
    record_id = record()
    merge_items(storage, admin, Merge("roles", "moderator", "speaker"))
    participations.withdraw(storage, admin, opened(storage, record_id), reason="дважды")
    assert counted(storage, "role") == []
    participations.restore(storage, admin, opened(storage, record_id))
    assert counted(storage, "role") == ["speaker"]


def test_waiting_records_go_on_waiting(storage, admin, record):
    record(confirmed=False)
    merge_items(storage, admin, Merge("outcomes", "completed", "ongoing"))
    assert counted(storage, "outcome") == []
    assert shown(storage, "participations", "status, outcome") == [("submitted", "ongoing")]


def test_each_version_has_one_successor_and_one_counts(storage, admin, record):
    record(), record(address="https://example.org/2", title="Второй")
    merge_items(storage, admin, Merge("levels", "municipal", "school"))
    merge_items(storage, admin, Merge("levels", "school", "regional"))
    with storage._cursor() as cursor:
        rows = cursor.execute(
            """select activity_id, count(*), count(*) filter (where superseded_at is null),
            count(*) filter (where counted_at is not null and uncounted_at is null), max(version)
            from activities group by all"""
        ).fetchall()
    assert [row[1:] for row in rows] == [(3, 1, 1, 3)] * 2


def test_resources_and_their_uses_move_over(storage, school, admin):
    entry = ResourceUseEntry(
        teacher_id=school.teacher_ids[0],
        new_resource=ResourceEntry("Лаборатория", "material", "community", "e_library",
                                   subject="physics"),
        used_on=date(2026, 10, 5),
        subject="physics",
        purpose="урок",
    )  # fmt: skip
    resource_uses.record(storage, admin, entry, is_confirmed=True)
    merge_items(storage, admin, Merge("subjects", "physics", "chemistry"))
    merge_items(storage, admin, Merge("resource_kinds", "material", "human"))
    merge_items(storage, admin, Merge("communities", "e_library", "infourok"))
    found = shown(storage, "resources", "kind, community, subject, version")
    assert found == [("human", "infourok", "chemistry", 4)]
    assert shown(storage, "resource_uses", "subject") == [("chemistry",)]
    with storage._cursor() as cursor:
        assert cursor.execute("select subject from resource_uses_counted").fetchall() == [
            ("chemistry",)
        ]


def test_teachers_move_over_and_nobody_is_twice_in_a_group(storage, school, admin):
    both = TeacherEntry(
        "Ахмадова", "Зара", "Исаевна", "teacher", ("mathematics", "physics"),
        ("sciences", "class_teachers"), "position_fit",
    )  # fmt: skip
    change_teacher(storage, admin, OpenedTeacher(school.teacher_ids[0], 1), entry=both)
    merge_items(storage, admin, Merge("method_groups", "sciences", "class_teachers"))
    merge_items(storage, admin, Merge("subjects", "mathematics", "computing"))
    merge_items(storage, admin, Merge("positions", "teacher", "tutor"))
    merge_items(storage, admin, Merge("qualifications", "position_fit", "none"))
    rows = shown(storage, "teachers", "last_name, subjects, method_groups, position, qualification")
    assert rows[0] == ("Ахмадова", ["computing", "physics"], ["class_teachers"], "tutor", "none")
    assert rows[1] == ("Бисултанов", ["computing"], ["class_teachers"], "tutor", "first")
    lead = person_of_token(storage, school.tokens[Role.GROUP_LEAD])
    assert lead is not None
    assert lead.led_method_group == "class_teachers"


def test_offers_prefilling_and_addresses_move_over(storage, admin):
    merge_items(storage, admin, Merge("communities", "urok_rf", "sferum"))
    merge_items(storage, admin, Merge("kinds", "teacher_contest", "webinar"))
    merge_items(storage, admin, Merge("documents", "contest_diploma", "honor_certificate"))
    reference = load_reference(storage)
    assert "urok_rf" not in reference.kinds
    assert {"channel_lead", "publication", "webinar"} <= set(reference.kinds["sferum"])
    assert all("teacher_contest" not in kinds for kinds in reference.kinds.values())
    assert "teacher_contest" not in reference.defaults_by_kind
    assert reference.defaults("teacher_test").document == "honor_certificate"
    with storage._cursor() as cursor:
        hosts = cursor.execute(
            "select host from address_rules where community = 'sferum'"
        ).fetchall()
    assert hosts == [("xn--j1ahfl.xn--p1ai",)]


def test_merges_that_make_no_sense_are_told_why(storage, admin):
    archive_item(storage, admin, ItemKey("communities", "sferum"))
    assert broken(
        lambda: merge_items(storage, admin, Merge("communities", "urok_rf", "sferum"))
    ) == {"new_code": "Choose an item that is not archived."}
    assert broken(
        lambda: merge_items(storage, admin, Merge("communities", "urok_rf", "urok_rf"))
    ) == {"new_code": "Choose another item: this one cannot be merged with itself."}
    merge_items(storage, admin, Merge("communities", "sferum", "infourok"))
    again = Merge("communities", "sferum", "urok_rf")
    assert broken(lambda: merge_items(storage, admin, again)) == {
        "old_code": "This item was merged with another one already."
    }
    restored = broken(lambda: unarchive_item(storage, admin, ItemKey("communities", "sferum")))
    assert "stays archived" in restored["code"]


def opened(storage, record_id):
    """Return the record as a form would have it open now."""
    row = storage.rows("participations/versions", participation_id=record_id)[-1]
    activity = storage.rows("activities/versions", activity_id=row["activity_id"])[-1]
    return Opened(record_id, row["version"], activity["version"])
