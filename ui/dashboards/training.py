"""Further training by its kind, and what is paid for."""

from charts import sentences, staff_sentences
from charts.bars import Bars
from core.dimensions import mark_text
from core.indicators import INDICATORS
from ui.cards import Drawing
from ui.dashboards import rankings
from ui.dashboards.view import View

PAYMENTS = ("free", "paid")


def apart(view: View) -> Drawing:
    """Hours of courses, of retraining and of webinars: three figures that are never added up."""
    words = view.page.words
    frame, note = view.groups(
        "dashboards/development_by_kind", "participants", counted="training_hours"
    )
    rows = view.named(frame, "kind", "kinds").rename(columns={"training_hours": "value"})
    rows = rankings.by_value(rows.assign(mark=[_mark(code) for code in rows["kind"]]))
    head = {
        "label": words("Kind"),
        "participations": words("Participations"),
        "participants": words("People"),
        "value": words("Academic hours"),
    }
    totals = view.totals
    sentence = sentences.together(
        # of too few trainees the hours are not told in words either
        ""
        if view.hides(totals["trainees"])
        else sentences.course_hours(words, totals["course_hours"], view.as_of),
        words("Courses and retraining count with a document and enough hours; webinars are apart."),
        note,
    )
    return rankings.ranked(view, rows, sentence, head=head, whole=None)


def payment(view: View) -> Drawing:
    """Which part of each kind of activity is paid for, as far as it is written down."""
    words = view.page.words
    frame = view.load("dashboards/by_payment")
    known = frame[frame["payment"].isin(PAYMENTS)]
    by_kind = known.pivot_table(
        index="kind", columns="payment", values="participations", aggfunc="sum", fill_value=0
    ).reindex(columns=list(PAYMENTS), fill_value=0)
    people = known.groupby("kind")["participants"].min().reindex(by_kind.index)
    shown, note = view.shown(by_kind.assign(people=people).reset_index(), "people", counted="paid")
    # a mark of the kind would lead to what says nothing of its payment too
    rows = view.named(shown, "kind", "kinds").assign(mark="")
    rows = rows.assign(part=rows["paid"], whole=rows["paid"] + rows["free"])
    rows = rankings.by_value(rankings.shares(view, rows))
    head = {
        "label": words("Kind"),
        "paid": words("Paid"),
        "free": words("Free"),
        "share": words("Share"),
    }
    of_paid = known[known["payment"] == "paid"]
    paid = int(of_paid["participations"].sum())
    sentence = sentences.together(
        words("A bar is the part of a kind that was paid for.") if len(rows) else "",
        ""
        if view.hides(int(of_paid["participants"].max()) if paid else 0)
        else staff_sentences.paid(
            words, paid, int(known["participations"].sum()), as_of=view.as_of
        ),
        staff_sentences.payment_unknown(
            words, int(frame["participations"].sum() - known["participations"].sum())
        ),
        words("Who paid is not written down in a record."),
        note,
    )
    return Drawing(
        sentence,
        Bars(rows, most=1) if len(rows) else None,
        rows[list(head)].rename(columns=head),
    )


def _mark(kind: str) -> str:
    part = {} if kind == "webinar" else INDICATORS["course_hours"].mark
    return mark_text({"kind": kind, **part})
