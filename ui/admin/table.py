"""A table of which one row can be chosen; what is chosen opens beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from ui import session
from ui.admin.deeds import round_of

Row = Mapping[str, Any]

DAY_FORMAT, MOMENT_FORMAT = "DD.MM.YYYY", "DD.MM.YYYY HH:mm"


@dataclass(frozen=True)
class Table:
    """What a table shows: its name, its accessible name, its columns as Streamlit configures them.

    The words are translated already; the frame is shown in the order of `columns`.
    """

    name: str
    alt: str
    columns: Mapping[str, Any]
    key_column: str


def draw_table(table: Table, shown: pd.DataFrame) -> str | None:
    """Draw the table and return the key of the chosen row, None when none is chosen."""
    state = st.dataframe(
        shown[list(table.columns)],
        key=_key(table.name),
        hide_index=True,
        column_config=dict(table.columns),
        on_select="rerun",
        selection_mode="single-row",
        placeholder="",
        alt=table.alt,
    )
    rows = state.selection.rows if state else []
    return str(shown[table.key_column].iloc[rows[0]]) if rows and rows[0] < len(shown) else None


def choose_nothing(name: str) -> None:
    """Take the choice back; to be called before the table is drawn."""
    session.forget(_key(name))


def _key(name: str) -> str:
    return f"{name}_table_{round_of(name)}"
