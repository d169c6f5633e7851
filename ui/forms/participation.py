"""The participation form: six fields in sight, the rest prefilled and folded away."""

import streamlit as st

from core.i18n import N_
from services import answered_duplicates, participations
from services.another_like_it import read_like_participation
from services.opened_records import OpenedRecord, read_participation
from services.record_states import PARTICIPATION_TRAIL
from services.rules import ParticipationEntry, check_participation
from ui import data
from ui.forms import address, choices, confirming, differences, duplicates, evidence, prefilled
from ui.forms.fields import Field, draw_field, draw_rows, shown
from ui.forms.form import Form
from ui.forms.participation_fields import (
    COMMUNITY,
    EVIDENCE,
    FIELDS,
    FOLDED,
    FOLDED_FIELDS,
    HOURS,
    ITEMS,
    KIND,
    NAMES,
    OWN_DAY,
    PLACES,
    PREFILLED,
    STARTS,
    TEACHER,
    TEACHERS,
    TITLE,
    UNCONFIRMED,
    WITHOUT,
    describe,
    read,
    values_of,
    write,
)
from ui.forms.sheet import Sheet
from ui.page import Page

LAST = "participations/last_recorded"


def follow(form: Form) -> None:
    """Let the kind follow the community, and role, outcome, level and document the kind.

    What the person chose instead of a prefilled value stays.
    """
    address.follow(form)
    reference, base = form.page.reference, form.value("base")
    chosen = (form.value("community"), form.value("kind"))
    entry = base.entry if isinstance(base, OpenedRecord) else None
    is_as_before = entry is not None and chosen == (entry.community, entry.kind)
    if chosen[1] not in reference.kinds_of(str(chosen[0])) and not is_as_before:
        form.put("kind", None)
        return
    kind, before = chosen[1], form.value("kind_before")
    if kind == before:
        return
    former = reference.defaults(str(before) if before else None)
    defaults = reference.defaults(str(kind))
    for item in PREFILLED:
        if form.value(item.name) in {None, getattr(former, item.name)}:
            form.put(item.name, getattr(defaults, item.name))
    form.put("kind_before", kind)


def draw_fields(form: Form) -> None:
    """Draw the fields of an ordinary record, then the folded ones."""
    requires_hours = _requires_hours(form)
    duplicates.draw(form)
    _draw_teachers(form)
    for column, item in zip(
        st.columns((3, 1), vertical_alignment="bottom"), (EVIDENCE, WITHOUT), strict=True
    ):
        with column:
            draw_field(form, item)
    if form.value(WITHOUT.name):
        st.caption(form.page.words(UNCONFIRMED))
    address.draw_suggestion(form)
    draw_field(form, TITLE)
    draw_field(form, COMMUNITY)
    draw_rows(form, ((KIND, HOURS, STARTS),) if requires_hours else ((KIND, STARTS),))
    differences.draw(form)
    if not form.value("base"):
        evidence.draw_in_form(form)
    _draw_folded(form, HOURS if not requires_hours else None)


def _draw_teachers(form: Form) -> None:
    own = choices.own_teacher_id(form.page)
    if own is None:
        if not form.value("base"):
            _draw_groups(form)  # before the names: from these one Tab leads to the next field
        draw_field(form, TEACHER if form.value("base") else TEACHERS)
        return
    name = choices.teacher_names(form.page).get(own, "")
    st.text_input(form.page.words(TEACHER.label), name, disabled=True, key=form.key("own"))
    form.note("teacher_ids")


def _draw_groups(form: Form) -> None:
    """Offer to add the whole of a method group with one click."""
    groups = choices.method_groups(form.page)
    if not groups:
        return
    key, reference = form.key("group"), form.page.reference

    def add() -> None:
        chosen = form.value("teacher_ids")
        before = chosen if isinstance(chosen, list) else []
        members = groups.get(str(form.value("group")), ())
        form.put("teacher_ids", list(dict.fromkeys((*before, *members))))
        form.put("group", None)

    st.pills(
        form.page.words("Add a whole method group"),
        list(groups),
        format_func=lambda group: (
            f"{reference.name('method_groups', group)} · {len(groups[group])}"
        ),
        key=key,
        on_change=add,
    )


def _draw_folded(form: Form, hours: Field | None) -> None:
    words = form.page.words
    names = [item.name for item in (*FOLDED_FIELDS, OWN_DAY, *([hours] if hours else []))]
    if form.value("kind"):
        prefilled = [
            f"{words(item.label)}: **{shown(form, item, form.value(item.name))}**"
            for item in PREFILLED
        ]
        st.caption(" · ".join(prefilled))
    with st.expander(
        words("Role, outcome, level, document and other details"),
        expanded=form.has_violation(names),
    ):
        draw_rows(form, FOLDED)
        own_day = form.value("took_part_on") not in {None, form.value("starts_on")}
        extra = (*([hours] if hours else []), *([OWN_DAY] if own_day else []))
        draw_rows(form, (extra,) if extra else ())


def _requires_hours(form: Form) -> bool:
    kind = form.value("kind")
    return form.page.reference.defaults(str(kind)).minimum_hours is not None


def _blank(page: Page) -> ParticipationEntry:
    """Return what a new form begins with: today, and the community of the last record."""
    last = data.rows(page, LAST, account_id=page.person.account_id)
    known = page.reference.codes("communities")
    community = next((str(row["community"]) for row in last if row["community"] in known), None)
    return ParticipationEntry(starts_on=page.today, community=community)


def _kept(entry: ParticipationEntry) -> ParticipationEntry:
    return ParticipationEntry(community=entry.community, starts_on=entry.starts_on)


def _title(_page: Page, entry: ParticipationEntry) -> str:
    return entry.title


SHEET: Sheet[ParticipationEntry] = Sheet(
    name="participation",
    path="entry/participation.py",
    names=(*NAMES, confirming.NAME),
    places=PLACES,
    kept_words=N_(
        "“Save and add another” keeps the date, “Save” begins with today; "
        "the community of the last record stays in both."
    ),
    trail=PARTICIPATION_TRAIL,
    blank=_blank,
    kept=_kept,
    read=read,
    write=write,
    follow=follow,
    draw_fields=draw_fields,
    fields=FIELDS,
    items=ITEMS,
    values=values_of,
    describe=describe,
    title=_title,
    can_confirm=lambda entry: not entry.is_without_evidence,
    check=check_participation,
    record=answered_duplicates.record,
    change=participations.change,
    withdraw=participations.withdraw,
    restore=participations.restore,
    open=read_participation,
    last=LAST,
    like=read_like_participation,
    given=lambda page, address: prefilled.read(page, address, _blank(page)),
    asks=duplicates.asks,
    answered=duplicates.answered,
    refused=duplicates.refused,
    draw_more=evidence.draw_section,
)
