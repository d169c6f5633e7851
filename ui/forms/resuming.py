"""Going on with a form that stayed open in the browser while the server was restarted.

The browser then sends what its fields hold and what was pressed to a session that knows nothing of
the form. What it sends is newer than the draft that was kept, so it wins over it.
"""

import re
from collections.abc import Callable, Iterable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.i18n import N_
from ui import session
from ui.forms.form import Form

PRESS_AGAIN = N_("The server was restarted meanwhile. What you entered is here; press again.")


def resume(
    form: Form,
    names: Iterable[str],
    *,
    begin: Callable[[], object],
    draw: Callable[[str], None],
    deeds: tuple[str, ...],
) -> None:
    """Take over what the browser holds of a form that this session has never begun; then run anew.

    `begin` fills the form as it is filled when it is opened, `draw` draws the field of a name,
    `deeds` are those that can be done at once; another button has to be pressed again. Nothing
    happens when the browser holds nothing of the form.
    """
    begun, emptied = form.value("begun"), session.has(f"{form.name}_times_emptied")
    if (begun or emptied) and not session.recall(f"{form.name}_resuming"):
        return
    sent = session.sent_keys()
    fields, times = _held(form, names, sent)
    if not fields:
        return
    session.remember(f"{form.name}_resuming", value=True)
    if times:
        session.remember(f"{form.name}_times_emptied", times)
    begin()
    form.put("is_taken_over", value=False)
    session.forget(*(form.key(name) for name in fields))
    with DeltaGenerator(root_container=None):  # it reaches no page: the fields there stay
        for name in fields:
            draw(name)
    _ask(form, [key for key, is_pressed in sent.items() if is_pressed], deeds)
    session.forget(f"{form.name}_resuming")
    st.rerun()


def _held(form: Form, names: Iterable[str], sent: Iterable[str]) -> tuple[list[str], int]:
    """Return the fields that the browser holds, and how often the form had been emptied."""
    held: dict[int, set[str]] = {}
    pattern = re.compile(rf"{re.escape(form.name)}_(.+?)(?:_(\d+))?")
    known = list(names)
    for key in sent:
        found = pattern.fullmatch(key)
        if found and found[1] in known:
            held.setdefault(int(found[2] or 0), set()).add(found[1])
    times = max(held, default=0)
    return [name for name in known if name in held.get(times, ())], times


def _ask(form: Form, pressed: Iterable[str], deeds: tuple[str, ...]) -> None:
    """Ask for the deed of the button that was pressed, or say that it must be pressed again."""
    for key in pressed:
        deed = key.removeprefix(f"{form.name}_")
        if deed in deeds:
            form.ask(deed)
        else:
            st.toast(form.page.words(PRESS_AGAIN), icon=":material/refresh:")
