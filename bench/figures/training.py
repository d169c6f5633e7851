"""Training by kind, what is paid for, how new teachers take part, whom to thank."""

from bench.figures.calendar import years_on
from bench.figures.counting import Counted
from bench.figures.network import BY_NAME
from bench.figures.shown import Shown, plain
from bench.figures.telling import (
    NOT_STATED,
    Counts,
    Names,
    among,
    groups,
    people,
    percent,
    person_name,
    ranked,
    share_bars,
    works,
)
from bench.figures.works import ROLES

LISTED = 8
REASONS = (
    "Winners, prize-winners, laureates",
    "Results above the municipal level",
    "Works",
    "Talks, organisation, jury work, mentoring",
)


def apart(counted: Counted) -> Shown:
    """Courses and retraining that count, and webinars: three figures that are never added up."""
    names, found = Names(counted, "kinds"), counted.taken
    found = found[found["is_course"] | (found["kind"] == "webinar")]
    hours = found["course_hours"].fillna(0) + found["webinar_hours"]
    parts = groups(counted, found.assign(training=hours), "kind")
    table = [
        (names[code], len(part), people(part), float(part["training"].sum()))
        for code, part in parts.items()
    ]
    table.sort(key=lambda row: -row[3])
    return Shown(plain(table), chart=ranked([(row[0], row[3]) for row in table], None))


def payment(counted: Counted) -> Shown:
    """What is paid of each kind, as far as it is written down."""
    names, table = Names(counted, "kinds"), []
    known = counted.taken[counted.taken["payment"].isin({"paid", "free"})]
    for code, part in known.groupby("kind"):
        sides = [part[part["payment"] == way] for way in ("paid", "free")]
        if not any(counted.hides(people(side)) for side in sides):
            paid, free = (len(side) for side in sides)
            table.append((names[code], paid, free, percent(paid, paid + free)))
    return Shown(plain(table), chart=share_bars([(n, p, p + f) for n, p, f, _ in table]))


def by_tenure(counted: Counted) -> Shown:
    """The staff by the years since they came."""
    a_year_ago, three_years_ago = (years_on(counted.as_of, -years) for years in (1, 3))
    labels = []
    for came in counted.staff["employed_from"]:
        if came is None:
            labels.append(NOT_STATED)
        elif came > a_year_ago:
            labels.append("less than a year")
        else:
            is_longer = came <= three_years_ago
            labels.append("three years and more" if is_longer else "from one to three years")
    table, courses = [], counted.taken[counted.taken["is_course"]]
    for label, own in counted.staff.assign(label=labels).groupby("label"):
        part, taught = among(counted.taken, own), among(courses, own)
        if not counted.hides(len(own)) and not counted.hides(part):
            told = None if counted.hides(taught) else taught
            table.append((str(label), len(own), part, percent(part, len(own)), told))
    bars = [(label, part, whole) for label, whole, part, *_ in table]
    return Shown(plain(table), chart=share_bars(bars))


def to_thank(counted: Counted) -> Shown:
    """Everybody on the staff with a result, a work or a role that hands experience on."""
    table, listing = [], []
    communities, kinds = Names(counted, "communities"), Names(counted, "kinds")
    for row in counted.staff.sort_values(BY_NAME).to_dict("records"):
        own = counted.taken[counted.taken["teacher_id"] == row["teacher_id"]]
        results = [int(own[name].sum()) for name in ("is_prize", "is_above")]
        counts = [*results, works(own), int(own["role"].isin(ROLES).sum())]
        if any(counts):
            what = [f"{name}: {n}" for name, n in zip(REASONS, counts, strict=True) if n]
            is_shared = own["role"].isin(ROLES)
            part = own[own["is_prize"] | own["is_above"] | own["is_published"] | is_shared]
            where = " · ".join(communities[code] for code in communities.ordered(part["community"]))
            deeds = " · ".join(kinds[code] for code in kinds.ordered(part["kind"]))
            table.append((person_name(row), *counts, where, deeds))
            listing.append((person_name(row), f"{'; '.join(what)} — {where}"))
    return Shown(plain(table), plain(listing[:LISTED]))


TRAINING: Counts = {"apart": apart, "payment": payment, "by_tenure": by_tenure}
THANKS: Counts = {"to_thank": to_thank}
