"""Whether a presentation may serve as a template: looked at by its content, never by its name."""

import re
from io import BytesIO
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from core.errors import Failure
from core.i18n import N_, Words

MEGABYTE = 1024**2
MOST_MEGABYTES, MOST_UNPACKED, MOST_PARTS = 20, 100 * MEGABYTE, 3000
MOST_PART = 40 * MEGABYTE
ZIP, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"  # the latter: of 2003, or locked with a password
TYPES = "[Content_Types].xml"
ENCRYPTED = 0x1
ACTIVE = re.compile(
    r"vbaProject|activeX|oleObject|/embeddings/.*\.bin|\.(exe|js|vbs|dll)$", re.IGNORECASE
)
MACROS = re.compile(rb"macroEnabled|ms-office\.vbaProject", re.IGNORECASE)
EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']External", re.IGNORECASE)
DECLARED = re.compile(rb"<!DOCTYPE|<!ENTITY|<\x00!\x00D\x00O\x00C", re.IGNORECASE)
TITLES = frozenset({PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE})

REASONS = {
    "empty": N_("it is empty"),
    "heavy": N_("it is larger than {megabytes} MB"),
    "unknown": N_("it is no .pptx presentation, whatever its name says"),
    "old": N_(
        "it is of an old format or locked with a password: save it anew as .pptx without one"
    ),
    "template": N_("it is a .potx or a show: save it as an ordinary .pptx presentation"),
    "macros": N_("it holds macros or other programs: save it as .pptx without them"),
    "external": N_("it refers to files or addresses outside: remove links and linked pictures"),
    "broken": N_("it is damaged: open it and save it anew"),
    "large": N_("unpacked it is far too large: take the large pictures and films out"),
    "untitled": N_("none of its layouts has a title"),
}


class TemplateRefused(Failure):
    """A presentation is not taken; `reason` is a code of REASONS."""

    message = N_("“{name}” is not taken as a template: {reason}.")

    def __init__(self, reason: str, *, name: str = "") -> None:
        super().__init__(reason=reason, name=name)

    def sentence(self, words: Words) -> str:
        """Return the refusal with its reason."""
        reason = words(REASONS[str(self.facts["reason"])], megabytes=MOST_MEGABYTES)
        return words(self.message, name=self.facts["name"], reason=reason)


def check_presentation(content: bytes) -> None:
    """Raise TemplateRefused unless slides can be put into the presentation without any danger."""
    if not content:
        raise TemplateRefused("empty")
    if len(content) > MOST_MEGABYTES * MEGABYTE:
        raise TemplateRefused("heavy")
    if content.startswith(OLD):
        raise TemplateRefused("old")
    if not content.startswith(ZIP):
        raise TemplateRefused("unknown")
    try:
        with ZipFile(BytesIO(content)) as archive:
            _check_parts(archive)
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise TemplateRefused("broken") from error
    _check_layouts(content)


def _check_parts(archive: ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise TemplateRefused("large")
    if TYPES not in archive.namelist():
        raise TemplateRefused("unknown")
    for part in parts:
        if part.flag_bits & ENCRYPTED:
            raise TemplateRefused("old")
        if ACTIVE.search(part.filename):
            raise TemplateRefused("macros")
        if part.filename.endswith((".xml", ".rels", ".vml")):
            _check_xml(part.filename, _read(archive, part))
        else:
            _read(archive, part)


def _read(archive: ZipFile, part: ZipInfo) -> bytes:
    """Return a part, of no more bytes than its head has promised: a liar is refused by zipfile."""
    if part.file_size > MOST_PART:
        raise TemplateRefused("large")
    with archive.open(part) as stream:
        content = cast("BinaryIO", stream).read(part.file_size + 1)
    if len(content) > part.file_size:
        raise TemplateRefused("broken")
    return content


def _check_xml(name: str, content: bytes) -> None:
    if DECLARED.search(content):
        raise TemplateRefused("broken")
    if name == TYPES:
        if MACROS.search(content):
            raise TemplateRefused("macros")
        if b"presentationml.template.main" in content or b"slideshow.main" in content:
            raise TemplateRefused("template")
        if b"presentationml.presentation.main+xml" not in content:
            raise TemplateRefused("unknown")
    if name.endswith(".rels") and EXTERNAL.search(content):
        raise TemplateRefused("external")


def _check_layouts(content: bytes) -> None:
    try:
        deck = Presentation(BytesIO(content))
        kinds = {
            shape.placeholder_format.type
            for layout in deck.slide_layouts
            for shape in list(layout.placeholders)
        }
        sides = (deck.slide_width, deck.slide_height)
    except Exception as error:
        raise TemplateRefused("broken") from error
    if not all(sides):
        raise TemplateRefused("broken")
    if not kinds & TITLES:
        raise TemplateRefused("untitled")
