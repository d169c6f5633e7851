"""Likely duplicates: what is alike, within sight; merging and what it does to the figures."""

from dataclasses import replace
from datetime import date

import pytest

from core.access import Role
from core.errors import NotFound, RulesBroken, StaleEdit
from services import participations
from services.duplicate_merge import merge
from services.duplicates import (
    Likenesses,
    declare_distinct,
    is_alike,
    likely,
    likely_all,
    likely_pairs,
)
from services.history import Deed, read_steps
from services.record_states import PARTICIPATION_TRAIL
from services.sight import sight_of
from services.undo import undo_step
from tests.services.test_participations import (
    activity_versions,
    counted_by,
    counting,
    entry,
    latest,
    opened,
    state,
)

__all__ = ["entry"]  # the fixture


@pytest.fixture
def deputy(school):
    return school.people[Role.METHODIST]


@pytest.fixture
def teacher(school):
    return school.people[Role.TEACHER]


def recorded(storage, person, entry, **looks):
    return participations.record(storage, person, entry, **looks)[0]


def pairs(storage, person):
    rows = storage.rows("duplicates/pairs", **sight_of(storage, person).parameters(), top=9)
    return [(pair.first_id, pair.second_id) for pair in likely_pairs(rows)]


def figures(storage, school):
    totals = storage.rows("dashboards/totals", **counted_by(school))[0]
    return totals["participations"], totals["works"], totals["documents"]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Вебинар о грамотности", "ВЕБИНАР  О ГРАМОТНОСТИ.", True),
        ("Ёлка и счёт, 5 класс", "Елка и счет, 5 класс", True),
        ("Видеоурок «Дроби», 5 класс", "Видеоурок «Дроби», 6 класс", False),
        ("Вебинар о грамотности", "Вебинар о безопасности", False),
    ],
)
def test_titles_are_alike_by_their_letters_and_numbers(one, other, alike):
    assert is_alike(one, other) is alike


@pytest.mark.parametrize(
    ("changes", "is_found"),
    [
        (
            {
                "address": "",
                "document_number": "7",
                "title": "Вебинар о функциональной грамотности!",
            },
            True,
        ),
        ({"address": "", "document_number": "7", "starts_on": date(2026, 10, 19)}, True),
        ({"address": "", "document_number": "7", "starts_on": date(2026, 10, 20)}, False),
        ({"address": "", "document_number": "7", "kind": "publication"}, False),
        ({"address": "", "document_number": "7", "title": "Совсем другое"}, False),
        (
            {"title": "Другое", "address": "http://www.infourok.ru/webinar/?utm_source=mail#top"},
            True,
        ),
        ({"title": "Другое", "address": "https://infourok.ru/webinar?page=2"}, False),
        ({"title": "Другое", "address": "https://example.ru/webinar"}, False),
    ],
)
def test_an_entry_repeats_what_has_its_address_or_its_person_kind_time_and_title(
    storage, teacher, entry, changes, is_found
):
    record_id = recorded(storage, teacher, entry)
    again = replace(entry, **changes)
    found = likely(storage, teacher, again)
    assert [one.record_id for one in found.records] == [record_id] * is_found
    other = replace(entry, address="https://infourok.ru/other", title="Ничего похожего")
    assert likely_all(storage, teacher, [other, again]) == [Likenesses(), found]
    assert not found.is_elsewhere


def test_cyrillic_and_punycode_hosts_are_one_and_a_first_page_speaks_for_nothing(
    storage, teacher, entry
):
    there = replace(entry, title="Разработка", address="https://урок.рф/library/razrabotka_7")
    record_id = recorded(storage, teacher, there)
    same = replace(entry, address="https://xn--j1ahfl.xn--p1ai/library/razrabotka_7")
    assert [one.record_id for one in likely(storage, teacher, same).records] == [record_id]
    recorded(storage, teacher, replace(there, title="Первая", address="https://infourok.ru/"))
    first_page = replace(entry, title="Вторая", address="https://infourok.ru")
    assert likely(storage, teacher, first_page) == Likenesses()


def test_of_a_record_out_of_sight_only_its_being_there_is_told(
    storage, school, deputy, teacher, entry
):
    theirs = replace(entry, teacher_ids=(school.teacher_ids[2],))
    record_id = recorded(storage, deputy, theirs)
    assert likely(storage, teacher, entry) == Likenesses(is_elsewhere=True)
    assert pairs(storage, teacher) == []
    own = recorded(storage, teacher, entry)
    assert pairs(storage, teacher) == []
    assert pairs(storage, deputy) == [(record_id, own)]
    with pytest.raises(NotFound):
        declare_distinct(storage, teacher, (own, record_id))


def test_a_pair_declared_different_is_not_asked_about_again(storage, teacher, entry):
    ids = recorded(storage, teacher, entry), recorded(storage, teacher, entry)
    assert pairs(storage, teacher) == [ids]
    for order in (ids, ids[::-1]):
        declare_distinct(storage, teacher, order)
    assert pairs(storage, teacher) == []


