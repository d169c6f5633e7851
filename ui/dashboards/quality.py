"""The cards of the quality of data: a score by method group, how soon records are entered."""

from dataclasses import dataclass

import pandas as pd

from charts import quality_sentences, sentences
from charts.bars import Bars
from core.i18n import N_
from db import Row
from ui.cards import Card, Drawing, Place
from ui.dashboards import rankings
from ui.dashboards.monthly import told
from ui.dashboards.view import View

LATE = 31  # days


@dataclass(frozen=True)
class Band:
    """One band of days from the activity to the entry: its fewest days and its words."""

    least_days: int
    label: str


BANDS = (
    Band(0, N_("0–3 days")),
    Band(4, N_("4–7 days")),
    Band(8, N_("8–30 days")),
    Band(LATE, N_("31–90 days")),
    Band(91, N_("more than 90 days")),
)


def figures(view: View) -> pd.DataFrame:
    """Return all figures about the records entered in the selection."""
    return view.load("dashboards/quality", day_starts=tuple(band.least_days for band in BANDS))


def whole_of(view: View) -> Row:
    """Return the figures of all records together, zeros when there is none."""
    frame = figures(view)
    whole = frame[frame["part"] == "all"].drop(columns=["part", "code"])
    return {str(name): float(whole[name].sum()) for name in whole.columns}


def score(view: View) -> Drawing:
    """Which part of each method group's records is sound."""
    words = view.page.words
    frame, note = _part(view, "group")
    whole = whole_of(view)
    for fault in ("without_evidence", "unrated", "late"):
        is_untold = view.untold(frame, f"{fault}_people", counted=fault)
        frame = frame.assign(**{fault: frame[fault].mask(is_untold)})
    rows = view.named(frame, "code", "method_groups")
    rows = rows.assign(part=rows["sound"], whole=rows["records"])
    rows = rankings.by_value(rankings.shares(view, rows))
    head = {
        "label": words("Method group"),
        "records": words("Records"),
        "without_evidence": words("Without evidence"),
        "unrated": words("The level is not rated"),
        "late": words("Entered later than 30 days"),
        "sound": words("Sound"),
        "share": words("Share"),
    }
    return Drawing(
        sentences.together(
            quality_sentences.sound(
                words, int(whole["sound"]), int(whole["records"]), as_of=view.as_of
            ),
            _lowest(view, rows),
            words(
                "A record is sound when it has evidence and a rated level and was entered within "
                "30 days; whoever is in two groups counts in both."
            ),
            note,
        ),
        Bars(rows, most=1) if len(rows) else None,
        told(view, rows[list(head)]).rename(columns=head),
    )


def soon(view: View) -> Drawing:
    """How many days after the activity the records are entered."""
    words = view.page.words
    frame, note = _part(view, "days")
    whole = whole_of(view)
    labels = {str(band.least_days): words(band.label) for band in BANDS}
    order = {code: place for place, code in enumerate(labels)}
    rows = frame.assign(
        label=[labels[code] for code in frame["code"]],
        value=frame["records"],
        place=frame["code"].map(order),
    ).sort_values("place")
    everything = int(whole["records"])
    return rankings.ranked(
        view,
        rows.reset_index(drop=True),
        sentences.together(
            quality_sentences.days_to_entry(words, float(whole["median_days"]), view.as_of),
            quality_sentences.late(words, int(whole["late"]), everything) if not note else "",
            words("Days are counted from the last day of the activity to the first entry."),
            note,
        ),
        head={"label": words("Days to entry"), "value": words("Records")},
        whole=everything,
    )


def _part(view: View, part: str) -> tuple[pd.DataFrame, str]:
    """Return the parts of one way to divide; of too few people's sound records none is told."""
    frame = figures(view)
    frame = frame[frame["part"] == part].reset_index(drop=True)
    people = frame["sound_people"].where(frame["sound"] > 0, frame["participants"])
    return view.shown(frame.assign(people=people), "people", counted="records")


def _lowest(view: View, rows: pd.DataFrame) -> str:
    """Return the sentence about the method group with the lowest share, where there are several."""
    if len(rows) < 2:
        return ""
    last = rows.iloc[-1]
    return quality_sentences.lowest(
        view.page.words, str(last["label"]), int(last["sound"]), whole=int(last["records"])
    )


CARDS = (
    Card("score", N_("Sound records by method group"), score, Place.LEFT),
    Card("soon", N_("Days to entry"), soon),
)
