"""Importing participations on a real database: verdicts, what counts, what is left alone."""

from dataclasses import replace
from datetime import date

import pytest

from core.access import Role
from core.errors import NotAllowed
from core.i18n import words_of
from services import participations
from services.intake.form import FileForm
from services.intake.importing import apply_import, plan_import
from services.intake.mapping import parse_mapping
from services.intake.plan import Verdict
from services.intake.rejected_rows import reasons
from services.intake.table import read_table
from services.participation_rows import entry_of
from services.versions import PARTICIPATIONS, Opened
from tests.selections import everything

HEADER = "№;Педагог;Сообщество;Вид;Название;Дата;Ссылка;Уровень;Часы"
WEBINAR = "1;Ахмадова Зара Исаевна;Инфоурок;webinar;Вебинар;05.10.2026;https://infourok.ru/a;;"
COLUMNS = {
    "full_name": "Педагог",
    "community": "Сообщество",
    "kind": "Вид",
    "title": "Название",
    "starts_on": "Дата",
    "address": "Ссылка",
    "hours": "Часы",
}
CONSTANTS = {
    "role": "attendee",
    "outcome": "participated",
    "level": "unrated",
    "document": "participation_certificate",
}


def mapping(*, keyed=True, columns=None, **options):
    found = {**COLUMNS, **(columns or {})}
    if keyed:
        found["outside_key"] = "№"
    return parse_mapping(
        {
            "holds": "participations",
            "file": {"date_formats": ["%d.%m.%Y"]},
            "options": options,
            "columns": found,
            "constants": CONSTANTS,
        }
    )


@pytest.fixture
def bring(storage, school, tmp_path):
    """Import these lines under the header as a role; return the plan that was applied."""

    def brought(*lines, role=Role.ADMIN, by=None):
        path = tmp_path / "file.csv"
        path.write_text("\n".join([HEADER, *lines]), encoding="utf-8")
        person = school.people[role]
        plan = plan_import(storage, person, read_table(path), mapping=by or mapping())
        return apply_import(storage, person, plan).plan

    return brought


def verdicts(plan):
    return [row.verdict for row in plan.rows]


def fate(plan):
    """Return the reasons of the only row."""
    (row,) = plan.rows
    assert row.verdict is Verdict.REJECTED
    return reasons(row, plan.request.mapping, words_of("en"))


def everyone(storage, school):
    """Return the participations as they stand, with their activities."""
    keys = [f"{number}" for number in range(10)]
    return storage.rows(
        "intake/participations_keyed",
        organisation_id=school.organisation_id,
        outside_keys=[*keys, "1#2"],
    )


def counted(storage, school, *, with_waiting=False):
    frame = storage.read(
        "dashboards/totals",
        as_of=date(2026, 11, 23),
        **everything(school.organisation_id, with_waiting=with_waiting),
    )
    return int(frame["participations"][0])


def test_a_new_row_becomes_a_record_that_waits(bring, storage, school):
    assert verdicts(bring(WEBINAR)) == [Verdict.NEW]
    (row,) = everyone(storage, school)
    assert (row["title"], row["community"], row["level"]) == ("Вебинар", "infourok", "unrated")
    assert row["teacher_id"] == school.teacher_ids[0]
    assert row["took_part_on"] == row["starts_on"] == date(2026, 10, 5)
    assert counted(storage, school) == 0
    assert counted(storage, school, with_waiting=True) == 1


def test_confirmed_at_once_it_counts_when_there_is_evidence(bring, storage, school):
    without = WEBINAR.replace("https://infourok.ru/a", "").replace("1;", "2;", 1)
    mapped = mapping(columns={"is_without_evidence": "Уровень"}, confirm=True)
    bring(WEBINAR, without.replace(";;;", ";;да;"), by=mapped)
    assert len(everyone(storage, school)) == 2
    assert counted(storage, school) == 1


def test_rows_of_one_day_and_title_share_their_activity(bring, storage, school):
    second = WEBINAR.replace("1;Ахмадова", "2;Бисултанов", 1)
    third = second.replace("2;", "3;", 1).replace("05.10", "06.10")
    bring(WEBINAR, second, third)
    rows = {row["outside_key"]: row["activity_id"] for row in everyone(storage, school)}
    assert rows["1"] == rows["2"] != rows["3"]


