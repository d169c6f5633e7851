"""What the buttons of the queue do: with the record in view, or with all that are chosen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import streamlit as st

from core.errors import NotFound, RulesBroken, StaleEdit, Violation
from core.i18n import N_
from services import review
from services.versions import Opened
from ui import session
from ui.forms.form import Form
from ui.review.sorts import SORTS, QueueSort

ONE, MANY = "one", "many"  # the record in view, the chosen ones
CONFIRM, RETURN, LEAVE_OUT = "confirm", "return", "leave_out"
TAKE_BACK = "take_back"
NEXT, PREVIOUS, MORE, CLOSE = "next", "previous", "more", "close"
PICK_ALL, PICK_FOUND, PICK_NONE = "pick_all", "pick_found", "pick_none"
AS_RECORDED = "as_recorded"  # the level as the record says it
DECIDED = "queue_decided"  # what was decided last, while the screen stays open
ASKING = (RETURN, LEAVE_OUT)  # they ask for a sentence first
NO_LEVEL = N_("Choose the level to count at: the kind gives none, the record says “{level}”.")


@dataclass(frozen=True)
class Decided:
    """The decision made last: what it was, on which records as they were seen, of which sort."""

    said: str
    targets: tuple[Opened, ...]
    sort: str


def named(deed: str, scope: str) -> str:
    """Return the deed as a button of this scope asks for it."""
    return f"{deed}_{scope}"


def done(deed: str, scope: str) -> str:
    """Return the deed as asked for when its sentence is written."""
    return f"{deed}_{scope}_now"


def do_asked(form: Form, sort: QueueSort) -> Form:
    """Do what a button asked for; return the form with what is against it."""
    _turn_panel(form)
    if form.asked(TAKE_BACK):
        return _take_back(form)
    wanted = {
        asked: (deed, scope)
        for scope in (ONE, MANY)
        for deed, asked in (
            (CONFIRM, named(CONFIRM, scope)),
            (RETURN, done(RETURN, scope)),
            (LEAVE_OUT, done(LEAVE_OUT, scope)),
        )
    }
    asked = form.asked(*wanted)
    if not asked:
        return form
    deed, scope = wanted[asked]
    targets = form.value(f"targets_{scope}", [])
    if not isinstance(targets, list) or not targets:
        return form
    form.put("scope", scope)
    try:
        said = DEEDS[deed](form, sort, targets)
    except RulesBroken as broken:
        return replace(form, violations=broken.violations)
    except (StaleEdit, NotFound) as failure:
        return replace(form, violations=(Violation("picked", failure.message),))
    form.put("panel", "")
    form.put("reason", "")
    form.put("is_all_found", value=False)
    session.remember(DECIDED, Decided(said, tuple(targets), sort.statement))
    return form


def draw_decided(form: Form) -> None:
    """Say what was decided last, with the one way to take it back, all of it."""
    if session.is_screen_new():
        session.forget(DECIDED)
    decided = session.recall(DECIDED)
    if not isinstance(decided, Decided):
        return
    with st.container(horizontal=True, vertical_alignment="center", key=DECIDED):
        st.markdown(f":material/check_circle: {decided.said}", width="content")
        label = form.page.words("Undo the decision")
        form.button(label, TAKE_BACK, icon=":material/undo:", type="tertiary")


def _take_back(form: Form) -> Form:
    """Take back the decision made last; the first of its records comes into view again."""
    page, decided = form.page, session.recall(DECIDED)
    if not isinstance(decided, Decided):
        return form
    session.forget(DECIDED)
    sort = next(sort for sort in SORTS.values() if sort.statement == decided.sort)
    try:
        count = review.take_back(page.storage, page.person, decided.targets, sort=sort.reviewed)
    except (StaleEdit, NotFound) as failure:
        return replace(form, violations=(Violation("picked", failure.message),))
    form.put("current", decided.targets[0].record_id)
    said = page.words.count("{n} record waits again", "{n} records wait again", count)
    st.toast(said, icon=":material/undo:")
    return form


def _turn_panel(form: Form) -> None:
    """Open the question for a sentence, or close it."""
    panels = [named(deed, scope) for deed in ASKING for scope in (ONE, MANY)]
    if asked := form.asked(*panels):
        form.put("panel", asked)
        form.put("reason", "")
    if form.asked(CLOSE):
        form.put("panel", "")


def _confirm(form: Form, sort: QueueSort, targets: list[Opened]) -> str:
    page, scope = form.page, str(form.value("scope"))
    chosen = form.value(level_field(scope, targets)) if sort.has_levels else None
    if sort.has_levels and not chosen and scope == ONE:
        claimed = page.reference.name("levels", str(form.value("claimed")))
        raise RulesBroken((Violation("level", NO_LEVEL, {"level": claimed}),))
    levels = {"level": str(chosen)} if chosen else {}
    count = sort.confirm(page.storage, page.person, targets, **levels)
    return page.words.count("{n} record confirmed", "{n} records confirmed", count)


def _return(form: Form, sort: QueueSort, targets: list[Opened]) -> str:
    page = form.page
    count = review.return_records(
        page.storage,
        page.person,
        targets,
        sort=sort.reviewed,
        sentence=str(form.value("reason", "")),
    )
    return page.words.count("{n} record returned", "{n} records returned", count)


def _leave_out(form: Form, sort: QueueSort, targets: list[Opened]) -> str:
    page = form.page
    count = review.leave_out(
        page.storage,
        page.person,
        targets,
        sort=sort.reviewed,
        reason=str(form.value("reason", "")),
    )
    return page.words.count("{n} record does not count", "{n} records do not count", count)


def level_field(scope: str, targets: list[Opened]) -> str:
    """Return the field of the level: each record has its own, the chosen ones one together."""
    return "level_many" if scope == MANY else f"level_{targets[0].record_id}"


DEEDS: Mapping[str, Callable[[Form, QueueSort, list[Opened]], str]] = {
    CONFIRM: _confirm,
    RETURN: _return,
    LEAVE_OUT: _leave_out,
}
