"""One set of rules: a record has the same verdict in the form, the table, an import, a command."""

import csv
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import Phase, given
from hypothesis import settings as tried
from hypothesis import strategies as st

from core.access import Role
from core.periods import today
from services.__main__ import main
from services.intake.importing import plan_import
from services.intake.mapping import read_mapping
from services.intake.table import read_table
from services.recognition import StaffNames
from services.recognition.line import Knowledge
from services.recognition.rows import row_reader
from services.recognition.vocabulary import vocabulary_of
from services.reference import load_reference
from services.rules import ParticipationEntry, check_participation, load_facts
from services.rules.entries import trimmed
from ui.forms import choices, participation_fields

IN_TABLE = (
    "title starts_on ends_on community kind hours address document_number is_without_evidence "
    "role outcome level document document_issued_on comment"
).split()
BEYOND = (
    "issuer subject grades material_kind coauthors pupils_involved payment shared_where"
).split()
FIELDS = [*IN_TABLE, *BEYOND]
MAPPING = 'holds = "participations"\n[columns]\noutside_key = "outside_key"\nfull_name = "name"\n'


def mostly(good, *bad):
    """Draw the good value four times out of five, so that some rows are right as a whole."""
    return st.integers(0, 4).flatmap(lambda n: st.just(good) if n < 4 else st.sampled_from(bad))


DAYS = st.none() | st.integers(-2000, 60).map(lambda days: today() + timedelta(days))
ENTRIES = st.builds(
    ParticipationEntry,
    teacher_ids=mostly(("0",), (), ("1",), ("2",)),
    community=mostly("infourok", "sferum", "no_such", None),
    kind=mostly("publication", "pd_course", "video_meeting", "no_such", None),
    title=mostly("План урока", "", "д" * 501),
    starts_on=mostly(date(2020, 5, 1), date(1989, 5, 1), date(2014, 5, 1), date(2999, 1, 1), None),
    ends_on=mostly(None, date(2020, 5, 3), date(2020, 4, 1), date(2040, 1, 1)),
    hours=mostly(None, 0.2, 2.0, 72.0, 3000.0),
    address=mostly(
        "https://infourok.ru/a-1234567.html", "", "no.example/a", "https://x", "infourok.ru/a-1"
    ),
    document_number=mostly("", "АБ-12", "9" * 101),
    is_without_evidence=mostly(False, True),
    role=mostly("author", "no_such"),
    outcome=mostly("participated", "no_such"),
    level=mostly("school", "no_such"),
    document=mostly("contest_diploma", "none"),
    document_issued_on=mostly(None, date(2020, 6, 1)) | DAYS,
    issuer=mostly("Инфоурок", "", "и" * 501),
    subject=mostly("mathematics", None, "no_such"),
    grades=mostly((5, 7), (), (5, 12), (0,)),
    material_kind=mostly("", "план", "п" * 501),
    coauthors=mostly("", "Вахаева З.И.", "в" * 1001),
    pupils_involved=mostly(None, 0, 12, -1, 10**7),
    payment=mostly("free", "paid", None, "no_such"),
    shared_where=mostly("", "педсовет", "п" * 501),
    comment=st.sampled_from(["", "Всё верно"]),
)


@dataclass
class Typed:
    """What the form's fields hold, without a screen."""

    page: SimpleNamespace
    held: dict[str, object] = field(default_factory=dict)

    def value(self, name, default=None):
        return self.held.get(name, default)

    def put(self, name, value):
        self.held[name] = value


def texts_of(entry):
    """Return an entry as the cells of a table say it."""
    values = {name: getattr(entry, name) for name in FIELDS}
    flags = {True: "да", False: "нет"}
    return {
        name: flags[value] if isinstance(value, bool) else "" if value is None else said(value)
        for name, value in values.items()
    }


def said(value):
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def fields(violations):
    return sorted({violation.field for violation in violations})


