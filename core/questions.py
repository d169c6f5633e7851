"""What a head teacher asks, in the order of how often, and where each question is answered.

Held to the code by tests; the guide and the dictionary of indicators show it.
"""

from dataclasses import dataclass

from core.i18n import N_

OVERVIEW = "dashboards/overview.py"
COMMUNITIES = "dashboards/communities.py"
DEVELOPMENT = "dashboards/development.py"
DISSEMINATION = "dashboards/dissemination.py"
NETWORK = "dashboards/network.py"
QUALITY = "dashboards/quality.py"


@dataclass(frozen=True)
class Question:
    """A question (a message id), the screen, the title of the figure or card there, the query."""

    text: str
    screen: str
    shown: str
    statement: str


QUESTIONS: tuple[Question, ...] = (
    Question(
        N_("How many teachers take part, which share is that, as of which day?"),
        OVERVIEW,
        N_("Teachers"),
        "dashboards/totals",
    ),
    Question(
        N_("Who is in no community?"),
        NETWORK,
        N_("Who stands apart"),
        "dashboards/staff_by_community",
    ),
    Question(
        N_("What changed since the period before or since a day?"),
        OVERVIEW,
        N_("What changed"),
        "dashboards/contributions",
    ),
    Question(
        N_("Which communities really work?"),
        COMMUNITIES,
        N_("Effort and what came of it"),
        "dashboards/by_community",
    ),
    Question(
        N_("Whose course is older than three years?"),
        DEVELOPMENT,
        N_("Worth arranging a course"),
        "dashboards/staff_courses",
    ),
    Question(
        N_("How many works are there, and where are they?"),
        DISSEMINATION,
        N_("The works"),
        "dashboards/works",
    ),
    Question(
        N_("Are the records good enough for the letter?"),
        QUALITY,
        N_("Sound records by method group"),
        "dashboards/quality",
    ),
    Question(
        N_("What waits for my check?"), QUALITY, N_("Waiting for a check"), "dashboards/quality"
    ),
    Question(
        N_("How active are the method groups?"),
        OVERVIEW,
        N_("Teachers taking part by method group"),
        "dashboards/by_method_group",
    ),
    Question(
        N_("Does it rest on two or three people?"),
        NETWORK,
        N_("How much rests on a few"),
        "dashboards/concentration",
    ),
    Question(
        N_("Which records lack evidence?"), QUALITY, N_("Without evidence"), "dashboards/quality"
    ),
    Question(
        N_("How many hours of further training, and how many trainees?"),
        DEVELOPMENT,
        N_("Course hours"),
        "dashboards/totals",
    ),
    Question(
        N_("Which kinds of activity prevail?"),
        OVERVIEW,
        N_("Participations by kind"),
        "dashboards/by_kind",
    ),
    Question(
        N_("What is done above the municipal level?"),
        COMMUNITIES,
        N_("What comes of it"),
        "dashboards/by_community",
    ),
    Question(
        N_("What did one teacher do in five years?"),
        "dashboards/teacher.py",
        N_("Five school years"),
        "dashboards/trajectory",
    ),
    Question(
        N_("Which subjects and grades have no works of their own?"),
        DISSEMINATION,
        N_("Where works of one's own are and are not"),
        "dashboards/subjects_taught",
    ),
    Question(
        N_("What is to be shown at the meeting, in one sentence?"),
        OVERVIEW,
        N_("What to look at"),
        "dashboards/monthly_by_community",
    ),
    Question(
        N_("Which records are there twice?"),
        QUALITY,
        N_("Likely duplicates"),
        "duplicates/pairs",
    ),
    Question(
        N_("How do new teachers take part?"),
        DEVELOPMENT,
        N_("Teachers taking part by years at the school"),
        "dashboards/by_tenure",
    ),
    Question(
        N_("How does participation go with qualification, and whose attestation comes?"),
        DEVELOPMENT,
        N_("Teachers taking part by qualification"),
        "dashboards/by_qualification",
    ),
    Question(
        N_("What is done in Sferum beside chats?"),
        COMMUNITIES,
        N_("What is done"),
        "dashboards/by_kind_and_community",
    ),
    Question(
        N_("What is paid for?"),
        DEVELOPMENT,
        N_("Free and paid activities"),
        "dashboards/by_payment",
    ),
    Question(
        N_("Whom is an order to thank?"),
        DISSEMINATION,
        N_("Whom to thank"),
        "dashboards/staff_merits",
    ),
    Question(N_("Are the goals met?"), "dashboards/goals.py", N_("Goals"), "dashboards/totals"),
    Question(
        N_("Which figures are for the self-evaluation, by the calendar year?"),
        OVERVIEW,
        N_("Participations"),
        "dashboards/totals",
    ),
)
