"""The second step: which column is which field, what is alike in every row, what words mean."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from core.access import Action, may
from core.formats import moment
from core.i18n import N_
from services.intake.field_names import CONSTANTS, name_of
from services.intake.fields import FIELDS
from services.intake.headers import is_note
from services.intake.mapping import ImportMapping, Source
from services.intake.matching import missing, needed_fields, shared_columns
from services.intake.meanings import constant_choices
from services.reference import FOLLOWING
from ui import session
from ui.importing import meaning, wizard
from ui.importing.columns import draw_shared, draw_unused, examples
from ui.importing.meaning import place_of
from ui.importing.wizard import Wizard
from ui.markdown import plain
from ui.page import Page

NOT_TOLD, AS_THE_KIND = N_("not told"), N_("as the kind of activity suggests")


def draw(page: Page, kept: Wizard) -> None:
    """Draw the fields with their columns, the needed ones first, and the columns left over."""
    table, mapping = kept.table, kept.mapping
    if table is None or mapping is None:
        return
    _draw_origin(page, kept, mapping)
    shown = list(needed_fields(mapping))
    filled = [name for name in FIELDS[mapping.holds] if name in mapping.columns]
    others = [name for name in filled if name not in shown]
    _draw_missing(page, mapping)
    _draw_fields(page, kept, [*shown, *others])
    rest = [name for name in FIELDS[mapping.holds] if name not in {*shown, *others}]
    with st.expander(page.words("More fields"), icon=":material/add:"):
        _draw_fields(page, kept, rest)
    draw_shared(page, kept, mapping)
    draw_unused(page, table, mapping)
    meaning.draw(page, kept)
    _draw_options(page, kept, mapping)


def _draw_origin(page: Page, kept: Wizard, mapping: ImportMapping) -> None:
    """Say where the match comes from, and offer the other one."""
    words, last = page.words, kept.remembered
    if last is None:
        st.markdown(words("The columns were matched by their headers and cells: look them over."))
        return
    when = moment(last.saved_at, words.language)
    with st.container(horizontal=True, vertical_alignment="center"):
        if kept.is_remembered:
            said = words(
                "Matched as last time: {when}, {who}.", when=when, who=last.saved_by or "–"
            )
            st.markdown(plain(said), width="content")
            label = words("Match anew")
            deed: Callable[[], None] = partial(wizard.match_anew, page, mapping.holds)
        else:
            st.markdown(words("Such a file was matched before."), width="content")
            label, deed = words("As last time"), wizard.match_as_before
        st.button(label, key="import_rematch", type="tertiary", on_click=deed)
        st.button(
            words("Forget that match"),
            key="import_forget",
            type="tertiary",
            on_click=wizard.forget_match,
            args=(page,),
        )


def _draw_missing(page: Page, mapping: ImportMapping) -> None:
    """Name what the records cannot do without and nothing gives."""
    said = still_missing(page, mapping)
    if said:
        st.warning(plain(said), icon=":material/help:")


def why_not_on(page: Page, kept: Wizard) -> str:
    """Return why the next step cannot be taken yet, empty when it can."""
    if kept.mapping is None:
        return ""
    asked = [column for column in shared_columns(kept.mapping) if column not in kept.shared]
    if asked:
        return page.words("Say above whether one column is meant to fill several fields.")
    return still_missing(page, kept.mapping)


def still_missing(page: Page, mapping: ImportMapping) -> str:
    """Return the sentence that names what nothing gives yet, empty when there is nothing."""
    names = [
        page.words(" or ").join(page.words(name_of(mapping.holds, name)) for name in group)
        for group in missing(mapping)
    ]
    return page.words("Still to be told: {names}.", names="; ".join(names)) if names else ""


def _draw_fields(page: Page, kept: Wizard, names: Sequence[str]) -> None:
    for name in names:
        with st.container(key=kept.key(f"row_{name}")):
            left, right = st.columns([3, 2], vertical_alignment="bottom")
            with left:
                _draw_columns(page, kept, name)
            with right:
                _draw_beside(page, kept, name)


def _draw_columns(page: Page, kept: Wizard, name: str) -> None:
    """Draw the choice of a field's columns; several are joined by blanks."""
    table, mapping = kept.table, kept.mapping
    if table is None or mapping is None:
        return
    source = mapping.columns.get(name)
    key = kept.key(f"columns_{name}")
    st.multiselect(
        page.words(name_of(mapping.holds, name)),
        [column for column in table.columns if not is_note(column)],
        default=list(source.columns) if source else [],
        key=key,
        placeholder=page.words("no column"),
        select_all=False,
        on_change=_set_columns,
        args=(name, key),
    )


def _set_columns(name: str, key: str) -> None:
    mapping, chosen = wizard.current().mapping, session.recall(key)
    if mapping is None or not isinstance(chosen, list):
        return
    columns = {field: source for field, source in mapping.columns.items() if field != name}
    if chosen:
        former = mapping.columns.get(name, Source(()))
        columns[name] = replace(former, columns=tuple(chosen))
    wizard.match(replace(mapping, columns=columns))


def _draw_beside(page: Page, kept: Wizard, name: str) -> None:
    """Draw examples of the chosen column, or what is alike in every row without one."""
    table, mapping = kept.table, kept.mapping
    if table is None or mapping is None:
        return
    source = mapping.columns.get(name)
    if source:
        texts = examples(
            page, table, source.columns[0], told=lambda text: mapping.meant(name, text)
        )
        st.caption(page.words("for example: {texts}", texts=texts) if texts else "")
    elif name in CONSTANTS[mapping.holds]:
        _draw_constant(page, kept, name)


def _draw_constant(page: Page, kept: Wizard, name: str) -> None:
    mapping = kept.mapping
    if mapping is None:
        return
    options = constant_choices(mapping.holds, name, page.reference)
    given, key = mapping.constants.get(name), kept.key(f"constant_{name}")
    st.selectbox(
        page.words("{field}: in every row", field=page.words(name_of(mapping.holds, name))),
        list(options),
        index=place_of(given, options),
        format_func=options.__getitem__,
        placeholder=page.words(AS_THE_KIND if name in FOLLOWING else NOT_TOLD),
        key=key,
        on_change=_set_constant,
        args=(name, key),
    )


def _set_constant(name: str, key: str) -> None:
    kept, chosen = wizard.current(), session.recall(key)
    mapping = kept.mapping
    if mapping is None:
        return
    constants = {field: text for field, text in mapping.constants.items() if field != name}
    if chosen:
        constants[name] = str(chosen)
    wizard.match(replace(mapping, constants=constants))


def _draw_options(page: Page, kept: Wizard, mapping: ImportMapping) -> None:
    """Offer to confirm at once what has evidence, where the person may."""
    if mapping.holds in {"participations", "resource_uses"} and may(
        page.person, Action.CONFIRM_RECORDS
    ):
        key = kept.key("confirm")
        st.checkbox(
            page.words("confirm at once what has evidence"),
            value=mapping.options.confirm,
            key=key,
            on_change=_set_confirm,
            args=(key,),
        )


def _set_confirm(key: str) -> None:
    mapping = wizard.current().mapping
    if mapping:
        options = replace(mapping.options, confirm=bool(session.recall(key)))
        wizard.match(replace(mapping, options=options))
