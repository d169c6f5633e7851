"""The sorts of papers as a table: adding one is adding a row, for the screen and the command."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.access import Action
from core.i18n import N_
from core.periods import PeriodKind
from db import Storage
from reports import indicators
from reports.analysis import quarter_report, self_evaluation, yearly_analysis
from reports.analysis.paper import ANALYSIS, QUARTER, SELF_EVALUATION
from reports.asked import Asked
from reports.content import Paper
from reports.letter import TITLE, letter
from reports.portfolio import portfolio


@dataclass(frozen=True)
class Sort:
    """A sort of paper: `code` names it in the database and as a command; words are message ids.

    `build` freezes nothing, it only reads. `is_of_teacher` asks for one teacher and school years
    instead of a period, `period_kind` for periods of this kind only; one that `is_scheduled`
    is made by itself when such a period has ended. `formats` are codes of reports.formats.
    `short` stands in the choice for a title that is too long for it.
    """

    code: str
    title: str
    help: str
    action: Action
    build: Callable[[Storage, Asked], Paper]
    formats: tuple[str, ...]
    is_of_teacher: bool = False
    period_kind: PeriodKind | None = None
    is_scheduled: bool = False
    short: str = ""


SORTS: Mapping[str, Sort] = {
    sort.code: sort
    for sort in (
        Sort(
            "letter",
            TITLE,
            N_("The letter to the district office: standing texts, figures, tables, charts."),
            Action.MAKE_PAPERS,
            letter,
            ("docx", "pdf", "pptx"),
            short=N_("Letter to the district office"),
        ),
        Sort(
            "portfolio",
            N_("Portfolio of a teacher"),
            N_(
                "For attestation: courses, works, contests, experience handed on, resources of "
                "three or five school years, with levels, hours, links and document numbers."
            ),
            Action.MAKE_PORTFOLIOS,
            portfolio,
            ("docx", "pdf"),
            is_of_teacher=True,
        ),
        Sort(
            "quarter_report",
            QUARTER,
            N_("All figures of a quarter: by community, method group, kind, level; goals, works."),
            Action.MAKE_PAPERS,
            quarter_report,
            ("docx", "pdf"),
            period_kind=PeriodKind.QUARTER,
            is_scheduled=True,
        ),
        Sort(
            "yearly_analysis",
            ANALYSIS,
            N_(
                "All figures of a school year, with a page that explains every difference to the "
                "calendar year."
            ),
            Action.MAKE_PAPERS,
            yearly_analysis,
            ("docx", "pdf"),
            period_kind=PeriodKind.SCHOOL_YEAR,
            is_scheduled=True,
        ),
        Sort(
            "self_evaluation",
            SELF_EVALUATION,
            N_(
                "All figures of a calendar year, with a page that explains every difference to the "
                "school year."
            ),
            Action.MAKE_PAPERS,
            self_evaluation,
            ("docx", "pdf"),
            period_kind=PeriodKind.CALENDAR_YEAR,
            is_scheduled=True,
        ),
        Sort(
            "workbook",
            indicators.TITLE,
            N_("A sheet an indicator, with charts, definitions and the confirmed records."),
            Action.MAKE_PAPERS,
            indicators.indicators,
            ("xlsx",),
        ),
    )
}
