"""The sections of a teacher's portfolio: which records belong into each, and what is told of them.

The screen of one teacher and the paper for attestation read the same table.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from core.i18n import N_
from core.periods import Period, any_range, school_year

COURSES = ("pd_course", "retraining")
CONTESTS = ("teacher_contest", "teacher_test", "pupil_contest_org")
SHARING = ("review_jury", "pilot_project")
SHARING_ROLES = ("speaker", "organizer", "moderator", "expert", "mentor")

JUDGED_BY = ("kind", "role", "is_published")  # the columns that say which section a record is of
Record = Mapping[str, Any]


@dataclass(frozen=True)
class Section:
    """One section: its key, its title, and which of the teacher's records belong into it.

    A record is a row of the statement dashboards/trajectory; `holds` reads JUDGED_BY of it.
    """

    key: str
    title: str
    holds: Callable[[Record], bool]
    columns: tuple[str, ...]


def school_years(last: int, count: int) -> Period:
    """Return so many whole school years; the last of them begins in the calendar year `last`."""
    return any_range(school_year(last - count + 1).starts_on, school_year(last).ends_on)


def _is_sharing(record: Record) -> bool:
    """Say whether experience is handed on, where no other section has the record already."""
    hands_on = record["role"] in SHARING_ROLES or record["kind"] in SHARING
    return bool(
        hands_on and record["kind"] not in (*CONTESTS, *COURSES) and not record["is_published"]
    )


SECTIONS = (
    Section(
        "courses",
        N_("Courses and retraining"),
        lambda record: record["kind"] in COURSES,
        ("kind", "course_hours", "document"),
    ),
    Section(
        "works",
        N_("Published works"),
        lambda record: bool(record["is_published"]) and record["kind"] not in CONTESTS,
        ("community", "subject", "document"),
    ),
    Section(
        "contests",
        N_("Contests and olympiads"),
        lambda record: record["kind"] in CONTESTS,
        ("role", "level", "outcome", "document"),
    ),
    Section(
        "sharing",
        N_("Talks, jury work, mentoring"),
        _is_sharing,
        ("kind", "role", "level", "document"),
    ),
)
HEADS = {
    "kind": N_("Kind"),
    "course_hours": N_("Hours"),
    "document": N_("Document"),
    "community": N_("Community"),
    "subject": N_("Subject"),
    "role": N_("Role"),
    "level": N_("Level"),
    "outcome": N_("Outcome"),
}
LISTS = {
    "kind": "kinds",
    "community": "communities",
    "subject": "subjects",
    "role": "roles",
    "level": "levels",
    "outcome": "outcomes",
}
