"""Cards about the staff itself, whatever the period holds: qualification, courses to arrange."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from charts import sentences, staff_sentences
from charts.bars import Bars
from core.formats import person_name
from core.i18n import N_
from services.small_groups import FEWEST_PEOPLE
from ui import data
from ui.cards import Drawing
from ui.dashboards import rankings
from ui.dashboards.monthly import told
from ui.dashboards.view import View
from ui.plain_table import Link

YEARS_BETWEEN_COURSES = 3
LISTED = 8  # teachers in the open; the table has all of them
TOP_CATEGORIES = ("highest", "first")
NOT_STATED = N_("not stated")


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
    title = names[:1].upper() + names[1:]
    qualified = staff_sentences.qualified(words, title, held, whole=staff, as_of=view.as_of)
    sentence = sentences.together("" if note else qualified, note)
    head = {"label": words("Category"), "teachers": words("Teachers"), "share": words("Share")}
    return Drawing(
        sentence,
        Bars(rows, most=1) if len(rows) else None,
        rows[list(head)].rename(columns=head),
    )


def to_arrange(view: View) -> Drawing:
    """For whom a course is to be arranged: three years without one on record."""
    words = view.page.words
    since = years_before(view.as_of, YEARS_BETWEEN_COURSES)
    frame = with_courses(view, since)
    staff = int(_staff(view, "dashboards/staff_by_qualification")["teachers"].sum())
    table = _reminders(view, frame)
    sentence = sentences.together(
        staff_sentences.to_arrange(words, len(frame), staff, as_of=view.as_of),
        words(
            "A course once in three years is a teacher's right; courses of all communities count."
        ),
    )
    return Drawing(sentence, listing=_shown(view, table, frame), table=table)


def by_qualification(view: View) -> Drawing:
    """Which part of the staff of each qualification takes part in the period."""
    words, totals = view.page.words, view.totals
    frame, note = taking_part(view, view.load("dashboards/by_qualification", as_of=view.as_of))
    opening = staff_sentences.teachers(words, totals["teachers"], totals["staff"], as_of=view.as_of)
    if frame.empty:
        return Drawing(sentences.together(opening, note))
    rows = frame.assign(
        label=[_category(view, code, is_over=False) for code in frame["qualification"]],
        part=frame["teachers"],
        whole=frame["staff"],
        is_over=False,
    )
    rows = _in_order(view, rankings.shares(view, rows))
    head = {
        "label": words("Category"),
        "staff": words("Staff"),
        "teachers": words("Teachers taking part"),
        "share": words("Share"),
        "trainees": words("Trainees"),
    }
    return Drawing(
        sentences.together(opening, note),
        Bars(rows, most=1),
        told(view, rows[list(head)]).rename(columns=head),
    )


def taking_part(view: View, parts: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Return the parts of the staff that may be shown with who of them takes part, and the note.

    `trainees` is null where it may not be shown.
    """
    is_small = parts["staff"].between(1, FEWEST_PEOPLE - 1)
    people = parts["teachers"].where(~is_small, parts["staff"])
    trainees = parts["trainees"].where(~is_small, parts["staff"])
    is_untold = view.untold(parts.assign(people=trainees), "people", counted="trainees")
    parts = parts.assign(people=people, trainees=parts["trainees"].mask(is_untold))
    return view.shown(parts, "people", counted="teachers")


def with_courses(view: View, since: date | None = None) -> pd.DataFrame:
    """Return the staff of the day with the last course and the term of qualification of each.

    With `since` only those who have had no course since that day.
    """
    return _staff(view, "dashboards/staff_courses", since=since)


def without_recent_course(view: View) -> tuple[int, int]:
    """Return how many of the staff have had no course within three years, and the whole staff."""
    last = with_courses(view)["last_course_on"]
    since = pd.Timestamp(years_before(view.as_of, YEARS_BETWEEN_COURSES))
    return int((last.isna() | (last < since)).sum()), len(last)


def _staff(view: View, statement: str, **more: object) -> pd.DataFrame:
    """Return a frame about the staff of the day, within sight and the chosen method groups."""
    staff = view.selection.staff_on(view.as_of).parameters()
    return data.load(view.page, statement, as_of=view.as_of, **staff, **more)


def _category(view: View, code: str | None, *, is_over: bool) -> str:
    words = view.page.words
    if code is None or pd.isna(code):
        return words(NOT_STATED)
    name = view.page.reference.name("qualifications", code)
    return words("{name} (term is over)", name=name) if is_over else name


def _in_order(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the categories in the order of their list, those whose term is over after them."""
    codes = view.page.reference.codes("qualifications", archived=True)
    places = {code: place for place, code in enumerate(codes)}
    order = [
        (is_over, places.get(code, len(codes)))
        for is_over, code in zip(rows["is_over"], rows["qualification"], strict=True)
    ]
    return rows.iloc[sorted(range(len(rows)), key=order.__getitem__)].reset_index(drop=True)


def _reminders(view: View, frame: pd.DataFrame) -> pd.DataFrame:
    words, reference = view.page.words, view.page.reference
    names = zip(frame["last_name"], frame["first_name"], frame["middle_name"], strict=True)
    never = words("none on record")
    return pd.DataFrame(
        {
            words("Teacher"): [person_name(*name) for name in names],
            words("Position"): [
                reference.name("positions", None if pd.isna(code) else code)
                for code in frame["position"]
            ],
            words("Last course"): [
                never if pd.isna(day) else day.date() for day in frame["last_course_on"]
            ],
        }
    )


def _shown(view: View, table: pd.DataFrame, frame: pd.DataFrame) -> pd.DataFrame | None:
    """Return what stands in the open: the first teachers, narrow enough for a phone."""
    if table.empty:
        return None
    words = view.page.words
    names = linked(list(table[words("Teacher")]), frame["teacher_id"])
    shown = pd.DataFrame(
        {words("Teacher"): names, words("Last course"): table[words("Last course")]}
    )
    return shown.head(LISTED)


def linked(names: Iterable[str], teacher_ids: Iterable[object]) -> list[Link]:
    """Return names that lead to the page of each teacher."""
    pairs = zip(names, teacher_ids, strict=True)
    return [Link(name, f"teacher?teacher={teacher_id}") for name, teacher_id in pairs]


def years_before(day: date, years: int) -> date:
    """Return the same day some years earlier; 29 February becomes the 28th."""
    return years_after(day, -years)


def years_after(day: date, years: int) -> date:
    """Return the same day some years later; 29 February becomes the 28th."""
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return date(day.year + years, day.month, last)
