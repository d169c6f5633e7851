"""The teachers whom a file names by a number that nobody has yet, as the rules see them."""

from collections.abc import Mapping
from dataclasses import replace

from core.formats import person_name
from services.intake.plan import ImportRequest, PlannedTeacher
from services.rules import RuleFacts, TeacherFacts


def facts_with(
    added: Mapping[str, PlannedTeacher], request: ImportRequest, facts: RuleFacts
) -> RuleFacts:
    """Return the facts with the teachers whom the file adds."""
    names = {key: teacher.entry for key, teacher in added.items()}
    new = {
        key: TeacherFacts(
            person_name(entry.last_name, entry.first_name, entry.middle_name),
            request.person.organisation_id,
        )
        for key, entry in names.items()
    }
    return replace(facts, teachers={**facts.teachers, **new}) if new else facts
