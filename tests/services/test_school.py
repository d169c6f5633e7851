"""The school's names, letterhead and quarters."""

from datetime import date

import pytest

from core.access import Role
from core.errors import NotAllowed, RulesBroken, StaleEdit
from core.i18n import words_of
from core.periods import quarter
from db.seed import letterhead
from services.letterhead import doubts
from services.quarters import quarter_starts, set_quarter_starts, starts_of
from services.school import SchoolEntry, change_school, school_of

STARTS = (date(2026, 9, 1), date(2026, 11, 3), date(2027, 1, 12), date(2027, 3, 30))


@pytest.fixture
def admin(school):
    return school.people[Role.ADMIN]


def broken(deed):
    with pytest.raises(RulesBroken) as refusal:
        deed()
    return {v.field: v.sentence(words_of("en")) for v in refusal.value.violations}


def test_a_change_is_a_new_version(storage, admin):
    entry = SchoolEntry("Школа посёлка", "Школа", letterhead("russian"), letterhead("chechen"))
    change_school(storage, admin, entry, version=1)
    now = school_of(storage, admin.organisation_id)
    assert (now.version, now.entry) == (2, entry)
    assert [row["short_name"] for row in storage.rows("organisations/all")] == ["Школа"]


def test_the_letterhead_is_kept_to_the_letter(storage, admin):
    """The palochka of either case and the probable slips included."""
    chechen = "кЮштан «дакъа\nӀилманан ӏилма"
    entry = SchoolEntry("Школа посёлка", "Школа", "", chechen)
    change_school(storage, admin, entry, version=1)
    assert school_of(storage, admin.organisation_id).entry.letterhead_chechen == chechen


def test_an_old_screen_does_not_overwrite(storage, admin):
    change_school(storage, admin, SchoolEntry("Первая", "Первая"), version=1)
    with pytest.raises(StaleEdit):
        change_school(storage, admin, SchoolEntry("Вторая", "Вторая"), version=1)
    assert school_of(storage, admin.organisation_id).entry.full_name == "Первая"


def test_a_school_has_names(storage, admin):
    sentences = broken(lambda: change_school(storage, admin, SchoolEntry(" ", ""), version=1))
    assert sentences == {
        "full_name": "Write the school's full name.",
        "short_name": "Write the school's short name.",
    }


def test_probable_slips_of_the_letter_are_pointed_out():
    sentences = [doubt.sentence(words_of("en")) for doubt in doubts(letterhead("chechen"))]
    assert sentences == [
        "“кЮштан”: a capital letter stands inside the word.",
        "“(МБЮУ «Чуьйрийн-Эвлара КЮШ)”: the quotation marks do not come in pairs.",
    ]
    assert doubts(letterhead("russian")) == ()


def test_quarters_are_set_changed_and_used(storage, admin):
    assert starts_of(storage, 2026)[1] == date(2026, 11, 1)
    set_quarter_starts(storage, admin, 2026, starts=STARTS)
    assert starts_of(storage, 2026) == STARTS
    later = (*STARTS[:3], date(2027, 4, 1))
    set_quarter_starts(storage, admin, 2026, starts=later)
    assert quarter_starts(storage) == {2026: later}
    assert quarter(2026, 3, quarter_starts(storage)).ends_on == date(2027, 3, 31)


@pytest.mark.parametrize(
    ("starts", "fields"),
    [
        ((date(2026, 9, 2), *STARTS[1:]), {"quarter_1"}),
        ((STARTS[0], STARTS[2], STARTS[1], STARTS[3]), {"quarter_3"}),
        ((STARTS[0], STARTS[0], *STARTS[2:]), {"quarter_2"}),
        ((*STARTS[:3], date(2027, 9, 1)), {"quarter_4"}),
        ((STARTS[0], date(2025, 11, 1), *STARTS[2:]), {"quarter_2"}),
    ],
)
def test_quarters_ascend_within_their_school_year(storage, admin, starts, fields):
    assert set(broken(lambda: set_quarter_starts(storage, admin, 2026, starts=starts))) == fields
    assert quarter_starts(storage) == {}


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_only_an_administrator_changes_the_school(storage, school, role):
    with pytest.raises(NotAllowed):
        change_school(storage, school.people[role], SchoolEntry("а", "б"), version=1)
    with pytest.raises(NotAllowed):
        set_quarter_starts(storage, school.people[role], 2026, starts=STARTS)
