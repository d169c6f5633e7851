"""Whom to thank in an order: results, works and shared experience of each teacher, by name.

Only for who may see names, in the order of the alphabet: it is no ranking.
"""

import pandas as pd

from charts import sentences, staff_sentences
from core.formats import person_name
from core.indicators import INDICATORS
from ui.cards import Drawing
from ui.dashboards import staff
from ui.dashboards.view import View

COUNTS = ("prizes", "above_municipal", "works")
LISTED = 8  # teachers in the open; the table has all of them


def to_thank(view: View, roles: tuple[str, ...]) -> Drawing:
    """Return everybody with something to be thanked for in the period."""
    words = view.page.words
    frame = view.load("dashboards/staff_merits", as_of=view.as_of, roles=roles)
    sentence = sentences.together(
        staff_sentences.to_thank(words, len(frame), view.totals["staff"], as_of=view.as_of),
        words("In the order of the alphabet; the counts are apart and are never added up."),
    )
    if frame.empty:
        return Drawing(sentence)
    names = [
        person_name(*parts)
        for parts in zip(frame["last_name"], frame["first_name"], frame["middle_name"], strict=True)
    ]
    head = {code: words(INDICATORS[code].name) for code in COUNTS}
    head["shared"] = words("Talks, organisation, jury work, mentoring")
    communities = _named(view, "communities", frame["communities"])
    where = {
        words("Communities"): communities,
        words("Kinds"): _named(view, "kinds", frame["kinds"]),
    }
    counts = frame[list(head)].rename(columns=head)
    table = pd.DataFrame({words("Teacher"): names}).join(counts).assign(**where)
    done = [
        "; ".join(
            f"{name}: {count}" for name, count in zip(head.values(), counts, strict=True) if count
        )
        for counts in frame[list(head)].itertuples(index=False)
    ]
    what = [f"{deeds} — {place}" for deeds, place in zip(done, communities, strict=True)]
    listing = pd.DataFrame(
        {
            words("Teacher"): staff.linked(names, frame["teacher_id"]),
            words("What for"): what,
        }
    )
    return Drawing(sentence, listing=listing.head(LISTED), table=table)


def _named(view: View, list_name: str, codes: "pd.Series[list[str]]") -> list[str]:
    """Return the names of each row's codes, in the order of their list."""
    reference = view.page.reference
    known = reference.codes(list_name, archived=True)
    return [
        " · ".join(reference.name(list_name, code) for code in known if code in set(found))
        for found in codes
    ]
