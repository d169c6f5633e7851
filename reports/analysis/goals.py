"""The goals of the period: the three levels, what was counted, which level is reached."""

from collections.abc import Mapping

from core import formats, period_codes
from core.goals import Level, Levels
from core.i18n import N_, Words
from core.indicators import INDICATORS
from db import Row, Transaction
from reports.analysis.indicators import OF_UNITS, narrowed, rows_of, value_of
from reports.asked import Asked
from reports.content import Column, Kind, Table
from services.reference import Reference

REACHED: Mapping[Level, str] = {
    Level.NONE: N_("none yet"),
    Level.MINIMUM: N_("minimum"),
    Level.GOOD: N_("good"),
    Level.EXCELLENT: N_("excellent"),
}


def goals(
    words: Words, transaction: Transaction, asked: Asked, *, reference: Reference
) -> Table | None:
    """Return the goals set for just this period; None where there is none."""
    limits = asked.sight.parameters()
    found = transaction.rows(
        "goals/in_sight", **limits, method_group="", with_names=True, known_at=None
    )
    code = period_codes.encode(asked.period)
    here = [row for row in found if row["period"] == code and not row["is_withdrawn"]]
    rows = [row for row in here if _is_told(row)]
    if not rows:
        return None
    names = _names(transaction, asked)
    day = formats.day(asked.selection.as_of(asked.today), words.language)
    return Table(
        words("Goals of the period"),
        (
            Column(words("Figure"), weight=2.4),
            Column(words("Whose goal"), weight=2.4),
            Column(words("minimum"), Kind.COUNT, 1.2),
            Column(words("good"), Kind.COUNT),
            Column(words("excellent"), Kind.COUNT, 1.2),
            Column(words("Counted"), Kind.COUNT, 1.2),
            Column(words("Reached"), weight=1.4),
        ),
        [
            (
                words(INDICATORS[str(row["indicator"])].name),
                _unit(words, reference, row, names=names),
                *(float(row[level]) for level in ("minimum", "good", "excellent")),
                (value := _value(transaction, asked, row)),
                words(REACHED[_levels(row).reached(value)]),
            )
            for row in rows
        ],
        words("Counted as of {day}.", day=day),
        "goals",
    )


def _is_told(row: Row) -> bool:
    indicator = INDICATORS.get(str(row["indicator"]))
    return indicator is not None and indicator.source in OF_UNITS


def _levels(row: Row) -> Levels:
    return Levels(float(row["minimum"]), float(row["good"]), float(row["excellent"]))


def _value(transaction: Transaction, asked: Asked, row: Row) -> float:
    teacher_id = str(row["teacher_id"]) if row["teacher_id"] else None
    selection = narrowed(
        asked.selection, method_group=str(row["method_group"]), teacher_id=teacher_id
    )
    rows = rows_of(transaction, selection, asked.today)
    return value_of(INDICATORS[str(row["indicator"])], rows)


def _unit(words: Words, reference: Reference, row: Row, *, names: Mapping[str, str]) -> str:
    if row["teacher_id"]:
        return names.get(str(row["teacher_id"]), words("one teacher"))
    if row["method_group"]:
        return reference.name("method_groups", str(row["method_group"]))
    return words("The whole school")


def _names(transaction: Transaction, asked: Asked) -> Mapping[str, str]:
    staff = transaction.rows("people/employment", organisation_ids=asked.sight.organisation_ids)
    return {
        str(row["teacher_id"]): formats.person_name(
            *(str(row[name]) for name in ("last_name", "first_name", "middle_name"))
        )
        for row in staff
    }
