"""One teacher's five school years: the cards and the sections of the portfolio."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from bench.figures.counting import Counted
from bench.figures.days import school_year_of
from bench.figures.records import where
from bench.figures.shown import Rows, Shown, plain
from bench.figures.telling import Counts, Names, month_name, number, ranked, works
from core import formats
from core.access import Role
from core.periods import Period, PeriodKind

YEARS, LISTED = 5, 8
COURSES = ("pd_course", "retraining")
CONTESTS = ("teacher_contest", "teacher_test", "pupil_contest_org")
SHARING_ROLES = ("speaker", "organizer", "moderator", "expert", "mentor")
SHARING_KINDS = ("review_jury", "pilot_project")
EVIDENCE = {
    "shown": "A link or a document number",
    "missing": "Nothing written down yet",
    "denied": "The record says that there is none",
}
COUNTS: Mapping[str, Callable[[pd.DataFrame], float]] = {
    "Participations": len,
    "Works": works,
    "Course hours": lambda part: part["course_hours"].sum(),
    "Webinar hours": lambda part: part["webinar_hours"].sum(),
    "Above the municipal level": lambda part: part["is_above"].sum(),
    "Prizes": lambda part: part["is_prize"].sum(),
}


def of_the_teacher(counted: Counted) -> Counted:
    """Return the own records for a teacher, whoever else the address may ask for."""
    is_own = counted.person.role is Role.TEACHER and counted.person.teacher_id
    return counted.narrowed(teacher=(str(counted.person.teacher_id),)) if is_own else counted


def of_the_period(counted: Counted) -> Counted:
    """Return what the figures are about: one year or month that was touched is the period."""
    setting = counted.setting
    years, months = setting.chosen.get("year", ()), setting.chosen.get("month", ())
    chosen = {
        name: codes for name, codes in setting.chosen.items() if name not in {"year", "month"}
    }
    period = setting.period
    if len(years) == 1 and not months:
        period = _school_years(int(years[0]), 1, PeriodKind.SCHOOL_YEAR)
    if len(months) == 1 and not years:
        first = date.fromisoformat(months[0])
        last = date(first.year + first.month // 12, first.month % 12 + 1, 1) - date.resolution
        period = Period(PeriodKind.MONTH, first, last, first.year, first.month)
    return Counted(counted.records, replace(setting, period=period, chosen=chosen))


def of_the_years(counted: Counted) -> Counted:
    """Return the five school years up to the one the figures speak of."""
    last = school_year_of(counted.as_of)
    period = _school_years(last - YEARS + 1, YEARS, PeriodKind.RANGE)
    return Counted(counted.records, replace(counted.setting, period=period))


def _school_years(first: int, count: int, kind: PeriodKind) -> Period:
    return Period(kind, date(first, 9, 1), date(first + count, 8, 31), first)


def _years(counted: Counted) -> list[int]:
    first = counted.period.starts_on.year
    return list(range(first, first + YEARS))


def time_line(counted: Counted) -> Shown:
    found = counted.taken
    by_month: list[tuple[Any, pd.DataFrame]] = list(found.groupby("month"))
    months = [(month, len(part)) for month, part in by_month]
    events = [
        (month, kind == "retraining")
        for (month, kind), _ in found[found["kind"].isin(COURSES)].groupby(["month", "kind"])
    ]
    table = [(month_name(month), len(part)) for month, part in by_month]
    return Shown(plain(table), chart=plain(months) + plain(events))


def _table(rows: list[tuple[str, list[float]]], years: list[int]) -> Shown:
    cells = [
        (label, formats.school_year_name(year), value)
        for label, values in rows
        for year, value in zip(years, values, strict=True)
    ]
    return Shown(plain((label, *values) for label, values in rows), chart=plain(cells))


def counts(counted: Counted) -> Shown:
    years, found = _years(counted), counted.taken
    parts = [found[found["school_year"] == year] for year in years]
    rows = [(label, [float(count(part)) for part in parts]) for label, count in COUNTS.items()]
    return _table(rows, years)


def by_year(counted: Counted, column: str, list_name: str) -> Shown:
    years, names = _years(counted), Names(counted, list_name)
    rows = [
        (names[code], [float((part["school_year"] == year).sum()) for year in years])
        for code, part in counted.taken.groupby(column)
    ]
    return _table(rows, years)


def hours(counted: Counted) -> Shown:
    courses = counted.taken[counted.taken["is_course"]]
    sums = [
        (
            formats.school_year_name(year),
            float(courses.loc[courses["school_year"] == year, "course_hours"].sum()),
        )
        for year in _years(counted)
    ]
    bars = [(label, value, number(value)) for label, value in sums] if len(courses) else []
    return Shown(plain(sums), chart=plain(bars))


def _evidence(row: Mapping[Any, Any]) -> str:
    if row["is_without_evidence"]:
        return "denied"
    return "shown" if row["address"] or row["document_number"] else "missing"


def evidence(counted: Counted) -> Shown:
    found = counted.taken.sort_values("day", ascending=False)
    states = [_evidence(row) for row in found.to_dict("records")]
    table = [(label, states.count(code)) for code, label in EVIDENCE.items() if code in states]
    lacking = where(found, (state != "shown" for state in states)).head(LISTED)
    listing = plain(zip(lacking["title"], lacking["day"], strict=True))
    return Shown(plain(table), listing, ranked(table, len(found)))


CARDS: Counts = {
    "time_line": time_line,
    "counts_by_year": counts,
    "kinds_by_year": lambda counted: by_year(counted, "kind", "kinds"),
    "communities_by_year": lambda counted: by_year(counted, "community", "communities"),
    "hours_by_year": hours,
    "evidence": evidence,
}


def _section(counted: Counted, found: pd.DataFrame, columns: tuple[str, ...]) -> Rows:
    lists = {name: Names(counted, f"{name}s") for name in ("kind", "subject", "role", "level")}
    lists |= {"community": Names(counted, "communities"), "outcome": Names(counted, "outcomes")}
    papers = Names(counted, "documents")
    table = []
    for row in found.to_dict("records"):
        number_of = f"No. {row['document_number']}" if row["document_number"] else ""
        paper = "" if row["document"] == "none" else papers[row["document"]]
        cells = {
            **{name: names[row[name]] for name, names in lists.items()},
            "document": " ".join(part for part in (paper, number_of) if part),
            "course_hours": row["course_hours"],
        }
        table.append((row["day"], row["title"], *(cells[name] for name in columns)))
    return plain(table)


def courses(counted: Counted) -> Rows:
    found = counted.taken[counted.taken["kind"].isin(COURSES)]
    return _section(counted, found, ("kind", "course_hours", "document"))


def published(counted: Counted) -> Rows:
    found = counted.taken
    found = found[found["is_published"] & ~found["kind"].isin(CONTESTS)]
    return _section(counted, found, ("community", "subject", "document"))


def contests(counted: Counted) -> Rows:
    found = counted.taken[counted.taken["kind"].isin(CONTESTS)]
    return _section(counted, found, ("role", "level", "outcome", "document"))


def sharing(counted: Counted) -> Rows:
    """What hands experience on and stands in no other section."""
    found = counted.taken
    hands_on = found["role"].isin(SHARING_ROLES) | found["kind"].isin(SHARING_KINDS)
    elsewhere = found["kind"].isin((*CONTESTS, *COURSES)) | found["is_published"]
    return _section(counted, found[hands_on & ~elsewhere], ("kind", "role", "level", "document"))


def used(counted: Counted) -> Rows:
    names, table = Names(counted, "communities"), []
    for _, part in counted.uses.groupby("resource_id"):
        first = part.iloc[0]
        whose = names[first["community"]] or first["partner"] or "own school"
        pupils = part["pupils_reached"].fillna(0).sum()
        table.append((first["title"], whose, part["times"].sum(), pupils, part["day"].max()))
    return plain(table)


TABLES = {
    "courses": courses,
    "works": published,
    "contests": contests,
    "sharing": sharing,
    "resources": used,
}
