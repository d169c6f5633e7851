"""What the browser sends before it knows what the server has set is nobody's choice.

With each press a browser sends what all fields hold. What it sends while a run is being drawn holds
them as they were before it: a role that follows the chosen kind would be empty again, a method
group just added would be gone, a filter taken off would come back. A hidden field that is drawn
last says how far the browser has come (decision 35). Until it has come to what was set, a field
that it sends as before is left out; a field that was changed by hand counts. An address that it
sends as before is taken for the one that the server has written since.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import cast
from urllib.parse import parse_qsl, urlencode

import streamlit as st
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunContext, get_script_run_ctx
from streamlit.runtime.state import SessionState
from streamlit.runtime.state.common import unpack_widget_state_value, user_key_from_element_id

from ui import session
from ui.around import Method, put_around

KEPT = "crossing"
HEARD = "heard"  # the hidden field
LONGEST = 18  # digits that somebody may have told so many times
STYLE = f".st-key-{HEARD} {{display: none;}}"


class Standing(Enum):
    """What a browser's word about a field is worth."""

    KNOWN = auto()  # it counts
    OLD = auto()  # the browser does not know that the server has set the field
    CROSSED = auto()  # a hand has changed what the server was setting: the hand counts


@dataclass
class Unheard:
    """What the server has set a field to, until the browser has come to it."""

    told: int  # with which telling the last of the values comes
    values: list[object]


@dataclass
class Crossing:
    """What was told to a browser tab and has not come there yet, as far as is known."""

    told: int = 0  # how often something was told
    unheard: dict[str, Unheard] = field(default_factory=dict)  # by the field's key
    sent: dict[str, WidgetState] = field(default_factory=dict)  # last, by the field's id
    address: tuple[str, str] = ("", "")  # sent last: the page, the query part
    is_part: bool = False  # the run is one of a part of the page, which tells nothing
    is_walked: bool = False  # "back" or "forward" was pressed since the last run began

    def note(self, values: Mapping[str, object]) -> None:
        """Note to what fields were set, which the next telling says."""
        for key, value in values.items():
            former = self.unheard.get(key)
            self.unheard[key] = Unheard(self.told + 1, [*(former.values if former else ()), value])

    def hear(self, heard: str) -> None:
        """Note what the hidden field says."""
        if heard.isdecimal() and len(heard) <= LONGEST and int(heard) <= self.told:
            number = int(heard)
            self.unheard = {key: one for key, one in self.unheard.items() if one.told > number}

    def weigh(self, key: str, sent: WidgetState, value: object) -> Standing:
        """Say what a browser's word about a field is worth.

        What a hand has changed is noted like what the server sets, for the same reason. The run of
        a part cannot tell it, so that is left to the press that follows.
        """
        before = self.sent.get(sent.id)
        values = self.unheard[key].values if key in self.unheard else [value]
        if value == values[-1]:
            self.unheard.pop(key, None)
            return Standing.KNOWN
        if before == sent or value in values:
            return Standing.OLD
        if not self.is_part:
            self.unheard[key] = Unheard(self.told + 1, [*values, value])
        return Standing.CROSSED

    def is_address_unheard(self, page: str, query: str) -> bool:
        """Say whether the browser sends an address that it does not know to be another by now."""
        before, self.address = self.address, (page, query)
        if before[0] != page:
            self.unheard.pop(session.WRITTEN, None)
        unheard = self.unheard.get(session.WRITTEN)
        written = cast("list[object]", unheard.values[-1]) if unheard else []
        is_walked, self.is_walked = self.is_walked, False
        if not written or is_walked:
            return False
        return before == self.address or _parameters(query) in written


def begin() -> None:
    """Have every session of this process sift what comes; doing it again changes nothing."""
    put_around("on_script_will_rerun", _sifted, of=SessionState)
    put_around("request_rerun", _asked)


def draw_whole() -> None:
    """Note that this run draws the whole page: a part may have asked for it."""
    crossing = session.recall(KEPT)
    if isinstance(crossing, Crossing):
        crossing.is_part = False


