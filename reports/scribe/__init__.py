"""The scribe: papers' files are written in a process beside the server, one after another.

Writing a file keeps Python busy for up to seconds, and in one process everybody else would wait
for it. Only values go to the scribe and bytes come back: it never opens the database.
"""

from reports.scribe.beside import SCRIBE, Failed, Scribe, TooSlow

__all__ = ["SCRIBE", "Failed", "Scribe", "TooSlow"]