@pytest.mark.parametrize("change", [(";;", ";;36"), ("infourok.ru/a", "infourok.ru/b")])
def test_other_hours_or_another_link_make_another_activity(bring, storage, school, change):
    first = WEBINAR.replace(";;", ";;72")
    second = WEBINAR.replace("1;Ахмадова", "2;Бисултанов", 1).replace(*change)
    bring(first, by=mapping(confirm=True))
    bring(first, second, second.replace("2;", "3;", 1), by=mapping(confirm=True))
    rows = {row["outside_key"]: row for row in everyone(storage, school)}
    assert rows["1"]["activity_id"] != rows["2"]["activity_id"] == rows["3"]["activity_id"]
    assert rows["1"]["hours"] == 72
    assert rows["1"]["address"] == "https://infourok.ru/a"
    assert counted(storage, school) == 3


def test_a_change_of_hours_leaves_the_others_as_they_are(bring, storage, school):
    """Both rows change in the end: they share an activity again."""
    first, second = WEBINAR + "36", WEBINAR.replace("1;Ахмадова", "2;Бисултанов", 1) + "36"
    bring(first, second)
    bring(first, second.replace(";36", ";72"))
    assert {row["outside_key"]: row["hours"] for row in everyone(storage, school)} == {
        "1": 36,
        "2": 72,
    }
    again = first.replace(";36", ";72"), second.replace(";36", ";72")
    assert verdicts(bring(*again)) == [Verdict.CHANGED, Verdict.UNCHANGED]
    assert len({row["activity_id"] for row in everyone(storage, school)}) == 1


def test_a_later_file_finds_the_activity_again(bring, storage, school):
    bring(WEBINAR)
    bring(WEBINAR.replace("1;Ахмадова", "2;Бисултанов", 1), by=mapping(confirm=True))
    assert len({row["activity_id"] for row in everyone(storage, school)}) == 1
    assert counted(storage, school) == 1


def test_the_same_file_again_changes_nothing(bring, storage):
    bring(WEBINAR)
    version = storage.data_version
    assert verdicts(bring(WEBINAR)) == [Verdict.UNCHANGED]
    assert storage.data_version == version


def test_a_changed_row_is_the_next_version(bring, storage, school):
    bring(WEBINAR, by=mapping(confirm=True))
    changed = WEBINAR.replace("Вебинар", "Вебинар о чтении").replace("05.10", "07.10")
    assert verdicts(bring(changed, by=mapping(confirm=True))) == [Verdict.CHANGED]
    (row,) = everyone(storage, school)
    assert (row["version"], row["title"]) == (2, "Вебинар о чтении")
    assert row["took_part_on"] == row["starts_on"] == date(2026, 10, 7)
    assert counted(storage, school) == 1


def test_a_change_that_is_not_confirmed_leaves_the_confirmed_state_counting(bring, storage, school):
    bring(WEBINAR, by=mapping(confirm=True))
    bring(WEBINAR.replace("infourok.ru/a", "infourok.ru/b"))
    (row,) = everyone(storage, school)
    assert row["address"] == "https://infourok.ru/b"
    assert counted(storage, school) == 1


def test_a_change_of_title_leaves_the_others_in_their_activity(bring, storage, school):
    second = WEBINAR.replace("1;Ахмадова", "2;Бисултанов", 1)
    bring(WEBINAR, second)
    bring(WEBINAR, second.replace("Вебинар", "Другой вебинар"))
    titles = {row["outside_key"]: row["title"] for row in everyone(storage, school)}
    assert titles == {"1": "Вебинар", "2": "Другой вебинар"}


def test_constants_do_not_take_back_what_was_decided_here(bring, storage, school):
    """The deputy confirms a level; the next import of the file leaves it."""
    bring(WEBINAR)
    (row,) = everyone(storage, school)
    opened = Opened(row["participation_id"], row["version"], 1)
    participations.confirm(storage, school.people[Role.METHODIST], [opened], level="federal")
    assert verdicts(bring(WEBINAR)) == [Verdict.UNCHANGED]
    assert everyone(storage, school)[0]["level"] == "federal"


