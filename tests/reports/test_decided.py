"""What a meeting decided stands last in its papers, as it is when the file is written."""

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from docx import Document
from pptx import Presentation

from core.access import Role
from reports.content import PageBreak, Paper, Table, Text, read, written
from reports.decided import with_decisions
from reports.deck.planning import MOST_ROWS
from reports.making import entry_of, write
from reports.slides import FrozenSlide, paper_of, slides_written
from services.meeting_builds import MEETING, Slides, build_in_sight, build_meeting
from services.meeting_decisions import (
    DecisionEntry,
    State,
    change_decision,
    decide,
    decisions_of,
    withdraw_decision,
)
from services.meetings import make_meeting
from services.snapshots import Frozen, keep, snapshot_in_sight

SLIDES = (FrozenSlide("Повестка", text="Итоги", blocks=(Text("Итоги"),)),)
SEMINAR = DecisionEntry("Провести семинар", date(2026, 12, 10), "Ахмадова З. И.")


@pytest.fixture
def person(school):
    return school.people[Role.METHODIST]


@pytest.fixture
def snapshot(storage, person):
    """What was frozen of a meeting, and the meeting's id."""
    meeting_id = make_meeting(storage, person, title="Педсовет", held_on=date(2026, 11, 2))
    paper = paper_of(SLIDES, title="Педсовет", language="ru", about="02.11.2026")
    frozen = Frozen(MEETING, "Педсовет", {"meeting": meeting_id}, written(paper), "ru")
    slides = Slides(slides_written(SLIDES), slides_written(SLIDES))
    build_meeting(
        storage,
        person,
        meeting_id,
        frozen=frozen,
        slides=slides,
        entry=lambda kept: entry_of(kept, ("pptx", "docx", "pdf")),
    )
    found = build_in_sight(storage, person, meeting_id)
    assert found is not None
    return snapshot_in_sight(storage, person, found.snapshot_id), meeting_id


def parts(storage, snapshot):
    """Return the blocks that were added to a snapshot."""
    frozen = read(snapshot.content).blocks
    blocks = read(with_decisions(storage, snapshot).content).blocks
    assert blocks[: len(frozen)] == frozen, "what is frozen stays"
    return blocks[len(frozen) :]


def table_of(blocks):
    (table,) = [block for block in blocks if isinstance(block, Table)]
    return table


def test_without_decisions_there_is_no_such_part(storage, snapshot):
    frozen, _ = snapshot
    assert with_decisions(storage, frozen) is frozen


def test_they_are_told_as_they_stand_when_the_file_is_written(storage, person, snapshot):
    frozen, meeting_id = snapshot
    decide(storage, person, meeting_id, entry=SEMINAR, pin=None)
    decide(storage, person, meeting_id, entry=DecisionEntry("Лишнее"), pin=None)
    opening, table = parts(storage, frozen)
    assert opening == PageBreak("Решения")
    assert [column.title for column in table.columns] == ["Решили", "Срок", "Состояние"]
    assert table.rows == (
        ("Провести семинар", "10.12.2026", "в работе"),
        ("Лишнее", "", "в работе"),
    )
    assert table.note.startswith("Решения — какими они были записаны на ")
    seminar, needless = decisions_of(storage, person, meeting_id)
    done = DecisionEntry(SEMINAR.text, SEMINAR.due_on, SEMINAR.responsible, State.DONE)
    change_decision(storage, person, seminar.opened, entry=done)
    withdraw_decision(storage, person, needless.opened)
    assert table_of(parts(storage, frozen)).rows == (
        ("Провести семинар", "10.12.2026", "выполнено"),
    )


def test_every_file_has_them_last_and_names_nobody(storage, person, snapshot):
    frozen, meeting_id = snapshot
    decide(storage, person, meeting_id, entry=SEMINAR, pin=None)
    document = Document(BytesIO(write(storage, frozen, "docx")))
    assert document.tables[-1].rows[1].cells[0].text == "Провести семинар"
    pdf = pypdfium2.PdfDocument(write(storage, frozen, "pdf"))
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    last = list(Presentation(BytesIO(write(storage, frozen, "pptx"))).slides)[-1]
    assert last.shapes.title.text_frame.text == "Решения"
    (table,) = [shape.table for shape in last.shapes if shape.has_table]
    assert table.rows[1].cells[0].text == "Провести семинар"
    told = text + "".join(cell.text for row in document.tables[-1].rows for cell in row.cells)
    assert "Провести семинар" in text
    assert "Ахмадова" not in told
    assert "Ахмадова" not in "".join(cell.text for row in table.rows for cell in row.cells)


def test_slides_show_all_of_them(storage, person, snapshot):
    frozen, meeting_id = snapshot
    for number in range(MOST_ROWS + 3):
        decide(storage, person, meeting_id, entry=DecisionEntry(f"Решение {number}"), pin=None)
    drawn = Presentation(BytesIO(write(storage, frozen, "pptx"))).slides
    cells = [
        row.cells[0].text
        for slide in drawn
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
    ]
    assert [text for text in cells if text.startswith("Решение ")] == [
        f"Решение {number}" for number in range(MOST_ROWS + 3)
    ]


def test_a_paper_of_anything_else_is_as_it_is(storage, person, snapshot):
    _, meeting_id = snapshot
    decide(storage, person, meeting_id, entry=SEMINAR, pin=None)
    letter = keep(
        storage, person, Frozen("letter", "Письмо", {}, written(Paper("П", "ru", "", ())), "ru")
    )
    assert with_decisions(storage, letter) is letter
