"""Text from people as a paper takes it: letters only, no control signs, links only to the web."""

import re

# What XML cannot hold, halves of letters and signs that turn the direction of writing about.
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
_BREAK = "\u200b"  # the zero-width space
_LONG, _PIECE = 26, 18  # letters
_WEB = ("http://", "https://")


def plain(text: str) -> str:
    """Return the text without signs that no file can hold or that nobody can see."""
    return _UNWRITABLE.sub("", text)


def is_web_address(text: str) -> bool:
    """Say whether a text may become a link: an address of the web in one piece."""
    return text.lower().startswith(_WEB) and not re.search(r"[\s\"<>]", text)


def breakable(text: str) -> str:
    """Return the text with invisible places to break in words that are longer than any line."""
    return re.sub(rf"\S{{{_LONG},}}", lambda word: _in_pieces(word.group()), text)


def _in_pieces(word: str) -> str:
    return _BREAK.join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))
