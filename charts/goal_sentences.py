"""What is said of a goal: how far it has come, what the plan asks for, where the pace leads.

Nothing is said of a pace where it would be chance: early in the period, of a few records.
"""

from charts.sentences import together
from core import formats
from core.goals import Basis, Level, Levels, Standing, State
from core.i18n import N_, Words

BASES = {
    Basis.LAST_TIME: N_(
        "The plan follows the same period before: such a share of its total it had by this day."
    ),
    Basis.DAYS: N_("The plan goes evenly by the days of the period, those of the summer left out."),
    Basis.NOTHING: N_(
        "Such a figure does not grow by days, and the period before tells too little: "
        "there is no plan and no forecast."
    ),
}
STATES = {
    State.TO_COME: N_("has not begun"),
    State.EXCELLENT: N_("the excellent level is reached"),
    State.GOOD: N_("the good level is reached"),
    State.ON_PLAN: N_("goes by the plan"),
    State.BEHIND: N_("behind the good level"),
    State.LATE: N_("late even for the minimum"),
    State.UNTOLD: N_("too early to tell"),
    State.ENOUGH: N_("over: the minimum is reached"),
    State.MISSED: N_("over: the minimum is not reached"),
}


def standing(words: Words, goal: Standing) -> str:
    """Say how a goal stands on its day."""
    if goal.state is State.TO_COME:
        day = formats.day(goal.period.starts_on, words.language)
        return words("The period begins on {day}.", day=day)
    if goal.is_over:
        return _end(words, goal)
    if goal.is_last_day:
        last = words("Today is the last day of the period.")
        return together(_now(words, goal), _missing(words, goal), last)
    return together(
        _now(words, goal), _pace(words, goal), _missing(words, goal), _left(words, goal)
    )


def levels(words: Words, found: Levels) -> str:
    """Name the three levels."""
    return words(
        "minimum {minimum} · good {good} · excellent {excellent}",
        minimum=formats.number(found.minimum, words.language),
        good=formats.number(found.good, words.language),
        excellent=formats.number(found.excellent, words.language),
    )


def beside(words: Words, text: str, level: float) -> str:
    """Return what stands at a bar's end, with the good level of its goal."""
    return words("{text} · goal {good}", text=text, good=formats.number(level, words.language))


def of_groups(words: Words, part: float, whole: float, *, goals: int) -> str:
    """Compare the good levels of the method groups, taken together, with the school's."""
    facts = {
        "part": formats.number(part, words.language),
        "whole": formats.number(whole, words.language),
    }
    return words.count(
        "The goal of {n} method group: {part} of {whole} at the good level.",
        "The goals of {n} method groups together: {part} of {whole} at the good level.",
        goals,
        **facts,
    )


def _now(words: Words, goal: Standing) -> str:
    language = words.language
    facts = {
        "day": formats.day(goal.as_of, language),
        "share": formats.percent(goal.value, goal.levels.good, language),
    }
    if goal.plan.basis is Basis.NOTHING:
        return words("By {day} {share} of the good level is reached.", **facts)
    return words(
        "By {day} {share} of the good level is reached, the plan says {due}.",
        due=formats.percent(goal.plan.share, 1, language),
        **facts,
    )


def _pace(words: Words, goal: Standing) -> str:
    """Say where the pace leads, or why nothing is said of it."""
    if goal.plan.basis is Basis.NOTHING:
        return words(BASES[Basis.NOTHING])
    basis = words(BASES[goal.plan.basis])
    if goal.is_early:
        return together(words("It is too early in the period to speak of a pace."), basis)
    if goal.forecast is None:
        count = formats.number(goal.events, words.language)
        return words("So far there is too little to speak of a pace: {count}.", count=count)
    language = words.language
    ahead = words(
        "At this pace it will be {share} by {day}, about {value}.",
        share=formats.percent(goal.forecast, goal.levels.good, language),
        day=formats.day(goal.period.ends_on, language),
        value=formats.number(round(goal.forecast), language),
    )
    return together(ahead, basis)


def _missing(words: Words, goal: Standing) -> str:
    """Say what the next level still takes."""
    language = words.language
    if goal.level is Level.EXCELLENT:
        return words("All three levels are reached.")
    if goal.level is Level.GOOD:
        gap = formats.number(goal.levels.excellent - goal.value, language)
        return words("To the excellent level: {gap} more.", gap=gap)
    gap = formats.number(goal.levels.good - goal.value, language)
    return words("To the good level: {gap} more.", gap=gap)


def _left(words: Words, goal: Standing) -> str:
    days = (goal.period.ends_on - goal.as_of).days
    return words.count("{n} day is left.", "{n} days are left.", days)


def _end(words: Words, goal: Standing) -> str:
    facts = {
        "day": formats.day(goal.period.ends_on, words.language),
        "value": formats.number(goal.value, words.language),
    }
    return together(words("The period ended on {day} with {value}.", **facts), _result(words, goal))


def _result(words: Words, goal: Standing) -> str:
    language = words.language
    if goal.level is Level.NONE:
        gap = formats.number(goal.levels.minimum - goal.value, language)
        return words("To the minimum {gap} is missing.", gap=gap)
    if goal.level is Level.MINIMUM:
        gap = formats.number(goal.levels.good - goal.value, language)
        return words("The minimum is reached, to the good level {gap} is missing.", gap=gap)
    share = formats.percent(goal.value, goal.levels.good, language)
    return words("That is {share} of the good level.", share=share)
