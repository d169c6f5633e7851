"""The cards of the use of resources."""

import pandas as pd

from charts import sentences
from charts.months import values
from core import formats
from core.dimensions import mark_text
from core.i18n import N_
from core.indicators import INDICATORS
from ui.cards import Card, Drawing, Place
from ui.dashboards import (
    monthly_counts,
    rankings,
    resource_flow,
    resource_parts,
    resource_reach,
    resource_stock,
)
from ui.dashboards.monthly import busiest, change, of_one_count
from ui.dashboards.view import View

TOP = 10


def by_month(view: View) -> Drawing:
    """Uses by month."""
    words = view.page.words
    frame = monthly_counts.by_month(view, INDICATORS["resource_uses"])
    now, before = view.resource_totals["uses"], view.before.resource_totals
    sentence = sentences.together(
        sentences.uses(words, now, view.as_of),
        busiest(view, values(frame, view.axis)),
        change(view, now, before["uses"], people=int(before["participants"])),
    )
    return of_one_count(view, frame, sentence, name=words("Uses"))


def by_weekday(view: View) -> Drawing:
    """Uses by day of the week, Monday first."""
    words = view.page.words
    rows, note = resource_parts.part(view, "weekday")
    rows = rows.sort_values("weekday").reset_index(drop=True)
    days = [int(day) for day in rows["weekday"]]
    rows = rows.assign(
        label=[formats.weekday(day, words.language) for day in days],
        mark=[mark_text({"weekday": day}) for day in days],
    )
    return _ranked(view, rows, note, first=words("Day of the week"))


def by_subject(view: View) -> Drawing:
    """Uses by subject."""
    rows, note = resource_parts.part(view, "subject")
    rows = rows.assign(label=rows["subject_label"], mark=rows["subject_mark"])
    return _ranked(view, rankings.by_value(rows), note, first=view.page.words("Subject"))


def by_grade(view: View) -> Drawing:
    """Uses by grade, the youngest first."""
    words = view.page.words
    rows, note = resource_parts.part(view, "grade")
    rows = rows.sort_values("grade", na_position="last").reset_index(drop=True)
    grades = [None if pd.isna(grade) else int(grade) for grade in rows["grade"]]
    rows = rows.assign(
        label=[
            words("not stated") if grade is None else words("grade {number}", number=grade)
            for grade in grades
        ],
        mark=["" if grade is None else mark_text({"grade": grade}) for grade in grades],
    )
    return _ranked(view, rows, note, first=words("Grade"))


def most_used(view: View) -> Drawing:
    """The resources used most often."""
    words = view.page.words
    everything = view.resource_totals["uses"]
    shown, note = view.groups("dashboards/resources", "participants", counted="uses")
    used = shown[shown["uses"] > 0].reset_index(drop=True)
    used = used.assign(
        label=used["title"],
        value=used["uses"],
        mark=[mark_text({"resource": code}) for code in used["resource_id"]],
    )
    rows = used.head(TOP)
    sentence = sentences.together(
        sentences.uses(words, everything, view.as_of),
        sentences.most_used(words, len(rows), rows["uses"].sum(), whole=everything),
        note,
    )
    head = {"label": words("Resource"), "value": words("Uses")}
    return rankings.ranked(view, rows, sentence, head=head, whole=everything, everything=used)


def _ranked(view: View, rows: pd.DataFrame, note: str, *, first: str) -> Drawing:
    words = view.page.words
    everything = view.resource_totals["uses"]
    sentence = sentences.together(
        sentences.uses(words, everything, view.as_of),
        rankings.leader(view, rows, whole=everything),
        note,
    )
    head = {"label": first, "value": words("Uses")}
    return rankings.ranked(view, rows, sentence, head=head, whole=everything)


CARDS = (
    Card("uses_by_month", N_("Uses by month"), by_month, Place.WIDE),
    Card(
        "uses_flow", N_("Whose resources, of which kind, for what"), resource_flow.flow, Place.WIDE
    ),
    Card("uses_by_subject", N_("Uses by subject"), by_subject, Place.LEFT),
    Card("uses_by_weekday", N_("Uses by day of the week"), by_weekday, Place.LEFT),
    Card("pupils_reached", N_("Pupils reached"), resource_reach.pupils, Place.LEFT),
    Card("most_used", N_("Resources used most often"), most_used),
    Card("uses_by_grade", N_("Uses by grade"), by_grade),
    Card("hours_of_use", N_("Hours of use"), resource_reach.hours),
)
STOCK = (
    Card("capacity", N_("Room and how much of it is taken"), resource_stock.capacity, Place.LEFT),
    Card("idle", N_("Resources not used in this period"), resource_stock.idle),
)


def cards(view: View) -> tuple[Card, ...]:
    """Return the cards; what lies idle is known only to whoever sees everybody's uses."""
    return CARDS if view.selection.teacher_ids is not None else (*CARDS, *STOCK)
