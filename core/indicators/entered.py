"""The figures about the quality of the records that were entered."""

from core.i18n import N_
from core.indicators.definition import Indicator, Source

ENTERED = Source(
    N_("Participations that are confirmed, returned or wait for a check"), "dashboards/quality"
)
RECORDS = N_("records")
ALL_ENTERED = N_("records entered in the period")

OF_WHAT_IS_ENTERED: tuple[Indicator, ...] = (
    Indicator(
        "without_evidence",
        N_("Without evidence"),
        N_("Which records lack evidence?"),
        N_("Neither a link nor a document number, or the record says that there is none."),
        N_("records without evidence"),
        RECORDS,
        ENTERED,
        "without_evidence",
        denominator=ALL_ENTERED,
        whole_column="records",
        people="without_evidence_people",
    ),
    Indicator(
        "unrated",
        N_("The level is not rated"),
        N_("Which records wait for their level?"),
        N_("The level says “not rated”: a deputy confirms levels, a site's certificate does not."),
        N_("records whose level is not rated"),
        RECORDS,
        ENTERED,
        "unrated",
        denominator=ALL_ENTERED,
        whole_column="records",
        people="unrated_people",
    ),
    Indicator(
        "late",
        N_("Entered later than 30 days"),
        N_("How soon are records entered?"),
        N_("More than 30 days from the last day of the activity to the first entry."),
        N_("records entered later than 30 days"),
        RECORDS,
        ENTERED,
        "late",
        denominator=ALL_ENTERED,
        whole_column="records",
        people="late_people",
    ),
    Indicator(
        "returned",
        N_("Returned"),
        N_("Which records were sent back?"),
        N_("Records that were returned to be mended and have not come back."),
        N_("records that are returned"),
        RECORDS,
        ENTERED,
        "returned",
        denominator=ALL_ENTERED,
        whole_column="records",
        people="returned_people",
    ),
    Indicator(
        "waiting",
        N_("Waiting for a check"),
        N_("What waits for my check?"),
        N_("Records that are handed in and not yet confirmed."),
        N_("records that wait"),
        RECORDS,
        ENTERED,
        "waiting",
        denominator=ALL_ENTERED,
        whole_column="records",
        people="waiting_people",
    ),
)
