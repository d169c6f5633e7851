"""Where the names of the columns stand: below titles, in one row or several, or nowhere."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from services.intake.reading.patterns import (
    DAY_KIND,
    NUMBER_KIND,
    is_typed,
    kind_of,
    main_kind,
    shape_of,
)
from services.intake.reading.raw import Merge

Row = Sequence[str]
BODY_ROWS = 150
MOST_TITLES = 40
MOST_HEADER_ROWS = 6


@dataclass(frozen=True)
class Header:
    """Index of the first header row and how many there are (0: the columns have no names).

    `certainty` is positive for a header, negative for data, near 0 where nothing tells.
    """

    first: int
    count: int
    certainty: float = 1.0


def filled(row: Row) -> list[int]:
    """Return the places of the cells that are not empty."""
    return [place for place, cell in enumerate(row) if cell]


def header_of(rows: Sequence[Row], merges: Sequence[Merge] = ()) -> Header:
    """Return where the header is; `rows` begin with the first row of the sheet."""
    start = _first_full(rows, merges)
    below = [row for row in islice(rows, start + 1, start + 1 + BODY_ROWS) if any(row)]
    kinds = _kinds(below)
    certainty = _certainty(rows[start], kinds, below)
    if certainty < 0:
        return Header(start, 0, certainty)
    first = _first_above(rows, start)
    last = _last_below(rows, start, kinds, merges=merges)
    return Header(first, last - first + 1, certainty)


def _first_full(rows: Sequence[Row], merges: Sequence[Merge]) -> int:
    """Return the first row that is filled as the table is, which titles above are not."""
    counts = [len(filled(row)) for row in rows[: MOST_TITLES + BODY_ROWS]]
    usual = _usual_count([count for count in counts if count])
    wide = {first[0]: 0 for first, last in merges if last[0] == first[0]}
    for (row, left), (last, right) in merges:
        if row == last:
            wide[row] += right - left
    last = max((place for place, count in enumerate(counts) if count), default=0)
    for place, count in enumerate(counts[:MOST_TITLES]):
        if place == last and len(rows) == len(counts):
            break
        spanned = count + (wide.get(place, 0) if count > 1 else 0)
        if count and (spanned >= 0.6 * usual or (count > 1 and spanned >= usual / 2)):
            return place
    return next((place for place, count in enumerate(counts) if count), 0)


def _usual_count(counts: Sequence[int]) -> float:
    """Return how many filled cells the table's rows have: the greatest number that is common."""
    common = Counter(counts)
    often = [count for count, rows in common.items() if rows >= max(2, len(counts) * 0.08)]
    return max(often or counts, default=1)


def _kinds(rows: Sequence[Row]) -> Mapping[int, str]:
    width = max(map(len, rows), default=0)
    return {
        place: main_kind(row[place] for row in rows if place < len(row)) for place in range(width)
    }


def _certainty(row: Row, kinds: Mapping[int, str], below: Sequence[Row]) -> float:
    """Return by how many columns the row is unlike (above 0) or like (below 0) what follows."""
    if _are_labels(row):
        return 1.0
    points = 0.0
    others = [other for other in below[:50] if not _is_again(other, row)]
    for place, cell in enumerate(row):
        kind, own = kinds.get(place, ""), kind_of(cell)
        if cell and any(place < len(other) and other[place] == cell for other in others):
            points -= 0.7
        elif is_typed(kind) and own and own != kind:
            points += 1.0 if not is_typed(own) else 0.7 if own == "code" else 0.3
        elif own == kind == "code":
            points -= 1.0 if shape_of(cell) in _shapes(below, place) else 0.0
        elif is_typed(kind) and own == kind:
            points -= 1.0
        elif own in {NUMBER_KIND, DAY_KIND}:
            points -= 0.3
    return points


def _shapes(rows: Sequence[Row], place: int) -> set[str]:
    return {shape_of(row[place]) for row in rows if place < len(row)}


def _is_again(row: Row, header: Row) -> bool:
    """Say whether a row below looks like the same header again."""
    is_first = len(header) > 1 and bool(row) and row[0] == header[0] != ""
    return is_first and not any(is_typed(kind_of(cell)) for cell in row)


