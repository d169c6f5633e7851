"""Which community offers which kinds of activity, and what a kind is prefilled with."""

from collections.abc import Iterator
from dataclasses import asdict

from core.access import Action, Person, require
from core.errors import RulesBroken, Violation
from core.i18n import N_
from db import Storage
from services.events import event_of, record_event
from services.reference import KindDefaults, Reference, load_reference
from services.reference_rows import ItemKey, find_item

# Hours of professional development come from these kinds only, and only with so many of them.
COUNTED_BY_HOURS = ("pd_course", "retraining")
DEFAULTS = {"role": "roles", "outcome": "outcomes", "level": "levels", "document": "documents"}

NOT_IN_LIST = N_("“{value}” is not in the list: choose another value.")
NO_HOURS_HERE = N_("Hours are counted for courses and retraining only: leave this empty.")
HOURS_NEEDED = N_("Write from how many hours on this counts.")
MOST_HOURS = 9999


def set_offers(storage: Storage, person: Person, community: str, *, kinds: tuple[str, ...]) -> None:
    """Say which kinds of activity a community offers; records of other kinds stay."""
    require(person, Action.MANAGE_REFERENCE)
    with storage.writing() as transaction:
        find_item(transaction, ItemKey("communities", community))
        reference = load_reference(transaction)
        violations = tuple(_not_in_list("kinds", kinds, reference, field="kinds"))
        if violations:
            raise RulesBroken(violations)
        offered = set(reference.kinds_of(community))  # archived kinds keep their offers
        for kind in sorted(offered - set(kinds)):
            transaction.run("reference/delete_community_kind", community=community, kind=kind)
        for kind in sorted(set(kinds) - offered):
            transaction.run("reference/insert_community_kind", community=community, kind=kind)
        event = event_of(person, "offers_changed", subject=community, kinds=sorted(kinds))
        record_event(transaction, event)


def set_defaults(storage: Storage, person: Person, kind: str, *, defaults: KindDefaults) -> None:
    """Say what a kind is prefilled with and, for courses, from how many hours on it counts."""
    require(person, Action.MANAGE_REFERENCE)
    with storage.writing() as transaction:
        find_item(transaction, ItemKey("kinds", kind))
        violations = tuple(_check_defaults(kind, defaults, load_reference(transaction)))
        if violations:
            raise RulesBroken(violations)
        row = {"kind": kind, **asdict(defaults)}
        if not transaction.run("reference/set_kind_defaults", **row):
            transaction.run("reference/insert_kind_defaults", **row)
        record_event(
            transaction, event_of(person, "kind_defaults_changed", subject=kind, **asdict(defaults))
        )


def _check_defaults(kind: str, defaults: KindDefaults, reference: Reference) -> Iterator[Violation]:
    for field, list_name in DEFAULTS.items():
        yield from _not_in_list(list_name, (getattr(defaults, field),), reference, field=field)
    hours = defaults.minimum_hours
    if kind not in COUNTED_BY_HOURS:
        if hours is not None:
            yield Violation("minimum_hours", NO_HOURS_HERE)
    elif hours is None or not 0 < hours <= MOST_HOURS:
        yield Violation("minimum_hours", HOURS_NEEDED)


def _not_in_list(
    list_name: str, codes: tuple[str, ...], reference: Reference, *, field: str
) -> Iterator[Violation]:
    for code in codes:
        if code not in reference.codes(list_name):
            yield Violation(field, NOT_IN_LIST, {"value": reference.name(list_name, code)})
