"""One line as people write it: who, when, what, where, how long, with which document."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from services.recognition import parts
from services.recognition.mentions import Mention, mentions
from services.recognition.parts import TAKEN, WRITING, Part, without
from services.recognition.people import StaffNames
from services.recognition.titles import title_of
from services.recognition.vocabulary import Vocabulary

_MESSAGE = re.compile(WRITING["message"])
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")

PlaceOfAddress = Callable[[str], Mapping[str, str]]


def _no_place(address: str) -> Mapping[str, str]:
    del address
    return {}


@dataclass(frozen=True)
class Knowledge:
    """What a line is read with: the staff, the words for kinds and communities, the day.

    `place_of` tells community and kind from an address; `own_teacher_id` is the only person the
    reader may enter records for, to whom a line without a name belongs.
    """

    staff: StaffNames
    vocabulary: Vocabulary
    today: date
    place_of: PlaceOfAddress = field(default=_no_place)
    own_teacher_id: str | None = None


@dataclass(frozen=True)
class ReadLine:
    """What was read in one line; `number` counts the lines of the text from 0.

    `loose` is what belongs to no field for certain: nothing of a line is lost.
    """

    number: int
    text: str
    people: tuple[Mention, ...]
    parts: tuple[Part, ...]
    title: str
    is_title_doubtful: bool = False
    loose: tuple[str, ...] = ()

    @property
    def is_names_only(self) -> bool:
        """Say whether the line holds people and nothing else."""
        return bool(self.people) and not self.parts and not self.title

    @property
    def is_empty(self) -> bool:
        """Say whether the line holds nothing but punctuation and words that lead to others."""
        return not self.people and not self.parts and not self.title


def read_line(number: int, text: str, knowledge: Knowledge) -> ReadLine:
    """Return what a line says; what is no part of anything is its title."""
    message = _MESSAGE.match(text)
    open_text = TAKEN * message.end() + text[message.end() :] if message else text
    found: list[Part] = []
    for read in (parts.links, parts.hours, lambda rest: parts.days(rest, knowledge.today)):
        here = [*read(open_text)]
        found += here
        open_text = without(open_text, *here)
    numbers = [*parts.numbers(open_text)]
    found = [*(_issued(part, numbers) for part in found), *numbers]
    open_text = without(open_text, *numbers)
    kinds = _outside_quotes(open_text, knowledge.vocabulary.kind)
    people = mentions(open_text, knowledge.staff, {kind.start for kind in kinds})
    for person in people:
        open_text = without(open_text, Part("", None, person.start, person.end))
    community = _outside_quotes(open_text, knowledge.vocabulary.community)
    open_text = without(open_text, *community)
    kinds = _outside_quotes(open_text, knowledge.vocabulary.kind)
    title = title_of(open_text, kinds[0] if kinds else None)
    named = _with_address([*found, *community, *kinds], knowledge.place_of)
    told = tuple(_once(named))
    loose = (*_doubtful(text, [*found, *community], told), *title.beside)
    return ReadLine(number, text, tuple(people), told, title.text, title.is_doubtful, loose)


def _doubtful(text: str, found: list[Part], told: tuple[Part, ...]) -> Iterator[str]:
    """Yield the words of a text that speak for a field of which nothing certain is told."""
    open_fields = {part.field for part in told if part.is_doubtful}
    for part in sorted(found, key=lambda part: part.start):
        if part.field in open_fields:
            yield text[part.start : part.end].strip()


def _issued(part: Part, numbers: list[Part]) -> Part:
    """Return a day that stands with a document's number as the day of issue."""
    is_within = any(number.start <= part.start < number.end for number in numbers)
    is_day = part.field == "starts_on"
    return replace(part, field="document_issued_on") if is_within and is_day else part


def _outside_quotes(text: str, read: Callable[[str], tuple[Part, ...]]) -> tuple[Part, ...]:
    """Return what is named outside quotation marks, else what is named inside them."""
    return read(_QUOTED.sub(lambda quoted: TAKEN * len(quoted[0]), text)) or read(text)


def _with_address(found: list[Part], place_of: PlaceOfAddress) -> list[Part]:
    """Add what the address tells, where the words do not say it."""
    named = {part.field for part in found if not part.is_doubtful}
    address = next((part for part in found if part.field == "address"), None)
    if address is None:
        return found
    told = {name: code for name, code in place_of(str(address.value)).items() if name not in named}
    kept = [part for part in found if part.field not in told]
    return [*kept, *(replace(address, field=name, value=code) for name, code in told.items())]


def _once(found: list[Part]) -> list[Part]:
    """Return one part a field: of several values the first, in doubt; codes in doubt keep all."""
    by_field: dict[str, list[Part]] = {}
    for part in found:
        by_field.setdefault(part.field, []).append(part)
    first = {name: min(same, key=lambda part: part.start) for name, same in by_field.items()}
    return [
        replace(
            first[name],
            is_doubtful=first[name].is_doubtful or len({str(part.value) for part in same}) > 1,
        )
        for name, same in by_field.items()
    ]
