"""What a file is written from: values alone, so that another process can write it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from reports.content import Paper, read
from reports.pictures.plates import Plate
from reports.stamp import Stamp, stamp_of
from reports.workbook.listing import Listing
from services.snapshots import Snapshot


@dataclass(frozen=True)
class Work:
    """A snapshot's content as JSON, and what goes with it: a deck's template, a book's records,
    the charts to draw."""

    format_code: str
    content: str
    stamp: Stamp
    template: bytes | None = None
    listings: Sequence[Listing] = ()
    plates: Sequence[Plate] = ()

    @cached_property
    def paper(self) -> Paper:
        """The content as blocks."""
        return read(self.content)


def work_of(
    snapshot: Snapshot,
    format_code: str,
    *,
    template: bytes | None = None,
    listings: Sequence[Listing] = (),
    plates: Sequence[Plate] = (),
) -> Work:
    """Return what a snapshot's file of this format is written from."""
    return Work(format_code, snapshot.content, stamp_of(snapshot), template, listings, plates)