def _are_labels(row: Row) -> bool:
    """Say whether numbers in a row are years or the like in order: 2010, 2011, 2012."""
    numbers = [int(cell) for cell in row if cell.isdigit() and len(cell) == 4]
    others = [cell for cell in row if cell and not (cell.isdigit() and len(cell) == 4)]
    is_ordered = all(later - sooner == 1 for sooner, later in pairwise(numbers))
    return len(numbers) > 1 and is_ordered and all(not is_typed(kind_of(cell)) for cell in others)


def is_number_row(row: Row, below: Sequence[Row]) -> bool:
    """Say whether a row only numbers the columns: 1, 2, 3, … above words and numbers."""
    cells = [cell for cell in row if cell]
    if len(cells) < 3 or cells != [str(number) for number in range(1, len(cells) + 1)]:
        return False
    for place in range(len(row)):
        texts = [other[place] for other in below[:BODY_ROWS] if place < len(other) and other[place]]
        if len(texts) > 1 and sum(not is_typed(kind_of(text)) for text in texts) * 2 > len(texts):
            return True
    return False


def _first_above(rows: Sequence[Row], start: int) -> int:
    """Return the first row of the header: rows right above that name groups of columns."""
    first = start
    while first > 0 and start - first < 3:
        places = filled(rows[first - 1])
        is_title = len(places) == 1 and places[0] == filled(rows[start])[0]
        if not places or is_title or (len(places) == 1 and places[0] < 2):
            break
        if any(
            is_typed(kind_of(rows[first - 1][p])) and not _is_label(rows[first - 1][p])
            for p in places
        ):
            break
        first -= 1
    return first


def _is_label(cell: str) -> bool:
    return (cell.isdigit() and len(cell) == 4) or not cell.replace("-", "").isdigit()


def _last_below(
    rows: Sequence[Row], start: int, kinds: Mapping[int, str], *, merges: Sequence[Merge]
) -> int:
    """Return the last row of the header: rows below that go on naming the columns."""
    last = start
    spanned = max((end[0] for begin, end in merges if begin[0] == start), default=start)
    while last - start + 1 < MOST_HEADER_ROWS and last + 1 < len(rows):
        following = last + 1
        if not any(rows[following]):
            following += 1
            if following >= len(rows) or (
                following > spanned and not _completes(rows, start, following, kinds=kinds)
            ):
                break
        if following > spanned and not _names_on(rows, start, following, kinds=kinds):
            break
        last = following
    return last


def _names_on(rows: Sequence[Row], start: int, place: int, *, kinds: Mapping[int, str]) -> bool:
    """Say whether a row has names where the table below has values."""
    if is_number_row(rows[place], rows[place + 1 :]):
        return False
    telling = [
        (kind_of(cell), kinds.get(column, ""))
        for column, cell in enumerate(rows[place])
        if cell and is_typed(kinds.get(column, ""))
    ]
    unlike = sum(not is_typed(own) and own != kind for own, kind in telling)
    if telling:
        return unlike == len(telling) and (
            len(telling) > 1 or _completes(rows, start, place, kinds=kinds)
        )
    return _completes(rows, start, place, kinds=kinds)


def _completes(rows: Sequence[Row], start: int, place: int, *, kinds: Mapping[int, str]) -> bool:
    """Say whether a row names parts of a group: filled where the header above has blanks."""
    header, row = rows[start], rows[place]
    own = filled(row)
    above = {column for index in range(start, place) for column in filled(rows[index])}
    is_apart = len(own) > 1 and not above.intersection(own) and bool(header) and not header[0]
    if is_apart and not any(is_typed(kind_of(row[column])) for column in own):
        return True
    if not own or own[0] == 0 or any(is_typed(kind_of(row[column])) for column in own):
        return False
    parts = [column for column in own if column not in above]
    body = any(is_typed(kinds.get(column, "")) for column in own)
    return len(parts) * 2 >= len(own) and len(own) > 1 and (body or len(parts) > 1)
