"""What a point of a chart says when it is touched, and the mark of data it stands for.

A mark is a text of core.dimensions; an empty one stands for nothing that could be narrowed to.
"""

from collections.abc import Sequence
from html import unescape

from charts.ready import Ready
from charts.theme import Spec

HOVER, MARK = 0, 1  # places in a point's customdata


def points(hovers: Sequence[str], marks: Sequence[str]) -> Spec:
    """Return the part of a trace that gives each of its points its words and its mark."""
    return {
        "customdata": [list(pair) for pair in zip(hovers, marks, strict=True)],
        "hovertemplate": f"%{{customdata[{HOVER}]}}<extra></extra>",
        # the page narrows to what was touched, so nothing has to fade
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def marked(figure: Ready) -> dict[str, str]:
    """Return each mark of a chart with what its point says, in one line, in the chart's order."""
    found: dict[str, str] = {}
    for trace in figure.to_dict()["data"]:
        for pair in trace.get("customdata", ()):
            if pair[MARK]:
                found.setdefault(str(pair[MARK]), one_line(str(pair[HOVER])))
    return found


def one_line(hover: str) -> str:
    """Return what a point says when it is touched as one line of plain text."""
    for tag in ("<b>", "</b>"):
        hover = hover.replace(tag, "")
    return unescape(" · ".join(part for part in hover.split("<br>") if part))
