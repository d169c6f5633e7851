"""What is missing, a line each, with the way to the next step beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from ui.markdown import plain


@dataclass(frozen=True)
class Step:
    """One thing that is missing; `path` is the screen where it is mended, empty for none.

    The texts are words already, `address` is what the screen begins with.
    """

    text: str
    detail: str = ""
    path: str = ""
    label: str = ""
    address: Mapping[str, str] = field(default_factory=dict)


def draw(key: str, steps: Sequence[Step]) -> None:
    """Draw the lines below each other; a narrow screen has the way under its line."""
    for number, step in enumerate(steps):
        with st.container(
            horizontal=True,
            horizontal_alignment="distribute",
            vertical_alignment="center",
            key=f"step_{key}_{number}",
        ):
            with st.container(width=240, gap=None):
                st.markdown(f"**{plain(step.text)}**")
                if step.detail:
                    st.caption(plain(step.detail))
            if step.path:
                st.page_link(
                    step.path,
                    label=step.label,
                    icon=":material/arrow_forward:",
                    query_params=dict(step.address),
                )
