"""What looks like a slip in a letterhead: pointed out to the administrator, never mended here."""

from dataclasses import dataclass
from itertools import pairwise

from core.i18n import N_, Words

OPENING, CLOSING = "«", "»"

CAPITAL_INSIDE = N_("“{text}”: a capital letter stands inside the word.")
NOT_CLOSED = N_("“{text}”: the quotation marks do not come in pairs.")


@dataclass(frozen=True)
class Doubt:
    """A probable slip: what is odd, and the words where it stands."""

    message: str
    text: str

    def sentence(self, words: Words) -> str:
        """Return the note for the administrator."""
        return words(self.message, text=self.text)


def doubts(letterhead: str) -> tuple[Doubt, ...]:
    """Return the probable slips of a letterhead, line by line."""
    found = []
    for line in letterhead.splitlines():
        found += [
            Doubt(CAPITAL_INSIDE, word) for word in _letters(line) if _is_capital_inside(word)
        ]
        if line.count(OPENING) != line.count(CLOSING):
            found.append(Doubt(NOT_CLOSED, line.strip()))
    return tuple(found)


def _letters(line: str) -> list[str]:
    """Return the words of a line without the marks around and between them."""
    return "".join(sign if sign.isalpha() else " " for sign in line).split()


def _is_capital_inside(word: str) -> bool:
    return any(before.islower() and sign.isupper() for before, sign in pairwise(word))
