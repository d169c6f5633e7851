"""The rows of the goals that the fictional school has set itself."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from core.period_codes import encode
from core.periods import school_year, school_year_of
from db.demonstration.chance import chance_of, identity
from db.demonstration.content import content
from db.demonstration.records import Row
from db.demonstration.staff import Member


def goal_rows(organisation_id: str, staff: Sequence[Member], today: date) -> list[Row]:
    """Return the goals of the current school year, set on the day before it begins."""
    year = school_year(school_year_of(today))
    written = datetime.combine(year.starts_on - timedelta(days=1), time(12))
    accounts = {str(one.card.get("account")): one.teacher_id for one in staff}
    rows: list[Row] = []
    for number, goal in enumerate(content("goals")["goals"]):
        minimum, good, excellent = map(float, goal["levels"])
        rows.append(
            {
                "goal_id": identity(chance_of("goal", number), written),
                "version": 1,
                "organisation_id": organisation_id,
                "indicator": goal["indicator"],
                "method_group": goal.get("group", ""),
                "teacher_id": accounts[goal["account"]] if "account" in goal else None,
                "period": encode(year),
                "minimum": minimum,
                "good": good,
                "excellent": excellent,
                "note": goal["note"],
                "recorded_at": written,
                "recorded_by": None,
                "reason": "",
                "is_withdrawn": False,
            }
        )
    return rows
