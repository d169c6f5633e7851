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
    table = pd.DataFrame({words("Teacher"): names}).join(frame[list(head)].rename(columns=head))
    what = [
        "; ".join(
            f"{name}: {count}" for name, count in zip(head.values(), counts, strict=True) if count
        )
        for counts in frame[list(head)].itertuples(index=False)
    ]
    listing = pd.DataFrame(
        {words("Teacher"): staff.linked(names, frame["teacher_id"]), words("What for"): what}
    )
    return Drawing(sentence, listing=listing.head(LISTED), table=table)
