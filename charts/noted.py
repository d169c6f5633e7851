"""The notes of a selection: their numbers, what lies over charts, which of them a chart covers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from charts.over import Over, Sign
from core import formats
from core.dimensions import Mark, read_mark, rest_of
from core.periods import Period
from core.selection import Selection

MOST = 9  # notes that have a number and stand under the charts; all of them can be listed


@dataclass(frozen=True)
class Note:
    """A note within a selection; `number` is None where so many later ones are shown instead.

    `rest` is what of its mark the selection is not narrowed to.
    """

    number: int | None
    note_id: str
    version: int
    text: str
    days: tuple[date, date] | None
    mark: Mark
    rest: Mapping[str, tuple[str, ...]]
    author: str

    @property
    def is_personal(self) -> bool:
        """Whether it is about a teacher among others: it stands only where that teacher does."""
        return "teacher" in self.rest

    def days_told(self, language: str) -> str:
        """Return the days in words, empty where it has none."""
        if self.days is None:
            return ""
        first, last = (formats.day(day, language) for day in self.days)
        return first if first == last else f"{first} – {last}"

    def line(self, mark: str, language: str) -> str:
        """Return the note as one line of a file; `mark` is what its mark stands for, in words."""
        pinned = " · ".join(filter(None, (self.days_told(language), mark)))
        return f"[{self.number}] {pinned} — {' '.join(self.text.split())}"


def numbered(rows: Sequence[Mapping[str, Any]], shown: Selection) -> tuple[Note, ...]:
    """Return the notes of a selection in the order of their rows, those that it cuts off left out.

    The latest are numbered.
    """
    pinned = [(row, rest_of(read_mark(row["mark"]), shown)) for row in rows]
    found = [(row, rest) for row, rest in pinned if rest is not None]
    before = max(0, len(found) - MOST)
    return tuple(
        Note(
            number=place - before + 1 if place >= before else None,
            note_id=str(row["note_id"]),
            version=row["version"],
            text=row["text"],
            days=(row["noted_on"], row["noted_until"]) if row["noted_on"] else None,
            mark=read_mark(row["mark"]),
            rest=rest,
            author=row["display_name"],
        )
        for place, (row, rest) in enumerate(found)
    )


def over(notes: Sequence[Note], period: Period, *, as_of: date) -> Over:
    """Return what of the notes the charts of a period show in themselves."""
    return Over(
        tuple(
            Sign(note.number, _day(note, period, as_of), note.rest)
            for note in notes
            if note.number is not None
        )
    )


def covered(notes: Sequence[Note], marks: Collection[str]) -> tuple[Note, ...]:
    """Return the notes that stand under a chart: about its days, or about what it marks."""
    return tuple(
        note
        for note in notes
        if note.number is not None and (_is_of_all(note) or is_about(note, marks))
    )


def is_about(note: Note, marks: Collection[str]) -> bool:
    """Say whether what a note is about is among the marks."""
    sign = Sign(0, mark=note.rest)
    return any(map(sign.is_about, marks))


def _is_of_all(note: Note) -> bool:
    return not note.rest or (note.days is not None and not note.is_personal)


def _day(note: Note, period: Period, as_of: date) -> date | None:
    """Return the day at which a note stands on an axis; what lasts all of it has no place there."""
    if note.days is None or note.is_personal:
        return None
    first, last = note.days
    is_throughout = first <= period.starts_on and last >= as_of
    return None if is_throughout else first
