"""What the schedule of papers has tried, so that each is made once and a failure is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.access import Action, Person, may
from core.periods import local
from db import Storage
from services.sight import sight_of

MOST_TRIES = 3  # one a day


@dataclass(frozen=True)
class Scheduled:
    """A paper of the schedule; `period` is one word, as the address writes it."""

    organisation_id: str
    sort: str
    period: str

    @property
    def key(self) -> Mapping[str, object]:
        """The parameters that name it."""
        return {
            "organisation_id": self.organisation_id,
            "sort": self.sort,
            "period": self.period,
        }


@dataclass(frozen=True)
class Failed:
    """A paper that could not be made: its period as one word, why."""

    sort: str
    period: str
    failure: str


def claim(storage: Storage, paper: Scheduled, day: date) -> bool:
    """Take a paper on for this day; False where it is made, was tried today, or too often."""
    with storage.writing(of_data=False) as transaction:
        before = transaction.row("scheduled_papers/one", **paper.key)
        at = transaction.started_at
        if before is None:
            transaction.run("scheduled_papers/insert", **paper.key, tried_at=at)
            return True
        is_over = before["is_made"] or int(before["tries"]) >= MOST_TRIES
        if is_over or local(before["tried_at"]).date() >= day:
            return False
        transaction.run("scheduled_papers/try_again", **paper.key, tried_at=at)
    return True


def finish(storage: Storage, paper: Scheduled, failure: str = "") -> None:
    """Note how a try has ended; an empty failure says that the paper is made."""
    with storage.writing(of_data=False) as transaction:
        transaction.run(
            "scheduled_papers/finish", **paper.key, is_made=not failure, failure=failure
        )


def failed_in_sight(storage: Storage, person: Person) -> tuple[Failed, ...]:
    """Return what its schedule could not make and nobody has made since.

    Nothing for whoever makes no papers: it is not theirs to mend.
    """
    if not may(person, Action.MAKE_PAPERS):
        return ()
    organisations = sight_of(storage, person).organisation_ids
    rows = storage.rows("scheduled_papers/failed", organisation_ids=organisations)
    return tuple(Failed(str(row["sort"]), str(row["period"]), str(row["failure"])) for row in rows)
