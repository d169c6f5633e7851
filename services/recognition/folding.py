"""Names as they are compared: one letter for those that look alike, words apart from initials."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

WRITING = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
BEFORE = frozenset(WRITING["before"])
LONGEST_SHORTENED = 4  # letters of a name that a point cuts short
PALOCHKA = "\u04cf"
_AS_PALOCHKA_SIGNS = frozenset(WRITING["palochka"])
_AS_PALOCHKA = str.maketrans(dict.fromkeys(WRITING["palochka"], PALOCHKA))
_AS_CYRILLIC = str.maketrans(WRITING["lookalikes"])
_UNSEEN = re.compile(r"[\u00ad\u0301\u200b-\u200f\u2060\ufeff]")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_JOINED = re.compile(r"(?<=[а-яё\u04cf])(?=[А-ЯЁ]\.)")
_WORD = re.compile(r"[^\W_](?:[^\W_]|[|!](?=\w))*(?:['’`-][^\W_](?:[^\W_]|[|!](?=\w))*)*\.?")
_HYPHEN = re.compile(r"[-'’`]")


@dataclass(frozen=True)
class Token:
    """A folded word of a name; `is_short` says it only begins the name: an initial."""

    text: str
    is_short: bool


def fold(word: str) -> str:
    """Return a word as it is compared: no case, no ё, lookalikes of letters as they are meant."""
    word = unicodedata.normalize("NFC", word)
    if _CYRILLIC.search(word):
        word = word.translate(_AS_PALOCHKA)
        return word.casefold().translate(_AS_CYRILLIC).replace("ё", "е")
    return word.casefold()


def cleaned(text: str) -> str:
    """Return a text without what nobody sees, its dashes as hyphens."""
    return _DASHES.sub("-", _UNSEEN.sub("", text))


def parts_of(word: str) -> list[str]:
    """Return the parts of a folded word with hyphens."""
    return [part for part in _HYPHEN.split(word) if part]


def tokens(text: str) -> list[Token]:
    """Return the words and initials of a name in their order; what leads up to it is left out."""
    found: list[Token] = []
    for written in _WORD.findall(_JOINED.sub(" ", cleaned(text))):
        bare = written.rstrip(".")
        has_point = written != bare
        folded = PALOCHKA if has_point and bare in _AS_PALOCHKA_SIGNS else fold(bare)
        if not found and folded in BEFORE and not (len(bare) == 1 and has_point):
            continue
        found += _tokens_of(bare, folded, has_point=has_point)
    return found


def _tokens_of(bare: str, folded: str, *, has_point: bool) -> list[Token]:
    """Return one token, or one an initial where initials stand together."""
    if len(folded) == 1 or (len(folded) == 2 and folded[1] == PALOCHKA):
        return [Token(folded, is_short=True)]
    if len(bare) == 2 and bare.isupper():
        return [Token(sign, is_short=True) for sign in folded]
    if len(folded) == 3 and folded[1] == "-":
        return [Token(folded[0], is_short=True), Token(folded[2], is_short=True)]
    return [Token(folded, is_short=has_point and len(folded) <= LONGEST_SHORTENED)]
