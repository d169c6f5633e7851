"""Rows told by columns get the verdicts, entries and reasons that rows judged one by one get."""

from contextlib import suppress
from datetime import date

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from core.access import Role
from core.ids import new_id
from services.intake import participation_plan
from services.intake.cell_columns import odd_texts
from services.intake.fields import Reading, line
from services.intake.form import FileForm
from services.intake.importing import apply_import, plan_import
from services.intake.mapping import parse_mapping
from services.intake.participation_writes import write_participations
from services.intake.plan import Verdict
from services.intake.table import Table
from services.rules import ParticipationEntry, check_participation, load_facts
from services.rules.checks import Text, texts
from services.rules.participation import RULES
from services.versions import Writer

FIELDS = {
    "outside_key": ["", "1", "1", "2", " 2", "3", "4", "5"],
    "full_name": [
        "Ахмадова Зара Исаевна",
        "Ахмадовой З.И.",
        "Бисултанов З.И.",
        "Вахаеву Зару",
        "Никто",
        "",
    ],
    "community": ["infourok", "Инфоурок", "urok_rf", "нет такого", ""],
    "kind": ["webinar", "webinar", "pd_course", "publication", "channel_lead", ""],
    "title": [
        "Вебинар",
        "Вебинар",
        "Другой",
        "Два  пробела",
        "бел\u200b",
        "\u202eтекст",
        "",
        "я" * 501,
    ],
    "starts_on": [
        "05.10.2026",
        "05.10.2026",
        "2026-10-06",
        "01.01.2100",
        "01.09.2014",
        "вчера",
        "",
    ],
    "ends_on": ["", "", "06.10.2026", "01.10.2026"],
    "address": ["https://infourok.ru/a", "https://урок.рф/б", "ftp://x", "http://x", "a.ru", ""],
    "document_number": ["", "12", "№ 7", "7\u00a07"],
    "is_without_evidence": ["", "да", "нет", "?"],
    "document": ["participation_certificate", "none", "что-то"],
    "hours": ["", "2", "16", "0,1", "много"],
}
ROW = st.tuples(*(st.sampled_from(choices) for choices in FIELDS.values()))
COLUMNS = tuple(FIELDS)
CONSTANTS = {"role": "attendee", "outcome": "participated", "level": "unrated"}


def mapping(*, keyed, confirm=False):
    return parse_mapping(
        {
            "holds": "participations",
            "file": {"date_formats": ["%d.%m.%Y"]},
            "options": {"confirm": confirm},
            "columns": {name: name for name in COLUMNS if keyed or name != "outside_key"},
            "constants": CONSTANTS,
        }
    )


def table_of(rows):
    cells = {
        f"c{place}": pa.array([row[place] for row in rows], pa.string())
        for place in range(len(COLUMNS))
    }
    numbers = pa.array(range(2, len(rows) + 2), pa.int32())
    digest = str(hash(tuple(rows)))
    return Table("x.csv", digest, False, COLUMNS, pa.table(cells), numbers, FileForm())


def both(storage, person, rows, by, monkeypatch):
    """Return the plan by columns and the plan that judges every row for itself."""
    table = table_of(rows)
    told = plan_import(storage, person, table, mapping=by)
    with monkeypatch.context() as patch:
        patch.setattr(participation_plan, "can_be_told_by_columns", lambda _: False)
        judged = plan_import(storage, person, table, mapping=by)
    assert judged.fresh is None
    return told, judged


@pytest.fixture
def with_records(storage, school):
    """A school in which some of the rows are records already."""
    person = school.people[Role.ADMIN]
    known = ("1", "Ахмадова Зара Исаевна", "infourok", "webinar", "Вебинар", "05.10.2026", "")
    rows = [
        (*known, "https://infourok.ru/a", "", "", "participation_certificate", ""),
        ("", *known[1:4], "Другой", *known[5:], "", "12", "", "participation_certificate", ""),
    ]
    plan = plan_import(storage, person, table_of(rows), mapping=mapping(keyed=True))
    assert apply_import(storage, person, plan).batch_id
    return person


@hypothesis_settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(ROW, min_size=1, max_size=12), keyed=st.booleans())
def test_columns_say_what_rows_say(storage, with_records, monkeypatch, rows, keyed):
    told, judged = both(storage, with_records, rows, mapping(keyed=keyed), monkeypatch)
    assert list(told.rows) == list(judged.rows)
    assert (told.counts, told.questions) == (judged.counts, judged.questions)


