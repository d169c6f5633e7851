"""A chart is taken along as a picture: the browser draws it, with title, filters and day inside."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from core.access import Role
from tests.browser.conftest import Server, Window
from tests.browser.demonstration import Planted, School, start_school

OpenWindow = Callable[..., Window]
# How far the lines of a title reach beyond the widths that they are broken for, in pixels.
OVERHANG = """() => {
  const title = "Участие педагогов школы в сетевых сообществах ".repeat(6);
  const { fontFamily } = getComputedStyle(document.querySelector("[data-testid=stApp]"));
  const look = { family: fontFamily, colour: "", fontRules: "" };
  return Math.max(...[300, 310, 320, 330, 340].map((width) => {
    const chart = { title, lines: [], width, height: 10 };
    const room = document.createElement("div");
    room.innerHTML = networksFraming.framed([], chart, look).svg;
    document.body.append(room);
    const lines = [...room.querySelectorAll("text")].map((line) => line.getBBox().width);
    room.remove();
    return Math.max(...lines) - width;
  }));
}"""
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def school(
    planted: Planted,
    start_server: Callable[..., Server],
    tmp_path_factory: pytest.TempPathFactory,
) -> School:
    """A server of its own: these tests write a note."""
    return start_school(planted, start_server, tmp_path_factory.mktemp("pictures"))


def taken(card: Locator, form: str, folder: Path) -> Path:
    with card.page.expect_download() as download:
        card.get_by_role("button", name=f"Картинка, {form}").click()
    assert download.value.suggested_filename.endswith(f".{form.lower()}")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def unfold(window: Window, card: Locator) -> None:
    """Open the table of a card; it is there when what is drawn last of it is."""
    card.get_by_text("Таблица").click()
    expect(card.get_by_text("Оставить на экране только")).to_be_visible()
    window.settle()


def test_a_chart_is_taken_along_as_png_and_svg(
    school: School, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = school.open_as(Role.DIRECTOR, open_window)
    page = window.open("/?community=infourok")
    card = page.locator(".st-key-card_by_kind")
    unfold(window, card)
    drawing = ET.parse(taken(card, "SVG", tmp_path)).getroot()
    wide, tall = int(drawing.attrib["width"]), int(drawing.attrib["height"])
    texts = [node.text or "" for node in drawing.iter(f"{SVG}text")]
    title = card.get_by_role("heading").first.inner_text()
    assert texts[0] == title
    assert any("Сообщество: Инфоурок" in text for text in texts)
    assert any("публикация материала" in text for text in texts)
    (style, *_) = (node.text or "" for node in drawing.iter(f"{SVG}style"))
    assert "data:font/woff2;base64," in style
    assert page.evaluate(OVERHANG) <= 1
    with Image.open(taken(card, "PNG", tmp_path)) as picture:
        assert picture.size == (2 * wide, 2 * tall)
        assert len(set(picture.convert("RGB").resize((60, 60)).get_flattened_data())) > 10


def test_the_table_behind_a_chart_is_written_when_it_is_taken(
    school: School, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = school.open_as(Role.DIRECTOR, open_window)
    page = window.open("/")
    card = page.locator(".st-key-card_by_kind")
    unfold(window, card)
    kinds = card.get_by_role("table").first.locator("tbody tr").count()
    with page.expect_download() as download:
        card.get_by_role("button", name="Скачать CSV").click()
    assert download.value.suggested_filename.startswith("Участия_")
    download.value.save_as(tmp_path / "table.csv")
    lines = (tmp_path / "table.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == kinds + 1 > 2


def test_a_note_with_markup_and_a_long_address_goes_along_whole(
    school: School, open_window: OpenWindow, tmp_path: Path
) -> None:
    address = "https://school.example/" + "protokol-" * 25
    window = school.open_as(Role.DIRECTOR, open_window)
    page = window.open("/communities?community=sferum")
    card = page.locator(".st-key-card_who")
    card.get_by_role("button", name="Заметка").click()
    page.get_by_role("dialog").locator("textarea").fill(f"Было --> стало </title> {address}")
    page.get_by_role("dialog").get_by_role("button", name="Сохранить").click()
    card.get_by_text("Было -->").wait_for()
    window.settle()
    unfold(window, card)
    drawing = ET.parse(taken(card, "SVG", tmp_path)).getroot()
    lines = [node.text or "" for node in drawing.iter(f"{SVG}text")]
    assert any("Было --> стало </title>" in line for line in lines)
    assert address in "".join(lines)
    assert max(map(len, lines)) < len(address)
    window.assert_quiet()


def test_a_frozen_meeting_is_taken_along_as_pictures_drawn_on_the_server(
    school: School, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = school.open_as(Role.METHODIST, open_window)
    page = window.open("/meetings")
    page.locator(".st-key-meeting_new button").click()
    page.wait_for_url("**/meetings?meeting=*")
    page.locator(".st-key-meeting_build button").click()
    page.get_by_role("button", name="Картинки (ZIP)").click()
    ready = page.get_by_role("button", name="Скачать картинки (ZIP)")
    ready.wait_for(timeout=120_000)
    with page.expect_download() as download:
        ready.click()
    assert download.value.suggested_filename.endswith(".zip")
    path = tmp_path / "pictures.zip"
    download.value.save_as(path)
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith(".svg")]
        assert len(names) > 3
        for name in names:
            drawing = ET.fromstring(archive.read(name))
            texts = ["".join(node.itertext()) for node in drawing.iter(f"{SVG}text")]
            assert any("Снимок" in text for text in texts)
            assert len(texts) > 4, name
            png = archive.read(f"{name.removesuffix('.svg')}.png")
            with Image.open(BytesIO(png)) as picture:
                assert picture.size[0] == 2 * int(drawing.attrib["width"])
                assert len(set(picture.convert("RGB").resize((60, 60)).get_flattened_data())) > 3
