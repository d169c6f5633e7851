"""Freezing: what a plan's slides show at this moment, to an audience or with names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from charts.bars import Bars
from charts.drawn import Chart
from charts.ready import Ready
from core import formats
from core.access import Action, may
from core.i18n import N_, Words
from reports.chart_blocks import blocks_of
from reports.content import Column, Style, Table, Text
from reports.slides import Drawn, FrozenSlide, Number
from services.meeting_builds import as_audience
from services.slides import Slide, SlideSort
from ui import cards
from ui.cards import Card, Drawing
from ui.dashboards import notes
from ui.dashboards.view import View
from ui.meeting import readable_chart, sources
from ui.metrics import Metric
from ui.next_steps import Step
from ui.page import Page

TOO_FEW = N_("This selection is about fewer than 3 people, so its figures are not shown.")
NAMED_ONLY = N_("This chart is about people by name: it is shown with names only.")
DECISIONS = N_("Decisions of the last meeting")
GONE = N_("This chart is not there any more.")
FIRST_OF = N_("The first {shown} of {n} are drawn.")


def frozen(page: Page, plan: Sequence[Slide]) -> tuple[FrozenSlide, ...]:
    """Return the slides of a plan, a view's as many as it has; decisions are frozen elsewhere."""
    return tuple(one for slide in plan for one in _frozen(page, slide))


def is_empty(slide: FrozenSlide) -> bool:
    """Say whether a slide of a dashboard has nothing but a sentence."""
    return not slide.figures and not slide.numbers and slide.table is None


def _frozen(page: Page, slide: Slide) -> Iterator[FrozenSlide]:
    match slide.sort:
        case SlideSort.CARD:
            yield one_card(page, slide)
        case SlideSort.VIEW:
            yield from _view(page, slide)
        case SlideSort.TEXT:
            blocks = tuple(Text(line) for line in slide.text.splitlines() if line.strip())
            yield FrozenSlide(slide.title, text=slide.text, notes=slide.notes, blocks=blocks)
        case SlideSort.TABLE:
            table = typed_table(slide.title, slide.text)
            yield FrozenSlide(slide.title, notes=slide.notes, blocks=(table,))


def one_card(page: Page, slide: Slide) -> FrozenSlide:
    """Return the slide of one card; where it may not be shown it says why."""
    view = sources.view_of(page, slide.screen, slide.filters, key=slide.card)
    if sources.is_exposing(view):
        return replace(_about(view, slide), sentence=page.words(TOO_FEW))
    figures = sources.figures_of(view, slide.card)
    if figures is not None:
        return _figures(view, slide, figures)
    card = sources.card_of(view, slide.card)
    if card is None:
        sees_names = may(page.person, Action.VIEW_NAMES)
        return replace(_about(view, slide), sentence=page.words(GONE if sees_names else NAMED_ONLY))
    return _card(view, slide, card)


def title_of(page: Page, slide: Slide) -> str:
    """Return what a line of the plan is called: what a person wrote, or its source's name."""
    words = page.words
    if slide.title or slide.sort in {SlideSort.TEXT, SlideSort.TABLE}:
        return slide.title
    if slide.sort is SlideSort.DECISIONS:
        return words(DECISIONS)
    view = sources.view_of(page, slide.screen, slide.filters)
    if slide.sort is SlideSort.VIEW:
        return words(view.page.screen.title)
    card = None if slide.card == sources.FIGURES else sources.card_of(view, slide.card)
    if card is None and sources.figures_of(view, slide.card) is not None:
        return sources.row_of(view)
    return card.heading(view.page) if card else words(GONE)


def typed_table(title: str, text: str) -> Table:
    """Return a table from typed lines: the first is its head, cells apart by tabs or |."""
    lines = [line for line in text.splitlines() if line.strip()]
    cells = [[c.strip() for c in line.split("\t" if "\t" in line else "|")] for line in lines]
    width = max(map(len, cells), default=1)
    rows = [row + [""] * (width - len(row)) for row in cells] or [[""]]
    return Table(title, tuple(Column(head) for head in rows[0]), tuple(map(tuple, rows[1:])))


