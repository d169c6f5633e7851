"""The decisions of the meeting before as slides: their list, then each chart before and after."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl, urlencode

from core import formats, period_codes
from core.periods import Period, PeriodKind, local
from reports.content import Style, Text
from reports.decided import decisions_table
from reports.slides import Drawn, FrozenSlide, Number, slides_read
from services.meeting_decisions import STATE_NAMES, Decision, looked_back_at, pinned_slides
from services.meetings import Meeting
from services.slides import Slide, SlideSort
from ui import period_filter
from ui.filters import PERIOD
from ui.meeting import decision_form, freezing
from ui.page import Page
from ui.period_filter import read

TITLE = freezing.DECISIONS


def frozen(
    page: Page, meeting: Meeting, slide: Slide, *, seen_as: Page, with_names: bool
) -> Iterator[FrozenSlide]:
    """Yield the slides of what was decided before this meeting; none where nothing was.

    `page` is of whoever builds, `seen_as` of whom the charts are drawn for.
    """
    found = looked_back_at(page.storage, page.person, meeting)
    if not found:
        return
    yield _list(page, slide, found, with_names=with_names)
    for decision in found:
        shown = _before_and_after(page, meeting, decision, seen_as=seen_as, with_names=with_names)
        if shown:
            yield shown


def _list(page: Page, slide: Slide, found: Sequence[Decision], *, with_names: bool) -> FrozenSlide:
    title = slide.title or page.words(TITLE)
    table = decisions_table(page.words, title, found, with_names=with_names)
    return FrozenSlide(title, notes=slide.notes, blocks=(table,))


def _before_and_after(
    page: Page, meeting: Meeting, decision: Decision, *, seen_as: Page, with_names: bool
) -> FrozenSlide | None:
    """Return the chart that a decision is pinned to, as it was then and as it is now."""
    words = page.words
    pinned = decision.pin and pinned_slides(page.storage, page.person, decision.pin)
    if not pinned or not decision.pin:
        return None
    slides, built_at = slides_read(pinned[0]), pinned[1]
    if decision.pin.place >= len(slides) or not slides[decision.pin.place].screen:
        return None
    then = slides[decision.pin.place]
    if freezing.is_empty(then):  # the same for everybody, so that names can be switched on
        return None
    then = then.latest  # a slide of before and after is taken up where it ended
    filters = _moved(page, dict(parse_qsl(then.query)), meeting.held_on)
    now = freezing.one_card(
        seen_as, Slide(SlideSort.CARD, then.title, then.screen, then.card, filters)
    )
    was, is_now = (
        words("Was, {day}", day=formats.day(local(built_at).date(), words.language)),
        words("Now, {day}", day=formats.day(page.today, words.language)),
    )
    told = decision_form.line(words, decision, with_name=with_names)
    state = words("{what} – {detail}", what=told, detail=words(STATE_NAMES[decision.entry.state]))
    return FrozenSlide(
        then.title,
        sentence=f"{state}. {now.sentence}",
        about=now.about,
        figures=(*_captioned(then, was), *_captioned(now, is_now)),
        blocks=(
            Text(told),
            *(Text(was, Style.HEADING), *then.blocks),
            *(Text(is_now, Style.HEADING), *now.blocks),
        ),
        numbers=(*_numbers(then, was), *_numbers(now, is_now)),
        screen=then.screen,
        card=then.card,
        query=urlencode(filters),
    )


def _captioned(slide: FrozenSlide, caption: str) -> tuple[Drawn, ...]:
    return tuple(replace(one, caption=caption) for one in slide.figures)


def _numbers(slide: FrozenSlide, caption: str) -> tuple[Number, ...]:
    return tuple(replace(one, label=f"{caption}: {one.label}") for one in slide.numbers)


def _moved(page: Page, filters: dict[str, str], day: date) -> dict[str, str]:
    """Return the filters with the last period of the same kind that has begun by a day."""
    period = read(page, filters.get(PERIOD, ""))
    if period.kind is PeriodKind.RANGE:
        return filters
    starts = period_filter.quarter_starts(page)
    offered = period_filter.offered(period.kind, period.starts_on, day, starts=starts)
    last: Period = offered[0] if offered else period
    rest = {name: code for name, code in filters.items() if name != PERIOD}
    if period_filter.is_default(last, page.today):
        return rest
    return rest | {PERIOD: period_codes.encode(last)}
