"""What waits for a person, on the first screen: a check, own records to mend, drafts."""

from collections.abc import Mapping
from datetime import datetime

import streamlit as st

from core.access import Action, may
from core.formats import day
from core.periods import local
from services.records import Status
from ui import data
from ui.markdown import plain
from ui.page import Page
from ui.review import kept_drafts
from ui.review.sorts import SORTS

MOST = 3  # own records named here; the list has the others
Row = Mapping[str, object]


def draw(page: Page) -> None:
    """Draw what waits, each with the way to it; nothing when nothing does."""
    if not may(page.person, Action.ENTER_RECORDS):
        return
    totals = data.rows(page, "review/totals", **_limits(page), **_own(page))[0]
    waiting, since = int(totals["waiting"]), totals["waiting_since"]
    own = int(totals["returned"]) + int(totals["without_evidence"])
    drafts = data.drafts(page)
    if not waiting and not own and not drafts:
        return
    with st.container(border=True, key="waiting", gap="xsmall"):
        if waiting:
            _draw_check(page, waiting, since)
        if own:
            _draw_own(page, totals)
        kept_drafts.draw(page, drafts)


def _limits(page: Page) -> dict[str, object]:
    """Return whose records the person may check: nobody's for whoever may not confirm."""
    limits = data.sight(page.person)
    may_check = may(page.person, Action.CONFIRM_RECORDS)
    return {
        "organisation_ids": limits.organisation_ids,
        "teacher_ids": limits.teacher_ids if may_check else (),
    }


def _own(page: Page) -> dict[str, object]:
    """Return whose records are the person's to mend: all in a narrow sight, else the own ones."""
    visible, own = data.sight(page.person).teacher_ids, page.person.teacher_id
    return {"own_teacher_ids": visible if visible is not None else ((own,) if own else ())}


def _draw_check(page: Page, waiting: int, since: object) -> None:
    words = page.words
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(
            "entry/review.py",
            label=words.count(
                "{n} record waits for a check", "{n} records wait for a check", waiting
            ),
            icon=":material/fact_check:",
        )
        if isinstance(since, datetime):
            st.caption(
                words("the oldest since {day}", day=day(local(since).date(), words.language))
            )


def _draw_own(page: Page, totals: Row) -> None:
    """Name the own records that wait for a hand: what was returned with its sentence first."""
    organisations = data.sight(page.person).organisation_ids
    rows = data.rows(
        page,
        "review/own_to_mend",
        organisation_ids=organisations,
        **_own(page),
        top=MOST,
    )
    for row in rows:
        _draw_record(page, row)
    more = int(str(totals["returned"])) + int(str(totals["without_evidence"])) - len(rows)
    if more > 0:
        st.page_link(
            "entry/records.py",
            label=page.words.count("and {n} more record", "and {n} more records", more),
            icon=":material/list_alt:",
            query_params={"status": f"{Status.RETURNED},{Status.SUBMITTED}"},
        )


def _draw_record(page: Page, row: Row) -> None:
    words, is_returned = page.words, row["status"] == Status.RETURNED
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(
            SORTS[str(row["sort"])].sheet.path,
            label=plain(str(row["title"])),
            icon=":material/undo:" if is_returned else ":material/attach_file_off:",
            query_params={"record": str(row["record_id"])},
        )
        if is_returned:
            said = plain(str(row["status_reason"]))
            st.caption(words("returned: {sentence}", sentence=said), width="stretch")
        else:
            st.caption(words("no evidence yet: add a link or a document number"), width="stretch")
