"""Bytes as text: by mark, as UTF-8, as UTF-16, or as the alphabet that reads best."""

import codecs
import operator
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from charset_normalizer import from_bytes

from core.i18n import N_
from services.intake.reading.doubts import Doubt
from services.intake.refusals import Refused

MARKS: Mapping[bytes, str] = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
CYRILLIC = ("windows-1251", "koi8-r", "mac-cyrillic", "ibm866", "iso-8859-5", "ibm855")
LATIN = ("windows-1252", "iso-8859-1")
LETTERS = tomllib.loads(Path(__file__).with_name("letters.toml").read_text(encoding="utf-8"))
COMMON, OTHER = frozenset(LETTERS["common"].split()), frozenset(LETTERS["other"].split())
ALPHABET, FOLDED = frozenset(LETTERS["alphabet"]), str.maketrans(LETTERS["folded"])
SIGNS, NEIGHBOURS = frozenset(LETTERS["signs"]), frozenset(LETTERS["neighbours"])
WORD = re.compile(r"[^\W\d_]+")
SIGN = re.compile(r"[\W\d_]")
BETWEEN_LETTERS = frozenset("«»„“”‘’—–°·\u00a0\u00ad")
ASCII = bytes(range(128))
SAMPLE_BYTES = 30_000
CLOSE = 0.3  # how near the second best may come, a letter, before the person is asked
POOR = 0.15  # less than this, a letter, is no language that is known here
FEW_WRONG = 0.02  # share of bytes that may be wrong in what is otherwise UTF-8

NOT_TEXT = N_("it is neither a text table (CSV) nor a workbook")
WRONG_ENCODING = N_(
    "its text is not in the encoding {encoding}; name the right one, for example windows-1251"
)
GUESSED = N_("The encoding is most likely {encoding}: check that the words read right.")
BROKEN = N_("{count} places are not in the encoding {encoding}; they are shown as �.")


@dataclass(frozen=True)
class Text:
    """The text of a file, without its mark, and the encoding that it was read in."""

    text: str
    encoding: str
    doubts: tuple[Doubt, ...] = ()


