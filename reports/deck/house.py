"""The house's own look of a deck, as a presentation without slides: calm, 16:9, two layouts."""

import re
from functools import cache
from io import BytesIO

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches

from charts import theme
from reports.palette import colour

FONT = "Arial"  # its widths are those of Liberation Sans, which Linux has in its place
WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
TITLE_SLIDE, TITLE_ONLY = "Title Slide", "Title Only"
GREY = "5A6A6E"
SUBTITLE = 1  # the idx of its placeholder
FIRST_ACCENT = 1


@cache
def house_template() -> bytes:
    """Return the presentation that a deck is begun from where the school has none of its own."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    for layout in list(deck.slide_layouts):
        if layout.name not in {TITLE_SLIDE, TITLE_ONLY}:
            deck.slide_layouts.remove(layout)
    _paint(deck)
    _lay_out_master(deck)
    for layout in deck.slide_layouts:
        if layout.name == TITLE_SLIDE:
            _lay_out_title_slide(layout)
        else:
            _lay_out_slide(layout)
    written = BytesIO()
    deck.save(written)
    return written.getvalue()


def _paint(deck: Deck) -> None:
    """Put the house's colours and font into the theme, so that what is added by hand has them."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = part.blob.decode("utf-8")
    for place, name in enumerate(theme.SERIES[:6], start=FIRST_ACCENT):
        pattern = rf"(<a:accent{place}><a:srgbClr val=\")[0-9A-Fa-f]{{6}}"
        text = re.sub(pattern, rf"\g<1>{colour(name)}", text)
    text = text.replace('<a:latin typeface="Calibri"/>', f'<a:latin typeface="{FONT}"/>')
    part._blob = text.encode("utf-8")  # noqa: SLF001 - python-pptx only reads themes


def _lay_out_master(deck: Deck) -> None:
    for shape in list(deck.slide_master.placeholders):
        if shape.placeholder_format.type is not None and shape.placeholder_format.idx == 0:
            _place(shape, (0.55, 0.35, 12.25, 1.05))
            _write(shape.text_frame, size=28, anchor=MSO_ANCHOR.MIDDLE)
        elif shape.placeholder_format.idx == SUBTITLE:
            _place(shape, (0.55, 1.6, 12.25, 5.0))
        else:  # date, footer and number of the slide
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - as python-pptx says
    style = deck.slide_master._element.find(  # noqa: SLF001 - python-pptx has no word for it
        ".//{*}titleStyle/{*}lvl1pPr"
    )
    if style is not None:
        style.set("algn", "l")


def _lay_out_title_slide(layout: SlideLayout) -> None:
    _keep_placeholders(layout, {0, SUBTITLE})
    _bar(layout, (0, 0, 0.3, 7.5))
    for shape in list(layout.placeholders):
        if shape.placeholder_format.idx == 0:
            _place(shape, (0.95, 1.5, 11.6, 2.7))
            _write(shape.text_frame, size=40, anchor=MSO_ANCHOR.BOTTOM)
        else:
            _place(shape, (0.95, 4.4, 11.6, 1.9))
            _write(shape.text_frame, size=22, anchor=MSO_ANCHOR.TOP, ink=GREY, is_bold=False)


def _lay_out_slide(layout: SlideLayout) -> None:
    _keep_placeholders(layout, {0})
    _bar(layout, (0, 0.42, 0.16, 0.9))


def _keep_placeholders(layout: SlideLayout, places: set[int]) -> None:
    for shape in list(layout.placeholders):
        if shape.placeholder_format.idx not in places:
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - as python-pptx says


def _place(shape: object, inches: tuple[float, float, float, float]) -> None:
    for name, value in zip(("left", "top", "width", "height"), inches, strict=True):
        setattr(shape, name, Inches(value))


def _write(
    frame: TextFrame, *, size: float, anchor: MSO_ANCHOR, ink: str = "", is_bold: bool = True
) -> None:
    """Say how a placeholder's text is written, for every slide that uses it."""
    frame.vertical_anchor = anchor
    frame.word_wrap = True
    properties = frame._txBody.find("{*}lstStyle")  # noqa: SLF001 - python-pptx has no word for it
    for level in list(properties):
        properties.remove(level)
    inside = f'<a:solidFill><a:srgbClr val="{ink or colour(theme.TEXT)}"/></a:solidFill>'
    properties.append(
        parse_xml(
            f'<a:lvl1pPr {nsdecls("a")} marL="0" indent="0" algn="l"><a:buNone/>'
            f'<a:defRPr sz="{size * 100:.0f}" b="{int(is_bold)}">{inside}</a:defRPr></a:lvl1pPr>'
        )
    )
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT


def _bar(layout: SlideLayout, inches: tuple[float, float, float, float]) -> None:
    """Draw a bar in the house's colour behind everything else."""
    left, top, width, height = (Emu(Inches(value)) for value in inches)
    layout.shapes._spTree.insert(  # noqa: SLF001 - python-pptx draws on slides only
        2,
        parse_xml(
            f"<p:sp {nsdecls('p', 'a')}>"
            '<p:nvSpPr><p:cNvPr id="900" name="Bar"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
            f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
            '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
            f'<a:srgbClr val="{colour(theme.ACCENT)}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
            "</p:spPr></p:sp>"
        ),
    )
