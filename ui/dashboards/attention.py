"""What to look at first: rules in the order of their weight; the first three that hold speak.

A rule reads only what it needs, so what stands behind the third sentence is not looked for.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd
import streamlit as st

from charts import attention_sentences, sentences, staff_sentences
from core.access import Action, may
from core.i18n import N_
from core.indicators import INDICATORS
from core.sitemap import screen_of
from ui import data, filters
from ui.dashboards import concentration, method_groups, monthly_counts, quality, staff
from ui.dashboards.view import View
from ui.markdown import plain

TITLE = N_("What to look at")
MOST = 3  # sentences
FEWEST_MOVED = 3  # participations, so that a fall from two to one says nothing
GREAT_FALL, MANY_BARE, MANY_UNRATED, MANY_IDLE = 0.2, 0.1, 0.2, 1 / 3  # shares of the whole
COMMUNITIES, NETWORK = "dashboards/communities.py", "dashboards/network.py"
QUALITY, DEVELOPMENT = "dashboards/quality.py", "dashboards/development.py"
RESOURCES = "dashboards/resources.py"


@dataclass(frozen=True)
class Told:
    """What a rule says, and to which marks the way from it narrows."""

    sentence: str
    narrowed_to: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """One thing that may be worth a look: its weight, what it says when it holds, the way to it.

    `of_everybody` rules say nothing to whoever sees a part of the school only.
    """

    name: str
    weight: int
    told: Callable[[View], Told | None]
    path: str
    of_everybody: bool = False


@dataclass(frozen=True)
class Found:
    """A rule that holds, with what it says."""

    name: str
    path: str
    told: Told


def found(view: View, rules: Sequence[Rule] | None = None) -> list[Found]:
    """Return what the weightiest rules that hold say."""
    sees_all, holding = view.selection.teacher_ids is None, []
    for rule in sorted(rules or RULES, key=lambda rule: -rule.weight):
        told = rule.told(view) if sees_all or not rule.of_everybody else None
        if told:
            holding.append(Found(rule.name, rule.path, told))
        if len(holding) == MOST:
            break
    return holding


def draw(view: View) -> list[Found]:
    """Draw the sentences, each with its way; return what they are about."""
    page = view.page
    said = data.kept(page, "attention", view.selection, make=lambda: found(view))
    with st.container(border=True, key="attention", gap="xsmall"):
        st.subheader(page.words(TITLE), anchor=False)
        if not said:
            st.markdown(page.words("Nothing stands out in this selection."))
        for one in said:
            line(view, one.told.sentence, path=one.path, mark=one.told.narrowed_to)
    return said


def line(
    view: View, sentence: str, *, path: str, mark: Mapping[str, str], is_narrowed: bool = True
) -> None:
    """Draw a sentence as the way to the screen where it is seen from all sides.

    `is_narrowed` takes the filters along; a screen that has others takes the mark alone.
    """
    kept = filters.kept() if is_narrowed else {}
    st.page_link(
        path,
        label=plain(sentence),
        icon=":material/arrow_forward:",
        help=view.page.words(screen_of(path).title),
        query_params={**kept, **mark} if mark else None,
    )


def _communities(view: View) -> list[tuple[str, int, int]]:
    """Return code, participations now and before of each community that may be shown."""
    now, before = _shown_communities(view), _shown_communities(view.before)
    frame = now.merge(before, on="community", how="outer", suffixes=("", "_before"))
    if view.hides(1):  # a community that one of the two periods may hide is no zero in it
        frame = frame.dropna(subset=["participations", "participations_before"])
    frame = frame.fillna({"participations": 0, "participations_before": 0})
    columns = (frame["community"], frame["participations"], frame["participations_before"])
    return [(str(code), int(n), int(was)) for code, n, was in zip(*columns, strict=True)]


def _by_community(view: View) -> pd.DataFrame:
    """Return the participations of each community, from what the chart by month asks anyway."""
    frame = view.load(monthly_counts.BY_COMMUNITY)
    return frame.groupby("community", sort=False)["participations"].sum().reset_index()


def _shown_communities(view: View) -> pd.DataFrame:
    frame = _by_community(view)
    hidden = monthly_counts.hidden_in(view, INDICATORS["participations"]).columns
    return frame[~frame["community"].isin(hidden)]


def _comparable(view: View) -> list[tuple[str, int, int]]:
    """Return the communities as long as what they are compared with is as long and told of."""
    can_tell = view.against.is_fair and view.before.totals["participations"]
    return _communities(view) if can_tell else []


def _fall(view: View) -> Told | None:
    fallen = [
        one
        for one in _comparable(view)
        if one[2] - one[1] >= max(FEWEST_MOVED, GREAT_FALL * one[2])
    ]
    if not fallen:
        return None
    code, now, before = min(fallen, key=lambda one: (one[1] - one[2], one[0]))
    name = view.page.reference.name("communities", code)
    sentence = attention_sentences.fell(
        view.page.words, name, now, before=before, against=view.against_text
    )
    return Told(sentence, {"community": code})


def _growth(view: View) -> Told | None:
    risen = [one for one in _comparable(view) if one[1] - one[2] >= FEWEST_MOVED]
    if not risen:
        return None
    code, now, before = min(risen, key=lambda one: (one[2] - one[1], one[0]))
    name = view.page.reference.name("communities", code)
    sentence = attention_sentences.grew(
        view.page.words, name, now, before=before, against=view.against_text
    )
    return Told(sentence, {"community": code})


def _silent_groups(view: View) -> Told | None:
    frame, _ = method_groups.large_enough(view)
    codes = list(frame.loc[frame["teachers"] == 0, "method_group"])
    names = [view.page.reference.name("method_groups", code) for code in codes]
    if not codes:
        return None
    sentence = attention_sentences.silent_groups(view.page.words, names)
    return Told(view.within_filters(sentence), {"group": ",".join(codes)})


def _on_three(view: View) -> Told | None:
    few = concentration.few_of(view)
    if few is None or 2 * int(few["participations"]) < int(few["everything"]):
        return None
    return Told(
        attention_sentences.rests_on_three(
            view.page.words,
            int(few["participations"]),
            int(few["everything"]),
            staff=int(few["staff"]),
        )
    )


def _faulty(view: View, column: str, least: float, *, say: Callable[..., str]) -> Told | None:
    """Return what is said of a fault that at least such a share of the records has."""
    whole = quality.whole_of(view)
    part, records = int(whole[column]), int(whole["records"])
    if not part or part < least * records or view.hides(int(whole[f"{column}_people"])):
        return None
    return Told(say(view.page.words, part, records))


def _without_evidence(view: View) -> Told | None:
    say = attention_sentences.without_evidence
    return _faulty(view, "without_evidence", MANY_BARE, say=say)


def _unrated(view: View) -> Told | None:
    return _faulty(view, "unrated", MANY_UNRATED, say=attention_sentences.unrated)


def _courses(view: View) -> Told | None:
    """Return for how many a course is to be arranged; only for those who arrange them."""
    if not may(view.page.person, Action.VIEW_REMINDERS):
        return None
    part, whole = staff.without_recent_course(view)
    if not part:
        return None
    words = view.page.words
    return Told(staff_sentences.to_arrange(words, part, whole, as_of=view.as_of))


def _idle(view: View) -> Told | None:
    catalogue = view.load("dashboards/resources")
    idle = int((catalogue["uses"] == 0).sum())
    if not idle or idle < MANY_IDLE * len(catalogue):
        return None
    sentence = sentences.idle(view.page.words, idle, len(catalogue), as_of=view.as_of)
    return Told(view.within_filters(sentence))


def _unused(view: View) -> Told | None:
    """Return which communities nobody has used yet."""
    frame = _by_community(view)
    used = set(frame["community"])
    names = [
        view.page.reference.name("communities", code)
        for code in view.communities(frame)
        if code not in used
    ]
    sentence = sentences.without_records(view.page.words, names)
    return Told(view.within_filters(sentence)) if names else None


RULES: tuple[Rule, ...] = (
    Rule("fall", 100, _fall, COMMUNITIES),
    Rule("silent_groups", 90, _silent_groups, NETWORK, of_everybody=True),
    Rule("on_three", 80, _on_three, NETWORK, of_everybody=True),
    Rule("without_evidence", 70, _without_evidence, QUALITY),
    Rule("courses", 60, _courses, DEVELOPMENT, of_everybody=True),
    Rule("idle", 50, _idle, RESOURCES, of_everybody=True),
    Rule("unused", 40, _unused, COMMUNITIES, of_everybody=True),
    Rule("unrated", 30, _unrated, QUALITY),
    Rule("growth", 20, _growth, COMMUNITIES),
)
