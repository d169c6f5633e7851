"""The figures about the whole staff together: who connects communities, what rests on a few."""

from core.access import Role
from core.i18n import N_
from core.indicators.definition import PEOPLE, STAFF, Form, Indicator, Source

COMBINATIONS = Source(
    N_("Confirmed participations: in which communities each teacher of the staff is"),
    "dashboards/staff_by_combination",
)
CONCENTRATION = Source(
    N_("Confirmed participations of each teacher of the staff"), "dashboards/concentration"
)

OF_THE_NETWORK: tuple[Indicator, ...] = (
    Indicator(
        "bridges",
        N_("Bridges"),
        N_("Who connects the communities with each other?"),
        N_(
            "Teachers in three communities and more, or the only one of the staff who is in "
            "some two of them."
        ),
        N_("teachers of the staff who connect communities"),
        PEOPLE,
        COMBINATIONS,
        "bridges",
        denominator=STAFF,
        whole_column="staff",
        is_of_staff=True,
        people="bridges",
    ),
    Indicator(
        "three_most_active",
        N_("Of three teachers"),
        N_("Does it rest on two or three people?"),
        N_("Participations of the three most active teachers, of all participations of the staff."),
        N_("participations of the three teachers who have the most"),
        N_("participations"),
        CONCENTRATION,
        "participations",
        denominator=N_("participations of the whole staff"),
        whole_column="everything",
        shows_share=True,
        is_of_staff=True,
        owner=Role.DIRECTOR,
    ),
    Indicator(
        "gini",
        N_("Gini coefficient"),
        N_("How unequally is participation spread?"),
        N_(
            "How unequally participations are spread over the whole staff, those without any "
            "included: 0 when all take part alike, near 1 when all rests on one. "
            "G = Σ (2i − n − 1) · xᵢ / (n · Σ xᵢ), where n is the number of teachers in the order "
            "of their participations x, the fewest first, and i is the place in that order."
        ),
        N_("the participations of each teacher of the staff"),
        N_("from 0 to 1"),
        CONCENTRATION,
        "gini",
        is_of_staff=True,
        form=Form.COEFFICIENT,
        owner=Role.DIRECTOR,
    ),
)
