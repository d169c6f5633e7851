"""Why a whole file or a mapping cannot be taken; single rows are rejected instead."""

from core.errors import ImportRefused
from core.i18n import Words


class Refused(ImportRefused):
    """A refusal whose reason is a message id, so that it reads in the person's language."""

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason=reason, **facts)

    def sentence(self, words: Words) -> str:
        """Return the refusal with its reason."""
        facts = {name: value for name, value in self.facts.items() if name != "reason"}
        return words(self.message, reason=words(str(self.facts["reason"]), **facts))
