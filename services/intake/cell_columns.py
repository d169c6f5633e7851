"""The columns of a table as values of fields: each different text is read once, not each row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from services.intake.drafts import understood
from services.intake.fields import FIELDS, Reading, line, lines
from services.intake.mapping import ImportMapping, Source
from services.intake.table import Table

AT_ONCE = 20_000  # texts looked at together, so that their bytes stay near

Mask = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.integer[Any]]


@dataclass(frozen=True)
class CodedColumn:
    """Values of a field that repeat: `codes` point into `values`, None where there is none.

    `is_wrong` says which of the values could not be understood.
    """

    codes: Codes
    values: Sequence[object]
    is_wrong: Mask

    def value(self, place: int) -> object:
        """Return the value of a row by its place."""
        return self.values[self.codes[place]]


@dataclass(frozen=True)
class TextColumn:
    """Texts that hardly repeat, read as their field reads them.

    `is_odd` marks those that hold more than plain signs and single blanks between them.
    """

    texts: pa.StringArray
    is_odd: Mask

    @property
    def is_there(self) -> Mask:
        """Say which rows have a text."""
        return np.asarray(pc.binary_length(self.texts)) > 0

    def value(self, place: int) -> object:
        """Return the text of a row by its place."""
        return self.texts[place].as_py()


Column = CodedColumn | TextColumn
Read = Callable[[str], object]


def field_columns(
    table: Table, mapping: ImportMapping, reading: Reading, *, repeated: frozenset[str]
) -> Mapping[str, Column]:
    """Return the columns of the fields that the mapping fills; `repeated` texts are coded too."""
    given = {*mapping.columns, *mapping.constants}
    names = [name for name in FIELDS[mapping.holds] if name in given]
    return {name: _column(table, mapping, reading, name=name, repeated=repeated) for name in names}


def _column(
    table: Table,
    mapping: ImportMapping,
    reading: Reading,
    *,
    name: str,
    repeated: frozenset[str],
) -> Column:
    source = mapping.columns.get(name)
    read = FIELDS[mapping.holds][name].read
    if source is None:
        one = _coded(pa.array([mapping.constants[name]]), mapping, reading, name=name)
        return replace(one, codes=alike(table.row_count))
    texts = _texts(table, source)
    is_plain = name not in repeated and name not in mapping.values and not mapping.is_split(name)
    if read in {line, lines} and is_plain:
        return _plain(texts, lambda text: read(mapping.meant(name, text), reading))
    return _coded(texts, mapping, reading, name=name)


def _texts(table: Table, source: Source) -> pa.StringArray:
    """Return what the columns of a source hold together, as Source.text puts it."""
    places = [table.columns.index(column) for column in source.columns]
    parts = [table.cells.column(place).combine_chunks() for place in places]
    parts = [part if isinstance(part, pa.Array) else part.chunk(0) for part in parts]
    if len(parts) == 1 and not (source.before or source.after):
        return parts[0]
    filled = [pc.if_else(pc.equal(part, ""), None, part) for part in parts]
    joined = pc.binary_join_element_wise(*filled, source.between, null_handling="skip")
    framed = pc.binary_join_element_wise(source.before, joined, source.after, "")
    return pc.if_else(pc.equal(joined, ""), "", framed)


def _coded(
    texts: pa.StringArray, mapping: ImportMapping, reading: Reading, *, name: str
) -> CodedColumn:
    different = texts.dictionary_encode()
    values: list[object] = []
    wrong = []
    for text in different.dictionary.to_pylist():
        read, violations = understood(
            {name: mapping.meant(name, text)}, reading, holds=mapping.holds
        )
        value = read.get(name)
        values.append(value.strip() if isinstance(value, str) else value)
        wrong.append(bool(violations))
    codes = np.asarray(different.indices)
    return canonical(codes, values, np.array(wrong, bool))


def alike(count: int) -> Codes:
    """Return the codes of a column whose rows all have the first of its values."""
    return np.broadcast_to(np.int32(0), count)


def canonical(codes: Codes, values: Sequence[object], is_wrong: Mask) -> CodedColumn:
    """Return a column in which equal values have one code."""
    firsts: dict[object, int] = {}
    to_first = np.array(
        [
            firsts.setdefault((value, bool(wrong)), code)
            for code, (value, wrong) in enumerate(zip(values, is_wrong, strict=True))
        ],
        np.int32,
    )
    if len(firsts) == len(values):
        return CodedColumn(codes, values, is_wrong)
    return CodedColumn(to_first[codes], values, is_wrong)


def _plain(texts: pa.StringArray, read: Read) -> TextColumn:
    odd = odd_texts(texts)
    if not odd.any():
        return TextColumn(texts, odd)
    mended = [read(text) if text else "" for text in texts.filter(pa.array(odd)).to_pylist()]
    whole = pc.replace_with_mask(texts, pa.array(odd), pa.array(mended, pa.string()))
    return TextColumn(whole, odd)


def odd_texts(texts: pa.StringArray) -> Mask:
    """Mark the texts that may hold anything but visible signs with single blanks between them.

    It looks at the bytes of many texts at once: control signs, blanks of other kinds, marks of
    direction, blanks at the ends or side by side. It may mark a harmless text, never miss one.
    """
    slices = (texts.slice(start, AT_ONCE) for start in range(0, len(texts), AT_ONCE))
    return np.concatenate([np.zeros(0, bool), *map(_odd, slices)])


def _odd(texts: pa.StringArray) -> Mask:
    count = len(texts)
    odd = np.zeros(count, bool)
    _, ends, data = texts.buffers()
    offsets = np.frombuffer(ends, np.int32)[texts.offset : texts.offset + count + 1]
    if data is None or offsets[0] == offsets[-1]:
        return odd
    signs = np.frombuffer(data, np.uint8)[offsets[0] : offsets[-1]]
    starts = offsets - offsets[0]
    found = np.flatnonzero(_is_suspicious(signs))
    odd[np.searchsorted(starts, found, "right") - 1] = True
    filled = np.flatnonzero(np.diff(starts))
    blank = ord(" ")
    odd[filled] |= signs[starts[filled]] == blank
    odd[filled] |= signs[starts[filled + 1] - 1] == blank
    return odd


def _is_suspicious(signs: npt.NDArray[np.uint8]) -> Mask:
    """Mark bytes that begin or are something else than a plain sign (of UTF-8)."""
    following = np.append(signs[1:], np.uint8(0))
    marked: Mask = (signs < 0x20) | (signs == 0x7F) | (signs == 0xE1) | (signs == 0xE3)
    marked |= (signs == 0x20) & (following == 0x20)
    marked |= (signs == 0xC2) & (following <= 0xA0)
    general = np.flatnonzero((signs == 0xE2) & (following <= 0x81))
    third = np.append(signs, np.zeros(2, np.uint8))[general + 2]
    harmless = (following[general] == 0x80) & (third > 0x8F) & (third < 0xA8)
    marked[general[~harmless]] = True
    return marked


def combined(columns: Sequence[Codes]) -> Codes:
    """Return one code for each different combination of codes, from 0 without gaps."""
    whole: Codes = columns[0].astype(np.int64)
    for column in columns[1:]:
        whole = whole * (int(column.max(initial=0)) + 1) + column
        if int(whole.max(initial=0)) > 2**31:
            whole = _dense(whole)
    return _dense(whole)


def _dense(codes: Codes) -> Codes:
    return np.asarray(pa.array(codes).dictionary_encode().indices)


def first_places(codes: Codes) -> Codes:
    """Return where each code from 0 on stands first."""
    places = np.empty(int(codes.max(initial=-1)) + 1, np.int64)
    places[codes[::-1]] = np.arange(len(codes))[::-1]
    return places
