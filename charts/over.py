"""What lies over a chart and is none of its own data: numbers of notes, at a day or at a mark."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from charts import labels, theme
from charts.theme import Spec
from core.dimensions import codes_of, read_mark
from core.formats import NARROW_SPACE, NO_BREAK_SPACE
from core.periods import school_year_of

SIGN, NARROWEST = 34, 294  # pixels of a number with its brackets, and of a chart on a phone
FLAGS_END = 0.85  # of the width: from here on a number stands left of its line


@dataclass(frozen=True)
class Sign:
    """A number that a chart shows at a day of its axis, or beside what a mark stands for."""

    number: int
    day: date | None = None
    mark: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def is_about(self, mark: str) -> bool:
        """Say whether a mark of a chart lies within what the sign is about."""
        shown = codes_of(read_mark(mark))
        return self._is_on(shown) or (
            bool(self.mark)
            and all(set(shown.get(name, ())) & set(codes) for name, codes in self.mark.items())
        )

    def _is_on(self, shown: Mapping[str, tuple[str, ...]]) -> bool:
        """Say whether the day is in the months or school years that are shown."""
        return self.day is not None and (
            self.day.replace(day=1).isoformat() in shown.get("month", ())
            or str(school_year_of(self.day)) in shown.get("year", ())
        )


@dataclass(frozen=True)
class Over:
    """Everything that lies over a chart."""

    signs: Sequence[Sign] = ()

    def beside(self, label: str, mark: str) -> str:
        """Return a label with the numbers of what is said of its mark."""
        numbers = _numbers(sign for sign in self.signs if sign.is_about(mark))
        return f"{label}{NO_BREAK_SPACE}{numbers}" if numbers else label

    def beside_table(self, marks: Sequence[Sequence[str]]) -> tuple[list[str], list[str]]:
        """Return the numbers beside the rows of a table and over its columns, by its cells' marks.

        What is said of some columns stands over them, all else beside the rows that it touches.
        """
        columns = list(zip(*marks, strict=True))
        beside: list[list[Sign]] = [[] for _ in marks]
        above: list[list[Sign]] = [[] for _ in columns]
        for sign in self.signs:
            whole = [place for place, cells in enumerate(columns) if _fills(sign, cells)]
            touched = [row for row, cells in enumerate(marks) if any(map(sign.is_about, cells))]
            is_of_columns = 0 < len(whole) < len(columns)
            for place in whole if is_of_columns else touched:
                (above if is_of_columns else beside)[place].append(sign)
        return [_numbers(signs) for signs in beside], [_numbers(signs) for signs in above]

    def rows(self, months: Sequence[date]) -> int:
        """Return how many rows the numbers over an axis of months take."""
        return max((flag.row + 1 for flag in self._flags(months)), default=0)

    def room(self, months: Sequence[date]) -> int:
        """Return how many pixels these rows take."""
        return self.rows(months) * labels.LINE

    def lines(self, months: Sequence[date], *, lift: float = 0) -> Spec:
        """Return the lines at the days and their numbers, `lift` pixels over the plot's top.

        Without a lift the numbers hang inside the plot from its top down.
        """
        flags, lifted = self._flags(months), self.rows(months) - 1
        return {
            "shapes": [_line(flag) for flag in flags],
            "annotations": [
                _number(flag, end=len(months))
                | {
                    "yanchor": "bottom" if lift else "top",
                    "yshift": lift + labels.LINE * ((lifted if lift else 0) - flag.row),
                }
                for flag in flags
            ],
        }

    def _flags(self, months: Sequence[date]) -> list["_Flag"]:
        """Return where the numbers stand: none covers another, on a phone neither."""
        places = {month: place for place, month in enumerate(months)}
        apart = SIGN * len(months) / NARROWEST
        signs = sorted((sign.day, sign.number) for sign in self.signs if sign.day)
        ends: list[float] = []
        flags = []
        for day, number in signs:
            if day.replace(day=1) not in places:
                continue
            share = (day.day - 1) / monthrange(day.year, day.month)[1]
            place = places[day.replace(day=1)] - 0.5 + share
            row = next((row for row, end in enumerate(ends) if end <= place), len(ends))
            ends[row : row + 1] = [place + apart]
            flags.append(_Flag(number, place, row))
        return flags


NOTHING = Over()


@dataclass(frozen=True)
class _Flag:
    """A number, its place on the axis of months, and its row from the top."""

    number: int
    place: float
    row: int


def _numbers(signs: Iterable[Sign]) -> str:
    return NARROW_SPACE.join(f"[{sign.number}]" for sign in signs)


def _fills(sign: Sign, marks: Sequence[str]) -> bool:
    shown = [mark for mark in marks if mark]
    return bool(shown) and all(map(sign.is_about, shown))


def _line(flag: _Flag) -> Spec:
    return {
        "type": "line",
        "x0": flag.place,
        "x1": flag.place,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "layer": "below",
        "line": {"color": theme.TEXT, "width": 1, "dash": "dot"},
    }


def _number(flag: _Flag, *, end: int) -> Spec:
    is_left = flag.place > end * FLAGS_END
    return {
        "x": flag.place,
        "xanchor": "right" if is_left else "left",
        "y": 1,
        "yref": "paper",
        "text": f"<b>[{flag.number}]</b>",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": theme.LABEL_SIZE, "color": theme.TEXT},
    }
