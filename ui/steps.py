"""The steps of a record's life on a screen: what was done, by whom, what was before and after."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.errors import Failure, NotAllowed, RulesBroken, Violation
from core.formats import moment
from core.i18n import N_
from services.history import DEED_NAMES, Deed, Step
from services.record_states import State
from services.records import STATUS_NAMES, Status
from ui.markdown import plain, wrong
from ui.page import Page

UNDONE = N_("The step is undone.")
CORRECTION_TURNED: Mapping[bool, str] = {
    True: N_("the correction of {moment} undone"),
    False: N_("the correction of {moment} brought back"),
}
STEP_TURNED: Mapping[bool, str] = {
    True: N_("the step “{deed}” of {moment} undone"),
    False: N_("the step “{deed}” of {moment} brought back"),
}
NOT_YOURS = N_("This step is undone by whoever checks the records.")


@dataclass(frozen=True)
class Telling:
    """How the steps of one sort of record are told.

    `describe` gives an entry's fields by their labels, `draw_undo` a button where it may be undone.
    `key` is of the panel: what it draws is named after it; `label` is what it is called.
    """

    page: Page
    key: str
    describe: Callable[[Any], dict[str, str]]
    draw_undo: Callable[[Step[Any]], None]
    label: str = N_("History of the record")


def draw(
    telling: Telling,
    steps: Sequence[Step[Any]],
    *,
    refused: Sequence[str],
    draw_more: Callable[[], None] | None = None,
) -> None:
    """Draw steps in the order given, folded away unless there is a refusal to read."""
    label = telling.page.words(telling.label)
    with st.expander(label, icon=":material/history:", expanded=bool(refused)):
        for sentence in refused:
            st.markdown(wrong(sentence))
        for step in steps:
            _draw_step(telling, step)
        if draw_more:
            draw_more()


def sentences(
    page: Page, failure: Failure, label_of: Callable[[Violation], str]
) -> tuple[str, ...]:
    """Return why a step cannot be undone, each field by its name; the label is empty for none."""
    words = page.words
    if isinstance(failure, NotAllowed):
        return (words(NOT_YOURS),)
    if not isinstance(failure, RulesBroken):
        return (failure.sentence(words),)
    told = []
    for violation in failure.violations:
        label, sentence = label_of(violation), violation.sentence(words)
        told.append(f"{words(label)}: {sentence}" if label else sentence)
    return tuple(told)


def _draw_step(telling: Telling, step: Step[Any]) -> None:
    key = f"{telling.key}_step_{step.recorded_at.isoformat()}"
    with st.container(border=True, gap="xsmall", key=key):
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            st.markdown(headline(telling.page, step), width="content")
            telling.draw_undo(step)
        lines = [
            *_reason(telling.page, step),
            *_differences(telling, step),
            *_files(telling.page, step),
        ]
        if lines:
            st.markdown("\n".join(f"- {line}" for line in lines))


def headline(page: Page, step: Step[Any]) -> str:
    """Return what was done, when and by whom."""
    name = plain(step.display_name) or page.words("the program itself")
    at = moment(step.recorded_at, page.words.language)
    return f"**{_deed(page, step)}** · {at} · {name}"


def _deed(page: Page, step: Step[Any]) -> str:
    """Return what was done; an undoing names what it undid and when that was done."""
    words, origin = page.words, step.origin
    if step.undone is None:
        return words(DEED_NAMES[step.deed])
    is_correction = origin.deed in {Deed.CHANGED, Deed.ACTIVITY_CHANGED}
    said = (CORRECTION_TURNED if is_correction else STEP_TURNED)[step.is_undoing]
    at = moment(origin.recorded_at, words.language)
    return words(said, deed=words(DEED_NAMES[origin.deed]), moment=at)


def _reason(page: Page, step: Step[Any]) -> Iterator[str]:
    if step.reason and step.undone is None:
        yield page.words("Why: {reason}", reason=plain(step.reason))


def _differences(telling: Telling, step: Step[Any]) -> Iterator[str]:
    """Yield every field that the step changed, as it was before and after."""
    words = telling.page.words
    if step.before is None:
        return
    before, after = (
        {
            **{words(label): text for label, text in telling.describe(state.entry).items()},
            words("State"): _state(telling.page, state),
        }
        for state in (step.before, step.after)
    )
    for label, text in after.items():
        if before[label] != text:
            yield words(
                "{field}: {before} → {after}",
                field=label,
                before=f"~~{plain(before[label])}~~",
                after=f"**{plain(text)}**",
            )


def _files(page: Page, step: Step[Any]) -> Iterator[str]:
    """Yield the files that the step attached or took off."""
    for file in step.files_added:
        yield page.words("file added: {name}", name=f"**{plain(file.name)}**")
    for file in step.files_taken_off:
        yield page.words("file taken off: {name}", name=f"~~{plain(file.name)}~~")


def _state(page: Page, state: State[Any]) -> str:
    if state.is_withdrawn:
        return page.words("withdrawn")
    return page.words(STATUS_NAMES[Status(state.status)] if state.status else N_("in the list"))
