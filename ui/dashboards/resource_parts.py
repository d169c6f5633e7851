"""The parts of the use of resources: read once, cut to what may be shown, named and marked."""

import pandas as pd

from charts import theme
from core.dimensions import mark_text, provider_code
from ui.dashboards import crossing
from ui.dashboards.view import View
from ui.forms import choices

STATEMENT = "dashboards/resource_uses_by_part"
PLAIN = (theme.ACCENT, "")  # colour and pattern of what no list colours


def part(view: View, name: str) -> tuple[pd.DataFrame, str]:
    """Return the rows of a part that may be shown, and the sentence about those left out."""
    return view.shown(everything(view, name), "participants", counted="value")


def pair(view: View, name: str, *, counted: str = "value") -> pd.DataFrame:
    """Return the rows of a part that is two others together, with `is_hidden`.

    What would tell of too few people beside the sums of the two is hidden, too.
    """
    rows, sides = everything(view, name), name.split("_to_")
    marks = tuple(f"{side}_mark" for side in sides)
    lines = []
    for side, mark in zip(sides, marks, strict=True):
        whole = everything(view, side)
        lines.append(crossing.line(view, whole.assign(code=whole[mark]), "code", counted="value"))
    codes = (marks[0], marks[1])
    hidden = crossing.hidden(
        view, crossing.sizes(rows, codes, counted), rows=lines[0], columns=lines[1]
    )
    found = [one in hidden for one in zip(rows[codes[0]], rows[codes[1]], strict=True)]
    return rows.assign(is_hidden=pd.Series(found, rows.index, dtype=bool))


def everything(view: View, name: str) -> pd.DataFrame:
    """Return the rows of one part with `value`, their uses.

    Its provider, kind and subject have their names in `…_label` and their marks in `…_mark`.
    """
    rows = view.once("resource_parts", _named)
    return rows[rows["part"] == name].reset_index(drop=True)


def _named(view: View) -> pd.DataFrame:
    rows = view.load(STATEMENT)
    pairs = list(zip(rows["community"], rows["partner"], strict=True))
    rows = rows.assign(
        value=rows["uses"],
        provider_label=[choices.provider_name(view.page, *pair) for pair in pairs],
        provider_mark=[provider_mark(*pair) for pair in pairs],
    )
    for column, list_name in (("kind", "resource_kinds"), ("subject", "subjects")):
        codes = rows.assign(code=rows[column].fillna(""))
        named = view.named(codes, "code", list_name)
        rows = rows.assign(**{f"{column}_label": named["label"], f"{column}_mark": named["mark"]})
    return rows


def provider_mark(community: object, partner: object) -> str:
    """Return the mark of a provider."""
    if isinstance(community, str) and community:
        return mark_text({"community": community})
    return mark_text({"provider": provider_code(partner if isinstance(partner, str) else "")})


def provider_looks(view: View) -> dict[str, tuple[str, str]]:
    """Return colour and pattern of each community by its mark, as on every chart."""
    codes = list(view.page.reference.codes("communities", archived=True))
    return {
        mark_text(item.mark): (item.colour, item.pattern) for item in view.community_series(codes)
    }
