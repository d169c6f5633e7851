"""The cards of coverage: people, subjects, kinds and months against each other."""

import pandas as pd

from charts import coverage_sentences, sentences
from core.access import Action, may
from core.formats import person_name
from core.i18n import N_
from services.hidden_cells import Cell
from ui.cards import Card, Drawing, Place
from ui.dashboards import crossing, gaps, method_groups
from ui.dashboards.crossing import Crossing, Side, drawing
from ui.dashboards.view import View
from ui.forms import choices

MOST_PEOPLE = 40  # rows of a matrix; of more people those with the fewest communities stand in it


def by_teacher(view: View) -> Drawing:
    """Participations of each teacher of the staff in each community."""
    words = view.page.words
    frame = gaps.by_teacher(view)
    found = frame[frame["community"].notna()]
    people = _people(view, frame)
    cells = found.assign(teacher=found["teacher_id"].astype(str))
    crossed = Crossing(Side("teacher", people), _communities(view, found), cells)
    all_people = frame["teacher_id"].nunique()
    left = words.count(
        "{n} teacher more, in more communities, is not in the chart.",
        "{n} teachers more, in more communities, are not in the chart.",
        all_people - len(people),
    )
    more = left if all_people > len(people) else ""
    return drawing(view, crossed, head=words("Teacher"), more=more, by_column=True)


def by_method_group(view: View) -> Drawing:
    """Participations of each method group in each community, for whoever sees no names."""
    words = view.page.words
    groups, note = _method_groups(view)
    frame = view.load("dashboards/by_method_group_and_community")
    frame = frame.dropna(subset="method_group").rename(columns={"method_group": "group"})
    hidden = _hidden(view, frame, "community")
    crossed = Crossing(groups, _communities(view, frame), frame, hidden)
    return drawing(view, crossed, head=words("Method group"), more=note, by_column=True)


def by_subject(view: View) -> Drawing:
    """Participations by subject and kind, of those kinds that have any with a subject."""
    words = view.page.words
    frame = view.load("dashboards/coverage_by_subject")
    found = frame[frame["subject"].notna()]
    subjects = view.subjects
    kinds = _known(view, "kinds", set(found["kind"]))
    rows = Side("subject", _names(view, "subjects", subjects))
    columns = Side("kind", _names(view, "kinds", kinds))
    hidden = crossing.hidden(view, crossing.sizes(found, ("subject", "kind")))
    crossed = Crossing(rows, columns, found, hidden)
    whole = int(frame["participations"].sum())
    without = whole - int(found["participations"].sum())
    left_out = frame["kind"].nunique() - len(kinds)
    more = sentences.together(
        coverage_sentences.without_subject(words, without, whole),
        coverage_sentences.never_with_subject(words, left_out),
    )
    return drawing(view, crossed, head=words("Subject"), more=more)


def by_month(view: View) -> Drawing:
    """Participations of each method group in each month up to the day of the figures."""
    words = view.page.words
    groups, note = _method_groups(view)
    frame = view.load("dashboards/coverage_by_month")
    frame = frame.assign(
        group=frame["method_group"], month=pd.to_datetime(frame["month"]).dt.date.astype(str)
    )
    chosen = view.selection.months
    months = {
        month.isoformat(): label
        for month, label in zip(view.axis.months, view.axis.labels(), strict=True)
        if not chosen or month in chosen
    }
    crossed = Crossing(groups, Side("month", months), frame, _hidden(view, frame, "month"))
    return drawing(view, crossed, head=words("Method group"), more=note)


def _people(view: View, frame: pd.DataFrame) -> dict[str, str]:
    """Return the names of the people in the chart, in their order; namesakes told apart."""
    reached = frame.groupby("teacher_id", sort=False)["community"].count()
    fewest = set(reached.sort_values(kind="stable").head(MOST_PEOPLE).index)
    rows = frame[frame["teacher_id"].isin(fewest)].drop_duplicates("teacher_id")
    fields = zip(rows["last_name"], rows["first_name"], rows["middle_name"], strict=True)
    short = [person_name(*names) for names in fields]
    return choices.told_apart(
        view.page, dict(zip(map(str, rows["teacher_id"]), short, strict=True))
    )


def _hidden(view: View, frame: pd.DataFrame, column: str) -> frozenset[Cell]:
    """Return what is not shown of the method groups, of which each has its sum on the overview."""
    rows = crossing.line(view, method_groups.taking_part(view), "method_group", people="people")
    return crossing.hidden(view, crossing.sizes(frame, ("group", column)), rows=rows)


def _communities(view: View, frame: pd.DataFrame) -> Side:
    codes = tuple(view.communities(frame))
    return Side("community", _names(view, "communities", codes))


def _method_groups(view: View) -> tuple[Side, str]:
    """Return the groups that have anybody on the staff, and the sentence about those too small."""
    frame, note = method_groups.large_enough(view)
    codes = _known(view, "method_groups", set(frame["method_group"]))
    return Side("group", _names(view, "method_groups", codes)), note


def _known(view: View, list_name: str, found: set[str]) -> tuple[str, ...]:
    """Return the codes that were found, in the order of their list."""
    known = view.page.reference.codes(list_name, archived=True)
    return (*(code for code in known if code in found), *sorted(found - set(known)))


def _names(view: View, list_name: str, codes: tuple[str, ...]) -> dict[str, str]:
    return {code: view.page.reference.name(list_name, code) for code in codes}


TEACHERS = Card("by_teacher", N_("Teachers and communities"), by_teacher, Place.LEFT)
GROUPS = Card("by_group", N_("Method groups and communities"), by_method_group, Place.LEFT)
REST = (
    Card("gaps", N_("Where there is nothing yet"), gaps.listed),
    Card("by_group_and_month", N_("Method groups and months"), by_month),
    Card("by_subject", N_("Subjects and kinds"), by_subject, Place.WIDE),
)


def cards(view: View) -> tuple[Card, ...]:
    """Return the cards: by name for whoever may see names, by method group for the others."""
    return (TEACHERS if may(view.page.person, Action.VIEW_NAMES) else GROUPS, *REST)
