"""Saved views: the filters of a dashboard under a name, opened again from here or by a link."""

import streamlit as st

from core.errors import RulesBroken, Violation
from core.i18n import N_
from core.sitemap import SCREENS, screen_of
from services import saved_views
from services.saved_views import MOST_CHARACTERS, NoSuchView, SavedView
from ui import filters, links, session
from ui.markdown import plain, wrong
from ui.page import Page

PARAMETER = "view"  # of a link: /?view=CODE
WANTED, ASKED, CHANGED, OPEN = "view_wanted", "view_asked", "view_changed", "saved_views"
NAME, SHARED = "view_name", "view_shared"
SHARE = N_("Share with the whole school")


def adopt(page: Page) -> None:
    """Set the filters to the view that a link or the list asks for, or else to the last one.

    The last one comes back where a session begins on the start page with nothing in its address.
    Comes before the filters are drawn.
    """
    address = session.address_filters()
    code = str(session.recall(WANTED) or address.get(PARAMETER, ""))
    session.forget(WANTED)
    if code:
        try:
            _go(page, saved_views.open_view(page.storage, page.person, code))
        except NoSuchView as failure:
            session.write_address({k: v for k, v in address.items() if k != PARAMETER})
            st.warning(failure.sentence(page.words), icon=":material/link_off:")
    elif session.is_beginning() and not address and page.screen is SCREENS[0]:
        view = saved_views.last_view(page.storage, page.person)
        if view:
            _go(page, view)


@st.fragment
def draw(page: Page) -> None:
    """Draw the list of the views, folded away; nothing of it is read before somebody opens it."""
    if session.recall(WANTED):
        st.rerun()
    folded = st.popover(
        page.words("Views"),
        icon=":material/bookmarks:",
        help=page.words("Saved views: keep the filters under a name, open them again, share them."),
        key=OPEN,
        on_change="rerun",
    )
    if folded.open:
        with folded:
            _draw_list(page)


def _go(page: Page, view: SavedView) -> None:
    """Set the filters to the view's, on its screen, and say which view it is."""
    said = page.words("View “{name}”", name=plain(view.name))
    if view.screen != page.screen.path:
        session.remember("flash", said)
        session.remember("filters", dict(view.filters))
        st.switch_page(view.screen, query_params=dict(view.filters))
    filters.set_all(page, dict(view.filters))
    st.toast(said, icon=":material/bookmark:")


def _draw_list(page: Page) -> None:
    words = page.words
    found = saved_views.saved_views(page.storage, page.person)
    violations = _do_what_was_asked(page, found)
    if not violations:
        found = saved_views.saved_views(page.storage, page.person)
    for view in found:
        _draw_view(page, view, violations)
    st.markdown(words("Keep what the filters show now under a name:"))
    st.text_input(words("Name of the view"), key=NAME, max_chars=MOST_CHARACTERS)
    if session.recall(CHANGED) is None:
        _draw_notes(page, violations)
    st.checkbox(words(SHARE), key=SHARED)
    _button(words("Keep the view"), "keep", icon=":material/bookmark_add:")
    last = saved_views.last_view(page.storage, page.person)
    if last:
        st.caption(words("At your next sign-in “{name}” comes back.", name=plain(last.name)))
        _button(words("Let no view come back"), "forget", type="tertiary")


def _draw_view(page: Page, view: SavedView, violations: tuple[Violation, ...]) -> None:
    """Draw a view as a button that opens it, with where it leads; an own one can be changed."""
    words = page.words
    parts = [words(screen_of(view.screen).title)]
    if view.is_shared:
        parts.append(words("for the whole school"))
    with st.container(border=True, gap="small", key=f"view_{view.saved_view_id}"):
        st.button(
            plain(view.name),
            key=f"view_open_{view.saved_view_id}",
            type="tertiary",
            icon=":material/bookmark:",
            on_click=_want,
            args=(view.code,),
        )
        st.caption(" · ".join(parts))
        if view.is_own and session.recall(CHANGED) == view.saved_view_id:
            _draw_change(page, view, violations)
        elif view.is_own:
            _button(words("Change or share"), "begin", view, icon=":material/edit:")


def _want(code: str) -> None:
    """Ask for a view and fold the list away; comes before the next drawing."""
    session.remember(WANTED, code)
    session.remember(OPEN, value=False)


def _draw_change(page: Page, view: SavedView, violations: tuple[Violation, ...]) -> None:
    words = page.words
    st.text_input(
        words("Name of the view"), view.name, key=_own(NAME, view), max_chars=MOST_CHARACTERS
    )
    _draw_notes(page, violations)
    st.checkbox(words(SHARE), view.is_shared, key=_own(SHARED, view))
    st.caption(words("A link to this view; each sees in it what is open to them:"))
    links.draw(words, f"/?{PARAMETER}={view.code}")
    with st.container(horizontal=True):
        _button(words("Save"), "change", view, icon=":material/check:")
        _button(words("Delete the view"), "delete", view, icon=":material/delete:")


def _draw_notes(page: Page, violations: tuple[Violation, ...]) -> None:
    for violation in violations:
        st.markdown(wrong(violation.sentence(page.words)))


def _button(label: str, deed: str, view: SavedView | None = None, **looks: str) -> None:
    """Draw a button whose deed is done at the beginning of the next run."""
    asked = (deed, view.saved_view_id if view else "")
    key = "_".join(("view", *asked)).rstrip("_")
    st.button(label, key=key, on_click=session.remember, args=(ASKED, asked), **looks)  # type: ignore[arg-type]


def _do_what_was_asked(page: Page, found: tuple[SavedView, ...]) -> tuple[Violation, ...]:
    asked = session.recall(ASKED)
    session.forget(ASKED)
    if not isinstance(asked, tuple):
        return ()
    deed, view_id = asked
    view = next((one for one in found if one.saved_view_id == view_id), None)
    try:
        if view:
            _do(page, deed, view)
        elif deed == "keep":
            _keep(page)
        elif deed == "forget":
            saved_views.forget_last_view(page.storage, page.person)
    except RulesBroken as broken:
        return broken.violations
    return ()


def _do(page: Page, deed: str, view: SavedView) -> None:
    match deed:
        case "begin":
            session.remember(CHANGED, view.saved_view_id)
        case "delete":
            saved_views.delete_view(page.storage, page.person, view)
            session.forget(CHANGED)
        case "change":
            saved_views.change_view(
                page.storage,
                page.person,
                view,
                name=str(session.recall(_own(NAME, view), view.name)),
                is_shared=bool(session.recall(_own(SHARED, view), view.is_shared)),
            )
            session.forget(CHANGED)


def _keep(page: Page) -> None:
    """Keep the filters as they were drawn last, which is what the person has seen."""
    session.forget(CHANGED)
    saved_views.keep_view(
        page.storage,
        page.person,
        page.screen.path,
        filters=filters.kept(),
        name=str(session.recall(NAME) or ""),
        is_shared=bool(session.recall(SHARED)),
    )
    session.remember(NAME, "")
    session.remember(SHARED, value=False)


def _own(field: str, view: SavedView) -> str:
    return f"{field}_{view.saved_view_id}"
