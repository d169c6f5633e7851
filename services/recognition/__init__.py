"""Reading what people write: names of the staff, and lines that tell of activities."""

from services.recognition.people import Recognised, StaffNames

__all__ = ["Recognised", "StaffNames"]
