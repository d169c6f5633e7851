"""A paper made at a running server: written beside it, whole when it is taken, gone with it."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from bench.window import Window
from core.access import Role
from core.i18n import words_of
from reports.sorts import SORTS
from tests.browser.conftest import Server
from tests.browser.demonstration import Planted, start_school


def scribes(server: Server) -> list[int]:
    """Return the processes that write beside the server; its threads may have begun them."""
    threads = Path(f"/proc/{server.process.pid}/task")
    found = " ".join((one / "children").read_text() for one in threads.iterdir()).split()
    return [
        int(one) for one in found if b"reports.scribe" in Path(f"/proc/{one}/cmdline").read_bytes()
    ]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="it looks at Linux's processes")
def test_a_paper_is_written_beside_the_server_and_nothing_is_left_of_it(
    planted: Planted, start_server: Callable[..., Server], tmp_path: Path
) -> None:
    school = start_school(planted, start_server, tmp_path / "data")
    server, words = school.server, words_of("ru")
    port = int(server.url.rpartition(":")[2])
    with Window(port, school.tokens[Role.METHODIST]) as window:
        window.open("papers")
        assert not scribes(server)
        window.choose("papers_sort", words(SORTS["letter"].title))
        window.press("papers_make")
        (scribe,) = scribes(server)
        window.open("papers")
        (key,) = window.keys("papers_docx_")
        letter = Document(BytesIO(window.take(key)))
        assert any("Инфоурок" in paragraph.text for paragraph in letter.paragraphs)
        assert scribes(server) == [scribe]
    server.stop()
    assert not Path(f"/proc/{scribe}").exists()
