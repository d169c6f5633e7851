"""A figure as the JSON that a browser takes: written once, drawn again for next to nothing."""

import json
from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
from plotly.basedatatypes import BaseFigure, BaseTraceType
from plotly.io import to_json

PLACES = 4  # decimals, which is finer than a pixel and than any figure; the rest only weighs


def _rounded(number: str) -> float:
    return round(float(number), PLACES)


class Ready(BaseFigure):  # type: ignore[misc]  # Plotly has no types
    """A figure made of plain parts as Plotly's reference describes them, for Streamlit to draw.

    A Plotly figure is some thousand objects: making one and checking it takes longer than all the
    rest of a chart, and each drawing copies them all. The parts are checked whenever somebody
    looks into the figure, as the tests do with every sort of chart.
    """

    def __init__(self, parts: Mapping[str, Any]) -> None:
        written = json.loads(to_json(parts, validate=False), parse_float=_rounded)
        self._written = json.dumps(written, separators=(",", ":"), ensure_ascii=False)

    @property
    def written(self) -> str:
        """The parts as JSON."""
        return self._written

    def to_dict(self) -> dict[str, Any]:
        """Return the parts of the figure, a copy of its own for everybody."""
        return dict(json.loads(self._written))

    def read(self) -> go.Figure:
        """Return the figure as Plotly's objects; ValueError where Plotly knows no such part."""
        return go.Figure(self.to_dict())

    @property
    def data(self) -> tuple[BaseTraceType, ...]:
        """The traces, for whoever looks into the figure."""
        return tuple(self.read().data)

    @property
    def layout(self) -> go.Layout:
        """The layout, for whoever looks into the figure."""
        return self.read().layout
