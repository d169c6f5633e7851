"""The form of one tile: what is counted, by what, how it is shown; the preview stands under it."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from core.access import Action, may
from core.dimensions import BY_NAME, HIGHEST_GRADE, LOWEST_GRADE
from core.errors import RulesBroken, Violation
from core.i18n import N_
from core.indicators import INDICATORS
from core.tiles import BY, LOOK_NAMES, WHOLE, Look, Tile, dimensions_of, looks_of, narrowings_of
from services.saved_views import MOST_CHARACTERS
from ui import asking, marks, session
from ui.boards import tiles
from ui.markdown import wrong
from ui.page import Page

PLACE = "tile_place"  # of the tile that is changed; none for a new one
CHANGED = "tile_changed"  # the tile itself, as it was
INDICATOR, DIMENSION, LOOK = "tile_indicator", "tile_dimension", "tile_look"
NARROWED_BY, CODES, NAME, WIDE = "tile_narrowed_by", "tile_codes", "tile_name", "tile_wide"
USUAL = "participations"
WITHOUT_CODES = Violation("codes", N_("Choose at least one value, or take the filter away."))


def begin(tile: Tile | None = None, place: int = 0) -> None:
    """Fill the form with a tile that is to be changed, or begin it anew. Comes before drawing."""
    shown = tile or Tile(USUAL)
    narrowed_by, codes = next(iter(shown.narrowing.items()), ("", ""))
    session.remember(PLACE, place if tile else None)
    session.remember(CHANGED, tile)
    session.remember(INDICATOR, shown.indicator)
    session.remember(DIMENSION, shown.dimension)
    session.remember(LOOK, shown.look)
    session.remember(NARROWED_BY, narrowed_by)
    session.remember(CODES, codes.split(",") if codes else [])
    session.remember(NAME, shown.name)
    session.remember(WIDE, shown.is_wide)


def changed_place() -> int | None:
    """Return the place of the tile that is changed, None for a new one."""
    place = session.recall(PLACE)
    return place if isinstance(place, int) else None


def typed(page: Page) -> Tile:
    """Return the tile that the form describes now."""
    _settle(page)
    narrowed_by, codes = str(session.recall(NARROWED_BY)), session.recall(CODES)
    chosen = list(codes) if isinstance(codes, list) else []
    return Tile(
        str(session.recall(INDICATOR)),
        str(session.recall(DIMENSION)),
        Look(str(session.recall(LOOK))),
        {narrowed_by: ",".join(chosen)} if narrowed_by and chosen else {},
        str(session.recall(NAME) or "").strip(),
        bool(session.recall(WIDE)),
    )


def placed(page: Page, found: Sequence[Tile]) -> tuple[Tile, ...]:
    """Return the tiles with the form's one among them. Raises RulesBroken."""
    tile, place = typed(page), changed_place()
    if session.recall(NARROWED_BY) and not tile.narrowing:
        raise RulesBroken((WITHOUT_CODES,))
    changed = session.recall(CHANGED)
    place = asking.place_of(changed, place, found)
    if place is None:
        return (*found, tile)
    return (*found[:place], tile, *found[place + 1 :])


def draw(page: Page, violations: Sequence[Violation]) -> Tile:
    """Draw the fields and return the tile that they describe."""
    words = page.words
    _settle(page)
    _draw_choice(page, violations)
    _draw_narrowing(page, violations)
    st.text_input(
        words("Name, if the usual one does not suit"),
        key=NAME,
        max_chars=MOST_CHARACTERS,
        placeholder=tiles.title(page, replace(typed(page), name="")),
    )
    _note(page, violations, "tile_name")
    if session.recall(LOOK) is not Look.FIGURE:
        st.toggle(words("Over the whole width"), key=WIDE)
    return typed(page)


def _draw_choice(page: Page, violations: Sequence[Violation]) -> None:
    """Draw the three choices that make a tile: each offers what goes with the one before."""
    words = page.words
    indicator = INDICATORS[str(session.recall(INDICATOR))]
    what, by, how = st.columns([2, 1, 1])
    with what:
        st.selectbox(
            words("What is counted"),
            list(INDICATORS),
            format_func=lambda code: words(INDICATORS[code].name),
            key=INDICATOR,
            help=words(indicator.formula),
        )
        _note(page, violations, "indicator")
    with by:
        st.selectbox(
            words("By what"),
            _dimensions(page),
            format_func=lambda name: words(BY[name]),
            key=DIMENSION,
        )
    with how:
        looks = looks_of(indicator, str(session.recall(DIMENSION)))
        st.selectbox(
            words("How it is shown"),
            looks,
            format_func=lambda look: words(LOOK_NAMES[look]),
            key=LOOK,
        )
        _note(page, violations, "look")


def _draw_narrowing(page: Page, violations: Sequence[Violation]) -> None:
    words, indicator = page.words, INDICATORS[str(session.recall(INDICATOR))]
    by, values = st.columns([1, 3])
    with by:
        st.selectbox(
            words("Its own filter"),
            ("", *narrowings_of(indicator)),
            format_func=lambda name: words(BY_NAME[name].title) if name else words("no filter"),
            key=NARROWED_BY,
        )
    name = str(session.recall(NARROWED_BY))
    if not name:
        return
    with values:
        st.multiselect(
            words(BY_NAME[name].title),
            _codes(page, name),
            format_func=lambda code: marks.label(page, BY_NAME[name], code),
            key=CODES,
            placeholder=words("Choose"),
        )
        _note(page, violations, "codes")


def _note(page: Page, violations: Sequence[Violation], field: str) -> None:
    for violation in violations:
        if violation.field == field:
            st.markdown(wrong(violation.sentence(page.words)))


def _settle(page: Page) -> None:
    """Set what the choice before it no longer allows to the usual one. Comes before drawing."""
    _keep_within(INDICATOR, (USUAL, *INDICATORS))
    indicator = INDICATORS[str(session.recall(INDICATOR))]
    _keep_within(DIMENSION, _dimensions(page))
    _keep_within(LOOK, looks_of(indicator, str(session.recall(DIMENSION))))
    _keep_within(NARROWED_BY, ("", *narrowings_of(indicator)))
    offered, held = _codes(page, str(session.recall(NARROWED_BY))), session.recall(CODES)
    kept = [code for code in held if code in offered] if isinstance(held, list) else []
    if kept != held:
        session.remember(CODES, kept)


def _keep_within(key: str, options: Sequence[object]) -> None:
    if session.recall(key) not in options:
        session.remember(key, options[0])


def _dimensions(page: Page) -> tuple[str, ...]:
    found = dimensions_of(INDICATORS[str(session.recall(INDICATOR))])
    sees_names = may(page.person, Action.VIEW_NAMES)
    return tuple(name for name in found if name == WHOLE or name != "teacher" or sees_names)


def _codes(page: Page, name: str) -> tuple[str, ...]:
    if name == "grade":
        return tuple(map(str, range(LOWEST_GRADE, HIGHEST_GRADE + 1)))
    return page.reference.codes(BY_NAME[name].reference_list, archived=True) if name else ()
