"""The facts of the letter in sentences: the whole school, then each community."""

from collections.abc import Iterator

from core import formats
from core.i18n import N_, Words
from core.period_names import against_title
from db import Row
from reports.letter.figures import Figures

# What is said of a community where there is any, in this order: the column and its words.
COUNTS = (
    ("participations", N_("participations – {count}")),
    ("works", N_("published works – {count}")),
    ("courses", N_("courses – {count}")),
    ("course_hours", N_("hours of courses – {count}")),
    ("documents", N_("documents – {count}")),
    ("above_municipal", N_("results above the municipal level – {count}")),
    ("prizes", N_("places won – {count}")),
)


def overall(words: Words, figures: Figures) -> Iterator[str]:
    """Yield what is said of the whole school; one sentence where there is nothing."""
    totals, language = figures.totals, words.language
    yield taking_part(words, figures)
    if not totals["participations"]:
        yield words("In this period no participation was confirmed.")
        return
    numbers = {
        name: formats.number(float(totals[name]), language)
        for name in ("participations", "works", "documents", "above_municipal", "prizes")
    }
    yield words(
        "Confirmed participations: {participations}; published works: {works}; documents: "
        "{documents}; results above the municipal level: {above_municipal}; places won: {prizes}.",
        **numbers,
    )
    training = {
        name: formats.number(float(totals[name]), language)
        for name in ("courses", "course_hours", "trainees", "webinars", "webinar_hours")
    }
    if totals["courses"]:
        yield words(
            "Courses and retraining completed: {courses}, hours: {course_hours}, trainees: "
            "{trainees}. Participations in webinars: {webinars}, hours: {webinar_hours}; they are "
            "counted apart.",
            **training,
        )
    elif totals["webinars"]:
        yield words(
            "No courses or retraining were completed. Participations in webinars: {webinars}, "
            "hours: {webinar_hours}; they are counted apart.",
            webinars=training["webinars"],
            webinar_hours=training["webinar_hours"],
        )
    else:
        yield words("No courses, retraining or webinars in this period.")
    yield since_before(words, figures)


def taking_part(words: Words, figures: Figures) -> str:
    """Say how many teachers of the staff take part, with the whole and the day."""
    return words(
        "As of {day}, of the teachers on the staff in the period there take part in network "
        "communities: {part}.",
        day=formats.day(figures.as_of, words.language),
        part=part_of_staff(words, figures.totals, int(figures.totals["staff"])),
    )


def since_before(words: Words, figures: Figures) -> str:
    """Tell the same of the days compared with, which are named."""
    before, against = figures.before, against_title(figures.against, words)
    if not before["participations"]:
        return words("In {against} there are no confirmed records.", against=against)
    return words(
        "In {against}: teachers taking part – {part}; participations – {participations}; published "
        "works – {works}.",
        against=against,
        part=part_of_staff(words, before, int(before["staff"])),
        participations=formats.number(float(before["participations"]), words.language),
        works=formats.number(float(before["works"]), words.language),
    )


def by_community(words: Words, figures: Figures) -> Iterator[str]:
    """Yield a sentence for each community with records, then one that names the others."""
    for code, row in figures.communities.items():
        yield words(
            "{community}: teachers taking part – {part}; {counts}.",
            community=figures.community(code),
            part=part_of_staff(words, row, int(figures.totals["staff"])),
            counts="; ".join(_counts(words, figures, code)),
        )
    if figures.communities and figures.idle:
        names = ", ".join(map(figures.community, figures.idle))
        yield words("Without confirmed records in the period: {names}.", names=names)


def part_of_staff(words: Words, row: Row, whole: int) -> str:
    """Write a part of the staff: 17 of 24 teachers, 71 %."""
    part = int(row["teachers"])
    return words.count(
        "{part} of {n} teacher, {share}",
        "{part} of {n} teachers, {share}",
        whole,
        part=part,
        share=formats.percent(part, whole, words.language),
    )


def _counts(words: Words, figures: Figures, code: str) -> Iterator[str]:
    row = figures.communities[code]
    for column, message in COUNTS:
        if row[column]:
            yield words(message, count=formats.number(float(row[column]), words.language))
        if column == "works" and figures.webinars(code):
            webinars = formats.number(figures.webinars(code), words.language)
            yield words("participations in webinars – {count}", count=webinars)
    kind = max(
        (one for one in figures.kinds if one["community"] == code),
        key=lambda one: int(one["participations"]),
        default=None,
    )
    if kind is not None:
        yield words(
            "most often: {kind} ({part} of {whole})",
            kind=figures.reference.name("kinds", str(kind["kind"])),
            part=formats.number(float(kind["participations"]), words.language),
            whole=formats.number(float(row["participations"]), words.language),
        )
