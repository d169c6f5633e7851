"""Reference items that counting rules or forms depend on: they are renamed, never taken away."""

from collections.abc import Mapping

from core.i18n import N_

HOURS = N_("This item stays: hours of professional development are counted by it.")
WORKS = N_("This item stays: published works are counted by it.")
NO_EVIDENCE = N_("This item stays: records without a document have it.")
PREFILLED = N_("This item stays: forms are prefilled with it.")
RESULTS = N_("This item stays: results and recognised levels are counted by it.")
HIGHEST = N_("This item stays: the share of the highest and the first category is counted by it.")
SHARED = N_("This item stays: talks, jury work and mentoring are counted by it.")
UNRATED = N_("This item stays: records have it until their level is confirmed.")

# list and code -> why it can neither be archived, merged away nor deleted
FIXED: Mapping[tuple[str, str], str] = {
    ("kinds", "pd_course"): HOURS,
    ("kinds", "retraining"): HOURS,
    ("kinds", "webinar"): HOURS,
    ("outcomes", "published"): WORKS,
    ("outcomes", "winner"): RESULTS,
    ("outcomes", "prize"): RESULTS,
    ("outcomes", "laureate"): RESULTS,
    ("levels", "regional"): RESULTS,
    ("levels", "interregional"): RESULTS,
    ("levels", "federal"): RESULTS,
    ("levels", "international"): RESULTS,
    ("levels", "unrated"): UNRATED,
    ("outcomes", "participated"): PREFILLED,
    ("roles", "attendee"): PREFILLED,
    ("roles", "speaker"): SHARED,
    ("roles", "expert"): SHARED,
    ("roles", "mentor"): SHARED,
    ("documents", "none"): NO_EVIDENCE,
    ("qualifications", "highest"): HIGHEST,
    ("qualifications", "first"): HIGHEST,
}


def why_fixed(list_name: str, code: str) -> str | None:
    """Return the message id of the reason, None for an item that can be taken away."""
    return FIXED.get((list_name, code))
