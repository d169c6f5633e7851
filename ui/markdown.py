"""What people typed, shown as they typed it where Streamlit would read Markdown."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_LINES = re.compile(r"[ \t]*[\r\n\v\f\u2028\u2029]\s*")  # no-break spaces stay: 71 %
_NAME_OF_PICTURE = re.compile(r":(?=(?:\\?[\w+/-])+\\:)")  # as it stands once escaped
_WORD_JOINER = "\u2060"  # keeps :smile: and :material/home: from becoming pictures


def plain(text: str) -> str:
    """Return Markdown that shows exactly this text, on one line."""
    escaped = _PUNCTUATION.sub(r"\\\1", _LINES.sub(" ", text.strip()))
    return _NAME_OF_PICTURE.sub(f":{_WORD_JOINER}", escaped)


def wrong(sentence: str) -> str:
    """Return the Markdown of a sentence that stands under a field and says what to mend in it."""
    return f":red[:material/error: {plain(sentence)}]"
