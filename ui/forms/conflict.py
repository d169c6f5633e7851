"""Two people at one record: both versions field by field, and the choice between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.formats import moment
from core.i18n import N_
from services.history import read_steps
from services.opened_records import OpenedRecord
from services.records import Status
from ui.forms.fields import Field, shown
from ui.forms.form import Form
from ui.forms.sheet import Sheet
from ui.markdown import plain, wrong

MERGE, ALL_MINE, ALL_THEIRS = "merge", "all_mine", "all_theirs"
THEIRS, MINE = "theirs", "mine"
SIDES: Mapping[str, str] = {THEIRS: N_("as it is written now"), MINE: N_("as I typed it")}
CHOOSE_ALL = N_("Choose for every field that both of you changed.")


@dataclass(frozen=True)
class Difference:
    """A field that somebody changed since the form was opened: its values, who changed it."""

    item: Field
    theirs: Any
    mine: Any
    is_theirs: bool
    is_mine: bool

    @property
    def is_disputed(self) -> bool:
        """Say whether both changed it, each in another way."""
        return self.is_theirs and self.is_mine and self.theirs != self.mine


def draw(form: Form, sheet: Sheet[Any], stored: OpenedRecord[Any]) -> bool:
    """Draw what both changed and take the choice over; return whether it is still to be made.

    Comes before the fields are drawn: it may set them. Nothing is written by it.
    """
    found = _differences(form, sheet, stored)
    disputed = [one for one in found if one.is_disputed]
    deed = form.asked(MERGE, ALL_MINE, ALL_THEIRS)
    for one in disputed if deed in {ALL_MINE, ALL_THEIRS} else ():
        form.put(_side_key(one), MINE if deed == ALL_MINE else THEIRS)
    is_open = any(form.value(_side_key(one)) not in SIDES for one in disputed)
    if deed == MERGE and not is_open:
        _merge(form, found, stored)
        return False
    with st.container(border=True, key=form.key("conflict")):
        _draw_head(form, sheet, stored)
        _draw_merged(form, [one for one in found if not one.is_disputed])
        for one in disputed:
            _draw_choice(form, one)
        if deed == MERGE:
            st.markdown(wrong(form.page.words(CHOOSE_ALL)))
        _draw_buttons(form, disputed)
    return True


def _differences(form: Form, sheet: Sheet[Any], stored: OpenedRecord[Any]) -> list[Difference]:
    base = form.value("base")
    if not isinstance(base, OpenedRecord):
        return []
    before, theirs = sheet.values(base.entry), sheet.values(stored.entry)
    reading = sheet.read(form)
    mine, unread = sheet.values(reading.entry), {one.field for one in reading.unreadable}
    found = [
        Difference(
            item,
            theirs=theirs[item.name],
            mine=mine[item.name],
            is_theirs=theirs[item.name] != before[item.name],
            is_mine=mine[item.name] != before[item.name] or item.name in unread,
        )
        for item in sheet.items
    ]
    return [one for one in found if one.is_theirs or one.is_mine]


def _merge(form: Form, found: Sequence[Difference], stored: OpenedRecord[Any]) -> None:
    """Put what others wrote into the fields it was chosen for; what is typed stays in the rest."""
    base = form.value("base")
    for one in found:
        is_chosen = form.value(_side_key(one)) == THEIRS if one.is_disputed else one.is_theirs
        if is_chosen:
            form.put(one.item.name, one.item.control.write(one.theirs))
    if isinstance(base, OpenedRecord) and base.status != stored.status:
        form.put("is_confirmed", stored.status == Status.CONFIRMED)
    form.put("kind_before", None)  # the kind's defaults do not come over what was chosen
    form.put("base", stored)
    for one in found:
        form.put(_side_key(one), None)


def _draw_head(form: Form, sheet: Sheet[Any], stored: OpenedRecord[Any]) -> None:
    page, record_id = form.page, stored.opened.record_id
    last = read_steps(page.storage, page.person, record_id, trail=sheet.trail)[-1]
    st.warning(
        page.words(
            "Somebody corrected this record while you were typing: {name}, {moment}. "
            "Nothing is lost: choose what is to be saved.",
            name=plain(last.display_name) or page.words("the program itself"),
            moment=moment(last.recorded_at, page.words.language),
        ),
        icon=":material/sync_problem:",
    )


def _draw_merged(form: Form, found: Sequence[Difference]) -> None:
    """Say which fields only one of the two changed: both changes are taken."""
    words = form.page.words
    lines = []
    for one in found:
        text = plain(_text(form, one, one.theirs if one.is_theirs else one.mine))
        field = f"**{words(one.item.label)}**"
        lines.append(
            words("{field}: “{text}” – taken from the record", field=field, text=text)
            if one.is_theirs
            else words("{field}: “{text}” – yours stays", field=field, text=text)
        )
    if lines:
        st.caption(words("Changed by one of you only:"))
        st.markdown("\n".join(f"- {line}" for line in lines))


def _draw_choice(form: Form, one: Difference) -> None:
    words = form.page.words
    st.radio(
        words(one.item.label),
        list(SIDES),
        index=None,
        format_func=lambda side: words(SIDES[side]),
        captions=[plain(_text(form, one, one.theirs)), plain(_text(form, one, one.mine))],
        key=form.key(_side_key(one)),
    )


def _draw_buttons(form: Form, disputed: Sequence[Difference]) -> None:
    words = form.page.words
    with st.container(horizontal=True, vertical_alignment="center"):
        label = words("Take this over into the form")
        form.button(label, MERGE, type="primary", icon=":material/merge:")
        if disputed:
            form.button(words("All as it is written now"), ALL_THEIRS)
            form.button(words("All as I typed it"), ALL_MINE)


def _text(form: Form, one: Difference, value: object) -> str:
    return shown(form, one.item, value)


def _side_key(one: Difference) -> str:
    return f"side_{one.item.name}"
