"""What the letter proposes: by rules from its own figures, for a person to edit before it goes."""

from collections.abc import Callable, Iterator

from core import formats
from core.i18n import Words
from core.period_names import against_title
from reports.letter.facts import part_of_staff
from reports.letter.figures import Figures

HALF = 0.5

Rule = Callable[[Words, Figures], str]


def conclusions(words: Words, figures: Figures) -> Iterator[str]:
    """Yield the proposals; the first line says what they are."""
    yield words(
        "Conclusions and proposals made by rules from the figures above: check them, word them "
        "anew, take the mark off."
    )
    if not figures.totals["participations"]:
        yield words(
            "There are no confirmed records for this period: enter and confirm them, or choose "
            "another period."
        )
        return
    for rule in RULES:
        sentence = rule(words, figures)
        if sentence:
            yield sentence


def _coverage(words: Words, figures: Figures) -> str:
    staff, part = int(figures.totals["staff"]), int(figures.totals["teachers"])
    if part >= staff:
        return words("All teachers of the school take part in network communities.")
    return words.count(
        "{n} teacher of {staff}, {share}, is in no community: offer communities of the subject, "
        "voluntarily and where it is expedient.",
        "{n} teachers of {staff}, {share}, are in no community: offer communities of the subject, "
        "voluntarily and where it is expedient.",
        staff - part,
        staff=staff,
        share=formats.percent(staff - part, staff, words.language),
    )


def _movement(words: Words, figures: Figures) -> str:
    now, before = int(figures.totals["participations"]), int(figures.before["participations"])
    if not before or now == before or not figures.against.is_fair:
        return ""
    facts = {
        "now": formats.number(now, words.language),
        "before": formats.number(before, words.language),
        "against": against_title(figures.against, words),
    }
    if now > before:
        return words(
            "Participation grew: {now} against {before} in {against}. Go on with what made it "
            "grow.",
            **facts,
        )
    return words(
        "Participation fell: {now} against {before} in {against}. Find the reasons at the method "
        "council.",
        **facts,
    )


def _few(words: Words, figures: Figures) -> str:
    top = figures.three_most_active
    if top is None:
        return ""
    part, whole = int(top["participations"]), int(top["everything"])
    if part / whole < HALF:
        return ""
    return words(
        "The three most active teachers make up {part} of {whole} participations, {share}: share "
        "their experience in the method groups, so that it does not rest on a few.",
        part=formats.number(part, words.language),
        whole=formats.number(whole, words.language),
        share=formats.percent(part, whole, words.language),
    )


def _idle(words: Words, figures: Figures) -> str:
    if not figures.idle:
        return ""
    return words(
        "Not used in the period: {names}. Decide whether they serve the goals of the school.",
        names=", ".join(map(figures.community, figures.idle)),
    )


def _leader(words: Words, figures: Figures) -> str:
    if not figures.communities:
        return ""
    rows = figures.communities
    code = max(rows, key=lambda one: int(rows[one]["teachers"]))
    return words(
        "The most teachers take part in {community}: {part}.",
        community=figures.community(code),
        part=part_of_staff(words, rows[code], int(figures.totals["staff"])),
    )


def _sharing(words: Words, figures: Figures) -> str:
    totals = figures.totals
    if not totals["works"]:
        return words(
            "No work was published in the period: help teachers to prepare their materials for "
            "publication."
        )
    return words(
        "Experience is shared: published works – {works}; teachers with works – {authors} of "
        "{staff}, {share}.",
        works=formats.number(float(totals["works"]), words.language),
        authors=int(totals["authors"]),
        staff=int(totals["staff"]),
        share=formats.percent(int(totals["authors"]), int(totals["staff"]), words.language),
    )


def _training(words: Words, figures: Figures) -> str:
    totals = figures.totals
    if not totals["courses"]:
        return words("No course was completed in the period: plan further training.")
    return words(
        "Courses and retraining were completed by {trainees} of {staff} teachers, {share}.",
        trainees=int(totals["trainees"]),
        staff=int(totals["staff"]),
        share=formats.percent(int(totals["trainees"]), int(totals["staff"]), words.language),
    )


RULES: tuple[Rule, ...] = (_coverage, _movement, _leader, _few, _idle, _sharing, _training)