def decoded(content: bytes, encoding: str | None) -> Text:
    """Return the text; ImportRefused when it is none or not in the encoding that is named."""
    marked = next((name for mark, name in MARKS.items() if content.startswith(mark)), None)
    if marked or encoding:
        return _named(content, marked or encoding or "")
    wide = _wide(content)
    if wide:
        return _named(content, wide)
    if b"\x00" in content:
        raise Refused(NOT_TEXT)
    try:
        return Text(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _nearly_utf8(content) or _single_byte(content)


def _named(content: bytes, encoding: str) -> Text:
    try:
        text = content.decode(encoding)
    except LookupError as error:
        raise Refused(WRONG_ENCODING, encoding=encoding) from error
    except UnicodeDecodeError as error:
        refusal = NOT_TEXT if b"\x00" in content else WRONG_ENCODING
        raise Refused(refusal, encoding=encoding) from error
    if "\x00" in text:
        raise Refused(NOT_TEXT)
    return Text(text, encoding)


def _wide(content: bytes) -> str | None:
    """Return which UTF-16 a text without a mark is in: its line ends and blanks are two bytes."""
    sample = content[:SAMPLE_BYTES]
    if len(content) % 2 or b"\x00" not in sample:
        return None
    found = []
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = sample[: len(sample) // 2 * 2].decode(name, "ignore")
        except UnicodeDecodeError:
            continue
        plain = sum(
            char in "\r\n\t" or " " <= char <= "~" or "\u00a0" <= char <= "\u04ff" or char in SIGNS
            for char in text
        )
        if "\x00" not in text and text and plain / len(text) > 0.9:
            found.append(name)
    return found[0] if len(found) == 1 else None


def _nearly_utf8(content: bytes) -> Text | None:
    """Return UTF-8 with a few wrong bytes in it, which stay visible, or None."""
    text = content.decode("utf-8", "replace")
    wrong, right = text.count("\ufffd"), sum(1 for char in text if char > "\x7f")
    if right - wrong < 5 or wrong > (right - wrong) * FEW_WRONG:
        return None
    doubt = Doubt("encoding", BROKEN, {"count": wrong, "encoding": "utf-8"}, ("windows-1251",))
    return Text(text, "utf-8", (doubt,))


def _single_byte(content: bytes) -> Text:
    sample = _telling(content)
    names = [name for name in (*CYRILLIC, *LATIN) if _can_decode(content, name)]
    points = {name: _points(sample.decode(name, "replace")) for name in names}
    if not names:
        raise Refused(NOT_TEXT)
    best = max(names, key=points.__getitem__)
    is_poor = points[best] < POOR * len(sample.translate(None, ASCII))
    if is_poor:
        best = _elsewhere(content) or best
    read = sample.decode(best, "replace")
    best = next((name for name in _usual(read, names) if sample.decode(name) == read), best)
    text = content.decode(best)
    if _is_binary(text):
        raise Refused(NOT_TEXT)
    others = tuple(
        name
        for name in sorted(names, key=points.__getitem__, reverse=True)
        if is_poor or _is_close(points[best] - points[name], read, sample.decode(name))
    )
    others = tuple(name for name in others if sample.decode(name) != read)[:3]
    if not others:
        return Text(text, best)
    return Text(text, best, (Doubt("encoding", GUESSED, {"encoding": best}, others),))


def _usual(text: str, names: list[str]) -> list[str]:
    """Return the encodings, first those that such a text usually has."""
    is_cyrillic = any("\u0400" <= char <= "\u04ff" for char in text)
    return names if is_cyrillic else [*(name for name in LATIN if name in names), *names]


def _is_close(lead: float, text: str, other: str) -> bool:
    """Say whether the letters that differ are not much better in the first text."""
    differing = sum(map(operator.ne, text, other))
    return bool(differing) and lead < CLOSE * differing


def _telling(content: bytes) -> bytes:
    """Return the words that have bytes beyond ASCII, so many that the alphabet shows."""
    pieces, size = [], 0
    for match in re.finditer(rb"[^\x00-\x20,;|]*[\x80-\xff][^\x00-\x20,;|]*", content):
        pieces.append(match[0][:200])
        size += len(pieces[-1])
        if size > SAMPLE_BYTES:
            break
    return b" ".join(pieces)


def _can_decode(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_binary(text: str) -> bool:
    controls = sum(char < " " and char not in "\t\n\r\x0b\x0c\x1a\x1b" for char in text[:10_000])
    return controls > len(text[:10_000]) / 100


def _elsewhere(content: bytes) -> str | None:
    """Return what a detector for all the world's alphabets says, where ours do not read."""
    best = from_bytes(content[:SAMPLE_BYTES]).best()
    return best.encoding if best and _can_decode(content, best.encoding) else None


def _points(text: str) -> float:
    """Return how well a text reads as Russian, or as one of the West's languages."""
    words = sum(map(_word_points, WORD.findall(text)))
    signs = (match for match in SIGN.finditer(text) if match[0] > "\x7f")
    return words + sum(_sign_points(text, match.start()) for match in signs)


def _sign_points(text: str, place: int) -> float:
    sign = text[place]
    around = text[max(0, place - 1) : place + 2].replace(sign, "")
    if sign in BETWEEN_LETTERS:
        return 0.4
    if sign in SIGNS or sign in "£¥²³µ½¼¾¿¡":
        return -1.5 if any(char.isalpha() for char in around) and sign != "№" else 0.4
    return -2.0


def _word_points(word: str) -> float:
    if word.isascii():
        return 0.0
    is_cyrillic = ["\u0400" <= char <= "\u04ff" for char in word]
    case = 0.0 if word.islower() or word.isupper() or word.istitle() else -1.5
    if all(is_cyrillic):
        return case + _pair_points(word.lower().translate(FOLDED))
    if any(is_cyrillic):
        return -1.5 * len(word)
    beyond = sum(char > "\x7f" for char in word)
    if "À" <= max(word) <= "ÿ" and beyond * 2 <= len(word):
        return case + 0.8 * beyond
    return case - 0.8 * beyond


def _pair_points(word: str) -> float:
    points = sum(-0.6 for char in word if char not in ALPHABET and char not in NEIGHBOURS)
    for first, second in pairwise(word):
        pair = first + second
        points += 1.0 if pair in COMMON else 0.4 if pair in OTHER else -0.8
    if len(word) == 1:
        points += 0.5 if word in LETTERS["words"] else -0.5
    return points
