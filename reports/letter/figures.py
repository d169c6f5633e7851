"""The figures of the letter, read at one moment from the statements that the dashboards show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.i18n import words_of
from core.indicators import CONCENTRATION, PARTICIPATIONS
from core.periods import Against
from core.selection import Selection
from db import Row, Transaction
from reports.asked import Asked
from reports.notes import Notes, read_notes
from services.connections import resting_on_few
from services.reference import Reference, load_reference

MOST_WORKS = 300  # as many as an office reads; the sentence says how many there are


@dataclass(frozen=True)
class Figures:
    """Rows of the statements; `before` are the totals of the days compared with.

    `communities` stand in the order of their list, those in use without records among them;
    `kinds` are rows of kind and community.
    """

    reference: Reference
    as_of: date
    totals: Row
    before: Row
    against: Against
    communities: Mapping[str, Row]
    idle: Sequence[str]
    kinds: Sequence[Row]
    months: Sequence[Row]
    works: Sequence[Row]
    training: Sequence[Row]
    three_most_active: Row | None
    notes: Notes

    def community(self, code: str) -> str:
        """Return a community's name as the letter writes it."""
        return quoted(self.reference.name("communities", code))

    def webinars(self, community: str) -> int:
        """Return the participations in webinars of a community."""
        return sum(
            int(row["participations"])
            for row in self.kinds
            if row["community"] == community and row["kind"] == "webinar"
        )


def read_figures(transaction: Transaction, asked: Asked, language: str) -> Figures:
    """Read all figures of the period."""
    selection = asked.selection
    as_of = selection.as_of(asked.today)
    limits = {**selection.parameters(), "as_of": as_of}
    reference = load_reference(transaction, language)
    rows = {
        str(row["code"]): row
        for row in transaction.rows(
            PARTICIPATIONS.divided, **limits, dimension="community", by_month=False
        )
    }
    known = reference.codes("communities", archived=True)
    used = [code for code in known if code in rows] + sorted(set(rows) - set(known))
    parameters = selection.parameters()
    return Figures(
        reference,
        as_of,
        _one(transaction, PARTICIPATIONS.totals, limits),
        _before(transaction, selection, asked.today),
        selection.against(asked.today),
        {code: rows[code] for code in used},
        [code for code in reference.codes("communities") if code not in rows],
        transaction.rows("dashboards/by_kind_and_community", **parameters),
        transaction.rows(PARTICIPATIONS.monthly, **limits),
        transaction.rows("dashboards/works", **parameters, top=MOST_WORKS),
        transaction.rows("dashboards/development_by_kind", **parameters),
        resting_on_few(transaction.rows(CONCENTRATION.totals, **limits)),
        read_notes(transaction, selection, words_of(language), reference=reference),
    )


def quoted(name: str) -> str:
    """Return a name in quotation marks, where it has none of its own."""
    return name if "«" in name else f"«{name}»"


def _before(transaction: Transaction, selection: Selection, today: date) -> Row:
    before = selection.before(today)
    limits = {**before.parameters(), "as_of": before.as_of(today)}
    return _one(transaction, PARTICIPATIONS.totals, limits)


def _one(transaction: Transaction, statement: str, limits: Mapping[str, object]) -> Row:
    (row,) = transaction.rows(statement, **limits)
    return row
