"""What people typed is shown as they typed it."""

import pytest

from ui.markdown import plain

JOINER = "\u2060"


@pytest.mark.parametrize(
    ("typed", "markdown"),
    [
        ("Урок 5 класса", "Урок 5 класса"),
        ("*важно* $x$", r"\*важно\* \$x\$"),
        ("[сюда](javascript:x)", r"\[сюда\]\(javascript\:x\)"),
        ("<b>", r"\<b\>"),
        ("в 14:05 начало", r"в 14\:05 начало"),
        ("Цель: знать", r"Цель\: знать"),
        (":smile:", rf"\:{JOINER}smile\:"),
        (":heart_eyes:", rf"\:{JOINER}heart\_eyes\:"),
        (":material/home:", rf"\:{JOINER}material\/home\:"),
        (" две\nстроки ", "две строки"),
        ("код \u202eдок\u2066 \x07конец", "код док конец"),
    ],
)
def test_plain_shows_exactly_what_was_typed(typed, markdown):
    assert plain(typed) == markdown
