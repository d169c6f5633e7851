"""The colours of a chart's series: those that the picture names, or apart where it names none."""

from collections.abc import Sequence

from reports.content import Picture

# Told apart by the colour-blind and in grey; dark enough for white labels.
APART = ("1F6F78", "B35C00", "5B4B8A", "9B2C4B", "2F6DA8", "5F6B2D", "7A4A2A", "555B66")


def series_colours(picture: Picture) -> Sequence[str]:
    """Return a colour for each series, six hexadecimal digits."""
    named = [series.colour for series in picture.series]
    if len(set(named)) == len(named):
        return named
    return [APART[place % len(APART)] for place in range(len(named))]
