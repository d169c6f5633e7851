"""The pictures of a snapshot: drawn by a real Chromium where there is one, told of where not."""

import json
import stat
import sys
import tempfile
import threading
import time
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from charts import theme
from core.access import Role
from reports.__main__ import main
from reports.content import Look, Paper, Picture, Series, Style, Text, written
from reports.making import file_name, write
from reports.palette import on_paper
from reports.pictures import chromium
from reports.pictures.figures import figure_of
from reports.pictures.plates import NoCharts, has_charts, plates_of
from reports.slides import Drawn, FrozenSlide, slides_written
from services.meeting_builds import MEETING, Slides, build_in_sight, build_meeting
from services.meetings import make_meeting
from services.papers import Entry
from services.snapshots import Frozen, Snapshot, keep_for, snapshot_in_sight
from tests.drawn import row_names
from tests.reports.papers import BARS, CHECHEN, LONG_TITLE, STACKED, SURNAME

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</script><img src=x onerror=alert(1)> & \"кавычки\" 'x' &amp; <b>"
MONTHS = ("сент.", "окт.")
FIGURE = {"data": [{"type": "scatter", "text": ["Сеть"]}], "layout": {"height": 300}}
needs_chromium = pytest.mark.skipif(
    chromium.found() is None, reason="Chromium is not installed (for example: apt install chromium)"
)


def snapshot_of(*blocks, title="Проба"):
    paper = Paper(title, "ru", "2026/27 учебный год", blocks)
    at = datetime(2026, 11, 29, 12, tzinfo=UTC).replace(tzinfo=None)
    code = "01939000-0000-7000-8000-000000000000"
    return Snapshot(code, "abcd2345", "letter", title, {}, written(paper), "ru", at)


def kept(storage, school):
    """Keep a paper with charts and close the database, as a command wants it."""
    frozen = Frozen("letter", "Проба", {}, snapshot_of(BARS, STACKED).content, "ru")
    snapshot = keep_for(storage, frozen, organisation_id=school.organisation_id)
    storage.close()
    return snapshot


def files_in(content):
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def drawing_of(files, number):
    (name,) = (name for name in files if name.startswith(number) and name.endswith(".svg"))
    return ET.fromstring(files[name])


