"""A real community's discussions, imported whole: the figures agree with counts made without us.

Two runs of a course for educators (Kellogg & Edelmann 2015). The files stay outside the project.
"""

import csv
import random
from calendar import monthrange
from collections import Counter
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from core.access import Person, Role
from core.periods import any_range
from core.selection import Selection
from core.settings import load_settings
from db import Storage, open_storage
from services.import_command import THE_MACHINE
from services.installation import SetUp, set_up
from services.intake.importing import apply_import, plan_import
from services.intake.mapping import read_mapping
from services.intake.table import read_table
from services.school import SchoolEntry

ROOT = Path(__file__).parent.parent
DATA = ROOT.parent / "shared" / "data" / "mooc-ed-dlt"
MAPPINGS = ROOT / "examples" / "mooc-ed-dlt"
FILES = ("dlt1-nodes", "dlt1-edges", "dlt2-edges", "dlt2-nodes")  # edges of the second run first
COMMUNITIES = {"dlt1": "MOOC-Ed DLT 1", "dlt2": "MOOC-Ed DLT 2"}
COLUMNS = {
    "dlt1": ("Sender", "Timestamp", "Discussion Title", "Comment ID"),
    "dlt2": ("Sender", "Timestamp", "Title", "CommentID"),
}
FIRST, LAST = (2013, 4), (2014, 1)
ROWS = {"dlt1": 2529, "dlt2": 2584}

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"the published files are not there: {DATA}"
)


@dataclass(frozen=True)
class Contribution:
    """One row of a file of edges, read without the application."""

    sender: str
    day: date
    title: str
    comment: str


def day_of(moment: str) -> date:
    """Return the day of "4/8/13 16:32" or "9/27/13"."""
    month, day, year = map(int, moment.split(maxsplit=1)[0].split("/"))
    return date(2000 + year, month, day)


def contributions(run: str) -> list[Contribution]:
    """Read a run's rows with nothing but the standard library."""
    with (DATA / f"{run}-edges.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Contribution(
            row[sender],
            day_of(row[moment]),
            row[title],
            row[comment],
        )
        for row in rows
        for sender, moment, title, comment in [COLUMNS[run]]
    ]


PUBLISHED = {run: contributions(run) if DATA.is_dir() else [] for run in COMMUNITIES}
EDUCATORS = {"dlt1": 445, "dlt2": 492}


@dataclass(frozen=True)
class Imported:
    """The database after the import, its school and the counts of each file."""

    storage: Storage
    person: Person
    counts: dict[str, dict[str, int]]

    def bring(self, name):
        """Import a file once more and return how many rows have each verdict."""
        mapping = read_mapping(MAPPINGS / f"{name}.toml")
        table = read_table(DATA / f"{name}.csv", mapping.form)
        plan = plan_import(self.storage, self.person, table, mapping=mapping)
        applied = apply_import(self.storage, self.person, plan)
        return {verdict.value: number for verdict, number in applied.counts.items() if number}

    def community(self, run):
        """Return the code of a run's community."""
        items = self.storage.rows("reference/items")
        return next(row["code"] for row in items if row["name"] == COMMUNITIES[run])

    def selection(self, run, first, last):
        """Return the selection of the Overview, filtered to a run and to months."""
        last_day = date(last[0], last[1], monthrange(*last)[1])
        period = any_range(date(first[0], first[1], 1), last_day)
        home = (self.person.organisation_id,)
        return Selection(home, None, period, communities=(self.community(run),))


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mooc")
    settings = load_settings({"NETWORKS_DATABASE": str(folder / "school.duckdb")}, folder)
    storage = open_storage(settings)
    school = SchoolEntry("Школа для проверки загрузки", "Школа", "", "")
    set_up(storage, settings, SetUp(school, "zarema", "Зарема", "семь вёсел на реке", "ru"))
    (organisation,) = storage.rows("organisations/all")
    person = Person(THE_MACHINE, organisation["organisation_id"], Role.ADMIN, "", "", "ru")
    found = Imported(storage, person, {})
    for name in FILES:
        found.counts[name] = found.bring(name)
    yield found
    storage.close()


