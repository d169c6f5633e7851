"""What the buttons of the builder ask for, done at the beginning of the next run."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import streamlit as st

from core.errors import Failure
from services import meetings
from services.meetings import Meeting
from services.saved_views import saved_views
from services.slides import Slide, SlideSort
from ui import asking, filters, session
from ui.asking import Asked, Asking, Refusal
from ui.dashboards import one_teacher
from ui.meeting import building, live, sources, templates
from ui.page import Page

CHANGED, FILLED = "meeting_changed", "meeting_filled"
TITLE, HELD_ON, TEMPLATE = "meeting_title", "meeting_held_on", "meeting_template"
NEW_TITLE, NEW_DAY = "meeting_new_title", "meeting_new_day"
VIEW, SCREEN, CARD = "meeting_view", "meeting_screen", "meeting_card"
TEACHER = "meeting_teacher"
SLIDE_TITLE, SLIDE_TEXT, SLIDE_NOTES = "slide_title", "slide_text", "slide_notes"
ADD_TITLE, ADD_TEXT, ADD_SORT = "slide_add_title", "slide_add_text", "slide_add_sort"
EMPTY_TEMPLATE = "empty"


ASKING = Asking("meeting")


@dataclass(frozen=True)
class Changed:
    """The slide whose fields are open, as it was when they were, and where it stood."""

    place: int
    slide: Slide


def ask(deed: str, meeting_id: str = "", place: int = 0, *, slide: Slide | None = None) -> None:
    """Note what a button asks for; `slide` is what stood in the place when it was drawn."""
    ASKING.ask(Asked(deed, meeting_id, place, slide))


def button(label: str, deed: str, meeting_id: str = "", **looks: object) -> None:
    """Draw a button that asks for a deed; the label is translated already."""
    ASKING.button(label, Asked(deed, meeting_id), **looks)


def do_what_was_asked(page: Page) -> Refusal:
    """Do what the button of the run before asked for and return what was refused of it."""
    try:
        return ASKING.answer(partial(_answer, page))
    except Failure as failure:
        st.warning(failure.sentence(page.words), icon=":material/sync_problem:")
    return Refusal()


def changed() -> Changed | None:
    """Return the slide whose fields are open; None where none are."""
    found = session.recall(CHANGED)
    return found if isinstance(found, Changed) else None


def fill(meeting: Meeting) -> None:
    """Fill the fields of title and day anew unless something else is typed. Comes before drawing.

    What they were filled with tells later who changed what.
    """
    seen, fields = session.recall(FILLED), (session.recall(TITLE), session.recall(HELD_ON))
    is_typed = isinstance(seen, Meeting) and fields not in {
        (seen.title, seen.held_on),
        (None, None),
    }
    if not is_typed or not isinstance(seen, Meeting) or seen.meeting_id != meeting.meeting_id:
        session.remember(FILLED, meeting)
        session.remember(TITLE, meeting.title)
        session.remember(HELD_ON, meeting.held_on)


def _answer(page: Page, asked: Asked) -> None:
    if asked.deed == "new":
        _make(page)
        return
    meeting = meetings.meeting_in_sight(page.storage, page.person, asked.subject)
    if asked.deed == "keep":
        _keep(page, meeting)
    else:
        _do(page, meeting, asked)


def _make(page: Page) -> None:
    code = str(session.recall(TEMPLATE) or EMPTY_TEMPLATE)
    template = templates.TEMPLATES.get(code)
    typed = str(session.recall(NEW_TITLE) or "").strip()
    title = typed or (page.words(template.title) if template else "")
    slides = templates.plan_of(page, template, title) if template else ()
    day = session.recall(NEW_DAY)
    held_on = day if isinstance(day, date) else page.today
    made = meetings.make_meeting(
        page.storage, page.person, title=title, held_on=held_on, slides=slides
    )
    session.forget(NEW_TITLE, NEW_DAY)
    session.write_address({live.MEETING: made})


def _keep(page: Page, meeting: Meeting) -> None:
    """Keep title and day as far as the person changed them."""
    seen, day = session.recall(FILLED), session.recall(HELD_ON)
    held_on = day if isinstance(day, date) else meeting.held_on
    wanted = replace(meeting, title=str(session.recall(TITLE) or ""), held_on=held_on)
    is_known = isinstance(seen, Meeting) and seen.meeting_id == meeting.meeting_id
    opened = seen if isinstance(seen, Meeting) and is_known else meeting
    try:
        meetings.change_meeting(page.storage, page.person, wanted, seen=opened)
    except meetings.MeetingChanged:
        session.remember(FILLED, meeting)
        raise
    session.forget(FILLED, TITLE, HELD_ON)


def _do(page: Page, meeting: Meeting, asked: Asked) -> None:
    storage, person, meeting_id = page.storage, page.person, meeting.meeting_id
    match asked.deed:
        case "delete":
            meetings.delete_meeting(storage, person, meeting_id)
            session.write_address({})
        case "build":
            building.build(page, meeting)
            st.toast(page.words("The slides are frozen."), icon=":material/ac_unit:")
        case "change":
            _begin(asked)
        case "leave":
            session.forget(CHANGED)
        case "save_new":
            open_fields = changed()
            if open_fields:
                slides = (_typed(open_fields.slide),)
                meetings.add_slides(storage, person, meeting_id, slides=slides)
                session.forget(CHANGED)
        case deed if deed.startswith("add_"):
            meetings.add_slides(storage, person, meeting_id, slides=_added(page, deed))
        case _:
            _rearrange(page, meeting, asked)


def _begin(asked: Asked) -> None:
    """Open a slide for changing: its fields hold what it has."""
    slide = asked.item
    if isinstance(slide, Slide):
        session.remember(CHANGED, Changed(asked.place, slide))
        session.remember(SLIDE_TITLE, slide.title)
        session.remember(SLIDE_TEXT, slide.text)
        session.remember(SLIDE_NOTES, slide.notes)


def _typed(slide: Slide) -> Slide:
    """Return a slide with what its fields hold."""
    return replace(
        slide,
        title=str(session.recall(SLIDE_TITLE) or ""),
        text=str(session.recall(SLIDE_TEXT) or ""),
        notes=str(session.recall(SLIDE_NOTES) or ""),
    )


def _rearrange(page: Page, meeting: Meeting, asked: Asked) -> None:
    """Move a slide, change it or take it off, wherever it stands now."""
    before = meetings.slides_of(page.storage, page.person, meeting.meeting_id)
    place = asking.place_of(asked.item, asked.place, before)
    if place is None:
        raise meetings.PlanChanged(meeting=meeting.meeting_id)
    after = asking.moved(before, asked.deed, place)
    if asked.deed == "save":
        after = (*before[:place], _typed(before[place]), *before[place + 1 :])
    if after != before:
        meetings.arrange_slides(
            page.storage, page.person, meeting.meeting_id, slides=after, seen=before
        )
    if asked.deed == "save":
        session.forget(CHANGED)


def address_of(screen: str) -> dict[str, str]:
    """Return the filters that a new slide of a screen begins with: those of the dashboards now."""
    found = filters.of_slide()
    chosen = session.recall(TEACHER)
    return found | {one_teacher.TEACHER: str(chosen or "")} if screen == sources.TEACHER else found


def _added(page: Page, deed: str) -> tuple[Slide, ...]:
    """Return the slides that a form adds; none where nothing is chosen in it."""
    match deed:
        case "add_view":
            chosen = session.recall(VIEW)
            for view in saved_views(page.storage, page.person):
                if view.saved_view_id == chosen and view.screen in sources.SOURCES:
                    return (Slide(SlideSort.VIEW, view.name, view.screen, filters=view.filters),)
        case "add_card":
            screen, card = str(session.recall(SCREEN) or ""), str(session.recall(CARD) or "")
            if screen in sources.SOURCES and card:
                dashboard = sources.view_of(page, screen, address_of(screen))
                return (sources.slide_of(dashboard, card),)
        case "add_decisions":
            return (Slide(SlideSort.DECISIONS),)
        case "add_typed":
            sort = SlideSort(str(session.recall(ADD_SORT) or SlideSort.TEXT))
            title, text = (str(session.recall(key) or "") for key in (ADD_TITLE, ADD_TEXT))
            session.forget(ADD_TITLE, ADD_TEXT)
            if title.strip() or text.strip():
                return (Slide(sort, title, text=text),)
    return ()
