"""Events of the journal that are no versions of rows: sign-ins, accounts, set-up, exports."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from core.access import Person
from core.ids import new_id
from db import Transaction


@dataclass(frozen=True)
class Event:
    """What happened and to what; `facts` become the detail, a JSON object.

    `organisation_id` and `account_id` say whose deed it was; both None: the machine's own.
    """

    action: str
    subject: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    organisation_id: str | None = None
    account_id: str | None = None


def record_event(transaction: Transaction, event: Event) -> None:
    """Write the event into the journal, in the transaction of the deed itself."""
    transaction.run(
        "events/insert",
        event_id=new_id(),
        happened_at=transaction.started_at,
        organisation_id=event.organisation_id,
        account_id=event.account_id,
        action=event.action,
        subject=event.subject,
        detail=json.dumps(dict(event.facts), ensure_ascii=False, default=str),
    )


def event_of(person: Person, action: str, *, subject: str = "", **facts: object) -> Event:
    """Return the event of a person's deed."""
    return Event(action, subject, facts, person.organisation_id, person.account_id)
