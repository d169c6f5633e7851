"""The figures and cards of the sharing of experience: works, and roles that hand it on."""

from functools import partial

import pandas as pd

from charts import dissemination_sentences, sentences
from core.access import Action, may
from core.dimensions import mark_text
from core.i18n import N_, Words
from core.portfolio import SHARING_ROLES as ROLES
from db import Row
from ui.cards import Card, Drawing, Place
from ui.dashboards import merits, rankings, works
from ui.dashboards.view import View

PUBLISHED = {"outcome": "published"}


def totals(view: View) -> Row:
    """Return the works and the participations in the roles of the selection."""
    return view.row("dashboards/dissemination_totals", roles=ROLES)


def by_community(view: View) -> Drawing:
    """Works by community, each in its colour."""
    rows, note = _dimension(view, "community", "communities")
    colours = [item.colour for item in view.community_series(list(rows["code"]))]
    rows = rankings.by_value(rows.assign(colour=colours))
    return _ranked(view, rows, note, first=view.page.words("Community"))


def by_subject(view: View) -> Drawing:
    """Works by subject."""
    rows, note = _dimension(view, "subject", "subjects")
    return _ranked(view, rankings.by_value(rows), note, first=view.page.words("Subject"))


def by_level(view: View) -> Drawing:
    """Works by level, in the order of the levels."""
    rows, note = _dimension(view, "level", "levels")
    codes = view.page.reference.codes("levels", archived=True)
    order = {code: place for place, code in enumerate(codes)}
    places = [order.get(code, len(codes)) for code in rows["code"]]
    rows = rows.assign(place=places).sort_values("place", kind="stable").reset_index(drop=True)
    return _ranked(view, rows, note, first=view.page.words("Level"))


def by_grade(view: View) -> Drawing:
    """Works by grade, the youngest first."""
    words = view.page.words
    rows, note = _dimension(view, "grade")
    rows = rows.assign(
        label=[
            words("grade {number}", number=code) if code else words("not stated")
            for code in rows["code"]
        ],
        place=[int(code) if code else 99 for code in rows["code"]],
    )
    rows = rows.sort_values("place", kind="stable").reset_index(drop=True)
    several = words("A work for several grades counts in each of them.")
    return _ranked(view, rows, sentences.together(several, note), first=words("Grade"))


def by_role(view: View) -> Drawing:
    """Participations in the roles in which experience is shared."""
    words, reference = view.page.words, view.page.reference
    shown, note = view.shown(_of_roles(view), "participants", counted="participations")
    found = shown.set_index("role")
    codes = [code for code in ROLES if code in found.index]
    rows = found.loc[codes].reset_index()
    rows = rankings.by_value(
        view.named(rows, "role", "roles").rename(columns={"participations": "value"})
    )
    everything = int(totals(view)["shared"])
    sentence = sentences.together(
        dissemination_sentences.shared(words, everything, view.as_of),
        rankings.leader(view, rows, whole=everything),
        sentences.without_records(
            words,
            [] if note else [reference.name("roles", code) for code in ROLES if code not in codes],
        ),
        note,
    )
    head = {
        "label": words("Role"),
        "value": words("Participations"),
        "participants": words("People"),
    }
    return rankings.ranked(view, rows, sentence, head=head, whole=everything)


def _of_roles(view: View) -> pd.DataFrame:
    frame = view.load("dashboards/by_role")
    return frame[frame["role"].isin(ROLES)].reset_index(drop=True)


def _dimension(view: View, name: str, list_name: str = "") -> tuple[pd.DataFrame, str]:
    """Return the rows of one dimension of works, each with the mark of just these works."""
    frame = view.load("dashboards/works_by_dimension")
    rows, note = view.shown(frame[frame["dimension"] == name], "participants", counted="works")
    marks = [mark_text({name: code, **PUBLISHED}) if code else "" for code in rows["code"]]
    rows = rows.rename(columns={"works": "value"}).reset_index(drop=True)
    labels = [_label(view.page.words, view.page.reference.name(list_name, c)) for c in rows["code"]]
    return rows.assign(label=labels, mark=marks), note


def _label(words: Words, name: str) -> str:
    return name or words("not stated")


def _ranked(view: View, rows: pd.DataFrame, note: str, *, first: str) -> Drawing:
    words, everything = view.page.words, int(totals(view)["works"])
    sentence = sentences.together(
        sentences.works(words, everything, view.as_of),
        rankings.leader(view, rows, whole=everything),
        note,
    )
    head = {"label": first, "value": words("Works")}
    return rankings.ranked(view, rows, sentence, head=head, whole=everything)


CARDS = (
    Card("works_by_community", N_("Works by community"), by_community, Place.LEFT),
    Card("works_by_level", N_("Works by level"), by_level),
    Card("by_role", N_("Talks, organisation, jury work, mentoring"), by_role),
    Card("works_by_subject", N_("Works by subject"), by_subject, Place.LEFT),
    Card("works_by_grade", N_("Works by grade"), by_grade),
    Card("works_gaps", N_("Where works of one's own are and are not"), works.gaps, Place.WIDE),
)
NAMED = (
    Card("works", N_("The works"), works.listed, Place.WIDE),
    Card("to_thank", N_("Whom to thank"), partial(merits.to_thank, roles=ROLES), Place.WIDE),
)


def cards(view: View) -> tuple[Card, ...]:
    """Return the cards; titles and links name the authors, so they are for who may see names."""
    return (*CARDS, *NAMED) if may(view.page.person, Action.VIEW_NAMES) else CARDS
