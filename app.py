"""The HTTP face: the application around pages/frame.py, session routes, health and headers."""

import asyncio
import gc
import importlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from core.errors import Failure
from core.i18n import words_of
from core.sitemap import SCREENS
from reports.scribe import SCRIBE
from services.intake.folders import remove_stale_folders
from services.sessions import end_session, redeem_ticket
from ui import (
    at_once,
    boundary,
    crossing,
    evidence_route,
    heard_once,
    run_after_run,
    runtime,
    session,
)
from ui.compressed import AsTheyAre
from ui.headers import SecurityHeaders
from ui.papers import schedule

logger = logging.getLogger("networks")
SECONDS_AN_HOUR = 3600
# A look through everything kept in memory takes a fifth of a second and holds up everybody.
# Python's own thresholds call for one every three seconds when fifty people look at once.
COLLECTED_AFTER = 5_000, 20, 50


async def health(request: Request) -> Response:
    """Say whether the database answers; nothing else, to anybody."""
    del request
    try:
        is_well = await run_in_threadpool(lambda: runtime.storage().is_answering())
    except Failure:
        is_well = False
    body = {"status": "ok" if is_well else "unavailable"}
    return JSONResponse(body, status_code=200 if is_well else 503)


async def begin_session(request: Request) -> Response:
    """Redeem a one-time ticket for the session cookie and go on to the page asked for."""
    ticket = request.query_params.get("ticket", "")
    settings = runtime.settings()
    address = request.client.host if request.client else ""
    is_foreign = request.headers.get("sec-fetch-site") == "cross-site"  # a link to sign others in
    begun = None
    if not is_foreign:
        begun = await run_in_threadpool(redeem_ticket, runtime.storage(), ticket, address, settings)
    if begun is None:
        return RedirectResponse("/", status_code=303)
    token, next_address = begun
    response = RedirectResponse(next_address, status_code=303)
    response.set_cookie(
        session.COOKIE,
        token,
        max_age=settings.session_hours * SECONDS_AN_HOUR,
        httponly=True,
        samesite="strict",
        secure=settings.is_https,
    )
    return response


async def end(request: Request) -> Response:
    """End the session of the cookie and take the cookie away."""
    token = request.cookies.get(session.COOKIE, "")
    if token:
        await run_in_threadpool(end_session, runtime.storage(), token)
    response = RedirectResponse("/", status_code=303)
    response.delete_cookie(session.COOKIE, httponly=True, samesite="strict")
    return response


async def first_screen(request: Request) -> Response:
    """Send the first screen's own address to the root, where Streamlit keeps its first page."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{query}", status_code=307)


def _settle_memory() -> None:
    """Load what every dashboard needs and take it out of the garbage collector's sight.

    Looking through all loaded modules takes longer than a page is drawn in.
    """
    importlib.import_module("plotly.graph_objects")
    importlib.import_module("ui.dashboards.overview")
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED_AFTER)


@asynccontextmanager
async def lifespan(application: st.App) -> AsyncIterator[dict[str, object]]:
    """Open the database with the server and close it with it.

    A database that cannot be opened does not stop the server: every page then says in a
    sentence what is wrong, and opens as soon as it is mended.
    """
    del application
    heard_once.begin()
    run_after_run.begin()
    at_once.begin()
    crossing.begin()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    try:
        await run_in_threadpool(runtime.storage)
    except Failure as failure:
        logger.error("%s", failure.sentence(words_of("ru")))  # noqa: TRY400 - one plain line
    await run_in_threadpool(remove_stale_folders)
    await run_in_threadpool(_settle_memory)
    SCRIBE.begin()
    stop = asyncio.Event()
    clock = asyncio.create_task(schedule.keep_making(stop))
    yield {}
    stop.set()
    await clock
    await run_in_threadpool(SCRIBE.end)
    gc.unfreeze()
    try:
        await run_in_threadpool(runtime.close)
    except Failure as failure:
        logger.error("%s", failure.sentence(words_of("ru")))  # noqa: TRY400 - one plain line


app = st.App(
    "pages/frame.py",
    routes=[
        Route("/health", health),
        Route("/session/begin", begin_session),
        Route("/session/end", end),
        Route(evidence_route.ADDRESS, evidence_route.evidence),
        Route(f"/{SCREENS[0].address}", first_screen),
    ],
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(AsTheyAre),
        Middleware(GZipMiddleware, minimum_size=1000),
    ],
    lifespan=lifespan,
    on_script_error=boundary.report,
)
