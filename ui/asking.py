"""Buttons that ask for a deed, which is done at the beginning of the next run; what was refused.

What a button asks for names the thing that stood in its place when it was drawn, so that a list
changed in another window meanwhile is never changed in the wrong place.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from core.errors import RulesBroken, Violation
from ui import session

Item = TypeVar("Item")


@dataclass(frozen=True)
class Asked:
    """What a button asks for: a deed, on what, and which item in which place of its list."""

    deed: str
    subject: str = ""
    place: int = 0
    item: object = None


@dataclass(frozen=True)
class Refusal:
    """Which deed was refused, and why; `is_gone` says that its subject is not there any more."""

    deed: str = ""
    violations: tuple[Violation, ...] = ()
    is_gone: bool = False

    def of(self, *deeds: str) -> tuple[Violation, ...]:
        """Return the violations of one of these deeds."""
        return self.violations if self.deed in deeds else ()


@dataclass(frozen=True)
class Asking:
    """The buttons of a screen; `name` keeps them apart from those of others."""

    name: str

    def ask(self, asked: Asked) -> None:
        """Note what a button asks for."""
        session.remember(f"{self.name}_asked", asked)

    def button(self, label: str, asked: Asked, **looks: object) -> None:
        """Draw a button that asks for a deed; the label is translated already."""
        looks = {"key": f"{self.name}_{asked.deed}", **looks}
        st.button(label, on_click=self.ask, args=(asked,), **looks)  # type: ignore[arg-type]

    def answer(self, do: Callable[[Asked], None]) -> Refusal:
        """Do what the button of the run before asked for and return what was refused of it."""
        asked = session.recall(f"{self.name}_asked")
        session.forget(f"{self.name}_asked")
        if not isinstance(asked, Asked):
            return Refusal()
        try:
            do(asked)
        except RulesBroken as broken:
            return Refusal(asked.deed, broken.violations)
        return Refusal()


def place_of(item: object, place: int | None, found: Sequence[object]) -> int | None:
    """Return where an item stands now that stood in a place; None where it was taken off."""
    if item is None or place is None:
        return None
    if place < len(found) and found[place] == item:
        return place
    return found.index(item) if item in found else None


def moved(items: Sequence[Item], deed: str, place: int) -> tuple[Item, ...]:
    """Return the items with one of them moved up or down, or with any other deed taken away."""
    found = list(items)
    if not 0 <= place < len(found):
        return tuple(found)
    item = found.pop(place)
    match deed:
        case "up":
            found.insert(max(0, place - 1), item)
        case "down":
            found.insert(place + 1, item)
    return tuple(found)
