"""The form's rules over columns: each is asked once for each combination of what it looks at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pyarrow.compute as pc

from services.addresses import normalised
from services.intake.cell_columns import (
    CodedColumn,
    Codes,
    Column,
    Mask,
    TextColumn,
    alike,
    combined,
    first_places,
)
from services.rules import ParticipationEntry, RuleFacts
from services.rules.checks import link
from services.rules.participation import RULES, TEXTS
from services.rules.rule import Rule

ENTRY_FIELDS = frozenset(part.name for part in fields(ParticipationEntry))
MOST_COMBINATIONS = 5_000
AT_ONCE = 100_000  # links split together
# Links that are kept as they stand for sure: a plain host, then visible signs without a query.
SURE_LINK = r"^https?://[a-z0-9а-яё-]+(\.[a-z0-9а-яё-]+)+(/[!\"$->@-Z^-~А-Яа-яЁё]*)?$"
PUNYCODE = "xn--"


@dataclass(frozen=True)
class Entries:
    """Rows as columns of entries; `teacher_ids` is a column like the others."""

    columns: Mapping[str, Column]
    count: int

    def entry(self, place: int, names: frozenset[str] = ENTRY_FIELDS) -> ParticipationEntry:
        """Return the entry of a row by its place, with only these fields filled in."""
        values: dict[str, Any] = {
            name: column.value(place) for name, column in self.columns.items() if name in names
        }
        return ParticipationEntry(
            **{name: value for name, value in values.items() if value is not None}
        )


def doubted_rows(entries: Entries, facts: RuleFacts) -> Mask:
    """Mark the rows that a rule may refuse: all the others keep every rule.

    A rule that reads a text is not asked where the text is plain, not too long and, as a link,
    leads to a plain host: such rows are passed, the others are marked to be asked one by one.
    """
    doubted = np.zeros(entries.count, bool)
    for name, column in entries.columns.items():
        if isinstance(column, TextColumn):
            doubted |= column.is_odd | _is_unsure(name, column)
        elif column.is_wrong.any():
            doubted |= column.is_wrong[column.codes]
    for rule in RULES:
        doubted |= _broken(rule, entries, facts)
    return doubted


def _is_unsure(name: str, column: TextColumn) -> Mask:
    unsure: Mask = np.asarray(pc.utf8_length(column.texts)) > TEXTS[name].longest
    if name == "address":
        is_sure = np.asarray(pc.match_substring_regex(column.texts, SURE_LINK))
        is_sure &= ~np.asarray(pc.match_substring(column.texts, PUNYCODE))
        for place in np.flatnonzero(column.is_there & ~is_sure):
            unsure[place] |= _is_refused(str(column.value(int(place))))
    return unsure


def _is_refused(address: str) -> bool:
    """Say whether an address is none, or is not the way in which addresses are kept."""
    return normalised(address) != address or any(True for _ in link("address", address))


def _broken(rule: Rule, entries: Entries, facts: RuleFacts) -> Mask:
    """Mark the rows that break a rule, by asking it for the first row of each combination."""
    if rule.reads_site:
        return _of_wrong_site(rule, entries, facts)
    looked = {name: entries.columns[name] for name in rule.fields if name in entries.columns}
    if rule.reads_text and any(isinstance(column, TextColumn) for column in looked.values()):
        return np.zeros(entries.count, bool)
    codes = [_codes(column) for column in looked.values() if not _is_alike(column)]
    groups = combined(codes) if codes else alike(entries.count)
    places = first_places(groups)
    if rule.is_span and len(places) > MOST_COMBINATIONS:
        return _outside_span(rule, entries, facts, places=places)
    is_broken = _asked(rule, entries, facts, places=places)
    return is_broken[groups] if is_broken.any() else np.zeros(entries.count, bool)


def _of_wrong_site(rule: Rule, entries: Entries, facts: RuleFacts) -> Mask:
    """Ask a rule about each site that sure links lead to; the other links are doubted anyway."""
    column, broken = entries.columns.get("address"), np.zeros(entries.count, bool)
    if isinstance(column, CodedColumn):
        return _asked(rule, entries, facts, places=first_places(column.codes))[column.codes]
    if column is None:
        return broken
    for start in range(0, entries.count, AT_ONCE):
        links = column.texts.slice(start, AT_ONCE)
        is_link = pc.match_substring_regex(links, r"^https?://")
        parts = pc.split_pattern(links.filter(is_link), "/", max_splits=3)
        sites = pc.list_element(parts, 2).dictionary_encode()
        found = [
            any(
                True
                for _ in rule.broken(ParticipationEntry(address=f"https://{site}"), facts, None)
            )
            for site in sites.dictionary.to_pylist()
        ]
        if any(found):
            places = start + np.flatnonzero(np.asarray(is_link))
            broken[places] = np.array(found)[np.asarray(sites.indices)]
    return broken


def _is_alike(column: Column) -> bool:
    return isinstance(column, CodedColumn) and len(column.values) == 1


def _codes(column: Column) -> Codes:
    return column.is_there.astype(np.int32) if isinstance(column, TextColumn) else column.codes


def _asked(rule: Rule, entries: Entries, facts: RuleFacts, *, places: Codes) -> Mask:
    names = frozenset(rule.fields)
    found: Iterator[bool] = (
        any(True for _ in rule.broken(entries.entry(int(place), names), facts, None))
        for place in places
    )
    return np.fromiter(found, bool, len(places))


def _outside_span(rule: Rule, entries: Entries, facts: RuleFacts, *, places: Codes) -> Mask:
    """Ask a rule about each teacher's first and last day; a break doubts all of these rows."""
    teachers = entries.columns["teacher_ids"]
    if not isinstance(teachers, CodedColumn):
        raise TypeError(teachers)
    is_broken = np.zeros(len(teachers.values), bool)
    for name in ("starts_on", "took_part_on"):
        column = entries.columns.get(name)
        if isinstance(column, CodedColumn):
            days = ordinals(column)[column.codes[places]]
            for ends in _extremes(teachers.codes[places], days):
                asked = _asked(rule, entries, facts, places=places[ends])
                is_broken[teachers.codes[places[ends]]] |= asked
    return is_broken[teachers.codes]


def ordinals(column: CodedColumn) -> Codes:
    """Return the days of a column as numbers, 0 for none."""
    days = [value.toordinal() if hasattr(value, "toordinal") else 0 for value in column.values]
    return np.array(days, np.int64)


def _extremes(groups: Codes, days: Codes) -> tuple[Codes, Codes]:
    """Return the places of each group's first and last day."""
    order = np.lexsort((days, groups))
    is_last = np.append(np.diff(groups[order]) != 0, True)
    is_first = np.append(True, is_last[:-1])
    return order[is_first], order[is_last]
