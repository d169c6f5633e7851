"""A workbook to fill: a header in the person's language, drop-downs, a sheet of the lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from core.access import Action, Person, require
from core.i18n import N_, Words, words_of
from db import Storage
from services.intake.field_names import HOLDS, NEEDED, name_of
from services.intake.fields import FIELDS, day, grades, tenths, whole
from services.intake.headers import LISTS
from services.intake.meanings import SEVERAL, choices
from services.reference import Reference, load_reference
from services.sight import sight_of

ROWS = 2_000  # that have drop-downs
WIDTHS = {"full_name": 34, "title": 44, "address": 34, "comment": 34, "resource": 34, "purpose": 34}
WIDTH = 20

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "participations": (
        *("full_name", "community", "kind", "title", "starts_on", "ends_on", "address"),
        *("document_number", "role", "outcome", "level", "document", "hours", "subject", "grades"),
        *("issuer", "document_issued_on", "pupils_involved", "payment", "comment"),
    ),
    "resource_uses": (
        *("full_name", "resource", "used_on", "subject", "grade", "times", "minutes"),
        *("pupils_reached", "purpose"),
    ),
    "teachers": (
        *("last_name", "first_name", "middle_name", "position", "subjects", "method_groups"),
        *("qualification", "qualification_until", "employed_from", "employed_to"),
    ),
    "resources": (
        *("title", "kind", "provider", "community", "partner", "address", "subject", "grades"),
        "capacity",
    ),
}
MUST, MAY = N_("Must be filled."), N_("May stay empty.")
EXAMPLES: Mapping[str, str] = {
    "full_name": N_("Last name, first name and middle name, or last name and initials."),
    "address": N_("An address of the web: https://…"),
    "document_number": N_("As it stands on the document."),
    "title": N_("As it was called, without the date."),
    "grades": N_("For example: 5 or 5-7 or 5, 8"),
}
ONE_OF_LIST = N_("Choose from the list in the cell; all lists are on the sheet “{sheet}”.")
SEVERAL_OF_LIST = N_("One or several of the sheet “{sheet}”, with semicolons between them.")
A_DAY = N_("A day, for example 12.03.2026")
A_NUMBER = N_("A number, for example 4")
A_TEXT = N_("A text")


@dataclass(frozen=True)
class _Writing:
    """What the columns of a template are written with."""

    workbook: xlsxwriter.Workbook
    sheet: Worksheet
    lists: Worksheet
    words: Words
    holds: str
    list_names: dict[str, str]


def template(storage: Storage, person: Person, holds: str) -> bytes:
    """Return the workbook; the names of teachers are those in the person's sight."""
    require(person, Action.IMPORT_RECORDS)
    words = words_of(person.language)
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet(words(HOLDS[holds])[:31])
        lists = workbook.add_worksheet(words(LISTS))
        writing = _Writing(workbook, sheet, lists, words, holds, {})
        offered = _offered(storage, person, holds)
        for place, field in enumerate(columns(holds)):
            _write_column(writing, place, field, offered=offered.get(field, ()))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, 0, len(columns(holds)) - 1)
        lists.freeze_panes(1, 0)
    return content.getvalue()


def columns(holds: str) -> tuple[str, ...]:
    """Return the fields of a template, in the order of its columns."""
    return tuple(field for field in COLUMNS[holds] if field in FIELDS[holds])


def _offered(storage: Storage, person: Person, holds: str) -> Mapping[str, Sequence[str]]:
    """Return field → the texts that can be chosen for it."""
    reference: Reference = load_reference(storage, person.language)
    offered: dict[str, Sequence[str]] = {
        field: tuple(choices(holds, field, reference).values()) for field in columns(holds)
    }
    sight = sight_of(storage, person)
    if "full_name" in offered:
        offered["full_name"] = _names_in_sight(storage, sight.organisation_ids, sight.teacher_ids)
    if "resource" in offered:
        catalogue = storage.rows("resources/catalogue", organisation_ids=sight.organisation_ids)
        offered["resource"] = tuple(dict.fromkeys(str(row["title"]) for row in catalogue))
    return offered


def _names_in_sight(
    storage: Storage, organisation_ids: tuple[str, ...], teacher_ids: tuple[str, ...] | None
) -> tuple[str, ...]:
    rows = storage.rows("people/employment", organisation_ids=organisation_ids)
    parts = ("last_name", "first_name", "middle_name")
    return tuple(
        " ".join(str(row[part]) for part in parts if row[part])
        for row in rows
        if teacher_ids is None or str(row["teacher_id"]) in teacher_ids
    )


def _write_column(writing: _Writing, place: int, field: str, *, offered: Sequence[str]) -> None:
    words, sheet = writing.words, writing.sheet
    header = words(name_of(writing.holds, field))
    is_needed = any(field in group for group in NEEDED[writing.holds])
    sheet.write_string(0, place, header, _header_format(writing.workbook, is_needed=is_needed))
    sheet.write_comment(
        0, place, _note(writing, field, offered=offered, is_needed=is_needed), {"x_scale": 1.6}
    )
    pattern = _pattern(writing.holds, field)
    cells = writing.workbook.add_format({"num_format": pattern, "valign": "top"})
    sheet.set_column(place, place, WIDTHS.get(field, WIDTH), cells)
    if offered:
        _write_list(writing, place, field, offered=offered)


def _header_format(workbook: xlsxwriter.Workbook, *, is_needed: bool) -> Format:
    look = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1}
    return workbook.add_format({**look, "bg_color": "#cfe8ea" if is_needed else "#eef3f4"})


def _note(writing: _Writing, field: str, *, offered: Sequence[str], is_needed: bool) -> str:
    """Return what the comment on a header says: an example, and whether it must be filled."""
    words = writing.words
    read = FIELDS[writing.holds][field].read
    kinds: Mapping[object, str] = {
        day: A_DAY,
        tenths: A_NUMBER,
        whole: A_NUMBER,
        grades: EXAMPLES["grades"],
    }
    if field in EXAMPLES:
        said = words(EXAMPLES[field])
    elif offered:
        said = words(SEVERAL_OF_LIST if field in SEVERAL else ONE_OF_LIST, sheet=words(LISTS))
    else:
        said = words(kinds.get(read, A_TEXT))
    return f"{said}\n{words(MUST if is_needed else MAY)}"


def _pattern(holds: str, field: str) -> str:
    read = FIELDS[holds][field].read
    if read is day:
        return "dd.mm.yyyy"
    return "General" if read in {tenths, whole} else "@"


def _write_list(writing: _Writing, place: int, field: str, *, offered: Sequence[str]) -> None:
    """Write a list of its own into the sheet of lists and offer it in the column's cells."""
    column = len(writing.list_names)
    writing.list_names[field] = writing.words(name_of(writing.holds, field))
    bold = writing.workbook.add_format({"bold": True})
    writing.lists.write_string(0, column, writing.list_names[field], bold)
    writing.lists.set_column(column, column, WIDTHS.get(field, WIDTH))
    for row, text in enumerate(offered, start=1):
        writing.lists.write_string(row, column, text)
    letter = xlsxwriter.utility.xl_col_to_name(column)
    sheet_name = writing.words(LISTS)
    writing.sheet.data_validation(
        *(1, place, ROWS, place),
        {
            "validate": "list",
            "source": f"='{sheet_name}'!${letter}$2:${letter}${len(offered) + 1}",
            "error_type": "information" if field in SEVERAL | {"full_name"} else "warning",
            "error_title": writing.words("Not in the list"),
            "error_message": writing.words("The list does not have this text."),
        },
    )
