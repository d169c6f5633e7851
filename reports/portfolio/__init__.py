"""The portfolio of a teacher for attestation: three or five school years, with the evidence."""

from reports.portfolio.evidence import Proof, archive, archive_name, proofs_of
from reports.portfolio.paper import NoTeacher, portfolio

__all__ = ["NoTeacher", "Proof", "archive", "archive_name", "portfolio", "proofs_of"]
