"""One set of rules for the forms, the import and the commands: pure functions over an entry."""

from services.rules.entries import (
    Difference,
    ParticipationEntry,
    Payment,
    Provider,
    ResourceEntry,
    ResourceUseEntry,
)
from services.rules.facts import ResourceFacts, RuleFacts, TeacherFacts, load_facts
from services.rules.participation import check_participation
from services.rules.resource import check_resource, check_resource_use

__all__ = [
    "Difference",
    "ParticipationEntry",
    "Payment",
    "Provider",
    "ResourceEntry",
    "ResourceFacts",
    "ResourceUseEntry",
    "RuleFacts",
    "TeacherFacts",
    "check_participation",
    "check_resource",
    "check_resource_use",
    "load_facts",
]
