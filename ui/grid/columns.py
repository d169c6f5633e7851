"""The table's columns: their words, width, the values that their lists offer."""

from dataclasses import dataclass

from core.i18n import N_
from services.intake.headers import names, normalised
from services.recognition.rows import COLUMNS, LISTS, PEOPLE
from ui.forms import choices
from ui.page import Page


@dataclass(frozen=True)
class Looks:
    """A column's label, how wide it is in letters' heights, and what stands in an empty cell."""

    label: str
    width: float
    hint: str = ""


LOOKS = {
    PEOPLE: Looks(N_("Teachers"), 10, N_("Surname I.O.; Surname I.O.")),
    "title": Looks(N_("Title"), 11),
    "starts_on": Looks(N_("Date"), 5.5, N_("dd.mm.yyyy")),
    "community": Looks(N_("Community"), 7),
    "kind": Looks(N_("Kind of activity"), 8),
    "hours": Looks(N_("Hours"), 3.5),
    "address": Looks(N_("Link"), 7),
    "document_number": Looks(N_("Document number"), 7),
    "is_without_evidence": Looks(N_("no evidence"), 6.5),
    "role": Looks(N_("Role"), 7, N_("by the kind")),
    "outcome": Looks(N_("Outcome"), 7, N_("by the kind")),
    "level": Looks(N_("Level"), 8, N_("by the kind")),
    "document": Looks(N_("Kind of document"), 8, N_("by the kind")),
    "ends_on": Looks(N_("Last day"), 5.5, N_("dd.mm.yyyy")),
    "document_issued_on": Looks(N_("Document issued on"), 6, N_("dd.mm.yyyy")),
    "comment": Looks(N_("Comment"), 12),
}

NAMES = ("full_name", "last_name", "first_name", "middle_name")


def described(page: Page) -> list[dict[str, object]]:
    """Return the columns as the table's script takes them."""
    return [
        {
            "name": name,
            "label": page.words(LOOKS[name].label),
            "width": LOOKS[name].width,
            "hint": page.words(LOOKS[name].hint) if LOOKS[name].hint else "",
            "headers": _headers(page, name),
            "isName": name == PEOPLE,
            "options": _options(page, name),
        }
        for name in COLUMNS
        if name != PEOPLE or choices.own_teacher_id(page) is None
    ]


def _headers(page: Page, name: str) -> list[str]:
    """Return what a pasted column may be called, as an import knows it; of people name by name."""
    fields = NAMES if name == PEOPLE else (name,)
    known = {header for field in fields for header in names("participations", field)}
    return sorted({*known, normalised(page.words(LOOKS[name].label))})


def _options(page: Page, name: str) -> list[str]:
    if name == PEOPLE:
        return [*choices.teacher_names(page).values()]
    if name == "is_without_evidence":
        return [page.words("yes"), page.words("no")]
    if name not in LISTS:
        return []
    codes = page.reference.codes(LISTS[name])
    return [page.reference.name(LISTS[name], code) for code in codes]
