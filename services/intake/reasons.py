"""One reason why a row was rejected, after the name of the column or the field it speaks of."""

from core.errors import Violation
from core.i18n import N_, Words
from services.intake.field_names import CONSTANTS, name_of
from services.intake.mapping import ImportMapping

WITHOUT_COLUMN = N_("{field} (no column: the step “Match”)")


def reason(violation: Violation, mapping: ImportMapping, words: Words) -> str:
    """Return a violation's sentence after its column, or after where it is chosen without one."""
    sentence, source = violation.sentence(words), mapping.columns.get(violation.field)
    if source:
        return f"{', '.join(source.columns)}: {_after_colon(sentence, violation)}"
    if violation.field not in CONSTANTS[mapping.holds]:
        return sentence
    place = words(WITHOUT_COLUMN, field=words(name_of(mapping.holds, violation.field)))
    return f"{place}: {_after_colon(sentence, violation)}"


def _after_colon(sentence: str, violation: Violation) -> str:
    """Return a sentence as it goes on after a colon; one that begins with a value stays."""
    begins_with_value = violation.message.lstrip("“").startswith("{")
    return sentence if begins_with_value else f"{sentence[:1].lower()}{sentence[1:]}"
