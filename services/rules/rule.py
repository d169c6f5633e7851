"""What a rule of a participation is: a check, and the fields that it looks at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from core.errors import Violation
from services.rules.entries import ParticipationEntry
from services.rules.facts import RuleFacts

Former = ParticipationEntry | None
Check = Callable[[ParticipationEntry, RuleFacts, Former], Iterable[Violation]]


@dataclass(frozen=True)
class Rule:
    """A check and all the fields it looks at, so that a file's rows can be judged by columns.

    `reads_text` says that the text itself is judged and not only whether there is one, `reads_site`
    that of a link the host is, `is_span` that what is allowed on two days is allowed between them.
    """

    fields: tuple[str, ...]
    broken: Check
    reads_text: bool = False
    reads_site: bool = False
    is_span: bool = False