def by_form(entries, facts):
    """Type the entries into the form and return what it says of them."""
    found = []
    for wanted in entries:
        typed: Any = Typed(SimpleNamespace(reference=facts.reference))
        participation_fields.write(typed, wanted)
        reading = participation_fields.read(typed)
        entry = trimmed(reading.entry, facts.reference.address_rules)
        found.append(fields((*reading.unreadable, *check_participation(entry, facts))))
    return found


def by_table(entries, facts, reference, rows):
    knowledge = Knowledge(StaffNames(rows), vocabulary_of(reference), facts.today)
    names = {key: full_name(rows, key) for key in facts.teachers}
    reader = row_reader(knowledge, reference, names)
    texts = [{**texts_of(e), "teacher_ids": names_of(rows, e)} for e in entries]
    return [fields(row.violations) for text in texts for row in reader.judge([text], facts)]


def full_name(rows, teacher_id):
    row = next(row for row in rows if str(row["teacher_id"]) == teacher_id)
    return f"{row['last_name']} {row['first_name']} {row['middle_name']}"


def names_of(rows, entry):
    return "; ".join(full_name(rows, teacher_id) for teacher_id in entry.teacher_ids)


def written(path, entries, rows):
    """Write the entries as the table of an import, each with a key of its own."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["outside_key", "name", *FIELDS])
        writer.writeheader()
        for number, entry in enumerate(entries):
            key = {"outside_key": f"№{number}", "name": names_of(rows, entry)}
            writer.writerow({**key, **texts_of(entry)})


def by_import(storage, person, path):
    mapping = read_mapping(path.with_name("map.toml"))
    plan = plan_import(storage, person, read_table(path, mapping.form), mapping=mapping)
    return [fields(row.violations) for row in plan.rows]


def rejected_by_command(path):
    wanted = ["import", path.name, "--map", "map.toml", "--dry-run", "--rejected", "rejected.csv"]
    rejected = path.with_name("rejected.csv")
    rejected.unlink(missing_ok=True)
    main(wanted)
    if not rejected.exists():  # nothing was rejected
        return set()
    with rejected.open(encoding="utf-8-sig", newline="") as file:
        return {row["outside_key"] for row in csv.DictReader(file)}


@pytest.mark.parametrize("examples", [4, pytest.param(100, marks=pytest.mark.soak)])
def test_the_verdict_does_not_depend_on_the_way(
    storage, school, settings, tmp_path, monkeypatch, examples
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(choices, "own_teacher_id", lambda _page: None)
    path, ids = tmp_path / "rows.csv", school.teacher_ids
    mapping = MAPPING + "".join(f'{name} = "{name}"\n' for name in FIELDS)
    path.with_name("map.toml").write_text(mapping, encoding="utf-8")
    rows = storage.rows("people/employment", organisation_ids=[school.organisation_id])
    facts, reference = load_facts(storage, (school.organisation_id,)), load_reference(storage)
    nothing = {name: getattr(ParticipationEntry(), name) for name in BEYOND}
    seen: list[list[str]] = []

    @tried(
        max_examples=examples,
        deadline=None,
        derandomize=examples < 50,
        database=None,
        phases=[Phase.generate, *([Phase.shrink] if examples >= 50 else [])],
    )
    @given(st.lists(ENTRIES, min_size=20, max_size=30))
    def same_verdicts(drawn):
        entries = [replace(e, teacher_ids=tuple(ids[int(n)] for n in e.teacher_ids)) for e in drawn]
        written(path, entries, rows)
        expected = by_form(entries, facts)
        assert by_import(storage, school.people[Role.METHODIST], path) == expected
        bare = [replace(entry, **nothing) for entry in entries]
        assert by_table(bare, facts, reference, rows) == by_form(bare, facts)
        seen.append(expected)

    same_verdicts()
    storage.close()
    wrong = {f"№{number}" for number, found in enumerate(seen[-1]) if found}
    assert rejected_by_command(path) == wrong
    right = sum(not found for expected in seen for found in expected)
    assert right > 5
    assert sum(map(len, seen)) - right > 10
