"""The letter put together: letterhead, standing texts, facts, tables, charts, signature."""

from collections.abc import Iterator, Mapping

from core import formats
from core.i18n import N_, Words, words_of
from core.period_names import period_title
from db import Storage
from reports.asked import Asked
from reports.content import Block, Letterhead, Paper, Signature, Style, Text
from reports.letter import conclusions, facts, pictures, tables
from reports.letter.figures import Figures, read_figures
from reports.letter.school_name import of_school
from reports.signatory import head_teacher
from services.school import School, school_of
from services.standing_texts import StandingTexts, filled, standing_texts

TITLE = N_("Information on the results of the network community")
LANGUAGE = "ru"  # of the office that it goes to, whatever language its maker reads
NAME_BY_HAND = "________________"


def letter(storage: Storage, asked: Asked) -> Paper:
    """Return the letter of a period, all of it as it stands in the database at one moment."""
    words = words_of(LANGUAGE)
    with storage.reading() as transaction:
        figures = read_figures(transaction, asked, LANGUAGE)
        school = school_of(transaction, asked.organisation_id)
        standing = standing_texts(transaction, asked.organisation_id)
        head = head_teacher(transaction, asked)
    places = {
        "school": school.entry.short_name,
        "of_school": of_school(words, school.entry.short_name),
        "communities": _all_communities(figures),
        "day": formats.day(asked.today, LANGUAGE),
        "executor": asked.executor or NAME_BY_HAND,
        "head": head,
    }
    texts = {name: filled(text, places) for name, text in standing.texts.items()}
    about = words(
        "{period}, as of {day}",
        period=period_title(asked.period, words),
        day=formats.day(figures.as_of, LANGUAGE),
    )
    blocks = (
        letterhead(school, standing),
        *opening(texts),
        *_figures(words, figures, asked, about=about),
        *_closing(words, figures, texts),
    )
    return Paper(words(TITLE), LANGUAGE, about, blocks)


def letterhead(school: School, standing: StandingTexts) -> Letterhead:
    """Return the letterhead verbatim, in one column or in one of each language."""
    parts = [school.entry.letterhead_russian, school.entry.letterhead_chechen]
    there = [part for part in parts if part.strip()]
    if standing.texts["letterhead_columns"] == "1":
        return Letterhead(("\n\n".join(there),))
    return Letterhead(tuple(there))


def opening(texts: Mapping[str, str]) -> Iterator[Block]:
    """Yield what stands in every letter before its facts."""
    yield Text(texts["number"], Style.LINE)
    if texts["addressee"]:
        yield Text(texts["addressee"], Style.ADDRESSEE)
    yield Text(texts["title"], Style.TITLE)
    for name in ("introduction", "communities", "aims"):
        for paragraph in filter(None, map(str.strip, texts[name].split("\n\n"))):
            yield Text(paragraph)


def _figures(words: Words, figures: Figures, asked: Asked, *, about: str) -> Iterator[Block]:
    yield Text(words("Results: {period}", period=about), Style.HEADING)
    yield from map(Text, facts.overall(words, figures))
    if not figures.totals["participations"]:
        return
    yield from map(Text, facts.by_community(words, figures))
    yield tables.communities(words, figures)
    yield from pictures.teachers(words, figures)
    yield from pictures.kinds(words, figures)
    yield from pictures.months(words, figures, asked.period)
    if figures.training:
        yield tables.training(words, figures)
    if figures.works:
        yield tables.works(words, figures)


def _closing(words: Words, figures: Figures, texts: Mapping[str, str]) -> Iterator[Block]:
    yield Text(words("Conclusions and proposals"), Style.HEADING)
    for sentence in conclusions.conclusions(words, figures):
        yield Text(sentence, Style.PROPOSAL)
    yield Signature(texts["signatory_position"], texts["signatory_name"], texts["executor"])


def _all_communities(figures: Figures) -> str:
    codes = figures.reference.codes("communities")
    return ", ".join(map(figures.community, codes))
