"""What a screen shows for a setting: its own script is run, and what it draws is kept instead.

The filters are set from outside; everything that follows from them is the application's own.
"""

import runpy
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast
from unittest.mock import patch

import pandas as pd

import ui
from bench.figures.settings import Setting
from core.dimensions import narrowed
from core.i18n import words_of
from core.screen import Screen
from core.selection import Selection
from ui import cards, data, filters, metrics, runtime
from ui.cards import Card, Drawing, Made
from ui.dashboards import (
    attention,
    behind,
    blank,
    changes,
    effort,
    faults,
    first_look,
    goal_cards,
    late,
    note_form,
    notes,
    one_teacher,
    portfolio,
    saved_views,
    then,
)
from ui.dashboards.view import View
from ui.metrics import Metric
from ui.page import Page
from ui.review import waiting

Counts = Mapping[str, float]
PAGES = Path(__file__).parents[2] / "pages"


@dataclass
class Seen:
    """What a screen shows; `charts` are those of the period before by the key of their card."""

    screen: Screen
    metrics: dict[str, Metric] = field(default_factory=dict)
    drawings: dict[str, Drawing] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    waiting: int | None = None
    is_blank: bool | None = None


def seen(screen: Screen, setting: Setting) -> Seen:
    """Return what the screen shows."""
    found = Seen(screen)
    with _collected(_page(screen, setting), setting, found):
        runpy.run_path(str(PAGES / screen.path))
    return found


def _page(screen: Screen, setting: Setting) -> Page:
    language = setting.person.language
    storage = runtime.storage()
    words, reference = words_of(language), data.reference(language)
    return Page(screen, setting.person, words, storage, reference, setting.today)


def _selection(page: Page, setting: Setting) -> Selection:
    sight = data.sight(page.person)
    everything = Selection(
        sight.organisation_ids,
        sight.teacher_ids,
        setting.period,
        with_waiting=setting.with_waiting,
        known_on=setting.known_on,
    )
    return narrowed(everything, setting.chosen)


@contextmanager
def _collected(page: Page, setting: Setting, found: Seen) -> Iterator[None]:
    """Put what collects in the place of what draws, as deep down as it draws at all."""
    selection = _selection(page, setting)

    def card(_view: View, given: Card, made: Made) -> None:
        chart, before = cast("tuple[Any, Any]", made.figure or (None, None))
        found.drawings[given.key] = replace(made.drawing, chart=chart)
        found.before[given.key] = before

    def metric(given: Metric, *_: object) -> None:
        found.metrics[given.code] = given

    def fault(view: View, given: faults.Fault, *counts: Counts, before: Counts | None) -> None:
        found.lines[given.code] = faults._figure(view, given, *counts, before=before)

    def line(_view: View, sentence: str, **_: object) -> None:
        found.said.append(sentence)

    def table(_view: object, key: str, *, title: str, table: pd.DataFrame, most: int) -> None:
        del title, most
        found.tables[key] = table

    def basis(_view: object, *, waiting: int, **_more: object) -> None:
        found.waiting = waiting

    places: list[tuple[Any, str, Callable[..., object]]] = [
        (ui, "open_page", lambda _: page),
        (filters, "draw", lambda *_, **__: selection),
        (filters, "chosen", lambda: dict(setting.chosen)),
        (filters, "is_compared", lambda: setting.is_compared),
        (saved_views, "adopt", _nothing),
        (runtime, "kept", lambda _, make: make()),
        (cards, "_draw_card", card),
        (cards, "figure", lambda chart, _words, before, **_: (chart, before)),
        (cards, "Ready", lambda charts: charts),
        (note_form, "draw_told", _nothing),
        (notes, "covered", lambda *_: ()),
        (metrics, "_draw_metric", metric),
        (metrics, "_draw_below", _nothing),
        (behind, "offer", _nothing),
        (behind, "offer_figure", _nothing),
        (blank, "basis", basis),
        (blank, "draw", _noted(blank.draw, found)),
        (effort, "draw", lambda view: cards.draw(view, tuple(effort.CARDS.values()))),
        (first_look, "_draw_change", lambda view: _changes(view, setting)),
        (attention, "line", line),
        (late, "line", line),
        (goal_cards, "draw_of_teacher", _nothing),
        (faults, "basis", _nothing),
        (faults, "_draw_fault", fault),
        (faults, "_draw_duplicates", _nothing),
        (one_teacher, "head", _nothing),
        (portfolio, "_draw", table),
        (then, "draw", _nothing),
        (waiting, "draw", _nothing),
    ]
    with ExitStack() as stack:
        for owner, name, place in places:
            stack.enter_context(patch.object(owner, name, place))
        yield


def _changes(view: View, setting: Setting) -> None:
    """Draw every way to divide the change, of which the screen shows the chosen one."""
    divisions = [changes.card(one, setting.since) for one in changes.DIVISIONS.values()]
    cards.draw(replace(view, is_compared=False), divisions)


def _noted(draw: Callable[..., bool], found: Seen) -> Callable[..., bool]:
    def drawn(*given: object, **more: object) -> bool:
        found.is_blank = draw(*given, **more)
        return found.is_blank

    return drawn


def _nothing(*_: object, **__: object) -> None:
    return None
