"""A screen set against the reimplementation: what differs, and how many figures were compared."""

from collections import Counter
from dataclasses import dataclass, field

from bench.figures import first_look, shown, teacher
from bench.figures.basis import Basis, basis
from bench.figures.cards import CHANGES, LINES, TABLES, counts_of
from bench.figures.counting import Counted
from bench.figures.indicators import FIGURES, Told, told
from bench.figures.records import Records
from bench.figures.screens import Seen, seen
from bench.figures.settings import Setting
from bench.figures.shown import Row, Rows
from core.indicators import FIGURES as FIGURES_OF_SCREENS
from core.screen import Screen
from ui.metrics import Metric

COLUMNS_BY_SIZE = ("hours_of_use", "pupils_reached")  # equal ones in the order of chance
PARTS = ("table", "listing", "chart", "steps")
UNTOLD, RESTS = (None, "not shown"), ("not shown apart", "Total")
# What is made of all that an audience is shown of a chart, and of nothing else.
ADDED_UP = (
    "by_month table",
    "hours table",
    "movement table",
    "outcome table",
    "what table",
    "pupils_reached table",
    "hours_of_use table",
    "graph table",
    "uses_flow chart",
    "uses_flow, before",
)


@dataclass
class Comparison:
    """How many figures of a screen were compared, and a line for each that differs."""

    figures: int = 0
    differences: list[str] = field(default_factory=list)

    def hold(self, name: str, found: object, wanted: object) -> None:
        self.figures += 1
        if found != wanted:
            self.differences.append(f"{name}: the screen has {found}, counted are {wanted}")

    def hold_rows(self, name: str, found: Rows, wanted: Rows) -> None:
        """Compare rows in whatever order they stand."""
        self.figures += sum(len(row) for row in wanted)
        if name == "works listing":  # of one day the first ones are chance, the table has them all
            found, wanted = [(len(found),)], [(len(wanted),)]
        if name.startswith("most_used") or shown.is_folded(wanted):
            found = shown.untied(found, shown.last_of(found))
            wanted = shown.untied(wanted, shown.last_of(wanted))
        if name.startswith(COLUMNS_BY_SIZE) and name.endswith("table"):
            found, wanted = shown.in_any_order(found), shown.in_any_order(wanted)
        more, less = Counter(found) - Counter(wanted), Counter(wanted) - Counter(found)
        if more or less:
            self.differences.append(f"{name}: the screen has {list(more)}, counted {list(less)}")

    def hold_shown(self, name: str, found: Rows, wanted: Rows) -> None:
        """Compare what is shown to whoever sees no names.

        More may be hidden beside what is counted as hidden, as a sum would tell of it; what is
        shown has to be counted, and nothing of what is counted as hidden may be shown.
        """
        if name in ADDED_UP or (name.startswith(CHANGES) and name.endswith("chart")):
            return
        told = [row for row in found if not shown.is_folded([row]) and row[0] not in RESTS]
        if shown.is_folded(wanted):  # of those that fold, others may do so: the table has them all
            told = shown.above(told, shown.last_of(wanted))
        self.figures += sum(len(row) for row in told)
        more = [row for row in told if not any(_is_of(row, one) for one in wanted)]
        if more:
            self.differences.append(f"{name}: an audience sees {more}, counted {wanted}")


def _is_of(found: Row, wanted: Row) -> bool:
    """Say whether a row is the counted one, or that with less of it shown."""
    return len(found) == len(wanted) and all(
        one == other
        or (place > 0 and (one in UNTOLD or str(other).startswith(f"{one} (")))  # without a change
        for place, (one, other) in enumerate(zip(found, wanted, strict=True))
    )


def compared(records: Records, screen: Screen, setting: Setting) -> Comparison:
    """Draw a screen and compare everything on it."""
    drawn, counted, comparison = seen(screen, setting), Counted(records, setting), Comparison()
    if screen.address == "teacher":
        counted = teacher.of_the_teacher(counted)
        _figures(comparison, drawn, teacher.of_the_period(counted))
        counted = teacher.of_the_years(counted)
    else:
        _figures(comparison, drawn, counted)
        said = Basis(drawn.waiting if setting.with_waiting else None, bool(drawn.is_blank))
        comparison.hold("basis", said, basis(counted, screen))
    for name in unknown(drawn):
        comparison.differences.append(f"nobody counts {name}: it has no row in bench/figures")
    _cards(comparison, drawn, counted)
    if screen.address == "overview" and not drawn.is_blank and counted.names_are_seen:
        comparison.hold("said", drawn.said, first_look.lines(counted))
    for code in LINES.keys() & drawn.lines.keys():
        comparison.hold(code, drawn.lines[code], LINES[code](counted))
    for key in TABLES.keys() & drawn.tables.keys():
        comparison.hold_rows(key, shown.rows(drawn.tables[key]), TABLES[key](counted))
    return comparison


def _cards(comparison: Comparison, drawn: Seen, counted: Counted) -> None:
    """Compare the cards; those of a teacher have nothing of a period before beside them."""
    has_before = drawn.screen.address != "teacher"
    for key, drawing in drawn.drawings.items():
        count = counts_of(drawn.screen.address, key)
        if count is None:
            continue
        found, wanted = shown.of_drawing(drawing), count(counted)
        hold = comparison.hold_rows if counted.names_are_seen else comparison.hold_shown
        for part in PARTS:
            hold(f"{key} {part}", getattr(found, part), getattr(wanted, part))
        is_beside = has_before and not key.startswith(CHANGES)
        if counted.setting.is_compared and drawing.chart is not None and is_beside:
            earlier = count(counted.before).chart
            hold(f"{key}, before", shown.chart(drawn.before[key]), earlier)


def _figures(comparison: Comparison, drawn: Seen, counted: Counted) -> None:
    if drawn.is_blank or not drawn.metrics:
        return
    for code in FIGURES.keys() & set(FIGURES_OF_SCREENS[drawn.screen.path]):
        metric = drawn.metrics.get(code)
        comparison.hold(code, metric and _as_told(metric), told(counted, code))


def _as_told(metric: Metric) -> Told:
    """Return a figure as it stands on the screen."""
    _, _, share = metric.label.rpartition(", ")
    change = None if metric.change is None else float(round(float(metric.change), 6))
    is_share = share.endswith("%") or share == "–"
    trend = tuple(round(float(value), 6) for value in metric.trend)
    return Told(metric.value, share if is_share else "", change, trend)


def unknown(drawn: Seen) -> list[str]:
    """Return what a screen shows that nobody counts."""
    return [
        *(key for key in drawn.drawings if not counts_of(drawn.screen.address, key)),
        *(code for code in drawn.metrics if code not in FIGURES),
        *(code for code in drawn.lines if code not in LINES),
        *(key for key in drawn.tables if key not in TABLES),
    ]
