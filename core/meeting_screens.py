"""The screens of meetings and papers, rows of the sitemap."""

from core.access import Action
from core.i18n import N_
from core.screen import MEETINGS, Screen

SHOW = "meeting/show.py"
# The dashboards of which slides are made.
SHOWABLE = tuple(
    f"dashboards/{name}.py"
    for name in (
        "overview",
        "communities",
        "resources",
        "development",
        "coverage",
        "quality",
        "network",
        "dissemination",
        "teacher",
        "goals",
        "board",
    )
)
MEETING_SCREENS: tuple[Screen, ...] = (
    Screen(
        "meeting/meetings.py",
        MEETINGS,
        N_("Meetings"),
        ":material/groups_2:",
        Action.HOLD_MEETINGS,
        N_("Put a meeting together of charts and texts, freeze it, keep what was decided."),
    ),
    Screen(
        SHOW,
        MEETINGS,
        N_("Show"),
        ":material/slideshow:",
        Action.SHOW_MEETINGS,
        N_("A meeting's slides over the whole screen, with keys, a clicker or a finger."),
    ),
    Screen(
        "meeting/papers.py",
        MEETINGS,
        N_("Papers"),
        ":material/description:",
        Action.MAKE_PORTFOLIOS,
        N_("Letters and reports as files, from frozen figures; everything made so far."),
    ),
)
