"""The figures and cards of one teacher's trajectory: five school years beside each other."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import pandas as pd

from charts import months, sentences, teacher_sentences
from charts.bars import Bars
from charts.matrix import Shaded
from charts.timeline import Event, Timeline
from core import formats
from core.dimensions import mark_text
from core.i18n import N_
from core.indicators import INDICATORS
from core.portfolio import COURSES
from ui.cards import Card, Drawing, Place
from ui.dashboards import goal_levels, rankings
from ui.dashboards.one_teacher import school_years
from ui.dashboards.view import View
from ui.plain_table import Link

Count = Callable[[pd.DataFrame], float]
COUNTS: Mapping[str, tuple[str, Count]] = {
    "participations": (N_("Participations"), len),
    "works": (N_("Works"), lambda rows: rows.loc[rows["is_published"], "activity_id"].nunique()),
    "course_hours": (N_("Course hours"), lambda rows: rows["course_hours"].sum()),
    "webinar_hours": (N_("Webinar hours"), lambda rows: rows["webinar_hours"].sum()),
    "above_municipal": (
        N_("Above the municipal level"),
        lambda rows: rows["is_above_municipal"].sum(),
    ),
    "prizes": (N_("Prizes"), lambda rows: rows["is_prize"].sum()),
}
EVIDENCE = {
    "shown": N_("A link or a document number"),
    "missing": N_("Nothing written down yet"),
    "denied": N_("The record says that there is none"),
}
LISTED = 8


def records(view: View) -> pd.DataFrame:
    """Return the teacher's participations of the view, the latest first."""
    return view.load("dashboards/trajectory")


def time_line(view: View) -> Drawing:
    """Participations by month over the years, courses and retraining as signs over them."""
    words, frame, years = view.page.words, records(view), school_years(view)
    by_year = [int((frame["school_year"] == year).sum()) for year in years]
    fullest = max(range(len(years)), key=by_year.__getitem__)
    courses = frame[frame["course_hours"].notna()]
    sentence = sentences.together(
        teacher_sentences.years(words, len(frame), first=years[0], last=years[-1]),
        teacher_sentences.fullest_year(words, years[fullest], by_year[fullest], whole=len(frame)),
        teacher_sentences.courses(words, len(courses), float(courses["course_hours"].sum())),
        words("A diamond is a course, a star is retraining; below each year stands its sum."),
    )
    if frame.empty:
        return Drawing(sentence)
    period = view.selection.period  # the months to come too: each year is as wide as the others
    axis = months.Axis(months.months_between(period.starts_on, period.ends_on), words.language)
    by_month = frame.groupby("month").size().rename("value").reset_index()
    table = pd.DataFrame(
        {
            words("Month"): [formats.month_name(day, words.language) for day in by_month["month"]],
            words("Participations"): by_month["value"],
        }
    )
    return Drawing(sentence, Timeline(by_month, axis, _events(view, frame)), table)


def counts(view: View) -> Drawing:
    """The counts that stay apart, each row one of them compared within itself by year."""
    words, frame, years = view.page.words, records(view), school_years(view)
    parts = [frame[frame["school_year"] == year] for year in years]
    cells = [[float(count(part)) for part in parts] for _, count in COUNTS.values()]
    marks = [
        [mark_text({"year": year, **INDICATORS[key].mark}) for year in years] for key in COUNTS
    ]
    labels = [words(label) for label, _ in COUNTS.values()]
    table = _table(cells, labels, years)
    sentence = words("The shade compares the years within a row: the teacher with the own past.")
    return Drawing(
        sentence,
        Shaded(table, by_row=True, marks=marks),
        table.rename_axis(words("What is counted")).reset_index(),
    )


def by_kind(view: View) -> Drawing:
    """Participations by kind and school year."""
    return _by_year(view, "kind", "kinds", head=view.page.words("Kind"))


def by_community(view: View) -> Drawing:
    """Participations by community and school year."""
    return _by_year(view, "community", "communities", head=view.page.words("Community"))


