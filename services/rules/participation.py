"""The rules of a participation."""

from collections.abc import Iterator
from dataclasses import replace

from core.errors import Violation
from core.i18n import N_
from services.rules import checks
from services.rules.checks import Range, Text
from services.rules.entries import ParticipationEntry, Payment
from services.rules.evidence import NUMBER, differences, document, evidence, link, page
from services.rules.facts import RuleFacts
from services.rules.rule import Former, Rule

LONGEST_YEARS = 10  # an activity that runs longer than this has a mistyped end

REQUIRED = {
    "community": N_("Choose the community."),
    "kind": N_("Choose what kind of activity it was."),
    "title": N_("Write what it was called."),
    "starts_on": N_("Enter the date."),
    "role": N_("Choose the role."),
    "outcome": N_("Choose the outcome."),
    "level": N_("Choose the level; “not rated” is a level too."),
    "document": N_("Choose the kind of document; “none” is a choice too."),
}
NOT_OFFERED = N_("The community “{community}” does not offer this kind. It has: {kinds}.")
# Role, outcome, level and document follow from the kind: without one they are not missing yet.
ASKED_FIRST = {name: REQUIRED[name] for name in ("community", "kind", "title", "starts_on")}
LISTS = {
    "community": "communities",
    "kind": "kinds",
    "role": "roles",
    "outcome": "outcomes",
    "level": "levels",
    "document": "documents",
    "subject": "subjects",
}
TEXTS = {
    "title": Text(500),
    "address": Text(2000),
    **NUMBER,
    "issuer": Text(200),
    "material_kind": Text(100),
    "coauthors": Text(500),
    "shared_where": Text(500),
    "comment": Text(2000, has_lines=True),
    "outside_key": Text(200),
}
RANGES = {
    "hours": Range(0.5, 2000, N_("Enter hours from half an hour to {most}.")),
    "pupils_involved": Range(0, 10_000, N_("Enter a number of pupils from {least} to {most}.")),
}
PAST_DAYS = ("starts_on", "took_part_on", "document_issued_on")


def check_participation(
    entry: ParticipationEntry, facts: RuleFacts, *, former: ParticipationEntry | None = None
) -> tuple[Violation, ...]:
    """Return every broken rule; codes that the record had before (`former`) may be archived."""
    if entry.took_part_on == entry.starts_on:
        entry = replace(entry, took_part_on=None)  # one day is judged once
    return tuple(violation for rule in RULES for violation in rule.broken(entry, facts, former))


def _teachers(entry: ParticipationEntry, facts: RuleFacts, _: Former) -> Iterator[Violation]:
    field, chosen = "teacher_ids", entry.teacher_ids
    if not chosen:
        yield Violation(field, N_("Choose at least one teacher."))
    for teacher_id in dict.fromkeys(chosen):
        teacher = facts.teachers.get(teacher_id)
        if teacher is None:
            yield Violation(field, N_("This teacher is not on the staff list: choose another."))
        elif chosen.count(teacher_id) > 1:
            message = N_("{teacher} is chosen twice: leave one of the two.")
            yield Violation(field, message, {"teacher": teacher.name})


def _kind(entry: ParticipationEntry, facts: RuleFacts, former: Former) -> Iterator[Violation]:
    if not entry.community or not entry.kind:
        return
    if former and (former.community, former.kind) == (entry.community, entry.kind):
        return
    reference = facts.reference
    if entry.community not in reference.codes("communities", archived=True):
        return
    if entry.kind in reference.codes("kinds") and entry.kind not in reference.kinds_of(
        entry.community
    ):
        names = [reference.name("kinds", kind) for kind in reference.kinds_of(entry.community)]
        told: dict[str, object] = {
            "community": reference.name("communities", entry.community),
            "kinds": "; ".join(names) or "–",
        }
        yield Violation("kind", NOT_OFFERED, told)


