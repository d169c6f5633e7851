"""Texts of a column that no list has: what each may mean, for a person to choose."""

import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pyarrow.compute as pc
from rapidfuzz import fuzz, process

from core.i18n import LANGUAGES, words_of
from services.intake.field_names import CHOICES
from services.intake.fields import BETWEEN, FIELDS, Reading, codes_of
from services.intake.headers import normalised
from services.intake.mapping import ANY_OTHER, ImportMapping, Source
from services.intake.table import Table
from services.reference import Reference

SAID: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("meanings.toml").read_text(encoding="utf-8")
)
# Of 100: near enough to be proposed, never to be taken without being shown.
MISSPELT, SAME_WORDS = 82, 96
Way = tuple[Callable[..., float], int]
WAYS: tuple[Way, Way] = ((fuzz.ratio, MISSPELT), (fuzz.token_set_ratio, SAME_WORDS))
SEVERAL, FLAGS = frozenset({"subjects", "method_groups"}), frozenset({"is_without_evidence"})


@dataclass(frozen=True)
class UnknownText:
    """A text of a list's column that the list does not have, and how many rows have it.

    `meaning` is the code that a person chose for it, `suggestion` one that is likely.
    """

    text: str
    rows: int
    meaning: str | None
    suggestion: str | None


def choices(holds: str, field: str, reference: Reference) -> Mapping[str, str]:
    """Return code → name of what a field may be; empty for fields that are free."""
    if field in CHOICES:
        words = words_of(reference.language)
        return {code: words(label) for code, label in CHOICES[field].items()}
    found = FIELDS[holds].get(field)
    if found is None or not found.list_name:
        return {}
    name = found.list_name
    return {code: reference.name(name, code) for code in reference.codes(name)}


def constant_choices(holds: str, field: str, reference: Reference) -> Mapping[str, str]:
    """Return code → name of what a field may be in every row; a flag may only be raised."""
    if field in FLAGS:
        return {"yes": words_of(reference.language)("yes")}
    return choices(holds, field, reference)


def unknown_texts(
    table: Table, mapping: ImportMapping, reference: Reference
) -> Mapping[str, tuple[UnknownText, ...]]:
    """Return field → the texts of its columns that no list has, the most frequent first."""
    found = {}
    for field in mapping.columns:
        if choices(mapping.holds, field, reference):
            texts = tuple(_unknown(table, mapping, field, reference=reference))
            if texts:
                found[field] = texts
    return found


def with_meaning(
    mapping: ImportMapping, field: str, *, text: str, code: str | None
) -> ImportMapping:
    """Return the mapping with what a text means in a field; None takes the meaning away."""
    given = {old: new for old, new in mapping.values.get(field, {}).items() if old != text}
    if code:
        given[text] = code
    values = {name: told for name, told in mapping.values.items() if name != field}
    return replace(mapping, values={**values, field: given} if given else values)


def guessed_meanings(
    table: Table, mapping: ImportMapping, reference: Reference
) -> Mapping[str, Mapping[str, str]]:
    """Return what texts mean beyond doubt: names of the list, written with other marks."""
    meanings = {}
    for field in mapping.columns:
        if not choices(mapping.holds, field, reference):
            continue
        known = _known(mapping.holds, field, reference)
        understood = _understood(mapping.holds, field, reference)
        texts = _texts(table, mapping, field)
        found = {text: known.get(normalised(text)) for text in texts if text}
        meanings[field] = {
            text: code for text, code in found.items() if code and not understood(text)
        }
    return {field: found for field, found in meanings.items() if found}


def familiar(
    holds: str, field: str, reference: Reference, *, is_whole: bool
) -> Callable[[str], bool]:
    """Return whether a text is an item of the field's list or what is said for one, misspelt too.

    `is_whole`: a text that has an item's words among others is none of the list.
    """
    known = _known(holds, field, reference)
    proposed = {**_said(holds, field, set(known.values())), **known}
    understood = _understood(holds, field, reference)
    ways = WAYS[:1] if is_whole else WAYS
    return cache(lambda text: understood(text) or _suggestion(text, proposed, ways) is not None)


def _understood(holds: str, field: str, reference: Reference) -> Callable[[str], bool]:
    """Return whether reading the field takes a text as it is."""
    if field in CHOICES:
        read, reading = FIELDS[holds][field].read, Reading(codes_of(reference))
        return lambda text: read(text, reading) in CHOICES[field]
    codes = codes_of(reference)[FIELDS[holds][field].list_name]
    if field in SEVERAL:
        return lambda text: all(
            part.strip().casefold() in codes for part in BETWEEN.split(text) if part.strip()
        )
    return lambda text: text.casefold() in codes


def _known(holds: str, field: str, reference: Reference) -> dict[str, str]:
    """Return normalised name or code → code."""
    if field in CHOICES:
        return {
            normalised(text): code
            for code, label in CHOICES[field].items()
            for text in (code, *(words_of(language)(label) for language in LANGUAGES))
        }
    codes = codes_of(reference)[FIELDS[holds][field].list_name]
    offered = choices(holds, field, reference)
    return {normalised(text): code for text, code in codes.items() if code in offered}


def _texts(table: Table, mapping: ImportMapping, field: str) -> Mapping[str, int]:
    """Count a field's texts as the mapping joins them, before any meaning."""
    source = mapping.columns[field]
    places = [table.columns.index(column) for column in source.columns]
    columns = [table.cells.column(place) for place in places]
    if source == Source(source.columns) and len(columns) == 1:
        counts = pc.value_counts(columns[0]).to_pylist()
        return {row["values"]: row["counts"] for row in counts}
    rows = zip(*(column.to_pylist() for column in columns), strict=True)
    return Counter(source.text(dict(zip(source.columns, row, strict=True))).strip() for row in rows)


def _unknown(
    table: Table, mapping: ImportMapping, field: str, *, reference: Reference
) -> Iterator[UnknownText]:
    known = _known(mapping.holds, field, reference)
    understood = _understood(mapping.holds, field, reference)
    given, offered = mapping.values.get(field, {}), set(known.values())
    proposed = {**_said(mapping.holds, field, offered), **known}
    texts = _texts(table, mapping, field)
    for text in sorted(texts, key=lambda text: (-texts[text], text)):
        code = given.get(text, given.get(ANY_OTHER))
        meaning = code if code in offered else None
        is_own_name = meaning is not None and known.get(normalised(text)) == meaning
        if text and not understood(text) and not is_own_name:
            suggestion = None if meaning else _suggestion(text, proposed)
            yield UnknownText(text, texts[text], meaning, suggestion)


def _said(holds: str, field: str, offered: Collection[str]) -> dict[str, str]:
    """Return what schools write in other words than the list → the code it stands for."""
    said = SAID.get(FIELDS[holds][field].list_name, {})
    return {text: code for code, texts in said.items() if code in offered for text in texts}


def _suggestion(text: str, known: Mapping[str, str], ways: Sequence[Way] = WAYS) -> str | None:
    """Return what is misspelt nearly so, or has all the words of the text or the text all its."""
    written = normalised(text)
    for scorer, least in ways:
        found = process.extractOne(written, known.keys(), scorer=scorer, score_cutoff=least)
        if found:
            return known[found[0]]
    return None