def hours(view: View) -> Drawing:
    """Hours of courses by school year."""
    words, language = view.page.words, view.page.words.language
    courses = records(view).dropna(subset=["course_hours"])
    years = school_years(view)
    sums = courses.groupby("school_year")["course_hours"].sum().reindex(years, fill_value=0.0)
    rows = pd.DataFrame(
        {
            "label": [formats.school_year_name(year) for year in years],
            "value": sums.to_numpy(),
            "text": [formats.number(value, language) for value in sums],
            "mark": [
                mark_text({"year": year, **INDICATORS["course_hours"].mark}) for year in years
            ],
        }
    )
    rows = goal_levels.of_years(view, rows, "course_hours", years=years)
    head = {"label": words("School year"), "value": words("Course hours")}
    return Drawing(
        sentences.together(
            teacher_sentences.courses(words, len(courses), float(courses["course_hours"].sum())),
            words("Hours of courses and retraining with a document; webinars are apart."),
        ),
        Bars(rows) if len(courses) else None,
        rows[list(head)].rename(columns=head),
    )


def evidence(view: View) -> Drawing:
    """For how many records something speaks, and which of them still lack it."""
    words, frame = view.page.words, records(view)
    found = frame["evidence"].value_counts()
    codes = [code for code in EVIDENCE if code in found.index]
    rows = pd.DataFrame(
        {
            "label": [words(EVIDENCE[code]) for code in codes],
            "value": [int(found[code]) for code in codes],
        }
    )
    lacking = frame[frame["evidence"] != "shown"].head(LISTED)
    listing = pd.DataFrame(
        {
            words("Records to complete"): [
                Link(str(title), f"participation?record={record_id}")
                for title, record_id in zip(
                    lacking["title"], lacking["participation_id"], strict=True
                )
            ],
            words("Day"): [day.date() for day in lacking["took_part_on"]],
        }
    )
    sentence = teacher_sentences.evidence(words, int(found.get("shown", 0)), len(frame))
    head = {"label": words("Evidence"), "value": words("Participations")}
    ranked = rankings.ranked(view, rows, sentence, head=head, whole=len(frame))
    return Drawing(sentence, ranked.chart, ranked.table, listing if len(lacking) else None)


def _by_year(view: View, column: str, list_name: str, *, head: str) -> Drawing:
    words, frame, years = view.page.words, records(view), school_years(view)
    if frame.empty:
        return Drawing(sentences.participations(words, 0, view.as_of))
    found = frame.pivot_table(
        index=column, columns="school_year", values="activity_id", aggfunc="size", fill_value=0
    ).reindex(columns=years, fill_value=0)
    found = found.loc[found.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    names = [view.page.reference.name(list_name, code) for code in found.index]
    marks = [[mark_text({column: code, "year": year}) for year in years] for code in found.index]
    table = _table(found.to_numpy().tolist(), names, years)
    sums = pd.DataFrame({"label": names, "value": found.sum(axis=1).to_numpy()})
    sentence = sentences.together(
        sentences.participations(words, len(frame), view.as_of),
        rankings.leader(view, sums, whole=len(frame)),
    )
    return Drawing(sentence, Shaded(table, marks=marks), table.rename_axis(head).reset_index())


def _table(
    cells: Sequence[Sequence[float]], labels: Sequence[str], years: Sequence[int]
) -> pd.DataFrame:
    heads = [formats.school_year_name(year) for year in years]
    return pd.DataFrame(cells, index=pd.Index(labels), columns=pd.Index(heads))


def _events(view: View, frame: pd.DataFrame) -> list[Event]:
    """Return a sign for each month and kind with a course."""
    words, reference = view.page.words, view.page.reference
    courses = frame[frame["kind"].isin(COURSES)]
    events = []
    for (month, kind), rows in courses.groupby(["month", "kind"]):
        day = date.fromisoformat(str(month)[:10])
        titles = "; ".join(str(title) for title in rows["title"].head(3))
        text = words(
            "{month}, {kind}: {titles}",
            month=formats.month_name(day, words.language),
            kind=reference.name("kinds", str(kind)),
            titles=titles,
        )
        mark = mark_text({"month": day, "kind": kind})
        events.append(Event(day, text, mark, is_major=kind == "retraining"))
    return events


CARDS = (
    Card("time_line", N_("Five school years"), time_line, Place.WIDE),
    Card("counts_by_year", N_("Year by year"), counts, Place.LEFT),
    Card("kinds_by_year", N_("Kinds by year"), by_kind),
    Card("communities_by_year", N_("Communities by year"), by_community, Place.LEFT),
    Card("hours_by_year", N_("Course hours by year"), hours, Place.LEFT),
    Card("evidence", N_("Evidence of the records"), evidence),
)
