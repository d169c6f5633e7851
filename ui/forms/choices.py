"""The choices that come from the staff list and the catalogue, within the person's sight."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from core.mark_names import OF_THE_SCHOOL
from services.rules import RuleFacts, load_facts
from ui import data
from ui.forms.form import Form
from ui.page import Page


def teachers(form: Form) -> Mapping[Any, str]:
    """Return the teachers whom the person may enter records for, in the order of their names."""
    return teacher_names(form.page)


def own_teacher_id(page: Page) -> str | None:
    """Return the only teacher the person may enter records for, None when there are several."""
    visible = data.sight(page.person).teacher_ids
    return visible[0] if visible is not None and len(visible) == 1 else None


def has_teachers(page: Page) -> bool:
    """Say whether there is anybody the person may enter records for."""
    return bool(teacher_names(page))


def teacher_names(page: Page) -> Mapping[str, str]:
    """Return the names of the teachers in sight by their ids; positions tell namesakes apart."""
    limits = data.sight(page.person)
    staff = data.rows(page, "people/employment", organisation_ids=limits.organisation_ids)
    rows = [
        row for row in staff if limits.includes(str(row["organisation_id"]), str(row["teacher_id"]))
    ]
    frequency = Counter(_full_name(row) for row in rows)
    return {
        str(row["teacher_id"]): _full_name(row)
        if frequency[_full_name(row)] == 1
        else f"{_full_name(row)} · {_position(page, row)}"
        for row in rows
    }


def told_apart(page: Page, people: Mapping[str, str]) -> dict[str, str]:
    """Return short names by ids, in their order; namesakes with full name and position."""
    known, often = teacher_names(page), Counter(people.values())
    found: dict[str, str] = {}
    for teacher_id, name in people.items():
        label = name if often[name] == 1 else known.get(teacher_id, name)
        same = sum(other.startswith(label) for other in found.values())
        found[teacher_id] = f"{label} ({same + 1})" if same else label
    return found


def method_groups(page: Page) -> Mapping[str, tuple[str, ...]]:
    """Return the teachers in sight of every method group, the groups in the order of their list."""
    limits = data.sight(page.person)
    members: dict[str, tuple[str, ...]] = {}
    for row in data.rows(page, "people/group_members", organisation_ids=limits.organisation_ids):
        if limits.includes(str(row["organisation_id"]), str(row["teacher_id"])):
            group = str(row["method_group"])
            members[group] = (*members.get(group, ()), str(row["teacher_id"]))
    known = page.reference.codes("method_groups")
    return {group: members[group] for group in known if group in members}


def resources(form: Form) -> Mapping[Any, str]:
    """Return the titles of the catalogue's resources, each with whose it is."""
    return {
        str(row["resource_id"]): f"{row['title']} · "
        f"{provider_name(form.page, row['community'], row['partner'])}"
        for row in _catalogue(form.page)
    }


def resource_title(page: Page, resource_id: str | None) -> str:
    """Return the title of a resource, empty when the catalogue does not hold it."""
    titles = {str(row["resource_id"]): str(row["title"]) for row in _catalogue(page)}
    return titles.get(str(resource_id), "")


def provider_name(page: Page, community: object, partner: object) -> str:
    """Return whose a resource is: the community, the partner, or the own school."""
    if isinstance(community, str) and community:
        return page.reference.name("communities", community)
    return str(partner) if partner else page.words(OF_THE_SCHOOL)


def rule_facts(page: Page) -> RuleFacts:
    """Return what the rules need to know, as of now."""
    organisations = data.sight(page.person).organisation_ids
    return load_facts(page.storage, organisations, page.words.language)


def _full_name(row: Mapping[str, object]) -> str:
    parts = (row["last_name"], row["first_name"], row["middle_name"])
    return " ".join(str(part) for part in parts if part)


def _position(page: Page, row: Mapping[str, object]) -> str:
    position = row["position"]
    return page.reference.name("positions", position if isinstance(position, str) else None)


def _catalogue(page: Page) -> list[dict[str, object]]:
    organisations = data.sight(page.person).organisation_ids
    return data.rows(page, "resources/catalogue", organisation_ids=organisations)
