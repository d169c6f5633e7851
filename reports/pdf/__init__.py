"""A paper as PDF: selectable text, charts as vectors, set by typst from a template of ours."""

from reports.pdf.writer import MEDIA_TYPE, write

__all__ = ["MEDIA_TYPE", "write"]
