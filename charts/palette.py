"""The colours behind the names of charts.theme, on a light and on a dark page.

.streamlit/config.toml says which they are: for the charts as for all else on the page.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from charts import theme

Mode = Literal["light", "dark"]

CONFIGURATION = Path(__file__).parent.parent / ".streamlit" / "config.toml"


@cache
def colours(mode: Mode) -> Mapping[str, str]:
    """Return the colour of each name (`#rrggbb`); ValueError where the configuration lacks one."""
    written = tomllib.loads(CONFIGURATION.read_text("utf-8"))["theme"][mode]
    series = dict(zip(theme.SERIES, written["chartCategoricalColors"], strict=True))
    scale = dict(zip(theme.SCALE, written["chartSequentialColors"], strict=True))
    page = {theme.TEXT: written["textColor"], theme.PAPER: written["backgroundColor"]}
    return series | scale | page | {theme.EDGE: written["borderColor"]}
