"""A table of which one row can be chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from ui.admin.deeds import round_of

DAY_FORMAT, MOMENT_FORMAT = "DD.MM.YYYY", "DD.MM.YYYY HH:mm"


MOST_WHOLE = 40  # rows up to which the page scrolls and not the table


@dataclass(frozen=True)
class Table:
    """What a table shows: its name, its accessible name, its columns as Streamlit configures them.

    The words are translated already; the frame is shown in the order of `columns`.
    """

    name: str
    alt: str
    columns: Mapping[str, Any]
    begun: str = ""  # the name of the drawer it begins anew with, when that is another


def draw_table(table: Table, shown: pd.DataFrame) -> int | None:
    """Draw the table and return the position of the chosen row, None when none is chosen."""
    state = st.dataframe(
        shown[list(table.columns)],
        key=f"{table.name}_table_{round_of(table.begun or table.name)}",
        hide_index=True,
        height="content" if len(shown) <= MOST_WHOLE else "auto",
        column_config=dict(table.columns),
        on_select="rerun",
        selection_mode="single-row",
        placeholder="",
        alt=table.alt,
    )
    rows: list[int] = list(state["selection"]["rows"])
    return rows[0] if rows and rows[0] < len(shown) else None
