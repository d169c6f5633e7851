"""What the tests of the papers have in common: hostile and long texts, one opened file, a look."""

import shutil
import subprocess
from datetime import UTC, datetime

import pytest

from reports.content import (
    Column,
    Kind,
    Look,
    PageBreak,
    Paper,
    Picture,
    Series,
    Style,
    Table,
    Text,
)
from reports.stamp import Stamp

STAMP = Stamp("K7QF2M", datetime(2026, 10, 31, 9, tzinfo=UTC).replace(tzinfo=None))
HOSTILE = '=HYPERLINK("http://x.example";"x") <b>&amp;</b> {{y}} _x0041_ \u0007\u202eкод'
HARMLESS = '=HYPERLINK("http://x.example";"x") <b>&amp;</b> {{y}} _x0041_ код'
CHECHEN = "КӀоштан ӏилманан «Шелан»"
SURNAME = "Ш" * 60
TITLE = "Очень длинное название работы " * 17
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
    (TITLE, 0.999, "не дата", "нет", None),
)
BARS = Picture(
    "По сообществам",
    Look.BARS,
    (CHECHEN, HOSTILE, TITLE),
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
