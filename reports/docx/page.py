"""The page of a .docx: A4, margins, letters, the foot with the snapshot and the page number."""

from collections.abc import Iterator

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from lxml import etree

from reports.cells import TABLE_SIZE, TEXT_WIDTH
from reports.content import Style

FONT, FALLBACK = "Times New Roman", "PT Astra Serif"
SIZE, SMALL_SIZE, FOOT_SIZE = 14, 10, 8  # points
WIDTH, HEIGHT = 210, 297  # millimetres, A4
LEFT, RIGHT, TOP, BOTTOM = 30, 15, 20, 20  # millimetres
INDENT, NOTE_INDENT, LINE_SPACING = 12.5, 4, 1.15
GREY = RGBColor(0x59, 0x59, 0x59)
LOCALES = {"ru": "ru-RU", "en": "en-GB"}
STYLES = {
    Style.TITLE: "Title",
    Style.HEADING: "Heading 1",
    Style.PARAGRAPH: "Body Text",
    Style.PROPOSAL: "Proposal",
    Style.SMALL: "Small",
    Style.NOTE: "Note",
    Style.LINE: "Line",
    Style.ADDRESSEE: "Addressee",
}
CAPTION, CELL, LETTERHEAD = "Caption", "Cell", "Letterhead"
PROPOSAL_SHADE, PROPOSAL_BAR = "FFF4CE", "C08A00"


def blank_document(title: str, language: str) -> WordDocument:
    """Return an empty document of the house's page and styles."""
    document = Document()
    _drop_thumbnail(document)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title[:255], "", ""
    properties.language = LOCALES[language]
    section = document.sections[0]
    section.page_width, section.page_height = Mm(WIDTH), Mm(HEIGHT)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.header_distance = section.footer_distance = Mm(10)
    _set_fallback(document)
    _set_styles(document, language)
    return document


def write_foot(document: WordDocument, text: str) -> None:
    """Write the foot of every page: the snapshot at the left, the page's number at the right."""
    style = _style(document, "Footer")
    style.font.size, style.font.color.rgb = Pt(FOOT_SIZE), GREY
    style.paragraph_format.tab_stops.clear_all()
    style.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    foot = document.sections[0].footer.paragraphs[0]
    foot.add_run(f"{text}\t")
    for element in _page_number():
        foot.add_run()._r.append(element)  # noqa: SLF001 - python-docx has no word for fields


def shade(paragraph: Paragraph | ParagraphStyle) -> None:
    """Mark what a person still has to edit: a shade and a bar at the left."""
    properties = paragraph._element.get_or_add_pPr()  # noqa: SLF001
    bar = f'w:val="single" w:sz="24" w:space="6" w:color="{PROPOSAL_BAR}"'
    borders = parse_xml(f"<w:pBdr {nsdecls('w')}><w:left {bar}/></w:pBdr>")
    fill = f'w:val="clear" w:color="auto" w:fill="{PROPOSAL_SHADE}"'
    properties.insert_element_before(borders, *_AFTER_BORDERS)
    properties.insert_element_before(
        parse_xml(f"<w:shd {nsdecls('w')} {fill}/>"), *_AFTER_BORDERS[1:]
    )


_AFTER_BORDERS = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
    "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd",
    "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap",
    "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip


def _page_number() -> Iterator[etree._Element]:
    """Yield the parts of the one field of a paper."""
    for kind in ("begin", "", "separate", "1", "end"):
        if kind in {"begin", "separate", "end"}:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:t" if kind else "w:instrText")
            mark.text = kind or "PAGE"
        yield mark