def texts_of(drawing):
    return ["".join(node.itertext()) for node in drawing.iter(f"{SVG}text")]


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    """A folder for temporary files of its own: other tests draw at the same time."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))


def left_behind():
    return [path.name for path in Path(tempfile.gettempdir()).glob("networks-pictures-*")]


def program(folder, source):
    path = folder / "chromium"
    path.write_text(f"#!{sys.executable}\n{source}", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def some_chromium(monkeypatch):
    monkeypatch.setattr(chromium, "found", lambda: Path("/nowhere/chromium"))


@needs_chromium
def test_a_chart_is_a_png_of_twice_the_size_and_an_svg_with_all_that_belongs_to_it(storage):
    note = Text("1. Заметка о сентябре", Style.NOTE)
    files = files_in(write(storage, snapshot_of(BARS, note, Text("Не сюда"), STACKED), "zip"))
    assert list(files) == [
        "01 По сообществам.png",
        "01 По сообществам.svg",
        "02 По месяцам.png",
        "02 По месяцам.svg",
    ]
    drawing = drawing_of(files, "01")
    with Image.open(BytesIO(files["01 По сообществам.png"])) as picture:
        wide, tall = int(drawing.attrib["width"]), int(drawing.attrib["height"])
        assert picture.size == (2 * wide, 2 * tall)
        shown = {colour for _, colour in picture.convert("RGB").getcolors(1_000_000) or ()}
        assert {(0x00, 0x72, 0xB2), (0xD5, 0x5E, 0x00), (0x00, 0x9E, 0x73)} <= shown
        assert picture.convert("RGB").getpixel((2, 2)) == (255, 255, 255)
    texts = texts_of(drawing)
    assert texts[0] == "По сообществам"
    assert texts[-4:] == [
        "Больше всего — 12 из 18, 67 %.",
        "1. Заметка о сентябре",
        "Проба · 2026/27 учебный год",
        "Снимок abcd2345, 29.11.2026 15:00",
    ]
    assert CHECHEN.replace(" ", "") in "".join(texts).replace(" ", "")
    (style,) = (node.text or "" for node in drawing.iter(f"{SVG}style"))
    assert "data:font/woff2;base64," in style
    assert {"Инфоурок", "Сферум", "сент."} <= set(texts_of(drawing_of(files, "02")))
    assert not left_behind()


@needs_chromium
def test_hostile_and_long_texts_are_letters(storage):
    pictures = (
        Picture(HOSTILE, Look.BARS, (HOSTILE, SURNAME), (Series(HOSTILE, (1, 2)),), CHECHEN),
        Picture(LONG_TITLE, Look.STACKED_COLUMNS, (HOSTILE,), tuple(
            Series(name, (1,)) for name in (HOSTILE, "Б", "Б")
        )),
        Picture("Ш" * 500 + "\x07\u202e", Look.LINES, MONTHS, (Series(HOSTILE, (1, None)),)),
    )  # fmt: skip
    files = files_in(write(storage, snapshot_of(*pictures, title=HOSTILE), "zip"))
    first, second, third = (drawing_of(files, number) for number in ("01", "02", "03"))
    assert texts_of(first)[0] == HOSTILE
    assert " ".join(HOSTILE.split()) in " ".join(texts_of(first)[1:]).replace("\xa0", " ")
    assert SURNAME in "".join(texts_of(first))
    assert CHECHEN in " ".join(texts_of(first))
    assert LONG_TITLE in " ".join(texts_of(second))
    assert texts_of(second).count("Б") == 2
    assert "Ш" * 500 in "".join(texts_of(third))
    for drawing in (first, second, third):
        assert {node.tag for node in drawing.iter()}.isdisjoint(
            {f"{SVG}{name}" for name in ("script", "image", "a", "foreignObject")}
        )


@needs_chromium
def test_a_line_ends_at_no_space_that_keeps_together(storage):
    told = "12\xa0345\xa0участий"
    note = Text(" ".join([told] * 60), Style.NOTE)
    files = files_in(write(storage, snapshot_of(BARS, note), "zip"))
    shown = [text for text in texts_of(drawing_of(files, "01")) if "участий" in text]
    assert len(shown) > 2
    assert {part for line in shown for part in line.split(" ")} == {told}


def test_the_look_is_that_of_the_dashboards():
    own = figure_of(replace(BARS, series=(Series("Участия", (3, 2, 1)),)), "ru").to_dict()
    assert set(own["data"][0]["marker"]["color"]) == {theme.ACCENT}
    stacked = figure_of(STACKED, "ru").to_dict()["data"]
    assert [one["marker"]["color"] for one in stacked[:2]] == ["#0072B2", "#D55E00"]
    assert [one["marker"]["pattern"]["shape"] for one in stacked[:2]] == list(theme.PATTERNS[:2])
    assert [one["name"] for one in stacked[:2]] == ["Инфоурок", "Сферум"]
    change = Picture("Изменение", Look.BARS, ("А", "Б"), (Series("x", (5, -3)),))
    assert figure_of(change, "ru").data[1].text == (" +5 ", " −3 ")
    both = Picture("Полосы", Look.STACKED_BARS, ("А",), (Series("x", (5,)), Series("y", (3,))))
    assert row_names(figure_of(both, "ru").to_dict()) == ["А: x", "А: y"]


def test_colours_have_names_and_what_people_write_has_none():
    shown = on_paper({"marker": {"color": ["#000001", theme.ACCENT]}, "text": ["#000001"]})
    assert shown == {"marker": {"color": ["#0072B2", "#127880"]}, "text": ["#000001"]}


def frozen_meeting(storage, school, slide):
    """Keep a meeting of one slide and return its snapshot."""
    person = school.people[Role.METHODIST]
    meeting_id = make_meeting(
        storage, person, title="Педсовет", held_on=date(2026, 11, 2), slides=()
    )
    frozen = Frozen(MEETING, "Педсовет", {}, written(Paper("Педсовет", "ru", "02.11.2026")), "ru")
    named = slides_written([replace(slide, sentence="Ахмадова")])
    build_meeting(
        storage,
        person,
        meeting_id,
        frozen=frozen,
        slides=Slides(slides_written([slide]), named),
        entry=lambda kept: Entry(kept.sort, kept.title, "pptx", "a.pptx", kept.snapshot_id),
    )
    built = build_in_sight(storage, person, meeting_id)
    assert built is not None
    return snapshot_in_sight(storage, person, built.snapshot_id)


def test_a_meeting_is_drawn_as_it_was_shown_and_without_names(storage, school):
    slide = FrozenSlide("Сеть", "Фраза.", "I четверть", figures=(Drawn(FIGURE, "Было"),))
    snapshot = frozen_meeting(storage, school, slide)
    (plate,) = plates_of(storage, snapshot)
    assert (plate.title, plate.figure) == ("Сеть · Было", FIGURE)
    assert list(plate.lines[:3]) == ["Фраза.", "I четверть", "Педсовет · 02.11.2026"]
    assert snapshot.code in plate.lines[3]


def test_what_has_no_charts_says_so(storage):
    snapshot = snapshot_of(Text("Одни слова"), replace(BARS, categories=(), series=()))
    assert not has_charts(storage, snapshot)
    with pytest.raises(NoCharts):
        write(storage, snapshot, "zip")


def test_without_a_chromium_the_command_says_what_to_do(storage, school, monkeypatch, capsys):
    snapshot = kept(storage, school)
    monkeypatch.setenv("NETWORKS_CHROMIUM", "no")
    assert main(["pictures", snapshot.code]) == 1
    assert "установите" in capsys.readouterr().err
    monkeypatch.setenv("NETWORKS_CHROMIUM", "/nowhere/chromium")
    assert main(["pictures", snapshot.code]) == 1
    assert main(["pictures", "нет такого"]) == 1


@needs_chromium
def test_the_command_fills_a_folder_or_a_zip(storage, school, tmp_path, monkeypatch, capsys):
    snapshot = kept(storage, school)
    folder, packed = tmp_path / "new" / "pictures", tmp_path / "pictures.ZIP"
    assert main(["pictures", snapshot.code, "--out", str(folder)]) == 0
    assert str(folder) in capsys.readouterr().out
    assert main(["pictures", snapshot.code, "--out", str(packed)]) == 0
    assert {path.name for path in folder.iterdir()} == set(files_in(packed.read_bytes()))
    monkeypatch.chdir(tmp_path)
    assert main(["pictures", snapshot.code]) == 0
    assert (tmp_path / file_name(snapshot, "zip")).exists()
    assert main(["pictures", snapshot.code, "--out", str(packed / "file")]) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a program of a few lines for POSIX")
def test_one_that_hangs_is_stopped_with_its_children(storage, tmp_path, monkeypatch):
    told = tmp_path / "told"
    hanging = program(
        tmp_path,
        "import os, time, pathlib\n"
        f"if os.fork() == 0: pathlib.Path({str(told)!r}).write_text(str(os.getpid()))\n"
        "time.sleep(600)\n",
    )
    monkeypatch.setenv("NETWORKS_CHROMIUM", str(hanging))
    monkeypatch.setattr(chromium, "SECONDS", 2)
    monkeypatch.setattr(chromium, "SECONDS_EACH", 0)
    with pytest.raises(chromium.TooSlow):
        write(storage, snapshot_of(BARS), "zip")
    child = Path(f"/proc/{told.read_text()}/stat")
    until = time.monotonic() + 5
    while child.exists() and child.read_text().split()[2] != "Z" and time.monotonic() < until:
        time.sleep(0.05)
    assert not child.exists() or child.read_text().split()[2] == "Z"
    assert not left_behind()


@pytest.mark.skipif(sys.platform == "win32", reason="a program of a few lines for POSIX")
@pytest.mark.parametrize(
    "source",
    [
        "import sys; sys.exit('No usable sandbox!')",
        "print('<html>')",
        (
            "import base64, json\n"
            "answer = base64.b64encode(json.dumps({'failed': 'TypeError'}).encode()).decode()\n"
            "print(f'<pre id=\"drawn\">{answer}</pre>')"
        ),
    ],
)
def test_one_that_draws_nothing_is_told_and_the_log_says_why(
    storage, tmp_path, monkeypatch, caplog, source
):
    monkeypatch.setenv("NETWORKS_CHROMIUM", str(program(tmp_path, source)))
    with pytest.raises(chromium.NotDrawn) as refused:
        write(storage, snapshot_of(BARS), "zip")
    assert refused.value.reference in caplog.text
    assert refused.value.facts["reference"] == refused.value.reference
    assert not left_behind()


@needs_chromium
def test_others_work_meanwhile(storage):
    """Chromium is a process of its own: Python's lock is free while it draws."""
    drawing = threading.Thread(target=write, args=(storage, snapshot_of(BARS, STACKED), "zip"))
    drawing.start()
    longest, before = 0.0, time.perf_counter()
    while drawing.is_alive():
        storage.rows("organisations/all")
        now = time.perf_counter()
        longest, before = max(longest, now - before), now
        time.sleep(0.005)
    drawing.join()
    assert longest < 1.0


