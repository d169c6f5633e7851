"""A run is told to its end before the next one begins.

What a run draws goes from its thread to the server's loop, piece by piece. Streamlit starts the
next run as soon as the thread has nothing more to do, and from then on drops whatever of the one
before still waits in the loop. On a busy machine a part that runs by itself once a second began in
that moment, and a slide, a table or the end of a run never reached the browser, although the server
counted it as shown. So the next run is put off until the last word of the one before has come.
"""

from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.scriptrunner import RerunData, ScriptRunnerEvent
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests

from ui.around import Method, put_around

CREATE = "_create_scriptrunner"
PUT_OFF = "networks_put_off"


def begin() -> None:
    """Have every session of this process tell a run to its end; doing it again changes nothing."""
    put_around(CREATE, _created)
    put_around("_handle_scriptrunner_event_on_event_loop", _handled)


def _created(create: Method) -> Method:
    def created(session: AppSession, rerun_data: RerunData) -> None:
        if session._scriptrunner is None:  # noqa: SLF001 - Streamlit offers no other way
            create(session, rerun_data)
        else:
            session.__dict__.setdefault(PUT_OFF, []).append(rerun_data)

    return created


def _handled(handle: Method) -> Method:
    def handled(
        session: AppSession, sender: object, event: ScriptRunnerEvent, *told: object
    ) -> None:
        handle(session, sender, event, *told)
        if event == ScriptRunnerEvent.SHUTDOWN:
            _go_on(session)

    return handled


def _go_on(session: AppSession) -> None:
    """Make one run of those that were put off, put together as Streamlit does it."""
    asked: list[RerunData] = session.__dict__.pop(PUT_OFF, [])
    is_open = session._state != AppSessionState.SHUTDOWN_REQUESTED  # noqa: SLF001
    if asked and is_open:
        requests = ScriptRequests()
        requests.request_rerun_batch(asked)
        getattr(session, CREATE)(requests.on_scriptrunner_ready().rerun_data)