def drawn_of(view: View, card: Card) -> tuple[Drawing, Chart | None, Ready | None]:
    """Return what a card says, its chart as far as it is read from afar, and the figure.

    The numbers of the view's notes lie over the figure.
    """
    drawing, words = card.build(view), view.page.words
    if drawing.chart is None:
        return drawing, None, None
    before = cards.before(view, card) if view.is_compared else None
    chart, shown = readable_chart.readable(drawing.chart, words, before, over=notes.over(view))
    if isinstance(chart, Bars) and isinstance(drawing.chart, Bars):
        n, few = len(drawing.chart.rows), len(chart.rows)
        if few < n:
            told = words(FIRST_OF, shown=few, n=n)
            drawing = replace(drawing, sentence=f"{drawing.sentence} {told}")
    return drawing, chart, shown


def _view(page: Page, slide: Slide) -> Iterator[FrozenSlide]:
    """Yield the figures of a dashboard, then its cards; empty ones are left out."""
    # the same slides for everybody, so that names can be switched on any of them
    audience = replace(page, person=as_audience(page.person))
    shared = sources.view_of(audience, slide.screen, slide.filters)
    first = [sources.FIGURES] if sources.has_figures(slide.screen) else []
    keys = [*first, *(card.key for card in sources.cards_of(shared))]
    is_named_only, spoken = sources.is_exposing(shared), slide.notes
    for key in keys:
        part = replace(slide, sort=SlideSort.CARD, card=key, title="", notes=spoken)
        if is_named_only or not is_empty(one_card(audience, part)):
            yield one_card(page, part)
            spoken = ""


def _figures(view: View, slide: Slide, found: Sequence[Metric]) -> FrozenSlide:
    words = view.page.words
    numbers = tuple(_number(one, words.language) for one in found)
    columns = [
        Column(words("Figure"), weight=2),
        Column(words("Value")),
        Column(words("Compared with {against}", against=view.against_text)),
    ]
    rows = [[one.label, one.value, one.change] for one in numbers]
    if any(one.goal for one in numbers):
        columns.append(Column(words("Goals"), weight=2))
        rows = [[*row, one.goal] for row, one in zip(rows, numbers, strict=True)]
    title = slide.title or sources.row_of(view)
    table = Table(title, columns, rows, name=sources.FIGURES)
    return replace(
        _about(view, slide),
        title=title,
        sentence=words("Compared with {against}.", against=view.against_text) if rows else "",
        numbers=numbers,
        blocks=(table,) if rows else (),
    )


def _number(metric: Metric, language: str) -> Number:
    goal = metric.goal.text if metric.goal else ""
    return Number(metric.label, metric.value, _change(metric, language), goal)


def _change(metric: Metric, language: str) -> str:
    return "" if metric.change is None else formats.signed(metric.change, language)


def _card(view: View, slide: Slide, card: Card) -> FrozenSlide:
    words, title = view.page.words, slide.title or card.heading(view.page)
    drawing, chart, shown = drawn_of(view, card)
    said = notes.lines(view.page, notes.covered(notes.within(view), shown))
    noted = tuple(Text(line, Style.NOTE) for line in said)
    if drawing.steps:
        lines = tuple(Text(_step(words, step)) for step in drawing.steps)
        text = "\n".join(line.text for line in lines)
        return replace(
            _about(view, slide),
            title=title,
            sentence=drawing.sentence,
            text=text,
            blocks=(*lines, Text(drawing.sentence), *noted),
        )
    behind = drawing.table if drawing.listing is None else drawing.listing
    blocks = blocks_of(
        chart, words, title=title, sentence=drawing.sentence, table=behind, name=card.key
    )
    return replace(
        _about(view, slide),
        title=title,
        sentence=drawing.sentence,
        figures=(Drawn(shown.to_dict()),) if shown else (),
        blocks=(*(block for block in blocks if not _is_heading(block)), *noted),
    )


def _step(words: Words, step: Step) -> str:
    if not step.detail:
        return step.text
    return words("{what} – {detail}", what=step.text, detail=step.detail)


def _is_heading(block: object) -> bool:
    return isinstance(block, Text) and block.style is Style.HEADING


def _about(view: View, slide: Slide) -> FrozenSlide:
    """Return a slide without content: its notes, its period and filters, the way to it live."""
    return FrozenSlide(
        slide.title or view.page.words(view.page.screen.title),
        about=sources.SOURCES[slide.screen].about(view, slide.filters),
        notes=slide.notes,
        screen=slide.screen,
        card=slide.card,
        query=urlencode(slide.filters),
    )
