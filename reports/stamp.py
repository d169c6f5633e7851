"""What every page of a paper bears: the code of the snapshot and the day it was taken."""

from dataclasses import dataclass
from datetime import datetime

from core import formats
from core.i18n import words_of
from services.snapshots import Snapshot


@dataclass(frozen=True)
class Stamp:
    """The snapshot that a paper is written from; `taken_at` is a UTC moment."""

    code: str
    taken_at: datetime

    def line(self, language: str) -> str:
        """Return the line for the foot of a page."""
        at = formats.moment(self.taken_at, language)
        words = words_of(language)
        return words("Snapshot {code}, {moment}", code=self.code, moment=at)


def stamp_of(snapshot: Snapshot) -> Stamp:
    """Return the stamp of a snapshot."""
    return Stamp(snapshot.code, snapshot.taken_at)
