"""What is empty and what can be done next: people, communities, subjects, grades."""

from collections.abc import Iterator

import pandas as pd

from charts import sentences, staff_sentences
from core.access import Action, may
from core.formats import person_name
from core.i18n import N_
from ui.cards import Drawing
from ui.dashboards.view import View
from ui.next_steps import Step

FORM = "entry/participation.py"
MOST = 4  # people, and as many subjects, in the open; the table has all
GRADES = range(1, 10)
ENTER = N_("Enter a record")


def by_teacher(view: View) -> pd.DataFrame:
    """Return the staff with the communities of each."""
    return view.load("dashboards/staff_by_community", as_of=view.as_of)


def listed(view: View) -> Drawing:
    """List what is empty, with the form for it; people only for whoever arranges things."""
    words = view.page.words
    totals = view.totals
    steps = list(_communities(view))
    if view.selection.teacher_ids is None:
        steps += _without_works(view)
    table = None
    if may(view.page.person, Action.VIEW_REMINDERS):
        fewest = _fewest(view)
        steps = [*_people(view, fewest), *steps]
        table = _table(view, fewest)
    return Drawing(
        sentences.together(
            staff_sentences.teachers(words, totals["teachers"], totals["staff"], as_of=view.as_of),
            words("Taking part is voluntary: these are occasions to help, no debts.")
            if steps
            else words("Everything has a record."),
        ),
        steps=steps,
        table=table,
    )


def _fewest(view: View) -> pd.DataFrame:
    """Return the staff with the number of communities of each, the fewest first."""
    frame = by_teacher(view)
    names = ["teacher_id", "last_name", "first_name", "middle_name"]
    counted = frame.groupby(names, sort=False)["community"].count().reset_index(name="reached")
    return counted.sort_values("reached", kind="stable").reset_index(drop=True)


def _people(view: View, fewest: pd.DataFrame) -> Iterator[Step]:
    """Yield the teachers in fewer than half of the communities, those in none first."""
    words, whole = view.page.words, _whole(view)
    for row in fewest[fewest["reached"] * 2 < whole].head(MOST).itertuples():
        yield _step(
            view,
            person_name(str(row.last_name), str(row.first_name), str(row.middle_name)),
            words("communities: {part} of {whole}", part=row.reached, whole=whole),
            address={"teacher": str(row.teacher_id)},
        )


def _communities(view: View) -> Iterator[Step]:
    """Yield the communities that nobody in sight has a record in."""
    frame = view.load("dashboards/by_community", as_of=view.as_of)
    found = set(frame["community"])
    for code in view.communities(frame):
        if code not in found:
            name = view.page.reference.name("communities", code)
            yield _step(view, name, view.page.words("no records yet"), address={"community": code})


def _without_works(view: View) -> Iterator[Step]:
    """Yield the subjects, and in one line the grades, that nobody has published anything for."""
    words, reference = view.page.words, view.page.reference
    frame = view.load("dashboards/coverage_by_works")
    found = set(zip(frame["dimension"], frame["code"], strict=True))
    subjects = [code for code in view.subjects if ("subject", code) not in found]
    for code in subjects[:MOST]:
        address = {"subject": code, "kind": "publication"}
        name = reference.name("subjects", code)
        yield _step(view, name, words("no materials of the school's own"), address=address)
    if len(subjects) > MOST:
        names = ", ".join(reference.name("subjects", code) for code in subjects[MOST:])
        yield Step(words("No materials of the school's own either"), names)
    grades = [
        str(grade)
        for grade in view.selection.grades or GRADES
        if ("grade", str(grade)) not in found
    ]
    if grades:
        text = words(
            "Grades without materials of the school's own: {grades}", grades=", ".join(grades)
        )
        yield _step(view, text, "", address={"grade": grades[0], "kind": "publication"})


def _step(view: View, text: str, detail: str, *, address: dict[str, str]) -> Step:
    """Return a line with the form for it, where the person may enter records."""
    if not may(view.page.person, Action.ENTER_RECORDS):
        return Step(text, detail)
    return Step(text, detail, FORM, view.page.words(ENTER), address)


def _table(view: View, fewest: pd.DataFrame) -> pd.DataFrame:
    """Return the whole staff with the communities that each has no record in."""
    words, reference = view.page.words, view.page.reference
    frame = by_teacher(view)
    codes = view.communities(frame[frame["community"].notna()])
    taken = frame.groupby("teacher_id")["community"].agg(set)
    fields = zip(fewest["last_name"], fewest["first_name"], fewest["middle_name"], strict=True)
    missing = [
        ", ".join(
            reference.name("communities", code) for code in codes if code not in taken[teacher_id]
        )
        for teacher_id in fewest["teacher_id"]
    ]
    return pd.DataFrame(
        {
            words("Teacher"): [person_name(*names) for names in fields],
            words("Communities with records"): fewest["reached"],
            words("Without records"): missing,
        }
    )


def _whole(view: View) -> int:
    frame = by_teacher(view)
    return len(view.communities(frame[frame["community"].notna()]))
