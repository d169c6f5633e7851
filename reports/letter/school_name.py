"""The school's short name in a sentence: a name that would have to be declined is put in quotes
behind a word that is declined in its place."""

from core.i18n import Words

LONGEST_ABBREVIATION = 4  # letters of each part: of the kind of school, never of a word in capitals


def of_school(words: Words, name: str) -> str:
    """Return the name as it stands after "teachers of" or "work of"."""
    if _begins_with_abbreviation(name):
        return name
    inner = name.replace("«", "„").replace("»", "“")
    return words("of the educational organisation “{name}”", name=inner)


def _begins_with_abbreviation(name: str) -> bool:
    """Say whether the first word is one of capitals, which no case changes."""
    first = next(iter(name.split()), "")
    parts = first.split("-")
    return first.isupper() and all(len(part) <= LONGEST_ABBREVIATION for part in parts)
