"""The catalogue of indicators: one definition for dashboards, goals and boards.

Adding a figure is adding a row.
"""

from core.indicators.catalogue import CATALOGUE, FIGURES, INDICATORS, screens_of
from core.indicators.definition import Form, Growth, Indicator, Source, written
from core.indicators.entered import ENTERED
from core.indicators.network import COMBINATIONS, CONCENTRATION
from core.indicators.participations import PARTICIPATIONS
from core.indicators.resource_uses import CATALOGUE_OF_RESOURCES, RESOURCE_USES

__all__ = [
    "CATALOGUE",
    "CATALOGUE_OF_RESOURCES",
    "COMBINATIONS",
    "CONCENTRATION",
    "ENTERED",
    "FIGURES",
    "INDICATORS",
    "PARTICIPATIONS",
    "RESOURCE_USES",
    "Form",
    "Growth",
    "Indicator",
    "Source",
    "screens_of",
    "written",
]
