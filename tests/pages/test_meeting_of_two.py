"""Two people at one meeting: nobody's slide is lost, moved by mistake or overwritten unseen."""

from datetime import date

import pytest

from core.access import Role
from services.meetings import meeting_in_sight, slides_of
from services.slides import Slide, SlideSort
from tests.pages.held import MEETINGS, built_of, planned
from tests.pages.test_dashboards import texts

ONE, TWO, THREE = (Slide(SlideSort.TEXT, title, text="x") for title in ("Один", "Два", "Три"))


@pytest.fixture
def meeting_id(storage, school):
    return planned(storage, school, ONE, TWO, THREE)


@pytest.fixture
def pair(open_as, meeting_id):
    """The builder in the windows of a methodist and a head teacher."""
    return [open_as(role, MEETINGS, meeting=meeting_id) for role in (Role.METHODIST, Role.DIRECTOR)]


def titles(storage, school, meeting_id):
    return [one.title for one in slides_of(storage, school.people[Role.METHODIST], meeting_id)]


def test_a_button_means_the_slide_that_it_stood_beside(storage, school, meeting_id, pair):
    first, second = pair
    first.button(key="slide_remove_0").click().run()
    second.button(key="slide_remove_1").click().run()
    assert titles(storage, school, meeting_id) == ["Три"]
    first.button(key="slide_remove_0").click().run()
    assert "Кто-то в то же время изменил план" in first.warning[0].value, "it was taken off already"
    assert titles(storage, school, meeting_id) == ["Три"]


def test_both_may_add_and_arrange(storage, school, meeting_id, pair):
    first, second = pair
    for app, title in ((first, "Четыре"), (second, "Пять")):
        app.text_input(key="slide_add_title").set_value(title)
        app.button(key="meeting_add_typed").click().run()
    second.button(key="slide_up_2").click().run()
    first.button(key="slide_down_0").click().run()
    assert titles(storage, school, meeting_id) == ["Три", "Один", "Два", "Четыре", "Пять"]


def test_what_was_typed_for_a_slide_that_is_gone_is_not_lost(storage, school, meeting_id, pair):
    first, second = pair
    second.button(key="slide_change_1").click().run()
    second.text_area(key="slide_text").set_value("Долгий текст")
    first.button(key="slide_remove_1").click().run()
    second.button(key="slide_save").click().run()
    assert titles(storage, school, meeting_id) == ["Один", "Три"]
    assert any("Кто-то изменил этот слайд" in one.value for one in second.warning)
    assert second.text_area(key="slide_text").value == "Долгий текст"
    second.button(key="slide_save_new").click().run()
    assert not second.exception
    plan = slides_of(storage, school.people[Role.METHODIST], meeting_id)
    assert [(one.title, one.text) for one in plan][-1] == ("Два", "Долгий текст")


def test_a_slide_is_saved_where_it_was_moved_to(storage, school, meeting_id, pair):
    first, second = pair
    second.button(key="slide_change_2").click().run()
    second.text_input(key="slide_title").set_value("Трижды")
    first.button(key="slide_up_2").click().run()
    second.button(key="slide_save").click().run()
    assert titles(storage, school, meeting_id) == ["Один", "Трижды", "Два"]


def test_title_and_day_of_two_people_are_both_kept(storage, school, meeting_id, pair):
    first, second = pair
    first.text_input(key="meeting_title").set_value("Итоги")
    first.button(key="meeting_keep").click().run()
    second.date_input(key="meeting_held_on").set_value(date(2026, 12, 1))
    second.button(key="meeting_keep").click().run()
    found = meeting_in_sight(storage, school.people[Role.METHODIST], meeting_id)
    assert (found.title, found.held_on) == ("Итоги", date(2026, 12, 1))
    first.text_input(key="meeting_title").set_value("Первое")
    second.text_input(key="meeting_title").set_value("Второе")
    first.button(key="meeting_keep").click().run()
    second.button(key="meeting_keep").click().run()
    assert "Кто-то тем временем дал этому совещанию" in second.warning[0].value
    assert second.text_input(key="meeting_title").value == "Второе"
    second.button(key="meeting_keep").click().run()
    assert meeting_in_sight(storage, school.people[Role.METHODIST], meeting_id).title == "Второе"


def test_who_freezes_second_freezes_what_stands_now(storage, school, meeting_id, pair):
    first, second = pair
    first.button(key="slide_remove_0").click().run()
    second.button(key="meeting_build").click().run()
    assert "Один" not in built_of(storage, school, meeting_id).shown
    first.button(key="meeting_delete").click().run()
    second.button(key="meeting_build").click().run()
    assert second.warning[0].value.startswith("Такого совещания нет")
    assert not second.exception
    assert "Новое совещание" in texts(second)
