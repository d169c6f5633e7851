"""Why a file is not taken as evidence."""

from core.errors import Failure
from core.i18n import N_, Words

REASONS = {
    "empty": N_("it is empty"),
    "heavy": N_("it is larger than {megabytes} MB"),
    "unknown": N_("it is neither PDF nor JPEG nor PNG, whatever its name says"),
    "broken": N_("it is damaged: open it and save it anew"),
    "locked": N_("it is locked with a password: save it without one"),
    "active": N_("it holds a program or other files: print it into a new PDF"),
    "long": N_("it has more than {pages} pages: attach only those that matter"),
    "large": N_("the picture has too many pixels: make it smaller"),
    "page": N_("it has no such page"),
    "slow": N_("it takes too much time or memory to open"),
    "many": N_("a record takes at most {files} files"),
}


class EvidenceRefused(Failure):
    """A file is not taken; `reason` is a code of REASONS, whose sentence the facts fill."""

    message = N_("“{name}” is not taken: {reason}.")

    def __init__(self, reason: str, *, name: str = "", **facts: object) -> None:
        super().__init__(reason=reason, name=name, **facts)

    def sentence(self, words: Words) -> str:
        """Return the refusal with its reason."""
        facts = {name: value for name, value in self.facts.items() if name != "reason"}
        reason = words(REASONS[str(self.facts["reason"])], **facts)
        return words(self.message, name=self.facts["name"], reason=reason)
