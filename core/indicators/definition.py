"""What the catalogue says of each figure."""

from dataclasses import dataclass, field
from enum import Enum

from core import formats
from core.access import Role
from core.dimensions import Mark
from core.i18n import N_

# Words that many of them share.
STAFF = N_("teachers on the staff in the period")
PEOPLE, HOURS = N_("people"), N_("academic hours")


class Form(Enum):
    """How a figure is written."""

    COUNT = "count"
    COEFFICIENT = "coefficient"


class Growth(Enum):
    """How a figure grows through a period: what may be said of its pace towards a goal."""

    ADDED_UP = "added_up"  # each record adds to it
    COUNTED_ONCE = "counted_once"  # a person or a thing counts once: fast at first, slow later


@dataclass(frozen=True)
class Source:
    """The records that figures are counted from: their words, the statement of the totals.

    `monthly` gives the same columns by month, where they have a sense by month; `divided` gives
    them by the codes of any of the `dimensions`, with the people that each is about.
    """

    title: str
    totals: str
    monthly: str = ""
    divided: str = ""
    dimensions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Indicator:
    """One figure; its words are message ids, `column` is of the row of totals of its source.

    `denominator` is empty for a plain count; `whole_column` holds it where the same row does,
    `shows_share` writes the share into the label.
    `mark` and `is_of_staff` narrow a selection to the records that the figure is about;
    `counts_records` says that it is just their number. `people` is the column with the number of
    people it is about, where so few may not be shown to everybody.
    `growth` is None where no goal can be set: where less is better, or the figure can fall.
    `events` is the column with how many records a sum of something else was added up from.
    """

    code: str
    name: str
    question: str
    formula: str
    numerator: str
    unit: str
    source: Source
    column: str
    denominator: str = ""
    whole_column: str = ""
    shows_share: bool = False
    mark: Mark = field(default_factory=dict)
    is_of_staff: bool = False
    counts_records: bool = False
    people: str = ""
    form: Form = Form.COUNT
    owner: Role = Role.METHODIST
    growth: Growth | None = None
    events: str = ""

    @property
    def adds_up(self) -> bool:
        """Whether parts make a whole: somebody in two communities is one teacher."""
        return not self.is_of_staff

    @property
    def statement(self) -> str:
        """The name of the statement that gives the figure."""
        return self.source.totals


def written(indicator: Indicator, value: float, language: str) -> str:
    """Write a figure in the form that the catalogue gives it."""
    if indicator.form is Form.COEFFICIENT:
        return formats.coefficient(value, language)
    return formats.number(value, language)
