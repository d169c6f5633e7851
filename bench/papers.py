"""How long papers take: the letter, a deck of twelve slides, a workbook of 100,000 records."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from pptx import Presentation

from bench import holding, showing
from bench.measures import Measure
from bench.schools import MAKING_MEMORY, enlarge
from core.periods import FIRST_MONTH, any_range, school_year_of, today
from core.settings import load_settings
from db import Storage, open_storage
from db.connection import now
from db.demonstration.happenings import YEARS
from reports.asked import Asked, asked_by_machine
from reports.content import PageBreak, Paper, Picture
from reports.deck.writing import deck
from reports.making import Maker, make, write
from reports.sorts import SORTS
from reports.stamp import Stamp
from services.demonstration import load, make_accounts

Made = TypeVar("Made")
RECORDS, SLIDES, TIMES = 100_000, 12, 3
LETTER_SECONDS, DECK_SECONDS, WORKBOOK_SECONDS = 2.0, 2.0, 5.0


def measures() -> Iterator[Measure]:
    """Measure each paper on a school of many records; of several times the least counts."""
    with TemporaryDirectory() as folder:
        environment = {
            "NETWORKS_DATABASE": f"{folder}/papers.duckdb",
            "NETWORKS_MEMORY_LIMIT": MAKING_MEMORY,
        }
        settings = load_settings(environment)
        storage = open_storage(settings)
        first = date(school_year_of(today()) - YEARS + 1, FIRST_MONTH, 1)
        try:
            planted = load(storage, today())
            make_accounts(storage, settings, planted)
            organisation_id = planted.organisation_id
            enlarge(storage, RECORDS)
            asked = asked_by_machine(organisation_id, any_range(first, today()), "ru")
            yield from _letter(storage, asked)
            yield from _workbook(storage, asked)
        finally:
            storage.close()
        yield from holding.measures(settings, first, today())
        yield from showing.measures(Path(folder))


def _letter(storage: Storage, asked: Asked) -> Iterator[Measure]:
    sort = SORTS["letter"]
    for code in sort.formats:
        only = replace(sort, formats=(code,))
        maker = Maker(asked.organisation_id)
        _, seconds = _least(partial(make, storage, maker, only, asked=asked))
        yield Measure(f"papers letter {code}", seconds, "s", LETTER_SECONDS)


def _workbook(storage: Storage, asked: Asked) -> Iterator[Measure]:
    sort = SORTS["workbook"]
    paper, building = _least(lambda: sort.build(storage, replace(asked, moment=now())))
    yield from _deck(paper)
    maker = Maker(asked.organisation_id)
    snapshot = make(storage, maker, replace(sort, formats=()), asked=replace(asked, moment=now()))
    content, writing = _least(lambda: write(storage, snapshot, "xlsx"))
    yield Measure("papers workbook, figures", building, "s")
    yield Measure("papers workbook, megabytes", len(content) / 1024**2, "MB")
    yield Measure(f"papers workbook, {RECORDS} records", building + writing, "s", WORKBOOK_SECONDS)


def _deck(paper: Paper) -> Iterator[Measure]:
    pictures = [block for block in paper.blocks if isinstance(block, Picture)]
    shown = [one for one in pictures if any(value for value in one.series[0].values)]
    blocks = [
        block
        for picture in shown[: SLIDES - 1]
        for block in (PageBreak(picture.title), replace(picture, sentence=paper.about))
    ]
    made = replace(paper, blocks=tuple(blocks))
    content, seconds = _least(lambda: deck(made, Stamp("BENCH", now())))
    count = len(Presentation(BytesIO(content)).slides)
    yield Measure(f"papers deck, {count} slides", seconds, "s", DECK_SECONDS)


def _least(deed: Callable[[], Made]) -> tuple[Made, float]:
    """Return what a deed makes and the least time that it took, in seconds."""
    tries = [_timed(deed) for _ in range(TIMES)]
    return tries[-1][0], min(seconds for _, seconds in tries)


def _timed(deed: Callable[[], Made]) -> tuple[Made, float]:
    begun = time.perf_counter()
    made = deed()
    return made, time.perf_counter() - begun
