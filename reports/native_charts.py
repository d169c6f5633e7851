"""A picture as a native chart: the office program draws it, and a person can edit its numbers.

`chart_data`, `chart_type` and `dress` serve python-pptx's own add_chart; `native_chart` gives the
chart part and its workbook as bytes for a package of another kind, as .docx is one.
Categories are drawn in the order in which they are given: whoever builds a picture sorts it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from lxml import etree
from pptx.chart.axis import _BaseAxis
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.plot import _BasePlot
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml import parse_xml
from pptx.oxml.chart.chart import CT_ChartSpace
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from core.formats import NO_BREAK_SPACE
from reports.colours import series_colours
from reports.content import Kind, Look, Picture
from reports.plain_text import breakable, plain

WORKBOOK_RELATION = "rId1"  # of the chart part to its workbook
TEXT_COLOUR, AXIS_COLOUR, LIGHT_COLOUR = "222222", "8A8A8A", "FFFFFF"
GAP, GAP_OF_GROUPS = 45, 60  # percent of a bar's thickness
ROOM_BELOW = 1.25  # of what lies below zero, so that its number stands beside it
TYPES = {
    Look.BARS: XL_CHART_TYPE.BAR_CLUSTERED,
    Look.STACKED_BARS: XL_CHART_TYPE.BAR_STACKED,
    Look.COLUMNS: XL_CHART_TYPE.COLUMN_CLUSTERED,
    Look.STACKED_COLUMNS: XL_CHART_TYPE.COLUMN_STACKED,
    Look.LINES: XL_CHART_TYPE.LINE_MARKERS,
}
LYING = frozenset({Look.BARS, Look.STACKED_BARS})
STACKED = frozenset({Look.STACKED_BARS, Look.STACKED_COLUMNS})


@dataclass(frozen=True)
class NativeChart:
    """The chart part and its workbook; the part names the workbook by WORKBOOK_RELATION."""

    xml: bytes
    workbook: bytes


class _PlainWorkbookWriter(CategoryWorkbookWriter):
    """Writes the embedded workbook so that no text becomes a formula or a link."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: BytesIO) -> Iterator[tuple[Workbook, Worksheet]]:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(xlsx_file, options) as workbook:
            yield workbook, workbook.add_worksheet()


class PlainChartData(CategoryChartData):
    """Chart data whose texts stay texts in the workbook behind the chart."""

    @property
    def _workbook_writer(self) -> CategoryWorkbookWriter:
        return _PlainWorkbookWriter(self)


def chart_type(picture: Picture) -> XL_CHART_TYPE:
    """Return the office programs' type of the chart."""
    return TYPES[picture.look]


def chart_data(picture: Picture) -> PlainChartData:
    """Return the numbers of a picture; one without categories gets an empty one to stay valid."""
    data = PlainChartData(number_format="0%" if picture.kind is Kind.SHARE else "#,##0.##")
    data.categories = [breakable(plain(category)) for category in picture.categories] or [" "]
    for series in picture.series:
        data.add_series(plain(series.name), series.values or [None])
    return data


def label_format(picture: Picture, language: str) -> str:
    """Return the format of the labels, whose separators no office program changes by its own.

    A little is never written as nothing. In a stack an empty part has no label.
    """
    space = f"\\{NO_BREAK_SPACE}"
    if picture.kind is Kind.SHARE:
        sign = f"{space}%" if language == "ru" else "%"
        return f'[=0]0{sign};[<0.005]"<1"{sign};0{sign}'
    between = space if language == "ru" else '","'
    thousands = f"[>=1000]#{between}##0;General"
    if picture.look in STACKED:
        return f'[=0]"";{thousands}'
    return f"[>=1000000]#{between}###{between}##0;{thousands}"


