"""The standing texts of the letter: what a person may word anew, kept as versions.

A place in braces, as the data file names it, is filled from the data when the letter is written.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from core.access import Action, Person, require
from core.errors import RulesBroken, StaleEdit, Violation
from core.i18n import N_
from db import Storage, Transaction
from services.events import event_of, record_event
from services.rules.checks import Text, required, texts

SEED = Path(__file__).with_suffix(".toml")
NUMBER_OF_COLUMNS = ("1", "2")
LIMITS = {
    "letterhead_columns": Text(1),
    "number": Text(200, has_lines=True),
    "addressee": Text(500, has_lines=True),
    "title": Text(500, has_lines=True),
    "introduction": Text(10_000, has_lines=True),
    "communities": Text(2_000, has_lines=True),
    "aims": Text(5_000, has_lines=True),
    "signatory_position": Text(200),
    "signatory_name": Text(200),
    "executor": Text(300),
}
REQUIRED = {
    "title": N_("Write the title of the letter."),
    "signatory_position": N_("Write who signs the letter."),
}


@dataclass(frozen=True)
class StandingTexts:
    """All the standing texts by name; `version` is what a change must be made on, 0 the first."""

    version: int
    texts: Mapping[str, str]


def standing_texts(storage: Storage | Transaction, organisation_id: str) -> StandingTexts:
    """Return an organisation's standing texts as they are now."""
    row = storage.row("standing_texts/latest", organisation_id=organisation_id)
    if row is None:
        return StandingTexts(0, first_texts())
    changed = json.loads(str(row["texts"]))
    return StandingTexts(int(str(row["version"])), {**first_texts(), **changed})


def change_standing_texts(
    storage: Storage, person: Person, changed: Mapping[str, str], *, version: int
) -> None:
    """Write a new version; RulesBroken names the fields, StaleEdit says another came in between."""
    require(person, Action.MAKE_PAPERS)
    trimmed = {name: changed[name].strip() for name in LIMITS}
    violations = tuple(check_standing_texts(trimmed))
    if violations:
        raise RulesBroken(violations)
    with storage.writing(of_data=False) as transaction:
        now = standing_texts(transaction, person.organisation_id)
        if now.version != version:
            raise StaleEdit(organisation=person.organisation_id)
        transaction.run(
            "standing_texts/insert",
            organisation_id=person.organisation_id,
            version=version + 1,
            texts=json.dumps(trimmed, ensure_ascii=False),
            recorded_at=transaction.started_at,
            recorded_by=person.account_id,
        )
        record_event(transaction, event_of(person, "standing_texts_changed"))


def check_standing_texts(changed: Mapping[str, str]) -> Iterator[Violation]:
    """Name what is wrong with the texts."""
    entry = SimpleNamespace(**changed)
    yield from required(entry, REQUIRED)
    yield from texts(entry, LIMITS)
    for name in LIMITS:
        if unknown := unknown_places(changed[name]):
            yield Violation(
                name,
                N_("There is nothing to fill in for {places}: correct the name or the braces."),
                {"places": ", ".join(unknown)},
            )
    if changed["letterhead_columns"] not in NUMBER_OF_COLUMNS:
        yield Violation("letterhead_columns", N_("Choose one column or two."))


def unknown_places(text: str) -> list[str]:
    """Return what stands in braces and is no place of the data file, each once."""
    known = set(standing_places().values())
    return [one for one in dict.fromkeys(re.findall(r"\{[^{}]*\}", text)) if one not in known]


def filled(text: str, facts: Mapping[str, str]) -> str:
    """Return a text with its places filled; `facts` go by the names of the data file."""
    places = {place: name for name, place in standing_places().items()}
    pattern = "|".join(map(re.escape, places))
    return re.sub(pattern, lambda place: facts.get(places[place.group()], ""), text)


@cache
def first_texts() -> Mapping[str, str]:
    """Return the texts that come with the application, as the school wrote them."""
    return {name: str(text).strip() for name, text in _seed()["texts"].items()}


@cache
def standing_places() -> Mapping[str, str]:
    """Return the places that are filled from the data, by their names."""
    return _seed()["places"]


@cache
def missing_head() -> str:
    """Return what stands for the head teacher's name where the staff list has none."""
    return _seed()["missing"]["head"]


def _seed() -> dict[str, dict[str, str]]:
    return tomllib.loads(SEED.read_text(encoding="utf-8"))
