"""Words that name columns in the tables of schools, so that a header of only words is one."""

import re
import tomllib
from pathlib import Path

from services.intake.reading.encodings import FOLDED

NAMES = tomllib.loads(Path(__file__).with_name("known_names.toml").read_text(encoding="utf-8"))
WORDS, TOTALS = frozenset(NAMES["words"]), frozenset(NAMES["totals"])
MOST_WORDS_OF_TOTAL = 3  # «всего по школе»
WORD = re.compile(r"[^\W_]+|№")


def is_known(name: str) -> bool:
    """Say whether a cell is a column's name: it begins with a known word and is short."""
    found = WORD.findall(name.casefold().translate(FOLDED))
    return bool(found) and len(found) <= 6 and found[0] in WORDS


def is_total(text: str) -> bool:
    """Say whether a cell begins the row of totals: «Итого», «Всего часов:»."""
    found = WORD.findall(text.casefold().translate(FOLDED))
    return bool(found) and len(found) <= MOST_WORDS_OF_TOTAL and found[0] in TOTALS