@pytest.fixture
def correct(storage, school):
    """Correct the record with the key 1 in the application."""

    def corrected(**changes):
        (row,) = everyone(storage, school)
        opened = Opened(row["participation_id"], row["version"])
        entry = replace(entry_of(row, row), **changes)
        participations.change(storage, school.people[Role.METHODIST], opened, entry=entry)

    return corrected


CORRECTIONS = ["title", "teacher_ids"]


@pytest.fixture(params=CORRECTIONS)
def correction(request, school):
    """What the methodist corrects: the title, or whose the record is."""
    values = {"title": "Вебинар о чтении", "teacher_ids": (school.teacher_ids[1],)}
    return {request.param: values[request.param]}


def test_the_same_file_does_not_undo_a_correction(bring, storage, school, correct, correction):
    bring(WEBINAR, by=mapping(confirm=True))
    correct(**correction)
    version, before = storage.data_version, everyone(storage, school)
    assert verdicts(bring(WEBINAR, by=mapping(confirm=True))) == [Verdict.UNCHANGED]
    assert (storage.data_version, everyone(storage, school)) == (version, before)


def test_a_changed_row_of_a_corrected_record_is_left_out(
    bring, storage, school, correct, correction
):
    bring(WEBINAR)
    correct(**correction)
    before = everyone(storage, school)
    changed = WEBINAR.replace("infourok.ru/a", "infourok.ru/b")
    for _ in range(2):
        assert fate(bring(changed)) == (
            "This record was corrected in the application after the import; the row was left out."
        )
    assert everyone(storage, school) == before


def test_a_row_corrected_in_the_file_too_is_unchanged(bring, correct):
    bring(WEBINAR)
    correct(title="Вебинар о чтении")
    changed = WEBINAR.replace("Вебинар", "Вебинар о чтении")
    assert verdicts(bring(changed)) == [Verdict.UNCHANGED]


def test_a_decided_level_is_no_correction_unless_the_file_gives_levels(bring, storage, school):
    bring(WEBINAR)
    (row,) = everyone(storage, school)
    opened = Opened(row["participation_id"], row["version"], 1)
    participations.confirm(storage, school.people[Role.METHODIST], [opened], level="federal")
    changed = WEBINAR.replace("infourok.ru/a", "infourok.ru/b")
    rated = changed.replace(";;", ";unrated;")
    assert "was corrected" in fate(bring(rated, by=mapping(columns={"level": "Уровень"})))
    assert verdicts(bring(changed)) == [Verdict.CHANGED]
    assert everyone(storage, school)[0]["level"] == "federal"


def test_hours_finer_than_they_are_kept_change_nothing_again(bring):
    bring(WEBINAR + "1.25")
    assert verdicts(bring(WEBINAR + "1.25")) == [Verdict.UNCHANGED]


def test_what_was_withdrawn_here_stays_withdrawn(bring, storage, school):
    bring(WEBINAR)
    (row,) = everyone(storage, school)
    opened = Opened(row["participation_id"], row["version"], 1)
    participations.withdraw(storage, school.people[Role.ADMIN], opened, reason="ошибка")
    changed = WEBINAR.replace("infourok.ru/a", "infourok.ru/b")
    assert verdicts(bring(changed)) == [Verdict.UNCHANGED]
    versions = storage.rows(PARTICIPATIONS.versions, participation_id=row["participation_id"])
    assert versions[-1]["is_withdrawn"]


def test_without_a_key_an_equal_row_is_a_duplicate(bring):
    other_day = WEBINAR.replace("05.10", "06.10")
    first = bring(WEBINAR, WEBINAR, other_day, by=mapping(keyed=False))
    assert verdicts(first) == [Verdict.NEW, Verdict.DUPLICATE, Verdict.NEW]
    again = bring(WEBINAR, other_day, by=mapping(keyed=False))
    assert verdicts(again) == [Verdict.DUPLICATE, Verdict.DUPLICATE]


