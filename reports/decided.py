"""What a meeting decided: a table of it, and the last part of that meeting's papers.

The figures of a meeting are frozen; what is decided over them comes later, so it is read when a
file is written, and the part says of which moment it is.
"""

from collections.abc import Sequence
from dataclasses import replace

from core import formats
from core.i18n import Words, words_of
from db import Storage
from db.connection import now
from reports.content import Column, Kind, PageBreak, Table, read, written
from services.meeting_decisions import STATE_NAMES, Decision, decisions_of_snapshot
from services.snapshots import Snapshot


def decisions_table(
    words: Words, title: str, found: Sequence[Decision], *, with_names: bool
) -> Table:
    """Return decisions a row each: what, until when, who answers where names are shown, state."""
    columns = [Column(words("Decided"), weight=4), Column(words("Until"), Kind.DAY)]
    columns += [Column(words("Who answers"), weight=2)] if with_names else []
    rows = tuple(
        (
            one.entry.text,
            formats.day(one.entry.due_on, words.language) if one.entry.due_on else "",
            *([one.entry.responsible] if with_names else []),
            words(STATE_NAMES[one.entry.state]),
        )
        for one in found
    )
    return Table(title, (*columns, Column(words("State"))), rows)


def with_decisions(storage: Storage, snapshot: Snapshot) -> Snapshot:
    """Return a meeting's snapshot with its decisions as they stand now; any other one as it is.

    Who answers is left out: what is frozen for papers shows nobody by name.
    """
    found = decisions_of_snapshot(storage, snapshot.snapshot_id)
    if not found:
        return snapshot
    words = words_of(snapshot.language)
    told = words(
        "Decisions as they stood on {moment}; the figures are those of the snapshot.",
        moment=formats.moment(now(), snapshot.language),
    )
    table = replace(decisions_table(words, "", found, with_names=False), note=told, is_whole=True)
    paper = read(snapshot.content)
    blocks = (*paper.blocks, PageBreak(words("Decisions")), table)
    return replace(snapshot, content=written(replace(paper, blocks=blocks)))
