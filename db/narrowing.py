"""The standard selections with only those conditions that a person has set.

DuckDB plans every condition of a table macro anew for each statement, the twenty filters that are
off too, and planning is half of what a statement takes. Which ones are off is known beforehand:
the macros of db/views/ say of each filter what switches it off.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

VIEWS = Path(__file__).parent / "views"
SELECTIONS = ("03_selected.sql", "07_entered.sql")
CONDITIONS = "is_participation_selected"  # a macro whose conditions stand in for its call
READY = {  # the same of what counts now
    "participations_selected": "participations_ready",
    "participations_compared": "participations_compared_ready",
}
OTHER_THAN_NOW = ("known_at", "with_waiting")

_MACRO = re.compile(
    r"^create or replace macro (\w+)\(([^)]*)\) as(?: table)?\n(.*?);$", re.MULTILINE | re.DOTALL
)
_AND = re.compile(r"^ *and (?=\S)", re.MULTILINE)
_EMPTY = re.compile(r"\(\s*len\(s\['(\w+)'\]\) = 0\s+or ")
_NULL = re.compile(r"\(\s*s\['(\w+)'\] is null\s+or ")
_WITHOUT = re.compile(r"\(\s*not list_contains\(s\['(\w+)'\], '(\w+)'\)\s+or ")
# A statement may set one field of its selection itself: that one is always asked for.
_CALL = re.compile(
    r"\b(participations_(?:selected|entered|compared)|staff_selected|resource_uses_selected)\(\s*"
    r"(?:\$selection|struct_update\(\$selection, (\w+) := ([^(),]+)\))((?:, \$\w+)*)\s*\)"
)
# Of now, without what waits: one branch of a union instead of two.
_NOW = {
    "resource_uses_measured_at(s['known_at'])": "resource_uses_counted_now",
    "activities_shown_at($selection['known_at'])": "activities_counted_now",
    "participations_shown_at($selection['known_at'])": "participations_counted_now",
}


def narrowed(sql: str, selection: Mapping[str, object]) -> str:
    """Return a statement's SQL with the macros of its selection written out."""

    def written_out(call: re.Match[str]) -> str:
        name, field, value, rest = call.groups()
        asked = selection if field is None else {**selection, field: _given(value)}
        more = [one.strip() for one in rest.split(",")[1:]]
        name = READY.get(name, name) if _is_of_now(asked) else name
        body = _body(name, asked)
        for own, given in zip(_macros()[name][0][1:], more, strict=True):
            body = re.sub(rf"\b{own}\b", given, body)
        if field:
            body = body.replace(f"s['{field}']", f"({value})")
        return f"({body})".replace("s['", "$selection['")

    return _CALL.sub(written_out, _of_now(sql) if _is_of_now(selection) else sql)


def _given(value: str) -> object:
    """Return what a statement sets a field to: nothing, where that is an empty list."""
    return [] if value.startswith("[]") else value


def _is_of_now(selection: Mapping[str, object]) -> bool:
    """Say whether only what counts now is asked for."""
    return not any(selection[name] for name in OTHER_THAN_NOW)


def _of_now(sql: str) -> str:
    for at, now in _NOW.items():
        sql = sql.replace(at, now)
    return sql


def _body(name: str, selection: Mapping[str, object]) -> str:
    """Return the select of a macro without the conditions that the selection switches off."""
    head, conditions = _parts(name)
    asked = [one for one in conditions if not _is_off(one, selection)]
    return f"{_of_now(head) if _is_of_now(selection) else head}\nwhere\n{'and '.join(asked)}"


@cache
def _parts(name: str) -> tuple[str, list[str]]:
    """Return what a macro selects from, and its conditions."""
    head, _, rest = _macros()[name][1].partition("\nwhere")
    return head, _conditions(rest.strip())


def _conditions(text: str) -> list[str]:
    """Return what is joined by the `and`s that stand in no brackets."""
    found: list[str] = []
    for part in _AND.split(text):
        if found and found[-1].count("(") > found[-1].count(")"):
            found[-1] += f"and {part}"
        else:
            found.append(part)
    return found


def _is_off(condition: str, selection: Mapping[str, object]) -> bool:
    if found := _EMPTY.match(condition):
        return not selection[found[1]]
    if found := _NULL.match(condition):
        return selection[found[1]] is None
    if found := _WITHOUT.match(condition):
        parts = selection[found[1]]
        return isinstance(parts, list | tuple) and found[2] not in parts
    return False


@cache
def _macros() -> Mapping[str, tuple[list[str], str]]:
    """Return the macros' parameters and bodies by name."""
    lines = [
        line
        for name in SELECTIONS
        for line in (VIEWS / name).read_text(encoding="utf-8").splitlines()
        if not line.startswith("--")
    ]
    found = {
        name: ([one.strip() for one in own.split(",")], body)
        for name, own, body in _MACRO.findall("\n".join(lines))
    }
    return {name: (own, _with_conditions(body, found)) for name, (own, body) in found.items()}


def _with_conditions(body: str, macros: Mapping[str, tuple[list[str], str]]) -> str:
    """Return a body in which the call of the conditions' macro is written out."""
    call = re.search(rf"\b{CONDITIONS}\(([^)]*)\)", body)
    if call is None:
        return body
    own, conditions = macros[CONDITIONS]
    for name, given in zip(own[1:], call[1].split(",")[1:], strict=True):
        conditions = re.sub(rf"\b{name}\b", given.strip(), conditions)
    return body[: call.start()] + conditions + body[call.end() :]