def tell() -> None:
    """Draw the hidden field, after all else."""
    if not session.has(KEPT):
        session.remember(KEPT, Crossing())
    crossing = cast("Crossing", session.recall(KEPT))
    session.remember(HEARD, str(crossing.told + 1))
    keys = session.keys_set() - {KEPT, HEARD}
    crossing.note({key: session.recall(key) for key in keys if session.has(key)})
    crossing.told += 1
    session.forget(session.SET)
    st.text_input("·", key=HEARD, label_visibility="collapsed")


def _asked(request: Method) -> Method:
    """Note a step back, which Streamlit forgets when something is pressed right after it."""

    def asked(opened: AppSession, client_state: ClientState | None) -> None:
        if client_state and client_state.is_history_navigation:
            crossing = _found(opened._session_state, KEPT)  # noqa: SLF001 - the only way
            if isinstance(crossing, Crossing):
                crossing.is_walked = True
        request(opened, client_state)

    return asked


def _sifted(will_rerun: Method) -> Method:
    def sifted(state: SessionState, sent: WidgetStates | None, **more: object) -> None:
        context, crossing = get_script_run_ctx(), _found(state, KEPT)
        if sent is None or context is None or not isinstance(crossing, Crossing):
            will_rerun(state, sent, **more)
            return
        _note_broken_off(state, crossing)
        crossing.is_part = bool(context.fragment_ids_this_run)
        for one in sent.widgets:
            if _key(one) == HEARD:
                crossing.hear(one.string_value)
        _mend_address(state, crossing, context)
        found = {one.id: _weighed(state, crossing, one) for one in sent.widgets}
        counts = [one for one in sent.widgets if found[one.id] is not Standing.OLD]
        will_rerun(state, WidgetStates(widgets=counts), **more)
        crossing.sent = {one.id: one for one in sent.widgets}
        for one in sent.widgets:
            if found[one.id] is not Standing.KNOWN:  # told over what is on its way
                with suppress(KeyError):  # a field that is no more there
                    state[_key(one)] = state[_key(one)]

    return sifted


def _key(sent: WidgetState) -> str:
    return user_key_from_element_id(sent.id) or ""


def _note_broken_off(state: SessionState, crossing: Crossing) -> None:
    """Note what was set by a run that did not come to its end."""
    keys = _found(state, session.SET)
    if isinstance(keys, set):
        del state[session.SET]
        if not crossing.is_part:
            crossing.note({key: _found(state, key) for key in keys})


def _weighed(state: SessionState, crossing: Crossing, sent: WidgetState) -> Standing:
    meant, value = state.get_widget_metadata(sent.id), None
    if meant and _key(sent) in crossing.unheard:
        value = meant.deserializer(unpack_widget_state_value(sent))
    return crossing.weigh(_key(sent) if meant else "", sent, value)


def _mend_address(state: SessionState, crossing: Crossing, context: ScriptRunContext) -> None:
    """Take the address that was written for one that the browser sent before it knew."""
    crossing.is_walked |= context.is_history_navigation
    context.is_history_navigation = crossing.is_walked
    is_same_page = crossing.address[0] == context.page_script_hash
    if crossing.is_address_unheard(context.page_script_hash, context.query_string):
        context.query_string = urlencode(cast("dict[str, str]", state[session.ADDRESS]))
        state.query_params.populate_from_query_string(context.query_string)
    elif is_same_page:
        state[session.ADDRESS] = _parameters(context.query_string)
    if session.WRITTEN not in crossing.unheard and _found(state, session.WRITTEN):
        del state[session.WRITTEN]


def _parameters(query: str) -> dict[str, str]:
    return dict(parse_qsl(query, keep_blank_values=True))


def _found(state: SessionState, key: str) -> object:
    """Return what is kept, None for nothing; a look at all keys would disturb a run."""
    try:
        return state[key]
    except KeyError:
        return None
