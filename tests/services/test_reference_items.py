"""Reference lists: added, renamed, moved, archived; nothing that is used is deleted."""

import re
from datetime import date

import pytest

from core.access import Role
from core.dimensions import BY_NAME
from core.errors import NotAllowed, NotFound, RulesBroken
from core.i18n import words_of
from db.migrate import VIEWS
from db.statements import QUERIES
from services import participations
from services.fixed_items import FIXED
from services.reference import KindDefaults, load_reference
from services.reference_items import (
    add_item,
    archive_item,
    delete_item,
    move_item,
    rename_item,
    unarchive_item,
)
from services.reference_merge import Merge, merge_items
from services.reference_offers import set_defaults, set_offers
from services.reference_rows import LISTS, ItemKey, ItemNames
from services.rules import ParticipationEntry

COURSE = KindDefaults("trainee", "completed", "unrated", "pd_credential", 36)
WEBINAR = KindDefaults("speaker", "completed", "school", "statement", None)


@pytest.fixture
def admin(school):
    return school.people[Role.ADMIN]


def broken(deed):
    with pytest.raises(RulesBroken) as refusal:
        deed()
    return {v.field: v.sentence(words_of("en")) for v in refusal.value.violations}


def codes(storage, list_name, **archived):
    return load_reference(storage).codes(list_name, **archived)


def names(storage, list_name, code):
    item = load_reference(storage).lists[list_name][code]
    return item.name, item.name_en


def test_a_new_item_stands_last_and_offers_itself(storage, admin):
    code = add_item(storage, admin, "communities", names=ItemNames(" Учи.ру "))
    assert code == "uchi_ru"
    assert codes(storage, "communities")[-1] == code
    assert names(storage, "communities", code) == ("Учи.ру", "Учи.ру")


def test_every_list_takes_a_new_item(storage, admin):
    for list_name in LISTS:
        code = add_item(storage, admin, list_name, names=ItemNames("Новый пункт", "New item"))
        assert codes(storage, list_name)[-1] == code


def test_an_item_is_renamed_and_keeps_its_code(storage, admin):
    key = ItemKey("communities", "infourok")
    rename_item(storage, admin, key, names=ItemNames("Инфоурок.ру", "Infourok"))
    assert names(storage, "communities", "infourok") == ("Инфоурок.ру", "Infourok")
    assert codes(storage, "communities")[0] == "infourok"


@pytest.mark.parametrize("name", ["", "   ", "урок.рф", "я" * 201])
def test_a_name_is_there_and_its_own(storage, admin, name):
    added = broken(lambda: add_item(storage, admin, "communities", names=ItemNames(name)))
    key = ItemKey("communities", "infourok")
    renamed = broken(lambda: rename_item(storage, admin, key, names=ItemNames(name)))
    assert added == renamed
    assert "name" in added


def test_items_move_up_and_down_and_stop_at_the_ends(storage, admin):
    first = codes(storage, "communities")
    key = ItemKey("communities", "urok_rf")
    move_item(storage, admin, key, places=-1)
    assert codes(storage, "communities")[:3] == ("urok_rf", "infourok", "e_library")
    move_item(storage, admin, key, places=-1)
    assert codes(storage, "communities")[0] == "urok_rf"
    move_item(storage, admin, key, places=2)
    assert codes(storage, "communities")[:3] == ("infourok", "e_library", "urok_rf")
    move_item(storage, admin, key, places=-1)
    assert codes(storage, "communities") == first


def test_an_archived_item_leaves_the_forms_and_comes_back(storage, admin):
    key = ItemKey("communities", "sferum")
    archive_item(storage, admin, key)
    assert "sferum" not in codes(storage, "communities")
    assert "sferum" in codes(storage, "communities", archived=True)
    unarchive_item(storage, admin, key)
    assert "sferum" in codes(storage, "communities")


@pytest.mark.parametrize(("list_name", "code"), FIXED)
def test_what_rules_depend_on_stays(storage, admin, list_name, code):
    key = ItemKey(list_name, code)
    other = next(c for c in codes(storage, list_name) if c != code)
    for deed, field in (
        (lambda: archive_item(storage, admin, key), "code"),
        (lambda: delete_item(storage, admin, key), "code"),
        (lambda: merge_items(storage, admin, Merge(list_name, code, other)), "old_code"),
    ):
        assert broken(deed)[field].startswith("This item stays")
    rename_item(storage, admin, key, names=ItemNames("Другое имя"))
    assert names(storage, list_name, code)[0] == "Другое имя"


def test_what_queries_count_by_is_fixed(storage):
    """A code that a dashboard names must not be archived or merged away."""
    lists = load_reference(storage).lists
    counting = [*(QUERIES / "dashboards").glob("*.sql"), *VIEWS.glob("*.sql")]
    named = {
        code
        for path in counting
        for code in re.findall(r"'(\w+)'", re.sub("--.*", "", path.read_text(encoding="utf-8")))
    }
    named -= set(BY_NAME)  # the name of a way to divide is no code of a list
    known = {code for code in named if any(code in items for items in lists.values())}
    fixed = {code for _, code in FIXED}
    assert "published" in known
    assert known - fixed == set()


