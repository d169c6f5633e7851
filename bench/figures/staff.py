"""The cards about the staff and its courses, qualification and attestation."""

from datetime import date
from typing import Any

import pandas as pd

from bench.figures.calendar import years_on
from bench.figures.counting import Counted
from bench.figures.overview import by_month_and_community
from bench.figures.records import where
from bench.figures.shown import Shown, plain
from bench.figures.telling import (
    NOT_STATED,
    Counts,
    Names,
    among,
    months_chart,
    months_table,
    people,
    percent,
    person_name,
    ranked,
    share_bars,
)

YEARS_BETWEEN_COURSES, LISTED = 3, 8
NEVER = "none on record"
BANDS = (
    (16, "16–35 hours"),
    (36, "36–71 hours"),
    (72, "72–143 hours"),
    (144, "144–249 hours"),
    (250, "250 hours and more"),
)


def courses(counted: Counted) -> pd.DataFrame:
    return counted.taken[counted.taken["is_course"]]


def trainees(counted: Counted) -> int:
    return among(courses(counted), counted.staff)


def hours_by_month(counted: Counted) -> Shown:
    if counted.hides(trainees(counted)):
        return Shown()
    return by_month_and_community(
        counted, courses(counted), lambda part: float(part["course_hours"].sum())
    )


def trainees_by_month(counted: Counted) -> Shown:
    found = trainees(counted)
    if not found or counted.hides(found):
        return Shown()
    values = {
        month: float(among(part, counted.staff))
        for month, part in courses(counted).groupby("month")
        if not counted.hides(among(part, counted.staff))
    }
    series = {"Trainees": values}
    return Shown(months_table(counted, series), chart=months_chart(series))


def trainees_by_community(counted: Counted) -> Shown:
    names, staff, parts = Names(counted, "communities"), counted.staff, []
    for code, part in courses(counted).groupby("community"):
        found = among(part, staff)
        if found and not counted.hides(found):
            parts.append((names[code], found, float(part["course_hours"].sum())))
    whole = len(staff)
    table = [(name, n, whole, percent(n, whole), hours) for name, n, hours in parts]
    return Shown(plain(table), chart=share_bars([(name, n, whole) for name, n, _ in parts]))


def by_length(counted: Counted) -> Shown:
    found = courses(counted)
    table = []
    for place, (least, label) in enumerate(BANDS):
        most = BANDS[place + 1][0] if place + 1 < len(BANDS) else float("inf")
        part = found[(found["course_hours"] >= least) & (found["course_hours"] < most)]
        if len(part) and not counted.hides(people(part)):
            table.append((label, float(len(part)), float(part["course_hours"].sum())))
    chart = ranked([(label, n) for label, n, _ in table], len(found))
    return Shown(plain(table), chart=chart)


def _categories(counted: Counted, staff: pd.DataFrame) -> pd.DataFrame:
    """Return the staff with the category of each, and whether its term is over on the day."""
    names = Names(counted, "qualifications")
    rows = zip(staff["qualification"], staff["qualification_until"], strict=True)
    labels = []
    for code, until in rows:
        is_over = until is not None and until < counted.as_of and code is not None
        name = names[code] or NOT_STATED
        labels.append(f"{name} (term is over)" if is_over else name)
    return staff.assign(
        label=labels, category=[names[c] or NOT_STATED for c in staff["qualification"]]
    )


def qualification(counted: Counted) -> Shown:
    staff = _categories(counted, counted.staff_of_the_day)
    parts = [
        (str(label), len(own), len(staff))
        for label, own in staff.groupby("label")
        if not counted.hides(len(own))
    ]
    table = [(label, part, percent(part, whole)) for label, part, whole in parts]
    return Shown(plain(table), chart=share_bars(parts))


def by_qualification(counted: Counted) -> Shown:
    table = []
    for label, own in _categories(counted, counted.staff).groupby("category"):
        part, taught = among(counted.taken, own), among(courses(counted), own)
        if counted.hides(len(own)) or counted.hides(part):
            continue
        told = None if counted.hides(taught) else taught
        table.append((str(label), len(own), part, percent(part, len(own)), told))
    return Shown(plain(table), chart=share_bars([(row[0], row[2], row[1]) for row in table]))


def last_courses(counted: Counted) -> pd.DataFrame:
    """Return the staff of the day with the end of each one's last course, of any community.

    A course counts from its first day on: nobody is reminded of one while taking one.
    """
    found = counted.everything
    found = found[found["is_course"] & found["status"].isin(counted.statuses)]
    found = found[found["day"] <= counted.as_of]
    ended = [end or day for end, day in zip(found["ends_on"], found["day"], strict=True)]
    found = found.assign(ended=ended)
    last = found.groupby("teacher_id")["ended"].max().to_dict()
    staff = counted.staff_of_the_day
    return staff.assign(
        last=pd.Series([last.get(one) for one in staff["teacher_id"]], staff.index, object),
        name=[person_name(row) for row in staff.to_dict("records")],
    )


def _since(counted: Counted) -> date:
    return years_on(counted.as_of, -YEARS_BETWEEN_COURSES)


def courses_missing(counted: Counted) -> pd.DataFrame:
    """Return the staff of the day without a course for three years."""
    staff, since = last_courses(counted), _since(counted)
    return where(staff, (last is None or last < since for last in staff["last"]))


def to_arrange(counted: Counted) -> Shown:
    positions = Names(counted, "positions")
    table = [
        (row["name"], positions[row["position"]], row["last"] or NEVER)
        for row in courses_missing(counted).to_dict("records")
    ]
    table.sort(key=lambda row: (str(row[2]) if row[2] != NEVER else "", row[0]))
    listing = [(name, last) for name, _, last in table[:LISTED]]
    return Shown(plain(table), plain(listing))


def _people(counted: Counted, found: list[tuple[date, dict[Any, Any]]]) -> Shown:
    positions, categories = Names(counted, "positions"), Names(counted, "qualifications")
    found.sort(key=lambda pair: (pair[0], str(pair[1]["last_name"])))
    table = [
        (
            row["name"],
            positions[row["position"]],
            categories[row["qualification"]],
            day,
            row["last"] or NEVER,
        )
        for day, row in found
    ]
    listing = [(row[0], *row[3:]) for row in table[:LISTED]]
    return Shown(plain(table), plain(listing))


def courses_due(counted: Counted) -> Shown:
    """Whose last course will be three years old within the next twelve months."""
    since = _since(counted)
    found = [
        (years_on(row["last"], YEARS_BETWEEN_COURSES), row)
        for row in last_courses(counted).to_dict("records")
        if row["last"] and since <= row["last"] < years_on(since, 1)
    ]
    return _people(counted, found)


def attestation(counted: Counted) -> Shown:
    found, last = [], years_on(counted.as_of, 1)
    for row in last_courses(counted).to_dict("records"):
        until = row["qualification_until"]
        if until and counted.as_of <= until <= last:
            found.append((until, row))
    return _people(counted, found)


CARDS: Counts = {
    "hours": hours_by_month,
    "trainees": trainees_by_month,
    "trainees_by_community": trainees_by_community,
    "length": by_length,
    "qualification": qualification,
    "by_qualification": by_qualification,
    "to_arrange": to_arrange,
    "courses_due": courses_due,
    "attestation": attestation,
}
