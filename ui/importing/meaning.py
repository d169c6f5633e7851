"""Words that no list has: a person says what each means, a proposal is never taken by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from services.intake.field_names import name_of
from services.intake.mapping import ANY_OTHER, ImportMapping
from services.intake.meanings import UnknownText, choices, unknown_texts, with_meaning
from ui import session
from ui.importing import wizard
from ui.importing.wizard import Wizard
from ui.markdown import plain
from ui.page import Page

MOST_SHOWN = 30  # of one field; one choice serves the rest


def draw(page: Page, kept: Wizard) -> None:
    """Draw the unknown words of every field of a list, with a choice for each."""
    if kept.table is None or kept.mapping is None:
        return
    unknown = unknown_texts(kept.table, kept.mapping, page.reference)
    if not unknown:
        return
    words = page.words
    st.subheader(words("Words that the lists do not have"), anchor=False)
    st.markdown(words("Rows with a word that stays without a meaning will be rejected."))
    proposed = {
        field: [text for text in texts if text.suggestion] for field, texts in unknown.items()
    }
    n = sum(map(len, proposed.values()))
    if n:
        st.button(
            words.count("Take {n} proposal", "Take all {n} proposals", n),
            key="import_proposals",
            icon=":material/done_all:",
            on_click=_take,
            args=(proposed,),
        )
    for field, texts in unknown.items():
        _draw_field(page, kept, field, texts=texts)


def _draw_field(page: Page, kept: Wizard, field: str, *, texts: Sequence[UnknownText]) -> None:
    mapping = kept.mapping
    if mapping is None:
        return
    options = choices(mapping.holds, field, page.reference)
    st.markdown(f"**{page.words(name_of(mapping.holds, field))}**")
    for unknown in texts[:MOST_SHOWN]:
        _draw_text(page, kept, field, unknown=unknown, options=options)
    if len(texts) > MOST_SHOWN:
        n = len(texts) - MOST_SHOWN
        others = UnknownText(ANY_OTHER, n, mapping.values.get(field, {}).get(ANY_OTHER), None)
        _draw_text(page, kept, field, unknown=others, options=options)


def _draw_text(
    page: Page, kept: Wizard, field: str, *, unknown: UnknownText, options: Mapping[str, str]
) -> None:
    words, n = page.words, unknown.rows
    if unknown.text == ANY_OTHER:
        label = words.count("{n} other word", "{n} other words", n)
    else:
        rows = words.count("{n} row", "{n} rows", n)
        label = f"{plain(unknown.text)} · {rows}"
    alike = options.get(unknown.suggestion or "")
    key = kept.key(f"meaning_{field}_{unknown.text}")
    st.selectbox(
        label,
        list(options),
        index=place_of(unknown.meaning, options),
        format_func=options.__getitem__,
        placeholder=words("perhaps: {name}", name=alike) if alike else words("not told"),
        key=key,
        on_change=_give,
        args=(field, unknown.text, key),
    )


def place_of(code: str | None, options: Mapping[str, str]) -> int | None:
    """Return where a code stands among the options; None when it is none of them."""
    return list(options).index(code) if code is not None and code in options else None


def _give(field: str, text: str, key: str) -> None:
    mapping, chosen = wizard.current().mapping, session.recall(key)
    if mapping:
        code = str(chosen) if chosen else None
        wizard.match(with_meaning(mapping, field, text=text, code=code))


def _take(proposed: Mapping[str, Sequence[UnknownText]]) -> None:
    """Give every word its proposed meaning: the person has seen them all and says so."""
    kept = wizard.current()
    if kept.mapping is None:
        return
    mapping: ImportMapping = kept.mapping
    for field, texts in proposed.items():
        for text in texts:
            mapping = with_meaning(mapping, field, text=text.text, code=text.suggestion)
    wizard.match(mapping)
    wizard.keep(replace(wizard.current(), round=kept.round + 1))
