"""python -m bench NAME: measures one thing; the exit code says only that it was measured."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Mapping

from bench import dashboards, import_speed
from bench.measures import Measure, told

MEASURES: Mapping[str, Callable[[], Iterator[Measure]]] = {
    "dashboards": dashboards.measures,
    "import-speed": import_speed.measures,
}


def main() -> int:
    parser = ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("name", choices=MEASURES)
    measured = list(told(MEASURES[parser.parse_args().name]()))
    missed = sum(measure.is_met is False for measure in measured)
    print(f"{len(measured)} measures, {missed} of them beyond their aim")
    return 0


if __name__ == "__main__":
    sys.exit(main())
