"""The lines of the first screen: what to look at, the weightiest first, and what is late."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pandas as pd

from bench.figures import calendar
from bench.figures.counting import Counted
from bench.figures.days import local_day
from bench.figures.network import communities, concentration
from bench.figures.overview import method_groups
from bench.figures.quality import faults
from bench.figures.staff import courses_missing, last_courses
from bench.figures.telling import LANGUAGE, Names, among, people
from charts import attention_sentences, sentences, staff_sentences
from core import formats
from core.access import Action, may
from core.dimensions import DIMENSIONS
from core.i18n import words_of
from core.periods import PeriodKind

WORDS = words_of(LANGUAGE)
MOST, FEWEST_MOVED, RETURNED_DAYS = 3, 3, 14
GREAT_FALL, MANY_BARE, MANY_UNRATED, MANY_IDLE = 0.2, 0.1, 0.2, 1 / 3


def lines(counted: Counted) -> list[str]:
    """Return three sentences at most, and below them what is late and was not said above."""
    said: dict[str, str] = {}
    for name, rule in RULES.items():
        sentence = rule(counted) if len(said) < MOST else ""
        if sentence:
            said[name] = sentence
    late = {name: rule(counted) for name, rule in LATE.items() if name not in said}
    return [*said.values(), *(sentence for sentence in late.values() if sentence)]


def _moves(counted: Counted) -> list[tuple[int, str, int, int]]:
    """Return change, code, now and before of each community that both periods may show."""
    found: list[tuple[int, str, int, int]] = []
    now, before = counted.taken, counted.before.taken
    if before.empty or not calendar.is_fair(counted.setting):
        return found
    for code in sorted({*now["community"], *before["community"]}):
        parts = [frame[frame["community"] == code] for frame in (now, before)]
        if counted.names_are_seen or all(people(part) >= FEWEST_MOVED for part in parts):
            has, had = (len(part) for part in parts)
            found.append((has - had, code, has, had))
    return found


def _against(counted: Counted) -> str:
    """Name the days compared with; only those of another length say how long they are."""
    then = counted.before.setting.period
    text = " – ".join(formats.day(day, LANGUAGE) for day in (then.starts_on, then.ends_on))
    is_year = counted.period.kind in {PeriodKind.QUARTER, PeriodKind.HALF_YEAR} and (
        then.starts_on == calendar.years_on(counted.period.starts_on, -1)
    )
    return f"{text}, a year before" if is_year else text


def _within(counted: Counted, sentence: str) -> str:
    """Say within which filters, apart from those of people, something is missing."""
    chosen = [n for n, codes in counted.setting.chosen.items() if codes]
    names = [d.title for d in DIMENSIONS if d.name in chosen and d.name not in {"group", "teacher"}]
    if not names:
        return sentence
    filters = "filter" if len(names) == 1 else "filters"
    return f"{sentence} That holds within the {filters}: {', '.join(names)}."


def fall(counted: Counted) -> str:
    fallen = [one for one in _moves(counted) if -one[0] >= max(FEWEST_MOVED, GREAT_FALL * one[3])]
    if not fallen:
        return ""
    _, code, has, had = min(fallen)
    name = Names(counted, "communities")[code]
    return attention_sentences.fell(WORDS, name, has, before=had, against=_against(counted))


def growth(counted: Counted) -> str:
    risen = [one for one in _moves(counted) if one[0] >= FEWEST_MOVED]
    if not risen:
        return ""
    _, code, has, had = min(risen, key=lambda one: (-one[0], one[1]))
    name = Names(counted, "communities")[code]
    return attention_sentences.grew(WORDS, name, has, before=had, against=_against(counted))


def silent_groups(counted: Counted) -> str:
    names, silent = Names(counted, "method_groups"), []
    for code, staff in method_groups(counted).items():
        if not counted.hides(len(staff)) and not among(counted.taken, staff):
            silent.append(code)
    told = [names[code] for code in sorted(silent)]
    return _within(counted, attention_sentences.silent_groups(WORDS, told)) if silent else ""


def on_three(counted: Counted) -> str:
    found = concentration(counted)
    if found is None or 2 * found.of_three < sum(found.counts):
        return ""
    part, whole, staff = int(found.of_three), int(sum(found.counts)), len(found.counts)
    return attention_sentences.rests_on_three(WORDS, part, whole, staff=staff)


def _faulty(counted: Counted, name: str, least: float) -> tuple[int, int] | None:
    part, whole = faults(counted)[name], faults(counted)["records"]
    is_told = len(part) and len(part) >= least * len(whole) and not counted.hides(people(part))
    return (len(part), len(whole)) if is_told else None


def without_evidence(counted: Counted) -> str:
    found = _faulty(counted, "without_evidence", MANY_BARE)
    return attention_sentences.without_evidence(WORDS, *found) if found else ""


def unrated(counted: Counted) -> str:
    found = _faulty(counted, "unrated", MANY_UNRATED)
    return attention_sentences.unrated(WORDS, *found) if found else ""


def courses(counted: Counted) -> str:
    if not may(counted.person, Action.VIEW_REMINDERS):
        return ""
    part, whole = len(courses_missing(counted)), len(counted.staff_of_the_day)
    as_of = counted.as_of
    return staff_sentences.to_arrange(WORDS, part, whole, as_of=as_of) if part else ""


def idle(counted: Counted) -> str:
    catalogue = counted.catalogue
    part = int((~catalogue["resource_id"].isin(counted.uses["resource_id"])).sum())
    if not part or part < MANY_IDLE * len(catalogue):
        return ""
    return _within(counted, sentences.idle(WORDS, part, len(catalogue), as_of=counted.as_of))


def unused(counted: Counted) -> str:
    names, taken = Names(counted, "communities"), counted.taken
    used = set(taken["community"])
    empty = [names[code] for code in communities(counted, taken["community"]) if code not in used]
    return _within(counted, sentences.without_records(WORDS, empty)) if empty else ""


def returned(counted: Counted) -> str:
    """What was sent back two weeks ago and more, whatever the filters: it waits as it is.

    Set back to a day nothing is said: how long it waited then is not known.
    """
    if counted.setting.known_on:
        return ""
    setting = replace(counted.setting, known_on=None, chosen={})
    now = Counted(counted.records, setting)
    columns = ["teacher_id", "status", "recorded_at"]
    uses = counted.records.known("resource_uses")
    found = pd.concat([now.everything[columns], uses[columns]], ignore_index=True)
    found = found[found["teacher_id"].isin(now.teachers["teacher_id"])]
    found = found[found["status"] == "returned"]
    last = counted.setting.today - timedelta(days=RETURNED_DAYS)
    days = pd.Series([local_day(at) for at in found["recorded_at"]], found.index, dtype=object)
    found = found[days < last]
    if found.empty or counted.hides(people(found)):
        return ""
    return attention_sentences.returned_long(WORDS, len(found), days=RETURNED_DAYS)


def entered_late(counted: Counted) -> str:
    found = _faulty(counted, "late", 0)
    return attention_sentences.entered_late(WORDS, *found) if found else ""


def terms(counted: Counted) -> str:
    if not may(counted.person, Action.VIEW_REMINDERS):
        return ""
    staff = last_courses(counted)
    over = sum(
        until is not None and until < counted.as_of for until in staff["qualification_until"]
    )
    as_of = counted.as_of
    return attention_sentences.terms_over(WORDS, over, len(staff), as_of=as_of) if over else ""


def of_everybody(rule: Callable[[Counted], str]) -> Callable[[Counted], str]:
    """Say nothing to whoever sees a part of the school only."""
    return lambda counted: rule(counted) if counted.sees_everybody else ""


RULES: dict[str, Callable[[Counted], str]] = {
    "fall": fall,
    "silent_groups": of_everybody(silent_groups),
    "on_three": of_everybody(on_three),
    "without_evidence": without_evidence,
    "courses": of_everybody(courses),
    "idle": of_everybody(idle),
    "unused": of_everybody(unused),
    "unrated": unrated,
    "growth": growth,
}
LATE: dict[str, Callable[[Counted], str]] = {
    "returned": returned,
    "entered": entered_late,
    "courses": courses,
    "terms": terms,
}
