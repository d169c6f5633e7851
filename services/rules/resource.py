"""The rules of a resource of the catalogue and of its use."""

from collections.abc import Iterator
from dataclasses import replace

from core.errors import Violation
from core.i18n import N_
from services.rules import checks
from services.rules.checks import Range, Text
from services.rules.entries import Provider, ResourceEntry, ResourceUseEntry
from services.rules.facts import RuleFacts

USE_REQUIRED = {
    "teacher_id": N_("Choose the teacher."),
    "used_on": N_("Enter the date."),
    "times": N_("Enter how many times it was used."),
}
USE_TEXTS = {"purpose": Text(500), "outside_key": Text(200)}
USE_RANGES = {
    "times": Range(1, 1000, N_("Enter a number of times from {least} to {most}.")),
    "minutes": Range(0, 10_000, N_("Enter minutes from {least} to {most}.")),
    "pupils_reached": Range(0, 10_000, N_("Enter a number of pupils from {least} to {most}.")),
}
RESOURCE_REQUIRED = {
    "title": N_("Write what the resource is called."),
    "kind": N_("Choose the kind of resource."),
    "provider": N_("Choose whose resource it is."),
}
RESOURCE_LISTS = {"kind": "resource_kinds", "community": "communities", "subject": "subjects"}
RESOURCE_TEXTS = {
    "title": Text(500),
    "partner": Text(200),
    "address": Text(2000),
    "outside_key": Text(200),
}
RESOURCE_RANGES = {
    "capacity": Range(1, 10_000, N_("Enter a number of places from {least} to {most}.")),
}
PROVIDER_FIELDS = {
    Provider.COMMUNITY: ("community", N_("Choose the community the resource belongs to.")),
    Provider.PARTNER: ("partner", N_("Write the name of the partner.")),
}


def check_resource_use(
    entry: ResourceUseEntry, facts: RuleFacts, *, former: ResourceUseEntry | None = None
) -> tuple[Violation, ...]:
    """Return every broken rule, those of a new resource as fields `new_resource.<field>`."""
    return (
        *checks.required(entry, USE_REQUIRED),
        *_teacher(entry, facts),
        *_resource(entry, facts, former),
        *checks.past_days(entry, ("used_on",), facts.today),
        *checks.texts(entry, USE_TEXTS),
        *checks.codes(entry, {"subject": "subjects"}, facts, former=former),
        *checks.grades("grade", () if entry.grade is None else (entry.grade,)),
        *checks.numbers(entry, USE_RANGES),
    )


def check_resource(
    entry: ResourceEntry, facts: RuleFacts, *, former: ResourceEntry | None = None
) -> tuple[Violation, ...]:
    """Return every broken rule of a resource; one title of one provider stands there once.

    The facts of a change name the other resources only; codes it had before may be archived ones.
    """
    return (
        *checks.required(entry, RESOURCE_REQUIRED),
        *_provider(entry),
        *_sameness(entry, facts),
        *checks.texts(entry, RESOURCE_TEXTS),
        *checks.codes(entry, RESOURCE_LISTS, facts, former=former),
        *checks.link("address", entry.address),
        *checks.grades("grades", entry.grades),
        *checks.numbers(entry, RESOURCE_RANGES),
    )


def owner(entry: ResourceEntry) -> tuple[str | None, str]:
    """Return the community and the partner that the provider lets count; the school has neither."""
    match entry.provider:
        case Provider.COMMUNITY:
            return entry.community, ""
        case Provider.PARTNER:
            return None, entry.partner
        case _:
            return None, ""


def _teacher(entry: ResourceUseEntry, facts: RuleFacts) -> Iterator[Violation]:
    if not entry.teacher_id:
        return
    teacher = facts.teachers.get(entry.teacher_id)
    if teacher is None:
        message = N_("This teacher is not on the staff list: choose another.")
        yield Violation("teacher_id", message)
    elif entry.used_on:
        yield from checks.employment("used_on", entry.used_on, teacher)


def _resource(
    entry: ResourceUseEntry, facts: RuleFacts, former: ResourceUseEntry | None
) -> Iterator[Violation]:
    if entry.new_resource:
        for violation in check_resource(entry.new_resource, facts):
            yield replace(violation, field=f"new_resource.{violation.field}")
    elif not entry.resource_id:
        yield Violation("resource_id", N_("Choose a resource or add a new one."))
    elif former and former.resource_id == entry.resource_id:
        return
    elif entry.resource_id not in facts.resources:
        yield Violation("resource_id", N_("This resource is not in the catalogue: choose another."))


def _provider(entry: ResourceEntry) -> Iterator[Violation]:
    if not entry.provider:
        return
    if entry.provider not in tuple(Provider):
        yield Violation("provider", RESOURCE_REQUIRED["provider"])
        return
    field, message = PROVIDER_FIELDS.get(Provider(entry.provider), ("", ""))
    if field and not getattr(entry, field):
        yield Violation(field, message)


def _sameness(entry: ResourceEntry, facts: RuleFacts) -> Iterator[Violation]:
    wanted = (title_key(entry.title), *owner(entry))
    known = {
        (title_key(item.title), item.community, item.partner) for item in facts.resources.values()
    }
    if entry.title and wanted in known:
        yield Violation(
            "title", N_("This resource is in the catalogue already: choose it from the list.")
        )


def title_key(title: str) -> str:
    """Return a title as people compare titles: case, blanks and ё for е make no difference."""
    return " ".join(title.casefold().replace("ё", "е").split())
