"""Published works: where they are and are not, and the list of them with links and authors."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from charts import coverage_sentences, dissemination_sentences, sentences
from charts.matrix import Shaded
from core.dimensions import mark_text
from core.formats import person_name
from db import Row
from ui import data
from ui.cards import Drawing
from ui.dashboards.monthly import told
from ui.dashboards.view import View
from ui.plain_table import Link

GRADES = range(1, 10)  # a basic school
LISTED = 8  # works in the open; the table has more
MOST_WORKS = 500  # in the table


def gaps(view: View) -> Drawing:
    """Works by subject and grade, and which subjects and grades have none of their own."""
    words, reference = view.page.words, view.page.reference
    everything = view.load("dashboards/works_by_subject_and_grade")
    is_left_out = view.untold(everything, "participants", counted="works")
    frame, note = everything[~is_left_out], sentences.left_out(words, int(is_left_out.sum()))
    taught = _taught(view)
    missing = [
        reference.name("subjects", code)
        for code, works in zip(taught["subject"], taught["works"], strict=True)
        if not works
    ]
    graded = frame.dropna(subset=["grade"])
    grades = sorted({*GRADES, *map(int, graded["grade"])})
    without = [grade for grade in GRADES if grade not in set(map(int, graded["grade"]))]
    sentence = sentences.together(
        dissemination_sentences.subjects_without_works(
            words, missing, len(taught), as_of=view.as_of
        ),
        # with a cell left out nobody knows which grade has none
        "" if note else dissemination_sentences.grades_without_works(words, without),
        words("A work for several grades counts in each of them."),
        note,
        coverage_sentences.hidden(words, int(taught["shown"].isna().sum())),
    )
    head = {
        "label": words("Subject"),
        "staff": words("Teachers of the subject"),
        "shown": words("Works"),
    }
    table = taught.assign(label=[reference.name("subjects", code) for code in taught["subject"]])
    table = table.sort_values(["shown", "label"])
    return Drawing(
        sentence,
        _matrix(view, graded, grades, hidden=everything[is_left_out]),
        told(view, table[list(head)]).rename(columns=head),
    )


def listed(view: View) -> Drawing:
    """The works themselves: one row each, with its link and its authors."""
    words = view.page.words
    selection = view.selection.parameters()
    rows = data.rows(view.page, "dashboards/works", **selection, top=MOST_WORKS)
    found = int(rows[0]["found"]) if rows else 0
    sentence = sentences.together(
        sentences.works(words, found, view.as_of),
        words("Touch a title to open the work."),
        dissemination_sentences.listed(words, len(rows), found),
    )
    if not rows:
        return Drawing(sentences.works(words, found, view.as_of))
    return Drawing(sentence, listing=_in_the_open(view, rows[:LISTED]), table=_table(view, rows))


def _taught(view: View) -> pd.DataFrame:
    """Return the subjects that enough of the staff teach; `shown` is null where works are not."""
    frame = view.load("dashboards/subjects_taught", as_of=view.as_of)
    is_untold = view.untold(frame, "works_people", counted="works")
    frame = frame.assign(shown=frame["works"].mask(is_untold))
    is_told = np.array([not view.hides(int(count)) for count in frame["staff"]], dtype=bool)
    return frame[is_told].reset_index(drop=True)


def _matrix(
    view: View, frame: pd.DataFrame, grades: Sequence[int], *, hidden: pd.DataFrame
) -> Shaded | None:
    """Return subjects by grades; a cell without a work stays empty, where some are hidden 0."""
    rows = frame[frame["subject"] != ""]
    if rows.empty:
        return None
    table = rows.pivot_table(index="subject", columns="grade", values="works", aggfunc="sum")
    table = table.reindex(columns=pd.Index(grades))
    known = view.page.reference.codes("subjects", archived=True)
    codes = sorted(table.index, key=lambda code: (*_place(code, known), code))
    table = table.loc[codes]
    if view.hides(1):
        untold = set(zip(hidden["subject"], hidden["grade"], strict=True))
        empty = [[(code, grade) not in untold for grade in grades] for code in codes]
        table = table.mask(table.isna() & np.array(empty), 0)
    marks = [
        [mark_text({"subject": code, "grade": grade, "outcome": "published"}) for grade in grades]
        for code in codes
    ]
    table.index = pd.Index([view.page.reference.name("subjects", code) for code in codes])
    table.columns = pd.Index([str(grade) for grade in grades])
    return Shaded(table, marks=marks)


def _place(code: str, known: Sequence[str]) -> tuple[int]:
    return (known.index(code) if code in known else len(known),)


def _in_the_open(view: View, rows: Sequence[Row]) -> pd.DataFrame:
    """Return two columns, which is what a phone holds."""
    words = view.page.words
    return pd.DataFrame(
        {
            words("Work"): [Link(str(row["title"]), str(row["address"])) for row in rows],
            words("Authors"): [_authors(row) for row in rows],
        }
    )


def _table(view: View, rows: Sequence[Row]) -> pd.DataFrame:
    words, name = view.page.words, view.page.reference.name
    return pd.DataFrame(
        {
            words("Work"): [row["title"] for row in rows],
            words("Authors"): [_authors(row) for row in rows],
            words("Day"): [row["published_on"] for row in rows],
            words("Community"): [name("communities", row["community"]) for row in rows],
            words("Subject"): [name("subjects", row["subject"]) for row in rows],
            words("Grades"): [", ".join(map(str, row["grades"])) for row in rows],
            words("Level"): [name("levels", row["level"]) for row in rows],
            words("Link"): [row["address"] for row in rows],
        }
    )


def _authors(row: Row) -> str:
    return ", ".join(person_name(*author) for author in row["authors"])
