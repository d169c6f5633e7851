"""The files that a paper can be taken as: adding a format is adding a row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from db import Storage
from reports import docx, pdf
from reports.archive import MEDIA_TYPE as ZIP
from reports.content import read, written
from reports.decided import with_decisions
from reports.deck.writing import MEDIA_TYPE as PPTX
from reports.deck.writing import deck
from reports.handout import as_handout
from reports.indicators.records import listings_of
from reports.pictures import files as pictures
from reports.pictures.plates import plates_of
from reports.told_once import told_once
from reports.work import Work, work_of
from reports.workbook.writing import MEDIA_TYPE as XLSX
from reports.workbook.writing import workbook
from services.deck_template import template_for
from services.meeting_builds import MEETING
from services.snapshots import Snapshot


def _document(storage: Storage, snapshot: Snapshot, code: str) -> Work:
    """Gather what is frozen; a meeting's slides flow, and what was decided at it stands last.

    Each slide of a meeting numbers its notes anew; in other papers a number is of one note.
    """
    if snapshot.sort == MEETING:
        snapshot = as_handout(with_decisions(storage, snapshot))
    else:
        snapshot = replace(snapshot, content=written(told_once(read(snapshot.content))))
    return work_of(snapshot, code)


def _with_template(storage: Storage, snapshot: Snapshot, code: str) -> Work:
    template = template_for(storage, snapshot.snapshot_id)
    return work_of(with_decisions(storage, snapshot), code, template=template)


def _with_records(storage: Storage, snapshot: Snapshot, code: str) -> Work:
    return work_of(snapshot, code, listings=listings_of(storage, snapshot))


def _with_plates(storage: Storage, snapshot: Snapshot, code: str) -> Work:
    return work_of(snapshot, code, plates=plates_of(storage, snapshot))


@dataclass(frozen=True)
class Format:
    """A kind of file; `code` is its ending.

    `gather` reads what goes with a snapshot, `write` makes the file of it and reads nothing: it
    may be called in a process without a database, and is where `is_beside`.
    """

    code: str
    media_type: str
    write: Callable[[Work], bytes]
    gather: Callable[[Storage, Snapshot, str], Work] = _document
    is_beside: bool = True


FORMATS: Mapping[str, Format] = {
    one.code: one
    for one in (
        Format("docx", docx.MEDIA_TYPE, lambda work: docx.write(work.paper, work.stamp)),
        Format("pdf", pdf.MEDIA_TYPE, lambda work: pdf.write(work.paper, work.stamp)),
        Format(
            "pptx",
            PPTX,
            lambda work: deck(work.paper, work.stamp, work.template),
            _with_template,
        ),
        Format(
            "xlsx",
            XLSX,
            lambda work: workbook(work.paper, work.stamp, work.listings),
            _with_records,
        ),
        Format(
            "zip",
            ZIP,
            lambda work: pictures.write(work.plates),
            _with_plates,
            is_beside=False,  # Chromium is a process of its own, and what it lacks is told as it is
        ),
    )
}
