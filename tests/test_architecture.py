"""The shape of the project: sizes, layers at run time, and what must not stand in the code."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("core", "db", "charts", "services", "reports", "ui")
SOURCES = (*PACKAGES, "pages", "tools")
SPEAKS_TO_PEOPLE = ("pages", "ui", "reports", "services", "charts")

FILE_LINES = 250
FUNCTION_LINES = 40
PAGE_LINES = 60

DRAWERS = re.compile(r"^common$|(^|_)(utils?|helpers?|managers?|misc)(_|$)")
LEFT_BEHIND = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
CYRILLIC = re.compile(r"[\u0400-\u04ff]{2}")  # one letter alone is compared with, not read
LETTER_RANGE = re.compile(r"\[\S*?\w-\w\S*?\]")  # a pattern's "[А-ЯЁ]" is no word either
LETTERS = re.compile(r"[A-Za-z]{2}")

# Streamlit's calls whose first argument a person reads.
DRAWN_WORDS = frozenset(
    """
    title header subheader write markdown caption text button form_submit_button download_button
    link_button metric success warning error info toast checkbox toggle radio selectbox
    multiselect pills segmented_control text_input text_area number_input date_input time_input
    file_uploader expander popover badge status spinner progress slider select_slider
    """.split()
)
PICTURE = re.compile(r"^(:material/\w+:\s*)+$")

# One home for each risky thing; ruff's banned-api says the same while one types.
HOMES = {
    "session_state": "ui/session.py",
    "cache_data": "",
    "cache_resource": "ui/runtime.py",
    "plotly_chart": "ui/charts.py",
}
IMPORT_HOMES = {
    "streamlit_authenticator": ("ui/login.py",),
    "duckdb": ("db/",),
    "cachetools": ("ui/memory.py",),
    "streamlit": ("app.py", "pages/", "ui/"),
}


def python_files(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [*found, ROOT / "app.py"]


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def calls(path: Path) -> list[ast.Call]:
    return [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)]


def literals(tree: ast.Module) -> list[tuple[int, str]]:
    """Return the lines and values of string literals, docstrings left out."""
    scopes = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    documented = {
        id(scope.body[0].value)
        for scope in ast.walk(tree)
        if isinstance(scope, scopes) and scope.body and isinstance(scope.body[0], ast.Expr)
    }
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documented
    ]


def is_drawing(function: ast.expr) -> bool:
    return (
        isinstance(function, ast.Attribute)
        and function.attr in DRAWN_WORDS
        and not ast.unparse(function.value).startswith("logg")
    )


def in_modules_imported_by(*packages: str) -> set[str]:
    """Return the top-level names in memory once every module of the packages is imported."""
    script = (
        "import importlib, pkgutil, sys\n"
        f"for name in {packages!r}:\n"
        "    package = importlib.import_module(name)\n"
        "    for module in pkgutil.walk_packages(package.__path__, name + '.'):\n"
        "        if not module.name.endswith('__main__'):\n"
        "            importlib.import_module(module.name)\n"
        "print(*{name.split('.')[0] for name in sys.modules})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_a_file_is_read_at_one_sitting():
    long = {short(path): lines_of(path) for path in python_files(*SOURCES)}
    assert {path: lines for path, lines in long.items() if lines > FILE_LINES} == {}


def test_a_function_fits_on_one_screen():
    long = [
        f"{short(path)}:{node.name} has {length(node)} lines"
        for path in python_files(*SOURCES)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and length(node) > FUNCTION_LINES
    ]
    assert long == []


def test_a_page_is_a_story_of_one_screen():
    pages = {short(path): lines_of(path) for path in (ROOT / "pages").rglob("*.py")}
    assert pages, "there are no pages"
    assert {path: lines for path, lines in pages.items() if lines > PAGE_LINES} == {}


def test_nothing_but_the_frame_lies_directly_in_pages():
    """Streamlit opens what lies there before anybody has signed in."""
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["frame.py"]


def test_a_page_begins_with_its_gate():
    """The first thing that a screen's script does is open_page(__file__)."""
    gateless = []
    for path in (ROOT / "pages").glob("*/**/*.py"):
        statements = [
            node
            for node in tree_of(path).body
            if not isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef)
            and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        ]
        if not statements or "open_page(__file__)" not in ast.unparse(statements[0]):
            gateless.append(short(path))
    assert gateless == []


@pytest.mark.parametrize("name", HOMES)
def test_a_risky_thing_has_one_home(name):
    strangers = [
        f"{short(path)}:{node.lineno}"
        for path in python_files(*SOURCES)
        if short(path) != HOMES[name]
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr == name
    ]
    assert strangers == []


