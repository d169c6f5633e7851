"""What the buttons of the queue do: with the record in view, or with all that are chosen."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from core.errors import NotFound, RulesBroken, StaleEdit, Violation
from services import review
from services.versions import Opened
from ui.forms.form import Form
from ui.review.sorts import QueueSort

ONE, MANY = "one", "many"  # the record in view, the chosen ones
CONFIRM, RETURN, LEAVE_OUT = "confirm", "return", "leave_out"
NEXT, PREVIOUS, MORE, PICK_ALL, PICK_NONE, CLOSE = (
    "next",
    "previous",
    "more",
    "pick_all",
    "pick_none",
    "close",
)
ASKING = (RETURN, LEAVE_OUT)  # they ask for a sentence first


def named(deed: str, scope: str) -> str:
    """Return the deed as a button of this scope asks for it."""
    return f"{deed}_{scope}"


def done(deed: str, scope: str) -> str:
    """Return the deed as asked for when its sentence is written."""
    return f"{deed}_{scope}_now"


def do_asked(form: Form, sort: QueueSort) -> Form:
    """Do what a button asked for; return the form with what is against it."""
    _turn_panel(form)
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
    st.toast(said, icon=":material/check:")
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
    page = form.page
    chosen = form.value(level_field(str(form.value("scope")), targets)) if sort.has_levels else None
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
