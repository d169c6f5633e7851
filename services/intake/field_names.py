"""What people call the fields that a file can fill: in the Match step, in templates, in notes."""

from collections.abc import Mapping

from core.i18n import N_
from services.rules.entries import Payment, Provider

HOLDS: Mapping[str, str] = {
    "participations": N_("Participations"),
    "resource_uses": N_("Uses of resources"),
    "teachers": N_("Teachers"),
    "resources": N_("Resources"),
}

_PEOPLE = {
    "full_name": N_("Teacher's full name"),
    "last_name": N_("Last name"),
    "first_name": N_("First name"),
    "middle_name": N_("Middle name"),
}
_KEY = N_("Record number")

NAMES: Mapping[str, Mapping[str, str]] = {
    "participations": {
        **_PEOPLE,
        "teacher_key": N_("Teacher's number"),
        "community": N_("Community"),
        "kind": N_("Kind of activity"),
        "title": N_("Title"),
        "starts_on": N_("Date of the activity"),
        "took_part_on": N_("Day of taking part"),
        "ends_on": N_("Last day"),
        "address": N_("Link"),
        "document_number": N_("Document number"),
        "is_without_evidence": N_("Without evidence"),
        "role": N_("Role"),
        "outcome": N_("Outcome"),
        "level": N_("Level"),
        "document": N_("Kind of document"),
        "hours": N_("Hours"),
        "document_issued_on": N_("Document issued on"),
        "issuer": N_("Issued or organised by"),
        "subject": N_("Subject"),
        "grades": N_("Grades"),
        "material_kind": N_("Kind of material"),
        "coauthors": N_("Co-authors"),
        "pupils_involved": N_("Pupils involved"),
        "payment": N_("Free or paid"),
        "shared_where": N_("Shared with colleagues at"),
        "comment": N_("Comment"),
        "outside_key": _KEY,
    },
    "resource_uses": {
        **_PEOPLE,
        "teacher_key": N_("Teacher's number"),
        "resource": N_("Resource"),
        "resource_key": N_("Number of the resource"),
        "provider": N_("Whose it is"),
        "community": N_("Community"),
        "partner": N_("Partner"),
        "used_on": N_("Date"),
        "subject": N_("Subject"),
        "grade": N_("Grade"),
        "times": N_("How many times"),
        "minutes": N_("Minutes in all"),
        "pupils_reached": N_("Pupils reached"),
        "purpose": N_("What for"),
        "outside_key": _KEY,
    },
    "teachers": {
        **_PEOPLE,
        "position": N_("Position"),
        "subjects": N_("Subjects"),
        "method_groups": N_("Method groups"),
        "qualification": N_("Qualification"),
        "qualification_until": N_("Qualification valid until"),
        "employed_from": N_("Works here since"),
        "employed_to": N_("Last working day"),
        "outside_key": N_("Teacher's number"),
    },
    "resources": {
        "title": N_("Title of the resource"),
        "kind": N_("Kind of resource"),
        "provider": N_("Whose it is"),
        "community": N_("Community"),
        "partner": N_("Partner"),
        "address": N_("Link to the resource"),
        "subject": N_("Subject"),
        "grades": N_("Grades"),
        "capacity": N_("Room for how many"),
        "outside_key": N_("Number of the resource"),
    },
}

# What a record cannot do without; of each group one is enough.
NEEDED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "participations": (
        ("full_name", "last_name", "teacher_key"),
        ("community",),
        ("kind",),
        ("title",),
        ("starts_on", "took_part_on"),
        ("role",),
        ("outcome",),
        ("level",),
        ("document",),
        ("address", "document_number", "is_without_evidence"),
    ),
    "resource_uses": (
        ("full_name", "last_name", "teacher_key"),
        ("resource", "resource_key"),
        ("used_on",),
    ),
    "teachers": (("full_name", "last_name"),),
    "resources": (("title",), ("kind",), ("provider",)),
}

# What may be alike in every row, where no column says it.
CONSTANTS: Mapping[str, tuple[str, ...]] = {
    "participations": (
        *("community", "kind", "role", "outcome", "level", "document", "subject"),
        "is_without_evidence",
    ),
    "resource_uses": ("provider", "community", "subject"),
    "teachers": ("position",),
    "resources": ("kind", "provider", "community", "subject"),
}

# Choices that are no reference lists.
CHOICES: Mapping[str, Mapping[str, str]] = {
    "payment": {Payment.FREE.value: N_("free of charge"), Payment.PAID.value: N_("paid")},
    "provider": {
        Provider.COMMUNITY.value: N_("of a community"),
        Provider.PARTNER.value: N_("of a partner"),
        Provider.OWN.value: N_("of our school"),
    },
}


def name_of(holds: str, field: str) -> str:
    """Return the message id of a field's name; the field itself when it has none."""
    return NAMES[holds].get(field, field)
