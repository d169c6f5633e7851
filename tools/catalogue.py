"""Keeps the catalogues of locales/ to the words that the code uses: `python -m tools.catalogue`.

Adds what is missing with an empty translation, drops what is no longer used, sorts by id.
With `--check` it changes nothing, names what is missing, surplus or untranslated, and fails.
"""

import argparse
import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALES = ROOT / "locales"
SOURCES = ("app.py", "pages", "ui", "reports", "services", "charts", "db", "core")
MARKS = ("N_", "words")  # N_("...") marks an id; words("...") and page.words("...") use it


@dataclass(frozen=True)
class Use:
    """One place in the code that names a message id; `many` is set for a plural.

    `facts` are the keywords that fill the placeholders, None where the place does not show them.
    """

    one: str
    many: str | None
    facts: frozenset[str] | None
    place: str


def source_files(root: Path = ROOT) -> list[Path]:
    """Return the Python files whose words a person may see."""
    found: list[Path] = []
    for source in SOURCES:
        path = root / source
        found += sorted(path.rglob("*.py")) if path.is_dir() else [path] if path.exists() else []
    return found


def uses(path: Path, root: Path = ROOT) -> Iterator[Use]:
    """Yield every use of a message id in one file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            place = f"{path.relative_to(root).as_posix()}:{node.lineno}"
            if _name(node.func) in MARKS:
                yield from _single(node, place)
            elif _is_count(node.func):
                yield from _plural(node, place)


def used_ids(root: Path = ROOT) -> Mapping[str, str | None]:
    """Return every id the code uses, with its plural id or None."""
    ids: dict[str, str | None] = {}
    for path in source_files(root):
        for use in uses(path, root):
            ids[use.one] = use.many or ids.get(use.one)
    return ids


def catalogue_files() -> list[Path]:
    """Return the catalogue of every language that has one."""
    return sorted(LOCALES.glob("*/LC_MESSAGES/messages.po"))


def read_catalogue(path: Path) -> Catalog:
    """Read one catalogue; its language is the name of its folder."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def messages(catalogue: Catalog) -> dict[str, Message]:
    """Return the messages by their (singular) id, the header left out."""
    return {_one(message): message for message in catalogue if message.id}


def strings(message: Message) -> tuple[str, ...]:
    """Return a message's translations: one, or one for each plural form."""
    text = message.string or ""
    return (text,) if isinstance(text, str) else tuple(text)


def brought_up_to(catalogue: Catalog, ids: Mapping[str, str | None]) -> Catalog:
    """Return the catalogue with exactly these ids; translations whose id stays are kept."""
    known = messages(catalogue)
    fresh = Catalog(
        locale=catalogue.locale,
        header_comment=catalogue.header_comment,
        project="networks",
        version="0",
        creation_date=catalogue.creation_date,
        revision_date=catalogue.revision_date,
        fuzzy=False,
    )
    for one, many in sorted(ids.items()):
        before = known.get(one)
        nothing = ("",) * fresh.num_plurals if many else ""
        message = fresh.add((one, many) if many else one, _kept(before, nothing))
        message.flags.discard("python-format")  # "{share} % of" is no placeholder
        if before is not None and before.fuzzy:
            message.flags.add("fuzzy")
        message.user_comments = before.user_comments if before is not None else []
    return fresh


def complaints(path: Path, ids: Mapping[str, str | None]) -> list[str]:
    """Return what is wrong with a catalogue, one line each."""
    known = messages(read_catalogue(path))
    found = [f"not in the catalogue: {one!r}" for one in ids if one not in known]
    found += [f"no longer used: {one!r}" for one in known if one not in ids]
    for one, message in known.items():
        if message.fuzzy:
            found.append(f"fuzzy: {one!r}")
        if not all(strings(message)):
            found.append(f"not translated: {one!r}")
    return sorted(found)


def main(arguments: list[str] | None = None) -> int:
    """Update the catalogues, or with --check say what is wrong with them."""
    parser = argparse.ArgumentParser(prog="python -m tools.catalogue", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, fail when stale")
    is_check = parser.parse_args(arguments).check
    ids = used_ids()
    found = 0
    for path in catalogue_files():
        if not is_check:
            fresh = brought_up_to(read_catalogue(path), ids)
            with path.open("wb") as file:
                write_po(file, fresh, no_location=True, width=100)
        for complaint in complaints(path, ids):
            print(f"{path.relative_to(ROOT).as_posix()}: {complaint}")
            found += 1
    return 1 if is_check and found else 0


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_count(function: ast.expr) -> bool:
    return (
        isinstance(function, ast.Attribute)
        and function.attr == "count"
        and _name(function.value) == "words"
    )


def _single(call: ast.Call, place: str) -> Iterator[Use]:
    one = _text(call, 0)
    if one:
        facts = None if _name(call.func) == "N_" else _facts(call)
        yield Use(one, None, facts, place)


def _plural(call: ast.Call, place: str) -> Iterator[Use]:
    one, many = _text(call, 0), _text(call, 1)
    if one and many:
        facts = _facts(call)
        yield Use(one, many, None if facts is None else facts | {"n"}, place)


def _text(call: ast.Call, position: int) -> str:
    """Return a literal argument, or "" for one that is only known at run time."""
    if len(call.args) > position:
        argument = call.args[position]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            return argument.value
    return ""


def _facts(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    known = [name for name in names if name is not None]
    return frozenset(known) if len(known) == len(names) else None


def _one(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _kept(before: Message | None, nothing: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """Return the translation made before where it still has the form that is asked for."""
    string = before.string if before is not None else None
    if not string or isinstance(string, str) != isinstance(nothing, str):
        return nothing
    return string if isinstance(string, str) else tuple(string)


if __name__ == "__main__":
    sys.exit(main())
