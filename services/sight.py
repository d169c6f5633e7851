"""What a person may see: which organisations, and whose records in them."""

from dataclasses import dataclass

from core.access import REACH, Person, Reach
from core.errors import NotAllowed
from db import Storage, Transaction


@dataclass(frozen=True)
class Sight:
    """The limits of sight, a parameter of every query.

    `teacher_ids` None means everyone in the organisations, a tuple only these teachers.
    """

    organisation_ids: tuple[str, ...]
    teacher_ids: tuple[str, ...] | None

    def parameters(self) -> dict[str, object]:
        """Return the two parameters of statements that take no other part of the selection."""
        return {"organisation_ids": self.organisation_ids, "teacher_ids": self.teacher_ids}

    def includes(self, organisation_id: str, teacher_id: str) -> bool:
        """Say whether the records of this teacher are in sight."""
        return organisation_id in self.organisation_ids and (
            self.teacher_ids is None or teacher_id in self.teacher_ids
        )


def sight_of(storage: Storage | Transaction, person: Person) -> Sight:
    """Return what the person's role lets them see at this moment."""
    organisations = (person.organisation_id,)
    match REACH[person.role]:
        case Reach.ORGANISATION:
            return Sight(organisations, None)
        case Reach.METHOD_GROUP:
            members = storage.rows(
                "people/members_of_group",
                organisation_id=person.organisation_id,
                method_group=person.led_method_group or "",
            )
            own = {person.teacher_id} if person.teacher_id else set()
            return Sight(
                organisations, tuple(sorted(own | {str(m["teacher_id"]) for m in members}))
            )
        case Reach.OWN:
            return Sight(organisations, (person.teacher_id,) if person.teacher_id else ())


def require_in_sight(sight: Sight, organisation_id: str, teacher_id: str) -> None:
    """Raise NotAllowed when the records of this teacher are out of sight."""
    if not sight.includes(organisation_id, teacher_id):
        raise NotAllowed(action="sight")
