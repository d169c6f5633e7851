"""What a paper is asked for: whose figures, which period, which day, who asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import cast

from core import period_codes
from core.access import Person
from core.periods import Period, any_range, today
from core.selection import Selection
from db import Storage
from db.connection import now
from services.sight import Sight, sight_of


@dataclass(frozen=True)
class Asked:
    """What to freeze; `teacher_id` is set where a paper is about one teacher.

    `language` is of the person who asks; a paper of a fixed language takes its own. `executor` is
    the name of who asks, empty for the machine itself. `moment` is UTC: what a paper tells of that
    is too long for its snapshot, it tells as it stood then.
    """

    organisation_id: str
    sight: Sight
    period: Period
    today: date
    language: str
    executor: str = ""
    teacher_id: str | None = None
    moment: datetime = field(default_factory=now)

    @property
    def selection(self) -> Selection:
        """What the figures are counted from: all that is in sight in the period."""
        teachers = (self.teacher_id,) if self.teacher_id else ()
        return Selection(
            self.sight.organisation_ids, self.sight.teacher_ids, self.period, teachers=teachers
        )

    def parameters_then(self) -> Mapping[str, object]:
        """Return the parameter of statements that take a selection, as all stood at the moment."""
        return then(self.selection, self.moment)

    def written(self) -> Mapping[str, object]:
        """Return what a snapshot keeps of it, so that it can be asked anew.

        The days are there as well: where a quarter begins can be changed.
        """
        return {
            "period": period_codes.encode(self.period),
            "days": [self.period.starts_on.isoformat(), self.period.ends_on.isoformat()],
            "teacher": self.teacher_id,
            "organisations": list(self.sight.organisation_ids),
            "in_sight": None if self.sight.teacher_ids is None else list(self.sight.teacher_ids),
            "moment": self.moment.isoformat(),
        }


def then(selection: Selection, moment: datetime) -> dict[str, object]:
    """Return the parameter of statements that take a selection, set back to a UTC moment."""
    parameters = selection.parameters()
    struct = cast("dict[str, object]", parameters["selection"])
    return {"selection": {**struct, "known_at": moment}}


def asked_then(written: Mapping[str, object]) -> tuple[Selection, datetime]:
    """Return the selection and the moment of what `Asked.written` wrote. Raises KeyError."""
    first, last = map(date.fromisoformat, cast("list[str]", written["days"]))
    seen = cast("list[str] | None", written["in_sight"])
    organisations = cast("list[str]", written["organisations"])
    selection = Selection(
        tuple(organisations), None if seen is None else tuple(seen), any_range(first, last)
    )
    return selection, datetime.fromisoformat(str(written["moment"]))


def asked_by(
    storage: Storage, person: Person, period: Period, *, teacher_id: str | None = None
) -> Asked:
    """Return what a person asks for, today."""
    return Asked(
        person.organisation_id,
        sight_of(storage, person),
        period,
        today(),
        person.language,
        person.display_name,
        teacher_id,
    )


def asked_by_machine(
    organisation_id: str, period: Period, language: str, *, teacher_id: str | None = None
) -> Asked:
    """Return what a command or a schedule asks for: the whole organisation, today."""
    sight = Sight((organisation_id,), None)
    return Asked(organisation_id, sight, period, today(), language, teacher_id=teacher_id)