def test_spellings_of_one_name_are_one_name_when_the_file_comes_again(storage, school):
    person = school.people[Role.ADMIN]
    names = ("Ахмадова Зара Исаевна", "Ахмадовой З.И.", "ахмадова зара исаевна", "Ахмадова З. И.")
    rest = ("05.10.2026", "", "", "12", "", "participation_certificate", "")
    rows = [
        ("", name, ("Инфоурок", "infourok")[place % 2], "webinar", f"Вебинар {place}", *rest)
        for place, name in enumerate(names)
    ]
    by = mapping(keyed=False)
    first = plan_import(storage, person, table_of(rows), mapping=by)
    assert first.counts[Verdict.NEW] == len(rows)
    apply_import(storage, person, first)
    again = plan_import(storage, person, table_of(rows[::-1]), mapping=by)
    assert again.counts[Verdict.DUPLICATE] == len(rows)


def test_what_columns_write_is_what_rows_write(storage, school, monkeypatch):
    person, good = school.people[Role.ADMIN], ["Ахмадова Зара Исаевна", "Бисултанов З.И."]
    rows = [
        (
            str(place),
            good[place % 2],
            "infourok",
            "pd_course",
            f"Курс {place // 3}",
            "05.10.2026",
            "06.10.2026",
            "" if place % 4 else "https://infourok.ru/a",
            "" if place % 4 == 1 else f"№ {place}",
            "да" if place % 4 == 1 else "",
            "none" if place % 4 == 1 else "participation_certificate",
            "36",
        )
        for place in range(24)
    ]
    by = mapping(keyed=True, confirm=True)
    told, judged = both(storage, person, rows, by, monkeypatch)
    assert len(told.fresh) == len(rows)
    contents = [written(storage, person, plan) for plan in (told, judged)]
    assert contents[0] == contents[1]
    assert len(contents[0]) == len(rows)


class LookedAtError(Exception):
    """What was written has been looked at and is not to stay."""


def written(storage, person, plan):
    """Return what a plan writes; it is not kept."""
    found = []
    with suppress(LookedAtError), storage.writing() as transaction:
        write_participations(Writer(transaction, person), plan, new_id())
        found = content(transaction, person)
        raise LookedAtError
    return found


def content(transaction, person):
    """Return records as they stand, an activity by the keys of the records that share it."""
    rows = transaction.rows(
        "intake/participations_keyed",
        organisation_id=person.organisation_id,
        outside_keys=[str(number) for number in range(24)],
    )
    sharing: dict[str, list[str]] = {}
    for row in rows:
        sharing.setdefault(row["activity_id"], []).append(row["outside_key"])
    versions = {
        row["outside_key"]: transaction.rows(
            "participations/versions", participation_id=row["participation_id"]
        )
        for row in rows
    }
    return sorted(
        (
            row["outside_key"],
            tuple(sorted(sharing[row["activity_id"]])),
            versions[row["outside_key"]][0]["status"],
            versions[row["outside_key"]][0]["counted_at"] is None,
            str({k: v for k, v in row.items() if not k.endswith("_id")}),
        )
        for row in rows
    )


@hypothesis_settings(max_examples=100, deadline=None)
@given(st.lists(st.text(), max_size=5))
def test_a_text_that_is_not_odd_stays_and_keeps_the_rule_of_texts(found):
    for text, is_odd in zip(found, odd_texts(pa.array(found, pa.string())), strict=True):
        if not is_odd:
            assert line(text, Reading({})) == text
            assert not list(texts(ParticipationEntry(title=text), {"title": Text(10_000)}))


def test_rules_look_at_no_field_that_they_do_not_name(storage, school):
    facts = load_facts(storage, (school.organisation_id,))
    entry = ParticipationEntry(
        teacher_ids=(school.teacher_ids[0],),
        community="infourok",
        kind="channel_lead",
        title="x\u202e",
        starts_on=date(2014, 1, 1),
        ends_on=date(2013, 1, 1),
        address="ftp://x",
        is_without_evidence=True,
        document="none",
        document_number="1",
        hours=0.1,
        grades=(12,),
        payment="?",
        pupils_involved=-1,
    )
    assert check_participation(entry, facts)
    for rule in RULES:
        seen = ParticipationEntry(**{name: getattr(entry, name) for name in rule.fields})
        assert list(rule.broken(entry, facts, None)) == list(rule.broken(seen, facts, None))