def test_a_page_holds_no_text_that_ends_its_element(some_chromium, storage, monkeypatch):
    seen = {}

    def looked(page, folder, *, pictures):
        seen["page"] = page.read_text("utf-8")
        (folder / "said").write_text("")
        return ""

    monkeypatch.setattr("reports.pictures.drawing.page_drawn", looked)
    hostile = replace(BARS, title=HOSTILE, categories=(HOSTILE, "</SCRIPT >", "<!--<script>"))
    with pytest.raises(chromium.NotDrawn):
        write(storage, snapshot_of(hostile), "zip")
    data = seen["page"].split('id="plates">')[1].split("</script>")[0]
    assert json.loads(data)["plates"][0]["title"] == HOSTILE
    assert "<" not in data
    assert seen["page"].count("</script>") == 4


def test_a_note_on_a_meetings_chart_stands_below_that_chart_alone(storage, school):
    snapshot = frozen_meeting(
        storage,
        school,
        FrozenSlide(
            "Сеть",
            figures=(Drawn(FIGURE, "Было"), Drawn(FIGURE, "Стало")),
            blocks=(
                Text("Было", Style.HEADING),
                Text("[1] Раньше\u202e", Style.NOTE),
                Text("Стало", Style.HEADING),
                Text("[1] Теперь", Style.NOTE),
            ),
        ),
    )
    was, is_now = plates_of(storage, snapshot)
    assert was.lines[0] == "[1] Раньше"
    assert is_now.lines[0] == "[1] Теперь"
    assert "[1] Раньше" not in is_now.lines
