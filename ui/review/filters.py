"""The filters over the queue, kept in the address and over page changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from core.formats import number
from core.i18n import N_
from core.periods import DAY, beginning
from ui import data, session
from ui.forms import choices
from ui.forms.record_filters import SORTS
from ui.page import Page
from ui.review.sorts import SORTS as QUEUE_SORTS

EVIDENCE = {"with": N_("with evidence"), "without": N_("without evidence")}
COUNTING = {"changed": N_("changed since confirmed"), "new": N_("never confirmed")}
DAYS = ("3", "7", "14", "30")
LISTS = ("teacher", "community", "kind", "group")
ANSWERS: Mapping[str, Sequence[str]] = {
    "evidence": tuple(EVIDENCE),
    "counting": tuple(COUNTING),
    "days": DAYS,
}


@dataclass(frozen=True)
class QueueFilters:
    """What the queue shows: lists of codes, empty for all; single answers, empty for any."""

    sort: str
    lists: Mapping[str, tuple[str, ...]]
    answers: Mapping[str, str]

    @property
    def is_narrowed(self) -> bool:
        """Say whether anything is left out besides the other sort of records."""
        return any(self.lists.values()) or any(self.answers.values())

    def parameters(self, today: date) -> dict[str, object]:
        """Return the parameters that the statements of the queue take."""
        days, answers = self.answers["days"], self.answers
        return {
            "teachers": self.lists["teacher"],
            "communities": self.lists["community"],
            "kinds": self.lists["kind"],
            "method_groups": self.lists["group"],
            "with_evidence": _either(answers["evidence"], "with"),
            "with_counting": _either(answers["counting"], "changed"),
            "waiting_before": beginning(today - int(days) * DAY) if days else None,
        }


def begin(page: Page) -> str:
    """Set the filters when the screen is opened and return the sort of records they are for."""
    if session.is_screen_new():
        _adopt(session.address_filters() or _kept(), _options(page))
    return str(session.recall(_key("sort")) or "participations")


def draw(page: Page) -> QueueFilters:
    """Draw the filters, which count what waits at this moment, and return what they say."""
    words, options = page.words, _options(page)
    waiting = {name: number(_waiting(page, name), words.language) for name in SORTS}
    session.remember(_key("sort"), session.recall(_key("sort")))  # the words over it change
    sort = st.segmented_control(
        words("Sort of records"),
        list(SORTS),
        format_func=lambda name: f"{words(SORTS[name])} · {waiting[name]}",
        required=True,
        label_visibility="collapsed",
        key=_key("sort"),
    )
    with st.container(horizontal=True, vertical_alignment="bottom", key="queue_filters"):
        community = _several(
            page, "community", options, labels=(N_("Communities"), N_("All communities"))
        )
        kind = _several(page, "kind", options, labels=(N_("Kinds"), N_("All kinds")))
        with st.popover(_folded_label(page), icon=":material/tune:", key="queue_more_filters"):
            teacher = _several(page, "teacher", options, labels=(N_("Teachers"), N_("Everybody")))
            group = _several(
                page, "group", options, labels=(N_("Method groups"), N_("All method groups"))
            )
            evidence = _single(page, "evidence", _named(page, EVIDENCE), label=N_("Evidence"))
            counting = _single(page, "counting", _named(page, COUNTING), label=N_("In the figures"))
            days = _single(page, "days", _days(page), label=N_("Waits longer than"))
    lists = {"teacher": teacher, "community": community, "kind": kind, "group": group}
    answers = {"evidence": evidence, "counting": counting, "days": days}
    filters = QueueFilters(sort or "participations", lists, answers)
    _publish(filters)
    return filters


def _waiting(page: Page, sort: str) -> int:
    """Return how many records of a sort wait, whatever the filters."""
    everything = QueueFilters(sort, dict.fromkeys(LISTS, ()), dict.fromkeys(ANSWERS, ""))
    limits = data.sight(page.person).parameters()
    rows = data.rows(
        page, QUEUE_SORTS[sort].statement, **limits, **everything.parameters(page.today), top=1
    )
    return int(str(rows[0]["found"])) if rows else 0


def _options(page: Page) -> dict[str, Mapping[str, str]]:
    """Return the words of every choice by list: people in sight, codes of the reference lists."""
    is_use = session.recall(_key("sort")) == "resource_uses"
    named = {
        "community": "communities",
        "kind": "resource_kinds" if is_use else "kinds",
        "group": "method_groups",
    }
    reference = page.reference
    codes = {
        name: {
            code: reference.name(listed, code) for code in reference.codes(listed, archived=True)
        }
        for name, listed in named.items()
    }
    return {"teacher": choices.teacher_names(page), **codes}


def _several(
    page: Page, name: str, options: Mapping[str, Mapping[str, str]], *, labels: tuple[str, str]
) -> tuple[str, ...]:
    known = options[name]
    held = session.recall(_key(name), [])
    if isinstance(held, list) and not set(held) <= set(known):  # of the other sort of records
        session.remember(_key(name), [code for code in held if code in known])
    chosen = st.multiselect(
        page.words(labels[0]),
        list(known),
        format_func=known.__getitem__,
        placeholder=page.words(labels[1]),
        select_all=False,
        key=_key(name),
        width=260,
    )
    return tuple(chosen)


def _single(page: Page, name: str, options: Mapping[str, str], *, label: str) -> str:
    chosen = st.selectbox(
        page.words(label),
        list(options),
        index=None,
        format_func=options.__getitem__,
        placeholder=page.words("Any"),
        key=_key(name),
        width=260,
    )
    return chosen or ""


def _named(page: Page, answers: Mapping[str, str]) -> dict[str, str]:
    return {code: page.words(label) for code, label in answers.items()}


def _days(page: Page) -> dict[str, str]:
    return {days: page.words.count("{n} day", "{n} days", int(days)) for days in DAYS}


def _folded_label(page: Page) -> str:
    names = ("teacher", "group", "evidence", "counting", "days")
    active = sum(bool(session.recall(_key(name))) for name in names)
    if not active:
        return page.words("More filters")
    return page.words.count("{n} more filter is on", "{n} more filters are on", active)


def _either(answer: str, yes: str) -> bool | None:
    return answer == yes if answer else None


def _adopt(wanted: Mapping[str, str], options: Mapping[str, Mapping[str, str]]) -> None:
    """Set the widgets from the address; words that mean nothing are passed over."""
    sort = wanted.get("sort", "")
    session.remember(_key("sort"), sort if sort in SORTS else "participations")
    for name in LISTS:
        codes = wanted.get(name, "").split(",")
        session.remember(_key(name), [code for code in codes if code in options[name]])
    for name, known in ANSWERS.items():
        answer = wanted.get(name, "")
        session.remember(_key(name), answer if answer in known else None)


def _publish(filters: QueueFilters) -> None:
    """Keep what is chosen for the next visit and write it into the address."""
    chosen = {
        "sort": filters.sort if filters.sort != "participations" else "",
        **{name: ",".join(codes) for name, codes in filters.lists.items()},
        **filters.answers,
    }
    kept = {name: text for name, text in chosen.items() if text}
    session.remember("queue_kept", kept)
    session.write_address(kept)


def _kept() -> Mapping[str, str]:
    kept = session.recall("queue_kept", {})
    return kept if isinstance(kept, dict) else {}


def _key(name: str) -> str:
    return f"queue_filter_{name}"
