"""Likely duplicates as people meet them: before a save, and as a screen of their own."""

from dataclasses import replace

import pytest

from core.access import Role
from services import participations
from tests.pages.test_entry_participation import sentences
from tests.services.test_duplicates import pairs, recorded
from tests.services.test_participations import entry, latest, opened, state

__all__ = ["entry"]  # the fixture
FORM, PAGE = "entry/participation.py", "entry/duplicates.py"


@pytest.fixture
def there(storage, school, entry):
    return recorded(storage, school.people[Role.TEACHER], entry)


def save_it_again(open_as, entry):
    """Type the same webinar once more, with a number, and ask to save it."""
    app = open_as(Role.TEACHER, FORM)
    app.pills(key="participation_community").set_value(entry.community).run()
    app.selectbox(key="participation_kind").set_value(entry.kind).run()
    app.date_input(key="participation_starts_on").set_value(entry.starts_on)
    app.text_input(key="participation_title").set_value(entry.title)
    app.text_input(key="participation_evidence").set_value(f"{entry.address} К-7")
    return app.button(key="participation_save").click().run()


def records_of(storage, school):
    rows = storage.rows(
        "duplicates/candidates",
        organisation_ids=(school.organisation_id,),
        teacher_ids=None,
        address="https://infourok.ru/webinar",
        teachers=(),
        kind="",
        first_day=None,
        last_day=None,
    )
    return {row["record_id"] for row in rows}


def test_nothing_is_saved_before_the_question_is_answered(open_as, storage, school, entry, there):
    app = save_it_again(open_as, entry)
    assert [line.value for line in app.warning] == ["Похожая запись уже есть. Это одно и то же?"]
    assert records_of(storage, school) == {there}
    app.button(key="participation_drop_mine").click().run()
    assert not app.warning
    assert app.text_input(key="participation_title_1").value == ""
    assert records_of(storage, school) == {there}


def test_keeping_both_saves_and_does_not_ask_again(open_as, storage, school, entry, there):
    app = save_it_again(open_as, entry)
    app.button(key="participation_keep_both").click().run()
    assert not app.warning
    assert len(records_of(storage, school)) == 2
    assert pairs(storage, school.people[Role.TEACHER]) == []


def test_merging_leaves_one_record_with_what_both_said(open_as, storage, school, entry, there):
    app = save_it_again(open_as, entry)
    app.button(key=f"participation_merge_{there}").click().run()
    assert records_of(storage, school) == {there}
    assert latest(storage, there)["document_number"] == "К-7"


def test_a_broken_rule_is_told_before_any_question(open_as, storage, school, entry, there):
    app = open_as(Role.TEACHER, FORM)
    app.text_input(key="participation_evidence").set_value(entry.address)
    app.button(key="participation_save").click().run()
    assert not app.warning
    assert sentences(app)


def test_the_screen_shows_pairs_in_sight_and_settles_them(open_as, storage, school, entry, there):
    deputy, teacher = school.people[Role.METHODIST], school.people[Role.TEACHER]
    again = recorded(storage, teacher, entry)
    theirs = replace(entry, teacher_ids=(school.teacher_ids[2],))
    recorded(storage, deputy, theirs)
    app = open_as(Role.TEACHER, PAGE)
    assert len(app.table) == 1
    assert "Вахаева" not in str(app.main)
    app.button(key=f"pairs_first_{there}_{again}").click().run()
    assert [line.value for line in app.success] == ["Похожих друг на друга записей нет."]
    assert state(storage, again)[1]
    app = open_as(Role.METHODIST, PAGE)
    (different,) = [b.key for b in app.button if (b.key or "").startswith("pairs_different")]
    app.button(key=different).click().run()
    assert [line.value for line in app.success] == ["Похожих друг на друга записей нет."]
    assert len(records_of(storage, school)) == 2


def test_pairs_are_looked_for_again_when_asked_and_not_at_every_commit(
    open_as, storage, school, entry, there
):
    teacher, app = school.people[Role.TEACHER], open_as(Role.TEACHER, PAGE)
    recorded(storage, teacher, entry)
    assert not app.run().table
    app.button(key="pairs_again").click().run()
    assert len(app.table) == 1


def test_a_pair_that_changed_meanwhile_is_left_alone(open_as, storage, school, entry, there):
    teacher = school.people[Role.TEACHER]
    again = recorded(storage, teacher, entry)
    app = open_as(Role.TEACHER, PAGE)
    changed = replace(entry, comment="ещё")
    participations.change(storage, teacher, opened(storage, again), entry=changed)
    app.button(key=f"pairs_first_{there}_{again}").click().run()
    assert len(sentences(app)) == 1
    assert not state(storage, again)[1]


def test_what_cannot_be_merged_any_more_saves_nothing(open_as, storage, school, entry, there):
    app = save_it_again(open_as, entry)
    teacher = school.people[Role.TEACHER]
    participations.withdraw(storage, teacher, opened(storage, there), reason="ошибка")
    app.button(key=f"participation_merge_{there}").click().run()
    assert not app.exception
    assert records_of(storage, school) == set()
    assert app.text_input(key="participation_title").value == entry.title
    app.button(key="participation_save").click().run()
    assert len(records_of(storage, school)) == 1
