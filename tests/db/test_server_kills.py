"""The server killed while somebody types and saves, and many who write at once: nothing is lost."""

import json
import random
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from core.access import Person, Role
from core.errors import StaleEdit
from core.settings import Settings
from db import Storage, open_storage
from services import participations
from services.drafts import Draft, keep_draft
from services.rules import ParticipationEntry
from services.versions import ACTIVITIES, PARTICIPATIONS, Opened
from ui import runtime

ROOT = Path(__file__).parent.parent.parent
ENTRY = {
    "community": "infourok",
    "kind": "webinar",
    "role": "attendee",
    "outcome": "participated",
    "level": "unrated",
    "document": "participation_certificate",
    "is_without_evidence": True,
}
# What the server does for somebody who types a title letter by letter and saves it. Each line is
# what the person was told: a draft is kept, a record is saved.
SERVER = """
import json, sys
from datetime import date
from core.settings import load_settings
from db import open_storage
from dataclasses import replace
from services.drafts import Draft, keep_draft
from services.participations import record
from services.rules import ParticipationEntry
from services.sessions import person_of_token

token, teacher_id, entry = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
storage = open_storage(load_settings())
person = person_of_token(storage, token)
while True:
    draft = Draft("participation")
    for length in range(1, 6):
        draft = keep_draft(storage, person, replace(draft, values={"title": "x" * length}))
        print("kept", draft.draft_id, length, flush=True)
    made = ParticipationEntry(
        teacher_ids=(teacher_id,), starts_on=date(2026, 1, 15), title=draft.draft_id, **entry
    )
    record(storage, person, made, draft_id=draft.draft_id)
    print("saved", draft.draft_id, 0, flush=True)
"""


@dataclass
class Told:
    """What the person was told: records saved, drafts kept with how many letters."""

    saved: set[str] = field(default_factory=set)
    kept: dict[str, int] = field(default_factory=dict)

    def hear(self, line: str) -> None:
        """Take in one line; a line cut short by the kill was not heard."""
        if line.endswith("\n"):
            word, draft_id, length = line.split()
            if word == "saved":
                self.saved.add(draft_id)
                self.kept.pop(draft_id, None)
            else:
                self.kept[draft_id] = int(length)


def kill_while_typing(token: str, teacher_id: str, told: Told, *, lines: int) -> None:
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER, token, teacher_id, json.dumps(ENTRY)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    for _ in range(lines):
        told.hear(server.stdout.readline())
    server.kill()
    for line in server.stdout:
        told.hear(line)
    server.wait()


def assert_nothing_told_is_lost(settings: Settings, school, kills: int) -> None:
    runtime.close()
    chance, told = random.Random(kills), Told()
    token, teacher_id = school.tokens[Role.TEACHER], school.teacher_ids[0]
    for _ in range(kills):
        kill_while_typing(token, teacher_id, told, lines=chance.randint(1, 30))
    storage = open_storage(settings)
    account_id = school.people[Role.TEACHER].account_id
    rows = storage.rows("drafts/of_form", account_id=account_id, form="participation")
    drafts = {row["draft_id"]: json.loads(row["content"])["values"] for row in rows}
    for draft_id in told.saved:
        found = storage.rows("participations/of_activity", activity_id=draft_id)
        assert len(found) == 1, draft_id
    for draft_id, length in told.kept.items():
        made = storage.rows("participations/of_activity", activity_id=draft_id)
        # Killed between the saving and the word of it: the record is there, once.
        assert len(made) == (draft_id not in drafts), draft_id
        assert made or len(drafts[draft_id]["title"]) >= length
    storage.close()
    assert len(told.saved) + len(told.kept) >= kills


def test_three_kills_lose_no_record_and_no_draft(settings, school):
    assert_nothing_told_is_lost(settings, school, kills=3)


@pytest.mark.soak
def test_two_hundred_kills_lose_no_record_and_no_draft(settings, school):
    assert_nothing_told_is_lost(settings, school, kills=200)


def write_for_a_while(
    storage: Storage, person: Person, teacher_id: str, *, shared: str, until: float
) -> tuple[list[str], int]:
    """Record, keep a draft and correct the shared record; return what was acknowledged."""
    made: list[str] = []
    corrections = 0
    while time.monotonic() < until:
        draft = keep_draft(storage, person, Draft("participation", values={"title": "x"}))
        entry = ParticipationEntry(
            teacher_ids=(teacher_id,), starts_on=date(2026, 1, 15), title=draft.draft_id, **ENTRY
        )
        participations.record(storage, person, entry, draft_id=draft.draft_id)
        made.append(draft.draft_id)
        own = storage.rows(PARTICIPATIONS.versions, participation_id=shared)[-1]
        activity = storage.rows(ACTIVITIES.versions, activity_id=own["activity_id"])[-1]
        opened = Opened(shared, own["version"], activity["version"])
        try:
            changed = ParticipationEntry(
                teacher_ids=(teacher_id,),
                starts_on=date(2026, 1, 15),
                title="shared",
                comment=draft.draft_id,
                **ENTRY,
            )
            participations.change(storage, person, opened, entry=changed)
            corrections += 1
        except StaleEdit:
            continue
    return made, corrections


def assert_writers_lose_nothing(storage: Storage, school, *, writers: int, seconds: float) -> None:
    person, teacher_id = school.people[Role.METHODIST], school.teacher_ids[0]
    first = ParticipationEntry(
        teacher_ids=(teacher_id,), starts_on=date(2026, 1, 15), title="shared", **ENTRY
    )
    (shared,) = participations.record(storage, person, first)
    start = threading.Barrier(writers)

    def work(_: int) -> tuple[list[str], int]:
        start.wait()
        until = time.monotonic() + seconds
        return write_for_a_while(storage, person, teacher_id, shared=shared, until=until)

    with ThreadPoolExecutor(writers) as pool:
        done = list(pool.map(work, range(writers)))
    made = [draft_id for ids, _ in done for draft_id in ids]
    assert made
    for draft_id in made:
        assert len(storage.rows("participations/of_activity", activity_id=draft_id)) == 1
    account = {"account_id": person.account_id, "form": "participation"}
    assert storage.rows("drafts/of_form", **account) == []
    versions = storage.rows(PARTICIPATIONS.versions, participation_id=shared)
    assert len(versions) == 1 + sum(corrections for _, corrections in done)
    assert [row["version"] for row in versions] == list(range(1, len(versions) + 1))
    assert sum(row["superseded_at"] is None for row in versions) == 1


def test_ten_writers_at_once_lose_nothing(storage, school):
    assert_writers_lose_nothing(storage, school, writers=10, seconds=2)


@pytest.mark.soak
def test_fifty_writers_at_once_for_a_minute_lose_nothing(storage, school):
    assert_writers_lose_nothing(storage, school, writers=50, seconds=60)
