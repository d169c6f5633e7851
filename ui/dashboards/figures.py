"""The figures over a dashboard, as the catalogue defines them: now, before, and by month."""

from collections.abc import Sequence

from charts import goal_sentences
from charts.bullet import Bullet
from core import formats
from core.access import ROLE_NAMES
from core.i18n import Words
from core.indicators import FIGURES, INDICATORS, Form, Indicator, written
from db import Row
from ui.dashboards import goals, monthly_counts, sources
from ui.dashboards.view import View
from ui.metrics import Goal, Metric

DASH = "–"


def of_screen(view: View) -> list[Metric]:
    """Return the figures that the catalogue gives to the screen, in its order."""
    found = (figure(view, INDICATORS[code]) for code in FIGURES[view.page.screen.path])
    return [metric for metric in found if metric]


def figure(view: View, indicator: Indicator) -> Metric | None:
    """Return one figure with its change; None where it has no sense for so few teachers.

    It is hidden when it is about too few people.
    """
    words = view.page.words
    now = sources.row_of(view, indicator)
    if not now:
        return None
    value = now[indicator.column]
    if indicator.people and view.hides(now[indicator.people]):
        return hidden(words, indicator, words("Not shown: it is about fewer than 3 people."))
    if value is None:
        return hidden(words, indicator, words("There is nothing here to count it from."))
    is_fair = indicator.form is Form.COUNT and view.against.is_fair
    before = _before(view, indicator)
    label, text = _text(words, indicator, now)
    return Metric(
        indicator.code,
        label,
        text,
        value - before if is_fair and before is not None else None,
        _by_month(view, indicator),
        f"{meaning(words, indicator)}\n\n{_compared(view, indicator, before)}",
        goal=_goal(view, indicator, value),
    )


def _before(view: View, indicator: Indicator) -> float | None:
    """Return the figure of the period before, None where there is none or it has to be hidden."""
    row = sources.row_of(view.before, indicator)
    if is_hidden_in(view.before, indicator, row):
        return None
    return row.get(indicator.column, 0 if indicator.form is Form.COUNT else None)


def is_hidden_in(view: View, indicator: Indicator, row: Row) -> bool:
    """Say whether a row's figure is about too few people; without a count of its own, of all."""
    return view.hides(int(row.get(indicator.people or "participants", 0)))


def _goal(view: View, indicator: Indicator, value: float) -> Goal | None:
    """Return the goal of just what the figure shows, where there is one."""
    found = goals.of_view(view).get(indicator.code)
    if found is None:
        return None
    levels = goal_sentences.levels(view.page.words, found.levels)
    text = view.page.words("Goal: {levels}", levels=levels)
    return Goal(Bullet(value, found.levels), text)


def hidden(words: Words, indicator: Indicator, reason: str) -> Metric:
    """Return a figure that is not shown, with the reason."""
    return Metric(indicator.code, words(indicator.name), DASH, None, (), reason, is_hidden=True)


def meaning(words: Words, indicator: Indicator) -> str:
    """Return what stands behind a figure: formula, what of what, source, owner, query."""
    what = words("Counted: {numerator}.", numerator=words(indicator.numerator))
    if indicator.denominator:
        what += " " + words("Out of: {denominator}.", denominator=words(indicator.denominator))
    source = words("Source: {source}.", source=words(indicator.source.title))
    owner = words("Owner: {role}.", role=words(ROLE_NAMES[indicator.owner]))
    query = words("Query: {query}.", query=f"`{indicator.statement}` → `{indicator.column}`")
    return "\n\n".join((words(indicator.formula), what, f"{source} {owner}", query))


def _text(words: Words, indicator: Indicator, row: Row) -> tuple[str, str]:
    """Return the figure's label and text; a share stands with both of its numbers."""
    name, value = words(indicator.name), row[indicator.column]
    if not indicator.whole_column:
        return name, written(indicator, value, words.language)
    whole = row[indicator.whole_column]
    text = words(
        "{part} of {whole}",
        part=formats.number(value, words.language),
        whole=formats.number(whole, words.language),
    )
    if not indicator.shows_share:
        return name, text
    share = formats.percent(value, whole, words.language)
    return words("{name}, {share}", name=name, share=share), text


def _by_month(view: View, indicator: Indicator) -> Sequence[float]:
    """Return the figure by month; nothing where it has no months, or one that may not be shown."""
    return monthly_counts.trend(view, indicator) if indicator.source.monthly else ()


def _compared(view: View, indicator: Indicator, before: float | None) -> str:
    words = view.page.words
    return words(
        "Compared with {against}: {before}.",
        against=view.against_text,
        before=DASH if before is None else written(indicator, before, words.language),
    )