def test_a_record_entered_without_a_key_is_not_doubled_by_a_keyed_row(bring, storage, school):
    bring(WEBINAR, by=mapping(keyed=False))
    assert verdicts(bring(WEBINAR)) == [Verdict.DUPLICATE]
    linkless = mapping(columns={"document_number": "Ссылка"})
    del linkless.columns["address"]
    assert verdicts(bring(WEBINAR, by=linkless)) == [Verdict.DUPLICATE]
    another_link = WEBINAR.replace("infourok.ru/a", "infourok.ru/b")
    assert verdicts(bring(another_link)) == [Verdict.NEW]
    assert counted(storage, school, with_waiting=True) == 2


def test_equal_rows_with_other_keys_are_other_contributions(bring):
    bring(WEBINAR)
    assert verdicts(bring(WEBINAR.replace("1;", "2;", 1))) == [Verdict.NEW]


def test_a_key_that_stands_twice_is_taken_once_or_numbered(bring, storage, school):
    assert verdicts(bring(WEBINAR, WEBINAR)) == [Verdict.NEW, Verdict.DUPLICATE]
    numbered = mapping(repeated_keys="number")
    again = bring(WEBINAR, WEBINAR, "", by=numbered)
    assert verdicts(again) == [Verdict.UNCHANGED, Verdict.NEW]
    assert [row["outside_key"] for row in everyone(storage, school)] == ["1", "1#2"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("05.10.2026", "31.09.2026"), "Дата: there is no day “31.09.2026” in the calendar"),
        (("05.10.2026", ""), "Дата: enter the date."),
        (("05.10.2026", "01.01.2100"), "Дата: this day is still to come"),
        (("05.10.2026", "05.10.2014"), "Дата: Ахмадова"),
        (("Инфоурок", "Одноклассники"), "Сообщество: “Одноклассники” is not in the list"),
        (
            ("webinar", "channel_lead"),
            "Вид: the community “Инфоурок” does not offer this kind. It has: ",
        ),
        (("Вебинар", ""), "Название: write what it was called."),
        (
            ("Ахмадова Зара", "Неизвестная Зара"),
            "“Неизвестная Зара Исаевна” is not written as in the staff list",
        ),
        (("Ахмадова Зара Исаевна", ""), "The row names no teacher."),
        (("https://infourok.ru/a", "infourok"), "Ссылка: a link begins with http"),
        (("a;;", "a;;много"), "Часы: “много” is not a number."),
        (("a;;", "a;;;;лишнее"), "The row has 11 cells, but there are 9 columns."),
    ],
)
def test_a_row_that_breaks_a_rule_is_rejected_with_the_sentence(bring, change, sentence):
    assert sentence in fate(bring(WEBINAR.replace(*change)))


def test_a_choice_without_a_column_says_where_it_is_made(bring):
    told = mapping()
    columns = {name: source for name, source in told.columns.items() if name != "kind"}
    constants = {**told.constants, "kind": "channel_lead"}
    plan = bring(WEBINAR, by=replace(told, columns=columns, constants=constants))
    said = reasons(plan.rows[0], plan.request.mapping, words_of("ru"))
    assert said.startswith("Вид деятельности (столбца нет, шаг «Сопоставить»): в сообществе «Инф")


def test_every_broken_rule_is_named_at_once(bring):
    told = fate(bring("1;;;;;;;;"))
    assert all(part in told for part in ("names no teacher", "community", "called", "date"))
    assert told.count("Дата:") == 1


def test_a_rejected_row_leaves_the_others(bring, storage, school):
    plan = bring("9;;;;;;;;", WEBINAR)
    assert verdicts(plan) == [Verdict.REJECTED, Verdict.NEW]
    assert len(everyone(storage, school)) == 1


def test_a_plan_alone_writes_nothing(storage, school, tmp_path):
    path = tmp_path / "file.csv"
    path.write_text(f"{HEADER}\n{WEBINAR}\n", encoding="utf-8")
    version = storage.data_version
    plan = plan_import(storage, school.people[Role.ADMIN], read_table(path), mapping=mapping())
    assert plan.counts[Verdict.NEW] == 1
    assert storage.data_version == version


def test_a_plan_that_somebody_overtook_is_made_anew(storage, school, bring, tmp_path):
    path = tmp_path / "other.csv"
    path.write_text(f"{HEADER}\n{WEBINAR}\n", encoding="utf-8")
    person = school.people[Role.ADMIN]
    plan = plan_import(storage, person, read_table(path), mapping=mapping())
    bring(WEBINAR)
    assert verdicts(apply_import(storage, person, plan).plan) == [Verdict.UNCHANGED]
    assert len(everyone(storage, school)) == 1


