"""The base tables in pandas, read once, and which of their versions were known at a moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from uuid import UUID

import pandas as pd

from bench.figures.days import local_day, month_of, school_year_of
from db import Storage

ABOVE_MUNICIPAL = {"regional", "interregional", "federal", "international"}
PRIZES = {"winner", "prize", "laureate"}
TABLES = (
    "participations",
    "activities",
    "teachers",
    "resources",
    "resource_uses",
    "reference_items",
    "community_kinds",
    "kind_defaults",
)
KEYS = {
    "participations": "participation_id",
    "activities": "activity_id",
    "teachers": "teacher_id",
    "resources": "resource_id",
    "resource_uses": "resource_use_id",
}


def where(frame: pd.DataFrame, holds: Iterable[bool]) -> pd.DataFrame:
    """Return the rows for which something holds."""
    return frame[pd.Series(list(holds), frame.index, dtype=bool)]


@dataclass(frozen=True, eq=False)
class Records:
    """All versions of everything."""

    tables: Mapping[str, pd.DataFrame]

    @lru_cache(maxsize=40)  # noqa: B019 - the records live as long as the measure
    def known(self, table: str, moment: datetime | None = None) -> pd.DataFrame:
        """Return the records of a table as they were known at a moment, None for now.

        Of each record the latest version counts, and none when that one withdraws it.
        `first_entered` is when its first version came.
        """
        frame, key = self.tables[table], KEYS[table]
        if moment is not None:
            frame = frame[frame["recorded_at"] < moment]
        latest = frame.sort_values("version").drop_duplicates(key, keep="last")
        entered = frame.groupby(key)["recorded_at"].min().rename("first_entered")
        return latest[~latest["is_withdrawn"].astype(bool)].merge(entered, on=key, how="left")

    @lru_cache(maxsize=10)  # noqa: B019
    def participations(self, moment: datetime | None) -> pd.DataFrame:
        """Return all participations with what their activities say of them."""
        parts, activities = self.known("participations", moment), self.known("activities", moment)
        columns = "activity_id community kind title address ends_on level subject grades"
        columns += " hours payment"
        found = parts.merge(activities[columns.split()], on="activity_id", how="inner")
        least = self.tables["kind_defaults"].set_index("kind")["minimum_hours"].dropna()
        hours = found["hours"].astype(float)
        has_document = found["document"] != "none"
        is_course = (hours >= found["kind"].map(least).astype(float)) & has_document
        return found.assign(
            day=found["took_part_on"],
            first_entered=found["first_entered"].map(local_day),
            month=found["took_part_on"].map(month_of),
            school_year=found["took_part_on"].map(school_year_of),
            is_course=is_course,
            course_hours=hours.where(is_course),
            webinar_hours=hours.where(found["kind"] == "webinar").fillna(0.0),
            is_published=found["outcome"] == "published",
            is_above=found["level"].isin(ABOVE_MUNICIPAL),
            is_prize=found["outcome"].isin(PRIZES),
            has_document=has_document,
        )

    @lru_cache(maxsize=20)  # noqa: B019
    def items(self, list_name: str) -> pd.DataFrame:
        """Return the items of a reference list in their order."""
        items = self.tables["reference_items"]
        latest = items.sort_values("version").drop_duplicates(["list", "code"], keep="last")
        return latest[latest["list"] == list_name].sort_values("sort_order")


def read(storage: Storage) -> Records:
    """Read the tables; identities become text and decimals numbers."""
    tables = {}
    with storage._cursor() as cursor:
        for name in TABLES:
            rows = cursor.execute(f"select * from {name}").fetchall()
            columns = [str(column[0]) for column in cursor.description or ()]
            cells = [[_plain(cell) for cell in row] for row in rows]
            tables[name] = pd.DataFrame(cells, columns=columns, dtype=object)
    return Records(tables)


def _plain(cell: object) -> object:
    if isinstance(cell, UUID):
        return str(cell)
    return float(cell) if isinstance(cell, Decimal) else cell
