"""The guide is held to the catalogue of indicators and to the questions of the head teacher."""

import pytest

from core.indicators import CATALOGUE
from core.questions import QUESTIONS, Question
from core.sitemap import SCREENS
from db.statements import statements
from tools import guide
from tools.catalogue import source_files, uses

SAID = {use.one for path in source_files() if path.name != "questions.py" for use in uses(path)}


def test_the_tables_are_those_of_the_code() -> None:
    found = guide.GUIDE.read_text(encoding="utf-8")
    assert guide.written(found) == found, "run: python -m tools.guide"
    assert len(guide.figures().splitlines()) == len(CATALOGUE) + 2
    assert len(guide.questions().splitlines()) == 25 + 2


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.text)
def test_a_question_leads_to_what_is_there(question: Question) -> None:
    assert question.screen in {screen.path for screen in SCREENS}
    assert question.statement in statements()
    assert question.shown in SAID, "no card and no figure says so"
