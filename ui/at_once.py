"""What a run draws reaches the browser at once, which goes through all of the page for it.

Streamlit sends each part of a page as it is drawn, and the browser draws what has come by then. On
a processor that is busy with the run itself a dashboard came in six or seven portions.

What the browser will tell with the next press is never held back: the address, and a field that the
server sets. Until it knows that a filter was taken off, it goes on sending that filter.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from weakref import WeakValueDictionary

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import RerunData, ScriptRunnerEvent, get_script_run_ctx

from ui.around import Method, put_around

SENDER = "networks_sender"
PATIENCE = 0.5  # seconds after which what is there is sent, and the rest as it comes
ENDS = (
    ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS,
    ScriptRunnerEvent.SCRIPT_STOPPED_WITH_COMPILE_ERROR,
    ScriptRunnerEvent.SCRIPT_STOPPED_FOR_RERUN,
    ScriptRunnerEvent.FRAGMENT_STOPPED_WITH_SUCCESS,
    ScriptRunnerEvent.SHUTDOWN,
)

_flush = AppSession.flush_browser_queue


@dataclass(eq=False)
class _Sender:
    """What a session sends, and when; the server's loop alone changes it."""

    session: AppSession
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.get_running_loop)
    due: list[ForwardMsg] = field(default_factory=list)  # goes out while the rest is held back
    patience: asyncio.TimerHandle | None = None  # while it holds back

    def hold(self) -> None:
        """Send what is there and hold back what follows, for a while."""
        self.patience = self.patience or self.loop.call_later(PATIENCE, self.let_go)
        self.send()

    def send(self) -> None:
        """Send what is there."""
        self.due += _flush(self.session)
        self.wake()

    def let_go(self) -> None:
        """Hold nothing back any more."""
        if self.patience:
            self.patience.cancel()
            self.patience = None
            self.wake()

    def take(self) -> list[ForwardMsg]:
        """Return what goes out now."""
        due, self.due = self.due, []
        return due if self.patience else due + _flush(self.session)

    def wake(self) -> None:
        """Have the server look for what goes out."""
        callback = self.session._message_enqueued_callback  # noqa: SLF001 - Streamlit's only way
        if callback:
            callback()


_SENDERS: WeakValueDictionary[str, _Sender] = WeakValueDictionary()  # by session, which keeps it


def begin() -> None:
    """Let runs of every session of this process hold back; doing it again changes nothing."""
    put_around("_create_scriptrunner", _created)
    put_around("flush_browser_queue", _taken)
    put_around("_enqueue_forward_msg", _enqueued)
    put_around("_handle_scriptrunner_event_on_event_loop", _handled)


def _created(create: Method) -> Method:
    def created(session: AppSession, rerun_data: RerunData) -> None:
        _SENDERS[session.id] = session.__dict__.setdefault(SENDER, _Sender(session))
        create(session, rerun_data)

    return created


def _taken(flush: Method) -> Method:
    def taken(session: AppSession) -> list[ForwardMsg]:
        sender = _SENDERS.get(session.id)
        return sender.take() if sender else list(flush(session))

    return taken


def _enqueued(enqueue: Method) -> Method:
    def enqueued(session: AppSession, message: ForwardMsg) -> None:
        sender = _SENDERS.get(session.id)
        if sender and sender.patience and message.HasField("page_info_changed"):
            sender.due.append(message)
            sender.wake()
            return
        enqueue(session, message)
        if sender and sender.patience and _sets_a_field(message):
            sender.send()

    return enqueued


def _handled(handle: Method) -> Method:
    def handled(
        session: AppSession, runner: object, event: ScriptRunnerEvent, *told: object
    ) -> None:
        is_current = runner is session._scriptrunner  # noqa: SLF001 - Streamlit's only way
        handle(session, runner, event, *told)
        sender = _SENDERS.get(session.id)
        if sender and is_current and event in ENDS:
            sender.let_go()

    return handled


def hold_back() -> None:
    """Send what this run has drawn so far, and hold back what follows until it ends."""
    _ask(_Sender.hold)


def send() -> None:
    """Send what was held back; what follows is held back again."""
    _ask(_Sender.send)


def _ask(deed: Callable[[_Sender], None]) -> None:
    """Have the server's loop do a deed after all that this run has drawn has come there."""
    context = get_script_run_ctx()
    sender = _SENDERS.get(context.session_id) if context else None
    if sender:
        sender.loop.call_soon_threadsafe(deed, sender)


def _sets_a_field(message: ForwardMsg) -> bool:
    """Say whether a message brings a value of the server's into a field of the browser's."""
    element = message.delta.new_element
    kind = element.WhichOneof("type")
    return bool(kind and getattr(getattr(element, kind), "set_value", False))
