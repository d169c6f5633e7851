"""The process that opens files of strangers: content in, an answer out, little memory and time.

Imports nothing of ours, so that it starts at once and can be run as a script: a deed as its
argument, the content on its standard input. A file that ends this process ends only that.
"""

import importlib
import io
import json
import re
import struct
import sys
from collections.abc import Callable, Iterator, Mapping

import pypdfium2
import pypdfium2.raw
from PIL import Image, ImageOps

MEMORY_BYTES = 1536 * 1024**2
CPU_SECONDS = 20
MOST_PIXELS = 60_000_000
MOST_PAGES = 200
PAGES_READ = 10
MOST_LETTERS = 100_000
TALLEST = 4  # times the width: a longer page is drawn smaller

PDF, JPEG, PNG = b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
# What a reader of PDF may run or send, as PDFium writes it anew.
ACTIVE = re.compile(rb"/S\s*/(JavaScript|Launch|SubmitForm|ImportData|Rendition)\b|/XFA\b")
# What a picture consists of; the rest tells where, when and with what it was taken.
PNG_CHUNKS = frozenset(
    b"IHDR PLTE tRNS IDAT IEND gAMA cHRM sRGB iCCP sBIT bKGD pHYs".split(),
)
JPEG_PRIVATE = frozenset({0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE})
COLOURS_OR_MORE = 0xE2
START_OF_SCAN, END_OF_JPEG = b"\xff\xda", b"\xff\xd9"
NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # what is no part of the coded picture
ORIENTATION = 0x0112


class Refused(Exception):
    """The content is not taken; the argument is the code of the reason."""


def inspect(content: bytes) -> tuple[dict[str, object], bytes]:
    """Say what the content is, and return it as it is to be kept."""
    if content.startswith(PDF):
        return {"media_type": "application/pdf", "page_count": _pages_of(content)}, content
    if content.startswith(JPEG):
        kept, media_type = _clean_jpeg(content), "image/jpeg"
    elif content.startswith(PNG):
        kept, media_type = _clean_png(content), "image/png"
    else:
        raise Refused("unknown")
    _decoded(kept)
    return {"media_type": media_type, "page_count": 1}, kept


def draw(content: bytes, page: int, width: int) -> tuple[dict[str, object], bytes]:
    """Return a page of the content as a JPEG at most so wide."""
    image = _drawn_page(content, page, width) if content.startswith(PDF) else _drawn(content, width)
    drawn = io.BytesIO()
    image.convert("RGB").save(drawn, "JPEG", quality=85, optimize=True)
    return {"width": image.width, "height": image.height}, drawn.getvalue()


def text(content: bytes) -> tuple[dict[str, object], bytes]:
    """Return the text of the first pages of a PDF, nothing where it holds pictures only."""
    document = _opened(content)
    pages = (
        document[number].get_textpage().get_text_bounded()
        for number in range(min(len(document), PAGES_READ))
    )
    return {"text": "\n".join(pages)[:MOST_LETTERS]}, b""


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
        raise Refused("locked" if error.err_code in locked else "broken") from error


def _pages_of(content: bytes) -> int:
    document = _opened(content)
    if not len(document):
        raise Refused("broken")
    if len(document) > MOST_PAGES:
        raise Refused("long")
    _require_passive(document)
    _rendered(document, 1, 200)
    return len(document)


def _require_passive(document: pypdfium2.PdfDocument) -> None:
    """Refuse programs and files inside; PDFium writes all objects anew, none packed away."""
    if document.count_attachments():
        raise Refused("active")
    written = io.BytesIO()
    document.save(written)
    if ACTIVE.search(written.getvalue()):
        raise Refused("active")


def _drawn_page(content: bytes, page: int, width: int) -> Image.Image:
    document = _opened(content)
    if not 1 <= page <= len(document):
        raise Refused("page")
    return _rendered(document, page, width)


def _rendered(document: pypdfium2.PdfDocument, page: int, width: int) -> Image.Image:
    try:
        wanted = document[page - 1]
        across, down = wanted.get_size()
        scale = min(width / max(across, 1), TALLEST * width / max(down, 1))
        drawn: Image.Image = wanted.render(scale=scale).to_pil()
    except pypdfium2.PdfiumError as error:
        raise Refused("broken") from error
    return drawn


