"""The numbers that the lines of a plan have in the show: a view is several slides, decisions may
be none at all."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate

from services.meeting_builds import as_audience
from services.meeting_decisions import looked_back_at
from services.meetings import Meeting
from services.slides import Slide, SlideSort
from ui import runtime
from ui.meeting import freezing, looking_back, sources
from ui.page import Page

OF_PEOPLE = frozenset({sources.BOARDS, sources.GOALS})  # changed without a change of the data


def numbers(page: Page, meeting: Meeting, plan: Sequence[Slide]) -> tuple[range, ...]:
    """Return the numbers of each line's slides, as they would be if the plan were frozen now."""
    counts = [_count(page, meeting, slide) for slide in plan]
    ends = accumulate(counts, initial=1)
    return tuple(range(first, first + count) for first, count in zip(ends, counts, strict=False))


def written(found: range) -> str:
    """Return the numbers of a line as they stand before its title; a dash for none."""
    if not found:
        return "—"
    return f"{found[0]}." if len(found) == 1 else f"{found[0]}–{found[-1]}."


def _count(page: Page, meeting: Meeting, slide: Slide) -> int:
    """Return how many slides a line gives; what has to be drawn for that is kept."""
    storage, person = page.storage, page.person
    key: tuple[object, ...] = (person.account_id, slide, page.today, person.language)
    match slide.sort:
        case SlideSort.VIEW:
            moment = storage.stamp if slide.screen in OF_PEOPLE else storage.data_version
            audience = replace(page, person=as_audience(person))
            return runtime.kept(
                repr(("slides of a view", moment, *key)),
                lambda: len(freezing.frozen(audience, [slide])),
            )
        case SlideSort.DECISIONS:
            before = looked_back_at(storage, person, meeting)
            return runtime.kept(
                repr(("slides of decisions", storage.data_version, before, meeting, *key)),
                partial(_decisions, page, meeting, slide),
            )
        case _:
            return 1


def _decisions(page: Page, meeting: Meeting, slide: Slide) -> int:
    found = looking_back.frozen(page, meeting, slide, seen_as=page, with_names=True)
    return sum(1 for _ in found)
