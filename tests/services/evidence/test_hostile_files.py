"""What strangers may send as evidence: taken as what it is, or refused with a sentence."""

import io
import struct
import zlib

import pytest
from PIL import Image

from core.i18n import words_of
from services.evidence import reading
from services.evidence.file_names import disposition, safe_file_name
from services.evidence.reading import inspected
from services.evidence.refusals import EvidenceRefused
from tests.services.evidence.papers import pdf, picture

SCRIPT = b"<</S/J#61vaScript/JS(app.alert\\(1\\))>>"
PROGRAM = (
    b"<</Type/Filespec/F(a.exe)/EF<</F 9 0 R>>>>",
    b"<</Type/EmbeddedFile/Length 2>>\nstream\nMZ\nendstream",
)


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def huge_png(side=50_000):
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    lines = zlib.compress(bytes(1 + side // 8) * 100)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", lines), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


REFUSED = {
    "nothing at all": (b"", "empty"),
    "SVG called a picture": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "unknown"),
    "HTML": (b"<!doctype html><script>x()</script>", "unknown"),
    "HTML before a PDF": (b"<script>x()</script>" + pdf(), "unknown"),
    "a program": (b"MZ\x90\x00" * 100, "unknown"),
    "a GIF": (b"GIF89a" + b"\0" * 100, "unknown"),
    "only the first bytes of a PDF": (b"%PDF-1.7\n<script>", "broken"),
    "only the first bytes of a JPEG": (b"\xff\xd8\xff<script>", "broken"),
    "only the first bytes of a PNG": (b"\x89PNG\r\n\x1a\n<script>", "broken"),
    "half a PNG": (picture()[:-30], "broken"),
    "half a JPEG": (picture("JPEG", (400, 400))[:600], "broken"),
    "a picture of 50,000 x 50,000": (huge_png(), "large"),
    "a hundred thousand pages": (pdf(["x"], pages=100_000), "long"),
    "JavaScript on opening": (pdf(catalog=b"/OpenAction 8 0 R", extra=[SCRIPT]), "active"),
    "a program to start": (pdf(catalog=b"/OpenAction<</S/Launch/F(cmd)>>"), "active"),
    "a file inside": (
        pdf(catalog=b"/Names<</EmbeddedFiles<</Names[(a) 8 0 R]>>>>", extra=PROGRAM),
        "active",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_with_a_sentence(name):
    content, reason = REFUSED[name]
    with pytest.raises(EvidenceRefused) as refused:
        inspected(content)
    assert refused.value.facts["reason"] == reason
    assert "{" not in refused.value.sentence(words_of("ru"))


def test_a_locked_pdf_is_refused():
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>" % (b"o" * 32, b"u" * 32)
    locked = pdf().replace(b"trailer\n<<", b"trailer\n<</ID[(a)(a)]" + lock)
    with pytest.raises(EvidenceRefused) as refused:
        inspected(locked)
    assert refused.value.facts["reason"] == "locked"


def test_a_reader_that_hangs_or_dies_is_told_in_a_sentence(monkeypatch, tmp_path):
    reader = tmp_path / "reader.py"
    monkeypatch.setattr(reading, "READER", reader)
    monkeypatch.setattr(reading, "SECONDS", 0.5)
    for body in ("while True: pass", "import os; os.abort()"):
        reader.write_text(body)
        with pytest.raises(EvidenceRefused) as refused:
            inspected(b"anything")
        assert refused.value.facts["reason"] == "slow"


def test_what_hangs_on_behind_a_picture_is_cut_off():
    for kind in ("PNG", "JPEG"):
        found = inspected(picture(kind) + b"PK\x03\x04<script>")
        assert b"<script>" not in found.content
        assert found.media_type == f"image/{kind.lower()}"


def test_a_photo_is_kept_without_its_place_but_as_it_lay():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera of somebody"
    exif.get_ifd(0x8825).update({1: "N", 2: (43.0, 5.0, 1.0)})
    taken = picture("JPEG", (90, 40), exif=exif, comment="private", progressive=True)
    kept = inspected(taken).content
    assert b"Camera of somebody" in taken
    assert b"Camera of somebody" not in kept
    assert b"private" not in kept
    with Image.open(io.BytesIO(kept)) as after, Image.open(io.BytesIO(taken)) as before:
        assert dict(after.getexif()) == {0x0112: 6}
        assert after.getexif().get_ifd(0x8825) == {}
        assert after.tobytes() == before.tobytes()


def test_a_pdf_is_kept_as_it_came():
    assert inspected(pdf(pages=3)) == reading.Inspected("application/pdf", 3, pdf(pages=3))


@pytest.mark.parametrize(
    ("name", "media_type", "expected"),
    [
        ("Удостоверение Ахмадова.PDF", "application/pdf", "Удостоверение Ахмадова.pdf"),
        ("../../etc/passwd", "application/pdf", "passwd.pdf"),
        ("C:\\Users\\x\\скан.jpeg", "image/jpeg", "скан.jpg"),
        ("скан\u202egnp.exe", "image/png", "сканgnp.exe.png"),
        ("a\r\nSet-Cookie: x=1.png", "image/png", "aSet-Cookie x=1.png"),
        ("photo.png", "image/jpeg", "photo.png.jpg"),
        ("", "image/png", "file.png"),
        ("я" * 500, "image/png", "я" * 120 + ".png"),
    ],
)
def test_a_name_is_only_a_name(name, media_type, expected):
    assert safe_file_name(name, media_type) == expected
    assert disposition(safe_file_name(name, media_type)).isascii()
