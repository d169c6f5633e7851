"""The mapping file: which column is which field, what is alike in every row, what values mean."""

import dataclasses
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.i18n import N_
from services.addresses import link_and_number
from services.intake.fields import FIELDS
from services.intake.form import AS_FOUND, FileForm
from services.intake.refusals import Refused

ANY_OTHER = "*"  # in [values.<field>]: what every value that is not named becomes
NUMBERED, ONCE = "number", "once"

SECTIONS: Mapping[str, frozenset[str]] = {
    "file": frozenset(field.name for field in dataclasses.fields(FileForm)),
    "options": frozenset({"add_teachers", "confirm", "repeated_keys"}),
    "community": frozenset({"name", "kinds"}),
}
FORM_KINDS: Mapping[str, type] = {
    **dict.fromkeys(("header_row", "header_rows", "table"), int),
    **dict.fromkeys(("date_formats", "columns"), list),
    "html_entities": bool,
}
EVIDENCE = ("address", "document_number")  # one column may have now a link, now a number
FIELD_SECTIONS = ("columns", "constants", "values")
SOURCE_PARTS = frozenset({"columns", "before", "between", "after"})

NOT_TOML = N_("the mapping {name} cannot be read: {error}")
UNKNOWN_NAME = N_("the mapping has no place for “{name}”; known are: {known}")
WRONG_VALUE = N_("in the mapping, “{name}” cannot be {value}")
NO_COLUMNS = N_("the mapping names no columns")


@dataclass(frozen=True)
class Source:
    """Where a field's text comes from: the cells of its columns, with texts around them."""

    columns: tuple[str, ...]
    before: str = ""
    between: str = " "
    after: str = ""

    def text(self, cells: Mapping[str, str]) -> str:
        """Return the field's text in a row, empty when every one of its cells is."""
        parts = [cells[column] for column in self.columns if cells[column]]
        return f"{self.before}{self.between.join(parts)}{self.after}" if parts else ""


@dataclass(frozen=True)
class Options:
    """What is done besides: teachers added by their number, records confirmed at once.

    `repeated_keys` says what a key is that stands in the file again: "once" takes the first row
    only, "number" makes a record of each, the second one with the key "<key>#2".
    """

    add_teachers: bool = False
    confirm: bool = False
    repeated_keys: str = ONCE


@dataclass(frozen=True)
class NamedCommunity:
    """The community of every row, added with these kinds when no community has the name."""

    name: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportMapping:
    """What a file holds and how its columns become fields; constants are for new records.

    `people` answers doubtful names: the text of the file and whom it means, by teacher_id.
    """

    holds: str
    columns: Mapping[str, Source]
    form: FileForm = AS_FOUND
    options: Options = Options()
    community: NamedCommunity | None = None
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)

    def text(self, name: str, cells: Mapping[str, str]) -> str:
        """Return a field's text in a row, translated by [values.<field>]."""
        source = self.columns.get(name)
        return self.meant(name, source.text(cells) if source else self.constants.get(name, ""))

    def meant(self, name: str, text: str) -> str:
        """Return what a field's text means: constants stand as they are, blanks are taken off."""
        if name not in self.columns:
            return text
        meanings, bare = self.values.get(name, {}), text.strip()
        meant = meanings.get(bare, meanings.get(ANY_OTHER, bare))
        return link_and_number(meant)[EVIDENCE.index(name)] if self.is_split(name) else meant

    def is_split(self, name: str) -> bool:
        """Say whether a field shares its column with the other evidence: links go to one of them.

        What is no link goes to the other, the document number.
        """
        link, number = map(self.columns.get, EVIDENCE)
        return name in EVIDENCE and link is not None and link == number


def read_mapping(path: Path) -> ImportMapping:
    """Read a mapping file; ImportRefused names what is wrong in it."""
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused(NOT_TOML, name=path.name, error=error) from error
    return parse_mapping(written)


def parse_mapping(written: Mapping[str, Any]) -> ImportMapping:
    """Return the mapping that a TOML document holds; ImportRefused names what is wrong in it."""
    holds = str(written.get("holds", ""))
    if holds not in FIELDS:
        raise Refused(WRONG_VALUE, name="holds", value=holds)
    _require_known(written, {"holds", *SECTIONS, *FIELD_SECTIONS})
    for name, known in SECTIONS.items():
        _require_known(_section(written, name), known)
    for name in FIELD_SECTIONS:
        _require_known(_section(written, name), FIELDS[holds].keys())
    columns = {name: _source(name, part) for name, part in _section(written, "columns").items()}
    if not columns:
        raise Refused(NO_COLUMNS)
    return ImportMapping(
        holds,
        columns,
        form=_form(_section(written, "file")),
        options=_options(_section(written, "options")),
        community=_community(written),
        constants={name: str(text) for name, text in _section(written, "constants").items()},
        values={
            name: {str(old): str(new) for old, new in _section(values, name).items()}
            for values in [_section(written, "values")]
            for name in values
        },
    )


def _require_known(section: Mapping[str, Any], known: Collection[str]) -> None:
    for name in section:
        if name not in known:
            raise Refused(UNKNOWN_NAME, name=name, known=", ".join(sorted(known)))


def _section(written: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    section = written.get(name, {})
    if not isinstance(section, dict):
        raise Refused(WRONG_VALUE, name=name, value=section)
    return section


def _source(name: str, part: object) -> Source:
    parts = part if isinstance(part, dict) else {"columns": part}
    _require_known(parts, SOURCE_PARTS)
    columns = parts.get("columns")
    listed = [columns] if isinstance(columns, str) else columns
    if not isinstance(listed, list) or not listed or not all(isinstance(c, str) for c in listed):
        raise Refused(WRONG_VALUE, name=f"columns.{name}", value=part)
    texts = {key: str(text) for key, text in parts.items() if key != "columns"}
    return Source(tuple(listed), **texts)


def _form(section: Mapping[str, Any]) -> FileForm:
    values: dict[str, Any] = {}
    value: Any
    for name, value in section.items():
        kind = FORM_KINDS.get(name, str)
        if not isinstance(value, kind) or isinstance(value, bool) != (kind is bool):
            raise Refused(WRONG_VALUE, name=name, value=value)
        values[name] = tuple(str(part) for part in value) if isinstance(value, list) else value
    for name in ("delimiter", "quote", "escape"):
        if len(values.get(name, "")) > 1 or values.get("delimiter", ",") == "":
            raise Refused(WRONG_VALUE, name=name, value=values[name])
    return FileForm(**values)


def _options(section: Mapping[str, Any]) -> Options:
    repeated = section.get("repeated_keys", ONCE)
    if repeated not in {ONCE, NUMBERED}:
        raise Refused(WRONG_VALUE, name="repeated_keys", value=repeated)
    return Options(
        add_teachers=_is_yes(section, "add_teachers"),
        confirm=_is_yes(section, "confirm"),
        repeated_keys=repeated,
    )


def _is_yes(section: Mapping[str, Any], name: str) -> bool:
    value = section.get(name, False)
    if not isinstance(value, bool):
        raise Refused(WRONG_VALUE, name=name, value=value)
    return value


def _community(written: Mapping[str, Any]) -> NamedCommunity | None:
    section = _section(written, "community")
    if not section:
        return None
    name, kinds = " ".join(str(section.get("name", "")).split()), section.get("kinds", [])
    if not name or not isinstance(kinds, list):
        raise Refused(WRONG_VALUE, name="community", value=section)
    return NamedCommunity(name, tuple(map(str, kinds)))
