"""The resources of the catalogue as a file may name them: by number, by title and owner."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.errors import Violation
from core.i18n import N_
from services.intake.drafts import Draft
from services.intake.resource_plan import entry_from
from services.intake.resource_plan import entry_of as resource_of
from services.rules.resource import owner, title_key
from services.versions import Row

NO_RESOURCE = N_("No resource is called “{value}”: import the resources first.")
NO_RESOURCE_KEY = N_("No resource has the number “{value}”: import the resources first.")
SEVERAL_RESOURCES = N_("Several resources are called “{value}”: name whose it is, or its number.")


@dataclass(frozen=True)
class Catalogue:
    """The resources by what a file may call them; withdrawn ones are found by neither."""

    by_key: Mapping[str, str]
    by_title: Mapping[str, Sequence[Row]]

    def find(self, draft: Draft) -> str | Violation | None:
        """Return the id of the resource that a row names, what is wrong with it, None for none."""
        key, title = draft.text("resource_key"), draft.text("resource")
        if key:
            found = self.by_key.get(key)
            return found or Violation("resource_id", NO_RESOURCE_KEY, {"value": key})
        if not title:
            return None
        rows = of_owner(self.by_title.get(title_key(title), ()), draft)
        if len(rows) == 1:
            return str(rows[0]["resource_id"])
        message = SEVERAL_RESOURCES if rows else NO_RESOURCE
        return Violation("resource_id", message, {"value": title})


def catalogue_of(rows: Sequence[Row]) -> Catalogue:
    """Return the catalogue that these rows make up."""
    titles: dict[str, list[Row]] = defaultdict(list)
    present = [row for row in rows if not row["is_withdrawn"]]
    for row in present:
        titles[title_key(str(row["title"]))].append(row)
    keys = {str(row["outside_key"]): str(row["resource_id"]) for row in present}
    return Catalogue(keys, titles)


def of_owner(rows: Sequence[Row], draft: Draft) -> Sequence[Row]:
    """Return the resources of the owner that a row names; all of them when it names none."""
    named = entry_from(draft.values, None)
    if not named.provider:
        return rows
    return [row for row in rows if owner(resource_of(row)) == owner(named)]