def test_an_unused_item_is_deleted_and_its_code_is_not_given_again(storage, admin):
    code = add_item(storage, admin, "kinds", names=ItemNames("Хакатон"))
    set_offers(storage, admin, "sferum", kinds=("channel_lead", code))
    set_defaults(storage, admin, code, defaults=WEBINAR)
    delete_item(storage, admin, ItemKey("kinds", code))
    reference = load_reference(storage)
    assert code not in reference.codes("kinds", archived=True)
    assert code not in reference.kinds["sferum"]
    assert code not in reference.defaults_by_kind
    assert add_item(storage, admin, "kinds", names=ItemNames("Хакатон")) == "khakaton_2"


def test_a_used_item_is_not_deleted(storage, school, admin):
    entry = ParticipationEntry(
        teacher_ids=(school.teacher_ids[0],), community="urok_rf", kind="webinar",
        title="Вебинар", starts_on=date(2026, 10, 5), is_without_evidence=True, role="moderator",
        outcome="completed", level="municipal", document="order",
    )  # fmt: skip
    participations.record(storage, admin, entry)
    used = {
        "communities": "urok_rf", "roles": "moderator", "outcomes": "completed",
        "levels": "municipal", "documents": "order", "positions": "teacher",
        "subjects": "mathematics", "method_groups": "sciences",
    }  # fmt: skip
    for list_name, code in used.items():
        with pytest.raises(RulesBroken) as refusal:
            delete_item(storage, admin, ItemKey(list_name, code))
        assert "cannot be deleted" in refusal.value.sentence(words_of("en"))
        assert code in codes(storage, list_name)


def test_lists_and_codes_that_are_not_there(storage, admin):
    for deed in (
        lambda: add_item(storage, admin, "secrets", names=ItemNames("x")),
        lambda: rename_item(storage, admin, ItemKey("kinds", "nothing"), names=ItemNames("x")),
        lambda: archive_item(storage, admin, ItemKey("accounts", "x")),
        lambda: merge_items(storage, admin, Merge("kinds", "membership", "nothing")),
    ):
        with pytest.raises(NotFound):
            deed()


def test_a_community_offers_what_is_ticked(storage, admin):
    set_offers(storage, admin, "sferum", kinds=("webinar", "channel_lead"))
    assert load_reference(storage).kinds_of("sferum") == ("webinar", "channel_lead")
    set_offers(storage, admin, "sferum", kinds=())
    assert load_reference(storage).kinds_of("sferum") == ()


def test_an_archived_kind_keeps_its_offers(storage, admin):
    archive_item(storage, admin, ItemKey("kinds", "video_meeting"))
    set_offers(storage, admin, "sferum", kinds=("channel_lead",))
    unarchive_item(storage, admin, ItemKey("kinds", "video_meeting"))
    assert load_reference(storage).kinds_of("sferum") == ("channel_lead", "video_meeting")


def test_unknown_kinds_are_not_offered(storage, admin):
    deed = lambda: set_offers(storage, admin, "sferum", kinds=("nothing",))  # noqa: E731
    assert "“nothing” is not in the list" in broken(deed)["kinds"]


def test_what_a_kind_is_prefilled_with_is_set(storage, admin):
    set_defaults(storage, admin, "webinar", defaults=WEBINAR)
    set_defaults(storage, admin, "pd_course", defaults=COURSE)
    reference = load_reference(storage)
    assert reference.defaults("webinar") == WEBINAR
    assert reference.defaults("pd_course").minimum_hours == 36


@pytest.mark.parametrize(
    ("kind", "defaults", "fields"),
    [
        (
            "webinar",
            KindDefaults("x", "y", "z", "w", None),
            {"role", "outcome", "level", "document"},
        ),
        ("webinar", COURSE, {"minimum_hours"}),
        ("pd_course", WEBINAR, {"minimum_hours"}),
        (
            "retraining",
            KindDefaults("trainee", "completed", "unrated", "none", -1),
            {"minimum_hours"},
        ),
    ],
)
def test_wrong_prefilling_gets_its_sentences(storage, admin, kind, defaults, fields):
    assert set(broken(lambda: set_defaults(storage, admin, kind, defaults=defaults))) == fields


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_only_an_administrator_changes_the_lists(storage, school, role):
    person, key = school.people[role], ItemKey("communities", "sferum")
    for deed in (
        lambda: add_item(storage, person, "communities", names=ItemNames("x")),
        lambda: rename_item(storage, person, key, names=ItemNames("x")),
        lambda: move_item(storage, person, key, places=1),
        lambda: archive_item(storage, person, key),
        lambda: unarchive_item(storage, person, key),
        lambda: delete_item(storage, person, key),
        lambda: merge_items(storage, person, Merge("communities", "sferum", "infourok")),
        lambda: set_offers(storage, person, "sferum", kinds=()),
        lambda: set_defaults(storage, person, "webinar", defaults=WEBINAR),
    ):
        with pytest.raises(NotAllowed):
            deed()
