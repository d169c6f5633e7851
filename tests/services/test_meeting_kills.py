"""The server killed while a meeting is changed and frozen: a build is whole or it is not there."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from core.access import Role
from db import open_storage
from services.meeting_builds import build_in_sight
from services.meetings import meetings, slides_of
from services.papers import papers_in_sight
from services.snapshots import snapshot_in_sight
from ui import runtime

ROOT = Path(__file__).parent.parent.parent
# Whatever a line says was said to a person: a slide stands in the plan, a meeting is frozen.
SERVER = """
import sys
from datetime import date
from core.settings import load_settings
from db import open_storage
from services.meeting_builds import Slides, build_meeting
from services.meetings import add_slides, make_meeting, meetings
from services.papers import Entry
from services.sessions import person_of_token
from services.slides import Slide, SlideSort
from services.snapshots import Frozen

def line_of(snapshot):
    return Entry(snapshot.sort, snapshot.title, "pptx", "a.pptx", snapshot.snapshot_id)

storage = open_storage(load_settings())
person = person_of_token(storage, sys.argv[1])
while True:
    meeting_id = make_meeting(storage, person, title="Meeting", held_on=date(2026, 11, 2))
    for number in range(5):
        slide = Slide(SlideSort.TEXT, str(number), text="x" * 3000)
        add_slides(storage, person, meeting_id, slides=[slide])
        print("added", meeting_id, number + 1, flush=True)
        content = '{"title": "t", "language": "en", "about": "", "blocks": []}'
        shown = "[" + "1," * 200000 + str(number) + "]"
        frozen = Frozen("meeting", "Meeting", {"meeting": meeting_id}, content, "en")
        build_meeting(
            storage, person, meeting_id, frozen=frozen, slides=Slides(shown, shown), entry=line_of
        )
        print("built", meeting_id, number, flush=True)
"""


def kill_while_freezing(token, told, *, lines):
    """Run the server until so many lines were heard, kill it, and hear what it still said."""
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER, token], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    heard = [server.stdout.readline() for _ in range(lines)]
    server.kill()
    heard += list(server.stdout)
    server.wait()
    for line in heard:
        if line.endswith("\n"):
            word, meeting_id, number = line.split()
            told[word, meeting_id] = int(number)


def assert_whole(settings, school, kills):
    runtime.close()
    chance = random.Random(kills)
    told: dict[tuple[str, str], int] = {}
    for _ in range(kills):
        lines = chance.randint(1, 12)
        kill_while_freezing(school.tokens[Role.METHODIST], told, lines=lines)
    storage, person = open_storage(settings), school.people[Role.METHODIST]
    listed = {one.snapshot_id for one in papers_in_sight(storage, person)}
    for (word, meeting_id), number in told.items():
        if word == "added":
            assert len(slides_of(storage, person, meeting_id)) >= number
        else:
            built = build_in_sight(storage, person, meeting_id)
            assert built is not None
            assert int(built.shown[1:-1].split(",")[-1]) >= number
    for meeting in meetings(storage, person):
        built = build_in_sight(storage, person, meeting.meeting_id)
        if built is not None:
            assert built.snapshot_id in listed, "no build without its line in the list"
            assert snapshot_in_sight(storage, person, built.snapshot_id).code == built.code
    assert all(one.taken_at is not None for one in papers_in_sight(storage, person))
    storage.close()
    assert len(told) >= kills


def test_three_kills_leave_no_half_build(settings, school):
    assert_whole(settings, school, kills=3)


@pytest.mark.soak
def test_a_hundred_kills_leave_no_half_build(settings, school):
    assert_whole(settings, school, kills=100)
