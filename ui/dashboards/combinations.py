"""In which communities teachers are together: the combinations and what follows from them."""

from collections.abc import Iterable

import pandas as pd

from core.access import Action, may
from core.dimensions import mark_text
from services.connections import Combination, Connections
from ui.dashboards.view import View

MOST_MARKED = 12  # teachers a mark can stand for; more would make an address nobody can send


def connections(view: View) -> Connections:
    """Return how the staff of the view connects the communities."""
    frame = frame_of(view)
    pairs = zip(frame["communities"], frame["teachers"], strict=True)
    return Connections([Combination(tuple(codes), int(count)) for codes, count in pairs])


def frame_of(view: View) -> pd.DataFrame:
    """Return the combinations, those who are in none among them."""
    return view.load("dashboards/staff_by_combination", as_of=view.as_of, most_listed=MOST_MARKED)


def label(view: View, codes: Iterable[str]) -> str:
    """Write communities that belong together, in the order of their list."""
    reference = view.page.reference
    known = reference.codes("communities", archived=True)
    places = {code: place for place, code in enumerate(known)}
    found = sorted(codes, key=lambda code: (places.get(code, len(places)), code))
    return " + ".join(reference.name("communities", code) for code in found)


def on_one(view: View, found: Connections) -> list[str]:
    """Write the pairs that hang on one teacher.

    Nothing for whom that teacher would be exposed, nor where there is nobody else in sight.
    """
    if view.hides(1) or found.connected < 2:
        return []
    return [label(view, pair) for pair in found.on_one]


def mark_of(view: View, teacher_ids: Iterable[object]) -> str:
    """Return the mark of some teachers; empty for whoever may not see names, and for too many."""
    ids = [str(one) for one in teacher_ids]
    if not 0 < len(ids) <= MOST_MARKED or not may(view.page.person, Action.VIEW_NAMES):
        return ""
    return mark_text({"teacher": ",".join(ids)})
