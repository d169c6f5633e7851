"""A chart on a slide: native, to be edited in the office program, and read from eight metres."""

from pptx.chart.chart import Chart
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Emu, Pt

from reports.colours import series_colours
from reports.content import Look, Picture
from reports.deck.picture_parts import NAMES, SIZE
from reports.deck.stage import POINT, Box
from reports.native_charts import LYING, STACKED, chart_data, chart_type, dress
from reports.number_formats import number_format

SEEN = 0.07  # of the tallest stack: what is lower has no room for its number
GRID = "DDE4E6"
DARK, LIGHT = "10181A", "FFFFFF"


def draw_chart(
    slide: Slide, picture: Picture, box: Box, *, language: str, most: float | None
) -> None:
    """Draw a picture into a box; `most` is where its axis ends, None where it sees to that."""
    left, top, width, height = (
        Emu(int(side * POINT)) for side in (box.left, box.top, box.width, box.height)
    )
    frame: GraphicFrame = slide.shapes.add_chart(  # type: ignore[assignment]
        chart_type(picture),
        left,
        top,
        width,
        height,
        chart_data(picture),  # type: ignore[arg-type]
    )
    frame.name = picture.title[:200] or "Chart"
    chart: Chart = frame.chart
    dress(chart, picture, language=language, size=SIZE)
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.font.size = Pt(SIZE)
    if most is not None:
        chart.value_axis.maximum_scale = most
    labels = chart.plots[0].data_labels
    values = [value for series in picture.series for value in series.values]
    labels.number_format = pattern = number_format(picture.kind, values, language)
    if picture.look is Look.LINES and len(picture.series) > 1:
        _label_ends(chart, picture, pattern)
    if picture.look in STACKED:
        _mend_labels(chart, picture, pattern)
    if picture.look in LYING:
        _give_names_room(chart, with_legend=chart.has_legend)


def _label_ends(chart: Chart, picture: Picture, pattern: str) -> None:
    """Write where each of several lines ends; an axis tells the rest, which labels would cover."""
    chart.plots[0].has_data_labels = False
    axis = chart.value_axis
    axis.visible = True
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = RGBColor.from_string(GRID)
    axis.format.line.fill.background()
    axis.tick_labels.number_format = pattern
    axis.tick_labels.number_format_is_linked = False
    inks = series_colours(picture)
    for series, drawn, ink in zip(picture.series, chart.plots[0].series, inks, strict=True):
        told = [place for place, value in enumerate(series.values) if value is not None]
        for place in told[-1:]:
            label = drawn.points[place].data_label
            label.position = XL_LABEL_POSITION.RIGHT
            label.font.size = Pt(SIZE)
            label.font.bold = True
            label.font.color.rgb = RGBColor.from_string(ink)


def _mend_labels(chart: Chart, picture: Picture, pattern: str) -> None:
    """Write numbers that can be read on their colour, and none where there is no room for it."""
    sums = [sum(value or 0 for value in row) for row in zip(*_values(picture), strict=True)]
    least = max(sums, default=0) * SEEN
    inks = series_colours(picture)
    for series, drawn, ink in zip(picture.series, chart.plots[0].series, inks, strict=True):
        for place, value in enumerate(series.values):
            if value is None or value < least:
                _drop_label(drawn.points[place].data_label)
        labels = drawn.data_labels
        labels.show_value = True
        labels.number_format = pattern
        labels.number_format_is_linked = False
        labels.font.size = Pt(SIZE)
        labels.font.color.rgb = RGBColor.from_string(_ink_on(ink))


def _drop_label(label: object) -> None:
    element = label._get_or_add_dLbl()  # type: ignore[attr-defined]  # noqa: SLF001 - python-pptx has no word for it
    for child in list(element)[1:]:
        element.remove(child)
    element.append(parse_xml(f'<c:delete {nsdecls("c")} val="1"/>'))


def _values(picture: Picture) -> list[list[float | None]]:
    return [list(series.values) for series in picture.series]


def _ink_on(colour: str) -> str:
    """Return dark or light letters, whichever stand out more from a colour."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    bright = sum(
        weight * (part / 12.92 if part <= 0.04 else ((part + 0.055) / 1.055) ** 2.4)
        for weight, part in zip((0.2126, 0.7152, 0.0722), (red, green, blue), strict=True)
    )
    return LIGHT if bright < 0.2 else DARK


def _give_names_room(chart: Chart, *, with_legend: bool) -> None:
    """Keep the same part of the width for the names, however long they are."""
    top = 0.12 if with_legend else 0.01
    area = chart._chartSpace.chart.plotArea  # noqa: SLF001 - python-pptx has no word for it
    for old in area.findall("{*}layout"):
        area.remove(old)
    area.insert(
        0,
        parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
            '<c:xMode val="edge"/><c:yMode val="edge"/>'
            f'<c:x val="{NAMES}"/><c:y val="{top}"/>'
            f'<c:w val="{0.93 - NAMES:.2f}"/><c:h val="{0.98 - top:.2f}"/>'
            "</c:manualLayout></c:layout>"
        ),
    )
