"""The overview's figures and cards."""

from charts import sentences, staff_sentences
from charts.bars import Bars
from core import formats
from core.i18n import N_
from ui.cards import Card, Drawing, Place
from ui.dashboards import rankings
from ui.dashboards.figures import Trend, figure, trend_of
from ui.dashboards.monthly import by_month_and_community
from ui.dashboards.view import View
from ui.metrics import Metric, whole


def metrics(view: View) -> list[Metric]:
    """Return the five counts, which are never added up."""
    words, now, before = view.page.words, view.totals, view.before.totals
    trend = trend_of(view, view.load("dashboards/monthly", as_of=view.as_of))
    share = formats.percent(now["teachers"], now["staff"], words.language)
    return [
        figure(
            view,
            words("Teachers, {share}", share=share),
            Trend(now["teachers"], before["teachers"], trend("teachers")),
            text=whole(words, now["teachers"], now["staff"]),
            meaning=words("Teachers on the staff in this period who have at least one record."),
        ),
        figure(
            view,
            words("Participations"),
            Trend(now["participations"], before["participations"], trend("participations")),
            meaning=words("Each teacher in each activity counts once."),
        ),
        figure(
            view,
            words("Works"),
            Trend(now["works"], before["works"], trend("works")),
            meaning=words("Published items; one with several authors counts once."),
        ),
        figure(
            view,
            words("Course hours"),
            Trend(now["course_hours"], before["course_hours"], trend("course_hours")),
            people=now["trainees"],
            meaning=words("Hours of courses and retraining with a document; webinars are apart."),
        ),
        _resource_uses(view),
    ]


def _resource_uses(view: View) -> Metric:
    words, now, before = view.page.words, view.resource_totals, view.before.resource_totals
    trend = trend_of(view, view.load("dashboards/resource_uses_monthly", as_of=view.as_of))
    return figure(
        view,
        words("Resource uses"),
        Trend(now["uses"], before["uses"], trend("uses")),
        people=now["participants"],
        meaning=words("How many times resources were used; the level does not narrow it."),
    )


def by_month(view: View) -> Drawing:
    """Participations by month and community."""
    words = view.page.words
    now, before = view.totals["participations"], view.before.totals["participations"]
    return by_month_and_community(
        view,
        "participations",
        opening=sentences.participations(words, now, view.as_of),
        closing=sentences.change(words, now, before),
    )


def by_kind(view: View) -> Drawing:
    """Participations by kind of activity."""
    words, reference = view.page.words, view.page.reference
    frame, note = view.groups("dashboards/by_kind", "participants")
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
    frame, note = view.groups("dashboards/by_level", "participants")
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
    frame, note = view.groups("dashboards/by_method_group", "staff", as_of=view.as_of)
    totals = view.totals
    opening = staff_sentences.teachers(words, totals["teachers"], totals["staff"], as_of=view.as_of)
    if frame.empty:
        return Drawing(sentences.together(opening, note))
    rows = view.named(frame, "method_group", "method_groups")
    rows = rankings.shares(view, rows.assign(part=rows["teachers"], whole=rows["staff"]))
    rows = rankings.by_value(rows)
    first = rows.iloc[0]
    highest = staff_sentences.highest_share(
        words, first["label"], int(first["part"]), whole=int(first["whole"])
    )
    head = {
        "label": words("Method group"),
        "staff": words("Staff"),
        "teachers": words("Teachers taking part"),
        "share": words("Share"),
        "participations": words("Participations"),
    }
    return Drawing(
        sentences.together(opening, highest if first["part"] else "", note),
        Bars(rows, most=1),
        rows[list(head)].rename(columns=head),
    )


CARDS = (
    Card("by_month", N_("Participations by month and community"), by_month, Place.WIDE),
    Card("by_kind", N_("Participations by kind"), by_kind, Place.LEFT),
    Card("by_method_group", N_("Teachers taking part by method group"), by_method_group),
    Card("by_level", N_("Participations by level"), by_level),
)
