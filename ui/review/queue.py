"""The queue: the records that wait, one of them in view, and what can be done with many at once."""

from collections.abc import Sequence

import streamlit as st

from services import review
from ui import data, shortcuts
from ui.forms import history
from ui.forms.form import Form
from ui.page import Page
from ui.review import decision, deeds, filters, queue_list, record_view
from ui.review.deeds import (
    AS_RECORDED,
    CONFIRM,
    LEAVE_OUT,
    MANY,
    MORE,
    NEXT,
    ONE,
    PICK_ALL,
    PICK_FOUND,
    PICK_NONE,
    PREVIOUS,
    RETURN,
    TAKE_BACK,
)
from ui.review.filters import QueueFilters
from ui.review.sorts import SORTS, Row, opened

STEP = 20  # records shown at first, and more with each asking
ALL_FOUND = 1_000_000  # records: none is left out when all that the filters find are chosen


def draw(page: Page) -> None:
    """Decide what a button asked for; then draw the filters, the record in view and its list."""
    sort, form = SORTS[filters.begin(page)], Form(page, "queue")
    form = deeds.do_asked(form, sort)
    history.do_asked(record_view.own_form(form, form.value("current")), sort.sheet)
    chosen = filters.draw(page)
    with st.container(key="queue_told"):  # always there: what stands below keeps its place
        deeds.draw_decided(form)
    rows = _rows(page, chosen, top=_shown(form, chosen))
    if not rows:
        form.note("picked")
        _draw_empty(page, chosen)
        shortcuts.draw(_keys(ONE))
        return
    row = rows[_place(form, rows)]
    picked = [*_picked(form, rows), *_picked_unseen(form, chosen, rows)]
    form.put(f"targets_{ONE}", [opened(row)])
    form.put(f"targets_{MANY}", [opened(one) for one in picked])
    marks = review.seen_versions(page.storage, page.person, [str(one["record_id"]) for one in rows])
    with st.container(key="queue_deciding"):
        decision.draw(form, sort, row, picked=picked)
    view, aside = st.columns([3, 2])
    with view:
        record_view.draw(form, sort, row)
    with aside:
        queue_list.draw(form, sort, rows, picked=len(picked), marks=marks)
    shortcuts.draw(_keys(MANY if picked else ONE), current=queue_list.row_key(row))


def _keys(scope: str) -> dict[str, str]:
    """Return the buttons that single keys press: the decisions are those that stand there."""
    return {
        "KeyJ": f"queue_{NEXT}",
        "KeyK": f"queue_{PREVIOUS}",
        "ArrowDown": f"queue_{NEXT}",
        "ArrowUp": f"queue_{PREVIOUS}",
        "KeyL": f"queue_{AS_RECORDED}",
        "KeyC": f"queue_{deeds.named(CONFIRM, scope)}",
        "KeyR": f"queue_{deeds.named(RETURN, scope)}",
        "KeyN": f"queue_{deeds.named(LEAVE_OUT, scope)}",
        "KeyZ": f"queue_{TAKE_BACK}",
    }


def _rows(page: Page, chosen: QueueFilters, *, top: int) -> Sequence[Row]:
    """Return the records that the filters find, the first ones of them."""
    return data.rows(
        page,
        SORTS[chosen.sort].statement,
        **data.sight(page.person).parameters(),
        **chosen.parameters(page.today),
        top=top,
    )


def _shown(form: Form, chosen: QueueFilters) -> int:
    """Return how many records to list: the first ones, again after every change of the filters."""
    if form.value("filters") != chosen:
        form.put("filters", chosen)
        form.put("shown", STEP)
        form.put("panel", "")
        form.put("is_all_found", value=False)
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
    """Return which of the shown records are chosen; all or none when a button asked for that."""
    asked = form.asked(PICK_ALL, PICK_FOUND, PICK_NONE)
    if asked:
        form.put("is_all_found", asked == PICK_FOUND)
    for row in rows:
        field = queue_list.pick_field(row)
        if asked or (form.value("is_all_found") and form.value(field) is None):
            form.put(field, asked != PICK_NONE)
    return [row for row in rows if form.value(queue_list.pick_field(row))]


def _picked_unseen(form: Form, chosen: QueueFilters, rows: Sequence[Row]) -> Sequence[Row]:
    """Return the records beyond the shown ones, when all that the filters find are chosen."""
    if not form.value("is_all_found"):
        return []
    return _rows(form.page, chosen, top=ALL_FOUND)[len(rows) :]


def _draw_empty(page: Page, chosen: QueueFilters) -> None:
    words = page.words
    if chosen.is_narrowed:
        st.info(words("No record fits the filters."), icon=":material/filter_alt_off:")
    else:
        st.success(words("Nothing waits for a check."), icon=":material/task_alt:")
