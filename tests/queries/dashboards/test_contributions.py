"""What made a change: every part of it is counted as it was known then and as it is known now."""

from dataclasses import replace

import pytest

from core.ids import new_id
from db.connection import now
from tests.queries.dashboards.counted import grouped, of_staff, people
from tests.queries.dashboards.recorded import Records, many, write
from tests.queries.dashboards.test_counts import countings

COUNTS = ("participations", "teachers", "participants")


@pytest.fixture
def grown(storage):
    """A school half of whose activities were recorded before a moment, the others after it."""
    made = many(11, (new_id(), new_id()))
    activities = list(dict.fromkeys(part.activity_id for part in made.taken))[:90]
    known = {activity_id: number % 2 == 0 for number, activity_id in enumerate(activities)}
    # when it was entered does not matter here, when it was recorded does
    taken = [replace(part, entered_at=None) for part in made.taken if part.activity_id in known]
    first = Records(made.teachers, [part for part in taken if known[part.activity_id]])
    write(storage, first)
    moment = now()
    write(storage, Records((), [part for part in taken if not known[part.activity_id]]))
    return moment, first, Records(made.teachers, taken)


def counted(counting):
    """Return the counts of every part, from the counting rules alone."""
    chosen, staff = counting.selection.method_groups, counting.staff()
    places = [
        (place, part)
        for part in counting.taken()
        for place in (
            ("all", ""),
            ("community", part.community),
            ("kind", part.kind),
            *(("group", group) for group in part.teacher.method_groups or ("",)),
        )
        if place[0] != "group" or not chosen or place[1] in chosen
    ]
    return {
        place: (len(pairs), of_staff(parts, staff), len(people(parts)))
        for place, pairs in grouped(places, lambda pair: pair[0]).items()
        for parts in [[part for _, part in pairs]]
    }


def test_every_part_is_counted_then_and_now_and_parts_make_the_whole(storage, grown):
    moment, first, everything = grown
    for name, counting in countings(everything, ("everyone",)):
        found = storage.rows(
            "dashboards/contributions",
            **counting.selection.parameters(),
            as_of=counting.as_of,
            then_at=moment,
            as_of_then=counting.as_of,
        )
        wanted = {"now": counted(counting), "then": counted(replace(counting, records=first))}
        for when, parts in wanted.items():
            rows = {
                (row["dimension"], row["code"]): tuple(row[f"{count}_{when}"] for count in COUNTS)
                for row in found
            }
            assert {place: row for place, row in rows.items() if any(row)} == parts, (name, when)
        changes = {
            dimension: sum(row["participations_now"] - row["participations_then"] for row in rows)
            for dimension, rows in grouped(found, lambda row: row["dimension"]).items()
        }
        assert changes.get("community") == changes.get("kind") == changes.get("all"), name
