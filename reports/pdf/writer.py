"""The blocks of a paper as plain values for the template, and the PDF that it sets of them.

The template gets every text as a value of JSON: typst never reads it as markup.
"""

import json
from datetime import UTC
from functools import cache
from pathlib import Path

import typst

from reports.content import Paper
from reports.pdf.values import values_of
from reports.plain_text import plain
from reports.stamp import Stamp

MEDIA_TYPE = "application/pdf"
FOLDER = Path(__file__).parent
# The first that the machine has; the last two come with typst and hold the Chechen letters.
FONTS = (
    "Times New Roman",
    "PT Astra Serif",
    "Liberation Serif",
    "Libertinus Serif",
    "New Computer Modern",
)


def write(paper: Paper, stamp: Stamp) -> bytes:
    """Return the paper as a PDF file."""
    content = {
        "title": plain(paper.title),
        "language": paper.language,
        "foot": stamp.line(paper.language),
        "fonts": FONTS,
        "blocks": [values_of(block, paper.language) for block in paper.blocks],
    }
    pdf: object = typst.compile(
        FOLDER / "paper.typ",
        root=FOLDER,
        font_paths=_fonts(),
        format="pdf",
        sys_inputs={"paper": json.dumps(content, ensure_ascii=False)},
        timestamp=int(stamp.taken_at.replace(tzinfo=UTC).timestamp()),
    )
    if not isinstance(pdf, bytes):
        raise TypeError(type(pdf))
    return pdf


@cache
def _fonts() -> typst.Fonts:
    """Return the machine's fonts, looked for once a process."""
    return typst.Fonts()
