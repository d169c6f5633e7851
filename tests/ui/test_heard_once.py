"""A press that a part running by itself sends along is left to the press's own message."""

from types import SimpleNamespace
from typing import cast

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from ui import heard_once


def asked(*, is_auto_rerun: bool) -> ClientState:
    state = ClientState(fragment_id="part", is_auto_rerun=is_auto_rerun)
    state.widget_states.widgets.add(id="button", trigger_value=True)
    state.widget_states.widgets.add(id="component", json_trigger_value="[1]")
    state.widget_states.widgets.add(id="names", bool_value=True)
    return state


class FakeSession:
    """As much of a session as asking for a run needs."""

    def __init__(self) -> None:
        self.runs: list[RerunData] = []
        self._state = None
        self._client_state = ClientState()
        self._scriptrunner = SimpleNamespace(request_rerun=self._take)

    def _take(self, data: RerunData) -> bool:
        self.runs.append(data)
        return True

    def has_fragment(self, fragment_id: str) -> bool:
        return fragment_id == "part"


def heard(state: ClientState) -> list[str]:
    session = FakeSession()
    AppSession.request_rerun(cast(AppSession, session), state)
    (run,) = session.runs
    assert run.widget_states is not None
    return [widget.id for widget in run.widget_states.widgets]


def test_a_run_that_nobody_asked_for_carries_no_press() -> None:
    heard_once.begin()
    heard_once.begin()
    state = asked(is_auto_rerun=True)
    assert heard(state) == ["names"]
    assert len(state.widget_states.widgets) == 3  # the message itself is left as it came


def test_the_press_itself_is_heard() -> None:
    heard_once.begin()
    assert heard(asked(is_auto_rerun=False)) == ["button", "component", "names"]
