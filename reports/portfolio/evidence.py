"""The evidence of a portfolio as one archive: a folder a record, only what the person may see."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from core import formats, period_codes
from core.access import Action, Person, require
from core.errors import Failure, NotFound
from core.i18n import N_, Words, words_of
from db import Storage
from db.evidence_files import read
from reports.asked import asked_by
from reports.plain_text import plain
from services.events import event_of, record_event
from services.evidence.file_names import safe_file_name, safe_folder_name
from services.evidence.uploads import Evidence, evidence_of
from services.snapshots import NoSuchSnapshot, snapshot_in_sight

MOST_MEGABYTES = 200
BYTES_A_MEGABYTE = 1024**2
LONGEST_FOLDER = 60  # letters of a title: Windows takes 260 for a whole path


class TooMuchEvidence(Failure):
    """More than fits an archive that is made in memory."""

    message = N_(
        "The evidence is larger than {most} MB. Make a portfolio of fewer years, or take the files "
        "from the pages of the records."
    )


@dataclass(frozen=True)
class Proof:
    """A file that speaks for a record: the record's title and day."""

    participation_id: str
    title: str
    took_part_on: date
    evidence: Evidence


def proofs_of(storage: Storage, person: Person, snapshot_id: str) -> tuple[Proof, ...]:
    """Return the files for the confirmed records of a portfolio's teacher and years, as of now.

    Raises NotAllowed without the right to names, NoSuchSnapshot for one that is not in sight.
    """
    require(person, Action.VIEW_NAMES)
    snapshot = snapshot_in_sight(storage, person, snapshot_id)
    period = period_codes.decode(str(snapshot.asked.get("period")), {})
    if period is None or not snapshot.teacher_ids:
        raise NoSuchSnapshot(snapshot=snapshot_id)
    (teacher_id,) = snapshot.teacher_ids
    asked = asked_by(storage, person, period, teacher_id=teacher_id)
    rows = storage.rows("attachments/of_selection", **asked.selection.parameters())
    return tuple(
        Proof(
            str(row["participation_id"]),
            str(row["title"]),
            row["took_part_on"],
            evidence_of(row, key="upload_id"),
        )
        for row in rows
    )


def archive(storage: Storage, person: Person, snapshot_id: str) -> bytes:
    """Return the files as a .zip with a list of them; the journal keeps the deed.

    A file that is lost stands in the list as lost. Raises TooMuchEvidence beside what `proofs_of`
    raises.
    """
    proofs = proofs_of(storage, person, snapshot_id)
    if sum(proof.evidence.size_bytes for proof in proofs) > MOST_MEGABYTES * BYTES_A_MEGABYTE:
        raise TooMuchEvidence(most=MOST_MEGABYTES)
    content, words = io.BytesIO(), words_of(person.language)
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as packed:
        lines = []
        for path, proof in _paths(proofs):
            line = f"{path} — {_record(proof, words)}"
            try:
                packed.writestr(path, read(storage.path, proof.evidence.file))
            except NotFound:
                line = words("{line}: the file is lost", line=line)
            lines.append(line)
        text = "\r\n".join((words("Evidence for the portfolio"), *lines))
        packed.writestr(f"{words('List')}.txt", text.encode("utf-8-sig"))
    with storage.writing(of_data=False) as transaction:
        event = event_of(person, "exported", subject="evidence", rows=len(proofs), format="zip")
        record_event(transaction, event)
    return content.getvalue()


def archive_name(paper_name: str) -> str:
    """Return the name of the archive beside the name of the portfolio's own file."""
    return f"{PurePosixPath(paper_name).stem}.zip"


def _paths(proofs: Sequence[Proof]) -> Iterator[tuple[str, Proof]]:
    """Yield where each file lies in the archive; records are numbered, names never meet."""
    numbers: dict[str, int] = {}
    taken: Counter[str] = Counter()
    for proof in proofs:
        number = numbers.setdefault(proof.participation_id, len(numbers) + 1)
        title = safe_folder_name(proof.title, LONGEST_FOLDER)
        folder = f"{number:03} {proof.took_part_on} {title}".rstrip()
        name = PurePosixPath(safe_file_name(proof.evidence.name, proof.evidence.file.media_type))
        path = f"{folder}/{name}"
        taken[path.casefold()] += 1
        if (times := taken[path.casefold()]) > 1:
            path = f"{folder}/{name.stem} ({times}){name.suffix}"
        yield path, proof


def _record(proof: Proof, words: Words) -> str:
    title = " ".join(plain(proof.title).split())
    return f"{formats.day(proof.took_part_on, words.language)} · {title}"
