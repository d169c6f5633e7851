"""The method groups of a view: which are large enough to be shown, and who of them takes part."""

import pandas as pd

from charts import sentences
from services.small_groups import FEWEST_PEOPLE
from ui.dashboards.view import View

STATEMENT = "dashboards/by_method_group"


def large_enough(view: View) -> tuple[pd.DataFrame, str]:
    """Return the groups whose staff may be spoken of, and the sentence about the others.

    It names groups and says who of them is nobody: there is no sum of them that would tell more.
    """
    frame = view.load(STATEMENT, as_of=view.as_of)
    is_small = pd.Series(
        [view.hides(int(count)) for count in frame["staff"]], frame.index, dtype=bool
    )
    found = frame[~is_small].reset_index(drop=True)
    return found, sentences.left_out(view.page.words, int(is_small.sum()))


def taking_part(view: View) -> pd.DataFrame:
    """Return the groups with `people`, how many their participations are about.

    Of a group of two nothing can be said but of these two, whoever of them takes part.
    """
    frame = view.load(STATEMENT, as_of=view.as_of)
    is_small = frame["staff"].between(1, FEWEST_PEOPLE - 1)
    return frame.assign(people=frame["teachers"].where(~is_small, frame["staff"]))
