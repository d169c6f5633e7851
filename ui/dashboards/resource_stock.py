"""The catalogue of resources: what lies idle and for how long, how much of the room is taken."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from charts import resource_sentences, sentences
from charts.bars import Bars
from core import formats
from core.access import Action, may
from core.dimensions import mark_text
from core.period_codes import EARLIEST
from core.periods import any_range
from core.selection import Selection
from ui.cards import Drawing
from ui.dashboards import rankings
from ui.dashboards.view import View
from ui.forms import choices
from ui.next_steps import Step

CATALOGUE = "dashboards/resources"
LISTED = 6  # idle resources in the open; the table has all of them
FORM, LIST = "entry/resource_use.py", "entry/catalogue.py"


@dataclass(frozen=True)
class Idle:
    """A resource without a use in the selection: the day of its last use ever, None for never.

    `days` without use count from that day, or from the one on which the catalogue has it.
    """

    resource_id: str
    title: str
    kind: str
    provider: str
    used_on: date | None
    listed_on: date
    days: int


def idle(view: View) -> Drawing:
    """The resources of the catalogue that were not used, the longest idle first."""
    words, reference = view.page.words, view.page.reference
    catalogue = view.load(CATALOGUE)
    found = _idle(view, catalogue)
    sentence = sentences.together(
        sentences.idle(words, len(found), len(catalogue), as_of=view.as_of),
        resource_sentences.longest_idle(words, found[0].title, found[0].days) if found else "",
    )
    table = pd.DataFrame(
        {
            words("Resource"): [one.title for one in found],
            words("Kind"): [reference.name("resource_kinds", one.kind) for one in found],
            words("Provider"): [one.provider for one in found],
            words("Last used on"): [
                formats.day(one.used_on, words.language) if one.used_on else words("never")
                for one in found
            ],
            words("Days without use"): [one.days for one in found],
        }
    )
    return Drawing(sentence, steps=[_step(view, one) for one in found[:LISTED]], table=table)


def capacity(view: View) -> Drawing:
    """How much of the room of each resource is taken on average, where both are written down."""
    words = view.page.words
    catalogue = view.load(CATALOGUE)
    known = catalogue[catalogue["capacity"].notna()]
    rows, note = _taken(view, known)
    sentence = sentences.together(
        resource_sentences.with_capacity(words, len(known), len(catalogue)),
        resource_sentences.filled(
            words,
            rows["pupils_reached"].sum(),
            float((rows["capacity"] * rows["counted_uses"]).sum()),
        ),
        _emptiest(view, rows),
        note,
    )
    steps = _written_down(view, len(known), len(catalogue))
    if rows.empty:
        return Drawing(sentence, steps=steps)
    head = {
        "label": words("Resource"),
        "capacity": words("Places"),
        "counted_uses": words("Uses with a number of pupils"),
        "pupils_reached": words("Pupils reached"),
        "text": words("Taken on average"),
    }
    drawn = rows.head(rankings.MOST_BARS)
    return Drawing(
        sentence,
        Bars(drawn, max(1.0, float(drawn["value"].max())), absent="", everything=rows),
        rows[list(head)].rename(columns=head),
        steps=steps,
    )


def _idle(view: View, catalogue: pd.DataFrame) -> list[Idle]:
    ever = View(view.page, _ever(view.selection, view.as_of)).load(CATALOGUE)
    last = dict(zip(ever["resource_id"], map(_day, ever["last_used_on"]), strict=True))
    found = []
    for row in catalogue[catalogue["uses"] == 0].to_dict("records"):
        used_on, listed_on = last.get(row["resource_id"]), _day(row["listed_on"]) or view.as_of
        found.append(
            Idle(
                str(row["resource_id"]),
                str(row["title"]),
                str(row["kind"]),
                choices.provider_name(view.page, row["community"], row["partner"]),
                used_on,
                listed_on,
                max(0, (view.as_of - (used_on or listed_on)).days),
            )
        )
    return sorted(found, key=lambda one: -one.days)


def _ever(selection: Selection, last: date) -> Selection:
    """Return whatever was used up to a day, by anybody and for anything."""
    return Selection(
        selection.organisation_ids,
        selection.teacher_ids,
        any_range(EARLIEST, last),
        with_waiting=selection.with_waiting,
        known_on=selection.known_on,
    )


def _day(value: Any) -> date | None:  # noqa: ANN401 - a cell of a frame
    """Return the day in a cell; None where there is none."""
    return None if pd.isna(value) else pd.Timestamp(value).date()


def _step(view: View, one: Idle) -> Step:
    """Return a line for a resource, with the form for its use for whoever may enter one."""
    words = view.page.words
    told = (
        resource_sentences.idle_for(words, one.days, one.used_on)
        if one.used_on
        else resource_sentences.never_used(words, one.days, one.listed_on)
    )
    if not may(view.page.person, Action.ENTER_RECORDS):
        return Step(one.title, f"{one.provider} · {told}")
    address = {"resource": one.resource_id}
    return Step(one.title, f"{one.provider} · {told}", FORM, words("Enter a use"), address)


def _taken(view: View, known: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Return the resources whose uses say how many pupils there were: `pupils` of a use each."""
    words = view.page.words
    rows, note = view.shown(
        known[known["counted_uses"] > 0], "participants", counted="counted_uses"
    )
    pupils = rows["pupils_reached"] / rows["counted_uses"]
    rows = rows.assign(
        label=rows["title"],
        mark=[mark_text({"resource": code}) for code in rows["resource_id"]],
        pupils=pupils,
        value=pupils / rows["capacity"],
        text=[
            words(
                "{part} of {whole}, {share}",
                part=formats.number(part, words.language),
                whole=formats.number(whole, words.language),
                share=formats.percent(part, whole, words.language),
            )
            for part, whole in zip(pupils, rows["capacity"], strict=True)
        ],
    )
    return rankings.by_value(rows), note


def _emptiest(view: View, rows: pd.DataFrame) -> str:
    if len(rows) < 2:
        return ""
    last = rows.iloc[-1]
    return resource_sentences.emptiest(
        view.page.words, str(last["title"]), float(last["pupils"]), places=int(last["capacity"])
    )


def _written_down(view: View, known: int, whole: int) -> list[Step]:
    """Return the way to write down for how many there is room, for whoever may."""
    words = view.page.words
    if known == whole or not may(view.page.person, Action.MANAGE_RESOURCES):
        return []
    detail = words.count(
        "Not written down for {n} resource.", "Not written down for {n} resources.", whole - known
    )
    return [Step(words("Room for how many"), detail, LIST, words("Open the catalogue"))]
