"""Which file an address names, when the person may see it: an attachment, or an own upload."""

from uuid import UUID

from core.access import Action, Person, may
from core.errors import NotFound
from db import Storage
from services.evidence.uploads import Evidence, evidence_of, own_uploads
from services.sight import sight_of


def evidence_in_sight(storage: Storage, person: Person, evidence_id: str) -> Evidence:
    """Return a file of a record in sight or one that this account brought; NotFound otherwise.

    What is not there and what is not open to the person look the same. Whoever may not see
    names may not see papers either.
    """
    if not may(person, Action.VIEW_NAMES) or not _is_id(evidence_id):
        raise NotFound(evidence=evidence_id)
    row = storage.row("attachments/open_version", attachment_id=evidence_id)
    if row is None:
        for upload in own_uploads(storage, person, [evidence_id]):
            return upload
        raise NotFound(evidence=evidence_id)
    sight = sight_of(storage, person)
    if not sight.includes(str(row["record_organisation_id"]), str(row["teacher_id"])):
        raise NotFound(evidence=evidence_id)
    return evidence_of(row, key="attachment_id")


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
