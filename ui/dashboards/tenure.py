"""New teachers beside those who have been at the school for long: who takes part."""

from datetime import timedelta

import pandas as pd

from charts import sentences, staff_sentences
from charts.bars import Bars
from core.i18n import N_
from ui.cards import Drawing
from ui.dashboards import combinations, rankings, staff
from ui.dashboards.monthly import told
from ui.dashboards.view import View

DAY = timedelta(days=1)  # whoever came just a year ago is there for a year
STRETCHES = ((1, N_("less than a year")), (3, N_("from one to three years")))
LONGER, UNKNOWN = N_("three years and more"), N_("not stated")


def by_tenure(view: View) -> Drawing:
    """Which part of the staff takes part, by the years at the school."""
    words, totals = view.page.words, view.totals
    starts = [staff.years_before(view.as_of, years) + DAY for years, _ in STRETCHES]
    everyone = view.load(
        "dashboards/by_tenure",
        as_of=view.as_of,
        band_starts=tuple(starts),
        most_listed=combinations.MOST_MARKED,
    )
    frame, note = staff.taking_part(view, everyone)
    opening = staff_sentences.teachers(words, totals["teachers"], totals["staff"], as_of=view.as_of)
    if frame.empty:
        return Drawing(sentences.together(opening, note))
    names = {str(start): words(name) for start, (_, name) in zip(starts, STRETCHES, strict=True)}
    labels = [
        names.get(str(day)[:10], words(LONGER if is_known else UNKNOWN))
        for day, is_known in zip(frame["employed_since"], frame["is_known"], strict=True)
    ]
    marks = [combinations.mark_of(view, ids) for ids in frame["teacher_ids"]]
    rows = frame.assign(label=labels, part=frame["teachers"], whole=frame["staff"], mark=marks)
    rows = rankings.shares(view, rows)
    new = rows[rows["employed_since"].notna()]
    head = {
        "label": words("Years at the school"),
        "staff": words("Staff"),
        "teachers": words("Teachers taking part"),
        "share": words("Share"),
        "trainees": words("Trainees"),
    }
    return Drawing(
        sentences.together(opening, "" if note else _newcomers(view, new), note),
        Bars(rows, most=1),
        told(view, rows[list(head)]).rename(columns=head),
    )


def _newcomers(view: View, new: pd.DataFrame) -> str:
    return staff_sentences.newcomers(
        view.page.words, int(new["teachers"].sum()), int(new["staff"].sum())
    )
