"""Codes of new reference items, made from their names: "Учи.ру" becomes uchi_ru."""

import re
import tomllib
from collections.abc import Collection
from functools import cache
from pathlib import Path

LETTERS = Path(__file__).with_suffix(".toml")
LONGEST = 40
NAMELESS = "item"


def code_from(name: str, taken: Collection[str]) -> str:
    """Return a code of Latin letters, digits and underscores that is not among the taken ones."""
    latin = "".join(_latin().get(sign, sign) for sign in name.casefold())
    stem = "_".join(re.findall(r"[a-z0-9]+", latin))[:LONGEST].strip("_") or NAMELESS
    numbered = (f"{stem}_{number}" for number in range(2, len(taken) + 3))
    return next(code for code in (stem, *numbered) if code not in taken)


@cache
def _latin() -> dict[str, str]:
    letters: dict[str, str] = tomllib.loads(LETTERS.read_text(encoding="utf-8"))["latin"]
    return letters
