"""Days as people write them: in words, and three numbers that are no day at all."""

import re
import tomllib
from datetime import date
from pathlib import Path

DAYS = tomllib.loads(Path(__file__).with_name("months.toml").read_text(encoding="utf-8"))
MONTHS, YEAR_SIGNS = tuple(DAYS["months"]), tuple(DAYS["year_signs"])
IN_WORDS = re.compile(r"[«\"]?(\d{1,2})[»\"]? ([^\W\d_]+) (\d{4})")
DIGITS_OF_DAY = 2
IN_NUMBERS = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})")


def is_no_day(text: str) -> bool:
    """Say whether a text has a day's three numbers, which are a day in no order of them."""
    found = IN_NUMBERS.match(text)
    if not found:
        return False
    first, middle, last = map(int, found.groups())
    is_year_first = len(found[1]) > DIGITS_OF_DAY
    orders = (
        ((first, middle, last),)
        if is_year_first
        else ((last, middle, first), (last, first, middle))
    )
    for year, month, number in orders:
        try:
            date(year, month, number)
        except ValueError:
            continue
        return False
    return True


def in_digits(text: str) -> str:
    """Return a Russian day in words as ISO writes it; others without the sign of the year."""
    bare = " ".join(text.split())
    for sign in YEAR_SIGNS:
        bare = bare.removesuffix(sign).strip()
    match = IN_WORDS.fullmatch(bare)
    if not match:
        return bare
    word = match[2].casefold()
    known = [place for place, stem in enumerate(MONTHS, 1) if word.startswith(stem)]
    return (
        f"{match[3]}-{max(known, key=lambda n: len(MONTHS[n - 1])):02d}-{match[1]:0>2}"
        if known
        else bare
    )