def native_chart(picture: Picture, language: str, *, font: str, size: float) -> NativeChart:
    """Return a picture as a chart part with its workbook; `size` of the letters in points."""
    data = chart_data(picture)
    space = parse_xml(data.xml_bytes(chart_type(picture)))
    chart = Chart(space, None)
    dress(chart, picture, language=language, size=size)
    chart.font.name = font
    _drop_frame(space)
    space.get_or_add_externalData().rId = WORKBOOK_RELATION
    xml = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    return NativeChart(xml, data.xlsx_blob)


def _drop_frame(space: CT_ChartSpace) -> None:
    """Take away the frame and the ground that an office program draws where nothing is said."""
    nothing = parse_xml(f"<c:spPr {nsdecls('c', 'a')}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>")
    space.find(qn("c:chart")).addnext(nothing)


def dress(chart: Chart, picture: Picture, *, language: str, size: float) -> None:
    """Give a chart the house's look: zero-based, labels on the marks, no grid, no frame."""
    chart.font.size = Pt(size)
    chart.font.color.rgb = RGBColor.from_string(TEXT_COLOUR)
    chart.has_title = False
    chart.has_legend = len(picture.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    _dress_axes(chart, picture)
    plot = chart.plots[0]
    _dress_labels(plot, picture, label_format(picture, language))
    if picture.look is not Look.LINES:
        plot.gap_width = GAP if len(picture.series) == 1 else GAP_OF_GROUPS
        plot.overlap = 100 if picture.look in STACKED else 0
    for named, drawn in zip(series_colours(picture), plot.series, strict=True):
        colour = RGBColor.from_string(named)
        if picture.look is Look.LINES:
            drawn.smooth = False
            drawn.format.line.color.rgb = colour
            drawn.format.line.width = Pt(2.25)
            drawn.marker.format.fill.solid()
            drawn.marker.format.fill.fore_color.rgb = colour
            drawn.marker.format.line.color.rgb = colour
        else:
            drawn.invert_if_negative = False
            drawn.format.fill.solid()
            drawn.format.fill.fore_color.rgb = colour
    _colour_points(chart, picture)


def _colour_points(chart: Chart, picture: Picture) -> None:
    """Give bars that differ in colour their own."""
    for series, drawn in zip(picture.series, chart.plots[0].series, strict=True):
        for place, ink in enumerate(series.colours):
            if ink != series.colour:
                fill = drawn.points[place].format.fill
                fill.solid()
                fill.fore_color.rgb = RGBColor.from_string(ink)


def _dress_axes(chart: Chart, picture: Picture) -> None:
    values, categories = chart.value_axis, chart.category_axis
    lowest = min((value or 0 for series in picture.series for value in series.values), default=0)
    values.minimum_scale = lowest * ROOM_BELOW if lowest < 0 else 0
    if not any(value for series in picture.series for value in series.values):
        values.maximum_scale = 1  # an empty period: a scale all the same
    values.has_major_gridlines = False
    values.visible = False
    categories.has_major_gridlines = False
    categories.major_tick_mark = XL_TICK_MARK.NONE
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    categories.format.line.color.rgb = RGBColor.from_string(AXIS_COLOUR)
    categories.reverse_order = picture.look in LYING  # the first one stands at the top
    _show_every_label(categories)


def _show_every_label(axis: _BaseAxis) -> None:
    """Keep the office program from leaving out category names where they are many."""
    element = axis._element  # noqa: SLF001 - python-pptx has no word for it
    skip = element.makeelement(qn("c:tickLblSkip"), {"val": "1"})
    element.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def _dress_labels(plot: _BasePlot, picture: Picture, pattern: str) -> None:
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.show_value = True
    labels.number_format_is_linked = False
    labels.number_format = pattern
    if picture.look in STACKED:
        labels.position = XL_LABEL_POSITION.CENTER
        labels.font.color.rgb = RGBColor.from_string(LIGHT_COLOUR)
        return
    labels.font.color.rgb = RGBColor.from_string(TEXT_COLOUR)
    labels.position = (
        XL_LABEL_POSITION.ABOVE if picture.look is Look.LINES else XL_LABEL_POSITION.OUTSIDE_END
    )
