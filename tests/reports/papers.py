"""The papers of the tests of every writer: with what people should not be able to do to one.

Texts that are no letters, long words, every block and look; what LibreOffice makes of a file.
"""

import shutil
import subprocess
from datetime import UTC, datetime

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
)
from reports.stamp import Stamp

STAMP = Stamp("abcd2345", datetime(2026, 11, 29, 12, tzinfo=UTC).replace(tzinfo=None))
SURNAME = "Ӏ" + "а" * 58 + "ӏ"  # sixty letters, the palochka at both ends
LONG_TITLE = "Урок " * 99 + "конец"  # five hundred signs
CHECHEN = "Чуьйрийн-Эвлара коьрта йукъарадешаран школа: Ӏалам, ӏилма"
HOSTILE = '=HYPERLINK("http://x.example";"x") <b>&amp;</b> {{y}} _x0041_ \u0007\u202eкод'
HARMLESS = '=HYPERLINK("http://x.example";"x") <b>&amp;</b> {{y}} _x0041_ код'
INJECTIONS = (
    '=HYPERLINK("http://evil.example";"x")',
    "{ DATE } \\* MERGEFORMAT",
    '#link("http://evil.example")[x] $x$ *b* \\ ` @x <y>',
    '<w:fldSimple w:instr="DATE"/> & ]]>',
    "javascript:alert(1)",
)

MONTHS = ("сент.", "окт.", "нояб.")
COLUMNS = (
    Column("Название", weight=2.0),
    Column("Доля", Kind.SHARE),
    Column("День", Kind.DAY),
    Column("Часы", Kind.HOURS),
    Column("Ссылка", Kind.LINK),
)
ROWS = (
    (HOSTILE, 0.5, "2026-10-31", 72.5, "https://infourok.ru/rabota-1234567.html"),
    (CHECHEN, 0.001, "2026-09-01", 16, "javascript:alert(1)"),
    (SURNAME, None, None, None, "http://x.example/a b"),
    (LONG_TITLE, 0.999, "не дата", "нет", None),
)
BARS = Picture(
    "По сообществам",
    Look.BARS,
    (CHECHEN, HOSTILE, LONG_TITLE),
    (Series("Участия", (12, 5, 1), "127880", ("0072B2", "D55E00", "009E73")),),
    "Больше всего — 12 из 18, 67 %.",
)
STACKED = Picture(
    "По месяцам",
    Look.STACKED_COLUMNS,
    MONTHS,
    (Series("Инфоурок", (3, 0, 4), "0072B2"), Series("Сферум", (1, 2, None), "D55E00")),
)
PAPER = Paper(
    "Сетевое взаимодействие",
    "ru",
    "01.09.2026 – 31.10.2026",
    (
        PageBreak("По сообществам", "Сказать о «Сферуме»"),
        BARS,
        PageBreak("По месяцам"),
        STACKED,
        PageBreak("Работы"),
        Table("Работы", COLUMNS, ROWS, "По алфавиту."),
        PageBreak("Выводы"),
        Text("Первое. " + HOSTILE),
        Text("Второе.", Style.PROPOSAL),
    ),
)

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
        INJECTIONS[0],
        Look.BARS,
        (*INJECTIONS, SURNAME),
        (Series(INJECTIONS[2], range(1, 7)),),
        INJECTIONS[1],
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
        *((text, None, None, None, text) for text in INJECTIONS),
    ]
    return paper(
        Letterhead(("МУ «Отдел»\n«ООШ п.Чири-Юрт»", CHECHEN)),
        *(Text(f"{style} {LONG_TITLE} {CHECHEN}", style) for style in Style),
        *map(Text, INJECTIONS),
        Table("Таблица", columns, rows, "Примечание"),
        *PICTURES,
        Signature("Директор", SURNAME, "Исп.: Ахмадова З. И."),
        PageBreak("Новая страница"),
        PageBreak(),
        Text("Звонок\x07\x00 \u202eв\ud800конце"),
    )


def converted(folder, name, content):
    """Return the pages of a file as PDF, or skip where no LibreOffice is installed."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed here")
    path = folder / name
    path.write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    done = subprocess.run(
        [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path],
        capture_output=True,
        timeout=180,
        check=False,
    )
    said = (done.stdout + done.stderr).decode(errors="replace").lower()
    assert "repair" not in said
    assert "error" not in said
    return path.with_suffix(".pdf").read_bytes()
