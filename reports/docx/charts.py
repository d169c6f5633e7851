"""A native chart in a .docx: the chart part, its workbook, and the drawing that shows it."""

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from reports.cells import TEXT_WIDTH
from reports.content import Look, Picture
from reports.docx.page import FONT
from reports.native_charts import LYING, WORKBOOK_RELATION, native_chart
from reports.plain_text import plain

CHART_SPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart"
LETTERS = 11  # points
STANDING_HEIGHT, HIGHEST = 75, 200  # millimetres
BAR, LEGEND, LEAST = 9, 9, 32
LONGEST_DESCRIPTION = 1000


def add_chart(document: WordDocument, picture: Picture, language: str) -> None:
    """Add a paragraph with the chart to the end of the document; it stays with what follows."""
    package, number = document.part.package, len(document.inline_shapes) + 1
    native = native_chart(picture, language, font=FONT, size=LETTERS)
    book = Part(
        PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        native.workbook,
        package,
    )
    place = PackURI(f"/word/charts/chart{number}.xml")
    chart = Part(place, CONTENT_TYPE.DML_CHART, native.xml, package)
    chart.rels.add_relationship(RELATIONSHIP_TYPE.PACKAGE, book, WORKBOOK_RELATION)
    relation = document.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
    paragraph = document.add_paragraph(style="Line")
    paragraph.paragraph_format.keep_with_next = bool(picture.sentence)
    paragraph.add_run()._r.append(_drawing(picture, relation, number))  # noqa: SLF001


def height(picture: Picture) -> float:
    """Return how high the chart is drawn, in millimetres."""
    legend = LEGEND if len(picture.series) > 1 else 0
    if picture.look not in LYING:
        return STANDING_HEIGHT + legend
    rows = 1 if picture.look is Look.STACKED_BARS else max(len(picture.series), 1)
    bars = len(picture.categories) * BAR * (1 + (rows - 1) * 0.6)
    return min(max(bars + legend + 6, LEAST), HIGHEST)


def _drawing(picture: Picture, relation: str, number: int) -> object:
    """Return the drawing; texts become attributes by lxml, never by writing them into markup."""
    size = f'cx="{Mm(TEXT_WIDTH)}" cy="{Mm(height(picture))}"'
    drawing = parse_xml(
        f"<w:drawing {nsdecls('w', 'wp', 'a', 'r')}>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{number}" name=""/>'
        f"<wp:cNvGraphicFramePr/><a:graphic>"
        f'<a:graphicData uri="{CHART_SPACE}">'
        f'<c:chart xmlns:c="{CHART_SPACE}" r:id="{relation}"/>'
        f"</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    (about,) = drawing.xpath("./wp:inline/wp:docPr")
    about.set("name", plain(picture.title or picture.sentence)[:LONGEST_DESCRIPTION])
    about.set("descr", plain(picture.sentence)[:LONGEST_DESCRIPTION])
    return drawing
