"""Who may do what: the six roles, the actions and the one table of grants."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.errors import NotAllowed
from core.i18n import N_


class Role(StrEnum):
    """The six roles; the value is what the database holds."""

    ADMIN = "admin"
    DIRECTOR = "director"
    METHODIST = "methodist"
    GROUP_LEAD = "group_lead"
    TEACHER = "teacher"
    PRESENTER = "presenter"


class Action(StrEnum):
    """What a screen or a writing service asks for."""

    VIEW_DASHBOARDS = "view_dashboards"
    VIEW_NAMES = "view_names"
    VIEW_REMINDERS = "view_reminders"
    WRITE_NOTES = "write_notes"
    ENTER_RECORDS = "enter_records"
    CONFIRM_RECORDS = "confirm_records"
    IMPORT_RECORDS = "import_records"
    SET_FIRST_SCREENS = "set_first_screens"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_RESOURCES = "manage_resources"
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_REFERENCE = "manage_reference"
    MANAGE_SCHOOL = "manage_school"
    SET_GOALS = "set_goals"
    SHOW_MEETINGS = "show_meetings"
    HOLD_MEETINGS = "hold_meetings"
    MAKE_PAPERS = "make_papers"
    MAKE_PORTFOLIOS = "make_portfolios"
    VIEW_JOURNAL = "view_journal"
    MANAGE_OWN_ACCOUNT = "manage_own_account"


class Reach(StrEnum):
    """How far a role sees and writes: own records, the method group, the organisation."""

    OWN = "own"
    METHOD_GROUP = "method_group"
    ORGANISATION = "organisation"


ROLE_NAMES: Mapping[Role, str] = {
    Role.ADMIN: N_("administrator"),
    Role.DIRECTOR: N_("head teacher"),
    Role.METHODIST: N_("methodist, deputy head"),
    Role.GROUP_LEAD: N_("method group lead"),
    Role.TEACHER: N_("teacher"),
    Role.PRESENTER: N_("presenter"),
}

_OWN_ACCOUNT = {Action.MANAGE_OWN_ACCOUNT}
_VIEWER = {Action.VIEW_DASHBOARDS, Action.SHOW_MEETINGS} | _OWN_ACCOUNT
_TEACHER = _VIEWER | {Action.VIEW_NAMES, Action.ENTER_RECORDS, Action.MAKE_PORTFOLIOS}
_GROUP_LEAD = _TEACHER | {Action.WRITE_NOTES}
_METHODIST = _GROUP_LEAD | {
    Action.VIEW_REMINDERS,
    Action.CONFIRM_RECORDS,
    Action.IMPORT_RECORDS,
    Action.SET_FIRST_SCREENS,
    Action.MANAGE_PEOPLE,
    Action.MANAGE_RESOURCES,
    Action.SET_GOALS,
    Action.HOLD_MEETINGS,
    Action.MAKE_PAPERS,
}

GRANTS: Mapping[Role, frozenset[Action]] = {
    Role.ADMIN: frozenset(Action),
    Role.DIRECTOR: frozenset(_METHODIST),
    Role.METHODIST: frozenset(_METHODIST),
    Role.GROUP_LEAD: frozenset(_GROUP_LEAD),
    Role.TEACHER: frozenset(_TEACHER),
    Role.PRESENTER: frozenset(_VIEWER),
}

REACH: Mapping[Role, Reach] = {
    Role.ADMIN: Reach.ORGANISATION,
    Role.DIRECTOR: Reach.ORGANISATION,
    Role.METHODIST: Reach.ORGANISATION,
    Role.GROUP_LEAD: Reach.METHOD_GROUP,
    Role.TEACHER: Reach.OWN,
    Role.PRESENTER: Reach.ORGANISATION,
}


@dataclass(frozen=True)
class Person:
    """Who acts: one signed-in account, as the database holds it at this moment."""

    account_id: str
    organisation_id: str
    role: Role
    username: str
    display_name: str
    language: str
    teacher_id: str | None = None
    led_method_group: str | None = None
    must_change_password: bool = False


def may(person: Person, action: Action) -> bool:
    """Say whether the person's role includes the action."""
    if person.must_change_password and action is not Action.MANAGE_OWN_ACCOUNT:
        return False
    return action in GRANTS[person.role]


def require(person: Person, action: Action) -> None:
    """Raise NotAllowed unless the person's role includes the action."""
    if not may(person, action):
        raise NotAllowed(action=action.value)
