"""The cards of coverage: two dimensions against each other, and where there is nothing."""

import pandas as pd

from bench.figures.counting import NOT_STATED, Counted
from bench.figures.network import BY_NAME, communities
from bench.figures.overview import method_groups
from bench.figures.shown import Shown, plain
from bench.figures.telling import Counts, Names, axis, people, person_name
from core import formats
from core.access import Action, may

MOST_PEOPLE, MOST_STEPS = 40, 4
GRADES = range(1, 10)


def _crossed(rows: list[tuple[str, list[float | None]]], columns: list[str]) -> Shown:
    cells = [
        (label, column, value)
        for label, values in rows
        for column, value in zip(columns, values, strict=True)
    ]
    if not cells:
        return Shown()
    return Shown(plain((label, *values) for label, values in rows), chart=plain(cells))


def _cell(counted: Counted, part: pd.DataFrame) -> float | None:
    return None if counted.hides(people(part)) else float(len(part))


def by_teacher(counted: Counted) -> Shown:
    """Everybody on the staff; of many people those with the fewest communities."""
    found, names = counted.of_staff, Names(counted, "communities")
    codes = communities(counted, found["community"])
    rows: list[tuple[str, list[float | None]]] = []
    for row in counted.staff.to_dict("records"):
        own = found.loc[found["teacher_id"] == row["teacher_id"], "community"]
        rows.append((person_name(row), [float((own == code).sum()) for code in codes]))
    return _crossed(rows[:MOST_PEOPLE], [names[code] for code in codes])


def _groups(counted: Counted) -> dict[str, set[str]]:
    """Return who is in each method group that has enough of the staff, whole and not only now."""
    found = [code for code, own in method_groups(counted).items() if not counted.hides(len(own))]
    members = counted.members
    return {
        code: set(members.loc[members["method_groups"] == code, "teacher_id"]) for code in found
    }


def by_group(counted: Counted) -> Shown:
    found, names = counted.of_staff, Names(counted, "communities")
    groups, labels = _groups(counted), Names(counted, "method_groups")
    codes = communities(counted, found["community"])
    rows = []
    for group, members in groups.items():
        own = found[found["teacher_id"].isin(members)]
        values = [_cell(counted, own[own["community"] == code]) for code in codes]
        rows.append((labels[group], values))
    return _crossed(rows, [names[code] for code in codes])


def by_group_and_month(counted: Counted) -> Shown:
    groups, labels = _groups(counted), Names(counted, "method_groups")
    chosen = counted.setting.chosen.get("month", ())
    months = [month for month in axis(counted) if not chosen or month.isoformat() in chosen]
    write = formats.month_short if len(axis(counted)) <= 12 else formats.month
    rows = []
    for group, members in groups.items():
        own = counted.taken[counted.taken["teacher_id"].isin(members)]
        values = [_cell(counted, own[own["month"] == month]) for month in months]
        rows.append((labels[group], values))
    return _crossed(rows, [write(month, "en") for month in months])


def _subjects(counted: Counted) -> list[str]:
    """Return the subjects to look at: the chosen ones, else all that are in use."""
    chosen = counted.setting.chosen.get("subject") or Names(counted, "subjects").offered
    return [code for code in chosen if code != NOT_STATED]


def by_subject(counted: Counted) -> Shown:
    """Subjects by those kinds that have any record with a subject."""
    names, kinds = Names(counted, "subjects"), Names(counted, "kinds")
    found = counted.taken.dropna(subset="subject")
    codes = _subjects(counted)
    columns = kinds.ordered(found["kind"])
    rows = []
    for code in codes:
        own = found[found["subject"] == code]
        rows.append((names[code], [_cell(counted, own[own["kind"] == kind]) for kind in columns]))
    return _crossed(rows, [kinds[kind] for kind in columns])


def gaps(counted: Counted) -> Shown:
    """What is empty; people and their communities for whoever arranges things only."""
    names, found = Names(counted, "communities"), counted.taken
    steps = [
        (names[code], "no records yet")
        for code in communities(counted, found["community"])
        if code not in set(found["community"])
    ]
    if counted.sees_everybody:
        steps += _without_works(counted)
    if not may(counted.person, Action.VIEW_REMINDERS):
        return Shown(steps=plain(steps))
    codes = communities(counted, counted.of_staff["community"])
    rows = []
    for row in counted.staff.sort_values(BY_NAME).to_dict("records"):
        taken = counted.of_staff
        own = set(taken.loc[taken["teacher_id"] == row["teacher_id"], "community"])
        missing = ", ".join(names[code] for code in codes if code not in own)
        rows.append((person_name(row), len(own), missing))
    fewest = sorted(rows, key=lambda row: row[1])
    few = [row for row in fewest if row[1] * 2 < len(codes)][:MOST_STEPS]
    people_steps = [(name, f"communities: {n} of {len(codes)}") for name, n, _ in few]
    return Shown(plain(rows), steps=plain([*people_steps, *steps]))


def _without_works(counted: Counted) -> list[tuple[str, str]]:
    names, found = Names(counted, "subjects"), counted.taken
    found = found[found["is_published"]]
    wanted = _subjects(counted)
    lacking = [names[code] for code in wanted if code not in set(found["subject"])]
    steps = [(name, "no materials of the school's own") for name in lacking[:MOST_STEPS]]
    if len(lacking) > MOST_STEPS:
        rest = ", ".join(lacking[MOST_STEPS:])
        steps.append(("No materials of the school's own either", rest))
    held = set(found.explode("grades")["grades"].dropna())
    chosen = [int(code) for code in counted.setting.chosen.get("grade", ())]
    grades = [str(grade) for grade in chosen or GRADES if grade not in held]
    if grades:
        steps.append((f"Grades without materials of the school's own: {', '.join(grades)}", ""))
    return steps


CARDS: Counts = {
    "by_teacher": by_teacher,
    "by_group": by_group,
    "by_group_and_month": by_group_and_month,
    "by_subject": by_subject,
    "gaps": gaps,
}
