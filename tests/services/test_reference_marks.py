"""What is pinned to a reference item goes along with a merge, and keeps the item from deletion."""

from dataclasses import replace

import pytest

from core.access import Role
from core.errors import RulesBroken
from core.tiles import Tile
from services.boards import make_board, tiles_of
from services.goals import GoalEntry, Unit, set_goal
from services.notes import NoteEntry, write_note
from services.reference_items import delete_item
from services.reference_merge import Merge, merge_items
from services.reference_rows import ItemKey
from services.saved_views import keep_view, saved_views


@pytest.fixture
def admin(school):
    return school.people[Role.ADMIN]


def test_goals_notes_tiles_and_views_move_over(storage, admin):
    goal = GoalEntry("participations", Unit("sciences"), "school_year:2026", 10, 20, 30)
    set_goal(storage, admin, goal)
    set_goal(storage, admin, replace(goal, period="school_year:2025"))
    kept = set_goal(storage, admin, replace(goal, unit=Unit("primary"), minimum=5))
    note_id = write_note(
        storage, admin, NoteEntry("Карантин", mark="group=sciences%2Cprimary&kind=webinar")
    )
    tile = Tile("participations", narrowing={"group": "sciences"})
    board = make_board(storage, admin, name="Для совета", tiles=[tile])
    chosen = {"period": "school_year:2026", "group": "humanities,sciences", "community": "sciences"}
    overview = "dashboards/overview.py"
    keep_view(storage, admin, overview, filters=chosen, name="Год", is_shared=False)
    with pytest.raises(RulesBroken):
        delete_item(storage, admin, ItemKey("method_groups", "sciences"))

    merge_items(storage, admin, Merge("method_groups", "sciences", "primary"))

    standing = "where superseded_at is null and not is_withdrawn order by all"
    with storage._cursor() as cursor:
        goals = cursor.execute(f"select period, method_group, minimum from goals {standing}")
        assert goals.fetchall() == [
            ("school_year:2025", "primary", 10.0),
            ("school_year:2026", "primary", 5.0),
        ]
        closed = "select count(*), count(superseded_at) from goals where goal_id <> ?"
        assert cursor.execute(closed, [kept]).fetchall() == [(4, 2)]
        notes = cursor.execute(f"select note_id::text, version, mark from notes {standing}")
        assert notes.fetchall() == [(note_id, 2, "group=primary&kind=webinar")]
    assert tiles_of(storage, admin, board) == (replace(tile, narrowing={"group": "primary"}),)
    [view] = saved_views(storage, admin)
    assert view.filters == chosen | {"group": "humanities,primary"}


@pytest.mark.parametrize("pinned", ["goal", "note", "tile"])
def test_what_something_is_pinned_to_cannot_be_deleted(storage, admin, pinned):
    used = {("method_groups", "primary"), ("kinds", "online_lesson")}
    goal = GoalEntry("participations", Unit("primary"), "school_year:2026", 10, 20, 30)
    mark = "kind=online_lesson%2Cwebinar"

    def uses():
        rows = storage.rows("reference/item_uses")
        return used & {(row["list"], row["code"]) for row in rows if row["records"]}

    before = uses()
    if pinned == "goal":
        set_goal(storage, admin, goal)
    elif pinned == "note":
        write_note(storage, admin, NoteEntry("Карантин", mark=mark))
    else:
        tiles = [Tile("participations", narrowing={"kind": "online_lesson,webinar"})]
        make_board(storage, admin, name="Для совета", tiles=tiles)
    assert len(uses() - before) == 1
