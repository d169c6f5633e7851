"""The fictional school: always alike, plausible, and in keeping with the rules."""

from collections import Counter
from datetime import date

import pytest

from core.settings import load_settings
from db import open_storage
from db.demonstration import plant_demonstration
from services.rules import ParticipationEntry, RuleFacts, check_participation, load_facts
from services.rules.entries import Payment

TODAY = date(2026, 11, 23)
DAYS = [date(2026, 8, 31), date(2026, 9, 1), date(2028, 2, 29)]
MONTHS_OF_PEAK, MONTHS_OF_REST = (10, 11, 2, 3, 4), (6, 7, 8)
TABLES = (
    "organisations",
    "teachers",
    "activities",
    "participations",
    "resources",
    "resource_uses",
    "goals",
    "notes",
)


def everything(storage):
    """Return every row that tells the school, in a fixed order."""
    return {table: rows(storage, f"from {table} order by all") for table in TABLES}


def rows(storage, sql):
    with storage._cursor() as cursor:
        result = cursor.execute(sql)
        names = [column[0] for column in result.description]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def planted(folder, today):
    storage = open_storage(
        load_settings({"NETWORKS_DATABASE": str(folder / "demo.duckdb")}, folder)
    )
    try:
        plan = plant_demonstration(storage, today)
        return plan, everything(storage), facts_of(storage, plan, today)
    finally:
        storage.close()


def facts_of(storage, plan, today):
    facts = load_facts(storage, (plan.organisation_id,))
    return RuleFacts(facts.reference, facts.teachers, today, facts.resources)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return planted(tmp_path_factory.mktemp("demonstration"), TODAY)


@pytest.fixture(scope="module")
def school(told):
    return told[1]


def test_the_same_day_gives_the_same_rows(told, tmp_path):
    assert planted(tmp_path, TODAY)[1] == told[1]


def test_there_are_24_teachers_and_each_has_a_method_group(told, school):
    assert len(told[0].teacher_ids) == len(school["teachers"]) == 24
    assert all(1 <= len(teacher["method_groups"]) <= 2 for teacher in school["teachers"])
    assert any(len(teacher["method_groups"]) == 2 for teacher in school["teachers"])
    assert any("Ӏ" in teacher["last_name"] for teacher in school["teachers"])


def test_the_staff_changes_over_the_years(school):
    def staff(day):
        return sum(
            teacher["employed_from"] <= day and (teacher["employed_to"] or day) >= day
            for teacher in school["teachers"]
        )

    days = (date(2024, 9, 1), date(2025, 9, 1), date(2026, 9, 1), TODAY)
    assert [staff(day) for day in days] == [21, 22, 24, 23]


@pytest.mark.parametrize("today", [TODAY, *DAYS])
def test_a_school_of_any_day_is_busy_and_nothing_lies_ahead(today, tmp_path):
    _, found, _ = planted(tmp_path, today)
    assert 1_400 <= len(found["participations"]) <= 2_600
    assert 600 <= len(found["resource_uses"]) <= 1_800
    assert max(row["took_part_on"] for row in found["participations"]) <= today
    assert max(row["used_on"] for row in found["resource_uses"]) <= today
    assert max(row["recorded_at"] for row in found["participations"]).date() <= today


def test_the_year_has_its_seasons_and_the_school_grows(school):
    days = [row["took_part_on"] for row in school["participations"]]
    months = Counter((day.year, day.month) for day in days if day < date(2026, 9, 1))
    busy = min(number for (_, month), number in months.items() if month in MONTHS_OF_PEAK)
    quiet = max(number for (_, month), number in months.items() if month in MONTHS_OF_REST)
    assert busy > 1.5 * quiet
    autumns = [
        sum(day.year == year and day.month in {10, 11} for day in days) for year in (2024, 2025)
    ]
    assert autumns[0] < autumns[1]


def test_activity_is_spread_unevenly(told, school):
    by_teacher = Counter(row["teacher_id"] for row in school["participations"])
    idle = set(map(str, (t["teacher_id"] for t in school["teachers"]))) - set(map(str, by_teacher))
    assert len(idle) == 3
    assert max(by_teacher.values()) > 5 * min(by_teacher.values())
    communities = Counter(row["community"] for row in school["activities"])
    assert set(communities) == {"infourok", "urok_rf", "e_library", "prosv_school", "sferum"}
    shared = Counter(row["activity_id"] for row in school["participations"])
    assert 5 <= max(shared.values()) <= 8


def test_records_stand_at_every_step_but_most_are_confirmed(school):
    steps = Counter(row["status"] for row in school["participations"])
    assert steps["confirmed"] > 0.85 * len(school["participations"])
    assert all(steps[step] for step in ("submitted", "returned", "not_counted", "draft"))
    for row in school["participations"]:
        assert (row["counted_at"] is not None) == (row["status"] == "confirmed")
        assert not (row["is_without_evidence"] and row["status"] == "confirmed")


def test_courses_have_their_hours_and_some_teachers_had_none(school):
    courses = [row for row in school["activities"] if row["kind"] == "pd_course"]
    assert all(16 <= row["hours"] <= 144 and row["ends_on"] <= TODAY for row in courses)
    assert [row["hours"] >= 250 for row in school["activities"] if row["kind"] == "retraining"] == [
        True
    ]
    ids = {row["activity_id"] for row in courses}
    trained = {r["teacher_id"] for r in school["participations"] if r["activity_id"] in ids}
    assert 14 <= len(trained) <= 20


def test_the_catalogue_has_some_that_lie_idle(school):
    used = {row["resource_id"] for row in school["resource_uses"]}
    idle = [row["title"] for row in school["resources"] if row["resource_id"] not in used]
    assert len(school["resources"]) == 40
    assert 1 <= len(idle) <= 5
    owners = {(row["community"] is None, row["partner"] == "") for row in school["resources"]}
    assert owners == {(False, True), (True, False), (True, True)}


def test_every_participation_keeps_the_rules_of_the_form(told, school):
    """The demonstration shows what the form would take; nothing else may be shown as an example."""
    activities = {row["activity_id"]: row for row in school["activities"]}
    assert {row["payment"] for row in school["activities"]} == {*map(str, Payment), None}
    for row in school["participations"]:
        entry = entry_of(activities[row["activity_id"]], row)
        assert check_participation(entry, told[2]) == (), entry


def entry_of(activity, participation):
    both = {**activity, **participation}
    names = ParticipationEntry.__dataclass_fields__.keys() & both.keys()
    values = {name: both[name] for name in names} | {
        "teacher_ids": (str(participation["teacher_id"]),),
        "grades": tuple(activity["grades"]),
        "hours": None if activity["hours"] is None else float(activity["hours"]),
    }
    return ParticipationEntry(**values)
