"""Reference items that counting rules or forms depend on: they are renamed, never taken away."""

from collections.abc import Mapping

from core.i18n import N_

HOURS = N_("This item stays: hours of professional development are counted by it.")
WORKS = N_("This item stays: published works are counted by it.")
NO_EVIDENCE = N_("This item stays: records without a document have it.")
PREFILLED = N_("This item stays: forms are prefilled with it.")
UNRATED = N_("This item stays: records have it until their level is confirmed.")

# list and code -> why it can neither be archived, merged away nor deleted
FIXED: Mapping[tuple[str, str], str] = {
    ("kinds", "pd_course"): HOURS,
    ("kinds", "retraining"): HOURS,
    ("kinds", "publication"): WORKS,
    ("outcomes", "published"): WORKS,
    ("outcomes", "participated"): PREFILLED,
    ("roles", "attendee"): PREFILLED,
    ("documents", "none"): NO_EVIDENCE,
    ("levels", "unrated"): UNRATED,
}


def why_fixed(list_name: str, code: str) -> str | None:
    """Return the message id of the reason, None for an item that can be taken away."""
    return FIXED.get((list_name, code))