@pytest.mark.parametrize("name", IMPORT_HOMES)
def test_a_risky_package_is_imported_at_home_only(name):
    strangers = []
    for path in python_files(*SOURCES):
        for node in ast.walk(tree_of(path)):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(module.split(".")[0] == name for module in modules):
                strangers.append(short(path))
    assert [path for path in strangers if not path.startswith(IMPORT_HOMES[name])] == []


def test_methods_of_streamlit_are_put_around_in_one_place():
    """A session of Streamlit's is given another method by ui/around.py alone."""
    strangers = [
        short(path)
        for path in python_files(*SOURCES)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Expr | ast.Assign)
        and re.match(r"setattr\(of,|(setattr\()?(App)?Session(State)?[,.]", ast.unparse(node))
    ]
    assert set(strangers) == {"ui/around.py"}


def test_what_has_no_screen_runs_without_streamlit():
    assert "streamlit" not in in_modules_imported_by("reports", "services", "charts", "db", "core")


def test_charts_and_core_run_without_a_database():
    assert "duckdb" not in in_modules_imported_by("charts", "core")


def test_words_on_screen_come_from_the_catalogues():
    found = [
        f"{short(path)}:{line} {text!r}"
        for path in python_files(*SPEAKS_TO_PEOPLE)
        for line, text in literals(tree_of(path))
        if CYRILLIC.search(LETTER_RANGE.sub("", text))
    ]
    assert found == []


def test_nothing_is_drawn_with_words_of_the_code():
    found = []
    for path in python_files("pages", "ui"):
        for call in calls(path):
            if (
                is_drawing(call.func)
                and call.args
                and isinstance(call.args[0], ast.Constant | ast.JoinedStr)
            ):
                parts = [n.value for n in ast.walk(call.args[0]) if isinstance(n, ast.Constant)]
                words = "".join(part for part in parts if isinstance(part, str))
                if LETTERS.search(words) and not PICTURE.match(words):
                    found.append(f"{short(path)}:{call.lineno} {words!r}")
    assert found == []


def test_no_markup_is_let_through():
    found = [
        f"{short(path)}:{call.lineno}"
        for path in python_files(*SOURCES)
        for call in calls(path)
        if any(keyword.arg == "unsafe_allow_html" for keyword in call.keywords)
    ]
    assert found == []


def test_sql_is_never_put_together_from_text():
    found = []
    for path in python_files(*SOURCES):
        for call in calls(path):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
            if name in {"execute", "executemany", "sql", "query"} and call.args:
                text = call.args[0]
                is_formatted = isinstance(text, ast.Call) and ast.unparse(text.func).endswith(
                    ".format"
                )
                if is_formatted or isinstance(text, ast.JoinedStr | ast.BinOp):
                    found.append(f"{short(path)}:{call.lineno}")
    assert found == []


def test_no_error_is_caught_without_a_name():
    found = [
        f"{short(path)}:{node.lineno}"
        for path in python_files(*SOURCES)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler) and node.type is None
    ]
    assert found == []


def test_nothing_is_swallowed():
    """An error that is caught is answered: an `except` of only `pass` needs a reason beside it."""
    found = []
    for path in python_files(*SOURCES):
        lines = path.read_text(encoding="utf-8").splitlines()
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ExceptHandler) and isinstance(node.body[0], ast.Pass):
                beside = lines[node.lineno - 1 : node.body[0].lineno]
                if not any("#" in line for line in beside):
                    found.append(f"{short(path)}:{node.lineno}")
    assert found == []


def test_there_are_no_drawers():
    """A name says what a module is: `formats`, not what one had no name for."""
    files = python_files(*SOURCES, "tests", "bench")
    parts = {part for path in files for part in Path(short(path)).with_suffix("").parts}
    assert sorted(part for part in parts if DRAWERS.search(part)) == []


def test_a_module_says_what_it_is():
    silent = [
        short(path) for path in python_files(*PACKAGES) if not ast.get_docstring(tree_of(path))
    ]
    assert silent == []


def test_nothing_is_left_for_later():
    folders = (*SOURCES, "queries", "locales", "docs", "tests", "bench")
    texts = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    texts += [path for path in ROOT.iterdir() if path.is_file()]
    found = [
        short(path)
        for path in texts
        if path.suffix in {".py", ".sql", ".toml", ".md", ".sh", ".po", ".cmd"}
        and LEFT_BEHIND.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("python", "expected"),
    [
        ("LIMIT = 'пять'", ["пять"]),
        ('"""Документ."""', []),
        ("def f():\n    '''Слово.'''\n    return 'слово'", ["слово"]),
    ],
)
def test_literals_leave_docstrings_out(python, expected):
    assert [text for _, text in literals(ast.parse(python))] == expected
