"""Headers of columns as they are compared, and how well one names a field."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from core.i18n import LANGUAGES, N_, words_of
from services.intake.field_names import NAMES

WORDS: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("headers.toml").read_text(encoding="utf-8")
)
LISTS = N_("Lists")  # the sheet of a template with the reference lists
TO_MEND = N_("what to mend")  # the column that rejected rows come back with

EXACT, PART_EXACT, BEGINNING, INSIDE = 100.0, 97.0, 50.0, 40.0
BY_COVER = 48.0  # added to the last two by how much of the header the words are
LEAST_ALIKE = 86.0
ANYWHERE = 60.0  # of a word that says what a column is wherever it stands in a long header
SHORTEST = 3  # a shorter word is a field's name only alone
BETWEEN_HEADERS = " / "
_MARKS = re.compile(r"[\W_]+")


def normalised(header: str) -> str:
    """Return a header as it is compared: no case, no marks, ё as е, one space between words."""
    return " ".join(_MARKS.sub(" ", header.casefold().replace("ё", "е")).split())


def is_note(column: str) -> bool:
    """Say whether a column is the one that rejected rows come back with."""
    last = normalised(column.rsplit(BETWEEN_HEADERS, 1)[-1])
    return last in {normalised(words_of(code)(TO_MEND)) for code in LANGUAGES}


def is_sheet_of_lists(sheet: str) -> bool:
    """Say whether a sheet is that of a template's lists, which nobody needs to be asked about."""
    return normalised(sheet) in {normalised(words_of(code)(LISTS)) for code in LANGUAGES}


def likeness(header: str, holds: str, field: str) -> float:
    """Return how well a header names a field, from 0 to 100."""
    whole = normalised(header)
    last = normalised(header.rsplit(BETWEEN_HEADERS, 1)[-1])
    named = names(holds, field)
    if whole in named:
        return EXACT
    if last in named:
        return PART_EXACT
    if not last:
        return 0.0
    is_said = not set(last.split()).isdisjoint(WORDS["anywhere"].get(field, ()))
    return max(ANYWHERE if is_said else 0.0, *(_near(last, name) for name in named))


@cache
def names(holds: str, field: str) -> frozenset[str]:
    """Return what a field may be called, its names in both languages included."""
    return frozenset(filter(None, map(normalised, _names(holds, field))))


def _names(holds: str, field: str) -> Iterator[str]:
    yield field
    own = NAMES[holds].get(field)
    if own:
        yield from (words_of(language)(own) for language in LANGUAGES)
    yield from WORDS.get(holds, {}).get(field, ())
    yield from WORDS["people"].get(field, ())


def _near(header: str, name: str) -> float:
    """Return the likeness of a header that has the name's words among others, or is misspelt."""
    alike = fuzz.ratio(header, name)
    misspelt = alike - 5 if alike >= LEAST_ALIKE else 0.0
    if len(name) < SHORTEST:
        return misspelt
    cover = BY_COVER * len(name) / len(header)
    if f"{header} ".startswith(f"{name} "):
        return max(misspelt, BEGINNING + cover)
    if f" {name} " in f" {header} ":
        return max(misspelt, INSIDE + cover)
    return misspelt
