"""What a code of a dimension is called where no list of the school's names it."""

from collections.abc import Callable, Mapping
from datetime import date

from core import formats
from core.dimensions import PARTS, partner_of
from core.i18n import N_, Words

OF_THE_SCHOOL = N_("own school")  # whose a resource is that nobody else has given


def _month(words: Words, code: str) -> str:
    return formats.month_name(date.fromisoformat(code), words.language)


# Codes of the other dimensions are of a list, are ids that somebody has to look up, or are numbers.
NAMES: Mapping[str, Callable[[Words, str], str]] = {
    "month": _month,
    "year": lambda _, code: formats.school_year_name(int(code)),
    "weekday": lambda words, code: formats.weekday(int(code), words.language),
    "part": lambda words, code: words(PARTS[code]),
    "provider": lambda words, code: partner_of(code) or words(OF_THE_SCHOOL),
}
