"""Who is a bridge between communities, on the fewest combinations that show it."""

import pytest

from services.connections import Combination, Connections

A, B, C, D = "infourok", "sferum", "urok_rf", "e_library"


def connected(*combined):
    return Connections([Combination(codes, teachers) for codes, teachers in combined])


@pytest.mark.parametrize(
    ("combined", "bridges", "on_one"),
    [
        ([((A, B), 1)], 1, [(A, B)]),
        ([((A, B), 2)], 0, []),
        ([((A, B), 1), ((A, B, C), 1)], 1, [(A, C), (B, C)]),
        ([((A,), 5), ((), 2)], 0, []),
        ([((D, A, B), 4)], 4, []),
        ([((B, A), 1), ((C, D), 1), ((A, C, D), 1)], 2, [(D, A), (A, B), (A, C)]),
    ],
)
def test_a_bridge_is_in_three_communities_or_alone_between_two(combined, bridges, on_one):
    found = connected(*combined)
    assert found.bridges == bridges
    assert found.on_one == sorted(on_one)


def test_those_in_no_community_are_of_the_staff():
    found = connected(((A,), 5), ((), 2))
    assert (found.staff, found.connected, found.members(A), found.members(B)) == (7, 5, 5, 0)
