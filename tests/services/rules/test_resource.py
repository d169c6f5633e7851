"""The rules of a resource and of its use: each sentence once, and what is fine."""

from dataclasses import replace
from datetime import date

import pytest

from core.i18n import Words
from services.reference import Item, Reference
from services.rules import (
    ResourceEntry,
    ResourceFacts,
    ResourceUseEntry,
    RuleFacts,
    TeacherFacts,
    check_resource,
    check_resource_use,
)

LISTS = {
    "communities": ("infourok",),
    "resource_kinds": ("information", "material"),
    "subjects": ("mathematics",),
}
FACTS = RuleFacts(
    reference=Reference(
        "en",
        {
            name: {code: Item(code, code, code, False, None, 1) for code in codes}
            for name, codes in LISTS.items()
        },
        {},
        {},
    ),
    teachers={"a": TeacherFacts("Ахмадова З. И.", "school", date(2024, 9, 1))},
    today=date(2026, 11, 23),
    resources={"r": ResourceFacts("Учёбник  онлайн", "infourok")},
)
USE = ResourceUseEntry(teacher_id="a", resource_id="r", used_on=date(2026, 10, 31))
RESOURCE = ResourceEntry(title="Тренажёр", kind="information", provider="own")


def sentences(violations):
    words = Words("en")
    return [(violation.field, violation.sentence(words)) for violation in violations]


USES = [
    ({"teacher_id": None}, "teacher_id", "Choose the teacher."),
    ({"teacher_id": "gone"}, "teacher_id", "not on the staff list"),
    ({"resource_id": None}, "resource_id", "Choose a resource or add a new one."),
    ({"resource_id": "gone"}, "resource_id", "not in the catalogue"),
    ({"used_on": None}, "used_on", "Enter the date."),
    ({"used_on": date(2026, 11, 24)}, "used_on", "still to come"),
    ({"used_on": date(2024, 8, 31)}, "used_on", "works here since 01.09.2024"),
    ({"times": None}, "times", "Enter how many times it was used."),
    ({"times": 0}, "times", "from 1 to 1,000"),
    ({"times": 1001}, "times", "from 1 to 1,000"),
    ({"minutes": -1}, "minutes", "from 0 to 10,000"),
    ({"pupils_reached": 10_001}, "pupils_reached", "from 0 to 10,000"),
    ({"grade": 12}, "grade", "from 1 to 11"),
    ({"subject": "latin"}, "subject", "not in the list"),
    ({"purpose": "x" * 501}, "purpose", "at most 500 characters"),
]


@pytest.mark.parametrize(("change", "field", "sentence"), USES)
def test_a_use_says_how_to_mend_it(change, field, sentence):
    found = sentences(check_resource_use(replace(USE, **change), FACTS))
    assert [name for name, _ in found] == [field]
    assert sentence in found[0][1]


@pytest.mark.parametrize(
    "change", [{}, {"times": 1000, "minutes": 0, "grade": 11, "subject": "mathematics"}]
)
def test_a_whole_use_breaks_no_rule(change):
    assert check_resource_use(replace(USE, **change), FACTS) == ()


RESOURCES = [
    ({"title": ""}, "title", "Write what the resource is called."),
    ({"kind": None}, "kind", "Choose the kind of resource."),
    ({"kind": "magic"}, "kind", "not in the list"),
    ({"provider": None}, "provider", "Choose whose resource it is."),
    ({"provider": "nobody"}, "provider", "Choose whose resource it is."),
    ({"provider": "community"}, "community", "Choose the community"),
    ({"provider": "partner"}, "partner", "Write the name of the partner."),
    (
        {"title": "учебник ОНЛАЙН", "provider": "community", "community": "infourok"},
        "title",
        "in the catalogue already",
    ),
    ({"address": "ftp://a.ru"}, "address", "begins with http"),
    ({"capacity": 0}, "capacity", "from 1 to 10,000"),
]


@pytest.mark.parametrize(("change", "field", "sentence"), RESOURCES)
def test_a_resource_says_how_to_mend_it(change, field, sentence):
    found = sentences(check_resource(replace(RESOURCE, **change), FACTS))
    assert [name for name, _ in found] == [field]
    assert sentence in found[0][1]


def test_the_same_title_of_another_provider_is_another_resource():
    assert check_resource(replace(RESOURCE, title="Учебник онлайн"), FACTS) == ()


def test_a_new_resource_is_judged_together_with_its_use():
    entry = replace(USE, resource_id=None, used_on=None, new_resource=ResourceEntry())
    assert [violation.field for violation in check_resource_use(entry, FACTS)] == [
        "used_on",
        "new_resource.title",
        "new_resource.kind",
        "new_resource.provider",
    ]


def test_a_use_may_keep_a_resource_that_left_the_catalogue():
    former = replace(USE, resource_id="gone")
    assert check_resource_use(replace(former, times=2), FACTS, former=former) == ()
