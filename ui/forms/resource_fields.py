"""The fields of a resource, as the catalogue's form and the form of its first use ask for them."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from core.dimensions import HIGHEST_GRADE, LOWEST_GRADE
from core.i18n import N_
from services.export_columns import PROVIDER_NAMES
from services.rules import Provider, ResourceEntry
from ui.forms.controls import PILLS, SEVERAL, TEXT, WHOLE_NUMBER, listed
from ui.forms.fields import Field, shown
from ui.forms.form import Form


def providers(form: Form) -> dict[str, str]:
    """Return whose a resource can be."""
    return {code: form.page.words(label) for code, label in PROVIDER_NAMES.items()}


def grades(_form: Form) -> dict[int, str]:
    """Return the grades of a school."""
    return {grade: str(grade) for grade in range(LOWEST_GRADE, HIGHEST_GRADE + 1)}


TITLE = Field("title", N_("Title of the resource"), TEXT)
KIND = listed("kind", N_("Kind of resource"), "resource_kinds")
PROVIDER = Field("provider", N_("Whose it is"), PILLS, options=providers)
COMMUNITY = listed("community", N_("Community"), "communities")
PARTNER = Field("partner", N_("Partner"), TEXT)
ADDRESS = Field("address", N_("Link to the resource"), TEXT)
SUBJECT = listed("subject", N_("Subject"), "subjects")
GRADES = Field("grades", N_("Grades"), SEVERAL, options=grades)
CAPACITY = Field(
    "capacity",
    N_("Room for how many"),
    WHOLE_NUMBER,
    help=N_("How many pupils can use it at once. Empty: it is not known or not limited."),
)
FIELDS = (TITLE, KIND, PROVIDER, COMMUNITY, PARTNER, ADDRESS, SUBJECT, GRADES, CAPACITY)
# Whose the resource is decides which field is asked beside it.
OWNERS: Mapping[str, Field] = {
    Provider.COMMUNITY.value: COMMUNITY,
    Provider.PARTNER.value: PARTNER,
}


def named(item: Field, prefix: str) -> Field:
    """Return the field under another name, with the sentences of `<owner>.<field>`."""
    values = {field.name: getattr(item, field.name) for field in fields(Field)}
    own = {"name": f"{prefix}_{item.name}", "notes": (f"{prefix}_resource.{item.name}",)}
    return Field(**{**values, **own})


def describe(form: Form, entry: ResourceEntry) -> dict[str, str]:
    """Return every field of a resource in words, by its label."""
    values: dict[str, Any] = {item.label: getattr(entry, item.name) for item in FIELDS}
    return {item.label: shown(form, item, values[item.label]) for item in FIELDS}
