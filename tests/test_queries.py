"""Every statement of queries/ keeps what its header promises."""

import ast
import re
from datetime import date, datetime
from functools import cache
from pathlib import Path
from uuid import UUID

import duckdb
import pytest

from core.settings import load_settings
from db.opening import open_storage
from db.statements import QUERIES, SELECTION, Statement, statements

ROOT = Path(__file__).parent.parent
STATEMENTS = statements()
READS = [name for name, statement in STATEMENTS.items() if not statement.is_write]
WRITES = [name for name, statement in STATEMENTS.items() if statement.is_write]
CODE = ("app.py", "pages", "ui", "reports", "services", "charts", "db", "core", "bench")
STORAGE_CALLS = frozenset({"insert", "read", "rows", "row", "run", "load"})

READS_DO_NOT_BEGIN_WITH = re.compile(
    r"^(add|advance|close|delete|insert|mark|merge|move|remove|replace|restore|set|supersede|"
    r"uncount|update|withdraw)(_|$)"
)
ONE_ROW = re.compile(r"One row(?! (per|for each|of)\b)")
WHOLE_HEADER_LINE = re.compile(
    r"^-- (takes selection(: .+)?|(param|row|column) \w+ [\w\[\](), ]+(: .+)?)$"
)
ONE_OF_EACH = {
    "uuid": UUID("01930000-0000-7000-8000-000000000000"),
    "varchar": "x",
    "date": date(2026, 9, 1),
    "timestamp": datetime(2026, 9, 1, 8, 30),  # noqa: DTZ001 - columns hold UTC without a zone
    "boolean": True,
}


@pytest.fixture(scope="module")
def connection(tmp_path_factory):
    """A connection to an empty, migrated database, opened as the application opens it."""
    path = tmp_path_factory.mktemp("queries") / "empty.duckdb"
    open_storage(load_settings({"NETWORKS_DATABASE": str(path)}, path.parent)).close()
    with duckdb.connect(path) as connection:
        yield connection


def nothing(statement: Statement) -> dict[str, object]:
    """Return null for every parameter, an empty list for every list."""
    return {name: nothing_of(kind) for name, kind in statement.parameters.items()}


def nothing_of(kind: str) -> object:
    if kind == "struct":
        return {name: nothing_of(part) for name, part in SELECTION.items()}
    return [] if kind.endswith("[]") else None


def something(statement: Statement) -> dict[str, object]:
    """Return a plain value for every parameter, a list of one for every list."""
    return {name: a_value_of(kind) for name, kind in statement.parameters.items()}


def a_value_of(kind: str) -> object:
    if kind == "struct":
        return {name: a_value_of(part) for name, part in SELECTION.items()}
    if kind.endswith("[]"):
        return [a_value_of(kind.removesuffix("[]"))]
    return ONE_OF_EACH.get(kind, 1)


def type_name(connection, kind: str) -> str:
    """Return a type as DuckDB itself writes it ("decimal(6, 1)" -> "DECIMAL(6,1)")."""
    return str(connection.execute(f"select cast(null as {kind})").description[0][1])


def without_comments(sql: str) -> str:
    return re.sub(r"--.*", "", sql)


def code_files() -> list[Path]:
    found = [path for part in CODE for path in (ROOT / part).rglob("*.py")]
    return [*found, ROOT / "app.py"]


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def test_there_are_statements():
    assert READS
    assert WRITES


@pytest.mark.parametrize("name", STATEMENTS)
def test_the_header_says_the_grain_and_nothing_unknown(name):
    statement = STATEMENTS[name]
    assert statement.grain, "the first line is the grain"
    assert statement.grain[0].isupper()
    assert statement.grain.endswith(".")
    lines = statement.sql.splitlines()
    header = [line for line in lines[1:] if line.startswith("--")]
    assert lines[1 : len(header) + 1] == header, "a comment stands outside the header"
    assert [line for line in header if not WHOLE_HEADER_LINE.match(line)] == []


@pytest.mark.parametrize("name", STATEMENTS)
def test_the_file_holds_one_statement_with_the_declared_parameters(name, connection):
    statement = STATEMENTS[name]
    parsed = connection.extract_statements(statement.sql)
    assert len(parsed) == 1, "one statement a file"
    assert set(parsed[0].named_parameters) == set(statement.parameters)


@pytest.mark.parametrize("name", READS)
@pytest.mark.parametrize("values", [nothing, something])
def test_a_read_returns_the_declared_columns(name, values, connection):
    statement = STATEMENTS[name]
    cursor = connection.execute(statement.sql, statement.bind(values(statement)))
    returned = {column[0]: str(column[1]) for column in cursor.description}
    declared = {key: type_name(connection, kind) for key, kind in statement.columns.items()}
    assert list(returned.items()) == list(declared.items())


@pytest.mark.parametrize("name", READS)
def test_a_read_of_many_rows_says_their_order(name):
    statement = STATEMENTS[name]
    if not ONE_ROW.match(statement.grain):
        assert "order by" in without_comments(statement.sql), "add an order, or the grain One row."


@pytest.mark.parametrize("name", READS)
def test_a_read_is_named_for_what_it_returns(name):
    assert not READS_DO_NOT_BEGIN_WITH.match(name.split("/")[-1])


@pytest.mark.parametrize("name", WRITES)
def test_a_write_fits_the_tables(name, connection):
    statement = STATEMENTS[name]
    if statement.row_columns:
        columns = ", ".join(f"{column} {kind}" for column, kind in statement.row_columns.items())
        connection.execute(f"create or replace temp table incoming ({columns})")
    plan = connection.execute(f"explain {statement.sql}", statement.bind(something(statement)))
    assert plan.fetchall()


@pytest.mark.parametrize("name", STATEMENTS)
def test_sql_is_lower_case(name):
    bare = re.sub(r"'[^']*'", "", without_comments(STATEMENTS[name].sql))
    assert re.findall(r"\b[A-Z]{2,}\b", bare) == []


def test_every_statement_is_used():
    text = "".join(path.read_text(encoding="utf-8") for path in code_files())
    patterns = [re.compile(pattern) for pattern in names_filled_in_at_run_time()]
    idle = [
        name
        for name in STATEMENTS
        if f'"{name}"' not in text and not any(p.fullmatch(name) for p in patterns)
    ]
    assert idle == []


def test_every_name_in_the_code_has_a_statement():
    lost = []
    for path in code_files():
        for node in nodes_of(path):
            if isinstance(node, ast.Call):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
                called = node.func.id if isinstance(node.func, ast.Name) else called
                names = [
                    argument.value
                    for argument in node.args[:2]
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                ]
                if called in STORAGE_CALLS:
                    lost += [
                        f"{path.name}:{node.lineno} {name}"
                        for name in names
                        if re.fullmatch(r"\w+(/\w+)+", name) and name not in STATEMENTS
                    ]
    assert lost == []


def test_only_statements_lie_in_queries():
    files = [path for path in QUERIES.rglob("*") if path.is_file()]
    assert [path.name for path in files if path.suffix != ".sql"] == []
    assert [path.name for path in files if not re.fullmatch(r"[a-z][a-z0-9_]*", path.stem)] == []


def names_filled_in_at_run_time() -> set[str]:
    r"""Return f"{table}/insert" and the like as patterns: `\w+/insert`."""
    found = set()
    for path in code_files():
        for node in nodes_of(path):
            if isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+"
                    for part in node.values
                ]
                if re.fullmatch(r"(\\w\+|\w+)(/(\\w\+|\w+))+", "".join(parts)):
                    found.add("".join(parts))
    return found - {r"\w+/\w+"}
