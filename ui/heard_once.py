"""A press of a button is heard once, also in the moment in which a part of the page looks around.

Streamlit's browser side notes a press and sends it a moment later, with the state of all widgets.
When a part that runs by itself (`st.fragment(run_every=...)`) is due in that moment, its message
carries the press as well, and the button's callback ran twice: a slide was passed over, a list was
moved by two. The message of the press itself always follows, so the other one leaves it out.
"""

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession

from ui.around import Method, put_around

PRESSES = ("trigger_value", "string_trigger_value", "json_trigger_value", "chat_input_value")


def without_presses(asked: ClientState) -> ClientState:
    """Return what a browser asks for; presses are left out of what it asks for by itself."""
    if not asked.is_auto_rerun:
        return asked
    kept = ClientState()
    kept.CopyFrom(asked)
    del kept.widget_states.widgets[:]
    kept.widget_states.widgets.extend(
        state for state in asked.widget_states.widgets if state.WhichOneof("value") not in PRESSES
    )
    return kept


def begin() -> None:
    """Have every session of this process hear presses once; doing it again changes nothing."""
    put_around("request_rerun", _heard)


def _heard(request: Method) -> Method:
    def heard(session: AppSession, client_state: ClientState | None) -> None:
        request(session, without_presses(client_state) if client_state else client_state)

    return heard
