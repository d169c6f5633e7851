"""The cards of a dashboard: a title, a chart, the sentence under it, its table on demand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts.bars import Bars
from charts.drawn import Chart, figure
from charts.flow_places import Flow
from charts.noted import Note
from charts.ready import Ready
from core.access import Action, may
from ui import at_once, data, filters, marks, next_steps, pictures, tables
from ui.dashboards import note_form, notes
from ui.dashboards.about import about
from ui.dashboards.view import View
from ui.markdown import plain
from ui.meeting import offering
from ui.next_steps import Step
from ui.page import Page


@dataclass(frozen=True)
class Drawing:
    """What a card shows: the sentence, and as far as there is something, chart and table.

    The table's headers are words already; `listing` stands in the open in the chart's place, and
    so do `steps`, what is missing with the way to it.
    """

    sentence: str
    chart: Chart | None = None
    table: pd.DataFrame | None = None
    listing: pd.DataFrame | None = None
    steps: Sequence[Step] = ()


@dataclass(frozen=True)
class Made:
    """A card as it is shown: what it says, its figure, the notes that stand under it.

    `told_above` are the ids of notes that its screen tells before it, known when it is drawn.
    """

    drawing: Drawing
    figure: Ready | None
    notes: Sequence[Note]
    told_above: frozenset[str] = frozenset()


class Place(Enum):
    """Where a card stands; on a phone the left column comes before the right one."""

    WIDE, LEFT, RIGHT = range(3)


@dataclass(frozen=True)
class Card:
    """One row of a dashboard's table of cards; `title` is a message id, `build` reads and draws.

    `named` is what a person called it, shown instead; `slide` is what a meeting's plan calls it
    where that is not the key, None where no slide can be made of it.
    """

    key: str
    title: str
    build: Callable[[View], Drawing]
    place: Place = Place.RIGHT
    named: str = ""
    slide: str | None = ""

    def heading(self, page: Page) -> str:
        """Return what stands over the card."""
        return self.named or page.words(self.title)


def draw(view: View, cards: Sequence[Card]) -> None:
    """Draw the cards in their order, the wide ones over both columns, when all are made."""
    note_form.draw_told(view)
    made = make(view, cards)
    columns: dict[Place, DeltaGenerator] = {}
    told, told_right = view.page.told, set[str]()  # a phone shows the right column below the left
    for card, shown in zip(cards, made, strict=True):
        if card.place not in columns:
            columns = _row(card)
            told |= told_right
        is_right = card.place is Place.RIGHT
        above = frozenset(told | told_right if is_right else told)
        with columns[card.place].container(border=True, key=f"card_{card.key}"):
            _draw_card(view, card, replace(shown, told_above=above))
        (told_right if is_right else told).update(note.note_id for note in shown.notes)
    told |= told_right
    at_once.send()


def make(view: View, cards: Sequence[Card]) -> list[Made]:
    """Return what the cards show; a page makes them first where others are drawn between.

    The browser then takes the page at once: it goes through the whole of it for each part that
    comes by itself, on the processor that counts for the next part.
    """
    found = notes.within(view)
    return [_kept(view, card, found) for card in cards]


def _kept(view: View, card: Card, found: Sequence[Note]) -> Made:
    """Return what a card shows, made once for all who see the same."""
    name = f"{view.page.screen.address} card {card.key} {view.is_compared}"
    return data.kept(view.page, name, view.selection, make=lambda: _made(view, card, found))


def _row(first: Card) -> dict[Place, DeltaGenerator]:
    """Return where the cards from this one on stand.

    The row bears a name, or the browser would draw its charts anew, from nothing, whenever
    something is put in above it.
    """
    with st.container(key=f"row_{first.key}"):
        if first.place is Place.WIDE:
            return {Place.WIDE: st.container()}
        return dict(zip((Place.LEFT, Place.RIGHT), st.columns(2), strict=True))


def _made(view: View, card: Card, found: Sequence[Note]) -> Made:
    """Return what a card says and its figure, beside the period before where asked for."""
    drawing = card.build(view)
    earlier = before(view, card) if view.is_compared and drawing.chart else None
    chart, over = drawing.chart, notes.over(view)
    shown = figure(chart, view.page.words, earlier, over=over) if chart else None
    return Made(replace(drawing, chart=None), shown, notes.covered(found, shown))


def before(view: View, card: Card) -> Chart | None:
    """Return the chart of the period before.

    What it does not have may be of too few people, for whoever sees no names: nobody knows.
    """
    chart = card.build(view.before).chart
    if may(view.page.person, Action.VIEW_NAMES):
        return chart
    match chart:
        case Bars():
            return replace(chart, absent="")
        case Flow():
            return replace(chart, absent=None)
    return chart


def _draw_card(view: View, card: Card, made: Made) -> None:
    page, drawing, title = view.page, made.drawing, card.heading(view.page)
    st.subheader(plain(title) if card.named else title, anchor=False)
    if made.figure is not None:
        marks.chart(made.figure, card.key, alt=drawing.sentence)
    if drawing.listing is not None:
        tables.draw(page, drawing.listing, alt=title)
    next_steps.draw(card.key, drawing.steps)
    st.markdown(plain(drawing.sentence))
    notes.draw(page, made.notes, made.told_above)
    if drawing.table is not None and not drawing.table.empty:
        _table(view, card, made)
    with st.container(horizontal=True, gap="small"):
        note_form.offer(view, card.key)
        if card.slide is not None:
            code = card.slide or card.key
            slide = offering.of_card(page, code, filters.of_slide())
            offering.offer(page, card.key, slide)


@st.fragment
def _table(view: View, card: Card, made: Made) -> None:
    """Fold the table away; nothing of it is sent before somebody opens it."""
    page, table = view.page, made.drawing.table
    title = card.heading(page)
    folded = st.expander(
        page.words("Table"),
        key=f"table_{card.key}",
        icon=":material/table:",
        type="compact",
        on_change="rerun",
    )
    if folded.open and table is not None:
        with folded:
            tables.draw(page, table, alt=title)
            taken_along = notes.table(page, made.notes)
            tables.download(page, table, taken_along, title=title, key=f"download_{card.key}")
            if made.figure is not None:
                below = [about(view, filters.kept()), *notes.lines(page, made.notes)]
                pictures.offer(page, card.key, title=title, lines=below)
                marks.offer_list(page, made.figure, card.key)
