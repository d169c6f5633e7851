"""Two records beside each other, field by field, the differing fields marked."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from ui.markdown import plain
from ui.page import Page

EMPTY = "–"


def draw(
    page: Page, one: Mapping[str, str], other: Mapping[str, str], *, heads: tuple[str, str]
) -> None:
    """Draw what either of them says; `heads` are the words over the two columns."""
    words = page.words
    rows = [
        (words(label), text, other[label])
        for label, text in one.items()
        if (text, other[label]) != (EMPTY, EMPTY)
    ]
    marked = [
        (f"≠ **{plain(label)}**", f"**{plain(left)}**", f"**{plain(right)}**")
        if left != right
        else (plain(label), plain(left), plain(right))
        for label, left, right in rows
    ]
    columns = [words("Field"), *(plain(head) for head in heads)]
    st.table(
        pd.DataFrame(marked, columns=columns),
        border="horizontal",
        hide_index=True,
        alt=", ".join(heads),
    )
