"""The buttons that take a paper away as files, written from its snapshot when one is pressed."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from reports.formats import FORMATS
from reports.making import SEPARATOR, file_name, write
from reports.portfolio import archive, archive_name, proofs_of
from reports.sorts import SORTS
from services.papers import Made
from services.snapshots import snapshot_in_sight
from ui.page import Page
from ui.papers import pictures


def draw_files(page: Page, line: Made) -> None:
    """Draw a button for each format of a line of the list."""
    if line.snapshot_id is None:
        return
    names = line.file_name.split(SEPARATOR)
    files = dict(zip(line.format.split(SEPARATOR), names, strict=False))
    _draw(page, files, snapshot_id=line.snapshot_id, key=f"papers_{{}}_{line.paper_id}")
    pictures.draw(page, line.snapshot_id, key=line.paper_id)


def draw_frozen(page: Page, snapshot_id: str, formats: Sequence[str]) -> None:
    """Draw a button for each format that a snapshot can be taken as."""
    snapshot = snapshot_in_sight(page.storage, page.person, snapshot_id)
    files = {code: file_name(snapshot, code) for code in formats}
    _draw(page, files, snapshot_id=snapshot_id, key="frozen_{}")
    pictures.draw(page, snapshot_id, key="frozen")


def _draw(page: Page, files: Mapping[str, str], *, snapshot_id: str, key: str) -> None:
    for code, name in files.items():
        if code in FORMATS:
            st.download_button(
                page.words("Download {format}", format=code.upper()),
                partial(_file, page, snapshot_id, code),
                file_name=name,
                mime=FORMATS[code].media_type,
                icon=":material/download:",
                on_click="ignore",
                key=key.format(code),
            )


def draw_evidence(page: Page, line: Made) -> None:
    """Draw a button for the evidence of a portfolio, where there are files."""
    sort = SORTS.get(line.sort)
    if line.snapshot_id is None or sort is None or not sort.is_of_teacher:
        return
    proofs = proofs_of(page.storage, page.person, line.snapshot_id)
    if not proofs:
        return
    st.download_button(
        page.words.count("Evidence: {n} file", "Evidence: {n} files", len(proofs)),
        partial(archive, page.storage, page.person, line.snapshot_id),
        file_name=archive_name(line.file_name.split(SEPARATOR)[0]),
        mime="application/zip",
        icon=":material/folder_zip:",
        on_click="ignore",
        key=f"papers_evidence_{line.paper_id}",
        help=page.words("The scans beside the confirmed records of these years, as of now."),
    )


def _file(page: Page, snapshot_id: str, code: str) -> bytes:
    """Return the file; what the person may see is looked at when the button is pressed."""
    return write(page.storage, snapshot_in_sight(page.storage, page.person, snapshot_id), code)
