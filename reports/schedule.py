"""The papers that are made by themselves: when a quarter or a year has ended."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from core.errors import Failure
from core.i18n import N_, words_of
from core.period_codes import encode
from core.period_names import period_title
from core.periods import Period, running
from db import Storage
from reports.asked import asked_by_machine
from reports.making import SEPARATOR, Maker, make
from reports.sorts import SORTS, Sort
from services.papers import Entry, note_made
from services.quarters import quarter_starts
from services.scheduled_papers import Scheduled, claim, finish

logger = logging.getLogger(__name__)
LANGUAGE = "ru"  # of the papers; their failures are read beside them
CAUGHT_UP = timedelta(days=45)  # an installation that stood still over a summer still makes them


class NotMade(Failure):
    """Something that nobody foresaw; the log has the trace."""

    message = N_(
        "The paper could not be made by its schedule. Make it by hand; if that fails too, tell the "
        "administrator the reference for the log: {reference}."
    )


def run_due(storage: Storage, day: date) -> int:
    """Make the papers that are due on a day and not made yet; return how many were made.

    A failure of one does not keep the others from being made: it is noted, told on the first
    screen, and tried again on the next days.
    """
    made = 0
    for organisation in storage.rows("organisations/all"):
        organisation_id = str(organisation["organisation_id"])
        for sort, period in due(storage, organisation_id, day):
            paper = Scheduled(organisation_id, sort.code, encode(period))
            if claim(storage, paper, day):
                failure = _failure(storage, organisation_id, sort, period=period, day=day)
                finish(storage, paper, failure)
                made += not failure
    return made


def due(storage: Storage, organisation_id: str, day: date) -> Iterator[tuple[Sort, Period]]:
    """Yield the papers whose period has ended not long ago, after the school's first record."""
    limits = {"organisation_ids": (organisation_id,), "teacher_ids": None}
    row = storage.row("periods/first_day", **limits)
    first_day = row["first_day"] if row else None
    starts = quarter_starts(storage)
    for sort in SORTS.values():
        if sort.period_kind is None or not sort.is_scheduled or first_day is None:
            continue
        period = running(sort.period_kind, day, starts).previous()
        if first_day <= period.ends_on and day - period.ends_on <= CAUGHT_UP:
            yield sort, period


def _failure(
    storage: Storage, organisation_id: str, sort: Sort, *, period: Period, day: date
) -> str:
    """Make a paper; return why it could not be made, nothing where it was."""
    asked = replace(asked_by_machine(organisation_id, period, LANGUAGE), today=day)
    try:
        make(storage, Maker(organisation_id, is_scheduled=True), sort, asked=asked)
    except Failure as failure:
        logger.warning("[%s] %s", failure.reference, failure, exc_info=failure.__cause__)
        return failure.sentence(words_of(LANGUAGE))
    except Exception as error:  # noqa: BLE001 - nobody looks on: it is logged and told later
        return _told(storage, organisation_id, sort, period=period, error=error)
    return ""


def _told(
    storage: Storage, organisation_id: str, sort: Sort, *, period: Period, error: Exception
) -> str:
    """Log what nobody foresaw, note it in the list and return its sentence."""
    unforeseen, words = NotMade(), words_of(LANGUAGE)
    logger.error("[%s] unexpected", unforeseen.reference, exc_info=error)
    sentence = words(unforeseen.message, reference=unforeseen.reference)
    title = f"{words(sort.title)}, {period_title(period, words)}"
    entry = Entry(
        sort.code, title, SEPARATOR.join(sort.formats), "", None, sentence, is_scheduled=True
    )
    note_made(storage, entry, organisation_id=organisation_id, made_by=None)
    return sentence
