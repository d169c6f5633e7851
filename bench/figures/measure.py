"""Several hundred random settings over every screen: how many figures differ. None may."""

import logging
import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, seed
from hypothesis import settings as hypothesis_settings

from bench.figures.compare import Comparison, compared
from bench.figures.records import Records, read
from bench.figures.settings import LISTS, Setting, person, settings
from bench.measures import Measure
from core.access import Role
from core.periods import quarter, school_year_of, today
from core.screen import DASHBOARDS, Screen
from core.sitemap import SCREENS
from services.demonstration import load
from ui import runtime

SETTINGS = 300
# Words only, and what shows the figures of the other screens once more.
NOT_COUNTED = {"dashboards/indicators.py", "dashboards/goals.py", "dashboards/board.py"}
SCREENS_COUNTED = tuple(
    screen for screen in SCREENS if screen.section == DASHBOARDS and screen.path not in NOT_COUNTED
)


@dataclass(frozen=True)
class School:
    """The records of the open database, and what may be chosen among them."""

    records: Records

    def drawn(self, count: int, number: int) -> Sequence[Setting]:
        """Return so many random settings, the same ones for the same number."""
        codes = {
            name: list(self.records.items(list_name)["code"]) for name, list_name in LISTS.items()
        }
        staff = self.records.known("teachers")
        resources = self.records.known("resources")
        partners = sorted({name for name in resources["partner"] if name and "," not in name})
        codes["resource"] = sorted(resources["resource_id"])
        codes["provider"] = ["own", *(f"partner.{name}" for name in partners)]
        codes["teacher"] = sorted(staff["teacher_id"])
        organisation_id = str(staff["organisation_id"].iloc[0])
        found: list[Setting] = []

        @seed(number)
        @hypothesis_settings(
            max_examples=count,
            database=None,
            deadline=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        )
        @given(settings(organisation_id, codes, today()))
        def collect(setting: Setting) -> None:
            found.append(setting)

        collect()
        return found[:count]

    def wide(self) -> Setting:
        """Return the busiest quarter of the last school year, unfiltered, as the head sees it."""
        organisation_id = str(self.records.known("teachers")["organisation_id"].iloc[0])
        last = quarter(school_year_of(today()) - 1, 3)
        return Setting(person(organisation_id, Role.DIRECTOR), today(), last)

    def compared(self, screen: Screen, setting: Setting) -> Comparison:
        return compared(self.records, screen, self._of_one(screen, setting))

    def _of_one(self, screen: Screen, setting: Setting) -> Setting:
        """Choose a teacher for the screen that is about one; who it is follows from the setting."""
        if screen.address != "teacher":
            return setting
        staff = sorted(self.records.known("teachers")["teacher_id"])
        chance = random.Random(str(setting))
        teacher = (chance.choice(staff),)
        return replace(setting, chosen={**setting.chosen, "teacher": teacher})


def opened() -> School:
    """Return the school of the database that the application has open."""
    return School(read(runtime.storage()))


def measures() -> Iterator[Measure]:
    """Measure every screen at the demonstration school; each difference is told as it is found."""
    logging.disable(logging.WARNING)  # what draws is not there: Streamlit says so again and again
    with TemporaryDirectory() as folder:
        os.environ["NETWORKS_DATABASE"] = str(Path(folder) / "school.duckdb")
        load(runtime.storage(), today())
        yield from _of_screens(opened())
        runtime.close()


def _of_screens(school: School) -> Iterator[Measure]:
    drawn = school.drawn(SETTINGS, SETTINGS)
    for screen in SCREENS_COUNTED:
        whole = Comparison()
        for setting in drawn:
            found = school.compared(screen, setting)
            whole.figures += found.figures
            whole.differences += found.differences
            for difference in found.differences:
                print(f"{screen.address}, {setting}: {difference}", flush=True)
        name = f"figures of {screen.address}, {len(drawn)} settings"
        yield Measure(f"{name}, compared", whole.figures, "")
        yield Measure(f"{name}, differing", len(whole.differences), "", 0)
