"""What a measure is, and how it is told: one line on the screen, one JSON line in a file."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

RESULTS = Path(__file__).parent / "results"
LATEST = RESULTS / "latest.jsonl"


@dataclass(frozen=True)
class Measure:
    """One measured value; `aim` is the most it should be, None where nothing is aimed at."""

    name: str
    value: float
    unit: str
    aim: float | None = None

    @property
    def is_met(self) -> bool | None:
        """Say whether the aim is met; None where there is none."""
        return None if self.aim is None else self.value <= self.aim

    @property
    def line(self) -> str:
        """The measure as one line of aligned columns."""
        value = f"{self.value:>10.1f} {self.unit:<6}"
        if self.aim is None:
            return f"{self.name:<44}{value}"
        verdict = "met" if self.is_met else "NOT MET"
        return f"{self.name:<44}{value} aim {self.aim:>8.1f}  {verdict}"

    @property
    def record(self) -> str:
        """The measure as a JSON line."""
        return json.dumps({**asdict(self), "met": self.is_met})


def told(measures: Iterable[Measure]) -> Iterator[Measure]:
    """Print each measure as it comes and write it into the file of the latest results."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    with LATEST.open("w", encoding="utf-8") as file:
        for measure in measures:
            print(measure.line, flush=True)
            file.write(measure.record + "\n")
            file.flush()
            yield measure


def from_record(line: str) -> Measure:
    """Return the measure that a JSON line holds."""
    fields = json.loads(line)
    del fields["met"]
    return Measure(**fields)
