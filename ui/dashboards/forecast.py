"""Who is to be thought of next: courses that come due, and terms of qualification that end.

For the administration only: a course is a teacher's right that is to be arranged.
"""

from collections.abc import Callable, Iterable
from datetime import date

import pandas as pd

from charts import sentences, staff_sentences
from core.formats import person_name
from core.i18n import N_
from ui.cards import Drawing
from ui.dashboards import staff
from ui.dashboards.view import View

AHEAD = 1  # years to look forward
RIGHT = N_(
    "A course once in three years is a teacher's right: this reminds to arrange it, it is no debt."
)


def courses_due(view: View) -> Drawing:
    """Who will pass three years without a course within the next twelve months."""
    words = view.page.words
    people, until = staff.with_courses(view), staff.years_after(view.as_of, AHEAD)
    since = staff.years_before(view.as_of, staff.YEARS_BETWEEN_COURSES)
    last = people["last_course_on"]
    is_due = last.notna() & (last >= pd.Timestamp(since))
    is_due &= last < pd.Timestamp(staff.years_after(since, AHEAD))
    due = people[is_due].sort_values(["last_course_on", "last_name"])
    sentence = sentences.together(
        staff_sentences.courses_due(words, len(due), len(people), until=until), words(RIGHT)
    )
    passes = [
        staff.years_after(day.date(), staff.YEARS_BETWEEN_COURSES) for day in due["last_course_on"]
    ]
    return _drawing(view, due, sentence, days=(words("Three years pass"), passes))


def attestation(view: View) -> Drawing:
    """Whose term of qualification ends within the next twelve months, beside the last course."""
    words = view.page.words
    people, until = staff.with_courses(view), staff.years_after(view.as_of, AHEAD)
    since = staff.years_before(view.as_of, staff.YEARS_BETWEEN_COURSES)
    ends = people["qualification_until"]
    is_ending = ends.notna() & (ends >= pd.Timestamp(view.as_of)) & (ends <= pd.Timestamp(until))
    ending = people[is_ending].sort_values(["qualification_until", "last_name"])
    last = ending["last_course_on"]
    without = int((last.isna() | (last < pd.Timestamp(since))).sum())
    sentence = sentences.together(
        staff_sentences.terms_ending(words, len(ending), len(people), until=until),
        staff_sentences.without_recent_course(words, without, len(ending)),
    )
    days = [day.date() for day in ending["qualification_until"]]
    return _drawing(view, ending, sentence, days=(words("The term ends"), days))


def _drawing(
    view: View, people: pd.DataFrame, sentence: str, *, days: tuple[str, list[date]]
) -> Drawing:
    """Return the first of the people in the open, each leading to the own page, and all of them."""
    words, name = view.page.words, view.page.reference.name
    if people.empty:
        return Drawing(sentence)
    triples = zip(people["last_name"], people["first_name"], people["middle_name"], strict=True)
    names = [person_name(*triple) for triple in triples]
    never = words("none on record")
    courses = [never if pd.isna(day) else day.date() for day in people["last_course_on"]]
    links = staff.linked(names, people["teacher_id"])
    head, cells = days
    listing = pd.DataFrame({words("Teacher"): links, head: cells, words("Last course"): courses})
    table = pd.DataFrame(
        {
            words("Teacher"): names,
            words("Position"): _named(people["position"], lambda code: name("positions", code)),
            words("Category"): _named(
                people["qualification"], lambda code: name("qualifications", code)
            ),
            head: cells,
            words("Last course"): courses,
        }
    )
    return Drawing(sentence, listing=listing.head(staff.LISTED), table=table)


def _named(codes: Iterable[object], name: Callable[[str], str]) -> list[str]:
    return [name(code) if isinstance(code, str) else "" for code in codes]
