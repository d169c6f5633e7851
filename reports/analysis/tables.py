"""The tables of a report: all figures, by method group, by a code of the lists, the resources."""

from collections.abc import Sequence

from core.i18n import N_, Words
from core.indicators import Form, Indicator, written
from core.period_names import against_title
from core.periods import Against
from db import Row
from reports.analysis.indicators import Counted
from reports.content import Cell, Column, Kind, Table
from services.reference import Reference

# What one table of codes is titled, its first head, and the list that names its codes.
DIVISIONS = {
    "kind": (N_("Participation by kind of activity"), N_("Kind"), "kinds"),
    "level": (N_("Participation by level"), N_("Level"), "levels"),
}


def figures(words: Words, rows: Sequence[Counted], *, against: Against) -> Table:
    """Return every figure with the whole it is a part of, and what it was before."""
    note = words(
        "Each figure is counted apart and none is added to another. “Out of” are the teachers on "
        "the staff in the period, for resources those of the catalogue, for the three most active "
        "the participations of the staff. “Before”: {against}.",
        against=against_title(against, words),
    )
    shown = [row for row in rows if not row.is_of_entry]
    return _figures(words, shown, title=words("Figures of the period"), name="figures", note=note)


def entered(words: Words, rows: Sequence[Counted]) -> Table | None:
    """Return the figures about the records themselves; None where none was entered."""
    shown = [row for row in rows if row.is_of_entry]
    if not any(row.whole for row in shown):
        return None
    note = words(
        "Here all records of the period count, those that are not confirmed too: the figures say "
        "how the records are kept, and are no results of the work."
    )
    return _figures(words, shown, title=words("How the records are kept"), name="kept", note=note)


def _figures(words: Words, rows: Sequence[Counted], *, title: str, name: str, note: str) -> Table:
    return Table(
        title,
        (
            Column(words("Figure"), weight=2.5),
            Column(words("What exactly"), weight=4),
            Column(words("Now"), Kind.COUNT, 1.2),
            Column(words("Out of"), Kind.COUNT, 1.5),
            Column(words("Share"), Kind.SHARE),
            Column(words("Before"), Kind.COUNT, 1.2),
        ),
        [
            (
                words(row.indicator.name),
                words(row.indicator.numerator),
                _written(row.indicator, row.value, words),
                row.whole,
                row.value / row.whole if row.value is not None and row.whole else None,
                _written(row.indicator, row.before, words),
            )
            for row in rows
        ],
        note,
        name,
    )


def _written(indicator: Indicator, value: float | None, words: Words) -> Cell:
    """Return a count as a number, and what no column of counts can hold as it is written."""
    if value is None or indicator.form is Form.COUNT:
        return value
    return written(indicator, value, words.language)


def groups(words: Words, reference: Reference, rows: Sequence[Row]) -> Table:
    """Return the method groups; whoever is in two stands in both."""
    return Table(
        words("Participation by method group"),
        (
            Column(words("Method group"), weight=3),
            Column(words("Staff"), Kind.COUNT, 1.1),
            Column(words("Teachers taking part"), Kind.COUNT, 1.3),
            Column(words("Share"), Kind.SHARE),
            Column(words("Participations"), Kind.COUNT, 1.2),
            Column(words("Works"), Kind.COUNT),
            Column(words("Courses"), Kind.COUNT),
            Column(words("Course hours"), Kind.HOURS),
        ),
        [
            (
                reference.name("method_groups", str(row["code"])) or words("no method group"),
                int(row["staff"]),
                int(row["teachers"]),
                int(row["teachers"]) / int(row["staff"]) if row["staff"] else None,
                int(row["participations"]),
                int(row["works"]),
                int(row["courses"]),
                float(row["course_hours"]),
            )
            for row in rows
        ],
        words("A teacher of two groups is counted in both, so the rows are not to be added up."),
        "groups",
    )


def division(words: Words, reference: Reference, rows: Sequence[Row], *, name: str) -> Table:
    """Return the participations by the codes of a list, in the list's order."""
    title, head, list_name = DIVISIONS[name]
    order = {code: at for at, code in enumerate(reference.codes(list_name, archived=True))}
    ordered = sorted(rows, key=lambda row: order.get(str(row["code"]), len(order)))
    return Table(
        words(title),
        (
            Column(words(head), weight=3),
            Column(words("Participations"), Kind.COUNT, 1.2),
            Column(words("People"), Kind.COUNT),
            Column(words("Works"), Kind.COUNT),
            Column(words("Documents"), Kind.COUNT, 1.2),
            Column(words("Places won"), Kind.COUNT, 1.1),
        ),
        [
            (
                reference.name(list_name, str(row["code"])),
                int(row["participations"]),
                int(row["participants"]),
                int(row["works"]),
                int(row["documents"]),
                int(row["prizes"]),
            )
            for row in ordered
        ],
        name=name,
    )


def resources(words: Words, reference: Reference, rows: Sequence[Row]) -> Table:
    """Return the uses of resources by the kind of the resource."""
    return Table(
        words("Use of resources by kind"),
        (
            Column(words("Kind of resource"), weight=3),
            Column(words("Uses"), Kind.COUNT),
            Column(words("Teachers"), Kind.COUNT),
            Column(words("Pupils reached"), Kind.COUNT, 1.2),
        ),
        [
            (
                reference.name("resource_kinds", str(row["code"])),
                int(row["uses"]),
                int(row["teachers"]),
                int(row["pupils_reached"]),
            )
            for row in rows
        ],
        words("A pupil reached twice counts twice."),
        "resources",
    )
