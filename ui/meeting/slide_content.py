"""What a slide shows: its sentence, charts, figures in large type, a table or a text."""

from collections.abc import Sequence

import streamlit as st

from charts.ready import Ready
from core import formats
from core.i18n import Words
from reports.content import Cell, Table
from reports.slides import FrozenSlide, Number
from ui import charts
from ui.markdown import plain
from ui.meeting import look, sizes
from ui.meeting.sizes import Noted


def draw(words: Words, slide: FrozenSlide) -> None:
    """Draw what a slide shows: its sentence, figures, numbers or table, its text."""
    if slide.sentence:
        with st.container(key="show_sentence"):
            st.markdown(plain(slide.sentence))
    if slide.figures:
        _draw_figures(slide)
    elif slide.numbers:
        _draw_numbers(words, slide.numbers)
    elif slide.table and slide.table.rows:
        with st.container(key="show_table"):
            _draw_table(words, slide.table, lines=look.noted_of(slide).lines)
    if slide.text:
        with st.container(key="show_text"):
            st.markdown("\n\n".join(plain(line) for line in slide.text.splitlines() if line))
    noted = look.noted_of(slide)
    if noted.shown:
        _draw_notes(words, noted)


def _draw_notes(words: Words, noted: Noted) -> None:
    """Draw the notes below what they are about, and say how many have no room."""
    lines = list(map(plain, noted.shown))
    if noted.left_out:
        lines.append(
            words.count(
                "And {n} more note, in the papers of the meeting.",
                "And {n} more notes, in the papers of the meeting.",
                noted.left_out,
            )
        )
    with st.container(key="show_noted"):
        st.markdown("  \n".join(lines))


def _draw_figures(slide: FrozenSlide) -> None:
    with st.container(key="show_room"):
        columns = st.columns(len(slide.figures)) if len(slide.figures) > 1 else [st.container()]
        for place, (column, one) in enumerate(zip(columns, slide.figures, strict=True)):
            key = f"show_figure_{place}" if place else None  # before and after may be the same
            with column:
                if one.caption:
                    st.markdown(plain(one.caption))
                figure = Ready(one.figure)
                charts.draw(figure, key=key, alt=slide.sentence)


def _draw_numbers(words: Words, numbers: Sequence[Number]) -> None:
    with st.grid(min(len(numbers), 3), min_column_width=180, gap="small", key="show_numbers"):
        for place, number in enumerate(numbers):
            with st.container(border=True, height="stretch", gap=None, key=f"show_value_{place}"):
                with st.container(key=f"show_caption_{place}"):
                    st.markdown(plain(number.label))
                with st.container(key=f"show_number_{place}"):
                    st.markdown(f"**{plain(number.value)}**")
                if number.change:
                    with st.container(key=f"show_change_{place}"):
                        st.markdown(words("Change: {change}", change=plain(number.change)))
                if number.goal:
                    with st.container(key=f"show_change_goal_{place}"):
                        st.markdown(plain(number.goal))


def _draw_table(words: Words, table: Table, *, lines: int) -> None:
    """Draw as much of a table as is read from afar, and say how much there is."""
    language = words.language
    heads = table.columns[: sizes.MOST_COLUMNS]
    rows = table.rows[: sizes.rows([_letters(row, language) for row in table.rows], lines)]
    texts = {
        plain(head.title) or f"{number + 1}": [_cell(row[number], language) for row in rows]
        for number, head in enumerate(heads)
    }
    st.table(texts, border="horizontal", hide_index=True, alt=table.title)
    if len(rows) < len(table.rows):
        st.markdown(
            words(
                "The first {shown} of {n} rows.",
                shown=len(rows),
                n=len(table.rows),
            )
        )


def _letters(row: Sequence[Cell], language: str) -> int:
    return sum(len(_cell(cell, language)) for cell in row[: sizes.MOST_COLUMNS])


def _cell(cell: object, language: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, int | float):
        return formats.number(float(cell), language)
    return plain(str(cell))
