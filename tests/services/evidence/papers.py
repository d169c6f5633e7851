"""Sample papers: small PDF files written by hand, with Cyrillic text, and pictures."""

import io
from collections.abc import Sequence

from PIL import Image

CERTIFICATE = (
    "УДОСТОВЕРЕНИЕ",
    "о повышении квалификации",
    "№ 772412345678",
    "Настоящее удостоверение свидетельствует о том, что",
    "Ахмадова Зара Исаевна",
    "с 10 марта 2026 г. по 20 марта 2026 г.",
    "прошла обучение в ООО «Инфоурок» по программе",
    "«Современные методы преподавания математики»",
    "в объёме 72 часов",
    "Дата выдачи: 23 марта 2026 года",
)
# Every code of two bytes is the letter of that number, so any text can be written.
TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Letters def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap end end"""


def pdf(
    lines: Sequence[str] = CERTIFICATE,
    *,
    pages: int = 1,
    catalog: bytes = b"",
    extra: Sequence[bytes] = (),
) -> bytes:
    """Return a PDF with the lines on each page; `extra` objects are numbered from 8."""
    shown = b"".join(
        b"1 0 0 1 40 %d Tm <%s> Tj\n" % (780 - 24 * at, line.encode("utf-16-be").hex().encode())
        for at, line in enumerate(lines)
    )
    first_page = 8 + len(extra)
    kids = b" ".join(b"%d 0 R" % (first_page + at) for at in range(pages))
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R"
        b"/Resources<</Font<</F1 3 0 R>>>>>>"
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        (
            b"<</Type/Font/Subtype/Type0/BaseFont/Arial/Encoding/Identity-H"
            b"/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>"
        ),
        (
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Arial"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500"
            b"/FontDescriptor 7 0 R>>"
        ),
        _stream(TO_UNICODE),
        _stream(b"BT /F1 12 Tf\n%sET" % shown),
        (
            b"<</Type/FontDescriptor/FontName/Arial/Flags 32/FontBBox[0 -200 1000 900]"
            b"/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80>>"
        ),
        *extra,
        *[page] * pages,
    ]
    return _written(objects)


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content)


def _written(objects: Sequence[bytes]) -> bytes:
    parts, places, at = [b"%PDF-1.5\n"], [], 9
    for number, body in enumerate(objects, 1):
        part = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        places.append(at)
        parts.append(part)
        at += len(part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table))
    parts.append(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, at))
    return b"".join(parts)


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    """Return a plain picture."""
    written = io.BytesIO()
    Image.new("RGB", size, "#aa3355").save(written, kind, **options)
    return written.getvalue()
