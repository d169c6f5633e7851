"""What a view shows, in words: period, filters, the day of its figures, when they were known."""

from collections.abc import Mapping

from core import formats
from core.dimensions import BY_NAME
from ui import marks, period_filter
from ui.dashboards.view import View


def about(view: View, address: Mapping[str, str]) -> str:
    """Return in one line what the figures of a view are of; `address` holds its filters."""
    words, selection = view.page.words, view.selection
    known_on = selection.known_on
    chosen = {name: code for name, code in address.items() if name in BY_NAME}
    parts = [
        period_filter.name(selection.period, view.page),
        marks.told(view.page, chosen),
        words("with records waiting for a check") if selection.with_waiting else "",
        words("as of {day}", day=formats.day(view.as_of, words.language)),
        words("as it was known on {day}", day=formats.day(known_on, words.language))
        if known_on
        else "",
    ]
    return " · ".join(part for part in parts if part)
