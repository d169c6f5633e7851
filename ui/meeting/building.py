"""Building a meeting: its plan is frozen as an audience sees it and with names, at one moment."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from core import formats
from reports.content import written
from reports.making import entry_of
from reports.slides import FrozenSlide, paper_of, slides_written
from services.meeting_builds import MEETING, Slides, as_audience, build_meeting
from services.meetings import Meeting, slides_of
from services.slides import Slide, SlideSort
from services.snapshots import Frozen
from ui.meeting import freezing, looking_back
from ui.page import Page

FILES = ("pptx", "docx", "pdf")  # what a meeting is taken along as
TRIES = 3  # how often it is begun anew when somebody writes meanwhile


def build(page: Page, meeting: Meeting) -> str:
    """Freeze a meeting's plan and return the build's id; what was frozen before is kept."""
    plan = slides_of(page.storage, page.person, meeting.meeting_id)
    shown, named = _at_one_moment(page, meeting, plan)
    words = page.words
    about = formats.day(meeting.held_on, words.language)
    paper = paper_of(shown, title=meeting.title, language=words.language, about=about)
    frozen = Frozen(
        MEETING,
        meeting.title,
        {"meeting": meeting.meeting_id, "held_on": meeting.held_on.isoformat()},
        written(paper),
        words.language,
    )
    return build_meeting(
        page.storage,
        page.person,
        meeting.meeting_id,
        frozen=frozen,
        slides=Slides(slides_written(shown), slides_written(named)),
        entry=partial(entry_of, formats=FILES),
    )


def _at_one_moment(
    page: Page, meeting: Meeting, plan: Sequence[Slide], *, tries: int = TRIES
) -> tuple[tuple[FrozenSlide, ...], tuple[FrozenSlide, ...]]:
    """Return the slides without names and with them, of one version of the data."""
    version = page.storage.data_version
    shown = audience_slides(page, meeting, plan)
    named = _slides(page, meeting, plan, seen_as=page)
    if page.storage.data_version == version or tries == 1:
        return shown, named
    return _at_one_moment(page, meeting, plan, tries=tries - 1)


def audience_slides(page: Page, meeting: Meeting, plan: Sequence[Slide]) -> tuple[FrozenSlide, ...]:
    """Return what a plan shows now to whoever sees no names."""
    seen_as = replace(page, person=as_audience(page.person))
    return _slides(page, meeting, plan, seen_as=seen_as)


def _slides(
    page: Page, meeting: Meeting, plan: Sequence[Slide], *, seen_as: Page
) -> tuple[FrozenSlide, ...]:
    found: list[FrozenSlide] = []
    for slide in plan:
        if slide.sort is SlideSort.DECISIONS:
            with_names = seen_as is page
            found += looking_back.frozen(
                page, meeting, slide, seen_as=seen_as, with_names=with_names
            )
        else:
            found += freezing.frozen(seen_as, [slide])
    return tuple(found)