def test_initials_in_capitals_find_the_teacher(bring):
    assert verdicts(bring(WEBINAR.replace("Ахмадова Зара Исаевна", "АХМАДОВА З. И."))) == [
        Verdict.NEW
    ]


def test_an_unknown_number_adds_a_teacher_only_when_wished(bring, storage, school):
    numbered = {"teacher_key": "№", "last_name": "Педагог"}
    refused = mapping(columns=numbered)
    assert "No teacher has the number “1”" in fate(bring(WEBINAR, by=refused))
    wished = mapping(columns=numbered, add_teachers=True)
    plan = bring(WEBINAR, "2;;;;;;;;", by=wished)
    assert verdicts(plan) == [Verdict.NEW, Verdict.REJECTED]
    staff = storage.rows("intake/staff", organisation_id=school.organisation_id)
    assert [row["outside_key"] for row in staff if row["outside_key"]] == ["1"]


@pytest.mark.parametrize("role", [Role.TEACHER, Role.GROUP_LEAD, Role.PRESENTER])
def test_who_may_not_import_imports_nothing(bring, role):
    with pytest.raises(NotAllowed):
        bring(WEBINAR, role=role)


def test_a_missing_community_is_added_by_who_manages_the_lists(bring, storage):
    by = parse_mapping(
        {
            "holds": "participations",
            "file": {"date_formats": ["%d.%m.%Y"]},
            "community": {"name": "Учи.ру", "kinds": ["webinar"]},
            "columns": {name: COLUMNS[name] for name in COLUMNS if name != "community"},
            "constants": CONSTANTS,
        }
    )
    with pytest.raises(NotAllowed):
        bring(WEBINAR, role=Role.METHODIST, by=by)
    bring(WEBINAR, by=by)
    added = [row for row in storage.rows("reference/items") if row["name"] == "Учи.ру"]
    assert [(row["list"], row["sort_order"]) for row in added] == [("communities", 6)]
    assert verdicts(bring(WEBINAR, role=Role.METHODIST, by=by)) == [Verdict.DUPLICATE]


@pytest.mark.parametrize("keyed", [True, False], ids=["by rows", "by columns"])
def test_a_row_whose_cells_may_have_moved_is_rejected_until_somebody_vouches(
    storage, school, tmp_path, keyed
):
    """One separator fewer moves every cell behind it: no rule would notice it in free texts."""
    lines = [WEBINAR.replace("1;", f"{n};", 1).replace(";Вебинар", f";№ {n}") for n in range(1, 7)]
    moved = lines[2].removesuffix(";")
    path = tmp_path / "file.csv"
    path.write_text("\n".join([HEADER, *lines[:2], moved, *lines[3:]]), encoding="utf-8")
    person = school.people[Role.ADMIN]
    by = mapping(keyed=keyed)

    def told(form=None):
        table = read_table(path, form) if form else read_table(path)
        return table, verdicts(plan_import(storage, person, table, mapping=by))

    table, found = told()
    assert [doubt.field for doubt in table.doubts] == ["uneven"]
    assert found == [Verdict.NEW] * 2 + [Verdict.REJECTED] + [Verdict.NEW] * 3
    assert told(FileForm(uneven="keep"))[1] == [Verdict.NEW] * 6


@pytest.mark.parametrize("keyed", [True, False], ids=["by rows", "by columns"])
def test_what_no_column_tells_follows_from_the_kind(storage, school, tmp_path, keyed):
    path = tmp_path / "file.csv"
    path.write_text("\n".join([HEADER, WEBINAR.replace("webinar", "publication")]), "utf-8")
    person = school.people[Role.ADMIN]
    by = replace(mapping(keyed=keyed), constants={})
    plan = plan_import(storage, person, read_table(path), mapping=by)
    assert verdicts(plan) == [Verdict.NEW]
    entry = plan.rows[0].participation
    assert entry
    usual = ("author", "published", "unrated", "publication_certificate")
    assert (entry.role, entry.outcome, entry.level, entry.document) == usual
