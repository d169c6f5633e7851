"""Works, roles, trajectories and last courses against the counting rules in plain Python."""

from datetime import date

from core.periods import school_year_of
from tests.queries.dashboards import counted
from tests.queries.dashboards import test_counts as counts
from tests.queries.dashboards.counted import grouped, of_staff, people

filled, storage, records = counts.filled, counts.storage, counts.records


def published_of(counting):
    return [part for part in counting.taken() if part.outcome == "published"]


def grades_of(part):
    return sorted(set(part.grades)) or [None]


def test_roles(storage, records):
    def expected(counting):
        return [
            {"role": role, "participations": len(parts), "participants": len(people(parts))}
            for role, parts in grouped(counting.taken(), lambda part: part.role).items()
        ]

    counts.check(storage, records, "dashboards/by_role", expected)


def test_works_and_roles_that_hand_experience_on(storage, records):
    def expected(counting):
        works = published_of(counting)
        shared = [part for part in counting.taken() if part.role in counts.SHARING]
        either = [*works, *(part for part in shared if part not in works)]
        return [
            {
                "participants": len(people(either)),
                "works": counted.works(works),
                "shared": len(shared),
                "waiting": sum(part.status == "submitted" for part in either),
            }
        ]

    counts.check(storage, records, "dashboards/dissemination_totals", expected, "roles")


def test_dimensions_of_works(storage, records):
    def places(part):
        grades = [("grade", "" if grade is None else str(grade)) for grade in grades_of(part)]
        subject = ("subject", part.subject or "")
        return [("community", part.community), ("level", part.level), subject, *grades]

    def expected(counting):
        pairs = [(place, part) for part in published_of(counting) for place in places(part)]
        return [
            {
                "dimension": dimension,
                "code": code,
                "works": counted.works(part for _, part in found),
                "participants": len(people(part for _, part in found)),
            }
            for (dimension, code), found in grouped(pairs, lambda pair: pair[0]).items()
        ]

    counts.check(storage, records, "dashboards/works_by_dimension", expected)


def test_works_by_subject_and_grade(storage, records):
    def expected(counting):
        pairs = [
            ((part.subject or "", grade), part)
            for part in published_of(counting)
            for grade in grades_of(part)
        ]
        return [
            {
                "subject": subject,
                "grade": grade,
                "works": counted.works(part for _, part in found),
                "participants": len(people(part for _, part in found)),
            }
            for (subject, grade), found in grouped(pairs, lambda pair: pair[0]).items()
        ]

    counts.check(storage, records, "dashboards/works_by_subject_and_grade", expected)


def test_subjects_that_staff_teach(storage, records):
    def expected(counting):
        chosen, staff = counting.selection.subjects, counting.staff()
        works = [part for part in published_of(counting) if part.subject == "mathematics"]
        if not staff or (chosen and "mathematics" not in chosen):
            return []
        row = {
            "subject": "mathematics",
            "staff": len(staff),
            "works": counted.works(works),
            "works_people": len(people(works)),
        }
        return [row]  # each of the made-up teachers teaches just that

    counts.check(storage, records, "dashboards/subjects_taught", expected, "as_of")


def test_qualification_of_who_takes_part(storage, records):
    def expected(counting):
        parts = counting.taken()
        return [
            {
                "qualification": code,
                "staff": len(teachers),
                "teachers": of_staff(parts, teachers),
                "trainees": of_staff(counts.courses_of(parts), teachers),
            }
            for code, teachers in grouped(
                counting.staff(), lambda teacher: teacher.qualification
            ).items()
        ]

    counts.check(storage, records, "dashboards/by_qualification", expected, "as_of")


def test_a_work_is_listed_once_with_every_author_in_sight(storage, records):
    for name, counting in counts.countings(records, ("everyone", "some teachers")):
        found = storage.rows("dashboards/works", **counting.selection.parameters(), top=1_000)
        works = grouped(published_of(counting), lambda part: part.activity_id)
        assert {row["activity_id"]: len(row["authors"]) for row in found} == {
            work: len(people(parts)) for work, parts in works.items()
        }, name
        assert all(row["found"] == len(works) for row in found), name


def test_a_trajectory_holds_what_the_rules_count(storage, records):
    for name, counting in counts.countings(records, ("some teachers",)):
        parameters = counting.selection.parameters()
        frame = storage.read("dashboards/trajectory", **parameters)
        parts = counting.taken()
        works = frame.loc[frame["is_published"], "activity_id"].nunique()
        assert (len(frame), works) == (len(parts), counted.works(parts)), name
        assert frame["course_hours"].sum() == counts.hours_of(parts), name
        assert round(frame["webinar_hours"].sum(), 1) == counts.webinar_hours(parts), name
        assert int(frame["is_prize"].sum()) == sum(p.outcome in counted.PRIZES for p in parts)
        above = sum(part.level in counted.ABOVE_MUNICIPAL for part in parts)
        assert int(frame["is_above_municipal"].sum()) == above, name
        waiting = sum(part.status == "submitted" for part in parts)
        assert int(frame["is_waiting"].sum()) == waiting, name
        assert sorted(frame["school_year"]) == sorted(school_year_of(p.day) for p in parts), name
        without = sum(not part.number for part in parts)  # the made-up records have no links
        assert int((frame["evidence"] == "missing").sum()) == without, name
        used = storage.rows("dashboards/trajectory_resources", **parameters)
        by_resource = grouped(counting.used(), lambda use: use.resource.resource_id)
        assert {row["resource_id"]: (row["uses"], row["pupils_reached"]) for row in used} == {
            one: (sum(use.times for use in uses), sum(use.pupils or 0 for use in uses))
            for one, uses in by_resource.items()
        }, name


def test_the_last_course_of_each_of_the_staff(storage, records):
    for name, counting in counts.countings(records, ("everyone",)):
        chosen, day = counting.selection, counting.as_of
        parameters = chosen.staff_on(day).parameters()
        found = storage.rows("dashboards/staff_courses", **parameters, as_of=day, since=None)
        late = storage.rows(
            "dashboards/staff_courses", **parameters, as_of=day, since=date(2100, 1, 1)
        )
        assert {row["teacher_id"]: row["last_course_on"] for row in found} == {
            row["teacher_id"]: row["last_course_on"] for row in late
        }, name
        assert {(row["teacher_id"], row["qualification_until"]) for row in found} == {
            (teacher.teacher_id, teacher.qualification_until) for teacher in counting.staff(day)
        }, name
