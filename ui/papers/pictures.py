"""The charts of a snapshot as pictures: drawn when asked for, then taken away as one ZIP.

They are drawn in the run of whoever asked, not in a download's: what fails is told in a sentence.
"""

from dataclasses import dataclass

import streamlit as st

from core.errors import Failure
from reports.formats import FORMATS
from reports.making import file_name, write
from reports.pictures import chromium
from reports.pictures.plates import has_charts
from services.snapshots import Snapshot, snapshot_in_sight
from ui import runtime, session
from ui.markdown import wrong
from ui.page import Page

FORMAT = "zip"
DRAWN = "papers_pictures"  # the snapshot and the file that were asked for last


@dataclass(frozen=True)
class Drawn:
    """The pictures of a snapshot as a ZIP."""

    snapshot: Snapshot
    content: bytes


def draw(page: Page, snapshot_id: str, *, key: str) -> None:
    """Draw a button where there are charts and a Chromium, and the file once it is made."""
    if chromium.found() is None or not _has_charts(page, snapshot_id):
        return
    drawn = session.recall(DRAWN)
    if isinstance(drawn, Drawn) and drawn.snapshot.snapshot_id == snapshot_id:
        _offer(page, drawn, key=key)
    elif st.button(
        page.words("Pictures (ZIP)"),
        key=f"pictures_{key}",
        icon=":material/image:",
        help=page.words(
            "Every chart as PNG of twice the size and as SVG, with title, period and filters "
            "inside. It takes some seconds."
        ),
    ):
        _make(page, snapshot_id)


def _make(page: Page, snapshot_id: str) -> None:
    try:
        with st.spinner(page.words("The pictures are being drawn…")):
            snapshot = snapshot_in_sight(page.storage, page.person, snapshot_id)
            drawn = Drawn(snapshot, write(page.storage, snapshot, FORMAT))
    except Failure as failure:
        st.markdown(wrong(failure.sentence(page.words)))
        return
    session.remember(DRAWN, drawn)
    st.rerun()


def _offer(page: Page, drawn: Drawn, *, key: str) -> None:
    st.download_button(
        page.words("Download the pictures (ZIP)"),
        drawn.content,
        file_name=file_name(drawn.snapshot, FORMAT),
        mime=FORMATS[FORMAT].media_type,
        icon=":material/download:",
        on_click="ignore",
        key=f"pictures_file_{key}",
    )


def _has_charts(page: Page, snapshot_id: str) -> bool:
    """Say whether there is anything to draw; a snapshot is never changed, so it is asked once."""

    def looked() -> bool:
        snapshot = snapshot_in_sight(page.storage, page.person, snapshot_id)
        return has_charts(page.storage, snapshot)

    return runtime.kept(f"charts of {snapshot_id}", looked)
