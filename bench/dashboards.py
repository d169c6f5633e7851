"""How long each dashboard takes on the server, cold and warm, beside its queries run alone."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from statistics import median

from bench.measures import Measure, from_record
from bench.schools import SIZES, begin_session, make, settings_of
from bench.serving import alone, forget, noting, served, visit
from core.sitemap import DASHBOARDS, SCREENS

TIMES = 5
COLD_FACTOR, COLD_MILLISECONDS = 1.5, 150.0
WARM_MILLISECONDS = 100.0


def measures() -> Iterator[Measure]:
    """Measure each school in a process of its own."""
    for school in SIZES:
        with subprocess.Popen(
            [sys.executable, "-m", "bench.dashboards", school], stdout=subprocess.PIPE, text=True
        ) as process:
            for line in process.stdout or ():
                if line.startswith("{"):
                    yield from_record(line)


def of_school(school: str) -> Iterator[Measure]:
    """Measure every dashboard of a school; each value is the median of several visits."""
    settings = settings_of(school)
    make(school, settings)
    token = begin_session(settings)
    pages = [screen.address for screen in SCREENS if screen.section == DASHBOARDS]
    with served():
        for page in pages:
            visit(page, token)  # what a process loads once is no part of a dashboard
        for page in pages:
            yield from _of_page(f"{school} {page}", page, token)


def _of_page(name: str, page: str, token: str) -> Iterator[Measure]:
    forget()
    with noting() as readings:
        visit(page, token)
    queries = _median(lambda: alone(readings))
    cold = _median(lambda: (forget(), visit(page, token).milliseconds)[1])
    warm = _median(lambda: visit(page, token).milliseconds)
    aim = COLD_FACTOR * queries + COLD_MILLISECONDS
    yield Measure(f"{name} cold", cold, "ms", aim)
    yield Measure(f"{name} warm", warm, "ms", WARM_MILLISECONDS)
    yield Measure(f"{name} queries alone ({len(readings)})", queries, "ms")
    yield Measure(f"{name} cold to queries", cold / queries, "times")
    yield Measure(f"{name} sent", visit(page, token).kilobytes, "kB")


def _median(measured: Callable[[], float]) -> float:
    return median(measured() for _ in range(TIMES))


if __name__ == "__main__":
    for measure in of_school(sys.argv[1]):
        print(measure.record, flush=True)
