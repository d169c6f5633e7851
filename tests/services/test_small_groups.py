"""Groups of fewer than three people are not shown to whoever may not see names."""

import pandas as pd
import pytest

from core.access import Role
from services.small_groups import is_too_small, without_small_groups

GROUPS = pd.DataFrame({"code": ["a", "b", "c", "d"], "people": [0, 1, 2, 3]})


@pytest.mark.parametrize(("people", "expected"), [(0, False), (1, True), (2, True), (3, False)])
def test_a_presenter_sees_no_figures_about_one_or_two_people(school, people, expected):
    assert is_too_small(school.people[Role.PRESENTER], people) is expected
    assert not is_too_small(school.people[Role.DIRECTOR], people)


def test_small_groups_are_left_out_and_counted_for_a_presenter(school):
    shown, left_out = without_small_groups(school.people[Role.PRESENTER], GROUPS, "people")
    assert (list(shown["code"]), left_out) == (["a", "d"], 2)


def test_whoever_may_see_names_sees_every_group(school):
    shown, left_out = without_small_groups(school.people[Role.TEACHER], GROUPS, "people")
    assert (list(shown["code"]), left_out) == (["a", "b", "c", "d"], 0)
