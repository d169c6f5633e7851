"""The presentation that slides are put into: the school's template or the house's, and its room."""

from dataclasses import dataclass
from io import BytesIO

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout

from reports.deck.house import house_template

POINT = 12_700  # of the units that office programs measure in
MARGIN, GAP = 40, 14  # points
FOOTER = 30  # points at the foot of a slide
HOUSE_TITLE, UNKNOWN_TITLE = 28, 44  # points; the latter is the most that templates usually have
HEADS = frozenset({PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE})
LITTLE = frozenset(
    {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
)  # which python-pptx leaves out of a slide


@dataclass(frozen=True)
class Box:
    """A place on a slide in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height


@dataclass(frozen=True)
class Stage:
    """A presentation without slides, the layouts to use, and where what stands on a slide."""

    deck: Deck
    opening: SlideLayout
    layout: SlideLayout
    title: Box
    content: Box
    footer: Box
    title_size: float


def stage_of(template: bytes | None) -> Stage:
    """Return the stage of a template that `services.deck_template` has checked, or of the house."""
    deck = Presentation(BytesIO(template or house_template()))
    _empty(deck)
    width, height = (float(side or 0) / POINT for side in (deck.slide_width, deck.slide_height))
    layout = _layout(deck)
    title = _title_of(layout, Box(MARGIN, 26, width - 2 * MARGIN, 76))
    footer = Box(MARGIN, height - FOOTER - 4, width - 2 * MARGIN, FOOTER)
    top = min(title.bottom + GAP / 2, height / 3)
    content = Box(MARGIN, top, width - 2 * MARGIN, footer.top - top)
    size = UNKNOWN_TITLE if template else HOUSE_TITLE
    return Stage(deck, _opening(deck, layout), layout, title, content, footer, size)


def _empty(deck: Deck) -> None:
    """Take the slides of a template away: only its look is wanted."""
    slides = deck.slides._sldIdLst  # noqa: SLF001 - python-pptx has no word for it
    for slide in list(slides):
        deck.part.drop_rel(slide.rId)
        slides.remove(slide)


def _kinds(layout: SlideLayout) -> list[PP_PLACEHOLDER]:
    kinds = [shape.placeholder_format.type for shape in list(layout.placeholders)]
    return [kind for kind in kinds if kind not in LITTLE]


def _layout(deck: Deck) -> SlideLayout:
    """Return the layout with a title and the least beside it."""
    titled = [one for one in deck.slide_layouts if PP_PLACEHOLDER.TITLE in _kinds(one)]
    return min(titled or list(deck.slide_layouts), key=lambda one: len(_kinds(one)))


def _opening(deck: Deck, otherwise: SlideLayout) -> SlideLayout:
    """Return the layout of the first slide: one with a title and a subtitle."""
    for layout in deck.slide_layouts:
        if PP_PLACEHOLDER.SUBTITLE in _kinds(layout):
            return layout
    return otherwise


def _title_of(layout: SlideLayout, otherwise: Box) -> Box:
    """Return where the layout has its title, its own place or that of the master."""
    for shape in list(layout.placeholders):
        if shape.placeholder_format.type in HEADS and shape.width:
            box = Box(
                *(side / POINT for side in (shape.left, shape.top, shape.width, shape.height))
            )
            return box if box.width > 200 and box.height > 20 else otherwise
    return otherwise
