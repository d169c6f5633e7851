"""The scribe: files written in another process are the same, and its end is told in a sentence."""

import os
import sys
import time
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pyarrow as pa
import pytest

from core.access import Role
from core.i18n import words_of
from core.periods import school_year
from reports import making
from reports.asked import asked_by
from reports.content import written
from reports.formats import FORMATS
from reports.making import NotWritten, TookTooLong, make, maker_of
from reports.scribe import Failed, Scribe, TooSlow, beside
from reports.sorts import SORTS
from reports.work import Work
from reports.workbook.listing import Listing, heads
from services.export_columns import text
from services.papers import papers_in_sight
from tests.reports.papers import PAPER, STAMP

RECORDS = Listing(
    "Записи", heads((text("title", "Title"),), words_of("ru")), [[pa.array(["Урок", "Работа"])]]
)
WORK = Work("pdf", written(PAPER), STAMP, listings=(RECORDS,))
SILENT = (sys.executable, "-c", "import time; time.sleep(60)")
DEAD = (sys.executable, "-c", "import sys; sys.exit(3)")


@pytest.fixture(scope="module")
def scribe():
    scribe = Scribe()
    scribe.begin()
    yield scribe
    scribe.end()


@pytest.fixture
def begun(monkeypatch):
    """Return a maker of a scribe whose process does something else."""
    made = []

    def begin(command, **settings):
        monkeypatch.setattr(beside, "COMMAND", command)
        made.append(Scribe(**settings))
        made[-1].begin()
        return made[-1]

    yield begin
    for one in made:
        one.end()


def parts_of(content):
    """Return what is in a file: the moment of its making, which an office file bears, aside."""
    if content.startswith(b"%PDF"):
        return content
    with ZipFile(BytesIO(content)) as archive:
        return {
            name: archive.read(name)
            for name in archive.namelist()
            if not name.endswith(("core.xml", ".xlsx"))
        }


@pytest.mark.parametrize("code", FORMATS)
def test_every_format_is_the_same_as_written_here(scribe, code):
    work = replace(WORK, format_code=code)
    assert parts_of(scribe.write(work)) == parts_of(Scribe().write(work))
    assert scribe._process.pid != os.getpid()


def test_the_process_is_kept_and_begun_anew_when_it_is_gone(scribe):
    scribe.write(WORK)
    first = scribe._process
    scribe.write(WORK)
    assert scribe._process is first
    first.kill()
    first.wait()
    assert scribe.write(WORK).startswith(b"%PDF")
    assert scribe._process is not first


def test_a_writer_that_fails_brings_its_trace_and_the_next_file_is_written(scribe):
    with pytest.raises(Failed, match=r"JSONDecodeError"):
        scribe.write(replace(WORK, content="{"))
    assert scribe.write(WORK).startswith(b"%PDF")


def test_an_idle_process_ends(begun):
    scribe = begun(beside.COMMAND, idle=0.05)
    scribe.write(WORK)
    until = time.monotonic() + 10
    while scribe._process is not None and time.monotonic() < until:
        time.sleep(0.02)
    assert scribe._process is None


def test_one_that_takes_too_long_is_stopped(begun):
    scribe = begun(SILENT, longest=0.2)
    with pytest.raises(TooSlow):
        scribe.write(WORK)
    assert scribe._process is None


@pytest.mark.parametrize("command", [DEAD, ("/no/such/program",)])
def test_one_that_cannot_be_begun_or_ends_at_once_is_a_failure(begun, command):
    with pytest.raises(Failed):
        begun(command).write(WORK)


@pytest.mark.parametrize(
    ("command", "failure"), [(SILENT, TookTooLong), (DEAD, NotWritten)], ids=["slow", "dead"]
)
def test_the_person_is_told_and_the_figures_are_kept(
    storage, school, monkeypatch, begun, command, failure
):
    person = school.people[Role.METHODIST]
    monkeypatch.setattr(making, "SCRIBE", begun(command, longest=0.2))
    asked = asked_by(storage, person, school_year(2025))
    with pytest.raises(failure) as caught:
        make(storage, maker_of(person), SORTS["letter"], asked=asked)
    sentence = caught.value.sentence(words_of("ru"))
    (line,) = papers_in_sight(storage, person)
    assert line.code
    assert line.code in sentence
    assert line.failure == sentence
