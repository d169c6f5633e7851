"""The form of a resource's use: six fields in sight; a new resource can be entered with it."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import streamlit as st

from core.access import Person
from core.i18n import N_
from db import Storage
from services import resource_uses
from services.addresses import completed
from services.another_like_it import read_like_resource_use
from services.opened_records import read_resource_use
from services.record_states import RESOURCE_USE_TRAIL
from services.rules import ResourceEntry, ResourceUseEntry, check_resource_use
from ui.forms import choices, confirming, resource_fields, resource_history
from ui.forms.controls import CHOICE, DAY, TEXT, TICK, WHOLE_NUMBER, listed
from ui.forms.fields import Field, draw_field, draw_rows, read_values, shown, write_values
from ui.forms.form import Form
from ui.forms.resource_fields import grades, named
from ui.forms.sheet import Reading, Sheet
from ui.page import Page

NEW = "new"  # begins the names of a new resource's fields

TEACHER = Field("teacher_id", N_("Teacher"), CHOICE, options=choices.teachers)
RESOURCE = Field("resource_id", N_("Resource"), CHOICE, options=choices.resources)
IS_NEW = Field("is_new", N_("the resource is not in the list"), TICK)
USED_ON = Field("used_on", N_("Date"), DAY)
SUBJECT = listed("subject", N_("Subject"), "subjects")
GRADE = Field("grade", N_("Grade"), CHOICE, options=grades)
TIMES = Field("times", N_("How many times"), WHOLE_NUMBER)
FOLDED = (
    Field("minutes", N_("Minutes in all"), WHOLE_NUMBER),
    Field("pupils_reached", N_("Pupils reached"), WHOLE_NUMBER),
    Field("purpose", N_("What for"), TEXT),
)


NEW_TITLE = named(resource_fields.TITLE, NEW)
NEW_KIND = named(resource_fields.KIND, NEW)
NEW_PROVIDER = named(resource_fields.PROVIDER, NEW)
NEW_COMMUNITY = named(resource_fields.COMMUNITY, NEW)
NEW_PARTNER = named(resource_fields.PARTNER, NEW)
NEW_ADDRESS = named(resource_fields.ADDRESS, NEW)
NEW_FIELDS = (NEW_TITLE, NEW_KIND, NEW_PROVIDER, NEW_COMMUNITY, NEW_PARTNER, NEW_ADDRESS)
OWNERS = {code: named(item, NEW) for code, item in resource_fields.OWNERS.items()}

USE_FIELDS = (TEACHER, RESOURCE, USED_ON, SUBJECT, GRADE, TIMES, *FOLDED)
FIELDS = (*USE_FIELDS, IS_NEW, *NEW_FIELDS)
NAMES = tuple(item.name for item in FIELDS)
PLACES = frozenset(NAMES) | {note for item in FIELDS for note in item.notes}


def draw_fields(form: Form) -> None:
    """Draw the fields of an ordinary use, then the folded ones."""
    is_new = bool(form.value(IS_NEW.name))
    own = choices.own_teacher_id(form.page)
    if own is None:
        draw_field(form, TEACHER)
    else:
        name = choices.teacher_names(form.page).get(own, "")
        st.text_input(form.page.words(TEACHER.label), name, disabled=True, key=form.key("own"))
        form.note(TEACHER.name)
    if not is_new:
        draw_field(form, RESOURCE)
    draw_field(form, IS_NEW)
    if is_new:
        _draw_new_resource(form)
    draw_rows(form, ((USED_ON, SUBJECT), (GRADE, TIMES)))
    with st.expander(
        form.page.words("Minutes, pupils, purpose"),
        expanded=form.has_violation(item.name for item in FOLDED),
    ):
        draw_rows(form, (FOLDED,))


def read(form: Form) -> Reading[ResourceUseEntry]:
    """Return the entry that the form holds; unreadable numbers are named and left out."""
    values, unreadable = read_values(form, FIELDS)
    known = {field.name for field in fields(ResourceUseEntry)}
    given: dict[str, Any] = {name: value for name, value in values.items() if name in known}
    given["teacher_id"] = choices.own_teacher_id(form.page) or values["teacher_id"]
    if values[IS_NEW.name]:
        own = {item.name.removeprefix(f"{NEW}_"): values[item.name] for item in NEW_FIELDS}
        own["address"] = completed(str(own["address"]), form.page.reference.address_rules)
        given |= {"resource_id": None, "new_resource": ResourceEntry(**own)}
    return Reading(ResourceUseEntry(**given), unreadable)


def write(form: Form, entry: ResourceUseEntry) -> None:
    """Put an entry's values into the form's fields, before they are drawn."""
    write_values(form, FIELDS, {**values_of(entry), IS_NEW.name: not choices.resources(form)})


def values_of(entry: ResourceUseEntry) -> dict[str, Any]:
    """Return the values of the fields that an entry gives."""
    return {item.name: getattr(entry, item.name) for item in USE_FIELDS}


def describe(form: Form, entry: ResourceUseEntry) -> dict[str, str]:
    """Return every field of an entry in words, by its label."""
    return {item.label: shown(form, item, getattr(entry, item.name)) for item in USE_FIELDS}


def _draw_new_resource(form: Form) -> None:
    owner = OWNERS.get(str(form.value(NEW_PROVIDER.name)))
    with st.container(border=True):
        draw_rows(form, ((NEW_TITLE, NEW_KIND),))
        draw_rows(form, ((NEW_PROVIDER, owner) if owner else (NEW_PROVIDER,),))
        draw_field(form, NEW_ADDRESS)


def _record(
    storage: Storage,
    person: Person,
    entry: ResourceUseEntry,
    *,
    is_confirmed: bool,
    draft_id: str,
) -> tuple[str, ...]:
    use = resource_uses.record(storage, person, entry, is_confirmed=is_confirmed, draft_id=draft_id)
    return (use,)


def _title(page: Page, entry: ResourceUseEntry) -> str:
    if entry.new_resource:
        return entry.new_resource.title
    return choices.resource_title(page, entry.resource_id)


def _given(page: Page, address: Mapping[str, str]) -> ResourceUseEntry | None:
    """Return a use of the resource that an address names (`?resource=`), None without one."""
    resource_id = address.get("resource", "")
    if not choices.resource_title(page, resource_id):
        return None
    return ResourceUseEntry(used_on=page.today, resource_id=resource_id)


SHEET: Sheet[ResourceUseEntry] = Sheet(
    name="resource_use",
    path="entry/resource_use.py",
    names=(*NAMES, confirming.NAME),
    places=PLACES,
    kept_words=N_("“Save and add another” keeps the resource and the date."),
    trail=RESOURCE_USE_TRAIL,
    blank=lambda page: ResourceUseEntry(used_on=page.today),
    kept=lambda entry: ResourceUseEntry(used_on=entry.used_on, resource_id=entry.resource_id),
    read=read,
    write=write,
    follow=lambda _form: None,
    draw_fields=draw_fields,
    fields=FIELDS,
    items=USE_FIELDS,
    values=values_of,
    describe=describe,
    title=_title,
    can_confirm=lambda _entry: True,
    check=check_resource_use,
    record=_record,
    change=resource_uses.change,
    withdraw=resource_uses.withdraw,
    restore=resource_uses.restore,
    open=read_resource_use,
    last="resource_uses/last_recorded",
    like=read_like_resource_use,
    given=_given,
    draw_more=resource_history.draw,
)
