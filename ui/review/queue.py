"""The queue: the records that wait, one of them in view, and what can be done with many at once."""

from collections.abc import Sequence

import streamlit as st

from services import review
from ui import data, shortcuts
from ui.forms import history
from ui.forms.form import Form
from ui.page import Page
from ui.review import deeds, filters, queue_list, record_view
from ui.review.deeds import (
    CONFIRM,
    LEAVE_OUT,
    MANY,
    MORE,
    NEXT,
    ONE,
    PICK_ALL,
    PICK_NONE,
    PREVIOUS,
    RETURN,
    TAKE_BACK,
)
from ui.review.filters import QueueFilters
from ui.review.sorts import SORTS, Row, opened

STEP = 20  # records shown at first, and more with each asking
KEYS = {
    "KeyJ": f"queue_{NEXT}",
    "KeyK": f"queue_{PREVIOUS}",
    "ArrowDown": f"queue_{NEXT}",
    "ArrowUp": f"queue_{PREVIOUS}",
    "KeyC": f"queue_{deeds.named(CONFIRM, ONE)}",
    "KeyR": f"queue_{deeds.named(RETURN, ONE)}",
    "KeyN": f"queue_{deeds.named(LEAVE_OUT, ONE)}",
    "KeyZ": f"queue_{TAKE_BACK}",
}


def draw(page: Page) -> None:
    """Draw the filters, the record in view and the list it stands in."""
    chosen = filters.draw(page)
    sort, form = SORTS[chosen.sort], Form(page, "queue")
    form = deeds.do_asked(form, sort)
    history.do_asked(record_view.own_form(form, form.value("current")), sort.sheet)
    with st.container(key="queue_told"):  # always there: what stands below keeps its place
        deeds.draw_decided(form)
    rows = data.rows(
        page,
        sort.statement,
        **data.sight(page.person).parameters(),
        **chosen.parameters(page.today),
        top=_shown(form, chosen),
    )
    if not rows:
        form.note("picked")
        _draw_empty(page, chosen)
        shortcuts.draw(KEYS)
        return
    row = rows[_place(form, rows)]
    picked = _picked(form, rows)
    form.put(f"targets_{ONE}", [opened(row)])
    form.put(f"targets_{MANY}", [opened(one) for one in picked])
    marks = review.seen_versions(page.storage, page.person, [str(one["record_id"]) for one in rows])
    view, aside = st.columns([3, 2])
    with view:
        record_view.draw(form, sort, row)
    with aside:
        queue_list.draw(form, sort, rows, picked=picked, marks=marks)
    shortcuts.draw(KEYS, current=queue_list.row_key(row))


def _shown(form: Form, chosen: QueueFilters) -> int:
    """Return how many records to list: the first ones, again after every change of the filters."""
    if form.value("filters") != chosen:
        form.put("filters", chosen)
        form.put("shown", STEP)
        form.put("panel", "")
    if form.asked(MORE):
        form.put("shown", int(str(form.value("shown", STEP))) + STEP)
    return int(str(form.value("shown", STEP)))


def _place(form: Form, rows: Sequence[Row]) -> int:
    """Return which record is in view; where the last one is gone, what came into its place."""
    record_ids = [str(row["record_id"]) for row in rows]
    current, last = form.value("current"), len(rows) - 1
    before = min(int(str(form.value("place", 0))), last)
    place = record_ids.index(str(current)) if current in record_ids else before
    step = {NEXT: 1, PREVIOUS: -1}.get(form.asked(NEXT, PREVIOUS), 0)
    place = min(max(place + step, 0), last)
    if record_ids[place] != current:
        if form.value("panel") in {deeds.named(deed, ONE) for deed in deeds.ASKING}:
            form.put("panel", "")
        form.put("current", record_ids[place])
    form.put("place", place)
    return place


def _picked(form: Form, rows: Sequence[Row]) -> list[Row]:
    """Return the chosen records; all or none of the shown ones when a button asked for that."""
    asked = form.asked(PICK_ALL, PICK_NONE)
    if asked:
        for row in rows:
            form.put(queue_list.pick_field(row), asked == PICK_ALL)
    return [row for row in rows if form.value(queue_list.pick_field(row))]


def _draw_empty(page: Page, chosen: QueueFilters) -> None:
    words = page.words
    if chosen.is_narrowed:
        st.info(words("No record fits the filters."), icon=":material/filter_alt_off:")
    else:
        st.success(words("Nothing waits for a check."), icon=":material/task_alt:")
