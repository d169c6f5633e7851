"""An OpenDocument file as its parts: read without entities, written without programs.

Names keep the prefixes they came with, so that what speaks of them in attributes stays true.
"""

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from mimetypes import guess_type
from xml.etree.ElementTree import Element, SubElement, TreeBuilder, tostring
from xml.parsers import expat

CONTENT, STYLES, MANIFEST, MIMETYPE = (
    *("content.xml", "styles.xml", "META-INF/manifest.xml", "mimetype"),
)
KEPT = re.compile(r"mimetype|(content|styles|meta|settings)\.xml|Pictures/[\w.-]+")
ROOT_NAMES: Mapping[str, str] = {
    f"xmlns:{name}": f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for name in ("office", "table", "text", "style")
}
MANIFEST_NAMES: Mapping[str, str] = {
    "xmlns:manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
}
PROGRAMS = frozenset(
    (
        *("office:scripts", "office:event-listeners", "office:forms", "office:dde-source"),
        *("text:execute-macro", "text:script", "table:dde-links", "table:table-source"),
        *("table:cell-range-source", "table:database-source-sql", "table:database-source-query"),
        *("table:database-source-table", "table:tracked-changes", "draw:control", "draw:object"),
        *("draw:object-ole", "draw:applet", "draw:plugin", "draw:floating-frame"),
    )
)
PROGRAM_LINK = re.compile(
    r"\s*(vnd\.sun\.star\.|macro:|script:|javascript:|service:|\.uno:)", re.IGNORECASE
)


class NotOpenDocument(ValueError):
    """The XML is not what an OpenDocument workbook is made of."""


def parsed(content: bytes) -> Element:
    """Return the root of an XML part; NotOpenDocument for one with a document type."""
    builder, parser = TreeBuilder(), expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise NotOpenDocument

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.Parse(content, True)
    return builder.close()


def require_usual_names(root: Element) -> None:
    """Refuse a part that calls the standard's names by other prefixes than everybody does."""
    if any(root.get(name) != address for name, address in ROOT_NAMES.items()):
        raise NotOpenDocument


def without_programs(root: Element) -> None:
    """Take out macros, what starts them, and what fetches data from elsewhere."""
    for parent in root.iter():
        for child in [child for child in parent if child.tag in PROGRAMS]:
            parent.remove(child)
        link = parent.get("xlink:href")
        if link and PROGRAM_LINK.match(link):
            parent.set("xlink:href", "#")


def repacked(source: str, target: str, change: Callable[[Element], None]) -> None:
    """Write the package anew: its content changed, of the rest only what is known to be still."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        names = [name for name in dict.fromkeys(old.namelist()) if KEPT.fullmatch(name)]
        new.writestr(MIMETYPE, old.read(MIMETYPE), zipfile.ZIP_STORED)
        for name in names:
            if name == MIMETYPE:
                continue
            part = old.read(name)
            if name in {CONTENT, STYLES}:
                root = parsed(part)
                require_usual_names(root)
                without_programs(root)
                if name == CONTENT:
                    change(root)
                part = _written(root)
            new.writestr(name, part, zipfile.ZIP_DEFLATED)
        new.writestr(MANIFEST, _manifest(old.read(MIMETYPE), names), zipfile.ZIP_DEFLATED)


def _manifest(mimetype: bytes, names: Sequence[str]) -> bytes:
    """Return the list of the parts that a package has to have."""
    root = Element("manifest:manifest", {**MANIFEST_NAMES, "manifest:version": "1.2"})
    kinds = {"/": mimetype.decode("ascii").strip()} | {
        name: guess_type(name)[0] or "" for name in names if name != MIMETYPE
    }
    for name, kind in kinds.items():
        facts = {"manifest:full-path": name, "manifest:media-type": kind}
        SubElement(root, "manifest:file-entry", facts)
    return _written(root)


def _written(root: Element) -> bytes:
    return bytes(tostring(root, encoding="UTF-8", xml_declaration=True))
