"""A sheet: what differs between the forms of two sorts of record; and the form for a new one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import streamlit as st

from core.errors import Failure, NotFound, RulesBroken, StaleEdit, Violation
from services.drafts import DraftRecorded
from services.opened_records import OpenedRecord
from services.record_states import Trail
from services.rules import ParticipationEntry, ResourceUseEntry
from ui import first_steps
from ui.forms import again, choices, confirming, focusing, keeping, resuming, saved
from ui.forms.fields import Field, draw_strays
from ui.forms.form import Form
from ui.forms.saved import Saved
from ui.markdown import plain
from ui.page import Page

EntryT = TypeVar("EntryT", ParticipationEntry, ResourceUseEntry)

SAVE, SAVE_AND_ADD = "save", "save_and_add"
SAVE_LOOKS = {"type": "primary", "icon": ":material/check:", "keys": "Ctrl+Enter"}


@dataclass(frozen=True)
class Reading(Generic[EntryT]):
    """What a form says: an entry, and the fields that could not be read into it."""

    entry: EntryT
    unreadable: tuple[Violation, ...]


@dataclass(frozen=True)
class Sheet(Generic[EntryT]):
    """One sort of record as the forms see it.

    `names` are the fields' names, `places` those and whatever else has its sentence beside one.
    `fields` are all of them, each after those that its choices depend on, `items` those of a
    record that stands, `values` what an entry puts into them.
    `kept` is what "save and add another" leaves in the form, `kept_words` says so.
    `last` names the statement of the person's last record, `like` reads an entry like a record,
    `given` makes one of what an address says of it, None when it says nothing.
    `asks` says whether saving a sound new record waits for an answer, `answered` gives `record`
    what was answered and `refused` is told when that cannot be done. `draw_more` draws what else
    belongs to a recorded one.
    """

    name: str
    path: str
    names: tuple[str, ...]
    places: frozenset[str]
    kept_words: str
    trail: Trail[EntryT]
    blank: Callable[[Page], EntryT]
    kept: Callable[[EntryT], EntryT]
    read: Callable[[Form], Reading[EntryT]]
    write: Callable[[Form, EntryT], None]
    follow: Callable[[Form], None]
    draw_fields: Callable[[Form], None]
    fields: tuple[Field, ...]
    items: tuple[Field, ...]
    values: Callable[[EntryT], dict[str, Any]]
    describe: Callable[[Form, EntryT], dict[str, str]]
    title: Callable[[Page, EntryT], str]
    can_confirm: Callable[[EntryT], bool]
    check: Callable[..., tuple[Violation, ...]]
    record: Callable[..., Sequence[str]]
    change: Callable[..., None]
    withdraw: Callable[..., None]
    restore: Callable[..., None]
    open: Callable[..., OpenedRecord[EntryT]]
    last: str
    like: Callable[..., EntryT]
    given: Callable[[Page, Mapping[str, str]], EntryT | None] = lambda _page, _address: None
    asks: Callable[[Form, EntryT, str], bool] | None = None
    answered: Callable[[Form], Mapping[str, Any]] = lambda _form: {}
    refused: Callable[[Form, Any, Failure], tuple[Violation, ...]] | None = None
    draw_more: Callable[[Page, str], None] | None = None


def draw_new(page: Page, sheet: Sheet[Any]) -> None:
    """Draw the form for a new record; save first when a button asked for it."""
    if not first_steps.are_there_teachers(page):
        return
    form = Form(page, sheet.name)
    resume(form, sheet, lambda: _begin_new(form, sheet))
    keeping.do_asked(form, sheet.names)
    _begin_new(form, sheet)
    sheet.follow(form)
    form = _judged_and_kept(form, sheet)
    keeping.draw_line(
        form,
        sheet.names,
        saved_at=saved.time(sheet.name),
        offer=lambda: again.offer_last(form, sheet.last),
    )
    with st.container(key=form.key("body")):
        draw_body(form, sheet)
    with st.container(horizontal=True, vertical_alignment="center"):
        form.button(page.words("Save"), SAVE, **SAVE_LOOKS)
        form.button(page.words("Save and add another"), SAVE_AND_ADD, icon=":material/add:")
        draw_confirm_tick(form, sheet)
    st.caption(page.words(sheet.kept_words))
    saved.draw(page, sheet.name)
    focusing.draw(form.key("body"))


def _begin_new(form: Form, sheet: Sheet[Any]) -> None:
    """Begin with what was asked for, with the draft that waits, or anew.

    A draft that an earlier record takes the place of stays on the server.
    """
    like = again.asked_for(form, sheet.last, sheet.like)
    like = like or again.given(form.page, sheet.given)
    if like is not None or not form.value("begun"):
        begin(form, sheet, sheet.blank(form.page))
        draft = keeping.latest(form)
        if like is not None:
            sheet.write(form, like)
        elif draft:
            keeping.take_over(form, draft)


def begin(form: Form, sheet: Sheet[Any], entry: object) -> None:
    """Fill the form with an entry's values."""
    sheet.write(form, entry)
    form.put("begun", True)
    keeping.begin(form, sheet.names)


