"""The fields of a participation as a table, and how its values become an entry and back."""

from dataclasses import asdict, fields
from typing import Any

from core.i18n import N_
from services.addresses import link_and_number
from services.export_columns import PAYMENT_NAMES
from services.rules import Difference, ParticipationEntry
from ui.forms import choices
from ui.forms.controls import (
    CHOICE,
    DAY,
    DECIMAL,
    GRADES,
    LINES,
    PILLS,
    SEVERAL,
    TEXT,
    TICK,
    WHOLE_NUMBER,
    listed,
)
from ui.forms.fields import Field, read_values, shown, write_values
from ui.forms.form import Form
from ui.forms.sheet import Reading


def kinds(form: Form) -> dict[str, str]:
    """Return the kinds that the chosen community offers."""
    reference, community = form.page.reference, form.value("community")
    return {code: reference.name("kinds", code) for code in reference.kinds_of(str(community))}


def payments(form: Form) -> dict[str, str]:
    """Return what can be said of the payment."""
    return {code: form.page.words(label) for code, label in PAYMENT_NAMES.items()}


TEACHERS = Field(
    "teacher_ids",
    N_("Teachers"),
    SEVERAL,
    placeholder=N_("Everybody who took part: each gets a record of their own"),
    options=choices.teachers,
)
TEACHER = Field(
    "teacher_id",
    N_("Teacher"),
    CHOICE,
    options=choices.teachers,
    notes=("teacher_ids",),
)
COMMUNITY = listed("community", N_("Community"), "communities", control=PILLS)
KIND = Field(
    "kind",
    N_("Kind of activity"),
    CHOICE,
    placeholder=N_("Choose the community first"),
    options=kinds,
    reference_list="kinds",
)
TITLE = Field("title", N_("Title"), TEXT)
STARTS = Field("starts_on", N_("Date (of a course: its first day)"), DAY)
EVIDENCE = Field(
    "evidence",
    N_("Link or document number, or both"),
    TEXT,
    notes=("address", "document_number"),
)
WITHOUT = Field(
    "is_without_evidence",
    N_("no evidence"),
    TICK,
)
UNCONFIRMED = N_(
    "Such a record is kept, but cannot be confirmed until a link or a number is added."
)
HOURS = Field("hours", N_("Hours"), DECIMAL)

PREFILLED = (
    listed("role", N_("Role"), "roles"),
    listed("outcome", N_("Outcome"), "outcomes"),
    listed("level", N_("Level"), "levels"),
    listed("document", N_("Kind of document"), "documents"),
)
FOLDED: tuple[tuple[Field, ...], ...] = (
    PREFILLED,
    (
        Field("ends_on", N_("Last day"), DAY),
        Field("document_issued_on", N_("Document issued on"), DAY),
        Field("issuer", N_("Issued or organised by"), TEXT),
    ),
    (
        listed("subject", N_("Subject"), "subjects"),
        Field("material_kind", N_("Kind of material"), TEXT),
        Field("coauthors", N_("Co-authors"), TEXT),
    ),
    (Field("grades", N_("Grades"), GRADES),),
    (
        Field("pupils_involved", N_("Pupils involved"), WHOLE_NUMBER),
        Field("payment", N_("Free or paid"), PILLS, options=payments),
        Field("shared_where", N_("Shared with colleagues at"), TEXT),
    ),
    (Field("comment", N_("Comment"), LINES),),
)
OWN_DAY = Field("took_part_on", N_("Day of taking part"), DAY)

FOLDED_FIELDS = tuple(item for row in FOLDED for item in row)
FIELDS = (
    TEACHERS,
    TEACHER,
    COMMUNITY,
    KIND,
    TITLE,
    STARTS,
    EVIDENCE,
    WITHOUT,
    HOURS,
    OWN_DAY,
    *FOLDED_FIELDS,
)
ITEMS = tuple(item for item in FIELDS if item is not TEACHERS)
DIFFERENCES = "differences"  # what is different for single teachers, by their ids
UPLOADS = "uploads"  # the ids of the scans that a new record is entered with
NAMES = (*(item.name for item in FIELDS), DIFFERENCES, UPLOADS)
PLACES = frozenset(NAMES) | {note for item in FIELDS for note in item.notes}


def read(form: Form) -> Reading[ParticipationEntry]:
    """Return the entry that the form holds; unreadable numbers are named and left out."""
    values, unreadable = read_values(form, FIELDS)
    values["address"], values["document_number"] = told_evidence(form)
    values["teacher_ids"] = _teacher_ids(form, values)
    values[DIFFERENCES] = _differences(form, values["teacher_ids"])
    values["upload_ids"] = () if form.value("base") else upload_ids(form)
    known = {field.name for field in fields(ParticipationEntry)}
    entry = ParticipationEntry(**{name: v for name, v in values.items() if name in known})
    return Reading(entry, unreadable)


def upload_ids(form: Form) -> tuple[str, ...]:
    """Return the ids of the scans that the form was given."""
    held = form.value(UPLOADS)
    return tuple(str(one) for one in held) if isinstance(held, list | tuple) else ()


def write(form: Form, entry: ParticipationEntry) -> None:
    """Put an entry's values into the form's fields, before they are drawn."""
    write_values(form, FIELDS, values_of(entry))
    form.put("kind_before", entry.kind)
    stated = {one.teacher_id: asdict(one) for one in entry.differences}
    form.put(DIFFERENCES, {key: _stated(value) for key, value in stated.items()})


def values_of(entry: ParticipationEntry) -> dict[str, Any]:
    """Return the values of the fields that an entry gives."""
    return {
        **{item.name: getattr(entry, item.name, None) for item in FIELDS},
        "evidence": f"{entry.address} {entry.document_number}".strip(),
        "teacher_id": next(iter(entry.teacher_ids), None),
    }


def told_evidence(form: Form) -> tuple[str, str]:
    """Return the link and the document number that were typed into the one field for both."""
    rules = form.page.reference.address_rules
    return link_and_number(str(form.value("evidence") or ""), rules)


def describe(form: Form, entry: ParticipationEntry) -> dict[str, str]:
    """Return every field of an entry in words, by its label."""
    values = values_of(entry)
    return {item.label: shown(form, item, values[item.name]) for item in ITEMS}


def _teacher_ids(form: Form, values: dict[str, Any]) -> tuple[str, ...]:
    """Return whom the record is for: the person, the one of a correction, or all chosen."""
    own = choices.own_teacher_id(form.page)
    if own:
        return (own,)
    if form.value("base"):
        return (values["teacher_id"],) if values["teacher_id"] else ()
    return tuple(values["teacher_ids"])


def _differences(form: Form, teacher_ids: tuple[str, ...]) -> tuple[Difference, ...]:
    """Return what is different for single teachers, where there are several."""
    held = form.value(DIFFERENCES)
    if not isinstance(held, dict) or len(teacher_ids) < 2:
        return ()
    return tuple(Difference(one, **held[one]) for one in teacher_ids if one in held)


def _stated(difference: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in difference.items() if value and name != "teacher_id"}
