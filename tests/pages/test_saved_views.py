"""Saved views: kept, opened by a link as another person, brought back, never open to strangers."""

from dataclasses import replace

import pytest

from core.access import Role
from core.errors import NotFound, RulesBroken
from core.ids import new_id
from services.saved_views import (
    NoSuchView,
    change_view,
    delete_view,
    forget_last_view,
    keep_view,
    last_view,
    open_view,
    saved_views,
)
from ui import session

OVERVIEW, RESOURCES = "dashboards/overview.py", "dashboards/resources.py"
PAST = {"period": "school_year:2025", "community": "infourok"}


def kept(storage, person, *, name="Прошлый год", screen=OVERVIEW, is_shared=False):
    return keep_view(storage, person, screen, filters=PAST, name=name, is_shared=is_shared)


def test_a_view_is_open_to_its_owner_and_by_one_tick_to_the_school(storage, school):
    owner, other = school.people[Role.DIRECTOR], school.people[Role.TEACHER]
    stranger = replace(other, organisation_id=new_id(), account_id=new_id())
    view = kept(storage, owner)
    for code in (view.code, "abcd2345", ""):
        with pytest.raises(NoSuchView):
            open_view(storage, other, code)
    change_view(storage, owner, view, name="Для совета", is_shared=True)
    assert open_view(storage, other, view.code).filters == PAST
    assert [one.name for one in saved_views(storage, other)] == ["Для совета"]
    with pytest.raises(NoSuchView):
        open_view(storage, stranger, view.code)
    with pytest.raises(NotFound):
        change_view(storage, other, view, name="Мой", is_shared=False)
    delete_view(storage, other, view)
    assert len(saved_views(storage, owner)) == 1, "only its owner deletes a view"
    delete_view(storage, owner, view)
    assert last_view(storage, other) is None


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "прошлый ГОД"])
def test_a_name_that_cannot_be_is_refused_and_nothing_is_kept(storage, school, name):
    person = school.people[Role.DIRECTOR]
    kept(storage, person)
    with pytest.raises(RulesBroken):
        kept(storage, person, name=name)
    with pytest.raises(NotFound):
        kept(storage, person, name="Другой", screen="admin/people.py")
    assert len(saved_views(storage, person)) == 1


def test_a_link_opens_the_view_on_its_screen_cut_to_who_opens_it(storage, school, open_as):
    view = kept(storage, school.people[Role.DIRECTOR], screen=RESOURCES, is_shared=True)
    app = open_as(Role.TEACHER, view=view.code)
    assert [title.value for title in app.title] == ["Использование ресурсов"]
    assert app.session_state["filters"] == PAST
    assert app.session_state["filter_community"] == ["infourok"]


def test_a_link_to_nothing_says_so_and_shows_the_screen(open_as):
    app = open_as(Role.TEACHER, view="nonsense")
    assert "нет закладки, которая вам доступна" in app.warning[0].value
    assert not app.error
    assert "view" not in app.query_params


def test_the_last_view_comes_back_where_nothing_else_is_asked_for(storage, school, open_as):
    person = school.people[Role.DIRECTOR]
    kept(storage, person)
    assert open_as(Role.DIRECTOR).session_state["filters"] == PAST
    assert open_as(Role.DIRECTOR, level="federal").session_state["filters"] == {"level": "federal"}
    forget_last_view(storage, person)
    assert open_as(Role.DIRECTOR).session_state["filters"] == {}


def test_a_view_of_another_screen_never_becomes_the_first_screen(storage, school, open_as):
    person = school.people[Role.DIRECTOR]
    first = kept(storage, person)
    other = kept(storage, person, name="Ресурсы", screen=RESOURCES, is_shared=True)
    app = open_as(Role.DIRECTOR)
    assert [title.value for title in app.title] == ["Обзор"]
    assert app.session_state["filters"] == PAST, "the last view of the start screen comes back"
    last = last_view(storage, person)
    assert last is not None
    assert last.code == first.code
    open_as(Role.TEACHER, view=other.code)
    app = open_as(Role.TEACHER)
    assert [title.value for title in app.title] == ["Обзор"]
    assert app.session_state["filters"] == {}


def test_a_view_is_kept_opened_shared_and_deleted_on_screen(storage, school, open_as, monkeypatch):
    monkeypatch.setattr(session, "host", lambda: "127.0.0.1")
    person = school.people[Role.DIRECTOR]
    app = open_as(Role.DIRECTOR, OVERVIEW, **PAST)
    app.session_state["saved_views"] = True
    app.run()
    app.button(key="view_keep").click().run()
    assert any("Дайте закладке название" in text.value for text in app.markdown)
    app.text_input(key="view_name").set_value("Инфоурок, 2025/26")
    app.button(key="view_keep").click().run()
    (view,) = saved_views(storage, person)
    assert (view.name, view.screen, view.filters) == ("Инфоурок, 2025/26", OVERVIEW, PAST)
    app.button(key=f"view_begin_{view.saved_view_id}").click().run()
    assert any("открывается только на этом компьютере" in one.value for one in app.caption)
    app.checkbox(key=f"view_shared_{view.saved_view_id}").check()
    app.button(key=f"view_change_{view.saved_view_id}").click().run()
    assert saved_views(storage, person)[0].is_shared
    app.button(key="clear_filters").click().run()
    assert app.session_state["filters"] == {}
    app.button(key=f"view_open_{view.saved_view_id}").click().run()
    assert app.session_state["filters"] == PAST
    app.session_state["saved_views"] = True
    app.run()
    app.button(key=f"view_begin_{view.saved_view_id}").click().run()
    app.button(key=f"view_delete_{view.saved_view_id}").click().run()
    assert saved_views(storage, person) == ()
