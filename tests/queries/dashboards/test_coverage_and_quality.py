"""What is empty and what the records lack, against the rules in plain Python."""

from datetime import timedelta
from statistics import median

from tests.queries.dashboards import counted
from tests.queries.dashboards.counted import grouped, people
from tests.queries.dashboards.test_counts import check, countings, filled, records, storage

__all__ = ["filled", "records", "storage"]  # the fixtures of one made-up database
DAY_STARTS = (0, 4, 8, 31, 91)
FAULTS = {
    "evidence": lambda part: not part.number,
    "level": lambda part: part.level == "unrated",
    "late": lambda part: days(part) > 30,
    "returned": lambda part: part.status == "returned",
    "waiting": lambda part: part.status == "submitted",
}
COLUMNS = dict(
    zip(FAULTS, ("without_evidence", "unrated", "late", "returned", "waiting"), strict=True)
)


def days(part):
    """Return the days from the end of the activity to the entry, on the school's clock."""
    entered_on = (part.entered_at + timedelta(hours=3)).date()
    return max(0, (entered_on - max(part.day, part.ends_on or part.day)).days)


def entered(counting):
    """Return the parts that are looked after, whether they count yet or not."""
    return counting.with_status({"confirmed", "submitted", "returned"})


def of_groups(counting, parts):
    """Return the parts by the method groups of their people, two of them for who is in two."""
    chosen = counting.selection.method_groups
    pairs = [
        (group, part)
        for part in parts
        for group in part.teacher.method_groups
        if not chosen or group in chosen
    ]
    return {
        group: [part for _, part in found]
        for group, found in grouped(pairs, lambda p: p[0]).items()
    }


def test_teachers_of_the_staff_by_community_those_without_records_too(storage, records):
    def expected(counting):
        rows = []
        for teacher in counting.staff():
            parts = [part for part in counting.taken() if part.teacher == teacher]
            by_community = grouped(parts, lambda part: part.community) or {None: []}
            rows += [
                {
                    "teacher_id": teacher.teacher_id,
                    "last_name": teacher.last_name,
                    "first_name": "Зара",
                    "middle_name": "Исаевна",
                    "method_groups": list(teacher.method_groups),
                    "community": community,
                    "participations": len(found),
                }
                for community, found in by_community.items()
            ]
        return rows

    check(storage, records, "dashboards/staff_by_community", expected, "as_of")


def test_method_groups_by_month(storage, records):
    def expected(counting):
        return [
            {
                "method_group": group,
                "month": month,
                "participations": len(found),
                "participants": len(people(found)),
            }
            for group, parts in of_groups(counting, counting.taken()).items()
            for month, found in grouped(parts, lambda part: part.day.replace(day=1)).items()
        ]

    check(storage, records, "dashboards/coverage_by_month", expected)


def test_subjects_by_kind(storage, records):
    def expected(counting):
        groups = grouped(counting.taken(), lambda part: (part.subject, part.kind))
        return [
            {
                "subject": subject,
                "kind": kind,
                "participations": len(parts),
                "participants": len(people(parts)),
            }
            for (subject, kind), parts in groups.items()
        ]

    check(storage, records, "dashboards/coverage_by_subject", expected)


def test_subjects_and_grades_with_works(storage, records):
    def expected(counting):
        pairs = [
            (place, part)
            for part in counting.taken()
            for place in [("subject", part.subject), *(("grade", str(one)) for one in part.grades)]
            if place[1] is not None
        ]
        rows = [
            {"dimension": dimension, "code": code, "works": counted.works(p for _, p in found)}
            for (dimension, code), found in grouped(pairs, lambda pair: pair[0]).items()
        ]
        return [row for row in rows if row["works"]]

    check(storage, records, "dashboards/coverage_by_works", expected)


def test_quality_of_all_records_of_method_groups_and_of_days(storage, records):
    def band(part):
        return str(max(start for start in DAY_STARTS if start <= days(part)))

    for name, counting in countings(records):
        parts = entered(counting)
        whole = {("all", ""): parts} if parts else {}
        groups = {("group", code): found for code, found in of_groups(counting, parts).items()}
        bands = {("days", code): found for code, found in grouped(parts, band).items()}
        wanted = []
        for (part, code), found in {**whole, **groups, **bands}.items():
            sound = [
                p for p in found if not any(FAULTS[f](p) for f in ("evidence", "level", "late"))
            ]
            row = {
                "part": part,
                "code": code,
                "records": len(found),
                "participants": len(people(found)),
                "sound": len(sound),
                "sound_people": len(people(sound)),
                "median_days": float(median(map(days, parts))),
            }
            for fault, column in COLUMNS.items():
                faulty = [p for p in found if FAULTS[fault](p)]
                row |= {column: len(faulty), f"{column}_people": len(people(faulty))}
            wanted.append(row)
        found = storage.rows(
            "dashboards/quality", **counting.selection.parameters(), day_starts=DAY_STARTS
        )
        key = lambda row: (row["part"], row["code"])  # noqa: E731
        assert sorted(found, key=key) == sorted(wanted, key=key), name


def test_the_records_behind_a_fault_are_just_those_it_counts(storage, records):
    for name, counting in [*countings(records)][::5]:
        for fault, is_faulty in {**FAULTS, "": lambda _part: True}.items():
            found = storage.rows(
                "dashboards/quality_records",
                **counting.selection.parameters(),
                fault=fault,
                top=1000,
            )
            wanted = [part for part in entered(counting) if is_faulty(part)]
            assert sorted(row["happened_on"] for row in found) == sorted(
                part.day for part in wanted
            ), (name, fault)
            assert {row["found"] for row in found} <= {len(wanted)}
