"""Text tables that are plain throughout, read at once by Arrow."""

from services.intake.form import FileForm
from services.intake.reading.reader import Reading


def plain_reading(content: bytes, form: FileForm, name: str) -> Reading | None:
    """Return the reading of a plain table, None for one that needs care."""
    del content, form, name
    return None
