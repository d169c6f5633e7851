"""What spreadsheets make of a text: cells they would run as formulas, and how that is prevented."""

import re
from collections.abc import Mapping

MARK = "'"  # a spreadsheet shows the cell as a text; read back, the mark is taken off
# Begins, whatever marks and blanks stand before, as a formula could; RE2 reads it as Python does.
DANGEROUS = rf"^[{MARK} \xa0]*[=+\-@＝＋－＠\x00-\x1f\x7f]"
SEPARATORS: Mapping[str, tuple[str, str]] = {
    "ru": (";", ","),
    "en": (",", "."),
}  # of fields and of decimals, as spreadsheets of the language read them


def neutral(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula; `restored` undoes it."""
    return f"{MARK}{text}" if _is_dangerous(text) else text


def restored(text: str) -> str:
    """Return the text that `neutral` was given; any other text stays as it is."""
    bare = text.removeprefix(MARK)
    return bare if bare != text and _is_dangerous(bare) else text


def _is_dangerous(text: str) -> bool:
    return re.match(DANGEROUS, text) is not None
