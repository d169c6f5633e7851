"""How long each dashboard takes on the server, cold and warm, beside its queries run alone."""

import subprocess
import sys
from collections.abc import Callable, Iterator

from bench.measures import Measure, from_record
from bench.schools import SIZES, begin_session, make, settings_of
from bench.serving import Visit, alone, forget, noting, served, visit
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
    """Measure every dashboard of a school; of several visits the least disturbed counts."""
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
    queries = _least(lambda: alone(readings))
    cold = [_cold(page, token) for _ in range(TIMES)]
    warm = [visit(page, token) for _ in range(TIMES)]
    cold_time = min(one.milliseconds for one in cold)
    aim = COLD_FACTOR * queries + COLD_MILLISECONDS
    yield Measure(f"{name} cold", cold_time, "ms", aim)
    yield Measure(f"{name} warm", min(one.milliseconds for one in warm), "ms", WARM_MILLISECONDS)
    yield Measure(f"{name} queries alone ({len(readings)})", queries, "ms")
    yield Measure(f"{name} cold to queries", cold_time / queries, "times")
    yield Measure(f"{name} warm, processor", min(v.processor_milliseconds for v in warm), "ms")
    yield Measure(f"{name} sent", warm[-1].kilobytes, "kB")


def _cold(page: str, token: str) -> Visit:
    forget()
    return visit(page, token)


def _least(measured: Callable[[], float]) -> float:
    return min(measured() for _ in range(TIMES))


if __name__ == "__main__":
    for measure in of_school(sys.argv[1]):
        print(measure.record, flush=True)
