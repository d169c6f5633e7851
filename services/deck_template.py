"""The school's own template of decks: taken in when its content is harmless, then used."""

import logging
from dataclasses import dataclass
from datetime import datetime

from core.access import Action, Person, require
from core.errors import NotFound
from db import Storage, Transaction
from db.evidence_files import EvidenceFile, keep, read
from services.events import event_of, record_event
from services.evidence.file_names import safe_file_name
from services.evidence.uploads import Received
from services.presentation_check import TemplateRefused, check_presentation

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Template:
    """The template that holds now; `recorded_at` is a UTC moment."""

    name: str
    size_bytes: int
    recorded_at: datetime


def current_template(storage: Storage | Transaction, organisation_id: str) -> Template | None:
    """Return an organisation's template; None where decks have the house's own look."""
    row = storage.row("deck_templates/latest", organisation_id=organisation_id)
    if row is None or row["content_hash"] is None:
        return None
    return Template(str(row["file_name"]), int(str(row["size_bytes"])), row["recorded_at"])


def set_template(storage: Storage, person: Person, received: Received) -> None:
    """Keep a presentation as the template. Raises TemplateRefused, DiskRefused, NotAllowed."""
    require(person, Action.MANAGE_SCHOOL)
    try:
        check_presentation(received.content)
    except TemplateRefused as refused:
        raise TemplateRefused(str(refused.facts["reason"]), name=received.name) from refused
    file = keep(storage.path, received.content, MEDIA_TYPE)
    name = safe_file_name(received.name, MEDIA_TYPE)
    _insert(storage, person, file=file, name=name, size=len(received.content))


def remove_template(storage: Storage, person: Person) -> None:
    """Go back to the house's own look; the file stays where it is. Raises NotAllowed."""
    require(person, Action.MANAGE_SCHOOL)
    _insert(storage, person, file=None, name="", size=0)


def template_for(storage: Storage, snapshot_id: str) -> bytes | None:
    """Return the template for the deck of a snapshot; None where the house's own look holds.

    A template that somebody took from the disk is not waited for: the log says so.
    """
    row = storage.row("deck_templates/of_snapshot", snapshot_id=snapshot_id)
    if row is None or row["content_hash"] is None:
        return None
    try:
        return read(storage.path, EvidenceFile(str(row["content_hash"]), MEDIA_TYPE))
    except NotFound:
        logger.warning("the template of decks %s is not on the disk", row["content_hash"])
        return None


def _insert(
    storage: Storage, person: Person, *, file: EvidenceFile | None, name: str, size: int
) -> None:
    with storage.writing(of_data=False) as transaction:
        before = transaction.row("deck_templates/latest", organisation_id=person.organisation_id)
        transaction.run(
            "deck_templates/insert",
            organisation_id=person.organisation_id,
            version=int(str(before["version"])) + 1 if before else 1,
            content_hash=file.content_hash if file else None,
            file_name=name,
            size_bytes=size,
            recorded_at=transaction.started_at,
            recorded_by=person.account_id,
        )
        record_event(transaction, event_of(person, "deck_template_changed", subject=name))
