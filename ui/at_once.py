"""What a run draws reaches the browser at once, which goes through all of the page for it.

Streamlit sends each part of a page as it is drawn, and the browser draws what has come by then. On
a processor that is busy with the run itself a dashboard came in six or seven portions.

The address goes ahead, since the next press tells it. What else the browser tells before it knows
what was set meanwhile is told apart by `crossing`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from weakref import WeakValueDictionary

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import RerunData, ScriptRunnerEvent, get_script_run_ctx

from ui.around import Method, put_around

HELD = "networks_held"
PATIENCE = 0.5  # seconds after which what is there is sent, and the rest as it comes
ENDS = (
    ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS,
    ScriptRunnerEvent.SCRIPT_STOPPED_WITH_COMPILE_ERROR,
    ScriptRunnerEvent.SCRIPT_STOPPED_FOR_RERUN,
    ScriptRunnerEvent.FRAGMENT_STOPPED_WITH_SUCCESS,
    ScriptRunnerEvent.SHUTDOWN,
)
# Of a message: what is no part of the page, and answers that somebody waits for.
AHEAD = ("page_info_changed", "file_urls_response", "backend_operation_response")


@dataclass
class _Held:
    """What a session holds back; the server's loop alone changes it.

    It does not know its session, which is cleared away when nobody needs it any more.
    """

    is_holding: bool = False
    runs: int = 0  # that began to hold back, so that patience with one ends with it
    due: list[ForwardMsg] = field(default_factory=list)  # goes out while the rest is held back


_SESSIONS: WeakValueDictionary[str, AppSession] = WeakValueDictionary()


def begin() -> None:
    """Let runs of every session of this process hold back; doing it again changes nothing."""
    put_around("_create_scriptrunner", _created)
    put_around("flush_browser_queue", _taken)
    put_around("_enqueue_forward_msg", _enqueued)
    put_around("_handle_scriptrunner_event_on_event_loop", _handled)


def hold_back() -> None:
    """Send what this run has drawn so far; what follows comes at its end, or by `send`."""
    _ask(_hold)


def send() -> None:
    """Send what was held back; what follows is held back again."""
    _ask(_send)


def _ask(deed: Callable[[AppSession], None]) -> None:
    """Have the server's loop do a deed after all that this run has drawn has come there.

    A run that was left behind asks nothing: `runner.fastReruns` is off, so it has ended by then.
    """
    context = get_script_run_ctx()
    session = _SESSIONS.get(context.session_id) if context else None
    if session:
        session._call_soon_on_event_loop(partial(deed, session))  # noqa: SLF001 - the only way


def _of(session: AppSession) -> _Held:
    held: _Held = session.__dict__.setdefault(HELD, _Held())
    return held


def _hold(session: AppSession) -> None:
    held = _of(session)
    if not held.is_holding:
        held.is_holding = True
        held.runs += 1
        loop = session._event_loop  # noqa: SLF001 - the only way
        loop.call_later(PATIENCE, partial(_lose_patience, session, held.runs))
    _send(session)


def _send(session: AppSession) -> None:
    _of(session).due += session._browser_queue.flush()  # noqa: SLF001 - the only way
    _wake(session)


def _lose_patience(session: AppSession, run: int) -> None:
    if _of(session).runs == run:
        _let_go(session)


def _let_go(session: AppSession) -> None:
    held = _of(session)
    if held.is_holding:
        held.is_holding = False
        _wake(session)


def _wake(session: AppSession) -> None:
    """Have the server look for what goes out."""
    callback = session._message_enqueued_callback  # noqa: SLF001 - the only way
    if callback:
        callback()


def _created(create: Method) -> Method:
    def created(session: AppSession, rerun_data: RerunData) -> None:
        _SESSIONS[session.id] = session
        create(session, rerun_data)

    return created


def _taken(flush: Method) -> Method:
    def taken(session: AppSession) -> list[ForwardMsg]:
        held = _of(session)
        due, held.due = held.due, []
        return due if held.is_holding else due + list(flush(session))

    return taken


def _enqueued(enqueue: Method) -> Method:
    def enqueued(session: AppSession, message: ForwardMsg) -> None:
        held = _of(session)
        if held.is_holding and message.WhichOneof("type") in AHEAD:
            held.due.append(message)
            _wake(session)
            return
        enqueue(session, message)
        if message.delta.add_block.HasField("dialog"):  # it is what the person waits for
            _let_go(session)

    return enqueued


def _handled(handle: Method) -> Method:
    def handled(
        session: AppSession, runner: object, event: ScriptRunnerEvent, *told: object
    ) -> None:
        is_current = runner is session._scriptrunner  # noqa: SLF001 - the only way
        handle(session, runner, event, *told)
        if is_current and event in ENDS:
            _let_go(session)

    return handled
