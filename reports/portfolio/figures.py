"""What a portfolio tells of a teacher, read at one moment from the statements of the screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.indicators import PARTICIPATIONS
from core.periods import school_year_of
from db import Row, Transaction
from reports.asked import Asked
from services.reference import Reference, load_reference


@dataclass(frozen=True)
class Figures:
    """Rows of the statements; `years` are rows of totals by the year in which a year began.

    `records` and `resources` are in the order of the screen, `standing` is None for whoever is not
    on the staff today.
    """

    reference: Reference
    teacher: Row
    standing: Row | None
    method_groups: Sequence[str]
    as_of: date
    school_years: Sequence[int]
    totals: Row
    years: Mapping[int, Row]
    records: Sequence[Row]
    resources: Sequence[Row]


def read_figures(transaction: Transaction, asked: Asked, teacher: Row, *, language: str) -> Figures:
    """Read all that is told of a teacher in the period."""
    selection, period = asked.selection, asked.period
    as_of = selection.as_of(asked.today)
    parameters = selection.parameters()
    limits = {**parameters, "as_of": as_of}
    (totals,) = transaction.rows(PARTICIPATIONS.totals, **limits)
    years = transaction.rows(PARTICIPATIONS.divided, **limits, dimension="year", by_month=False)
    staff = selection.staff_on(asked.today).parameters()
    standing = transaction.rows("dashboards/staff_courses", since=None, as_of=asked.today, **staff)
    groups = transaction.rows("people/group_members", organisation_ids=asked.sight.organisation_ids)
    first, last = (school_year_of(day) for day in (period.starts_on, period.ends_on))
    return Figures(
        load_reference(transaction, language),
        teacher,
        standing[0] if standing else None,
        [str(row["method_group"]) for row in groups if row["teacher_id"] == teacher["teacher_id"]],
        as_of,
        range(first, last + 1),
        totals,
        {int(row["code"]): row for row in years},
        transaction.rows("dashboards/trajectory", **parameters),
        transaction.rows("dashboards/trajectory_resources", **parameters),
    )
