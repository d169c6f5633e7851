"""What every figure means, as a table of a paper: the words of the catalogue of indicators."""

from core.i18n import Words
from core.indicators import CATALOGUE
from reports.content import Column, Table


def definitions(words: Words) -> Table:
    """Return a row a figure: its name, its formula in words, what of what, its unit and source."""
    heads = (
        (words("Indicator"), 1.5),
        (words("Formula"), 3.0),
        (words("Numerator"), 2.5),
        (words("Denominator"), 2.0),
        (words("Unit"), 1.0),
        (words("Source"), 2.5),
    )
    rows = tuple(
        (
            words(indicator.name),
            words(indicator.formula),
            words(indicator.numerator),
            words(indicator.denominator) or words("none: a plain count"),
            words(indicator.unit),
            words(indicator.source.title),
        )
        for indicator in CATALOGUE
    )
    columns = tuple(Column(head, weight=weight) for head, weight in heads)
    return Table(words("Definitions"), columns, rows, name="definitions")
