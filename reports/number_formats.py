"""How office programs write numbers: the formats of spreadsheets and charts, by kind and language.

Separators are the office program's own, as its user has set it.
"""

from collections.abc import Iterable

from core.formats import NO_BREAK_SPACE
from reports.content import Kind

WHOLE, WITH_PARTS = "#,##0", "#,##0.0"
LEAST, MOST = 0.005, 0.995  # shares that would be rounded to nothing or to all
DAYS = {"ru": "dd.mm.yyyy", "en": "d mmm yyyy"}


def number_format(kind: Kind, values: Iterable[float | None], language: str) -> str:
    """Return the format that fits numbers of a kind: of one cell, or of all labels of a chart.

    A little is never written as nothing, nor almost all as all.
    """
    numbers = [value for value in values if value is not None]
    if kind is Kind.SHARE:
        return _share(numbers, language)
    if kind is Kind.DAY:
        return DAYS[language]
    is_whole = all(float(value).is_integer() for value in numbers)
    return WHOLE if is_whole else WITH_PARTS


def _share(numbers: list[float], language: str) -> str:
    sign = f'"{NO_BREAK_SPACE}"%' if language == "ru" else "%"
    said = f"{NO_BREAK_SPACE}%" if language == "ru" else "%"
    parts = []
    if any(0 < value < LEAST for value in numbers):
        parts.append(f'[=0]0{sign};[<{LEAST}]"<1{said}"')
    elif any(MOST <= value < 1 for value in numbers):
        parts.append(f'[=1]0{sign};[>={MOST}]">99{said}"')
    return ";".join([*parts, f"0{sign}"])
