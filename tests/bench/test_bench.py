"""The frame of the measures, and the large school at a small size; nothing is timed here."""

import json

import pytest

from bench import measures
from bench.dashboards import growth, most_cold
from bench.measures import Measure, from_record, told
from bench.schools import SIZES, enlarge
from bench.sessions import share
from services.demonstration import load
from tests.db.test_demonstration import TODAY

COLD = Measure("school overview cold", 120.04, "ms", 150.0)
PLAIN = Measure("school overview sent", 49.0, "kB")


def test_a_measure_says_whether_its_aim_is_met():
    assert COLD.line.split() == "school overview cold 120.0 ms aim 150.0 met".split()
    assert Measure("x", 151, "ms", 150.0).line.endswith("NOT MET")
    assert PLAIN.line.split() == "school overview sent 49.0 kB".split()


def test_measures_are_printed_and_kept_as_json_lines(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(measures, "RESULTS", tmp_path)
    monkeypatch.setattr(measures, "LATEST", tmp_path / "latest.jsonl")
    assert list(told([COLD, PLAIN])) == [COLD, PLAIN]
    assert len(capsys.readouterr().out.splitlines()) == 2
    lines = (tmp_path / "latest.jsonl").read_text().splitlines()
    assert json.loads(lines[0])["met"] is True
    assert [from_record(line) for line in lines] == [COLD, PLAIN]


def test_the_large_school_counts_what_it_is_told_to_hold(storage):
    load(storage, TODAY)
    before = held(storage)
    enlarge(storage, 2_000)
    added = {name: count - before[name] for name, count in held(storage).items()}
    assert {name: count for name, count in added.items() if count} == {
        "activities": 1_200,
        "participations": 2_000,
        "resource_uses": 1_000,
        "teachers": 476,
    }


def held(storage):
    return {row["table_name"]: row["row_count"] for row in storage.rows("storage/records")}


def test_a_cold_page_may_take_what_its_queries_take_and_a_little_more():
    assert most_cold(100.0) == 280.0
    assert most_cold(1_000.0) == 700.0


def test_growth_is_of_one_page_between_the_least_school_and_the_largest():
    least, *_, largest = SIZES
    times = [
        Measure(f"{least} overview cold", 100.0, "ms"),
        Measure(f"{largest} overview cold", 900.0, "ms"),
        Measure(f"{largest} quality cold", 900.0, "ms"),
    ]
    (grown,) = growth(times)
    assert (grown.value, grown.aim) == (9.0, 10.0)


@pytest.mark.parametrize(("part", "value"), [(0.95, 95), (0.5, 50), (1.0, 100), (0.001, 1)])
def test_a_share_of_the_waits_is_within(part, value):
    assert share(range(1, 101), part) == value
