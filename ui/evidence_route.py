"""The address of a file of evidence: its original, or a page of it as a picture.

It answers only to the session cookie of somebody who may see the record; to everybody else it
answers as if there were nothing.
"""

from dataclasses import dataclass
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from core.errors import Failure
from db.evidence_files import path_of
from services.evidence.file_names import disposition
from services.evidence.reading import picture_of
from services.evidence.serving import evidence_in_sight
from services.sessions import person_of_token
from ui import runtime, session

ADDRESS = "/evidence/{evidence_id}"
PDF = "application/pdf"
# A picture runs nothing; a browser lays it out by a style of its own. The reader of PDF inside a
# browser does not start in a sandbox, so a PDF is only kept from loading and running anything.
PICTURE_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox; frame-ancestors 'none'"
)
PDF_POLICY = (
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
)
FIXED = {"Cache-Control": "private, no-store", "Cross-Origin-Resource-Policy": "same-origin"}


@dataclass(frozen=True)
class Wanted:
    """What was asked for; `page` None means the original."""

    evidence_id: str
    page: int | None
    width: int


async def evidence(request: Request) -> Response:
    """Answer with a file or a page's picture, 404 for whatever is not there or not open."""
    query = request.query_params
    try:
        page = int(query["page"]) if "page" in query else None
        wanted = Wanted(request.path_params["evidence_id"], page, int(query.get("width", "1000")))
        return await run_in_threadpool(_answer, request.cookies.get(session.COOKIE, ""), wanted)
    except (Failure, ValueError):  # a number that is none, a page that is none
        return PlainTextResponse("404", status_code=HTTPStatus.NOT_FOUND, headers=FIXED)


def _answer(token: str, wanted: Wanted) -> Response:
    storage = runtime.storage()
    person = person_of_token(storage, token)
    if person is None:
        raise ValueError("nobody")
    found = evidence_in_sight(storage, person, wanted.evidence_id)
    if wanted.page is not None:
        drawn = picture_of(storage.path, found.file, page=wanted.page, width=wanted.width)
        return Response(drawn, media_type="image/jpeg", headers=_headers(PICTURE_POLICY))
    path = path_of(storage.path, found.file)
    if not path.exists():
        raise ValueError("lost")
    kind = found.file.media_type
    headers = _headers(PDF_POLICY if kind == PDF else PICTURE_POLICY)
    headers["Content-Disposition"] = disposition(found.name)
    return FileResponse(path, media_type=kind, headers=headers)


def _headers(policy: str) -> dict[str, str]:
    return {**FIXED, "Content-Security-Policy": policy}
