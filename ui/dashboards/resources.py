"""The figures and cards of the use of resources."""

import pandas as pd

from charts import sentences
from core.i18n import N_
from ui.cards import Card, Drawing, Place
from ui.dashboards import rankings
from ui.dashboards.figures import Trend, figure, trend_of
from ui.dashboards.monthly import busiest, of_one_count
from ui.dashboards.view import View
from ui.metrics import Metric, whole

TOP = 10
PROVIDERS = ("community", "partner", "own")
LISTED = 8  # idle resources in the open; the table has all of them


def metrics(view: View) -> list[Metric]:
    """Return the counts of resource use."""
    words = view.page.words
    now, before = view.resource_totals, view.before.resource_totals
    catalogue = len(view.load("dashboards/resources"))
    trend = trend_of(view, view.load("dashboards/resource_uses_monthly", as_of=view.as_of))
    return [
        figure(
            view,
            words("Uses of resources"),
            Trend(now["uses"], before["uses"], trend("uses")),
            meaning=words("How many times resources were used."),
        ),
        figure(
            view,
            words("Teachers using them"),
            Trend(now["teachers"], before["teachers"], trend("teachers")),
            text=whole(words, now["teachers"], now["staff"]),
            meaning=words("Teachers on the staff in this period with at least one use."),
        ),
        figure(
            view,
            words("Resources in use"),
            Trend(now["resources"], before["resources"], trend("resources")),
            text=whole(words, now["resources"], catalogue),
            meaning=words("Resources of the catalogue that were used at least once."),
        ),
        figure(
            view,
            words("Pupils reached"),
            Trend(now["pupils_reached"], before["pupils_reached"], trend("pupils_reached")),
            meaning=words("A pupil reached twice counts twice."),
        ),
    ]


def by_month(view: View) -> Drawing:
    """Uses by month."""
    words = view.page.words
    frame = view.load("dashboards/resource_uses_monthly", as_of=view.as_of).rename(
        columns={"uses": "value"}
    )
    now, before = view.resource_totals["uses"], view.before.resource_totals["uses"]
    sentence = sentences.together(
        sentences.uses(words, now, view.as_of),
        busiest(view, frame),
        sentences.change(words, now, before),
    )
    return of_one_count(view, frame, sentence, name=words("Uses"))


def by_kind(view: View) -> Drawing:
    """Uses by kind of resource."""
    rows, note = _dimension(view, "kind")
    rows = _named(view, rows, "resource_kinds")
    return _ranked(view, rankings.by_value(rows), note, first=view.page.words("Kind"))


def by_provider(view: View) -> Drawing:
    """Uses by whose resource it is: a community's, a partner's or the school's own."""
    words = view.page.words
    rows, note = _dimension(view, *PROVIDERS)
    labels = [
        view.page.reference.name("communities", code)
        if dimension == "community"
        else _provider(view, code)
        for dimension, code in zip(rows["dimension"], rows["code"], strict=True)
    ]
    return _ranked(
        view, rankings.by_value(rows.assign(label=labels)), note, first=words("Provider")
    )


def by_subject(view: View) -> Drawing:
    """Uses by subject."""
    rows, note = _dimension(view, "subject")
    rows = _named(view, rows, "subjects")
    return _ranked(view, rankings.by_value(rows), note, first=view.page.words("Subject"))


def by_grade(view: View) -> Drawing:
    """Uses by grade, the youngest first."""
    words = view.page.words
    rows, note = _dimension(view, "grade")
    rows = rows.assign(
        label=[
            words("grade {number}", number=code) if code else words("not stated")
            for code in rows["code"]
        ],
        place=[int(code) if code else 99 for code in rows["code"]],
    )
    rows = rows.sort_values("place").reset_index(drop=True)
    return _ranked(view, rows, note, first=words("Grade"))


def most_used(view: View) -> Drawing:
    """The resources used most often."""
    words = view.page.words
    everything = view.resource_totals["uses"]
    shown, note = view.groups("dashboards/resources", "participants")
    rows = shown[shown["uses"] > 0].head(TOP).reset_index(drop=True)
    rows = rows.assign(label=rows["title"], value=rows["uses"])
    sentence = sentences.together(
        sentences.uses(words, everything, view.as_of),
        sentences.most_used(words, len(rows), rows["uses"].sum(), whole=everything),
        note,
    )
    head = {"label": words("Resource"), "value": words("Uses")}
    return rankings.ranked(view, rows, sentence, head=head, whole=everything)


def idle(view: View) -> Drawing:
    """The resources of the catalogue that were not used."""
    words, reference = view.page.words, view.page.reference
    catalogue = view.load("dashboards/resources")
    rows = catalogue[catalogue["uses"] == 0]
    table = pd.DataFrame(
        {
            words("Resource"): rows["title"],
            words("Kind"): [reference.name("resource_kinds", code) for code in rows["kind"]],
            words("Provider"): [
                _provider(view, partner)
                if pd.isna(community)
                else reference.name("communities", community)
                for community, partner in zip(rows["community"], rows["partner"], strict=True)
            ],
        }
    )
    sentence = sentences.idle(words, len(rows), len(catalogue), as_of=view.as_of)
    return Drawing(
        sentence,
        listing=table.head(LISTED) if len(rows) else None,
        table=table,
    )


def _dimension(view: View, *dimensions: str) -> tuple[pd.DataFrame, str]:
    """Return the rows of these dimensions; the sentence counts groups left out of them only."""
    frame = view.load("dashboards/resource_uses_by_dimension")
    rows = frame[frame["dimension"].isin(dimensions)].rename(columns={"uses": "value"})
    return view.shown(rows, "participants")


def _provider(view: View, partner: str) -> str:
    words = view.page.words
    if partner:
        return words("Partner: {name}", name=partner)
    return words("Own resources of the school")


def _named(view: View, rows: pd.DataFrame, list_name: str) -> pd.DataFrame:
    unknown = view.page.words("not stated")
    named = view.named(rows, "code", list_name)
    return named.assign(label=named["label"].replace("", unknown))


def _ranked(view: View, rows: pd.DataFrame, note: str, *, first: str) -> Drawing:
    words = view.page.words
    everything = view.resource_totals["uses"]
    sentence = sentences.together(
        sentences.uses(words, everything, view.as_of),
        rankings.leader(view, rows, whole=everything),
        note,
    )
    head = {"label": first, "value": words("Uses")}
    return rankings.ranked(view, rows, sentence, head=head, whole=everything)


CARDS = (
    Card("uses_by_month", N_("Uses by month"), by_month, Place.WIDE),
    Card("uses_by_kind", N_("By kind of resource"), by_kind, Place.LEFT),
    Card("uses_by_subject", N_("By subject"), by_subject, Place.LEFT),
    Card("most_used", N_("Used most often"), most_used, Place.LEFT),
    Card("uses_by_provider", N_("By community and provider"), by_provider),
    Card("uses_by_grade", N_("By grade"), by_grade),
)
IDLE = Card("idle", N_("Not used in this period"), idle)


def cards(view: View) -> tuple[Card, ...]:
    """Return the cards; what lies idle is known only to whoever sees everybody's uses."""
    return CARDS if view.selection.teacher_ids is not None else (*CARDS, IDLE)
