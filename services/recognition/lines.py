"""A pasted text as activities with their people; what was not understood is kept word for word."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from services.recognition.line import Knowledge, ReadLine, read_line
from services.recognition.mentions import Mention
from services.recognition.parts import Part

LONGEST_LINE = 2_000  # letters


@dataclass(frozen=True)
class ReadActivity:
    """One activity and who took part in it, as some lines of a text tell it."""

    line_numbers: tuple[int, ...]
    text: str
    people: tuple[Mention, ...]
    parts: tuple[Part, ...]
    title: str
    is_title_doubtful: bool = False
    loose: tuple[str, ...] = ()

    def value(self, field: str) -> object:
        """Return what was read for a field, None when nothing was or it is in doubt."""
        part = self.part(field)
        return None if part is None or part.is_doubtful else part.value

    def part(self, field: str) -> Part | None:
        """Return the part of the text that tells a field."""
        return next((part for part in self.parts if part.field == field), None)

    @property
    def unsettled(self) -> tuple[Mention, ...]:
        """The people who are not certain."""
        return tuple(person for person in self.people if person.found.certain is None)


@dataclass(frozen=True)
class ReadText:
    """Everything a text tells, and the numbers of its lines that tell nothing known."""

    lines: tuple[str, ...]
    activities: tuple[ReadActivity, ...]
    left_over: tuple[int, ...]


def read_text(text: str, knowledge: Knowledge) -> ReadText:
    """Read a text: an activity a line, or a heading with the names below or above it.

    A line longer than anybody writes about one activity is left over, as it is.
    """
    lines = tuple(text.splitlines())
    activities: list[ReadActivity] = []
    block: list[ReadLine] = []
    for number, line in enumerate((*lines, "")):
        if line.strip() and len(line) <= LONGEST_LINE:
            block.append(read_line(number, line, knowledge))
        else:
            activities += _block(block, knowledge)
            block = []
    told = {number for activity in activities for number in activity.line_numbers}
    left_over = (n for n, line in enumerate(lines) if line.strip() and n not in told)
    return ReadText(lines, tuple(activities), tuple(left_over))


def remaining(text: ReadText, settled: Collection[int]) -> str:
    """Return the text without the lines of these activities, as long as no other needs them."""
    open_lines = {
        number
        for place, activity in enumerate(text.activities)
        if place not in settled
        for number in activity.line_numbers
    }
    done = {number for place in settled for number in text.activities[place].line_numbers}
    kept = [line for n, line in enumerate(text.lines) if n in open_lines or n not in done]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")


@dataclass
class _Open:
    """The lines that are being put together: a heading, the activity that names may still join."""

    heading: ReadActivity | None = None
    joined: ReadActivity | None = None
    names: tuple[ReadLine, ...] = ()


def _block(lines: list[ReadLine], knowledge: Knowledge) -> Iterator[ReadActivity]:
    """Yield the activities of lines without a blank line between them."""
    now = _Open()
    for line in lines:
        if line.is_empty:
            continue
        if line.is_names_only:
            _join(now, line)
        elif line.people:
            if now.joined:
                yield now.joined
            now.joined = _under(now.heading, line)
        else:
            if now.joined:
                yield now.joined
            _head(now, line, is_own=knowledge.own_teacher_id is not None)
            if now.joined and not now.joined.people:
                yield now.joined
                now.joined = None
    if now.joined:
        yield now.joined


def _join(now: _Open, line: ReadLine) -> None:
    """Let the people of a line join the activity above, or wait for the one below."""
    above = now.joined or now.heading
    if above is None:
        now.names = (*now.names, line)
        return
    now.joined = _with_people(above, line)
    if now.heading is above:
        now.heading = None


def _head(now: _Open, line: ReadLine, *, is_own: bool) -> None:
    """Take a line without people as a heading, as more of it, or with the names above it."""
    activity, before = _activity(line), now.heading
    now.joined = None
    if now.names:
        now.joined = _collected(now.names, activity)
        now.names, now.heading = (), None
    elif is_own:
        now.joined = activity
    elif before and before.line_numbers[-1] + 1 == line.number and not _overlap(before, activity):
        now.heading = _merged(before, activity)
    else:
        now.heading = activity


def _overlap(one: ReadActivity, other: ReadActivity) -> bool:
    fields = {part.field for part in one.parts}
    return bool(one.title and other.title) or any(part.field in fields for part in other.parts)


def _merged(one: ReadActivity, other: ReadActivity) -> ReadActivity:
    return ReadActivity(
        (*one.line_numbers, *other.line_numbers),
        f"{one.text}\n{other.text}",
        (*one.people, *other.people),
        (*one.parts, *other.parts),
        one.title or other.title,
        one.is_title_doubtful or other.is_title_doubtful,
        (*one.loose, *other.loose),
    )


def _activity(line: ReadLine) -> ReadActivity:
    return ReadActivity(
        (line.number,),
        line.text.strip(),
        line.people,
        line.parts,
        line.title,
        line.is_title_doubtful,
        line.loose,
    )


def _under(heading: ReadActivity | None, line: ReadLine) -> ReadActivity:
    """Return a line's activity; what it does not say itself it has from the heading."""
    activity = _activity(line)
    if heading is None or not heading.parts:
        return activity
    fields = {part.field for part in activity.parts}
    inherited = tuple(part for part in heading.parts if part.field not in fields)
    return replace(
        activity,
        line_numbers=(*heading.line_numbers, *activity.line_numbers),
        parts=(*activity.parts, *inherited),
        title=activity.title or heading.title,
        loose=(*heading.loose, *activity.loose),
    )


def _with_people(activity: ReadActivity, line: ReadLine) -> ReadActivity:
    return replace(
        activity,
        line_numbers=(*activity.line_numbers, line.number),
        text=f"{activity.text}\n{line.text.strip()}",
        people=(*activity.people, *line.people),
        loose=(*activity.loose, *line.loose),
    )


def _collected(names: tuple[ReadLine, ...], activity: ReadActivity) -> ReadActivity:
    for line in names:
        activity = _with_people(activity, line)
    return activity
