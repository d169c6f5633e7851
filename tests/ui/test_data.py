"""Who a session's token stands for is kept, but never longer than it is true."""

from types import SimpleNamespace
from typing import Any

from core.access import GRANTS, Role
from core.i18n import words_of
from core.periods import school_year
from core.selection import Selection
from services.sessions import end_session, session_of_token
from tests.conftest import begin
from ui import data


def test_a_kept_visitor_is_nobody_once_the_session_is_over(storage, settings, school, monkeypatch):
    person = school.people[Role.DIRECTOR]
    first, second = (begin(storage, settings, person.account_id) for _ in range(2))
    assert [data.visitor(storage, token) for token in (first, second)] == [person, person]
    end_session(storage, first)
    assert data.visitor(storage, first) is None
    begun = session_of_token(storage, second)
    assert begun is not None
    monkeypatch.setattr(data, "now", lambda: begun.expires_at)
    assert data.visitor(storage, second) is None


def drawn(name, role, *, group=None, organisation="school"):
    """Return who drew first what is shown to this person."""
    person = SimpleNamespace(role=role, organisation_id=organisation, led_method_group=group)
    storage = SimpleNamespace(path="", data_version=0)
    page: Any = SimpleNamespace(storage=storage, words=words_of("ru"), person=person, today=None)
    selection = Selection(("school",), None, school_year(2026))
    return data.kept(page, name, selection, make=lambda: (role, group, organisation))


def test_what_is_drawn_for_the_lead_of_a_group_or_another_organisation_is_kept_apart():
    leads = [drawn("goals of a lead", Role.GROUP_LEAD, group=one) for one in ("sciences", "art")]
    assert [group for _, group, _ in leads] == ["sciences", "art"]
    places = [drawn("places", Role.DIRECTOR, organisation=one) for one in ("school", "district")]
    assert [place for *_, place in places] == ["school", "district"]


def test_roles_that_may_do_the_same_share_a_drawing_and_no_others_do():
    first = [drawn("roles", role)[0] for role in Role]
    for role, drawer in zip(Role, first, strict=True):
        assert GRANTS[role] == GRANTS[drawer]
    assert first.count(Role.DIRECTOR) == 2
