"""Sentences beside fields: a place under each field, filled when the rules find something."""

from collections.abc import Iterable

import streamlit as st

from core.errors import Violation
from core.i18n import Words
from ui.markdown import wrong


class Notes:
    """The places under a form's fields; what belongs to no field goes where the rest is kept."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._places: dict[str, st.delta_generator.DeltaGenerator] = {}

    def place(self, field: str) -> None:
        """Keep a place for the field's sentence here, right under the field."""
        self._places[field] = st.empty()

    def show(self, field: str, sentence: str) -> None:
        """Write a sentence, already translated, into the field's place."""
        place = self._places.get(field)
        target = place if place is not None else st
        target.markdown(wrong(sentence))

    def show_all(self, violations: Iterable[Violation]) -> None:
        """Write every violation's sentence; several of one field stand together."""
        sentences: dict[str, list[str]] = {}
        for violation in violations:
            sentences.setdefault(violation.field, []).append(violation.sentence(self._words))
        for field, found in sentences.items():
            self.show(field, " ".join(found))