def judged(
    form: Form, sheet: Sheet[Any], save: Callable[[Any, str], tuple[Violation, ...]]
) -> Form:
    """Save when a button asked for it; return the form with the violations that stand.

    After a refusal the sentences stay beside their fields until the fields are mended.
    """
    deed = form.asked(SAVE, SAVE_AND_ADD)
    if deed and saved.time(sheet.name) and not keeping.is_typed(form, sheet.names):
        deed = ""  # pressed twice: the first time saved it
    if not deed and not form.value("checked"):
        return form
    reading: Reading[Any] = sheet.read(form)
    if deed and not reading.unreadable and _is_stopped(form, sheet, reading.entry, deed=deed):
        return form
    if deed and not reading.unreadable:
        violations = save(reading.entry, deed)
    else:
        facts = choices.rule_facts(form.page)
        violations = _joined(reading, sheet.check(reading.entry, facts, former=_former(form)))
    if form.value("begun"):
        form.put("checked", bool(violations))
    return replace(form, violations=violations)


def draw_confirm_tick(form: Form, sheet: Sheet[Any]) -> None:
    """Draw the tick of those who may confirm a record while they save it."""
    confirming.draw(form, is_possible=sheet.can_confirm(sheet.read(form).entry))


def resume(form: Form, sheet: Sheet[Any], begin_form: Callable[[], object]) -> None:
    """Go on with the form that the browser holds from before the server was restarted."""
    fields = {item.name: item for item in sheet.fields}

    def draw(name: str) -> None:
        if name in fields:
            fields[name].control.draw(form, fields[name])
        elif name == confirming.NAME:
            draw_confirm_tick(form, sheet)

    names, deeds = (*fields, confirming.NAME), (SAVE, SAVE_AND_ADD, keeping.DROP)
    resuming.resume(form, names, begin=begin_form, draw=draw, deeds=deeds)


def draw_body(form: Form, sheet: Sheet[Any]) -> None:
    """Draw the fields, what else belongs to a record, and what is wrong with it."""
    sheet.draw_fields(form)
    draw_strays(form, sheet.places)


def _is_stopped(form: Form, sheet: Sheet[Any], entry: Any, *, deed: str) -> bool:  # noqa: ANN401 - the sheet's own entry
    """Say whether a sound new entry waits for the answer to a question."""
    if sheet.asks is None or form.value("base"):
        return False
    facts = choices.rule_facts(form.page)
    return not sheet.check(entry, facts) and sheet.asks(form, entry, deed)


def _judged_and_kept(form: Form, sheet: Sheet[Any]) -> Form:
    """Save when asked, then keep the rest as a draft; begin anew when it was saved elsewhere."""
    try:
        judged_form = judged(
            form, sheet, lambda entry, deed: _record(form, sheet, entry, deed=deed)
        )
        keeping.keep(form, sheet.names)
    except DraftRecorded as failure:
        form.clear(sheet.names)
        begin(form, sheet, sheet.blank(form.page))
        st.warning(failure.sentence(form.page.words), icon=":material/tab:")
        return form
    return judged_form


def _record(form: Form, sheet: Sheet[Any], entry: Any, *, deed: str) -> tuple[Violation, ...]:  # noqa: ANN401 - the sheet's own entry
    page = form.page
    wanted, draft_id = confirming.is_wanted(form), keeping.draft_of(form).draft_id
    answer = sheet.answered(form)
    try:
        records = sheet.record(
            page.storage, page.person, entry, is_confirmed=wanted, draft_id=draft_id, **answer
        )
    except (RulesBroken, StaleEdit, NotFound) as failure:
        if answer and sheet.refused:
            return sheet.refused(form, entry, failure)
        if isinstance(failure, RulesBroken):
            return failure.violations
        raise
    title = plain(sheet.title(page, entry))
    sentence = page.words.count(
        "Saved: {title}", "Saved: {title}, {n} records", len(records), title=title
    )
    saved.remember(page, sheet.name, Saved(sentence, records[0]))
    form.clear(sheet.names)
    if deed == SAVE_AND_ADD:
        begin(form, sheet, sheet.kept(sheet.open(page.storage, page.person, records[0]).entry))
    else:
        begin(form, sheet, sheet.blank(page))
    return ()


def _joined(reading: Reading[Any], found: tuple[Violation, ...]) -> tuple[Violation, ...]:
    """Return all violations, but of a field that cannot be read only that."""
    unread = {violation.field for violation in reading.unreadable}
    return (*reading.unreadable, *(one for one in found if one.field not in unread))


def _former(form: Form) -> object:
    base = form.value("base")
    return base.entry if isinstance(base, OpenedRecord) else None
