"""Training by kind, payment, years at the school and merits against plain Python."""

from collections import Counter
from datetime import date

from tests.queries.dashboards import counted
from tests.queries.dashboards import test_counts as counts
from tests.queries.dashboards.counted import course_hours, grouped, of_staff, people


def years_before(day, years):
    """Return the same day some years earlier; 29 February becomes the 28th."""
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return date(day.year - years, day.month, last)


filled, storage, records = counts.filled, counts.storage, counts.records


def test_training_by_kind(storage, records):
    def expected(counting):
        training = [
            part for part in counting.taken() if part.kind == "webinar" or course_hours(part)
        ]
        return [
            {
                "kind": kind,
                "participations": len(parts),
                "participants": len(people(parts)),
                "training_hours": round(float(sum(part.hours or 0 for part in parts)), 1),
            }
            for kind, parts in grouped(training, lambda part: part.kind).items()
        ]

    counts.check(storage, records, "dashboards/development_by_kind", expected)


def test_payment(storage, records):
    def expected(counting):
        groups = grouped(counting.taken(), lambda part: (part.payment, part.kind))
        return [
            {
                "payment": payment,
                "kind": kind,
                "participations": len(parts),
                "participants": len(people(parts)),
            }
            for (payment, kind), parts in groups.items()
        ]

    counts.check(storage, records, "dashboards/by_payment", expected)


LISTED = 4


def test_years_at_the_school(storage, records):
    for name, counting in counts.countings(records):
        starts = [years_before(counting.as_of, years) for years in (1, 3)]

        def stretch(teacher, starts=starts):
            first = teacher.employed_from
            since = next((day for day in starts if first and first >= day), None)
            return since, first is not None

        parts = counting.taken()
        wanted = [
            {
                "employed_since": since,
                "is_known": is_known,
                "staff": len(staff),
                "teachers": of_staff(parts, staff),
                "trainees": of_staff(counts.courses_of(parts), staff),
                "teacher_ids": sorted(one.teacher_id for one in staff if len(staff) <= LISTED),
            }
            for (since, is_known), staff in grouped(counting.staff(), stretch).items()
        ]
        found = storage.rows(
            "dashboards/by_tenure",
            **counting.selection.parameters(),
            as_of=counting.as_of,
            band_starts=starts,
            most_listed=LISTED,
        )
        found = [{**row, "teacher_ids": [str(one) for one in row["teacher_ids"]]} for row in found]
        assert Counter(map(counts.sorted_text, found)) == Counter(
            map(counts.sorted_text, wanted)
        ), name


def test_merits(storage, records):
    def expected(counting):
        staff = {teacher.teacher_id: teacher for teacher in counting.staff()}
        rows = []
        for teacher_id, parts in grouped(
            counting.taken(), lambda part: part.teacher.teacher_id
        ).items():
            merits = {
                "prizes": sum(part.outcome in counted.PRIZES for part in parts),
                "above_municipal": sum(part.level in counted.ABOVE_MUNICIPAL for part in parts),
                "works": counted.works(parts),
                "shared": sum(part.role in counts.SHARING for part in parts),
            }
            thanked = [
                part
                for part in parts
                if part.outcome in {*counted.PRIZES, "published"}
                or part.level in counted.ABOVE_MUNICIPAL
                or part.role in counts.SHARING
            ]
            named = {
                "communities": sorted({part.community for part in thanked}),
                "kinds": sorted({part.kind for part in thanked}),
            }
            if teacher_id in staff and any(merits.values()):
                rows.append({"teacher_id": teacher_id, **merits, **named})
        return rows

    for name, counting in counts.countings(records):
        found = storage.rows(
            "dashboards/staff_merits",
            **counting.selection.parameters(),
            as_of=counting.as_of,
            roles=counts.SHARING,
        )
        kept = [
            {key: cell for key, cell in row.items() if not key.endswith("_name")} for row in found
        ]
        assert Counter(map(counts.sorted_text, kept)) == Counter(
            map(counts.sorted_text, expected(counting))
        ), name
