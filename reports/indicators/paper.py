"""The workbook's content: a summary, a part an indicator with its charts, the definitions.

Everything is read as it stood at the moment of asking, which the snapshot keeps: the records,
which are written beside it, are set back to the same moment.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core import formats
from core.i18n import N_, Words, words_of
from core.indicators import CATALOGUE, Indicator
from core.period_names import period_title
from db import Row, Storage, Transaction
from reports.asked import Asked
from reports.content import (
    Block,
    Cell,
    Column,
    Kind,
    Look,
    PageBreak,
    Paper,
    Picture,
    Series,
    Table,
    Text,
)
from reports.definitions import definitions
from reports.indicators.divided import DIVISIONS, MONTH, Divided, Part, read_divided
from reports.notes import Notes, read_notes
from reports.totals import TOTALS, figure_of, whole_of
from services.reference import load_reference
from services.school import school_of

TITLE = N_("Workbook of the period: indicators and records")
DRAWN = ("community", "group", MONTH)
HOURS = frozenset({"course_hours", "webinar_hours"})


@dataclass(frozen=True)
class Read:
    """All that was read at one moment; `found` are the figures of each source."""

    school: str
    found: Sequence[Divided]
    notes: Notes


def indicators(storage: Storage, asked: Asked) -> Paper:
    """Return the workbook of a period."""
    words, as_of = words_of(asked.language), asked.selection.as_of(asked.today)
    with storage.reading() as transaction:
        read = _read(transaction, asked, words)
    about = words(
        "{school}, {period}, as of {day}. Confirmed records only.",
        school=read.school,
        period=period_title(asked.period, words),
        day=formats.day(as_of, words.language),
    )
    shown = [
        (indicator, one)
        for indicator in CATALOGUE
        for one in read.found
        if indicator.source == one.source
    ]
    blocks = (
        PageBreak(words("Summary")),
        _summary(shown, words),
        *(
            block
            for indicator, one in shown
            for block in _of_indicator(indicator, one, words, notes=read.notes)
        ),
        PageBreak(words("Definitions")),
        definitions(words),
    )
    return Paper(words("Indicators of network communities"), asked.language, about, blocks)


def _read(transaction: Transaction, asked: Asked, words: Words) -> Read:
    parameters = asked.parameters_then()
    reference = load_reference(transaction, asked.language)
    found = [
        read_divided(
            transaction,
            source,
            reference,
            parameters=parameters,
            first=asked.period.starts_on,
            last=asked.selection.as_of(asked.today),
            words=words,
        )
        for source in TOTALS
    ]
    notes = read_notes(
        transaction, asked.selection, words, reference=reference, parameters=parameters
    )
    return Read(school_of(transaction, asked.organisation_id).entry.short_name, found, notes)


def _summary(shown: Sequence[tuple[Indicator, Divided]], words: Words) -> Table:
    """Return a row an indicator; a share stands with both of its numbers."""
    columns = (
        Column(words("Indicator"), weight=3),
        Column(words("Value"), Kind.HOURS),
        Column(words("Out of"), Kind.COUNT),
        Column(words("Share"), Kind.SHARE),
        Column(words("Unit"), weight=1.5),
    )
    rows = []
    for indicator, one in shown:
        value, whole = _value(one.totals, indicator), whole_of(indicator, one.totals)
        share = _share(value, whole)
        rows.append((words(indicator.name), value, whole, share, words(indicator.unit)))
    note = words(
        "Confirmed records only; figures about how records are kept count all that are entered."
    )
    return Table(words("Summary"), columns, tuple(rows), note, "summary")


def _of_indicator(
    indicator: Indicator, divided: Divided, words: Words, *, notes: Notes
) -> Iterator[Block]:
    """Yield a table of all divisions of one indicator, its notes, and a chart for some of them.

    Nothing for a figure of the whole staff together, which stands in the summary alone.
    """
    if not divided.parts:
        return
    name = words(indicator.name)
    yield PageBreak(name)
    yield Text(words(indicator.formula))
    has_whole = bool(indicator.whole_column)
    rows: list[Sequence[Cell]] = []
    pictures: list[Picture] = []
    for division, title in DIVISIONS.items():
        if division not in divided.parts:
            continue
        parts = divided.in_order(division, indicator)
        rows += [_row(part, indicator, words(title), has_whole=has_whole) for part in parts]
        if division in DRAWN and parts:
            pictures.append(_picture(parts, indicator, words, division=division))
    kind = _kind(indicator)
    columns = [Column(words("Divided"), weight=1.5), Column(words("Part"), weight=3)]
    columns += [Column(name, kind)]
    if has_whole:
        columns += [Column(words("Out of"), Kind.COUNT), Column(words("Share"), Kind.SHARE)]
    note = "" if indicator.adds_up else words("Parts do not add up: one person can be in several.")
    yield Table(name, tuple(columns), tuple(rows), note, indicator.code)
    yield from notes.below_parts(
        {division: [part.code for part in parts] for division, parts in divided.parts.items()}
    )
    yield from pictures


def _row(part: Part, indicator: Indicator, title: str, *, has_whole: bool) -> Sequence[Cell]:
    value = _value(part.row, indicator)
    if not has_whole:
        return (title, part.name, value)
    whole = whole_of(indicator, part.row)
    return (title, part.name, value, whole, _share(value, whole))


def _picture(
    parts: Sequence[Part], indicator: Indicator, words: Words, *, division: str
) -> Picture:
    name = words(indicator.name)
    values = tuple(float(_value(part.row, indicator) or 0) for part in parts)
    return Picture(
        words("{name}, {division}", name=name, division=words(DIVISIONS[division])),
        Look.COLUMNS if division == MONTH else Look.BARS,
        tuple(part.name for part in parts),
        (Series(name, values, parts[0].colour, tuple(part.colour for part in parts)),),
        kind=_kind(indicator),
        name=f"{indicator.code}_{division}",
    )


def _kind(indicator: Indicator) -> Kind:
    return Kind.HOURS if indicator.column in HOURS else Kind.COUNT


def _value(row: Row, indicator: Indicator) -> float | int | None:
    value = figure_of(indicator, row)
    if value is None:
        return None
    return int(value) if value.is_integer() else round(value, 2)


def _share(value: float | None, whole: float | None) -> float | None:
    return value / whole if value is not None and whole else None
