"""Drafts: kept for their owner, never written over, gone with the record that is made of them."""

from dataclasses import replace
from datetime import date

import pytest

from core.access import Role
from services import participations, resource_uses
from services.drafts import Draft, DraftRecorded, drop_draft, keep_draft, read_drafts
from services.rules import ParticipationEntry, ResourceEntry, ResourceUseEntry
from services.versions import Opened

FORM = "participation"
TYPED = {"title": "Вебинар", "starts_on": date(2026, 1, 15), "grades": [5, 6], "hours": None}


@pytest.fixture
def person(school):
    return school.people[Role.TEACHER]


@pytest.fixture
def kept(storage, person):
    return keep_draft(storage, person, Draft(FORM, values=TYPED))


@pytest.fixture
def entry(school):
    return ParticipationEntry(
        teacher_ids=(school.teacher_ids[0],),
        community="infourok",
        kind="webinar",
        title="Вебинар",
        starts_on=date(2026, 1, 15),
        address="https://infourok.ru/webinar",
        role="attendee",
        outcome="participated",
        level="unrated",
        document="participation_certificate",
    )


def test_a_draft_comes_back_as_it_was_typed_to_its_owner_only(storage, school, person, kept):
    (found,) = read_drafts(storage, person, FORM)
    assert found == kept
    assert found.values == TYPED
    assert read_drafts(storage, school.people[Role.METHODIST], FORM) == ()
    assert read_drafts(storage, person, "resource_use") == ()


def test_a_draft_of_a_correction_knows_the_version_it_was_made_on(storage, person, kept):
    base = Opened(kept.draft_id, 3, 2)
    name = f"{FORM}_{kept.draft_id}"
    keep_draft(storage, person, Draft(name, values=TYPED, base=base))
    assert read_drafts(storage, person, name)[0].base == base


def test_keeping_makes_no_cached_figure_old(storage, person, kept):
    before = storage.data_version
    drop_draft(storage, person, keep_draft(storage, person, replace(kept, values={"title": "Б"})))
    assert storage.data_version == before
    assert read_drafts(storage, person, FORM) == ()


def test_two_windows_never_write_over_each_other(storage, person, kept):
    first = keep_draft(storage, person, replace(kept, values={"title": "в первом окне"}))
    second = keep_draft(storage, person, replace(kept, values={"title": "во втором окне"}))
    assert first.draft_id != second.draft_id
    assert {draft.values["title"] for draft in read_drafts(storage, person, FORM)} == {
        "в первом окне",
        "во втором окне",
    }


def test_a_window_that_was_interrupted_goes_on_with_its_own_draft(storage, person):
    """It may have written without having taken note of it."""
    draft = Draft(FORM, window="мое окно")
    for title in ("а", "аб", "абв"):
        keep_draft(storage, person, replace(draft, values={"title": title}))
    (found,) = read_drafts(storage, person, FORM)
    assert found.values == {"title": "абв"}
    other = keep_draft(storage, person, replace(found, values={"title": "г"}, window="другое"))
    mine = keep_draft(storage, person, replace(draft, values={"title": "абвг"}))
    assert (other.draft_id == found.draft_id, mine.draft_id == found.draft_id) == (True, False)


def test_another_s_draft_can_be_neither_changed_nor_dropped(storage, school, person, kept):
    other = school.people[Role.GROUP_LEAD]
    keep_draft(storage, other, Draft(FORM, values={"title": "чужое"}))
    drop_draft(storage, other, kept)
    assert read_drafts(storage, person, FORM) == (kept,)


def test_a_record_ends_its_draft_and_is_made_of_it_once(storage, person, kept, entry):
    participations.record(storage, person, entry, draft_id=kept.draft_id)
    assert read_drafts(storage, person, FORM) == ()
    with pytest.raises(DraftRecorded):
        participations.record(storage, person, entry, draft_id=kept.draft_id)
    with pytest.raises(DraftRecorded):
        keep_draft(storage, person, replace(kept, values={"title": "ещё раз"}))
    found = storage.rows("participations/of_activity", activity_id=kept.draft_id)
    assert len(found) == 1


def test_a_use_of_a_resource_is_made_of_its_draft_once(storage, school, person):
    draft = keep_draft(storage, person, Draft("resource_use", values={"purpose": "урок"}))
    new = ResourceEntry("Тренажёр", kind="information", provider="own")
    entry = ResourceUseEntry(
        teacher_id=school.teacher_ids[0], new_resource=new, used_on=date(2026, 1, 15)
    )
    assert resource_uses.record(storage, person, entry, draft_id=draft.draft_id) == draft.draft_id
    again = replace(entry, new_resource=replace(new, title="Другой"))
    with pytest.raises(DraftRecorded):
        resource_uses.record(storage, person, again, draft_id=draft.draft_id)
    assert len(storage.rows("resources/catalogue", organisation_ids=(school.organisation_id,))) == 1
