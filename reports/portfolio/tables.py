"""The tables of a portfolio: the years beside each other, a table a section, the resources."""

from collections.abc import Sequence

from core import formats
from core.i18n import N_, Words
from core.indicators import INDICATORS
from core.portfolio import HEADS, LISTS, Section
from db import Row
from reports.content import Cell, Column, Kind, Look, Picture, Series, Table
from reports.plain_text import is_web_address
from reports.portfolio.figures import Figures

COUNTS = (
    "participations",
    "works",
    "documents",
    "courses",
    "course_hours",
    "webinar_hours",
    "above_municipal",
    "prizes",
)
# Millimetres of a column that the longest usual word fits into; title and address take the rest.
WIDTHS = {
    "kind": 33,
    "course_hours": 14,
    "document": 27,
    "community": 21,
    "subject": 29,
    "role": 25,
    "level": 31,
}
DAY_WIDTH, TITLE_WIDTH, ADDRESS_WIDTH = 21, 38, 29


def years(words: Words, figures: Figures) -> Table:
    """Return the counts that stay apart, a row each, by school year and in all."""
    rows = []
    for code in COUNTS:
        column = INDICATORS[code].column
        by_year = [
            float(figures.years[year][column]) if year in figures.years else 0
            for year in figures.school_years
        ]
        rows.append((words(INDICATORS[code].name), *by_year, float(figures.totals[column])))
    return Table(
        words("The school years beside each other"),
        (
            Column(words("What is counted"), weight=2.6),
            *(Column(formats.school_year_name(year), Kind.COUNT) for year in figures.school_years),
            Column(words("In all"), Kind.COUNT),
        ),
        rows,
        words(
            "Confirmed records only, as of {day}. Each row is counted apart; hours of webinars are "
            "no hours of courses. A work told in two years is one work in all.",
            day=formats.day(figures.as_of, words.language),
        ),
        "years",
    )


def by_year(words: Words, figures: Figures) -> Picture:
    """Return the participations by school year."""
    values = [
        int(figures.years[year]["participations"]) if year in figures.years else 0
        for year in figures.school_years
    ]
    whole = int(figures.totals["participations"])
    sentence = words.count(
        "{n} confirmed participation in {years} school years.",
        "{n} confirmed participations in {years} school years.",
        whole,
        years=len(values),
    )
    return Picture(
        words("Participations by school year"),
        Look.COLUMNS,
        [formats.school_year_name(year) for year in figures.school_years],
        (Series(words("Participations"), values),),
        sentence,
        name="by_year",
    )


def section(words: Words, figures: Figures, one: Section) -> Table | None:
    """Return the records of a section, the latest first; None where it has none."""
    rows = [record for record in figures.records if one.holds(record)]
    if not rows:
        return None
    has_links = any(is_web_address(str(row["address"])) for row in rows)
    links = (Column(words("Address"), Kind.LINK, ADDRESS_WIDTH),) if has_links else ()
    names = [name for name in one.columns if name in WIDTHS]
    columns = (
        Column(words("Day"), Kind.DAY, DAY_WIDTH),
        Column(words("Title"), weight=TITLE_WIDTH),
        *(_column(words, name, with_outcome="outcome" in one.columns) for name in names),
        *links,
    )
    return Table(
        words(one.title),
        columns,
        [
            _row(words, figures, row, names=names, with_outcome="outcome" in one.columns)[
                : len(columns)
            ]
            for row in rows
        ],
        _hours(words, rows) if one.key == "courses" else "",
        one.key,
    )


def resources(words: Words, figures: Figures) -> Table | None:
    """Return the resources that were used; None where there was none."""
    if not figures.resources:
        return None
    name = figures.reference.name
    return Table(
        words("Use of resources"),
        (
            Column(words("Resource"), weight=3),
            Column(words("Provider"), weight=2),
            Column(words("Uses"), Kind.COUNT),
            Column(words("Pupils reached"), Kind.COUNT, 1.1),
            Column(words("Last used"), Kind.DAY, 1.3),
        ),
        [
            (
                str(row["title"]),
                name("communities", row["community"]) or str(row["partner"] or words("own school")),
                int(row["uses"]),
                int(row["pupils_reached"]),
                row["last_used_on"].isoformat(),
            )
            for row in figures.resources
        ],
        words("A pupil reached twice counts twice."),
        "resources",
    )


def _column(words: Words, name: str, *, with_outcome: bool) -> Column:
    """Return a column; the outcome stands beside the level, a column less is a wider title."""
    title = HEADS[name]
    if name == "level" and with_outcome:
        title = N_("Level, outcome")
    kind = Kind.HOURS if name == "course_hours" else Kind.TEXT
    return Column(words(title), kind, WIDTHS[name])


def _row(
    words: Words, figures: Figures, record: Row, *, names: Sequence[str], with_outcome: bool
) -> tuple[Cell, ...]:
    cells = [_cell(words, figures, record, name=name) for name in names]
    if with_outcome and "level" in names:
        outcome = figures.reference.name(LISTS["outcome"], record["outcome"])
        at = names.index("level")
        cells[at] = ", ".join(filter(None, (str(cells[at] or ""), outcome)))
    day, title = record["took_part_on"].isoformat(), str(record["title"])
    return (day, title, *cells, str(record["address"]))


def _cell(words: Words, figures: Figures, record: Row, *, name: str) -> Cell:
    if name == "course_hours":
        return None if record[name] is None else float(record[name])
    if name == "document":
        code, number = str(record[name]), str(record["document_number"] or "")
        kind = "" if code == "none" else figures.reference.name("documents", code)
        sign = words("No. {number}", number=number) if number else ""
        return " ".join(filter(None, (kind, sign)))
    return figures.reference.name(LISTS[name], record[name])


def _hours(words: Words, rows: Sequence[Row]) -> str:
    counted = [float(row["course_hours"]) for row in rows if row["course_hours"] is not None]
    return words(
        "Hours in all: {hours}. A course counts with a document and where it is long enough for "
        "its kind; one without hours here does not count.",
        hours=formats.number(sum(counted), words.language),
    )
