"""Who signs the papers of a school: its head teacher, as the staff list names him."""

from core import formats
from db import Transaction
from reports.asked import Asked
from services.standing_texts import missing_head

HEAD_TEACHER = "director"


def head_teacher(transaction: Transaction, asked: Asked) -> str:
    """Return the head teacher of the staff list; where there is none, room for the name."""
    staff = transaction.rows("people/employment", organisation_ids=asked.sight.organisation_ids)
    for row in staff:
        begins, ends = row["employed_from"], row["employed_to"]
        is_employed = (not begins or begins <= asked.today) and (not ends or ends >= asked.today)
        if row["position"] == HEAD_TEACHER and is_employed:
            names = (str(row[name]) for name in ("last_name", "first_name", "middle_name"))
            return formats.signature_name(*names)
    return missing_head()
