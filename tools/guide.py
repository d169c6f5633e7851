"""Keeps the guide's tables to the code, of questions and of figures: `python -m tools.guide`.

With `--check` it changes nothing and fails where the guide says something else.
"""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from core.i18n import words_of
from core.indicators import CATALOGUE, screens_of
from core.questions import QUESTIONS
from core.sitemap import screen_of

GUIDE = Path(__file__).parent.parent / "docs" / "guide" / "dashboards.md"
FIGURES_HEAD = "| вопрос | экран | показатель | запрос → столбец |\n|---|---|---|---|"
QUESTIONS_HEAD = "| вопрос | экран | где смотреть | запрос |\n|---|---|---|---|"


def questions() -> str:
    """Return what a head teacher asks: question, screen, figure or card, query."""
    words = words_of("ru")
    rows = [
        (
            words(question.text),
            f"«{words(screen_of(question.screen).title)}»",
            f"«{words(question.shown)}»",
            f"`{question.statement}`",
        )
        for question in QUESTIONS
    ]
    return _table(QUESTIONS_HEAD, rows)


def figures() -> str:
    """Return the catalogue of indicators: question, screens, figure, query."""
    words = words_of("ru")
    rows = [
        (
            words(indicator.question),
            ", ".join(f"«{words(screen_of(path).title)}»" for path in screens_of(indicator)),
            words(indicator.name),
            f"`{indicator.statement}` → `{indicator.column}`",
        )
        for indicator in CATALOGUE
    ]
    return _table(FIGURES_HEAD, rows)


TABLES: Mapping[str, Callable[[], str]] = {"questions": questions, "indicators": figures}


def written(guide: str) -> str:
    """Return the guide's text with the tables as they have to be."""
    for name, table in TABLES.items():
        begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
        before, _, rest = guide.partition(begin)
        _, _, after = rest.partition(end)
        guide = f"{before}{begin}\n{table()}\n{end}{after}"
    return guide


def _table(head: str, rows: Iterable[Sequence[str]]) -> str:
    return "\n".join((head, *(f"| {' | '.join(row)} |" for row in rows)))


def main() -> int:
    """Write the table into the guide, or only say whether it is right."""
    found = GUIDE.read_text(encoding="utf-8")
    if "--check" in sys.argv[1:]:
        return int(written(found) != found)
    GUIDE.write_text(written(found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
