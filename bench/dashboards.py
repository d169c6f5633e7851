"""How long each dashboard takes on the server, cold and warm, beside its queries run alone."""

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator

from bench.measures import Measure, from_record
from bench.schools import SIZES, address_of, begin_session, make, settings_of
from bench.serving import Visit, alone, forget, noting, served, visit
from core.screen import DASHBOARDS
from core.sitemap import SCREENS

TIMES = 3
JUDGED = "million"  # the school whose times have an aim; from the least to the largest they grow
COLD_FACTOR, COLD_MILLISECONDS, COLD_MOST = 1.3, 150.0, 700.0
WARM_MILLISECONDS = 80.0
GROWTH = 10.0  # times, from the least school to the largest
PAGES = tuple(screen.address for screen in SCREENS if screen.section == DASHBOARDS)


def measures() -> Iterator[Measure]:
    """Measure each school in a process of its own."""
    found = []
    for school in SIZES:
        with subprocess.Popen(
            [sys.executable, "-m", "bench.dashboards", school], stdout=subprocess.PIPE, text=True
        ) as process:
            for line in process.stdout or ():
                if line.startswith("{"):
                    found.append(from_record(line))
                    yield found[-1]
    yield from growth(found)


def growth(found: Iterable[Measure]) -> Iterator[Measure]:
    """Return how much longer each page takes, cold, at the largest school than at the least."""
    cold = {measure.name: measure.value for measure in found}
    least, largest = next(iter(SIZES)), list(SIZES)[-1]
    for page in PAGES:
        times = [cold.get(f"{school} {page} cold") for school in (least, largest)]
        if times[0] and times[1]:
            yield Measure(
                f"{page} cold, {least} to {largest}", times[1] / times[0], "times", GROWTH
            )


def of_school(school: str) -> Iterator[Measure]:
    """Measure every dashboard of a school; of several visits the least disturbed counts."""
    settings = settings_of(school)
    make(school, settings)
    token = begin_session(settings)
    addresses = [address_of(page, settings) for page in PAGES]
    with served():
        for address in addresses:
            visit(address, token)  # what a process loads once is no part of a dashboard
        for address in addresses:
            yield from _of_page(school, address, token)


def _of_page(school: str, page: str, token: str) -> Iterator[Measure]:
    forget()
    with noting() as readings:
        visit(page, token)
    queries = _least(lambda: alone(readings))
    cold = min((_cold(page, token) for _ in range(TIMES)), key=_time)
    warm = min((visit(page, token) for _ in range(TIMES)), key=_time)
    name, is_judged = f"{school} {page.partition('?')[0]}", school == JUDGED
    yield Measure(
        f"{name} cold", cold.milliseconds, "ms", most_cold(queries) if is_judged else None
    )
    yield Measure(f"{name} warm", warm.milliseconds, "ms", WARM_MILLISECONDS if is_judged else None)
    yield Measure(f"{name} queries alone ({len(readings)})", queries, "ms")
    yield Measure(f"{name} cold to queries", cold.milliseconds / queries, "times")
    yield Measure(f"{name} cold, processor", cold.processor_milliseconds, "ms")
    yield Measure(f"{name} warm, processor", warm.processor_milliseconds, "ms")
    yield Measure(f"{name} sent", warm.kilobytes, "kB")


def most_cold(queries: float) -> float:
    """Return the most that a cold page may take whose queries take so many milliseconds."""
    return min(COLD_FACTOR * queries + COLD_MILLISECONDS, COLD_MOST)


def _cold(page: str, token: str) -> Visit:
    forget()
    return visit(page, token)


def _time(one: Visit) -> float:
    return one.milliseconds


def _least(measured: Callable[[], float]) -> float:
    return min(measured() for _ in range(TIMES))


if __name__ == "__main__":
    for measure in of_school(sys.argv[1]):
        print(measure.record, flush=True)
