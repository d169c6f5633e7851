"""The demonstration: planting the fictional school, its accounts, and taking all of it away."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.access import ROLE_NAMES, Action, Person, Role, require
from core.errors import Failure, NotFound, StaleEdit
from core.i18n import N_, words_of
from core.settings import Settings
from db import Storage, Transaction
from db.backup import back_up
from db.demonstration import Demonstration, write_demonstration
from services.account_rows import AccountEntry, AccountRow, insert_account
from services.events import Event, record_event
from services.key_file import make_key
from services.passwords import hash_password, one_time_password

# In this order: what belongs to accounts and records goes before them.
DELETIONS = (
    "demonstration/delete_papers",
    "demonstration/delete_snapshots",
    "demonstration/delete_standing_texts",
    "demonstration/delete_deck_templates",
    "demonstration/delete_drafts",
    "demonstration/delete_last_saved_views",
    "demonstration/delete_saved_views",
    "demonstration/delete_goals",
    "demonstration/delete_first_screens",
    "demonstration/delete_board_tiles",
    "demonstration/delete_boards",
    "demonstration/delete_notes",
    "demonstration/delete_decisions",
    "demonstration/delete_meeting_builds",
    "demonstration/delete_meeting_slides",
    "demonstration/delete_meetings",
    "demonstration/delete_sessions",
    "demonstration/delete_sign_in_tickets",
    "demonstration/delete_accounts",
    "demonstration/delete_events",
    "demonstration/delete_import_batches",
    "demonstration/delete_import_matches",
    "demonstration/delete_attachments",
    "demonstration/delete_uploads",
    "demonstration/delete_review_marks",
    "demonstration/delete_distinct_pairs",
    "demonstration/delete_resource_uses",
    "demonstration/delete_resources",
    "demonstration/delete_participations",
    "demonstration/delete_activities",
    "demonstration/delete_teachers",
    "demonstration/delete_organisations",
)


class DemonstrationThere(Failure):
    """The fictional school is in the database already."""

    message = N_("The demonstration is there already. Remove it first to plant it anew.")


@dataclass(frozen=True)
class NewAccount:
    """An account of the demonstration with its password, which is shown once."""

    role: Role
    username: str
    password: str


def load(storage: Storage, today: date) -> Demonstration:
    """Plant the fictional school as of today; the accounts that are there work in it from now on.

    Raises DemonstrationThere.
    """
    with storage.writing() as transaction:
        organisations = transaction.rows("demonstration/organisations")
        if any(row["is_demonstration"] for row in organisations):
            raise DemonstrationThere
        planted = write_demonstration(transaction, today)
        for row in organisations:
            _move_accounts(transaction, str(row["organisation_id"]), planted.organisation_id)
        record_event(transaction, Event("demonstration_planted", planted.organisation_id))
    return planted


def make_accounts(
    storage: Storage, settings: Settings, planted: Demonstration
) -> tuple[NewAccount, ...]:
    """Make one account of each role; whoever has a card in the staff list is that teacher."""
    key = make_key(settings)
    made = tuple(NewAccount(role, role.value, one_time_password()) for role in Role)
    hashes = {account.role: hash_password(account.password, key) for account in made}
    with storage.writing() as transaction:
        for account in made:
            entry = _entry(account, settings, planted)
            row = AccountRow(
                planted.organisation_id, entry, hashes[account.role], must_change_password=False
            )
            insert_account(transaction, row)
    return made


def remove(storage: Storage, settings: Settings, person: Person) -> Path:
    """Delete everything of the person's demonstration and return the path of a copy made before.

    Accounts move to the real school, except those that show a fictional teacher's records. With
    no real school they go too, and the application begins with its set-up again. Raises NotFound
    when the person's school is no demonstration.
    """
    require(person, Action.MANAGE_SCHOOL)
    demonstration = person.organisation_id
    _require_demonstration(storage, demonstration)
    copied_version = storage.data_version
    copy = back_up(storage, settings, "with-demonstration")
    with storage.writing() as transaction:
        if storage.data_version != copied_version:  # saved since: it would be in neither
            raise StaleEdit(record=demonstration)
        home = _real_school(transaction)
        if home:
            _move_accounts(transaction, demonstration, home)
        for name in DELETIONS:
            transaction.run(name, organisation_id=demonstration)
        record_event(
            transaction,
            Event(
                "demonstration_removed",
                demonstration,
                {"copy": copy.name},
                organisation_id=home,
                account_id=person.account_id if home else None,
            ),
        )
    return copy


def holds_only_demonstration(storage: Storage) -> bool:
    """Say whether nothing real would be lost with this database: empty, or a demonstration."""
    organisations = storage.rows("demonstration/organisations")
    if not organisations:
        return storage.row("accounts/any") is None
    return all(bool(row["is_demonstration"]) for row in organisations)


def _entry(account: NewAccount, settings: Settings, planted: Demonstration) -> AccountEntry:
    card = planted.cards.get(account.role.value)
    role_name = words_of(settings.language)(ROLE_NAMES[account.role])
    return AccountEntry(
        account.username,
        card.name if card else role_name.capitalize(),
        account.role,
        teacher_id=card.teacher_id if card else None,
        led_method_group=card.method_group if card else None,
        language=settings.language,
    )


def _require_demonstration(storage: Storage, organisation_id: str) -> None:
    school = storage.row("organisations/summary", organisation_id=organisation_id)
    if school is None or not school["is_demonstration"]:
        raise NotFound(organisation=organisation_id)


def _real_school(transaction: Transaction) -> str | None:
    schools = transaction.rows("demonstration/organisations")
    real = [str(row["organisation_id"]) for row in schools if not row["is_demonstration"]]
    return real[0] if real else None


def _move_accounts(transaction: Transaction, organisation_id: str, to: str) -> None:
    transaction.run(
        "demonstration/move_accounts", organisation_id=organisation_id, to_organisation_id=to
    )
