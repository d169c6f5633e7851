"""The school's own template of decks: taken only when it is harmless, used and given back."""

from io import BytesIO

import pytest
from pptx import Presentation
from pptx.util import Inches

from core.access import Role
from core.errors import NotAllowed
from core.i18n import words_of
from core.periods import school_year
from db.evidence_files import folder_of, named_files
from reports.asked import asked_by
from reports.making import make, maker_of, write
from reports.sorts import SORTS
from services.deck_template import current_template, remove_template, set_template, template_for
from services.evidence.uploads import Received
from services.presentation_check import REASONS, TemplateRefused, check_presentation
from tests.presentations import GOOD, changed, declared, linked, same, types


def untitled():
    deck = Presentation()
    for layout in deck.slide_layouts:
        for shape in list(layout.placeholders):
            shape._element.getparent().remove(shape._element)
    content = BytesIO()
    deck.save(content)
    return content.getvalue()


MAIN = b"presentationml.presentation.main+xml"
WRONG = {
    "empty": b"",
    "unknown": b"PK\x03\x04" + b"not a zip",
    "old": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "template": changed(types(MAIN, b"presentationml.template.main+xml")),
    "macros": changed(same, **{"ppt__vbaProject.bin": b"x"}),
    "external": changed(linked),
    "broken": changed(declared),
    "large": changed(same, **{"ppt__media__x.xml": b"<a/>" + b" " * (41 * 1024**2)}),
    "untitled": untitled(),
    "heavy": GOOD + b"\0" * (20 * 1024**2),
}


@pytest.mark.parametrize("reason", [reason for reason in REASONS if reason != "unknown"])
def test_what_is_wrong_with_a_presentation_is_said(reason):
    with pytest.raises(TemplateRefused) as refused:
        check_presentation(WRONG[reason])
    assert refused.value.facts["reason"] == reason
    assert "{" not in refused.value.sentence(words_of("ru"))


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7",
        changed(types(MAIN, b"wordprocessingml.document.main+xml")),
        changed(lambda name, body: None if name == "[Content_Types].xml" else body),
    ],
)
def test_anything_else_is_no_presentation(content):
    with pytest.raises(TemplateRefused) as refused:
        check_presentation(content)
    assert refused.value.facts["reason"] == "unknown"


@pytest.mark.parametrize(
    "content",
    [
        WRONG["unknown"],
        GOOD[: len(GOOD) // 2],
        changed(lambda name, body: b"<x" if name == "ppt/presentation.xml" else body),
        changed(lambda name, body: None if name == "ppt/presentation.xml" else body),
    ],
)
def test_a_damaged_presentation_is_refused(content):
    with pytest.raises(TemplateRefused) as refused:
        check_presentation(content)
    assert refused.value.facts["reason"] == "broken"


@pytest.mark.parametrize("macros", [b"presentation.macroEnabled.main+xml"])
def test_macros_are_known_by_the_type_too(macros):
    with pytest.raises(TemplateRefused) as refused:
        check_presentation(changed(types(b"presentation.main+xml", macros)))
    assert refused.value.facts["reason"] == "macros"


def test_a_template_is_used_for_decks_and_given_back(storage, school):
    admin, methodist = school.people[Role.ADMIN], school.people[Role.METHODIST]
    asked = asked_by(storage, methodist, school_year(2025))
    snapshot = make(storage, maker_of(methodist), SORTS["workbook"], asked=asked)
    own = Presentation(BytesIO(write(storage, snapshot, "pptx")))
    set_template(storage, admin, Received("../Наш\u202e шаблон.exe", GOOD))
    template = current_template(storage, school.organisation_id)
    assert template is not None
    assert template.name.endswith(".pptx")
    assert "\u202e" not in template.name
    assert "/" not in template.name
    theirs = Presentation(BytesIO(write(storage, snapshot, "pptx")))
    assert theirs.slide_width == Inches(10) != own.slide_width
    assert len(theirs.slides) >= len(own.slides)
    words = [
        shape.text_frame.text for s in theirs.slides for shape in s.shapes if shape.has_text_frame
    ]
    assert not any("Слайд шаблона" in word for word in words)
    for slide in theirs.slides:
        for shape in slide.shapes:
            assert shape.left + shape.width <= theirs.slide_width
            assert shape.top + shape.height <= theirs.slide_height
    remove_template(storage, admin)
    assert current_template(storage, school.organisation_id) is None
    assert template_for(storage, snapshot.snapshot_id) is None
    assert Presentation(BytesIO(write(storage, snapshot, "pptx"))).slide_width == own.slide_width


def test_a_template_goes_along_with_a_copy_and_its_loss_stops_no_deck(storage, school):
    admin, methodist = school.people[Role.ADMIN], school.people[Role.METHODIST]
    set_template(storage, admin, Received("Наш.pptx", GOOD))
    (file,) = named_files(storage)
    assert file.name.endswith(".pptx")
    asked = asked_by(storage, methodist, school_year(2025))
    snapshot = make(storage, maker_of(methodist), SORTS["workbook"], asked=asked)
    assert template_for(storage, snapshot.snapshot_id) == GOOD
    (path,) = folder_of(storage.path).glob("*/*.pptx")
    path.unlink()
    assert template_for(storage, snapshot.snapshot_id) is None


def test_a_refused_template_changes_nothing_and_is_named(storage, school):
    admin = school.people[Role.ADMIN]
    with pytest.raises(TemplateRefused) as refused:
        set_template(storage, admin, Received("Чужой.pptx", WRONG["macros"]))
    assert "«Чужой.pptx»" in refused.value.sentence(words_of("ru"))
    assert current_template(storage, school.organisation_id) is None
    with pytest.raises(NotAllowed):
        set_template(storage, school.people[Role.METHODIST], Received("x.pptx", GOOD))
