"""The portfolio put together: who it is, the years beside each other, a section after the other."""

from collections.abc import Iterator

from core import formats
from core.errors import Failure
from core.i18n import N_, Words, words_of
from core.portfolio import SECTIONS
from db import Row, Storage, Transaction
from reports.asked import Asked
from reports.content import Block, Paper, Signature, Style, Text
from reports.portfolio import tables
from reports.portfolio.figures import Figures, read_figures
from reports.signatory import head_teacher
from services.school import school_of
from services.sight import require_in_sight

LANGUAGE = "ru"  # of the commission that it goes to, whatever language its maker reads


class NoTeacher(Failure):
    """The paper is of one teacher, and nobody or somebody unknown was named."""

    message = N_("This paper is about one teacher: choose whose it is.")


def portfolio(storage: Storage, asked: Asked) -> Paper:
    """Return the portfolio of a teacher. Raises NoTeacher, NotAllowed for one out of sight."""
    words = words_of(LANGUAGE)
    if asked.teacher_id is None:
        raise NoTeacher
    require_in_sight(asked.sight, asked.organisation_id, asked.teacher_id)
    with storage.reading() as transaction:
        teacher = _teacher(transaction, asked, asked.teacher_id)
        figures = read_figures(transaction, asked, teacher, language=LANGUAGE)
        school = school_of(transaction, asked.organisation_id).entry
        head = head_teacher(transaction, asked)
    name = " ".join(str(teacher[part]) for part in ("last_name", "first_name", "middle_name"))
    short = formats.person_name(*(str(teacher[p]) for p in ("last_name", "first_name")))
    blocks = (
        Text(words("Portfolio of the teacher"), Style.TITLE),
        Text(name.strip(), Style.TITLE),
        *(Text(line, Style.LINE) for line in _standing(words, figures)),
        Text(words("School: {name}.", name=school.full_name or school.short_name), Style.LINE),
        Text(_period(words, figures), Style.LINE),
        *_sections(words, figures),
        Text(_executor(words, asked), Style.SMALL),
        Signature(words("Head teacher"), head),
    )
    years = _years(figures)
    about = words("{name}, school years {years}", name=short, years=years)
    return Paper(words("Portfolio of a teacher"), LANGUAGE, about, blocks)


def _teacher(transaction: Transaction, asked: Asked, teacher_id: str) -> Row:
    staff = transaction.rows("people/employment", organisation_ids=(asked.organisation_id,))
    for row in staff:
        if str(row["teacher_id"]) == teacher_id:
            return row
    raise NoTeacher(teacher=teacher_id)


def _standing(words: Words, figures: Figures) -> Iterator[str]:
    name = figures.reference.name
    position = name("positions", str(figures.teacher["position"]))
    yield words("Position: {name}.", name=position)
    groups = ", ".join(name("method_groups", group) for group in figures.method_groups)
    if groups:
        yield words("Method groups: {names}.", names=groups)
    row = figures.standing
    if row is None:
        yield words("Not on the staff today.")
        return
    if row["qualification"] is not None:
        until = row["qualification_until"]
        qualification = name("qualifications", str(row["qualification"]))
        if until is not None:
            day = formats.day(until, words.language)
            qualification = words("{name} until {day}", name=qualification, day=day)
        yield words("Qualification: {name}.", name=qualification)
    if row["last_course_on"] is not None:
        day = formats.day(row["last_course_on"], words.language)
        yield words("The last course was completed on {day}.", day=day)


def _period(words: Words, figures: Figures) -> str:
    return words(
        "School years: {years}, as of {day}. Confirmed records only.",
        years=_years(figures),
        day=formats.day(figures.as_of, words.language),
    )


def _years(figures: Figures) -> str:
    first, last = figures.school_years[0], figures.school_years[-1]
    return f"{formats.school_year_name(first)} – {formats.school_year_name(last)}"


def _sections(words: Words, figures: Figures) -> Iterator[Block]:
    found = [table for one in SECTIONS if (table := tables.section(words, figures, one))]
    used = tables.resources(words, figures)
    if not figures.records and used is None:
        yield Text(words("In these school years no record of this teacher was confirmed."))
        return
    yield tables.years(words, figures)
    yield tables.by_year(words, figures)
    yield from found
    if used is not None:
        yield used
    missing = [words(one.title) for one in SECTIONS if one.key not in {t.name for t in found}]
    if missing:
        names = ", ".join(f"«{title}»" for title in missing)
        yield Text(words("Without confirmed records: {names}.", names=names), Style.SMALL)


def _executor(words: Words, asked: Asked) -> str:
    day = formats.day(asked.today, words.language)
    if not asked.executor:
        return words("Made by the application on {day}.", day=day)
    return words("Made by {name} on {day}.", name=asked.executor, day=day)
