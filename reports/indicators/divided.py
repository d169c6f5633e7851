"""The figures of a source divided by community, kind, method group and month, with their names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from charts import theme
from charts.months import months_between
from core import formats
from core.dimensions import DIMENSIONS
from core.i18n import N_, Words
from core.indicators import ENTERED, Indicator, Source
from db import Row, Transaction
from reports.palette import colour
from reports.totals import TOTALS, entered_by_part
from services.reference import Reference

MONTH = "month"
DIVISIONS: Mapping[str, str] = {
    "community": N_("by community"),
    "kind": N_("by kind"),
    "resource_kind": N_("by kind of resource"),
    "group": N_("by method group"),
    MONTH: N_("by month"),
}
NAMELESS = {"group": N_("in no method group")}


@dataclass(frozen=True)
class Part:
    """One part of a division: its code and name, its row of figures, the colour it is drawn in."""

    code: str
    name: str
    row: Row
    colour: str


@dataclass(frozen=True)
class Divided:
    """A source's figures: the totals, and the parts by the names of the divisions."""

    source: Source
    totals: Row
    parts: Mapping[str, Sequence[Part]]

    def in_order(self, division: str, indicator: Indicator) -> Sequence[Part]:
        """Return the parts, those with the most first; months stay in their order."""
        parts = self.parts[division]
        if division == MONTH:
            return parts
        return sorted(parts, key=lambda part: -float(part.row.get(indicator.column) or 0))


def read_divided(
    transaction: Transaction,
    source: Source,
    reference: Reference,
    *,
    parameters: Mapping[str, object],
    last: date,
    first: date,
    words: Words,
) -> Divided:
    """Return a source's totals and parts; the months go from the first day to the last one."""
    limits = {**parameters, "as_of": last}
    totals = TOTALS[source](transaction, parameters, last)
    parts = {}
    if source == ENTERED:
        groups = entered_by_part(transaction, parameters).get("group", {})
        parts["group"] = list(_named(groups, "group", reference, words=words))
    for division in DIVISIONS:
        if division not in source.dimensions:
            continue
        rows = transaction.rows(source.divided, **limits, dimension=division, by_month=False)
        by_code = {str(row["code"]): row for row in rows}
        if division == MONTH:
            parts[division] = list(_months(by_code, first, last, language=words.language))
        else:
            parts[division] = list(_named(by_code, division, reference, words=words))
    return Divided(source, totals, parts)


def _months(
    by_code: Mapping[str, Row], first: date, last: date, *, language: str
) -> Iterator[Part]:
    """Yield every month, those without a record too: a quiet month is seen."""
    for month in months_between(first, last):
        row = by_code.get(month.isoformat(), {})
        name = formats.month(month, language)
        yield Part(month.isoformat(), name, row, colour(theme.ACCENT))


def _named(
    by_code: Mapping[str, Row], division: str, reference: Reference, *, words: Words
) -> Iterator[Part]:
    """Yield the parts in the order of their list, each with the colour it has on screen."""
    (list_name,) = (one.reference_list for one in DIMENSIONS if one.name == division)
    known = reference.codes(list_name, archived=True)
    for code in (*known, *sorted(set(by_code) - set(known))):
        if code not in by_code:
            continue
        name = reference.name(list_name, code) if code else words(NAMELESS.get(division, "–"))
        is_community = division == "community" and code in known
        ink = theme.series_colour(known.index(code)) if is_community else theme.ACCENT
        yield Part(code, name or words("not stated"), by_code[code], colour(ink))
