"""The rules of a participation: each sentence once, and the entry that mends it."""

import random
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from core.i18n import Words
from services.reference import Item, KindDefaults, Reference
from services.rules import ParticipationEntry, RuleFacts, TeacherFacts, check_participation

TODAY = date(2026, 11, 23)
LISTS = {
    "communities": ("infourok", "sferum", "closed"),
    "kinds": ("publication", "webinar", "pd_course", "retraining", "channel_lead"),
    "roles": ("author", "trainee", "moderator"),
    "outcomes": ("published", "completed", "ongoing"),
    "levels": ("school", "unrated"),
    "documents": ("publication_certificate", "pd_credential", "none"),
    "subjects": ("mathematics",),
}
ARCHIVED = {"closed", "moderator"}


def reference():
    lists = {
        name: {code: Item(code, code.title(), code, code in ARCHIVED, None, 1) for code in codes}
        for name, codes in LISTS.items()
    }
    kinds = {
        "infourok": ("publication", "webinar", "pd_course", "retraining"),
        "sferum": ("channel_lead",),
        "closed": ("publication",),
    }
    courses = {
        "pd_course": KindDefaults("trainee", "completed", "unrated", "pd_credential", 16.0),
        "retraining": KindDefaults("trainee", "completed", "unrated", "pd_credential", 250.0),
    }
    return Reference("en", lists, kinds, courses)


FACTS = RuleFacts(
    reference=reference(),
    teachers={
        "a": TeacherFacts("Ахмадова З. И.", "school"),
        "b": TeacherFacts("Бисултанов И. А.", "school", date(2024, 9, 1), date(2026, 6, 30)),
    },
    today=TODAY,
)
GOOD = ParticipationEntry(
    teacher_ids=("a",),
    community="infourok",
    kind="publication",
    title="Конспект урока",
    starts_on=date(2026, 10, 31),
    address="https://infourok.ru/konspekt-1234567.html",
    role="author",
    outcome="published",
    level="unrated",
    document="publication_certificate",
)
COURSE = replace(GOOD, kind="pd_course", role="trainee", document="pd_credential", hours=72.0)


def sentences(entry, former=None):
    words = Words("en")
    return [(v.field, v.sentence(words)) for v in check_participation(entry, FACTS, former=former)]


def test_a_whole_entry_breaks_no_rule():
    assert sentences(GOOD) == []
    assert sentences(COURSE) == []


def test_an_empty_entry_hears_everything_at_once():
    assert [field for field, _ in sentences(ParticipationEntry())] == [
        "teacher_ids",
        "community",
        "kind",
        "title",
        "starts_on",
        "address",
    ]


def test_what_follows_from_the_kind_is_asked_for_once_there_is_one():
    empty = ParticipationEntry(kind="webinar")
    missing = {field for field, _ in sentences(empty)}
    assert {"role", "outcome", "level", "document"} <= missing


BROKEN = [
    ({"teacher_ids": ()}, "teacher_ids", "Choose at least one teacher."),
    ({"teacher_ids": ("gone",)}, "teacher_ids", "This teacher is not on the staff list"),
    ({"teacher_ids": ("a", "a")}, "teacher_ids", "Ахмадова З. И. is chosen twice"),
    ({"community": None}, "community", "Choose the community."),
    ({"community": "vk"}, "community", "“vk” is not in the list"),
    ({"community": "closed"}, "community", "“closed” is no longer used"),
    ({"kind": None}, "kind", "Choose what kind of activity it was."),
    (
        {"kind": "channel_lead"},
        "kind",
        "does not offer this kind. It has: publication; webinar",
    ),
    ({"title": ""}, "title", "Write what it was called."),
    ({"title": "я" * 501}, "title", "at most 500 characters, now 501"),
    ({"title": "Урок\x00"}, "title", "invisible control characters"),
    ({"title": "Урок\nвторой"}, "title", "invisible control characters"),
    ({"title": "Урок \u202eкорУ"}, "title", "invisible control characters"),
    ({"starts_on": None}, "starts_on", "Enter the date."),
    ({"starts_on": date(2026, 11, 24)}, "starts_on", "This day is still to come"),
    ({"starts_on": date(1989, 12, 31)}, "starts_on", "This day is before 1990"),
    ({"took_part_on": date(2027, 1, 1)}, "took_part_on", "This day is still to come"),
    ({"document_issued_on": date(2027, 1, 1)}, "document_issued_on", "still to come"),
    (
        {"teacher_ids": ("b",), "starts_on": date(2024, 8, 31)},
        "starts_on",
        "Бисултанов И. А.: works here since 01.09.2024",
    ),
    (
        {"teacher_ids": ("a", "b"), "starts_on": date(2026, 7, 1)},
        "starts_on",
        "Бисултанов И. А.: worked here until 30.06.2026",
    ),
    ({"ends_on": date(2026, 10, 30)}, "ends_on", "The end is before the beginning"),
    ({"ends_on": date(2206, 10, 31)}, "ends_on", "more than 10 years after"),
    ({"role": None}, "role", "Choose the role."),
    ({"role": "moderator"}, "role", "“moderator” is no longer used"),
    ({"outcome": "praised"}, "outcome", "“praised” is not in the list"),
    ({"level": None}, "level", "Choose the level"),
    ({"document": None}, "document", "Choose the kind of document"),
    ({"subject": "latin"}, "subject", "“latin” is not in the list"),
    ({"address": ""}, "address", "Enter a link or a document number"),
    ({"address": "infourok.ru/a.html"}, "address", "A link begins with http:// or https://."),
    ({"address": "javascript:alert(1)"}, "address", "A link begins with http:// or https://."),
    ({"address": "https://"}, "address", "This link has no site in it"),
    ({"address": "https://infourok/a"}, "address", "This link has no site in it"),
    ({"address": "https://[1::/a"}, "address", "This link has no site in it"),
    ({"address": "https://infourok.ru/a b"}, "address", "This link has no site in it"),
    ({"is_without_evidence": True}, "is_without_evidence", "take the tick “no evidence” off"),
    ({"document": "none", "document_number": "17"}, "document", "choose the kind"),
    ({"hours": 0.0}, "hours", "Enter hours from half an hour to 2,000."),
    ({"hours": float("nan")}, "hours", "Enter hours from half an hour to 2,000."),
    ({"hours": 2000.5}, "hours", "Enter hours from half an hour to 2,000."),
    ({"grades": (5, 12)}, "grades", "Choose grades from 1 to 11."),
    ({"grades": (0,)}, "grades", "Choose grades from 1 to 11."),
    ({"pupils_involved": -1}, "pupils_involved", "Enter a number of pupils from 0 to 10,000."),
    ({"payment": "later"}, "payment", "Choose “free” or “paid”"),
    ({"comment": "x" * 2001}, "comment", "at most 2,000 characters"),
    ({"issuer": "x" * 201}, "issuer", "at most 200 characters"),
    ({"document_number": "1\ud800"}, "document_number", "invisible control characters"),
]


