"""What people typed, shown as they typed it where Streamlit would read Markdown."""

import re
from urllib.parse import quote

from reports import plain_text

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_LINES = re.compile(r"[ \t]*[\r\n\v\f\u2028\u2029]\s*")  # no-break spaces stay: 71 %
_NAME_OF_PICTURE = re.compile(r":(?=(?:\\?[\w+/-])+\\:)")  # as it stands once escaped
_ADDRESS = re.compile(r"\s*(https?://|[a-z_]+\?)", re.IGNORECASE)
_BREAKING = re.compile(r"[\s<>\\]")  # what would end a link before its end
_WORD_JOINER = "\u2060"  # keeps :smile: and :material/home: from becoming pictures


def plain(text: str) -> str:
    """Return Markdown that shows exactly this text, on one line, without signs nobody can see."""
    escaped = _PUNCTUATION.sub(r"\\\1", as_seen(text))
    return _NAME_OF_PICTURE.sub(f":{_WORD_JOINER}", escaped)


def as_seen(text: str) -> str:
    """Return the text on one line, without signs nobody can see."""
    return plain_text.plain(_LINES.sub(" ", text.strip()))


def safe_address(address: str) -> str | None:
    """Return an address of the web or of this application in one piece; None for anything else."""
    if not _ADDRESS.match(address):
        return None
    return _BREAKING.sub(lambda found: quote(found[0]), address.strip())


def wrong(sentence: str) -> str:
    """Return the Markdown of a sentence that stands under a field and says what to mend in it."""
    return f":red[:material/error: {plain(sentence)}]"