def _set_styles(document: WordDocument, language: str) -> None:
    for name in (*STYLES.values(), CAPTION, CELL, LETTERHEAD, "Normal", "Footer"):
        _set_letters(_style(document, name), language)
    for name, size in (
        (CELL, TABLE_SIZE),
        ("Small", SMALL_SIZE),
        ("Note", SMALL_SIZE),
        (LETTERHEAD, 12),
        (CAPTION, 12),
    ):
        document.styles[name].font.size = Pt(size)
    body = _format(document, "Body Text", align=WD_ALIGN_PARAGRAPH.JUSTIFY, after=4)
    body.paragraph_format.first_line_indent = Mm(INDENT)
    body.paragraph_format.line_spacing = LINE_SPACING
    proposal = _format(document, "Proposal", align=WD_ALIGN_PARAGRAPH.JUSTIFY, after=4)
    proposal.paragraph_format.left_indent = Mm(4)
    shade(proposal)
    title = _format(document, "Title", align=WD_ALIGN_PARAGRAPH.CENTER, before=14, after=10)
    heading = _format(document, "Heading 1", align=WD_ALIGN_PARAGRAPH.LEFT, before=12, after=6)
    caption = _format(document, CAPTION, align=WD_ALIGN_PARAGRAPH.LEFT, before=8, after=4)
    for style in (title, heading, caption):
        style.font.bold = True
        style.paragraph_format.keep_with_next = style.paragraph_format.keep_together = True
    _drop_border(title)
    _format(document, LETTERHEAD, align=WD_ALIGN_PARAGRAPH.CENTER).font.bold = True
    _format(document, "Line", align=WD_ALIGN_PARAGRAPH.LEFT)
    _format(document, "Small", align=WD_ALIGN_PARAGRAPH.LEFT, before=2, after=6)
    note = _format(document, "Note", align=WD_ALIGN_PARAGRAPH.LEFT, after=3)
    note.paragraph_format.left_indent = Mm(NOTE_INDENT)
    note.paragraph_format.keep_together = True
    _format(document, CELL, align=WD_ALIGN_PARAGRAPH.LEFT)
    addressee = _format(document, "Addressee", align=WD_ALIGN_PARAGRAPH.LEFT, before=6, after=6)
    addressee.paragraph_format.left_indent = Mm(TEXT_WIDTH / 2)


def _format(
    document: WordDocument, name: str, *, align: WD_ALIGN_PARAGRAPH, before: int = 0, after: int = 0
) -> ParagraphStyle:
    style = _style(document, name)
    layout = style.paragraph_format
    layout.alignment, layout.line_spacing, layout.widow_control = align, 1.0, True
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    return style


def _style(document: WordDocument, name: str) -> ParagraphStyle:
    styles = document.styles
    found = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(found, ParagraphStyle):
        raise TypeError(name)
    return found


def _set_letters(style: ParagraphStyle, language: str) -> None:
    """Name the font for every script, without the theme's, and the language of the words."""
    style.font.size, style.font.italic, style.font.color.rgb = Pt(SIZE), False, RGBColor(0, 0, 0)
    properties = style._element.get_or_add_rPr()  # noqa: SLF001
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    for name in ("w:spacing", "w:kern", "w:lang"):
        for element in properties.findall(qn(name)):
            properties.remove(element)
    words = OxmlElement("w:lang")
    words.set(qn("w:val"), LOCALES[language])
    properties.append(words)


def _drop_border(style: ParagraphStyle) -> None:
    properties = style._element.get_or_add_pPr()  # noqa: SLF001
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _set_fallback(document: WordDocument) -> None:
    """Name the font that takes the place of the paper's where that is missing."""
    table = next(
        part for part in document.part.package.iter_parts() if part.partname.endswith("Table.xml")
    )
    fonts = parse_xml(table.blob)
    (font,) = (one for one in fonts if one.get(qn("w:name")) == FONT)
    name = OxmlElement("w:altName")
    name.set(qn("w:val"), FALLBACK)
    font.insert(0, name)
    if isinstance(table, Part):
        table._blob = etree.tostring(  # noqa: SLF001
            fonts, xml_declaration=True, encoding="UTF-8", standalone=True
        )


def _drop_thumbnail(document: WordDocument) -> None:
    """Take away the picture of another document that python-docx begins with."""
    relations = document.part.package.rels
    for key in [one for one, it in relations.items() if it.reltype == RELATION.THUMBNAIL]:
        del relations[key]
