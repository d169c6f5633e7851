"""Who offers what: communities by kinds of activity, ticked in one table."""

import pandas as pd
import streamlit as st

from services.reference_offers import set_offers
from ui.admin.deeds import finish, round_of
from ui.page import Page

NAME = "offers"


def draw(page: Page) -> None:
    """Draw the table of ticks and save the communities whose ticks were changed."""
    st.subheader(page.words("Who offers what"), anchor=False)
    st.caption(page.words("Forms offer only the kinds that are ticked; records stay as they are."))
    matrix = _matrix(page)
    ticked = st.data_editor(
        matrix,
        key=f"{NAME}_{round_of(NAME)}",
        column_config={
            "_index": st.column_config.TextColumn(page.words("Kind of activity"), width=250),
            **{
                community: st.column_config.CheckboxColumn(
                    page.reference.name("communities", community), width=130
                )
                for community in matrix.columns
            },
        },
        disabled=["_index"],
        height="content",
        alt=page.words("Which community offers which kind of activity"),
    )
    changed = [c for c in matrix.columns if not ticked[c].equals(matrix[c])]
    if st.button(page.words("Save the ticks"), key="save_offers", disabled=not changed):
        for community in changed:
            kinds = _ticked_kinds(page, ticked[community])
            set_offers(page.storage, page.person, community, kinds=kinds)
        finish(page.words("Saved: forms offer what is ticked."), name=NAME)


def _matrix(page: Page) -> pd.DataFrame:
    """Return one row per kind and one column per community, by its code; true where offered."""
    kinds, communities = page.reference.codes("kinds"), page.reference.codes("communities")
    offered = {c: [kind in page.reference.kinds_of(c) for kind in kinds] for c in communities}
    names = [page.reference.name("kinds", kind) for kind in kinds]
    return pd.DataFrame(offered, index=names)


def _ticked_kinds(page: Page, ticks: "pd.Series[bool]") -> tuple[str, ...]:
    kinds = page.reference.codes("kinds")
    return tuple(kind for kind, is_ticked in zip(kinds, ticks, strict=True) if is_ticked)
