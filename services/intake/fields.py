"""The fields that a file can fill, and how the text of a cell becomes the value of each."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from core.i18n import N_
from core.spreadsheets import restored
from services.intake.days import in_digits, is_no_day
from services.reference import Reference

FLAGS = tomllib.loads(Path(__file__).with_name("flags.toml").read_text(encoding="utf-8"))
YES, NO = frozenset(FLAGS["yes"]), frozenset(FLAGS["no"])
PROVIDERS: Mapping[str, str] = {
    word: code for code, words in FLAGS["provider"].items() for word in words
}
BETWEEN = re.compile(r"[;,|]")
GRADE_RANGE = re.compile(r"(\d{1,2})\s*[-–—]\s*(\d{1,2})")
NUMBER = re.compile(r"[+-]?\d{1,12}([.,]\d{1,6})?")
ISO_FORMATS = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S")


NOT_A_DAY = N_("“{value}” is not a date: write for example 12.03.2026.")
NO_SUCH_DAY = N_("There is no day “{value}” in the calendar: check the day and the month.")


class NotUnderstoodError(ValueError):
    """The text is no value of its field; the argument is the message id that says so."""


@dataclass(frozen=True)
class Reading:
    """What turning texts into values needs: codes by list and folded name, the dates' formats."""

    codes: Mapping[str, Mapping[str, str]]
    date_formats: tuple[str, ...] = ()


@dataclass(frozen=True)
class Field:
    """How one field is read; `list_name` names its reference list, where it has one."""

    read: Callable[[str, Reading], object]
    list_name: str = ""


def codes_of(reference: Reference) -> Mapping[str, Mapping[str, str]]:
    """Return list → folded code or name in any language → code; a code goes before a name."""
    return {
        name: {
            **{item.name_en.casefold(): code for code, item in items.items()},
            **{item.name.casefold(): code for code, item in items.items()},
            **{code.casefold(): code for code in items},
        }
        for name, items in reference.lists.items()
    }


def line(text: str, reading: Reading) -> str:
    """Return a text of one line: line ends inside a cell become spaces."""
    del reading
    return " ".join(restored(text).split())


def lines(text: str, reading: Reading) -> str:
    """Return a text that may have several lines."""
    del reading
    return "\n".join(part.strip() for part in restored(text).splitlines()).strip()


def day(text: str, reading: Reading) -> date:
    """Return a day in one of the file's formats, in words, or as ISO writes it, without time."""
    bare = in_digits(text)
    for pattern in (*reading.date_formats, *ISO_FORMATS):
        for written in dict.fromkeys((bare, bare.split(" ")[0])):
            try:
                return datetime.strptime(written, pattern).date()  # noqa: DTZ007 - no zone
            except ValueError:
                continue
    raise NotUnderstoodError(NO_SUCH_DAY if is_no_day(bare) else NOT_A_DAY)


def number(text: str, reading: Reading) -> float:
    """Return a number with a point or a comma."""
    del reading
    bare = "".join(text.split())
    if not NUMBER.fullmatch(bare):
        raise NotUnderstoodError(N_("“{value}” is not a number."))
    return float(bare.replace(",", "."))


def tenths(text: str, reading: Reading) -> float:
    """Return a number as hours are kept: with one place after the point."""
    return round(number(text, reading), 1)


def whole(text: str, reading: Reading) -> int:
    """Return a whole number; workbooks write 5 as 5.0."""
    value = number(text, reading)
    if value != int(value):
        raise NotUnderstoodError(N_("“{value}” is not a whole number."))
    return int(value)


def flag(text: str, reading: Reading) -> bool:
    """Return yes or no."""
    del reading
    word = text.casefold()
    if word not in YES | NO:
        raise NotUnderstoodError(N_("“{value}” is neither yes nor no."))
    return word in YES


def provider(text: str, reading: Reading) -> str:
    """Return whose a resource is; an unknown text stays, for the rules to name."""
    del reading
    return PROVIDERS.get(text.casefold(), text)


def grades(text: str, reading: Reading) -> tuple[int, ...]:
    """Return grades from "5, 6" or "5-7"."""
    found: list[int] = []
    for part in filter(None, (part.strip() for part in BETWEEN.split(text))):
        span = GRADE_RANGE.fullmatch(part)
        found += range(int(span[1]), int(span[2]) + 1) if span else [whole(part, reading)]
    return tuple(sorted(set(found)))


def _code(list_name: str) -> Callable[[str, Reading], object]:
    """Read a code or a name of the list; an unknown text stays, for the rules to name."""
    return lambda text, reading: reading.codes[list_name].get(restored(text).casefold(), text)


def _codes(list_name: str) -> Callable[[str, Reading], object]:
    one = _code(list_name)
    return lambda text, reading: tuple(
        dict.fromkeys(one(part.strip(), reading) for part in BETWEEN.split(text) if part.strip())
    )


def _of_list(list_name: str) -> Field:
    return Field(_code(list_name), list_name)


NAMES = {name: Field(line) for name in ("last_name", "first_name", "middle_name", "full_name")}

FIELDS: Mapping[str, Mapping[str, Field]] = {
    "participations": {
        "record_id": Field(line),
        **NAMES,
        "teacher_key": Field(line),
        "community": _of_list("communities"),
        "kind": _of_list("kinds"),
        "title": Field(line),
        "starts_on": Field(day),
        "took_part_on": Field(day),
        "ends_on": Field(day),
        "address": Field(line),
        "document_number": Field(line),
        "is_without_evidence": Field(flag),
        "role": _of_list("roles"),
        "outcome": _of_list("outcomes"),
        "level": _of_list("levels"),
        "document": _of_list("documents"),
        "hours": Field(tenths),
        "document_issued_on": Field(day),
        "issuer": Field(line),
        "subject": _of_list("subjects"),
        "grades": Field(grades),
        "material_kind": Field(line),
        "coauthors": Field(line),
        "pupils_involved": Field(whole),
        "payment": Field(line),
        "shared_where": Field(line),
        "comment": Field(lines),
        "outside_key": Field(line),
    },
    "resource_uses": {
        "record_id": Field(line),
        **NAMES,
        "teacher_key": Field(line),
        "resource": Field(line),
        "resource_key": Field(line),
        "provider": Field(provider),
        "community": _of_list("communities"),
        "partner": Field(line),
        "used_on": Field(day),
        "subject": _of_list("subjects"),
        "grade": Field(whole),
        "times": Field(whole),
        "minutes": Field(whole),
        "pupils_reached": Field(whole),
        "purpose": Field(line),
        "outside_key": Field(line),
    },
    "resources": {
        "title": Field(line),
        "kind": _of_list("resource_kinds"),
        "provider": Field(provider),
        "community": _of_list("communities"),
        "partner": Field(line),
        "address": Field(line),
        "subject": _of_list("subjects"),
        "grades": Field(grades),
        "capacity": Field(whole),
        "outside_key": Field(line),
    },
    "teachers": {
        **NAMES,
        "position": _of_list("positions"),
        "subjects": Field(_codes("subjects"), "subjects"),
        "method_groups": Field(_codes("method_groups"), "method_groups"),
        "qualification": _of_list("qualifications"),
        "qualification_until": Field(day),
        "employed_from": Field(day),
        "employed_to": Field(day),
        "outside_key": Field(line),
    },
}
