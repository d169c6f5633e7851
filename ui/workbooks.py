"""Tables as the sheets of one XLSX file; texts stay texts, days and numbers can be counted with."""

from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO
from math import isnan
from numbers import Integral

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

DAY = "dd.mm.yyyy"
WIDTHS = (8, 60)  # letters of the narrowest column and of the widest one
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(sheets: Mapping[str, pd.DataFrame]) -> bytes:
    """Return the file; each sheet is named by its key and has a bold head that stays."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        text = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": DAY, "align": "left", "valign": "top"})
        for name, table in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for place, column in enumerate(table.columns):
                cells = [*table[column]]
                longest = max((len(str(cell)) for cell in [column, *cells]), default=0)
                sheet.set_column(place, place, min(max(longest + 2, WIDTHS[0]), WIDTHS[1]))
                sheet.write_string(0, place, str(column), head)
                for row, cell in enumerate(cells, start=1):
                    _write(sheet, (row, place), cell, text=text, day=day)
    return content.getvalue()


def _write(
    sheet: Worksheet, place: tuple[int, int], cell: object, *, text: Format, day: Format
) -> None:
    if cell is None or cell is pd.NaT or (isinstance(cell, float) and isnan(cell)):
        return
    if isinstance(cell, int | float | Integral):
        sheet.write_number(*place, float(cell), text)
    elif isinstance(cell, date):  # a moment is a date, too
        at = cell if isinstance(cell, datetime) else datetime.combine(cell, datetime.min.time())
        sheet.write_datetime(*place, at.replace(tzinfo=None), day)
    else:
        sheet.write_string(*place, str(cell), text)
