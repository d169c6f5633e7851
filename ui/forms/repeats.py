"""Several new records at once, some of which may be there already: each is kept or dropped."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from services.duplicates import Likeness, likely_all
from services.rules import ParticipationEntry
from ui.forms.duplicates import REASONS
from ui.forms.form import Form
from ui.markdown import plain

Repeats = dict[str, tuple[Likeness, ...]]


def undecided(form: Form, entries: Mapping[str, ParticipationEntry]) -> Repeats:
    """Return by its name what each entry is like, but for those that were kept nevertheless."""
    page = form.page
    found = likely_all(page.storage, page.person, [*entries.values()])
    kept = _kept(form)
    return {
        name: likenesses.records
        for name, likenesses in zip(entries, found, strict=True)
        if {one.record_id for one in likenesses.records} - {*kept.get(name, ())}
    }


def distinct_from(form: Form, names: Iterable[str]) -> list[tuple[str, ...]]:
    """Return for each of these entries the records that it was kept beside."""
    kept = _kept(form)
    return [kept.get(name, ()) for name in names]


def draw(form: Form, name: str, records: tuple[Likeness, ...], *, head: str = "") -> None:
    """Draw what an entry is like, and the button that keeps it nevertheless."""
    words = form.page.words
    text = words(
        "Likely there already, {reason}:", reason=words(REASONS[records[0].is_same_address])
    )
    st.caption(f":material/content_copy: {head} {text}".replace("  ", " "), width="content")
    for one in records[:1]:
        st.page_link(
            "entry/participation.py", label=plain(one.title), query_params={"record": one.record_id}
        )
    if further := len(records) - 1:
        st.caption(words("and {n} more", n=further), width="content")
    form.answer(words("Keep"), f"keep_{name}", lambda: keep(form, {name: records}))


def draw_all(
    form: Form, found: Repeats, heads: Mapping[str, str], *, drop: Callable[[list[str]], None]
) -> None:
    """Draw every entry that may be there already, to be kept or dropped one by one or all."""
    words = form.page.words
    for name, records in found.items():
        with st.container(horizontal=True, vertical_alignment="center", key=form.key(f"r_{name}")):
            draw(form, name, records, head=heads[name])
            form.answer(words("Drop"), f"drop_{name}", partial(drop, [name]))
    if len(found) > 1:
        with st.container(horizontal=True):
            form.answer(words("Keep all of these"), "keep_all", lambda: keep(form, found))
            form.answer(words("Drop all of these"), "drop_all", lambda: drop([*found]))


def keep(form: Form, found: Repeats) -> None:
    """Note that these entries repeat nothing of what they are like."""
    ids = {name: tuple(one.record_id for one in records) for name, records in found.items()}
    form.put("kept", {**_kept(form), **ids})


def _kept(form: Form) -> dict[str, tuple[str, ...]]:
    kept: Any = form.value("kept")
    return dict(kept) if kept else {}
