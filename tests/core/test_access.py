"""The grants table: what each role may and may not do."""

import pytest

from core.access import GRANTS, Action, Person, Role, may, require
from core.errors import NotAllowed
from core.sitemap import SCREENS


def person(role: Role, *, must_change_password: bool = False) -> Person:
    return Person("account", "school", role, "user", "User", "ru", None, None, must_change_password)


def test_every_role_has_its_grants() -> None:
    assert set(GRANTS) == set(Role)
    assert all(Action.MANAGE_OWN_ACCOUNT in granted for granted in GRANTS.values())


def test_presenter_sees_dashboards_without_names_and_writes_nothing() -> None:
    assert GRANTS[Role.PRESENTER] == {
        Action.VIEW_DASHBOARDS,
        Action.SHOW_MEETINGS,
        Action.MANAGE_OWN_ACCOUNT,
    }


def test_only_the_administrator_manages_accounts_reference_lists_and_school() -> None:
    for action in (Action.MANAGE_ACCOUNTS, Action.MANAGE_REFERENCE, Action.MANAGE_SCHOOL):
        assert [role for role in Role if action in GRANTS[role]] == [Role.ADMIN]


def test_one_time_password_opens_nothing_but_the_own_account() -> None:
    newcomer = person(Role.ADMIN, must_change_password=True)
    assert [action for action in Action if may(newcomer, action)] == [Action.MANAGE_OWN_ACCOUNT]


def test_require_refuses() -> None:
    with pytest.raises(NotAllowed):
        require(person(Role.TEACHER), Action.CONFIRM_RECORDS)


def test_every_screen_has_an_address_of_its_own() -> None:
    addresses = [screen.address for screen in SCREENS]
    assert len(set(addresses)) == len(addresses)
