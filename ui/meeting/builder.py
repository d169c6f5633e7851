"""The builder: the meetings, a new one, and of the chosen one its plan, slides and decisions."""

from dataclasses import replace
from functools import partial

import streamlit as st

from core import formats
from core.i18n import N_, words_of
from reports.slides import slides_read
from services.meeting_builds import build_in_sight
from services.meeting_decisions import decisions_of, looked_back_at
from services.meetings import Meeting, meetings, slides_of
from services.slides import LONGEST_TITLE, Slide
from ui import data, runtime, session
from ui.asking import Refusal
from ui.markdown import plain, wrong
from ui.meeting import adding, building, decision_form, deeds, live, plan, showing, sizes
from ui.meeting.deeds import HELD_ON, NEW_DAY, NEW_TITLE, TEMPLATE, TITLE
from ui.meeting.differences import Difference, differences
from ui.meeting.templates import TEMPLATES
from ui.page import Page
from ui.papers import files

WHAT_IT_IS = N_(
    "A meeting is a row of slides made of charts, saved views, texts and tables. Its figures are "
    "frozen when it is built, so that it shows the same numbers tomorrow."
)
NO_TEMPLATE = N_("Without a template")


def draw(page: Page) -> None:
    """Draw the list of meetings, and the one of the address."""
    refusal = deeds.do_what_was_asked(page)
    live.lead()
    found = meetings(page.storage, page.person)
    wanted = session.address_filters().get(live.MEETING, "")
    chosen = next((one for one in found if one.meeting_id == wanted), None)
    if chosen:
        _draw_one(page, chosen, refusal)
        return
    if wanted:
        session.write_address({})
    _draw_new(page, refusal, is_first=not found)
    for meeting in found:
        _draw_line(page, meeting)


def _draw_new(page: Page, refusal: Refusal, *, is_first: bool) -> None:
    words = page.words
    with st.container(border=True, key="meeting_new_form"):
        st.subheader(words("A new meeting"), anchor=False)
        if is_first:
            st.markdown(words(WHAT_IT_IS))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(
                words("Template"),
                [*TEMPLATES, deeds.EMPTY_TEMPLATE],
                format_func=lambda code: words(
                    TEMPLATES[code].title if code in TEMPLATES else NO_TEMPLATE
                ),
                key=TEMPLATE,
                width=320,
            )
            st.text_input(
                words("Title"),
                key=NEW_TITLE,
                max_chars=LONGEST_TITLE,
                placeholder=words("As the template is called"),
            )
            st.date_input(
                words("Day"), value=page.today, key=NEW_DAY, format="DD.MM.YYYY", width=160
            )
            deeds.button(words("Make the meeting"), "new", type="primary", icon=":material/add:")
        _note(page, refusal, "new")


def _draw_line(page: Page, meeting: Meeting) -> None:
    words, language = page.words, page.words.language
    count = words.count("{n} line in the plan", "{n} lines in the plan", meeting.slides)
    frozen = (
        words("frozen {day}", day=formats.moment(meeting.built_at, language))
        if meeting.built_at
        else words("not frozen yet")
    )
    with st.container(border=True, key=f"meeting_line_{meeting.meeting_id}"):
        st.subheader(plain(meeting.title), anchor=False)
        st.caption(" · ".join((formats.day(meeting.held_on, language), count, frozen)))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                words("Open"),
                key=f"meeting_open_{meeting.meeting_id}",
                icon=":material/edit:",
                on_click=_open,
                args=(meeting.meeting_id,),
            )
            if meeting.build_id:
                showing.draw_ways(page, meeting)


def _open(meeting_id: str) -> None:
    session.forget(deeds.CHANGED)
    session.write_address({live.MEETING: meeting_id})


def _draw_one(page: Page, meeting: Meeting, refusal: Refusal) -> None:
    words, language = page.words, page.words.language
    slides = slides_of(page.storage, page.person, meeting.meeting_id)
    st.button(
        words("All meetings"),
        key="meeting_all",
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=session.write_address,
        args=({},),
    )
    st.subheader(plain(meeting.title), anchor=False)
    st.caption(formats.day(meeting.held_on, language))
    _draw_settings(page, meeting, refusal)
    _draw_freezing(page, meeting, slides)
    plan.draw(page, meeting, slides, refusal=refusal)
    adding.draw(page, meeting, refusal)
    _draw_decisions(page, meeting)