def _end(entry: ParticipationEntry, _: RuleFacts, __: Former) -> Iterator[Violation]:
    if entry.starts_on is None or entry.ends_on is None:
        return
    if entry.ends_on < entry.starts_on:
        yield Violation("ends_on", N_("The end is before the beginning: check both dates."))
    elif entry.ends_on.year - entry.starts_on.year > LONGEST_YEARS:
        message = N_("The end is more than {years} years after the beginning: check the year.")
        yield Violation("ends_on", message, {"years": LONGEST_YEARS})


def _employment(entry: ParticipationEntry, facts: RuleFacts, _: Former) -> Iterator[Violation]:
    day = entry.took_part_on or entry.starts_on
    if day is None:
        return
    field = "took_part_on" if entry.took_part_on else "starts_on"
    for teacher_id in dict.fromkeys(entry.teacher_ids):
        if teacher := facts.teachers.get(teacher_id):
            yield from checks.employment(field, day, teacher)


def _hours(entry: ParticipationEntry, facts: RuleFacts, _: Former) -> Iterator[Violation]:
    minimum = facts.reference.defaults(entry.kind).minimum_hours
    if minimum is None:
        return
    if entry.hours is None:
        message = N_("Enter the hours: an activity of this kind has at least {minimum:g}.")
        yield Violation("hours", message, {"minimum": minimum})
    elif RANGES["hours"].least <= entry.hours < minimum:
        message = N_("An activity of this kind has at least {minimum:g} hours: check the number.")
        yield Violation("hours", message, {"minimum": minimum})


def _grades(entry: ParticipationEntry, _: RuleFacts, __: Former) -> Iterator[Violation]:
    yield from checks.grades("grades", entry.grades)


def _payment(entry: ParticipationEntry, _: RuleFacts, __: Former) -> Iterator[Violation]:
    if entry.payment is not None and entry.payment not in tuple(Payment):
        yield Violation("payment", N_("Choose “free” or “paid”, or leave it empty."))


def _required(name: str) -> Rule:
    def broken(entry: ParticipationEntry, _: RuleFacts, __: Former) -> Iterator[Violation]:
        messages = REQUIRED if entry.kind else ASKED_FIRST
        asked = {name: messages[name]} if name in messages else {}
        yield from checks.required(entry, asked)

    return Rule((name, "kind"), broken)


def _text(name: str) -> Rule:
    limits = {name: TEXTS[name]}
    return Rule((name,), lambda entry, *_: checks.texts(entry, limits), reads_text=True)


def _code(name: str) -> Rule:
    lists = {name: LISTS[name]}
    return Rule(
        (name,),
        lambda entry, facts, former: checks.codes(entry, lists, facts, former=former),
    )


def _past_day(name: str) -> Rule:
    return Rule((name,), lambda entry, facts, _: checks.past_days(entry, (name,), facts.today))


def _range(name: str) -> Rule:
    return Rule((name,), lambda entry, *_: checks.numbers(entry, {name: RANGES[name]}))


RULES: tuple[Rule, ...] = (
    Rule(("teacher_ids",), _teachers),
    *map(_required, REQUIRED),
    *map(_text, TEXTS),
    *map(_code, LISTS),
    Rule(("community", "kind"), _kind),
    *map(_past_day, PAST_DAYS),
    Rule(("starts_on", "ends_on"), _end),
    Rule(("teacher_ids", "starts_on", "took_part_on"), _employment, is_span=True),
    Rule(("address",), link, reads_text=True),
    Rule(
        ("is_without_evidence", "address", "document_number", "teacher_ids", "differences"),
        evidence,
    ),
    Rule(("document", "document_number"), document),
    Rule(("address",), page, reads_site=True),
    Rule(("document", "differences"), differences),
    *map(_range, RANGES),
    Rule(("kind", "hours"), _hours),
    Rule(("grades",), _grades),
    Rule(("payment",), _payment),
)
