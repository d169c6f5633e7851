"""A new participation begun with what an address says of it: a link from where it is missing.

`?teacher=…&community=infourok&kind=publication&subject=music&grade=5`; what means nothing here, or
is about somebody out of sight, is passed over.
"""

from collections.abc import Mapping
from dataclasses import replace

from services.rules import ParticipationEntry
from ui.forms import choices
from ui.page import Page

GRADES = [str(grade) for grade in range(1, 12)]
LISTS = {"community": "communities", "subject": "subjects"}


def read(
    page: Page, address: Mapping[str, str], blank: ParticipationEntry
) -> ParticipationEntry | None:
    """Return the blank entry with what the address says; None when it says nothing."""
    reference = page.reference
    said: dict[str, object] = {
        name: address[name]
        for name, listed in LISTS.items()
        if address.get(name) in reference.codes(listed)
    }
    if address.get("teacher") in choices.teacher_names(page):
        said["teacher_ids"] = (address["teacher"],)
    if address.get("grade") in GRADES:
        said["grades"] = (int(address["grade"]),)
    kind = address.get("kind", "")
    if kind in reference.kinds_of(str(said.get("community", blank.community))):
        said |= {"kind": kind, **reference.following(kind)}
    return replace(blank, **said) if said else None  # type: ignore[arg-type]
