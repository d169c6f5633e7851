"""A paper as .docx: an office document that a person goes on editing, charts and all."""

from reports.docx.writer import MEDIA_TYPE, write

__all__ = ["MEDIA_TYPE", "write"]
