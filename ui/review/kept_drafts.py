"""What a person has left unsaved in the forms, each with the way to where it comes back."""

from collections.abc import Mapping

import streamlit as st

from core.formats import moment
from core.i18n import N_
from core.sitemap import screen_of
from services.drafts import Kept
from ui.markdown import plain
from ui.page import Page

MOST = 5  # drafts named here
SCREENS: Mapping[str, str] = {
    "participation": "entry/participation.py",
    "resource_use": "entry/resource_use.py",
    "grid": "entry/grid.py",
    "paste": "entry/paste.py",
}
KEPT = N_("not saved yet: a draft of {moment}")


def draw(page: Page, drafts: tuple[Kept, ...]) -> None:
    """Draw the drafts kept last, the latest first."""
    for draft in drafts[:MOST]:
        with st.container(horizontal=True, vertical_alignment="center"):
            screen = SCREENS[draft.sort]
            st.page_link(
                screen,
                label=plain(draft.title) or page.words(screen_of(screen).title),
                icon=":material/draft:",
                query_params={"record": draft.record_id} if draft.record_id else None,
            )
            said = page.words(KEPT, moment=moment(draft.saved_at, page.words.language))
            st.caption(said, width="stretch")
