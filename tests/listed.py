"""The tables of a page as they are read: frames of the texts that stand in their cells."""

import pandas as pd
from lxml import html
from streamlit.testing.v1 import AppTest

CLASS = "plain-table"


def tables(app: AppTest) -> list[pd.DataFrame]:
    """Return the plain tables of the page, in their order."""
    return [frame(one.proto.body) for one in app.get("html") if f'"{CLASS}"' in one.proto.body]


def frame(body: str) -> pd.DataFrame:
    """Return what stands in a table of HTML."""
    table = html.fromstring(body)
    heads = [head.text_content() for head in table.findall(".//th")]
    rows = [[cell.text_content() for cell in row] for row in table.findall(".//tbody/tr")]
    return pd.DataFrame(rows, columns=heads, dtype=object)
