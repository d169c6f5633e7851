"""The card of the combinations: who is in which communities at once."""

from dataclasses import replace

from charts import network_sentences, sentences
from charts.bars import Bars
from core.i18n import N_
from ui.cards import Card, Drawing, Place
from ui.dashboards import combinations, rankings
from ui.dashboards.view import View


def overlap(view: View) -> Drawing:
    """How many teachers are in just these communities, the most common combination first."""
    words = view.page.words
    frame, note = view.shown(combinations.frame_of(view), "teachers", counted="participations")
    staff = int(view.totals["staff"])
    rows = frame.assign(
        label=[
            combinations.label(view, codes) if len(codes) else words("in no community")
            for codes in frame["communities"]
        ],
        value=frame["teachers"],
        mark=[
            combinations.mark_of(view, ids) if len(codes) else ""
            for codes, ids in zip(frame["communities"], frame["teacher_ids"], strict=True)
        ],
    )
    found = combinations.connections(view)
    together = [one for one in found.combined if one.communities]
    head = {
        "label": words("Combination"),
        "teachers": words("Teachers"),
        "participations": words("Participations"),
    }
    sentence = sentences.together(
        network_sentences.combined(words, len(together)),
        rankings.leader(view, rows, whole=staff),
        network_sentences.on_one(words, combinations.on_one(view, found)),
        words("Each teacher is counted once, in the one combination of all their communities."),
        view.within_filters(words("“In no community” are those without such records.")),
        note,
    )
    drawing = rankings.ranked(view, rows, sentence, head=head, whole=staff)
    chart = drawing.chart
    if isinstance(chart, Bars) and chart.everything is not None:
        # people come and go: a combination is the same one by its name, not by its people
        by_name = chart.everything.drop(columns="mark")
        return replace(drawing, chart=replace(chart, everything=by_name))
    return drawing


CARDS = (Card("overlap", N_("In which communities teachers are at once"), overlap, Place.WIDE),)
