"""Words in other cases: what a word may be in the nominative."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from services.recognition.folding import WRITING

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

ENDINGS: tuple[tuple[str, str], ...] = tuple((man, woman) for man, woman in WRITING["endings"])
NOUNS = frozenset({"NOUN", "ADJF"})


@cache
def analyser() -> "MorphAnalyzer":
    """Return the dictionary, read when the first word needs it: it takes 15 MB and 0.3 s."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer()


@lru_cache(maxsize=20_000)
def nominatives(word: str) -> frozenset[str]:
    """Return what a folded word may be the inflected form of, itself left out."""
    readings = {
        (parse.normal_form, parse.tag.gender): parse
        for parse in analyser().parse(word)
        if parse.tag.POS in NOUNS and "sing" in parse.tag
    }
    found = (parse.inflect({"nomn", "sing"}) for parse in readings.values())
    return frozenset(parse.word.replace("ё", "е") for parse in found if parse) - {word}


def counterpart(surname: str) -> str:
    """Return the man's surname for a woman's and the woman's for a man's, empty where it is one."""
    for man, woman in ENDINGS:
        if surname.endswith(woman):
            return surname.removesuffix(woman) + man
        if surname.endswith(man):
            return surname.removesuffix(man) + woman
    return ""