def _draw_settings(page: Page, meeting: Meeting, refusal: Refusal) -> None:
    words = page.words
    deeds.fill(meeting)
    is_open = bool(refusal.of("keep", "delete"))
    with st.expander(words("Title and day"), icon=":material/settings:", expanded=is_open):
        st.text_input(words("Title"), key=TITLE, max_chars=LONGEST_TITLE)
        st.date_input(words("Day"), key=HELD_ON, format="DD.MM.YYYY", width=160)
        _note(page, refusal, "keep", "delete")
        with st.container(horizontal=True):
            deeds.button(words("Save"), "keep", meeting.meeting_id, icon=":material/check:")
            with st.popover(words("Delete the meeting"), icon=":material/delete:"):
                st.markdown(words("The plan will be deleted; what was frozen of it stays."))
                deeds.button(words("Yes, delete it"), "delete", meeting.meeting_id, type="primary")


def _draw_freezing(page: Page, meeting: Meeting, slides: tuple[Slide, ...]) -> None:
    words, language = page.words, page.words.language
    with st.container(border=True, key="meeting_freezing"):
        if meeting.built_at is None:
            st.markdown(words("Nothing is frozen yet: the slides are what the plan says."))
        else:
            told = words(
                "Frozen {moment}, snapshot {code}.",
                moment=formats.moment(meeting.built_at, language),
                code=meeting.code,
            )
            st.markdown(told)
            _draw_warnings(page, meeting)
            _draw_differences(page, meeting, slides)
        label = words("Freeze anew") if meeting.built_at else words("Freeze the slides")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                label,
                key="meeting_build",
                icon=":material/ac_unit:",
                type="secondary" if meeting.built_at else "primary",
                disabled=not slides,
                on_click=deeds.ask,
                args=("build", meeting.meeting_id),
            )
            if meeting.built_at:
                showing.draw_ways(page, meeting)
        built = build_in_sight(page.storage, page.person, meeting.meeting_id)
        if built is not None:
            with st.container(horizontal=True):
                files.draw_frozen(page, built.snapshot_id, building.FILES)


def _draw_warnings(page: Page, meeting: Meeting) -> None:
    """Name the slides whose charts are too tall for large type."""
    built = build_in_sight(page.storage, page.person, meeting.meeting_id)
    told = [
        f"{number}. {plain(slide.title)}"
        for number, slide in enumerate(slides_read(built.shown) if built else (), 1)
        if not all(sizes.is_read_from_afar(one.height) for one in slide.figures)
    ]
    if told:
        st.warning(
            page.words(
                "Too much for one slide, its type is not read from 8 m: {slides}. Narrow the "
                "filters of the slide.",
                slides="; ".join(told),
            ),
            icon=":material/text_decrease:",
        )


def _draw_differences(page: Page, meeting: Meeting, slides: tuple[Slide, ...]) -> None:
    """Say what the data would make otherwise now; the audience never sees this."""
    words = page.words
    found = runtime.kept(
        repr(
            ("differences", page.storage.data_version, meeting, slides, page.today, words.language)
        ),
        partial(_differences, page, meeting, slides),
    )
    if not found:
        st.caption(words("Frozen now, the slides would be the same."))
        return
    title = words.count("{n} slide differs now", "{n} slides differ now", len(found))
    with st.expander(title, icon=":material/difference:", key="meeting_differences"):
        for one in found:
            st.markdown(f"**{one.number}. {plain(one.title)}**")
            for line in one.told:
                st.markdown(f"- {plain(line)}")
            if one.others:
                st.caption(words.count("and {n} more figure", "and {n} more figures", one.others))
        st.caption(words("“Freeze anew” keeps the old snapshot too."))


def _differences(page: Page, meeting: Meeting, slides: tuple[Slide, ...]) -> tuple[Difference, ...]:
    built = build_in_sight(page.storage, page.person, meeting.meeting_id)
    if built is None:
        return ()
    as_then = replace(
        page, words=words_of(built.language), reference=data.reference(built.language)
    )
    now = building.audience_slides(as_then, meeting, slides)
    return differences(page.words, slides_read(built.shown), now)


def _draw_decisions(page: Page, meeting: Meeting) -> None:
    words = page.words
    own = decisions_of(page.storage, page.person, meeting.meeting_id)
    before = looked_back_at(page.storage, page.person, meeting)
    st.subheader(words("Decisions"), anchor=False)
    decision_form.draw_new(page, meeting.meeting_id, pin=None)
    decision_form.draw_list(page, own)
    if before:
        st.subheader(words("Of the meetings before"), anchor=False)
        decision_form.draw_list(page, before)


def _note(page: Page, refusal: Refusal, *deeds_: str) -> None:
    for violation in refusal.of(*deeds_):
        st.markdown(wrong(violation.sentence(page.words)))
