"""The school's notes on the charts and tables of a paper, as lines below them, read with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from charts import noted
from charts.noted import Note
from core.dimensions import BY_NAME, Dimension, Mark, codes_of, mark_text
from core.i18n import Words
from core.mark_names import NAMES
from core.selection import Selection
from db import Transaction
from reports.content import Style, Text
from reports.plain_text import plain
from services.reference import Reference


@dataclass(frozen=True)
class Notes:
    """The notes of a paper's period; a note has one number in all of it.

    `titles` are those of the resources by their ids.
    """

    found: Sequence[Note]
    words: Words
    reference: Reference
    titles: Mapping[str, str]

    def below_chart(self, dimension: str, codes: Iterable[object]) -> tuple[Text, ...]:
        """Return the notes that a chart of these codes covers, as on a dashboard."""
        return self._lines(noted.covered(self.found, _marks(dimension, codes)))

    def below_table(self, dimension: str, codes: Iterable[object]) -> tuple[Text, ...]:
        """Return the notes about rows of a table: what is of the whole period stands at charts."""
        marks = _marks(dimension, codes)
        numbered = (one for one in self.found if one.number is not None)
        return self._lines([one for one in numbered if one.rest and noted.is_about(one, marks)])

    def below_parts(self, parts: Mapping[str, Iterable[object]]) -> tuple[Text, ...]:
        """Return the notes that charts of several dimensions cover."""
        marks = [mark for name, codes in parts.items() for mark in _marks(name, codes)]
        return self._lines(noted.covered(self.found, marks))

    def _lines(self, shown: Sequence[Note]) -> tuple[Text, ...]:
        language = self.words.language
        return tuple(
            Text(plain(note.line(self._told(note.mark), language)), Style.NOTE) for note in shown
        )

    def _told(self, mark: Mark) -> str:
        parts = ((BY_NAME[name], codes) for name, codes in codes_of(mark).items())
        return " · ".join(
            f"{self.words(one.title)}: {', '.join(self._label(one, code) for code in codes)}"
            for one, codes in parts
        )

    def _label(self, dimension: Dimension, code: str) -> str:
        if dimension.reference_list:
            return self.reference.name(dimension.reference_list, code)
        if dimension.name == "resource":
            return self.titles.get(code) or self.words("one resource")
        named = NAMES.get(dimension.name)
        return named(self.words, code) if named else code


def read_notes(
    transaction: Transaction,
    selection: Selection,
    words: Words,
    *,
    reference: Reference,
    parameters: Mapping[str, object] | None = None,
) -> Notes:
    """Read the notes of a selection that are about no teacher by name: papers leave the school.

    `parameters` set it back to another moment.
    """
    limits = selection.parameters() if parameters is None else parameters
    rows = transaction.rows("notes/selected", **limits, with_names=False)
    found = noted.numbered(rows, selection)
    titles: dict[str, str] = {}
    if any("resource" in note.mark for note in found):
        resources = transaction.rows(
            "resources/catalogue", organisation_ids=selection.organisation_ids
        )
        titles = {str(row["resource_id"]): str(row["title"]) for row in resources}
    return Notes(found, words, reference, titles)


def _marks(dimension: str, codes: Iterable[object]) -> list[str]:
    return [mark_text({dimension: code}) for code in codes]
