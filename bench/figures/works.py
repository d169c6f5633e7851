"""The cards of the sharing of experience: works, counted once however many authors they have."""

import pandas as pd

from bench.figures.counting import Counted
from bench.figures.shown import Shown, plain
from bench.figures.telling import (
    NOT_STATED,
    Counts,
    Names,
    by_value,
    groups,
    people,
    person_name,
    ranked,
    works,
)

ROLES = ("speaker", "organizer", "moderator", "expert", "mentor")
GRADES, LISTED, MOST = range(1, 10), 8, 500


def published(counted: Counted) -> pd.DataFrame:
    return counted.taken[counted.taken["is_published"]]


def by_list(counted: Counted, column: str, list_name: str) -> Shown:
    names = Names(counted, list_name)
    found = groups(counted, published(counted), column)
    values = {names[code] or NOT_STATED: float(works(part)) for code, part in found.items()}
    return _ranked(counted, by_value(values))


def _ranked(counted: Counted, bars: list[tuple[str, float]]) -> Shown:
    return Shown(plain(bars), chart=ranked(bars, works(published(counted))))


def by_grade(counted: Counted) -> Shown:
    """A work for several grades counts in each of them."""
    found = published(counted).explode("grades")
    parts = groups(counted, found, "grades")
    bars = [(f"grade {grade}", float(works(parts[grade]))) for grade in range(12) if grade in parts]
    if None in parts:
        bars.append((NOT_STATED, float(works(parts[None]))))
    return _ranked(counted, bars)


def by_role(counted: Counted) -> Shown:
    names = Names(counted, "roles")
    shared = counted.taken[counted.taken["role"].isin(ROLES)]
    found = groups(counted, shared, "role")
    table = [(names[code], float(len(part)), float(people(part))) for code, part in found.items()]
    table.sort(key=lambda row: -row[1])
    return Shown(plain(table), chart=ranked([row[:2] for row in table], len(shared)))


def gaps(counted: Counted) -> Shown:
    """The subjects the staff teaches with the works for each, and works by subject and grade."""
    names, found = Names(counted, "subjects"), published(counted)
    table = []
    for code, staff in (
        counted.staff.explode("subjects").dropna(subset="subjects").groupby("subjects")
    ):
        chosen = counted.setting.chosen.get("subject")
        if not counted.hides(len(staff)) and (not chosen or code in chosen):
            own = found[found["subject"] == code]
            told = None if counted.hides(people(own)) else works(own)
            table.append((names[code], len(staff), told))
    graded = found.dropna(subset="subject").explode("grades").dropna(subset="grades")
    cells = {
        key: works(part)
        for key, part in graded.groupby(["subject", "grades"])
        if not counted.hides(people(part))
    }
    grades = sorted({*GRADES, *(grade for _, grade in cells)})
    there = {key for key, _ in graded.groupby(["subject", "grades"])}
    empty = {}
    if not counted.names_are_seen:  # where one may be hidden an empty one is told to be empty
        subjects = {subject for subject, _ in cells}
        every = {(subject, grade) for subject in subjects for grade in grades}
        empty = dict.fromkeys(every - there, 0)
    chart = [
        (names[code], str(grade), cells.get((code, grade), empty.get((code, grade))))
        for code in {subject for subject, _ in cells}
        for grade in grades
    ]
    return Shown(plain(table), chart=plain(chart))


def listed(counted: Counted) -> Shown:
    """One row a work, the latest first, with all its authors in sight."""
    names = {row["teacher_id"]: row for row in counted.teachers.to_dict("records")}
    lists = [Names(counted, name) for name in ("communities", "subjects", "levels")]
    table = []
    for _, part in published(counted).groupby("activity_id"):
        first = part.iloc[0]
        authors = sorted(
            (names[one] for one in part["teacher_id"].unique()),
            key=lambda row: (row["last_name"], row["first_name"], row["middle_name"]),
        )
        table.append(
            (
                first["title"],
                ", ".join(person_name(row) for row in authors),
                part["day"].max(),
                lists[0][first["community"]],
                lists[1][first["subject"]],
                ", ".join(map(str, first["grades"])),
                lists[2][first["level"]],
                first["address"],
            )
        )
    table.sort(key=lambda row: row[0])
    table.sort(key=lambda row: row[2], reverse=True)
    return Shown(plain(table[:MOST]), plain(row[:2] for row in table[:LISTED]))


CARDS: Counts = {
    "works_by_community": lambda counted: by_list(counted, "community", "communities"),
    "works_by_level": lambda counted: by_list(counted, "level", "levels"),
    "works_by_subject": lambda counted: by_list(counted, "subject", "subjects"),
    "works_by_grade": by_grade,
    "by_role": by_role,
    "works_gaps": gaps,
    "works": listed,
}
