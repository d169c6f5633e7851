"""python -m bench [NAME]: one thing or all; the exit code says only that it was measured."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from bench.measures import Measure, told


def _dashboards(_: Namespace) -> Iterator[Measure]:
    from bench import dashboards

    return dashboards.measures()


def _figures(_: Namespace) -> Iterator[Measure]:
    from bench.figures import measure

    return measure.measures()


def _sessions(_: Namespace) -> Iterator[Measure]:
    from bench import sessions

    return sessions.measures()


def _browsing(_: Namespace) -> Iterator[Measure]:
    from bench import browsing

    return browsing.measures()


def _import_torture(given: Namespace) -> Iterator[Measure]:
    from bench import import_torture

    return import_torture.measures(given.folder, is_listed=given.files)


def _import_speed(_: Namespace) -> Iterator[Measure]:
    from bench import import_speed

    return import_speed.measures()


def _papers(_: Namespace) -> Iterator[Measure]:
    from bench import papers

    return papers.measures()


MEASURES: Mapping[str, Callable[[Namespace], Iterator[Measure]]] = {
    "dashboards": _dashboards,
    "figures": _figures,
    "browsing": _browsing,
    "sessions": _sessions,
    "import-torture": _import_torture,
    "import-speed": _import_speed,
    "papers": _papers,
}


def main() -> int:
    parser = ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("name", nargs="?", choices=MEASURES, help="all of them where none is named")
    parser.add_argument("folder", nargs="?", help="import-torture: another folder of files")
    parser.add_argument("--files", action="store_true", help="import-torture: a line for each file")
    given = parser.parse_args()
    chosen = [given.name] if given.name else list(MEASURES)
    measured = list(told(chain.from_iterable(MEASURES[name](given) for name in chosen)))
    missed = sum(measure.is_met is False for measure in measured)
    print(f"{len(measured)} measures, {missed} of them beyond their aim")
    return 0


if __name__ == "__main__":
    sys.exit(main())
