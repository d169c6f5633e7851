"""What a screen usually asks: its statements, with the view's own values left open.

A statement that is asked is a guess about the next time: of each parameter it is told which value
of the view it was, of another view it will be the other's. What the view does not tell stays as
it is. A guess may be wrong, which costs a question that nobody asks; so it is only followed while
it was right at least twice as often as wrong.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from core.access import Person
from ui.asked import Asked, Version, question

if TYPE_CHECKING:
    from ui.dashboards.view import View

MAIN = "selection"  # what the names of the views' own selections begin with
MOST_GUESSES = 100  # of a screen; those that were not asked for longest go first
MOST_JUDGED = 8  # times right or wrong; both are halved then, so that what was long ago fades

Ask = Callable[[Asked], object]
Told = Mapping[str, object]  # the values that a view tells, by name; selections as they are bound


def told(views: Iterable["View"]) -> Told:
    """Return what views tell: their selections, those of before and of the staff, their days."""
    found: dict[str, object] = {}
    for place, view in enumerate(views):
        selection = view.selection
        found |= {} if place else _own(view.page.person, view)
        found |= {
            f"{MAIN} {place}": selection.parameters()["selection"],
            f"before {place}": view.before.selection.parameters()["selection"],
            f"staff {place}": selection.staff_on(view.as_of).parameters()["selection"],
            f"as_of {place}": view.as_of,
            f"as_of_before {place}": view.before.as_of,
        }
    return found


def _own(person: Person, view: "View") -> dict[str, object]:
    """Return what is the person's own, and the values that parameters are often named after."""
    return {
        "as_of": view.as_of,
        "known_at": view.selection.known_at,
        "organisation_ids": view.selection.organisation_ids,
        "teacher_ids": view.selection.teacher_ids,
        "organisation_id": person.organisation_id,
        "account_id": person.account_id,
        "teacher_id": person.teacher_id,
        "own_teacher_ids": (person.teacher_id,) if person.teacher_id else (),
    }


@dataclass(frozen=True)
class Part:
    """Where a value comes from: from what the view tells under a name, or it is the same always.

    `but` are the fields of a selection that come from elsewhere.
    """

    name: str
    constant: object = None
    but: tuple[tuple[str, "Part"], ...] = ()

    def of(self, values: Told) -> object:
        """Return the value; KeyError where this view does not tell it."""
        value = values[self.name] if self.name else self.constant
        if not self.but:
            return value
        fields = cast(Mapping[str, object], value)
        return {**fields, **{name: part.of(values) for name, part in self.but}}


@dataclass
class Guess:
    """A statement that is asked again with other values; how often that was right and wrong."""

    ask: Ask
    statement: str
    parts: tuple[tuple[str, Part], ...]
    right: int = 1
    wrong: int = 0

    @property
    def is_good(self) -> bool:
        """Say whether to follow it."""
        return self.right >= 2 * self.wrong

    def of(self, version: Version, values: Told) -> Asked:
        """Return what is to be asked with a view's values."""
        parameters = {name: part.of(values) for name, part in self.parts}
        return question(version, self.statement, parameters)

    def judge(self, *, is_right: bool) -> None:
        """Remember whether it was asked for."""
        if is_right:
            self.right += 1
        else:
            self.wrong += 1
        if max(self.right, self.wrong) > MOST_JUDGED:
            self.right, self.wrong = self.right // 2, self.wrong // 2


def guess(ask: Ask, asked: Asked, values: Told) -> Guess:
    """Return the guess that a question is."""
    parts = {name: _part(name, value, values) for name, value in asked.parameters.items()}
    return Guess(ask, asked.statement, tuple(parts.items()))


def _part(name: str, value: object, values: Told) -> Part:
    if isinstance(value, Mapping):
        return _of_selection(value, values)
    if name in values and values[name] == value:
        return Part(name)
    same = (known for known, one in values.items() if one == value and _tells(one))
    found = next(same, "")
    return Part(found) if found else Part("", value)


def _tells(value: object) -> bool:
    """Say whether a value is so much its own that an equal one under another name is the same."""
    return isinstance(value, date)


def _of_selection(value: Mapping[str, Any], values: Told) -> Part:
    """Return a selection as one that the view tells, else as its own with what is other in it."""
    known = {name: one for name, one in values.items() if isinstance(one, Mapping)}
    equal = next((name for name, one in known.items() if one == value), "")
    if equal:
        return Part(equal)
    own = {name: one for name, one in known.items() if name.startswith(MAIN)}
    nearest = max(own, key=lambda name: sum(value[k] == v for k, v in own[name].items()))
    other = {name: one for name, one in value.items() if one != own[nearest][name]}
    return Part(nearest, but=tuple((name, _part(name, one, values)) for name, one in other.items()))


@dataclass
class Habit:
    """The guesses of a screen, in the order in which their statements were asked."""

    guesses: tuple[Guess, ...] = field(default=())

    def learn(self, found: Iterable[Guess]) -> None:
        """Put these first, in their order; the others keep theirs behind them."""
        first = list(found)
        others = [one for one in self.guesses if all(one is not other for other in first)]
        self.guesses = (*first, *others)[:MOST_GUESSES]
