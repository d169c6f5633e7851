"""Making a paper: build it, freeze it in a snapshot, note it in the list; write it from there.

Whatever is taken later is written from the snapshot alone, so it says tomorrow what it says today.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.access import Person, require
from core.errors import Failure
from core.i18n import N_, words_of
from core.periods import local
from db import Storage
from reports.asked import Asked
from reports.content import written
from reports.formats import FORMATS
from reports.scribe import SCRIBE, TooSlow
from reports.sorts import SORTS, Sort
from services.papers import Entry, note_made
from services.snapshots import Frozen, Snapshot, keep, keep_for, snapshot_in_sight

LONGEST_NAME = 90  # letters of a file's name before the day and the code
SEPARATOR = " "  # between the formats of one line of the list


class NotWritten(Failure):
    """A writer refused the content: it is kept, and the reason goes to the log."""

    message = N_(
        "The file could not be written. The figures are kept as snapshot {code}: make it anew, and "
        "tell the administrator if it fails again."
    )


class TookTooLong(Failure):
    """The file took longer to write than it may: it was stopped, the content is kept."""

    message = N_(
        "Writing the file took too long and was stopped. The figures are kept as snapshot {code}: "
        "make it anew later, or make a paper of a shorter period."
    )


class WrongPeriod(Failure):
    """The sort of paper is of another kind of period."""

    message = N_("This paper is of another kind of period: {expected} is expected.")


@dataclass(frozen=True)
class Maker:
    """Whose line of the list it becomes; `person` is None for a command and a schedule."""

    organisation_id: str
    person: Person | None = None
    is_scheduled: bool = False

    @property
    def account_id(self) -> str | None:
        """The account of whoever makes it."""
        return self.person.account_id if self.person else None

    @property
    def language(self) -> str:
        """The language that a failure is told in."""
        return self.person.language if self.person else "ru"


def maker_of(person: Person) -> Maker:
    """Return a person as a maker of papers."""
    return Maker(person.organisation_id, person)


def make(storage: Storage, maker: Maker, sort: Sort, *, asked: Asked) -> Snapshot:
    """Build a paper, keep its snapshot, write it once as a proof, and note it in the list.

    Raises NotAllowed, and whatever failure it noted in the list.
    """
    if maker.person is not None:
        require(maker.person, sort.action)
    return _noted(storage, maker, sort, deed=lambda: _kept(storage, maker, sort, asked=asked))


def make_anew(storage: Storage, person: Person, snapshot_id: str) -> Snapshot:
    """Write a paper once more from its snapshot and note it. Raises NoSuchSnapshot, NotAllowed."""
    snapshot = snapshot_in_sight(storage, person, snapshot_id)
    sort = SORTS[snapshot.sort]
    require(person, sort.action)
    return _noted(storage, maker_of(person), sort, deed=lambda: snapshot)


def write(storage: Storage, snapshot: Snapshot, format_code: str) -> bytes:
    """Return the file of a snapshot. Raises NotWritten, TookTooLong, ExportTooLong."""
    form = FORMATS[format_code]
    try:
        work = form.gather(storage, snapshot, format_code)
        return SCRIBE.write(work) if form.is_beside else form.write(work)
    except TooSlow as error:
        raise TookTooLong(code=snapshot.code) from error
    except (ValueError, KeyError, TypeError, RuntimeError) as error:
        raise NotWritten(code=snapshot.code) from error


def file_name(snapshot: Snapshot, format_code: str) -> str:
    """Return the name of the file: what it is, the day and the code of its snapshot."""
    first, *others = map(_as_name, re.split(r"[,.] ", snapshot.title))
    stem = first
    if len(stem) > LONGEST_NAME:
        stem = stem[: LONGEST_NAME + 1].rpartition("_")[0] or stem[:LONGEST_NAME]
    for part in others:
        if len(stem) + 1 + len(part) > LONGEST_NAME:
            break
        stem = f"{stem}_{part}"
    return f"{stem}_{local(snapshot.taken_at):%Y-%m-%d}_{snapshot.code}.{format_code}"


def _as_name(text: str) -> str:
    """Return a text as a part of a file's name; a school year stays in one piece, 2026-27."""
    return re.sub(r"[^\w-]+", "_", re.sub(r"(\d{4})/(\d\d)\b", r"\1-\2", text)).strip("_-")


def entry_of(snapshot: Snapshot, formats: Sequence[str]) -> Entry:
    """Return the line of a meeting in the list: its files are written when they are taken."""
    names = [file_name(snapshot, code) for code in formats]
    return Entry(
        snapshot.sort,
        snapshot.title,
        SEPARATOR.join(formats),
        SEPARATOR.join(names),
        snapshot.snapshot_id,
    )


def _kept(storage: Storage, maker: Maker, sort: Sort, *, asked: Asked) -> Snapshot:
    if sort.period_kind not in (None, asked.period.kind):
        raise WrongPeriod(expected=sort.period_kind)
    paper = sort.build(storage, asked)
    teacher_ids = (asked.teacher_id,) if asked.teacher_id else ()
    frozen = Frozen(
        sort.code,
        f"{paper.title}, {paper.about}" if paper.about else paper.title,
        asked.written(),
        written(paper),
        paper.language,
        teacher_ids,
    )
    if maker.person is not None:
        return keep(storage, maker.person, frozen)
    return keep_for(storage, frozen, organisation_id=maker.organisation_id)


def _noted(storage: Storage, maker: Maker, sort: Sort, *, deed: Callable[[], Snapshot]) -> Snapshot:
    """Do the deed, write its files, and note either what was made or why it could not be."""
    snapshot = None
    try:
        snapshot = deed()
        for code in sort.formats:
            write(storage, snapshot, code)
    except Failure as failure:
        sentence = failure.sentence(words_of(maker.language))
        _note(storage, maker, sort, snapshot=snapshot, failure=sentence)
        raise
    _note(storage, maker, sort, snapshot=snapshot)
    return snapshot


def _note(
    storage: Storage, maker: Maker, sort: Sort, *, snapshot: Snapshot | None, failure: str = ""
) -> None:
    title = snapshot.title if snapshot else words_of(maker.language)(sort.title)
    names = [file_name(snapshot, code) for code in sort.formats] if snapshot else []
    entry = Entry(
        sort.code,
        title,
        SEPARATOR.join(sort.formats),
        SEPARATOR.join(names),
        snapshot.snapshot_id if snapshot else None,
        failure,
        maker.is_scheduled,
    )
    note_made(storage, entry, organisation_id=maker.organisation_id, made_by=maker.account_id)
