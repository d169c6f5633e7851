"""The cells of an export: whole columns of a batch of rows, as a statement gives it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum

import pyarrow as pa
import pyarrow.compute as pc

from core.spreadsheets import DANGEROUS, MARK
from services.versions import Row


class Kind(StrEnum):
    """What the cells of a column are, whoever reads them."""

    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    WHOLE = "whole"
    DECIMAL = "decimal"
    FLAG = "flag"


Cell = str | date | int | float | bool | None
TYPES: Mapping[Kind, pa.DataType] = {
    Kind.TEXT: pa.string(),
    Kind.DAY: pa.date32(),
    Kind.MOMENT: pa.timestamp("s"),
    Kind.WHOLE: pa.int64(),
    Kind.DECIMAL: pa.float64(),
    Kind.FLAG: pa.bool_(),
}


def plain(batch: pa.RecordBatch, name: str, kind: Kind) -> pa.Array:
    """Return a column as it is kept."""
    return batch.column(name).cast(TYPES[kind])


def worded(codes: pa.Array, names: Mapping[str, str]) -> pa.Array:
    """Return the words for codes; null for a code without any."""
    places = pc.index_in(codes, value_set=pa.array(list(names), pa.string()))
    return pa.array(list(names.values()), pa.string()).take(places)


def joined(columns: Sequence[pa.Array], separator: str) -> pa.Array:
    """Return the texts of each row with a separator between them; empty ones are passed over."""
    texts = [column.cast(pa.string()) for column in columns]
    filled = [pc.if_else(pc.equal(text, ""), None, text) for text in texts]
    return pc.binary_join_element_wise(*filled, separator, null_handling="skip")


def listed(column: pa.Array) -> pa.Array:
    """Return a list of numbers in each row as one text."""
    return pc.binary_join(column.cast(pa.list_(pa.string())), ", ")


def neutral(texts: pa.Array) -> pa.Array:
    """Return texts as `core.spreadsheets.neutral` does, which `restored` undoes."""
    dangerous = pc.match_substring_regex(texts, DANGEROUS)
    if not pc.any(dangerous).as_py():
        return texts
    return pc.if_else(dangerous, pc.binary_join_element_wise(MARK, texts, ""), texts)


def of_rows(batch: pa.RecordBatch, value: Callable[[Row], Cell], kind: Kind) -> pa.Array:
    """Return the cells that a function gives for one row after the other."""
    return pa.array([value(row) for row in batch.to_pylist()], TYPES[kind])
