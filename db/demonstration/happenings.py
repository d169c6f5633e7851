"""What the fictional teachers took part in: activities and participations, month by month."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from random import Random

from core.periods import FIRST_MONTH, school_year_of
from db.demonstration.chance import (
    chance_of,
    how_many,
    one_of,
    pick,
    school_day,
    some_of,
)
from db.demonstration.content import content
from db.demonstration.staff import Member

YEARS = 3
HOURS_A_DAY = 4
COURSE_DRAWS = 30  # so many dates are tried before a course is given up
INNER_QUOTES = str.maketrans("«»", "„“")  # a topic stands in quotation marks already
COURSE_COMMUNITIES = {
    "pd_course": frozenset({"infourok", "prosv_school"}),
    "retraining": frozenset({"infourok"}),
}


@dataclass(frozen=True)
class Calendar:
    """The school years that are told: from 1 September of the first to today."""

    first_year: int
    today: date

    def months(self) -> Iterator[date]:
        """Yield the first days of the months up to this one."""
        for number in range(8, 8 + 12 * YEARS):
            month = date(self.first_year + number // 12, number % 12 + 1, 1)
            if month <= self.today:
                yield month

    def growth(self, day: date) -> float:
        """Return how busy the school year of a day is beside others."""
        growths = content("plan")["growth"]
        return float(growths[min(school_year_of(day) - self.first_year, len(growths) - 1)])


@dataclass(frozen=True)
class Happening:
    """One activity with the teachers who took part in it, the first one first."""

    community: str
    kind: str
    title: str
    starts_on: date
    members: tuple[Member, ...]
    ends_on: date | None = None
    subject: str | None = None
    grades: tuple[int, ...] = ()
    course_hours: int | None = None


def season(month: date) -> float:
    """Return the month's share of a school year's activities."""
    weights = content("plan")["months"]
    return float(weights[str(month.month)] / sum(weights.values()))


def happenings(staff: tuple[Member, ...], calendar: Calendar) -> Iterator[Happening]:
    """Yield everything that happened up to today, courses included."""
    for month in calendar.months():
        for community, kinds in content("plan")["activities"].items():
            for kind, rate in kinds.items():
                yield from _month(staff, calendar, place=(community, kind), month=month, rate=rate)
    for member in staff:
        yield from _courses(member, calendar)


def _month(
    staff: tuple[Member, ...],
    calendar: Calendar,
    *,
    place: tuple[str, str],
    month: date,
    rate: Mapping[str, int],
) -> Iterator[Happening]:
    chance = chance_of(*place, month)
    expected = rate["yearly"] * season(month) * calendar.growth(month)
    for _ in range(how_many(chance, expected)):
        day = school_day(chance, month)
        number = min(chance.randint(rate["least"], rate["most"]) for _ in range(2))
        weights = {
            member.teacher_id: float(member.card["activity"])
            for member in staff
            if place[0] in member.communities and member.works_on(day)
        }
        chosen = some_of(chance, weights, number)
        by_id = {member.teacher_id: member for member in staff}
        if chosen and day <= calendar.today:
            members = tuple(by_id[teacher_id] for teacher_id in chosen)
            yield _happening(chance, place, day=day, members=members)


def _happening(
    chance: Random, place: tuple[str, str], *, day: date, members: tuple[Member, ...]
) -> Happening:
    community, kind = place
    title = pick(chance, content("titles")[kind])
    if "{" not in title:
        return Happening(community, kind, title, day, members)
    subject, grade, topic = _topic(chance, members[0])
    return Happening(
        community,
        kind,
        title.format(topic=topic.translate(INNER_QUOTES), grade=grade),
        day,
        members,
        subject=subject,
        grades=(grade,),
    )


def _topic(chance: Random, member: Member) -> tuple[str | None, int, str]:
    subject = pick(chance, member.topics_of)
    grade, topics = pick(chance, list(content("topics")[subject].items()))
    return None if subject == "any" else subject, int(grade), pick(chance, topics)


def _courses(member: Member, calendar: Calendar) -> Iterator[Happening]:
    """Yield the member's courses, at most one a school year, and the retraining of one."""
    chance = chance_of("courses", member.teacher_id)
    years = chance.sample(range(YEARS), YEARS)[: member.card["courses"]]
    wanted = [("pd_course", year) for year in sorted(years)]
    wanted += [("retraining", year) for year in member.card.get("retraining", ())]
    for kind, year in wanted:
        drawn = (
            _course(chance, member, kind=kind, year=calendar.first_year + year)
            for _ in range(COURSE_DRAWS)
        )
        yield from islice((course for course in drawn if _fits(course, calendar)), 1)


def _course(chance: Random, member: Member, *, kind: str, year: int) -> Happening:
    """Return a course that begins in the school year; nobody has checked yet whether it can."""
    number = int(one_of(chance, content("plan")["months"]))
    day = school_day(chance, date(year + (number < FIRST_MONTH), number, 1))
    hours, title = pick(chance, content("titles")[kind]).split("|")
    offered = [place for place in member.communities if place in COURSE_COMMUNITIES[kind]]
    return Happening(
        pick(chance, offered),
        kind,
        title,
        day,
        (member,),
        ends_on=day + timedelta(days=int(hours) // HOURS_A_DAY),
        course_hours=int(hours),
    )


def _fits(course: Happening, calendar: Calendar) -> bool:
    """Say whether the course is over by today and its trainee worked at the school all the time."""
    trainee, ends_on = course.members[0], course.ends_on or course.starts_on
    is_on_staff = trainee.works_on(course.starts_on) and trainee.works_on(ends_on)
    return is_on_staff and ends_on <= calendar.today
