"""What the server answers over plain HTTP: headers, health, compression, tickets."""

import gzip
import json
from collections.abc import Callable
from email.message import Message
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

import pytest

from tests.browser.conftest import Server
from ui.headers import FIXED


class _Staying(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def asked(server: Server, path: str, **headers: str) -> tuple[int, Message, bytes]:
    opener = build_opener(ProxyHandler({}), _Staying())
    try:
        with opener.open(Request(server.url + path, headers=headers), timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except HTTPError as answer:
        return answer.code, answer.headers, answer.read()


@pytest.mark.parametrize("path", ["/", "/health", "/session/begin?ticket=guess", "/overview"])
def test_every_answer_carries_the_headers(server: Server, path: str) -> None:
    _, headers, _ = asked(server, path)
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert {name: headers[name] for name in FIXED} == FIXED


def test_health_says_that_the_database_answers(server: Server) -> None:
    status, _, body = asked(server, "/health")
    assert (status, json.loads(body)) == (200, {"status": "ok"})


def test_health_says_that_the_database_does_not_answer(
    start_server: Callable[..., Server], tmp_path: Path
) -> None:
    database = tmp_path / "school.duckdb"
    database.write_bytes(b"no database" * 500)
    status, _, body = asked(start_server(database), "/health")
    assert (status, json.loads(body)) == (503, {"status": "unavailable"})


def test_answers_are_compressed(server: Server) -> None:
    _, headers, body = asked(server, "/", **{"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip"
    assert b"<script" in gzip.decompress(body)


def test_ticket_that_is_no_good_begins_nothing(server: Server) -> None:
    status, headers, _ = asked(server, "/session/begin?ticket=guess")
    assert (status, headers["Location"]) == (303, "/")
    assert headers["Set-Cookie"] is None


def test_first_screen_is_found_under_its_own_address_with_its_filters(server: Server) -> None:
    status, headers, _ = asked(server, "/overview?period=month:2026.10")
    assert (status, headers["Location"]) == (307, "/?period=month:2026.10")
