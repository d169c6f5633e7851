"""The rules of what speaks for a participation: its link, its document, each teacher's own."""

from collections.abc import Iterator
from dataclasses import replace

from core.errors import Violation
from core.i18n import N_
from services.addresses import recognised
from services.rules import checks
from services.rules.checks import Text
from services.rules.entries import ParticipationEntry, entry_for
from services.rules.facts import RuleFacts
from services.rules.rule import Former

NUMBER = {"document_number": Text(100)}
NO_DOCUMENT = "none"
NUMBER_OF_NOTHING = N_(
    "There is a document number, but the kind of document is “none”: choose the kind."
)
FILE_ADDRESS = N_(
    "This link opens a file, not a page: open the work on the site and copy the address from there."
)


def link(entry: ParticipationEntry, _: RuleFacts, __: Former) -> Iterator[Violation]:
    """A link is one that a browser would open."""
    yield from checks.link("address", entry.address)


def evidence(entry: ParticipationEntry, _: RuleFacts, __: Former) -> Iterator[Violation]:
    """A link, a document number, or the plain word that there is neither."""
    if entry.is_without_evidence and (entry.address or entry.document_number):
        yield Violation(
            "is_without_evidence",
            N_("There is a link or a number: take the tick “no evidence” off."),
        )
    elif not entry.is_without_evidence and not _is_spoken_for(entry):
        yield Violation("address", N_("Enter a link or a document number, or tick “no evidence”."))


def document(entry: ParticipationEntry, _: RuleFacts, __: Former) -> Iterator[Violation]:
    """A number is of a document."""
    if entry.document == NO_DOCUMENT and entry.document_number:
        yield Violation("document", NUMBER_OF_NOTHING)


def _is_spoken_for(entry: ParticipationEntry) -> bool:
    """Say whether there is a link or a number, or a number of each teacher's own."""
    if entry.address or entry.document_number:
        return True
    own = [entry_for(entry, teacher_id).document_number for teacher_id in entry.teacher_ids]
    return bool(own) and all(own)


def page(entry: ParticipationEntry, facts: RuleFacts, former: Former) -> Iterator[Violation]:
    """A link leads to a page that can be looked at, not to a file that is there for a while."""
    if former and former.address == entry.address:
        return
    found = recognised(entry.address, facts.reference.address_rules)
    if found and found.is_file:
        yield Violation("address", FILE_ADDRESS)


def differences(entry: ParticipationEntry, facts: RuleFacts, _: Former) -> Iterator[Violation]:
    """What single teachers have of their own keeps the rules of what all have."""
    for one in entry.differences:
        yield from (
            replace(found, field="differences")
            for found in (
                *checks.texts(one, NUMBER),
                *checks.codes(one, {"role": "roles", "outcome": "outcomes"}, facts),
            )
        )
    if entry.document == NO_DOCUMENT and any(one.document_number for one in entry.differences):
        yield Violation("document", NUMBER_OF_NOTHING)
