"""Compression on the way: once for pages, never for files that are compressed in themselves."""

import asyncio

import pytest
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import PlainTextResponse

from ui.compressed import AsTheyAre

APPLICATION = AsTheyAre(GZipMiddleware(PlainTextResponse("x" * 5000)))


def answered(path):
    """Return the headers of the answer to a request that takes compressed ones."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    headers = [(b"accept-encoding", b"gzip"), (b"host", b"school")]
    asyncio.run(APPLICATION({"type": "http", "path": path, "headers": headers}, receive, send))
    return dict(sent[0]["headers"])


@pytest.mark.parametrize(
    ("path", "is_compressed"),
    [("/media/a.xlsx", False), ("/media/a.PDF", False), ("/media/a.csv", True), ("/", True)],
)
def test_a_file_that_is_compressed_in_itself_goes_out_as_it_is(path, is_compressed):
    headers = answered(path)
    assert (headers.get(b"content-encoding") == b"gzip") is is_compressed
    assert (int(headers[b"content-length"]) == 5000) is not is_compressed
