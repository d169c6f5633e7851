"""The figures and cards of professional development."""

from dataclasses import dataclass

import pandas as pd

from charts import bars, sentences, staff_sentences
from core.access import Action, may
from core.i18n import N_
from ui.cards import Card, Drawing
from ui.dashboards import rankings
from ui.dashboards.figures import Trend, figure, trend_of
from ui.dashboards.monthly import by_month_and_community, of_one_count
from ui.dashboards.view import View
from ui.metrics import Metric, whole

YEARS_BETWEEN_COURSES = 3
LONG_COURSE = 72  # hours
LISTED = 8
TOP_CATEGORIES = ("highest", "first")


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


def metrics(view: View) -> list[Metric]:
    """Return the counts of courses; webinars stay apart from them."""
    words = view.page.words
    now, before = view.totals(), view.before.totals()
    trend = trend_of(view, view.load("dashboards/monthly", as_of=view.as_of))
    people = int(now["trainees"])
    return [
        figure(
            view,
            words("Course hours"),
            Trend(now["course_hours"], before["course_hours"], trend("course_hours")),
            people=people,
            meaning=words("Hours of courses and retraining with a document; webinars are apart."),
        ),
        figure(
            view,
            words("Trainees"),
            Trend(now["trainees"], before["trainees"], trend("trainees")),
            text=whole(words, now["trainees"], now["staff"]),
            meaning=words("Teachers on the staff in this period who completed a course."),
        ),
        figure(
            view,
            words("Courses"),
            Trend(now["courses"], before["courses"]),
            people=people,
            meaning=words("Each teacher in each course counts once."),
        ),
        figure(
            view,
            words("Webinar hours"),
            Trend(now["webinar_hours"], before["webinar_hours"]),
            meaning=words("A figure of its own: webinars are no courses."),
        ),
    ]


def hours_by_month(view: View) -> Drawing:
    """Hours of courses by month and community."""
    words = view.page.words
    now, before = view.totals(), view.before.totals()
    if view.hides(now["trainees"]):
        return Drawing(sentences.left_out(words, 1))
    return by_month_and_community(
        view,
        "course_hours",
        opening=sentences.course_hours(words, now["course_hours"], view.as_of),
        closing=sentences.change(words, now["course_hours"], before["course_hours"]),
    )


def trainees_by_month(view: View) -> Drawing:
    """How many of the staff completed a course in each month."""
    words = view.page.words
    totals = view.totals()
    if view.hides(totals["trainees"]):
        return Drawing(sentences.left_out(words, 1))
    frame = view.load("dashboards/monthly", as_of=view.as_of).rename(columns={"trainees": "value"})
    sentence = staff_sentences.trainees(
        words, totals["trainees"], totals["staff"], as_of=view.as_of
    )
    return of_one_count(view, frame, sentence, name=words("Trainees"))


def trainees_by_community(view: View) -> Drawing:
    """Which part of the staff completed a course in each community."""
    words = view.page.words
    frame, note = view.groups("dashboards/by_community", "trainees", as_of=view.as_of)
    totals = view.totals()
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
        "name": words("Community"),
        "trainees": words("Trainees"),
        "whole": words("Staff"),
        "text": words("Share"),
        "course_hours": words("Course hours"),
    }
    return Drawing(
        sentences.together(sentence, note),
        bars.ranked(rows, words.language, most=1),
        rows[list(head)].rename(columns=head),
    )


def by_length(view: View) -> Drawing:
    """Courses by their length."""
    words = view.page.words
    frame, note = view.groups(
        "dashboards/courses_by_length",
        "participants",
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
    everything = int(rows["courses"].sum())
    long = int(rows.loc[rows["band_start"] >= LONG_COURSE, "courses"].sum())
    sentence = sentences.together(
        sentences.courses(words, everything, view.as_of),
        sentences.long_courses(words, LONG_COURSE, long, whole=everything) if everything else "",
        note,
    )
    head = {
        "label": words("Length"),
        "courses": words("Courses"),
        "course_hours": words("Course hours"),
    }
    return rankings.ranked(view, rows, sentence, head=head)


def qualification(view: View) -> Drawing:
    """Qualification of the staff on the day the figures speak of."""
    words, reference = view.page.words, view.page.reference
    frame = _staff(view, "dashboards/staff_by_qualification")
    staff = int(frame["teachers"].sum())
    shown, note = view.shown(frame, "teachers")
    rows = shown.assign(
        label=[
            _category(view, code, is_over=bool(is_over))
            for code, is_over in zip(shown["qualification"], shown["is_over"], strict=True)
        ],
        part=shown["teachers"],
        whole=staff,
    )
    rows = _in_order(view, rankings.shares(view, rows))
    holds = rows["qualification"].isin(TOP_CATEGORIES) & ~rows["is_over"].astype(bool)
    names = words(
        "{first} or {second} category",
        first=reference.name("qualifications", TOP_CATEGORIES[0]),
        second=reference.name("qualifications", TOP_CATEGORIES[1]),
    )
    held = int(rows.loc[holds, "teachers"].sum())
    sentence = sentences.together(
        staff_sentences.qualified(
            words, names[:1].upper() + names[1:], held, whole=staff, as_of=view.as_of
        ),
        note,
    )
    head = {"name": words("Category"), "teachers": words("Teachers"), "text": words("Share")}
    return Drawing(
        sentence,
        bars.ranked(rows, words.language, most=1) if len(rows) else None,
        rows[list(head)].rename(columns=head),
    )


def to_arrange(view: View) -> Drawing:
    """For whom a course is to be arranged: three years without one on record."""
    words = view.page.words
    since = _years_before(view.as_of, YEARS_BETWEEN_COURSES)
    frame = _staff(
        view,
        "dashboards/staff_without_course",
        since=since,
        with_waiting=view.selection.with_waiting,
    )
    staff = int(_staff(view, "dashboards/staff_by_qualification")["teachers"].sum())
    table = _reminders(view, frame)
    sentence = sentences.together(
        staff_sentences.to_arrange(words, len(frame), staff, as_of=view.as_of),
        words("A course once in three years is a teacher's right; courses of all communities count."),
    )
    return Drawing(sentence, listing=table.head(LISTED) if len(table) else None, table=table)


def cards(view: View) -> tuple[Card, ...]:
    """Return the cards this person may see: reminders are for those who arrange courses."""
    if may(view.page.person, Action.VIEW_REMINDERS):
        return (*CARDS, REMINDERS)
    return CARDS
