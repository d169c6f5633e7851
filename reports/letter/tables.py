"""The tables of the letter: communities, further training, works with their addresses."""

from collections.abc import Sequence

from core import formats
from core.i18n import Words
from db import Row
from reports.content import Cell, Column, Kind, Table
from reports.letter.figures import Figures


def communities(words: Words, figures: Figures) -> Table:
    """Return the communities with all five counts, each apart; the last row is the school's."""
    staff = int(figures.totals["staff"])
    rows = [
        _row(figures.community(code), row, staff, webinars=figures.webinars(code))
        for code, row in figures.communities.items()
    ]
    rows += [(figures.community(code), *[0] * 8) for code in figures.idle]
    webinars = int(figures.totals["webinars"])
    total = _row(words("In all"), figures.totals, staff, webinars=webinars)
    return Table(
        words("Participation by community"),
        (
            Column(words("Community"), weight=2.45),
            Column(words("Teachers"), Kind.COUNT, 1.25),
            Column(words("Share"), Kind.SHARE, 0.85),
            Column(words("Participations"), Kind.COUNT, 1.05),
            Column(words("Works"), Kind.COUNT, 0.95),
            Column(words("Webinars"), Kind.COUNT, 1.3),
            Column(words("Courses"), Kind.COUNT, 0.95),
            Column(words("Course hours"), Kind.HOURS, 0.9),
            Column(words("Documents"), Kind.COUNT, 1.4),
        ),
        (*rows, total),
        words(
            "The share is of the teachers on the staff in the period ({staff}), as of {day}. "
            "Whoever is in several communities is counted once in the last row; a work with "
            "several authors is one work.",
            staff=staff,
            day=formats.day(figures.as_of, words.language),
        ),
        "communities",
    )


def training(words: Words, figures: Figures) -> Table:
    """Return courses, retraining and webinars, with their hours apart."""
    return Table(
        words("Courses, retraining and webinars"),
        (
            Column(words("Kind"), weight=3),
            Column(words("Participations"), Kind.COUNT),
            Column(words("People"), Kind.COUNT),
            Column(words("Hours"), Kind.HOURS),
        ),
        tuple(
            (
                figures.reference.name("kinds", str(row["kind"])),
                int(row["participations"]),
                int(row["participants"]),
                float(row["training_hours"]),
            )
            for row in figures.training
        ),
        words(
            "Courses and retraining count where they are long enough for their kind and have a "
            "document; the hours of webinars are no hours of courses."
        ),
        "training",
    )


def works(words: Words, figures: Figures) -> Table:
    """Return the published works, the latest first, with authors and addresses."""
    found = int(figures.works[0]["found"]) if figures.works else 0
    note = ""
    if found > len(figures.works):
        note = words(
            "The latest {shown} of {found} works.",
            shown=len(figures.works),
            found=formats.number(found, words.language),
        )
    return Table(
        words("Published works"),
        (
            Column(words("No."), Kind.COUNT, 0.6),
            Column(words("Title"), weight=4),
            Column(words("Authors"), weight=2),
            Column(words("Published"), Kind.DAY, 1.2),
            Column(words("Community"), weight=1.6),
            Column(words("Address"), Kind.LINK, 3.7),
        ),
        tuple(_work(figures, number, row) for number, row in enumerate(figures.works, start=1)),
        note,
        "works",
    )


def _row(name: str, row: Row, staff: int, *, webinars: int) -> tuple[Cell, ...]:
    teachers = int(row["teachers"])
    return (
        name,
        teachers,
        teachers / staff if staff else None,
        int(row["participations"]),
        int(row["works"]),
        webinars,
        int(row["courses"]),
        float(row["course_hours"]),
        int(row["documents"]),
    )


def _author(names: Sequence[str]) -> str:
    """Return an author's name; in a narrow column it may break before the initials."""
    return formats.person_name(*names).replace(formats.NO_BREAK_SPACE, " ", 1)


def _work(figures: Figures, number: int, row: Row) -> tuple[Cell, ...]:
    return (
        number,
        str(row["title"]),
        ", ".join(_author(names) for names in row["authors"]),
        row["published_on"].isoformat(),
        figures.reference.name("communities", str(row["community"])),
        str(row["address"]),
    )
