"""What was read of an activity as an entry of the form: what is in doubt goes into its note."""

from collections.abc import Iterator, Mapping
from typing import Any

from services.recognition.lines import ReadActivity
from services.reference import Reference
from services.rules import ParticipationEntry

TOLD = (
    "community",
    "kind",
    "starts_on",
    "ends_on",
    "address",
    "document_number",
    "document_issued_on",
    "hours",
)


def entry_of(
    activity: ReadActivity, teacher_ids: tuple[str, ...], reference: Reference
) -> ParticipationEntry:
    """Return the entry, prefilled as the form does after its kind."""
    values: dict[str, Any] = {name: activity.value(name) for name in TOLD}
    for name in ("address", "document_number"):
        values[name] = values[name] or ""
    kind = activity.value("kind")
    values |= reference.following(str(kind) if kind else None)
    if activity.value("document"):
        values["document"] = activity.value("document")
    values["comment"] = "; ".join(dict.fromkeys(activity.loose))
    return ParticipationEntry(teacher_ids=teacher_ids, title=activity.title, **values)


def question_of(name: str) -> str:
    """Return what makes two doubtful names one question."""
    return " ".join(name.casefold().split())


def named_people(activity: ReadActivity, answers: Mapping[str, str]) -> Iterator[str]:
    """Yield who took part: the certain ones and those that an answer names."""
    for person in activity.people:
        teacher_id = person.found.certain or answers.get(question_of(person.text))
        if teacher_id:
            yield teacher_id
