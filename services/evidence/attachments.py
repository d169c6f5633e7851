"""What speaks for a record: attaching, withdrawing, restoring, listing, within sight."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.access import Action, Person, require
from core.errors import NotFound, StaleEdit
from core.ids import new_id
from db import Storage
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


def carry_over(writer: Writer, leaving: Row, staying: Row) -> None:
    """Attach to a record what another one has, which it stands for from now on."""
    key = "participation_id"
    rows = writer.transaction.rows("attachments/of_record", **{key: leaving[key]})
    held = [evidence_of(row, key="upload_id") for row in rows if not row["is_withdrawn"]]
    for upload in _new_to(writer, staying, held):
        _add(writer, staying, upload)


def _attach(writer: Writer, record_id: str, uploads: Sequence[Evidence]) -> int:
    record = open_version(writer.transaction, PARTICIPATIONS, record_id)
    sight = sight_of(writer.transaction, writer.person)
    require_in_sight(sight, str(record["organisation_id"]), str(record["teacher_id"]))
    new = _new_to(writer, record, uploads)
    rows = writer.transaction.rows("attachments/of_record", participation_id=record_id)
    if new and sum(not row["is_withdrawn"] for row in rows) + len(new) > MOST_FILES:
        raise EvidenceRefused("many", name=new[0].name, files=MOST_FILES)
    for upload in new:
        _add(writer, record, upload)
    return len(new)


def _new_to(writer: Writer, record: Row, uploads: Sequence[Evidence]) -> list[Evidence]:
    """Return one upload of each content that the record does not have."""
    key = "participation_id"
    rows = writer.transaction.rows("attachments/of_record", **{key: record[key]})
    held = {str(row["content_hash"]) for row in rows if not row["is_withdrawn"]}
    unlike = {upload.file.content_hash: upload for upload in uploads}
    return [upload for content, upload in unlike.items() if content not in held]


def _add(writer: Writer, record: Row, upload: Evidence) -> None:
    row = {
        "attachment_id": new_id(),
        "organisation_id": record["organisation_id"],
        "participation_id": record["participation_id"],
        "upload_id": upload.evidence_id,
    }
    _insert(writer, row, version=1)


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
        writer = Writer(transaction, person)
        row = transaction.row("attachments/open_version", attachment_id=attachment_id)
        if row is None:
            raise NotFound(attachment=attachment_id)
        sight = sight_of(transaction, person)
        require_in_sight(sight, str(row["record_organisation_id"]), str(row["teacher_id"]))
        if row["version"] != version or row["is_withdrawn"] == is_withdrawn:
            raise StaleEdit(attachment=attachment_id)
        _turn_in(writer, row, is_withdrawn=is_withdrawn)


def turn_files(writer: Writer, record: Row, wanted: Mapping[str, bool]) -> int:
    """Attach and take off files of a record in sight, by attachment; return how many turned.

    What is as wanted stays; a content that the record has is not attached a second time. Raises
    EvidenceRefused where there would be too many.
    """
    key = "participation_id"
    rows = writer.transaction.rows("attachments/of_record", **{key: record[key]})
    held = {str(row["content_hash"]) for row in rows if not row["is_withdrawn"]}
    turning = [row for row in rows if row["is_withdrawn"] == wanted.get(str(row["attachment_id"]))]
    off = [row for row in turning if not row["is_withdrawn"]]
    back = [row for row in turning if row["is_withdrawn"] and row["content_hash"] not in held]
    if back and len(held) - len(off) + len(back) > MOST_FILES:
        raise EvidenceRefused("many", name=str(back[0]["file_name"]), files=MOST_FILES)
    for row in (*off, *back):
        _turn_in(writer, {**record, **row}, is_withdrawn=not row["is_withdrawn"])
    return len(off) + len(back)


def _turn_in(writer: Writer, row: Row, *, is_withdrawn: bool) -> None:
    version = int(str(row["version"]))
    attachment_id = row["attachment_id"]
    closed = writer.transaction.run(
        "attachments/supersede",
        attachment_id=attachment_id,
        version=version,
        superseded_at=writer.transaction.started_at,
    )
    if not closed:
        raise StaleEdit(attachment=attachment_id)
    _insert(writer, row, version=version + 1, is_withdrawn=is_withdrawn)


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
