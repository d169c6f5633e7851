"""The overview's cards."""

from charts import sentences, staff_sentences
from charts.bars import Bars
from core.i18n import N_
from ui.cards import Card, Drawing, Place
from ui.dashboards import goal_levels, method_groups, rankings
from ui.dashboards.monthly import by_month_and_community, change
from ui.dashboards.view import View


def by_month(view: View) -> Drawing:
    """Participations by month and community."""
    words = view.page.words
    now, before = view.totals["participations"], view.before.totals
    return by_month_and_community(
        view,
        "participations",
        opening=sentences.participations(words, now, view.as_of),
        closing=change(view, now, before["participations"], people=int(before["participants"])),
    )


def by_kind(view: View) -> Drawing:
    """Participations by kind of activity."""
    words, reference = view.page.words, view.page.reference
    frame, note = view.groups("dashboards/by_kind", "participants", counted="participations")
    rows = rankings.by_value(
        view.named(frame, "kind", "kinds").rename(columns={"participations": "value"})
    )
    everything = view.totals["participations"]
    offered = len(reference.codes("kinds"))
    return rankings.ranked(
        view,
        rows,
        sentences.together(
            sentences.participations(words, everything, view.as_of),
            rankings.leader(view, rows, whole=everything),
            sentences.in_use(words, len(rows), max(offered, len(rows))),
            note,
        ),
        head={"label": words("Kind"), "value": words("Participations")},
        whole=everything,
    )


def by_level(view: View) -> Drawing:
    """Participations by level, in the order of the levels."""
    words, reference = view.page.words, view.page.reference
    frame, note = view.groups("dashboards/by_level", "participants", counted="participations")
    order = {code: place for place, code in enumerate(reference.codes("levels", archived=True))}
    rows = view.named(frame, "level", "levels").rename(columns={"participations": "value"})
    rows = rows.assign(place=rows["level"].map(order).fillna(len(order)))
    rows = rows.sort_values("place", kind="stable").reset_index(drop=True)
    everything = view.totals["participations"]
    above = int(rows.loc[rows["is_above_municipal"], "value"].sum())
    unrated = int(rows.loc[rows["level"] == "unrated", "value"].sum())
    return rankings.ranked(
        view,
        rows,
        sentences.together(
            sentences.participations(words, everything, view.as_of),
            # with a level left out its part of the whole would be a wrong figure
            "" if note else sentences.above_municipal(words, above, everything),
            "" if note else sentences.unrated(words, unrated, everything),
            note,
        ),
        head={"label": words("Level"), "value": words("Participations")},
        whole=everything,
    )


def by_method_group(view: View) -> Drawing:
    """Which part of each method group takes part."""
    words = view.page.words
    everyone = method_groups.taking_part(view)
    frame, note = view.shown(everyone, "people", counted="participations")
    totals = view.totals
    opening = staff_sentences.teachers(words, totals["teachers"], totals["staff"], as_of=view.as_of)
    if frame.empty:
        return Drawing(sentences.together(opening, note))
    rows = view.named(frame, "method_group", "method_groups")
    rows = rankings.shares(view, rows.assign(part=rows["teachers"], whole=rows["staff"]))
    rows = rankings.by_value(rows)
    rows = goal_levels.of_groups(view, rows, "teachers", groups=list(rows["method_group"]))
    highest = rankings.highest_share(view, rows)
    head = {
        "label": words("Method group"),
        "staff": words("Staff"),
        "teachers": words("Teachers taking part"),
        "share": words("Share"),
        "participations": words("Participations"),
    }
    return Drawing(
        sentences.together(opening, highest, note),
        Bars(rows, most=1),
        rows[list(head)].rename(columns=head),
    )


CARDS = (
    Card("by_month", N_("Participations by month and community"), by_month, Place.WIDE),
    Card("by_kind", N_("Participations by kind"), by_kind, Place.LEFT),
    Card("by_method_group", N_("Teachers taking part by method group"), by_method_group),
    Card("by_level", N_("Participations by level"), by_level),
)
