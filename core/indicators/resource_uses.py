"""The figures counted from the uses of resources."""

from core.access import Role
from core.i18n import N_
from core.indicators.definition import PEOPLE, STAFF, Growth, Indicator, Source

RESOURCE_USES = Source(
    N_("Confirmed uses of resources, their catalogue, the staff list"),
    "dashboards/resource_totals",
    "dashboards/resource_uses_monthly",
    "dashboards/resources_by_dimension",
    ("community", "resource_kind", "group", "subject", "grade", "month", "year", "teacher"),
)
CATALOGUE_OF_RESOURCES = Source(
    N_("The catalogue of resources and their confirmed uses"),
    "dashboards/resources",
    "dashboards/resource_uses_monthly",
)

OF_RESOURCE_USES: tuple[Indicator, ...] = (
    Indicator(
        "resource_uses",
        N_("Resource uses"),
        N_("How often are resources used?"),
        N_("How many times resources were used; the level does not narrow it."),
        N_("the sum of the times written down in the uses of resources"),
        N_("times"),
        RESOURCE_USES,
        "uses",
        people="participants",
        growth=Growth.ADDED_UP,
        events="records",
    ),
    Indicator(
        "resource_teachers",
        N_("Teachers using resources"),
        N_("How many teachers use resources, and which share of the staff?"),
        N_("Teachers on the staff in this period with at least one use."),
        N_("teachers of the staff with at least one use of a resource"),
        PEOPLE,
        RESOURCE_USES,
        "teachers",
        denominator=STAFF,
        whole_column="staff",
        is_of_staff=True,
        growth=Growth.COUNTED_ONCE,
    ),
    Indicator(
        "resources_in_use",
        N_("Resources in use"),
        N_("Which part of the catalogue is used?"),
        N_("Resources of the catalogue that were used at least once."),
        N_("resources with at least one use in the period"),
        N_("resources"),
        CATALOGUE_OF_RESOURCES,
        "resources",
        denominator=N_("resources of the catalogue that fit the filters"),
        whole_column="catalogue",
        owner=Role.DIRECTOR,
        growth=Growth.COUNTED_ONCE,
    ),
    Indicator(
        "pupils_reached",
        N_("Pupils reached"),
        N_("How many pupils do the resources reach?"),
        N_("A pupil reached twice counts twice."),
        N_("the sum of the pupils written down in the uses of resources"),
        N_("pupils"),
        RESOURCE_USES,
        "pupils_reached",
        growth=Growth.ADDED_UP,
        events="records",
    ),
)
