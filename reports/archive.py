"""Several files as one to take away."""

import io
import zipfile
from collections.abc import Iterable

MEDIA_TYPE = "application/zip"


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return files, each a name and its content, as a ZIP."""
    archived = io.BytesIO()
    with zipfile.ZipFile(archived, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return archived.getvalue()
