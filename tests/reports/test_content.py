"""A paper is read as it was written, whatever stands in it."""

import pytest

from reports.content import (
    Column,
    Kind,
    Letterhead,
    Look,
    PageBreak,
    Paper,
    Picture,
    Series,
    Signature,
    Style,
    Table,
    Text,
    read,
    written,
)

PAPER = Paper(
    "Информация",
    "ru",
    "2026/27 учебный год",
    (
        Letterhead(("МУ «Отдел»\nШкола", "МУ «Шелан» кӀоштан")),
        Text("Итоги", Style.TITLE),
        Text("«Кавычки» и \U0001f600 и ӀӏЁ\u0000"),
        Table(
            "По сообществам",
            (Column("Сообщество", weight=2.0), Column("Доля", Kind.SHARE)),
            (("Сферум", 0.5), ("—", None)),
        ),
        Picture(
            "Участия",
            Look.STACKED_COLUMNS,
            ("сент.",),
            (Series("Инфоурок", (1, None)),),
            "1 участие",
            Kind.HOURS,
            "monthly",
        ),
        PageBreak("Слайд", "заметки"),
        Signature("Директор", "И. О. Фамилия", "Исп.: А. А."),
    ),
)


def test_a_paper_is_read_as_it_was_written():
    assert read(written(PAPER)) == PAPER


def test_what_is_no_paper_is_refused():
    with pytest.raises((KeyError, ValueError)):
        read('{"title": "", "language": "ru", "about": "", "blocks": [{"block": "Macro"}]}')
