"""The cards of professional development."""

from dataclasses import dataclass

import pandas as pd

from charts import sentences, staff_sentences
from charts.bars import Bars
from core.access import Action, may
from core.i18n import N_
from core.indicators import INDICATORS
from ui.cards import Card, Drawing, Place
from ui.dashboards import forecast, monthly_counts, rankings, staff, tenure, training
from ui.dashboards.monthly import by_month_and_community, change, of_one_count
from ui.dashboards.view import View

LONG_COURSE = 72  # hours


@dataclass(frozen=True)
class Band:
    """One band of course length: its fewest hours and its words."""

    least_hours: int
    label: str


BANDS = (
    Band(16, N_("16–35 hours")),
    Band(36, N_("36–71 hours")),
    Band(72, N_("72–143 hours")),
    Band(144, N_("144–249 hours")),
    Band(250, N_("250 hours and more")),
)
SHORTER = N_("fewer than 16 hours")


def hours_by_month(view: View) -> Drawing:
    """Hours of courses by month and community."""
    words = view.page.words
    now, before = view.totals, view.before.totals
    if view.hides(now["trainees"]):
        return Drawing(sentences.left_out(words, 1))
    return by_month_and_community(
        view,
        "course_hours",
        opening=sentences.course_hours(words, now["course_hours"], view.as_of),
        closing=change(
            view, now["course_hours"], before["course_hours"], people=int(before["trainees"])
        ),
    )


def trainees_by_month(view: View) -> Drawing:
    """How many of the staff completed a course in each month."""
    words = view.page.words
    totals = view.totals
    if view.hides(totals["trainees"]):
        return Drawing(sentences.left_out(words, 1))
    frame = monthly_counts.by_month(view, INDICATORS["trainees"])
    sentence = staff_sentences.trainees(
        words, totals["trainees"], totals["staff"], as_of=view.as_of
    )
    return of_one_count(view, frame, sentence, name=words("Trainees"))


def trainees_by_community(view: View) -> Drawing:
    """Which part of the staff completed a course in each community."""
    words = view.page.words
    frame = view.load("dashboards/by_community", as_of=view.as_of)
    hidden = {
        community
        for code in ("trainees", "course_hours")
        for community in monthly_counts.hidden_in(view, INDICATORS[code]).columns
    }
    note = sentences.left_out(words, len(hidden))
    frame = frame[~frame["community"].isin(hidden)]
    totals = view.totals
    sentence = staff_sentences.trainees(
        words, totals["trainees"], totals["staff"], as_of=view.as_of
    )
    frame = frame[frame["trainees"] > 0]
    if frame.empty:
        return Drawing(sentences.together(sentence, note))
    rows = view.named(frame, "community", "communities")
    rows = rows.assign(part=rows["trainees"], whole=totals["staff"])
    colours = [item.colour for item in view.community_series(list(rows["community"]))]
    rows = rankings.by_value(rankings.shares(view, rows.assign(colour=colours)))
    head = {
        "label": words("Community"),
        "trainees": words("Trainees"),
        "whole": words("Staff"),
        "share": words("Share"),
        "course_hours": words("Course hours"),
    }
    return Drawing(
        sentences.together(sentence, note),
        Bars(rows, most=1),
        rows[list(head)].rename(columns=head),
    )


def by_length(view: View) -> Drawing:
    """Courses by their length."""
    words = view.page.words
    frame, note = view.groups(
        "dashboards/courses_by_length",
        "participants",
        counted="courses",
        band_starts=tuple(band.least_hours for band in BANDS),
    )
    labels = {band.least_hours: words(band.label) for band in BANDS}
    rows = frame.assign(
        label=[
            words(SHORTER) if pd.isna(start) else labels[int(start)]
            for start in frame["band_start"]
        ],
        value=frame["courses"],
    )
    everything = view.totals["courses"]
    long = int(rows.loc[rows["band_start"] >= LONG_COURSE, "courses"].sum())
    sentence = sentences.together(
        sentences.courses(words, everything, view.as_of),
        sentences.long_courses(words, LONG_COURSE, long, whole=everything)
        if everything and not note
        else "",
        note,
    )
    head = {
        "label": words("Length"),
        "courses": words("Courses"),
        "course_hours": words("Course hours"),
    }
    return rankings.ranked(view, rows, sentence, head=head, whole=everything)


CARDS = (
    Card("hours", N_("Course hours by month and community"), hours_by_month, Place.WIDE),
    Card("trainees", N_("Trainees by month"), trainees_by_month, Place.LEFT),
    Card("trainees_by_community", N_("Trainees by community"), trainees_by_community),
    Card("length", N_("Courses by length"), by_length, Place.LEFT),
    Card("apart", N_("Courses, retraining and webinars apart"), training.apart),
    Card("payment", N_("Free and paid activities"), training.payment, Place.LEFT),
    Card("by_tenure", N_("Teachers taking part by years at the school"), tenure.by_tenure),
    Card("qualification", N_("Qualification of the staff"), staff.qualification, Place.LEFT),
    Card("by_qualification", N_("Teachers taking part by qualification"), staff.by_qualification),
)
REMINDERS = (
    Card("to_arrange", N_("Worth arranging a course"), staff.to_arrange, Place.LEFT),
    Card(
        "courses_due",
        N_("Courses to arrange within twelve months"),
        forecast.courses_due,
        Place.LEFT,
    ),
    Card("attestation", N_("Attestation within twelve months"), forecast.attestation),
)


def cards(view: View) -> tuple[Card, ...]:
    """Return the cards this person may see: reminders are for those who arrange courses."""
    if may(view.page.person, Action.VIEW_REMINDERS):
        return (*CARDS, *REMINDERS)
    return CARDS
