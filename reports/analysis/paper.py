"""A report put together: what was done, every figure, by community, group, kind, level; goals."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core import formats
from core.i18n import N_, Words, words_of
from core.indicators import PARTICIPATIONS, RESOURCE_USES
from core.period_names import period_title
from core.periods import Period, PeriodKind
from db import Row, Storage, Transaction
from reports.analysis import differences, tables
from reports.analysis.goals import goals
from reports.analysis.indicators import Counted, counted
from reports.asked import Asked
from reports.content import Block, Paper, Signature, Style, Table, Text
from reports.letter import conclusions, facts, pictures
from reports.letter import tables as letter_tables
from reports.letter.figures import Figures, read_figures
from reports.signatory import head_teacher
from services.school import school_of

LANGUAGE = "ru"  # of the offices that read it, whatever language its maker reads
QUARTER = N_("Report of the quarter on the work in network communities")
ANALYSIS = N_("Yearly analysis of the work in network communities (school year)")
SELF_EVALUATION = N_("Self-evaluation: the work in network communities (calendar year)")
DIMENSIONS = ("group", "kind", "level")


@dataclass(frozen=True)
class Read:
    """All that was read at one moment; `divided` are rows of totals by dimension."""

    figures: Figures
    counted: Sequence[Counted]
    divided: Mapping[str, Sequence[Row]]
    resources: Sequence[Row]
    goals: Table | None
    differences: Sequence[Block]
    school: str
    head: str


def quarter_report(storage: Storage, asked: Asked) -> Paper:
    """Return the report of a quarter."""
    return _report(storage, asked, QUARTER)


def yearly_analysis(storage: Storage, asked: Asked) -> Paper:
    """Return the yearly analysis of a school year."""
    return _report(storage, asked, ANALYSIS)


def self_evaluation(storage: Storage, asked: Asked) -> Paper:
    """Return the part of a self-evaluation, of a calendar year."""
    return _report(storage, asked, SELF_EVALUATION)


def _report(storage: Storage, asked: Asked, title: str) -> Paper:
    words = words_of(LANGUAGE)
    with storage.reading() as transaction:
        read = _read(words, transaction, asked)
    about = words(
        "{period}, as of {day}",
        period=period_title(asked.period, words),
        day=formats.day(read.figures.as_of, LANGUAGE),
    )
    blocks = (
        Text(read.school, Style.LINE),
        Text(words(title), Style.TITLE),
        Text(about, Style.TITLE),
        *_body(words, asked, read),
        Signature(words("Head teacher"), read.head, _executor(words, asked)),
        *_works(words, read.figures),
    )
    return Paper(words(title), LANGUAGE, about, blocks)


def _read(words: Words, transaction: Transaction, asked: Asked) -> Read:
    selection = asked.selection
    figures = read_figures(transaction, asked, LANGUAGE)
    limits = {**selection.parameters(), "as_of": figures.as_of, "by_month": False}
    divided = {
        name: transaction.rows(PARTICIPATIONS.divided, **limits, dimension=name)
        for name in DIMENSIONS
    }
    return Read(
        figures,
        counted(transaction, selection, asked.today),
        divided,
        transaction.rows(RESOURCE_USES.divided, **limits, dimension="resource_kind"),
        goals(words, transaction, asked, reference=figures.reference),
        tuple(differences.page(words, transaction, asked)),
        school_of(transaction, asked.organisation_id).entry.short_name,
        head_teacher(transaction, asked),
    )


def _body(words: Words, asked: Asked, read: Read) -> Iterator[Block]:
    figures = read.figures
    yield Text(words("In short"), Style.HEADING)
    yield from map(Text, facts.overall(words, figures))
    if figures.totals["participations"]:
        yield from map(Text, facts.by_community(words, figures))
    yield tables.figures(words, read.counted, against=figures.against)
    if figures.totals["participations"]:
        yield from _divisions(words, read)
        yield from pictures.months(words, figures, asked.period)
    if figures.training:
        yield letter_tables.training(words, figures)
    if read.resources:
        yield tables.resources(words, figures.reference, read.resources)
        yield from figures.notes.below_table("resource_kind", _codes(read.resources))
    if read.goals is not None:
        yield read.goals
    if (kept := tables.entered(words, read.counted)) is not None:
        yield kept
    yield Text(words("Conclusions and proposals"), Style.HEADING)
    for sentence in conclusions.conclusions(words, figures):
        yield Text(sentence, Style.PROPOSAL)
    yield from read.differences
    if asked.period.kind is PeriodKind.QUARTER:
        yield Text(_of_years(words, asked.period), Style.SMALL)


def _divisions(words: Words, read: Read) -> Iterator[Block]:
    figures, reference, divided = read.figures, read.figures.reference, read.divided
    yield letter_tables.communities(words, figures)
    yield from pictures.teachers(words, figures)
    yield tables.groups(words, reference, divided["group"])
    yield from figures.notes.below_table("group", _codes(divided["group"]))
    for name in tables.DIVISIONS:
        yield tables.division(words, reference, divided[name], name=name)
        yield from figures.notes.below_table(name, _codes(divided[name]))


def _codes(rows: Sequence[Row]) -> list[str]:
    return [str(row["code"]) for row in rows]


def _works(words: Words, figures: Figures) -> Iterator[Block]:
    """Yield the list of works, which is long, behind the signature as an appendix.

    It begins where there is room: a page of its own would leave the one before half empty.
    """
    if figures.works:
        yield Text(words("Appendix"), Style.HEADING)
        yield letter_tables.works(words, figures)


def _of_years(words: Words, period: Period) -> str:
    """Say in which yearly reports the quarter is told again."""
    calendar = sorted({period.starts_on.year, period.ends_on.year})
    return words(
        "The records of this quarter are told again in the yearly analysis of the school year "
        "{school} and in the self-evaluation of {calendar}.",
        school=formats.school_year_name(period.year),
        calendar=", ".join(map(str, calendar)),
    )


def _executor(words: Words, asked: Asked) -> str:
    day = formats.day(asked.today, words.language)
    if not asked.executor:
        return words("Made by the application on {day}.", day=day)
    return words("Made by {name} on {day}.", name=asked.executor, day=day)