def test_merging_two_confirmed_records_of_one_teacher_counts_them_once(
    storage, school, deputy, entry
):
    work = replace(entry, kind="publication", outcome="published", document="none")
    full = replace(
        work, document="publication_certificate", document_number="К-7", comment="Из письма"
    )
    keep = recorded(storage, deputy, work, is_confirmed=True)
    drop = recorded(storage, deputy, full, is_confirmed=True)
    assert figures(storage, school) == (2, 2, 1)
    merge(storage, deputy, keep=opened(storage, keep), drop=opened(storage, drop))
    assert figures(storage, school) == (1, 1, 1)
    kept = latest(storage, keep)
    assert (kept["document"], kept["document_number"], kept["comment"], kept["status"]) == (
        "publication_certificate",
        "К-7",
        "Из письма",
        "confirmed",
    )
    assert state(storage, drop) == ("confirmed", True, [])
    assert entry.title in latest(storage, drop)["reason"]
    participations.restore(storage, deputy, opened(storage, drop))
    assert figures(storage, school)[0] == 2


def test_the_people_of_the_dropped_activity_join_the_kept_one(storage, school, deputy, entry):
    first, second, third, _ = school.teacher_ids
    keep = recorded(storage, deputy, entry)
    both = replace(entry, teacher_ids=(first, second, third), issuer="Инфоурок")
    dropped, *moved = participations.record(storage, deputy, both, is_confirmed=True)
    merge(storage, deputy, keep=opened(storage, keep), drop=opened(storage, moved[0]))
    activity_id = latest(storage, keep)["activity_id"]
    assert {latest(storage, one)["activity_id"] for one in moved} == {activity_id}
    assert activity_versions(storage, keep)[-1]["issuer"] == "Инфоурок"
    assert state(storage, dropped)[1]
    assert [state(storage, one)[0] for one in (keep, *moved)] == ["confirmed"] * 3
    assert figures(storage, school)[0] == 3


def test_different_numbers_and_links_are_both_kept(storage, deputy, entry):
    keep = recorded(storage, deputy, replace(entry, document_number="1"))
    other = replace(entry, document_number="2", address="https://infourok.ru/other")
    drop = recorded(storage, deputy, other)
    merge(storage, deputy, keep=opened(storage, keep), drop=opened(storage, drop))
    kept = latest(storage, keep)
    assert (kept["document_number"], kept["comment"]) == ("1; 2", "https://infourok.ru/other")
    assert activity_versions(storage, keep)[-1]["address"] == entry.address
    assert kept["status"] == "submitted"


def test_an_owner_s_merge_leaves_the_figures_and_colleagues_alone(
    storage, school, deputy, teacher, entry
):
    everyone = replace(entry, teacher_ids=school.teacher_ids)
    shared, *others = participations.record(storage, deputy, everyone, is_confirmed=True)
    own = recorded(storage, teacher, replace(entry, document_number="К-7", issuer="Инфоурок"))
    before = figures(storage, school)
    for keep, drop in ((own, shared), (own, own)):  # colleagues would move; one and the same
        with pytest.raises(RulesBroken):
            merge(storage, teacher, keep=opened(storage, keep), drop=opened(storage, drop))
    merge(storage, teacher, keep=opened(storage, shared), drop=opened(storage, own))
    assert figures(storage, school) == before
    assert state(storage, shared) == ("submitted", False, [1])  # the number waits for a check
    assert latest(storage, shared)["document_number"] == "К-7"
    assert activity_versions(storage, shared)[-1]["issuer"] == ""
    assert [counting(storage, one) for one in others] == [[1]] * 3


def test_an_owner_keeps_the_confirmed_one(storage, deputy, teacher, entry):
    confirmed = recorded(storage, deputy, entry, is_confirmed=True)
    own = recorded(storage, teacher, entry)
    with pytest.raises(RulesBroken):
        merge(storage, teacher, keep=opened(storage, own), drop=opened(storage, confirmed))
    merge(storage, teacher, keep=opened(storage, confirmed), drop=opened(storage, own))
    assert state(storage, confirmed) == ("confirmed", False, [1])


def test_a_merge_of_what_changed_meanwhile_is_refused(storage, teacher, entry):
    keep, drop = recorded(storage, teacher, entry), recorded(storage, teacher, entry)
    seen = opened(storage, keep), opened(storage, drop)
    participations.change(storage, teacher, seen[1], entry=replace(entry, comment="ещё"))
    with pytest.raises(StaleEdit):
        merge(storage, teacher, keep=seen[0], drop=seen[1])
    assert not state(storage, drop)[1]


def test_undoing_a_merge_brings_one_person_back_and_leaves_the_others_activity_alone(
    storage, school, deputy, entry
):
    _, second, third, _ = school.teacher_ids
    keep = recorded(storage, deputy, entry, is_confirmed=True)
    both = replace(entry, teacher_ids=(second, third), title="Вебинар о грамотности чтения")
    one, other = participations.record(storage, deputy, both, is_confirmed=True)
    former, before = latest(storage, one)["activity_id"], figures(storage, school)
    merge(storage, deputy, keep=opened(storage, keep), drop=opened(storage, one))
    written = activity_versions(storage, keep)
    for _ in range(3):  # the undoing, the undoing of that, and once more
        step = read_steps(storage, deputy, one, trail=PARTICIPATION_TRAIL)[-1]
        assert step.deed is Deed.MOVED
        undo_step(
            storage,
            deputy,
            opened(storage, one),
            trail=PARTICIPATION_TRAIL,
            recorded_at=step.recorded_at,
        )
    assert latest(storage, one)["activity_id"] == former
    assert latest(storage, other)["activity_id"] == latest(storage, keep)["activity_id"]
    assert activity_versions(storage, keep) == written
    assert activity_versions(storage, one)[-1]["title"] == both.title
    assert [state(storage, each)[0] for each in (keep, one, other)] == ["confirmed"] * 3
    assert figures(storage, school) == before
