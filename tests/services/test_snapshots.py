"""Snapshots and the list of papers: kept for ever, seen by whoever may see what they show."""

import pytest

from core.access import Role
from core.errors import NotAllowed
from services.papers import Entry, note_made, papers_in_sight
from services.snapshots import Frozen, NoSuchSnapshot, keep, snapshot_in_sight

CONTENT = '{"title": "т", "language": "ru", "about": "", "blocks": []}'


def frozen(*teacher_ids):
    return Frozen(
        "letter", "Информация", {"period": "school_year:2026"}, CONTENT, "ru", teacher_ids
    )


def test_a_snapshot_is_read_as_it_was_kept(storage, school):
    kept = keep(storage, school.people[Role.METHODIST], frozen())
    assert snapshot_in_sight(storage, school.people[Role.DIRECTOR], kept.snapshot_id) == kept
    assert kept.code
    assert kept.asked == {"period": "school_year:2026"}


def test_a_teacher_keeps_and_sees_what_is_about_nobody_else(storage, school):
    teacher = school.people[Role.TEACHER]
    with pytest.raises(NotAllowed):
        keep(storage, teacher, frozen())
    with pytest.raises(NoSuchSnapshot):
        keep(storage, teacher, frozen(school.teacher_ids[1]))
    own = keep(storage, teacher, frozen(school.teacher_ids[0]))
    assert snapshot_in_sight(storage, teacher, own.snapshot_id) == own
    others = keep(storage, school.people[Role.METHODIST], frozen(school.teacher_ids[2]))
    whole = keep(storage, school.people[Role.METHODIST], frozen())
    for hidden in (others, whole):
        with pytest.raises(NoSuchSnapshot):
            snapshot_in_sight(storage, teacher, hidden.snapshot_id)


def test_the_list_says_who_made_what_and_what_failed(storage, school):
    methodist, teacher = school.people[Role.METHODIST], school.people[Role.TEACHER]
    whole = keep(storage, methodist, frozen())
    entry = Entry("letter", "Информация", "docx", "информация.docx", whole.snapshot_id)
    place = {"organisation_id": methodist.organisation_id}
    note_made(storage, entry, made_by=methodist.account_id, **place)
    failed = Entry("report", "Отчёт", "pdf", "", None, "нет места", is_scheduled=True)
    note_made(storage, failed, made_by=None, **place)
    last, first = papers_in_sight(storage, school.people[Role.DIRECTOR])
    assert (last.failure, last.is_scheduled, last.maker, last.code) == ("нет места", True, "", "")
    assert (first.maker, first.code) == (methodist.display_name, whole.code)
    assert papers_in_sight(storage, teacher) == ()
