"""Text tables: any separator, any line ends (CR alone too), any encoding that is named."""

import codecs
import csv
import io
from collections.abc import Mapping

from core.i18n import N_
from services.intake.form import FileForm
from services.intake.refusals import Refused

DELIMITERS = ",;\t|"
MARKS: Mapping[bytes, str] = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}

NOT_TEXT = N_("it is neither a text table (CSV) nor a workbook")
WRONG_ENCODING = N_(
    "its text is not in the encoding {encoding}; name the right one in the mapping, "
    "for example windows-1251"
)
BROKEN_LINE = N_(
    "line {line} cannot be read: a quotation mark stands in a wrong place or has no pair"
)


def read_delimited(content: bytes, form: FileForm) -> list[list[str]]:
    """Return the rows of a text table, blank ones too; ImportRefused when it is no such thing."""
    text = _decoded(content, form)
    delimiter = form.delimiter or _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return [[cell.strip() for cell in row] for row in reader]
    except csv.Error as error:
        raise Refused(BROKEN_LINE, line=reader.line_num) from error


def _decoded(content: bytes, form: FileForm) -> str:
    marked = next((name for mark, name in MARKS.items() if content.startswith(mark)), None)
    encoding = marked or form.encoding or "utf-8"
    try:
        text = content.decode(encoding)
    except LookupError as error:
        raise Refused(WRONG_ENCODING, encoding=encoding) from error
    except UnicodeDecodeError as error:
        refusal = NOT_TEXT if b"\x00" in content else WRONG_ENCODING
        raise Refused(refusal, encoding=encoding) from error
    if "\x00" in text:
        raise Refused(NOT_TEXT)
    return text


def _delimiter(text: str) -> str:
    """Return the separator that splits the first line into the most cells."""
    first = io.StringIO(text, newline="").readline()
    return max(DELIMITERS, key=first.count)