@pytest.mark.parametrize(("change", "field", "sentence"), BROKEN)
def test_a_broken_rule_says_how_to_mend_it(change, field, sentence):
    found = sentences(replace(GOOD, **change))
    assert [name for name, _ in found] == [field]
    assert sentence in found[0][1]


COURSES = [
    ({"hours": None}, "at least 16."),
    ({"hours": 15.5}, "at least 16 hours"),
    ({"kind": "retraining", "hours": 249.0}, "at least 250 hours"),
    ({"kind": "retraining", "hours": None}, "at least 250."),
]


@pytest.mark.parametrize(("change", "sentence"), COURSES)
def test_a_course_has_its_hours(change, sentence):
    assert [(field, sentence in text) for field, text in sentences(replace(COURSE, **change))] == [
        ("hours", True)
    ]


FINE = [
    {"kind": "pd_course", "hours": 16.0},
    {"kind": "retraining", "hours": 250.0},
    {"kind": "webinar", "hours": None},
    {"kind": "webinar", "hours": 1.5},
    {"title": "я" * 500},
    {"starts_on": TODAY},
    {"starts_on": date(1990, 1, 1)},
    {"ends_on": date(2026, 10, 31)},
    {"teacher_ids": ("a", "b"), "starts_on": date(2026, 6, 30)},
    {"address": "http://xn--j1ahfl.xn--p1ai/library/a_1.html"},
    {"address": "HTTPS://урок.рф/library/конспект.html"},
    {"address": "", "document_number": "АБ-17/2026"},
    {"address": "", "is_without_evidence": True, "document": "none"},
    {"grades": tuple(range(1, 12))},
    {"pupils_involved": 0},
    {"payment": "paid"},
    {"comment": "Первая строка\nвторая"},
    {"subject": "mathematics"},
    {"title": "Шарипов Ӏаьрби"},
]


@pytest.mark.parametrize("change", FINE)
def test_what_stands_at_the_edge_is_fine(change):
    assert sentences(replace(GOOD, **change)) == []


def test_a_record_may_keep_a_code_that_was_archived_since():
    former = replace(GOOD, community="closed", role="moderator")
    assert sentences(replace(former, title="Исправлено"), former) == []
    assert [field for field, _ in sentences(former, GOOD)] == ["community", "role"]


def test_a_record_may_keep_a_kind_that_its_community_offers_no_more():
    former = replace(GOOD, kind="channel_lead")
    assert sentences(former, former) == []


def strange_entries(count):
    """Return entries of odd values in every field, the same ones in every run."""
    chance = random.Random(20261031)
    texts = ("", "Урок", "я" * 3000, "\x00", "\ud800", "https://", "http://[", "{title}", "ё{0}")
    days = (None, date.min, date.max, TODAY, date(2026, 2, 28))
    numbers = (None, 0, 1, 16, 250, -1, 10**9, float("inf"), float("nan"), 0.1)
    codes = (None, "", "infourok", "webinar", "retraining", "none", "moderator", "zz")
    choices: dict[str, Any] = {
        "teacher_ids": ((), ("a",), ("a", "a", "b"), ("zz", "zz")),
        "grades": ((), (1, 11), (-5,)),
        "is_without_evidence": (True, False),
        **dict.fromkeys(("title", "address", "document_number", "issuer", "comment"), texts),
        **dict.fromkeys(("starts_on", "ends_on", "took_part_on", "document_issued_on"), days),
        **dict.fromkeys(("hours", "pupils_involved"), numbers),
        **dict.fromkeys(("community", "kind", "role", "level", "document", "payment"), codes),
    }
    for _ in range(count):
        yield ParticipationEntry(**{name: chance.choice(of) for name, of in choices.items()})


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_entry_however_strange_stops_the_rules(language):
    words, fields = Words(language), {field.name for field in dataclass_fields(GOOD)}
    for entry in strange_entries(2000):
        for violation in check_participation(entry, FACTS):
            assert violation.field in fields
            assert violation.sentence(words)