def months():
    """Return the months from April 2013 to January 2014."""
    first, last = FIRST[0] * 12 + FIRST[1] - 1, LAST[0] * 12 + LAST[1] - 1
    return [(number // 12, number % 12 + 1) for number in range(first, last + 1)]


def spans():
    """Return the whole time, every month alone, and months from one to another at random."""
    chance = random.Random("months")
    known = months()
    drawn = [sorted(chance.sample(range(len(known)), 2)) for _ in range(12)]
    return [
        (FIRST, LAST),
        *((month, month) for month in known),
        *((known[start], known[end]) for start, end in drawn),
    ]


def within(run, first, last):
    return [row for row in PUBLISHED[run] if first <= (row.day.year, row.day.month) <= last]


def test_every_contribution_lands(imported):
    assert {run: len(rows) for run, rows in PUBLISHED.items()} == ROWS
    assert imported.counts["dlt1-edges"] == {"new": ROWS["dlt1"]}
    assert imported.counts["dlt2-edges"] == {"new": ROWS["dlt2"]}


def test_every_educator_is_a_teacher_of_their_own_run(imported):
    staff = imported.storage.rows("intake/staff", organisation_id=imported.person.organisation_id)
    runs = Counter(row["outside_key"].split(":")[0] for row in staff)
    assert runs == EDUCATORS
    assert len({row["last_name"] for row in staff}) == sum(EDUCATORS.values())


@pytest.mark.parametrize("run", COMMUNITIES)
@pytest.mark.parametrize(("first", "last"), spans())
def test_the_overview_agrees_with_the_file(imported, run, first, last):
    rows = within(run, first, last)
    selection = imported.selection(run, first, last)
    totals = imported.storage.read(
        "dashboards/totals", **selection.parameters(), as_of=selection.period.ends_on
    ).iloc[0]
    assert totals["participations"] == len(rows)
    assert totals["teachers"] == totals["participants"] == len({row.sender for row in rows})


@pytest.mark.parametrize("run", COMMUNITIES)
@pytest.mark.parametrize(("first", "last"), spans())
def test_the_months_agree_with_the_file(imported, run, first, last):
    expected = Counter((row.day.year, row.day.month) for row in within(run, first, last))
    selection = imported.selection(run, first, last)
    chosen, last_day = selection.parameters(), selection.period.ends_on
    by_community = imported.storage.read("dashboards/monthly_by_community", **chosen)
    monthly = imported.storage.read("dashboards/monthly", **chosen, as_of=last_day)
    for frame in (by_community, monthly):
        counts = zip(frame["month"], frame["participations"], strict=True)
        assert {(day.year, day.month): number for day, number in counts} == expected


@pytest.mark.parametrize("run", COMMUNITIES)
def test_people_agree_month_by_month(imported, run):
    expected: dict[tuple[int, int], set[str]] = {}
    for row in PUBLISHED[run]:
        expected.setdefault((row.day.year, row.day.month), set()).add(row.sender)
    selection = imported.selection(run, FIRST, LAST)
    frame = imported.storage.read(
        "dashboards/monthly", **selection.parameters(), as_of=selection.period.ends_on
    )
    counts = zip(frame["month"], frame["teachers"], strict=True)
    assert {(day.year, day.month): number for day, number in counts} == {
        month: len(people) for month, people in expected.items()
    }


@pytest.mark.parametrize("run", COMMUNITIES)
def test_discussions_are_activities_with_their_titles_decoded(imported, run):
    titles = {" ".join(unescape(row.title).split()) for row in PUBLISHED[run]}
    activities = imported.storage.rows(
        "intake/activities_titled",
        organisation_id=imported.person.organisation_id,
        titles=[*titles],
    )
    code = imported.community(run)
    assert sorted(row["title"] for row in activities if row["community"] == code) == sorted(titles)


@pytest.mark.parametrize("run", COMMUNITIES)
def test_each_contribution_has_its_own_key_and_the_comments_number(imported, run):
    comments = Counter(row.comment for row in PUBLISHED[run])
    keys = {
        f"{run}:{comment}" if number == 1 else f"{run}:{comment}#{number}"
        for comment, times in comments.items()
        for number in range(1, times + 1)
    }
    rows = imported.storage.rows(
        "intake/participations_keyed",
        organisation_id=imported.person.organisation_id,
        outside_keys=[*keys],
    )
    assert {row["outside_key"] for row in rows} == keys
    assert Counter(row["document_number"] for row in rows) == comments


def test_a_second_import_changes_nothing(imported):
    version = imported.storage.data_version
    again = {name: imported.bring(name) for name in FILES}
    assert again == {
        "dlt1-nodes": {"unchanged": EDUCATORS["dlt1"]},
        "dlt1-edges": {"unchanged": ROWS["dlt1"]},
        "dlt2-edges": {"unchanged": ROWS["dlt2"]},
        "dlt2-nodes": {"unchanged": EDUCATORS["dlt2"]},
    }
    assert imported.storage.data_version == version
