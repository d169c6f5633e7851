"""The SQL statements of queries/, each with the contract that its header states."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from uuid import UUID

from db.narrowing import narrowed

QUERIES = Path(__file__).parent.parent / "queries"

SELECTION: Mapping[str, str] = {
    "organisation_ids": "uuid[]",
    "teacher_ids": "uuid[]",
    "starts_on": "date",
    "ends_on": "date",
    "months": "date[]",
    "school_years": "integer[]",
    "communities": "varchar[]",
    "kinds": "varchar[]",
    "levels": "varchar[]",
    "outcomes": "varchar[]",
    "roles": "varchar[]",
    "parts": "varchar[]",
    "method_groups": "varchar[]",
    "subjects": "varchar[]",
    "grades": "smallint[]",
    "teachers": "uuid[]",
    "weekdays": "integer[]",
    "resource_kinds": "varchar[]",
    "partners": "varchar[]",
    "resources": "uuid[]",
    "with_waiting": "boolean",
    "known_at": "timestamp",
}

_PARAMETER = re.compile(r"^-- param (\w+) ([\w\[\](), ]+?)(?::.*)?$")
_COLUMN = re.compile(r"^-- column (\w+) ([\w\[\](), ]+?)(?::.*)?$")
_ROW = re.compile(r"^-- row (\w+) ([\w\[\](), ]+?)(?::.*)?$")
_WRITES = re.compile(r"^(insert into|update|delete from) (\w+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Statement:
    """One statement file: its path is its name, its header its contract.

    `parameters`, `columns` and `row_columns` map names to DuckDB types as the header writes them;
    the last are of the table `incoming` that is handed over to some writes. Where nothing is
    written, `written_table` is empty.
    """

    name: str
    sql: str
    grain: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    row_columns: Mapping[str, str] = field(default_factory=dict)
    written_table: str = ""
    is_deletion: bool = False

    @property
    def is_write(self) -> bool:
        """Say whether it changes anything."""
        return bool(self.written_table)

    def sql_for(self, values: Mapping[str, object]) -> str:
        """Return the SQL to run with these values: nothing is asked that they leave open."""
        selection = values.get("selection")
        return narrowed(self.sql, selection) if isinstance(selection, Mapping) else self.sql

    def bind(self, values: Mapping[str, object]) -> dict[str, object]:
        """Return the values as DuckDB takes them; TypeError when names do not fit the header."""
        if values.keys() != self.parameters.keys():
            missing = sorted(self.parameters.keys() - values.keys())
            surplus = sorted(values.keys() - self.parameters.keys())
            raise TypeError(f"{self.name}: missing {missing}, not in the header {surplus}")
        return {name: _bound(value, self.parameters[name]) for name, value in values.items()}


@cache
def statements() -> Mapping[str, Statement]:
    """Return every statement of queries/ by its name (`dashboards/monthly_totals`)."""
    return {
        path.relative_to(QUERIES).with_suffix("").as_posix(): parse(path)
        for path in sorted(QUERIES.rglob("*.sql"))
    }


def statement(name: str) -> Statement:
    """Return one statement; KeyError for a name that has no file."""
    return statements()[name]


def parse(path: Path) -> Statement:
    """Read one statement file with its header of `--` lines."""
    text = path.read_text(encoding="utf-8")
    header = [line.strip() for line in text.splitlines() if line.startswith("--")]
    parameters = (
        {"selection": "struct"}
        if any(line.startswith("-- takes selection") for line in header)
        else {}
    )
    parameters |= _declared(_PARAMETER, header)
    writes = _WRITES.search(text)
    return Statement(
        name=path.relative_to(QUERIES).with_suffix("").as_posix(),
        sql=text,
        grain=header[0].removeprefix("-- ") if header else "",
        parameters=parameters,
        columns=_declared(_COLUMN, header),
        row_columns=_declared(_ROW, header),
        written_table=writes[2] if writes else "",
        is_deletion=writes is not None and writes[1].lower() == "delete from",
    )


def _declared(pattern: re.Pattern[str], header: list[str]) -> dict[str, str]:
    found = (pattern.match(line) for line in header)
    return {match[1]: match[2].strip() for match in found if match}


def _bound(value: object, kind: str) -> object:
    if isinstance(value, tuple | list):
        element = kind.removesuffix("[]")
        return [_bound(item, element) for item in value]
    if isinstance(value, Mapping):
        return {name: _bound(item, SELECTION[name]) for name, item in value.items()}
    if kind == "uuid" and isinstance(value, str):
        return UUID(value)
    return value
