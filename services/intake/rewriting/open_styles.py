"""The styles that mark what is to be mended in an OpenDocument sheet."""

from collections.abc import Mapping
from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement

RED, RED_WORDS, NOTE_WIDTH = "#ffc7ce", "#9c0006", "12cm"
NAME, STYLE, FAMILY = "style:name", "style:style", "style:family"
NAMES: Mapping[str, str] = {
    "xmlns:fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
}
CELL_PROPERTIES, TEXT_PROPERTIES, COLUMN_PROPERTIES = (
    *("style:table-cell-properties", "style:text-properties", "style:table-column-properties"),
)
ORDER = (CELL_PROPERTIES, "style:paragraph-properties", TEXT_PROPERTIES)


class MarkStyles:
    """Adds styles to a content part: each red one looks like the one it stands for."""

    def __init__(self, root: Element) -> None:
        """Take the root of the content part."""
        for name, address in NAMES.items():
            root.attrib.setdefault(name, address)
        found = next((child for child in root if child.tag == "office:automatic-styles"), None)
        if found is None:
            found = Element("office:automatic-styles")
            body = next(place for place, child in enumerate(root) if child.tag == "office:body")
            root.insert(body, found)
        self._styles = found
        self._known = {
            style.get(NAME): style for style in found if style.get(FAMILY) == "table-cell"
        }
        self._taken = {style.get(NAME) for style in found}
        self._red: dict[str, str] = {}

    def red(self, name: str) -> str:
        """Return the name of the red style that is otherwise like the one with this name."""
        if name not in self._red:
            style = self._like(name)
            _set(style, CELL_PROPERTIES, {"fo:background-color": RED})
            _set(style, TEXT_PROPERTIES, {"fo:color": RED_WORDS})
            self._red[name] = self._add(style)
        return self._red[name]

    def note(self) -> str:
        """Return the name of a new style for the notes: red words that wrap, from the top."""
        style = Element(STYLE, {FAMILY: "table-cell"})
        _set(style, CELL_PROPERTIES, {"fo:wrap-option": "wrap", "style:vertical-align": "top"})
        _set(style, TEXT_PROPERTIES, {"fo:color": RED_WORDS})
        return self._add(style)

    def note_column(self) -> str:
        """Return the name of a new style for the column of the notes."""
        style = Element(STYLE, {FAMILY: "table-column"})
        SubElement(style, COLUMN_PROPERTIES, {"style:column-width": NOTE_WIDTH})
        return self._add(style)

    def _like(self, name: str) -> Element:
        if name not in self._known:
            parent = {"style:parent-style-name": name} if name else {}
            return Element(STYLE, {FAMILY: "table-cell", **parent})
        style = deepcopy(self._known[name])
        for condition in [child for child in style if child.tag == "style:map"]:
            style.remove(condition)
        return style

    def _add(self, style: Element) -> str:
        number = len(self._taken) + 1
        while f"mend{number}" in self._taken:
            number += 1
        style.set(NAME, f"mend{number}")
        style.attrib.pop("style:display-name", None)
        self._taken.add(style.get(NAME))
        self._styles.append(style)
        return f"mend{number}"


def _set(style: Element, tag: str, values: Mapping[str, str]) -> None:
    """Set properties of a style, whose groups stand in an order of their own."""
    found = next((child for child in style if child.tag == tag), None)
    if found is None:
        found = Element(tag)
        before = [child for child in style if child.tag in ORDER[: ORDER.index(tag)]]
        style.insert(len(before), found)
    found.attrib.update(values)
