"""One open form: where its values live, what is wrong with them, what its buttons asked for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import streamlit as st

from core.errors import Violation
from ui import session, shortcuts
from ui.markdown import wrong
from ui.page import Page

# What a form keeps besides its fields: how far it has come, and the record it corrects.
STATE = (
    "asked",
    "begun",
    "checked",
    "base",
    "kind_before",
    "reason",
    "blank",
    "draft",
    "is_taken_over",
    "by_address",
    "address_before",
    "differences_table",
    "refused",
)
STAYING = ("is_confirmed",)  # whoever confirms one of a series at once confirms the next one too


@dataclass(frozen=True)
class Form:
    """A form on a page; `name` begins the keys of its widgets, so two forms never mix.

    Each time the form is emptied its fields get keys of their own: what the browser sends late,
    of the fields as they were, reaches nobody and does not fill the emptied form again.
    """

    page: Page
    name: str
    violations: tuple[Violation, ...] = ()

    def key(self, field: str) -> str:
        """Return the key under which the field's widget keeps its value."""
        times = session.recall(f"{self.name}_times_emptied", 0)
        return f"{self.name}_{field}_{times}" if times else f"{self.name}_{field}"

    def value(self, field: str, default: object = None) -> object:
        """Return what the field holds now."""
        return session.recall(self.key(field), default)

    def put(self, field: str, value: object) -> None:
        """Set the field, before its widget is drawn."""
        session.remember(self.key(field), value)

    def clear(self, fields: Iterable[str]) -> None:
        """Empty the fields and forget how far the form had come; some ticks stay as they are."""
        staying = {field: self.value(field) for field in STAYING}
        session.forget(*(self.key(field) for field in (*fields, *STATE, *STAYING)))
        times = session.recall(f"{self.name}_times_emptied", 0)
        session.remember(f"{self.name}_times_emptied", int(str(times)) + 1)
        for field, value in staying.items():
            if value is not None:
                self.put(field, value)

    def ask(self, deed: str) -> None:
        """Note what a button asks for; it is done at the beginning of the next run."""
        self.put("asked", deed)

    def asked(self, *deeds: str) -> str:
        """Return which of these deeds a button asked for, once; empty when none."""
        deed = str(self.value("asked", ""))
        if deed not in deeds:
            return ""
        session.forget(self.key("asked"))
        return deed

    def button(self, label: str, deed: str, *, keys: str = "", **looks: object) -> None:
        """Draw a button that asks for a deed; the label is translated already.

        It stays the same when the form is emptied, so the keyboard's focus stays on it.
        `keys` (Ctrl+Enter) press it from every sort of field.
        """
        if keys:
            looks["shortcut"] = keys.lower()
            shortcuts.draw({keys: f"{self.name}_{deed}"})
        st.button(label, key=f"{self.name}_{deed}", on_click=self.ask, args=(deed,), **looks)  # type: ignore[arg-type]

    def answer(self, label: str, name: str, deed: Callable[[], None]) -> None:
        """Draw a button that does something to what the form keeps, before the next run."""
        st.button(label, key=self.key(f"answer_{name}"), on_click=deed)

    def note(self, *fields: str) -> None:
        """Write the sentences of these fields' violations right here."""
        for violation in self.violations:
            if violation.field in fields:
                st.markdown(wrong(violation.sentence(self.page.words)))

    def has_violation(self, fields: Iterable[str]) -> bool:
        """Say whether any of these fields needs mending."""
        named = {violation.field for violation in self.violations}
        return not named.isdisjoint(fields)
