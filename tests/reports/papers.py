"""A paper of every block, with what people should not be able to do to one, for the writers."""

from datetime import UTC, datetime

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
)
from reports.stamp import Stamp

STAMP = Stamp("abcd2345", datetime(2026, 11, 29, 12, tzinfo=UTC))
SURNAME = "Ӏ" + "а" * 58 + "ӏ"  # sixty letters, the palochka at both ends
LONG_TITLE = "Урок " * 99 + "конец"  # five hundred signs
HOSTILE = (
    '=HYPERLINK("http://evil.example";"x")',
    "{ DATE } \\* MERGEFORMAT",
    '#link("http://evil.example")[x] $x$ *b* \\ ` @x <y>',
    '<w:fldSimple w:instr="DATE"/> & ]]>',
    "javascript:alert(1)",
)
CHECHEN = "Чуьйрийн-Эвлара коьрта йукъарадешаран школа: Ӏалам, ӏилма"

PICTURES = (
    Picture(
        "Доли", Look.BARS, ("А", "Б", "В"), (Series("Доля", (0.71, 0, 0.003)),), "", Kind.SHARE
    ),
    Picture(
        "Столбцы",
        Look.STACKED_COLUMNS,
        ("сент.", "окт."),
        (Series("А", (5, 0)), Series("Б", (3, 9))),
    ),
    Picture("Линии", Look.LINES, ("сент.", "окт."), (Series("А", (5, 7)), Series("Б", (None, 9)))),
    Picture("Полосы", Look.STACKED_BARS, ("А", "Б"), (Series("x", (5, 7)), Series("y", (3, 9)))),
    Picture("Нули", Look.COLUMNS, ("А", "Б"), (Series("Ноль", (0, 0)),), "Нет ничего."),
    Picture(
        HOSTILE[0], Look.BARS, (*HOSTILE, SURNAME), (Series(HOSTILE[2], range(1, 7)),), HOSTILE[1]
    ),
)


def paper(*blocks, language="ru"):
    """Return a paper of these blocks."""
    return Paper("Проба", language, "", blocks)


def of_everything():
    """Return a paper with every block and style, hostile texts and long words among them."""
    columns = (
        Column("Педагог", weight=2),
        Column("Участий", Kind.COUNT),
        Column("Доля", Kind.SHARE),
        Column("День", Kind.DAY),
        Column("Адрес", Kind.LINK, 2),
    )
    rows = [
        (SURNAME, 1234, 0.71, "2026-10-31", "https://infourok.ru/urok-1234567.html"),
        (LONG_TITLE, 0, 0.003, "", "javascript:alert(1)"),
        *((text, None, None, None, text) for text in HOSTILE),
    ]
    return paper(
        Letterhead(("МУ «Отдел»\n«ООШ п.Чири-Юрт»", CHECHEN)),
        *(Text(f"{style} {LONG_TITLE} {CHECHEN}", style) for style in Style),
        *map(Text, HOSTILE),
        Table("Таблица", columns, rows, "Примечание"),
        *PICTURES,
        Signature("Директор", SURNAME, "Исп.: Ахмадова З. И."),
        PageBreak("Новая страница"),
        PageBreak(),
        Text("Звонок\x07\x00 \u202eв\ud800конце"),
    )
