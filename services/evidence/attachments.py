"""What speaks for a record: attaching, withdrawing, restoring, listing, within sight."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.access import Action, Person, require
from core.errors import NotFound, StaleEdit
from core.ids import new_id
from db import Storage
from services.events import event_of, record_event
from services.evidence.refusals import EvidenceRefused
from services.evidence.uploads import Evidence, evidence_of, own_uploads
from services.opened_records import read_participation
from services.sight import require_in_sight, sight_of
from services.versions import PARTICIPATIONS, Row, Writer, open_version

MOST_FILES = 20


@dataclass(frozen=True)
class Attachment:
    """A file of a record, as a screen lists it: `version` is what a deed is done on."""

    evidence: Evidence
    version: int
    uploaded_at: datetime
    uploaded_by: str
    is_withdrawn: bool


def attachments_of(storage: Storage, person: Person, record_id: str) -> tuple[Attachment, ...]:
    """Return the files of a participation, withdrawn ones too; NotFound when it is out of sight."""
    read_participation(storage, person, record_id)
    return tuple(
        Attachment(
            evidence_of(row, key="attachment_id"),
            row["version"],
            row["uploaded_at"],
            str(row["uploaded_by"]),
            row["is_withdrawn"],
        )
        for row in storage.rows("attachments/of_record", participation_id=record_id)
    )


def attach(storage: Storage, person: Person, record_id: str, *, upload_ids: Sequence[str]) -> int:
    """Attach the account's own uploads to a record in sight; return how many were new to it."""
    require(person, Action.ENTER_RECORDS)
    with storage.writing() as transaction:
        writer = Writer(transaction, person)
        return attach_to(writer, (record_id,), upload_ids)


def attach_to(writer: Writer, record_ids: Sequence[str], upload_ids: Sequence[str]) -> int:
    """Attach uploads to records in sight, within the deed that writes them.

    What a record has already, by content, is not attached again. Raises EvidenceRefused,
    NotAllowed out of sight, NotFound for an upload of somebody else.
    """
    if not upload_ids:
        return 0
    uploads = own_uploads(writer.transaction, writer.person, upload_ids)
    if len(uploads) < len(set(upload_ids)):
        raise NotFound(uploads=len(uploads))
    return sum(_attach(writer, record_id, uploads) for record_id in record_ids)


def _attach(writer: Writer, record_id: str, uploads: Sequence[Evidence]) -> int:
    record = open_version(writer.transaction, PARTICIPATIONS, record_id)
    organisation_id = str(record["organisation_id"])
    sight = sight_of(writer.transaction, writer.person)
    require_in_sight(sight, organisation_id, str(record["teacher_id"]))
    rows = writer.transaction.rows("attachments/of_record", participation_id=record_id)
    held = {str(row["content_hash"]) for row in rows if not row["is_withdrawn"]}
    unlike = {upload.file.content_hash: upload for upload in uploads}
    new = [upload for content, upload in unlike.items() if content not in held]
    if len(held) + len(new) > MOST_FILES:
        raise EvidenceRefused("many", name=new[0].name, files=MOST_FILES)
    for upload in new:
        row = {
            "attachment_id": new_id(),
            "organisation_id": organisation_id,
            "participation_id": record_id,
            "upload_id": upload.evidence_id,
        }
        _insert(writer, row, version=1)
        _tell(writer, "evidence_added", row, evidence=upload)
    return len(new)


def withdraw_attachment(
    storage: Storage, person: Person, attachment_id: str, *, version: int
) -> None:
    """Take a file off its record; it stays, and can be restored. StaleEdit when it is off."""
    _turn(storage, person, attachment_id, version=version, is_withdrawn=True)


def restore_attachment(
    storage: Storage, person: Person, attachment_id: str, *, version: int
) -> None:
    """Bring a withdrawn file back to its record; StaleEdit when it is back already."""
    _turn(storage, person, attachment_id, version=version, is_withdrawn=False)


def _turn(
    storage: Storage, person: Person, attachment_id: str, *, version: int, is_withdrawn: bool
) -> None:
    require(person, Action.ENTER_RECORDS)
    with storage.writing() as transaction:
        row = transaction.row("attachments/open_version", attachment_id=attachment_id)
        if row is None:
            raise NotFound(attachment=attachment_id)
        sight = sight_of(transaction, person)
        require_in_sight(sight, str(row["record_organisation_id"]), str(row["teacher_id"]))
        closed = transaction.run(
            "attachments/supersede",
            attachment_id=attachment_id,
            version=version,
            superseded_at=transaction.started_at,
        )
        if not closed or row["is_withdrawn"] == is_withdrawn:
            raise StaleEdit(attachment=attachment_id)
        writer = Writer(transaction, person)
        _insert(writer, row, version=version + 1, is_withdrawn=is_withdrawn)
        action = "evidence_withdrawn" if is_withdrawn else "evidence_restored"
        _tell(writer, action, row, evidence=evidence_of(row, key="attachment_id"))


def _insert(writer: Writer, row: Row, *, version: int, is_withdrawn: bool = False) -> None:
    names = ("attachment_id", "organisation_id", "participation_id", "upload_id")
    writer.transaction.run(
        "attachments/insert",
        **{name: row[name] for name in names},
        version=version,
        recorded_at=writer.transaction.started_at,
        recorded_by=writer.person.account_id,
        is_withdrawn=is_withdrawn,
    )


def _tell(writer: Writer, action: str, row: Row, *, evidence: Evidence) -> None:
    """Write into the journal what was done to which record's file."""
    facts = {
        "attachment": row["attachment_id"],
        "file": evidence.name,
        "content_hash": evidence.file.content_hash,
    }
    subject = str(row["participation_id"])
    record_event(writer.transaction, event_of(writer.person, action, subject=subject, **facts))
