"""Taking files in: checked by their content, on the disk before a row names them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.access import Action, Person, require
from core.ids import new_id
from core.settings import Settings
from db import Storage, Transaction
from db.evidence_files import EvidenceFile, keep
from services.evidence.file_names import safe_file_name
from services.evidence.reading import inspected
from services.evidence.refusals import EvidenceRefused

BYTES_A_MEGABYTE = 1024**2


@dataclass(frozen=True)
class Received:
    """A file as it came from a browser: its name is only a name."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Evidence:
    """A file that was taken; `evidence_id` is what its address names."""

    evidence_id: str
    file: EvidenceFile
    name: str
    size_bytes: int
    page_count: int


def receive(
    storage: Storage, person: Person, received: Received, *, settings: Settings
) -> Evidence:
    """Check a file and keep it for this account, to be attached when a record is saved.

    Raises EvidenceRefused or DiskRefused; what was dropped later stays as a file of no record.
    """
    require(person, Action.ENTER_RECORDS)
    try:
        _require_light(received, settings.evidence_megabytes)
        found = inspected(received.content)
    except EvidenceRefused as refused:
        raise EvidenceRefused(**{**refused.facts, "name": received.name}) from refused  # type: ignore[arg-type]
    file = keep(storage.path, found.content, found.media_type)
    name = safe_file_name(received.name, found.media_type)
    evidence = Evidence(new_id(), file, name, len(found.content), found.page_count)
    with storage.writing(of_data=False) as transaction:
        transaction.run(
            "uploads/insert",
            upload_id=evidence.evidence_id,
            organisation_id=person.organisation_id,
            content_hash=file.content_hash,
            file_name=name,
            media_type=file.media_type,
            size_bytes=evidence.size_bytes,
            page_count=evidence.page_count,
            uploaded_at=transaction.started_at,
            uploaded_by=person.account_id,
        )
    return evidence


def _require_light(received: Received, megabytes: int) -> None:
    if len(received.content) > megabytes * BYTES_A_MEGABYTE:
        raise EvidenceRefused("heavy", megabytes=megabytes)


def own_uploads(
    storage: Storage | Transaction, person: Person, upload_ids: Sequence[str]
) -> tuple[Evidence, ...]:
    """Return those of the uploads that this account brought, in the order in which they came."""
    rows = storage.rows("uploads/own", upload_ids=upload_ids, account_id=person.account_id)
    return tuple(evidence_of(row, key="upload_id") for row in rows)


def evidence_of(row: Mapping[str, object], *, key: str) -> Evidence:
    """Return the file that a row names; `key` is the column of its id."""
    return Evidence(
        str(row[key]),
        EvidenceFile(str(row["content_hash"]), str(row["media_type"])),
        str(row["file_name"]),
        int(str(row["size_bytes"])),
        int(str(row["page_count"])),
    )