def _drawn(content: bytes, width: int) -> Image.Image:
    with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
        opened.draft("RGB", (width * 2, width * 2 * TALLEST))
        image = ImageOps.exif_transpose(opened)
        image.thumbnail((width, width * TALLEST))
        if image.mode in {"RGBA", "LA", "P"}:
            clear = image.convert("RGBA")
            image = Image.new("RGBA", clear.size, "white")
            image.alpha_composite(clear)
        return image


def _decoded(content: bytes) -> None:
    """Refuse what does not decode to the last line, or would take too much memory."""
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as image:
            if image.width * image.height > MOST_PIXELS:
                raise Refused("large")
            image.load()
    except (OSError, SyntaxError, ValueError, struct.error) as error:
        raise Refused("broken") from error


def _clean_png(content: bytes) -> bytes:
    return PNG + b"".join(
        chunk for kind, chunk in _png_chunks(content[len(PNG) :]) if kind in PNG_CHUNKS
    )


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and bytes of every chunk up to the end of the picture; what follows is cut off."""
    at, kind = 0, b""
    while kind != b"IEND":
        header = content[at : at + 8]
        if len(header) < 8:
            raise Refused("broken")
        size, kind = struct.unpack(">I4s", header)
        chunk = content[at : at + 12 + size]
        if len(chunk) < 12 + size:
            raise Refused("broken")
        yield kind, chunk
        at += 12 + size


def _clean_jpeg(content: bytes) -> bytes:
    """Return the picture without position, time, camera and small pictures; how it lies stays."""
    return b"".join((content[:2], _orientation(content), *_jpeg_parts(content)))


def _jpeg_parts(content: bytes) -> Iterator[bytes]:
    """Yield what the picture needs up to its end; what hangs on behind is another file."""
    at = 2
    while content[at : at + 2] != END_OF_JPEG:
        marker, size = content[at : at + 2], int.from_bytes(content[at + 2 : at + 4], "big")
        end = at + 2 + size
        if marker[:1] != b"\xff" or size < 2 or end > len(content):
            raise Refused("broken")
        if not _is_private(content[at:end]):
            yield content[at:end]
        if marker == START_OF_SCAN:
            after = NEXT_MARKER.search(content, end)
            if after is None:
                raise Refused("broken")
            yield content[end : after.start()]
            end = after.start()
        at = end
    yield END_OF_JPEG


def _is_private(segment: bytes) -> bool:
    if segment[1] == COLOURS_OR_MORE:
        return not segment.startswith(b"ICC_PROFILE\0", 4)
    return segment[1] in JPEG_PRIVATE


def _orientation(content: bytes) -> bytes:
    """Return the segment that says how the picture lies, nothing where it lies straight."""
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG",)) as image:
            value = image.getexif().get(ORIENTATION, 1)
    except (OSError, SyntaxError, ValueError, struct.error) as error:
        raise Refused("broken") from error
    if value not in range(2, 9):
        return b""
    exif = Image.Exif()
    exif[ORIENTATION] = value
    told = exif.tobytes()
    body = told if told.startswith(b"Exif") else b"Exif\x00\x00" + told
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def limit_itself() -> None:
    """Take memory, time and writing away that no honest file needs; not possible on Windows."""
    try:
        resource = importlib.import_module("resource")
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(deed: str, *numbers: str) -> None:
    """Write one line of JSON and what belongs to it, or the code of a reason."""
    Image.MAX_IMAGE_PIXELS = None  # counted here, before anything is unpacked
    content = sys.stdin.buffer.read()
    try:
        said, answer = DEEDS[deed](content, *(int(number) for number in numbers))
    except Refused as refused:
        said, answer = {"refused": str(refused), "pages": MOST_PAGES}, b""
    except MemoryError:
        said, answer = {"refused": "large"}, b""
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + answer)


DEEDS: Mapping[str, Callable[..., tuple[dict[str, object], bytes]]] = {
    "inspect": inspect,
    "draw": draw,
    "text": text,
}

if __name__ == "__main__":
    limit_itself()
    main(*sys.argv[1:])
