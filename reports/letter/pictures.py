"""The charts of the letter, each with its notes: who takes part where, what is done, when."""

from collections.abc import Iterator, Sequence
from datetime import date

from charts.sentences import busiest_month, most, together
from core import formats
from core.i18n import Words
from core.periods import Period
from reports.content import Block, Look, Picture, Series
from reports.letter.facts import part_of_staff, taking_part
from reports.letter.figures import Figures

MOST_BARS = 8
FEWEST_MONTHS, MOST_MONTHS = 2, 12


def teachers(words: Words, figures: Figures) -> Iterator[Block]:
    """Yield how many teachers each community has, the largest first."""
    staff = int(figures.totals["staff"])
    counts = {code: int(row["teachers"]) for code, row in figures.communities.items()}
    counts |= dict.fromkeys(figures.idle, 0)
    ranked = sorted(counts, key=counts.__getitem__, reverse=True)
    leader = ""
    if figures.communities:
        first = next(code for code in ranked if code in figures.communities)
        leader = words(
            "The most: {community} – {part}.",
            community=figures.community(first),
            part=part_of_staff(words, figures.communities[first], staff),
        )
    yield _bars(
        words("Teachers taking part, by community"),
        [(figures.community(code), counts[code]) for code in ranked],
        together(taking_part(words, figures), leader),
        name="teachers",
    )
    yield from figures.notes.below_chart("community", ranked)


def kinds(words: Words, figures: Figures) -> Iterator[Block]:
    """Yield what is done, the most frequent first; the rare ones are one bar at the end."""
    counts: dict[str, int] = {}
    for row in figures.kinds:
        code = str(row["kind"])
        counts[code] = counts.get(code, 0) + int(row["participations"])
    ranked = sorted(counts, key=counts.__getitem__, reverse=True)
    shown, rest = ranked[:MOST_BARS], ranked[MOST_BARS:]
    bars = [(figures.reference.name("kinds", code), counts[code]) for code in shown]
    if rest:
        bars.append((words("other kinds"), sum(counts[code] for code in rest)))
    whole = float(figures.totals["participations"])
    yield _bars(
        words("Participations by kind of activity"),
        bars,
        most(words, bars[0][0], bars[0][1], whole=whole) if bars else "",
        name="kinds",
    )
    yield from figures.notes.below_chart("kind", ranked)


def months(words: Words, figures: Figures, period: Period) -> Iterator[Block]:
    """Yield the participations by month, up to the day the figures speak of.

    Nothing where a single month has all of them: one column says no more than the text does.
    """
    found = {row["month"]: int(row["participations"]) for row in figures.months}
    shown = _months_between(period.starts_on, figures.as_of)[-MOST_MONTHS:]
    if len([month for month in shown if found.get(month)]) < FEWEST_MONTHS:
        return
    sentence = ""
    if found:
        month = max(found, key=found.__getitem__)
        whole = float(figures.totals["participations"])
        sentence = busiest_month(words, month, found[month], whole=whole)
    values = [found.get(month, 0) for month in shown]
    yield Picture(
        words("Participations by month"),
        Look.COLUMNS,
        [formats.month(month, words.language) for month in shown],
        (Series(words("Participations"), values),),
        sentence,
        name="months",
    )
    yield from figures.notes.below_chart("month", shown)


def _bars(title: str, bars: Sequence[tuple[str, int]], sentence: str, *, name: str) -> Picture:
    series = Series(title, [count for _, count in bars])
    return Picture(title, Look.BARS, [label for label, _ in bars], (series,), sentence, name=name)


def _months_between(first: date, last: date) -> list[date]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    starts = [first.year * 12 + first.month - 1 + step for step in range(count)]
    return [date(number // 12, number % 12 + 1, 1) for number in starts]
