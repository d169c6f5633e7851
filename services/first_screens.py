"""The board that a role sees first after signing in."""

from collections.abc import Collection

from core.access import Action, Person, Role, require
from core.errors import NotFound, RulesBroken, Violation
from core.i18n import N_
from core.ids import new_id
from db import Storage, Transaction


def first_board(storage: Storage, person: Person) -> str:
    """Return the code of the board that the person's role sees first, empty for none."""
    row = storage.row(
        "boards/first_of_role", organisation_id=person.organisation_id, role=person.role.value
    )
    return str(row["code"]) if row else ""


def set_first_screens(
    storage: Storage, person: Person, board_id: str, *, roles: Collection[Role]
) -> None:
    """Make a board in sight the first screen of just these roles; another one they had goes.

    Raises RulesBroken for a board that is not shared: nobody could open it.
    """
    require(person, Action.SET_FIRST_SCREENS)
    with storage.writing(of_data=False) as transaction:
        seen = transaction.rows(
            "boards/in_sight",
            account_id=person.account_id,
            organisation_id=person.organisation_id,
        )
        board = next((row for row in seen if str(row["board_id"]) == board_id), None)
        if board is None:
            raise NotFound(board=board_id)
        refuse_unshared(roles, is_shared=bool(board["is_shared"]))
        take_from_roles(transaction, person, board_id, roles=roles)
        for role in roles:
            transaction.run(
                "boards/insert_first_screen",
                first_screen_id=new_id(),
                organisation_id=person.organisation_id,
                role=role.value,
                board_id=board_id,
                set_at=transaction.started_at,
            )


def refuse_unshared(roles: Collection[Role], *, is_shared: bool) -> None:
    """Raise RulesBroken where roles would see first what they cannot open."""
    if roles and not is_shared:
        unshared = N_("Share the board with the school first: others cannot open it.")
        raise RulesBroken((Violation("first_of", unshared),))


def take_from_roles(
    transaction: Transaction, person: Person, board_id: str, *, roles: Collection[Role] = ()
) -> None:
    """Take a board away from all that see it first, and from these roles what they see."""
    transaction.run(
        "boards/delete_first_screens",
        organisation_id=person.organisation_id,
        board_id=board_id,
        roles=[role.value for role in roles],
    )
