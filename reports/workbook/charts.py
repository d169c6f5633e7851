"""A native chart beside the cells that it draws: who changes a cell changes the chart."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart

from reports.colours import series_colours
from reports.content import Look, Picture
from reports.number_formats import number_format
from reports.plain_text import plain

WIDTH, HEIGHT, ROW, HEADS = 760, 400, 30, 110  # pixels; of a row of lying bars, of what is around
TYPES = {
    Look.BARS: {"type": "bar"},
    Look.STACKED_BARS: {"type": "bar", "subtype": "stacked"},
    Look.COLUMNS: {"type": "column"},
    Look.STACKED_COLUMNS: {"type": "column", "subtype": "stacked"},
    Look.LINES: {"type": "line"},
}
LYING = frozenset({Look.BARS, Look.STACKED_BARS})
LETTERS = {"size": 11, "color": "#222222"}
TITLE = {"size": 14, "bold": True, "color": "#0E181A"}


@dataclass(frozen=True)
class Cells:
    """Where the numbers of a chart stand: rows from first to last, a column for each series."""

    sheet: str
    first: int
    last: int
    names: int
    values: Sequence[int]


def height_of(picture: Picture) -> int:
    """Return how many pixels a chart is tall."""
    if picture.look in LYING:
        return max(HEIGHT // 2, HEADS + ROW * len(picture.categories))
    return HEIGHT


def chart_of(book: Workbook, picture: Picture, cells: Cells, *, language: str) -> Chart:
    """Return the chart of a picture over its cells: from zero, with its numbers at its marks."""
    chart = book.add_chart(TYPES[picture.look])
    numbers = [value for series in picture.series for value in series.values]
    pattern = number_format(picture.kind, numbers, language)
    inks = series_colours(picture)
    for series, column, ink in zip(picture.series, cells.values, inks, strict=True):
        chart.add_series(
            {
                "name": plain(series.name)[:250],
                "categories": [cells.sheet, cells.first, cells.names, cells.last, cells.names],
                "values": [cells.sheet, cells.first, column, cells.last, column],
                "fill": {"color": f"#{ink}"},
                "line": {"color": f"#{ink}", "width": 2.25}
                if picture.look is Look.LINES
                else {"none": True},
                "points": [{"fill": {"color": f"#{one}"}} for one in series.colours] or None,
                "gap": 45,
                "data_labels": {"value": True, "num_format": pattern, "font": LETTERS},
                "marker": {"type": "circle", "size": 6, "fill": {"color": f"#{ink}"}},
            }
        )
    _dress(chart, picture, numbers)
    return chart


def _dress(chart: Chart, picture: Picture, numbers: Sequence[float | None]) -> None:
    chart.set_title({"name": plain(picture.title)[:200], "name_font": TITLE, "overlay": False})
    chart.set_legend({"none": True} if len(picture.series) < 2 else {"position": "bottom"})
    lowest = min((value or 0 for value in numbers), default=0)
    values: dict[str, object] = {"visible": False, "major_gridlines": {"visible": False}}
    if lowest >= 0:
        values["min"] = 0
    names: dict[str, object] = {"num_font": LETTERS, "label_position": "low"}
    if picture.look in LYING:
        names["reverse"] = True  # the first one stands at the top
    is_lying = picture.look in LYING  # then the names are on the other axis
    chart.set_x_axis(values if is_lying else names)
    chart.set_y_axis(names if is_lying else values)
    chart.set_size({"width": WIDTH, "height": height_of(picture)})
