"""A doubt: what was guessed about a file without certainty, for the person to decide."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Doubt:
    """What was guessed without certainty: a field of FileForm or "rows", and a sentence.

    `alternatives` are the other values that the person may choose for the field.
    """

    field: str
    message: str
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)
    alternatives: tuple[object, ...] = ()
