"""Plates as pictures: one page with all of them, which Chromium draws, and what comes back."""

import base64
import json
import re
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from charts import theme
from charts.framing import FRAMING
from reports.palette import colour
from reports.pictures.chromium import not_drawn, page_drawn
from reports.pictures.plates import Plate

SCRIPT = Path(__file__).with_name("page.js")
WIDTH = 960  # pixels of the chart itself
FONT = "static/static/media/SourceSansVF-Upright.*.woff2"  # the page's own, from Streamlit's files
# Nothing but the three scripts runs, and nothing is fetched: what a chart says cannot do either.
PAGE = """<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src file:; \
style-src 'unsafe-inline'; img-src data: blob:; font-src data:">
</head><body><script type="application/json" id="plates">{plates}</script>
<script src="{plotly}"></script><script src="{framing}"></script>
<script src="{script}"></script></body></html>"""
ANSWER = re.compile(r'<pre id="drawn">([A-Za-z0-9+/=]+)</pre>')


@dataclass(frozen=True)
class Drawn:
    """One picture in both formats."""

    png: bytes
    svg: bytes


def drawn(plates: Sequence[Plate]) -> tuple[Drawn, ...]:
    """Return a picture for each plate. Raises NoChromium, TooSlow, NotDrawn."""
    with tempfile.TemporaryDirectory(
        prefix="networks-pictures-", ignore_cleanup_errors=True
    ) as name:
        folder = Path(name)
        page = folder / "page.html"
        page.write_text(_page(plates), "utf-8")
        found = ANSWER.search(page_drawn(page, folder, pictures=len(plates)))
        said = json.loads(base64.b64decode(found[1])) if found else {}
        pictures = said.get("pictures", ())
        if len(pictures) != len(plates):
            raise not_drawn(folder, str(said.get("failed", "no answer")))
        return tuple(
            Drawn(base64.b64decode(one["png"]), base64.b64decode(one["svg"])) for one in pictures
        )


def _page(plates: Sequence[Plate]) -> str:
    look = {
        "width": WIDTH,
        "text": f"#{colour(theme.TEXT)}",
        "paper": f"#{colour(theme.PAPER)}",
        "font": _font(),
    }
    written = {"plates": [asdict(plate) for plate in plates], "look": look}
    # no text may end the element that holds it
    text = json.dumps(written, ensure_ascii=False).replace("<", "\\u003c")
    scripts = {"plotly": _plotly(), "framing": FRAMING, "script": SCRIPT}
    return PAGE.format(plates=text, **{name: path.as_uri() for name, path in scripts.items()})


def _plotly() -> Path:
    return _package("plotly") / "package_data" / "plotly.min.js"


@cache
def _font() -> str:
    """Return the page's font as an address of data; empty where Streamlit has it no more."""
    file = next(_package("streamlit").glob(FONT), None)
    if file is None:
        return ""
    return f"data:font/woff2;base64,{base64.b64encode(file.read_bytes()).decode('ascii')}"


def _package(name: str) -> Path:
    """Return the folder of an installed package without importing it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name)
    return Path(spec.origin).parent
