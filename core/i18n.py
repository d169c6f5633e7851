"""The words a person sees: gettext catalogues read from their .po files, English ids in code."""

import re
from collections.abc import Mapping
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import TypeGuard

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from core.formats import number

LANGUAGES: Mapping[str, str] = {"ru": "Русский", "en": "English"}
DEFAULT_LANGUAGE = "ru"
AS_THEY_ARE = frozenset({"year", "row", "value"})  # facts that are places, or what somebody wrote
CATALOGUES = Path(__file__).parent.parent / "locales"


def N_(message: str) -> str:  # noqa: N802 - the gettext name for "marked, translated later"
    """Mark a message id for the catalogues without translating it here."""
    return message


class Words:
    """Words of one language: `words("Saved {n}", n=3)`, `words.count("{n} row", "{n} rows", 3)`."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else DEFAULT_LANGUAGE
        self._catalogue = _catalogue(self.language)

    def __call__(self, message: str, **facts: object) -> str:
        """Translate a message id and fill its {facts}; facts are values, never ids.

        A whole number is written as everywhere, 11 355; a year or a row of a file is none.
        """
        text = self._catalogue.gettext(message) if message else ""
        return self._filled(text, facts) if facts else text

    def count(self, one: str, many: str, n: int, **facts: object) -> str:
        """Translate with the plural form that n asks for; {n} is filled in when it stands there."""
        return self._filled(self._catalogue.ngettext(one, many, n), {"n": n, **facts})

    def _filled(self, text: str, facts: Mapping[str, object]) -> str:
        """Fill the {facts} in; one that ends with a full stop («Дадашева Я. У.») needs no other."""
        for name, value in facts.items():
            if isinstance(value, str) and value.endswith("."):
                text = re.sub(rf"(\{{{name}\}})\.(?!\w)", r"\1", text)
        written: dict[str, object] = {
            name: number(value, self.language)
            for name, value in facts.items()
            if _is_number(value, name) and f"{{{name}}}" in text
        }
        return text.format(**{**facts, **written})


def _is_number(value: object, name: str) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and name not in AS_THEY_ARE


@cache
def words_of(language: str) -> Words:
    """Return the one `Words` of a language; unknown languages get the default one."""
    return Words(language)


def language_of_locale(locale: str | None, default: str = DEFAULT_LANGUAGE) -> str:
    """Return the language for a browser's locale ("en-US" -> "en"), the default when unknown."""
    code = (locale or "").replace("_", "-").split("-")[0].lower()
    return code if code in LANGUAGES else default


@cache
def _catalogue(language: str) -> NullTranslations:
    path = CATALOGUES / language / "LC_MESSAGES" / "messages.po"
    if not path.exists():  # English: the ids are the words
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
