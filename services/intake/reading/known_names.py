"""Words that name columns in the tables of schools, so that a header of only words is one."""

import re
import tomllib
from pathlib import Path

from services.intake.reading.encodings import FOLDED

WORDS = frozenset(
    tomllib.loads(Path(__file__).with_name("known_names.toml").read_text(encoding="utf-8"))["words"]
)
WORD = re.compile(r"[^\W_]+|№")


def is_known(name: str) -> bool:
    """Say whether a cell is a column's name: it begins with a known word and is short."""
    found = WORD.findall(name.casefold().translate(FOLDED))
    return bool(found) and len(found) <= 6 and found[0] in WORDS
