"""The only user of st.cache_data: every read of a page, keyed by the version of the data."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

import pandas as pd
import streamlit as st

from core.selection import Selection
from db import Row
from services.reference import Reference, load_reference
from services.sight import Sight, sight_of
from ui import runtime

if TYPE_CHECKING:
    from core.access import Person
    from ui.page import Page

Made = TypeVar("Made")
MOST_RESULTS = 2_000  # results kept for all people together; the oldest goes first


def load(page: "Page", statement: str, /, **parameters: object) -> pd.DataFrame:
    """Return a statement's frame, from the cache while no commit has come since.

    What the person may see is among the parameters, so nobody gets another person's answer.
    """
    del page  # the person's limits stand in the parameters
    return _frame(_version(), statement, parameters)


def rows(page: "Page", statement: str, /, **parameters: object) -> list[Row]:
    """Return a statement's rows as dictionaries, cached like `load`; for short lists."""
    del page
    return _rows(_version(), statement, parameters)


def rows_for_a_while(
    page: "Page", statement: str, /, *, asked: str, **parameters: object
) -> list[Row]:
    """Return a statement's rows as they were at most five minutes ago, whoever has written since.

    For what takes seconds to find out. Another word in `asked` asks anew.
    """
    del page
    return _rows_for_a_while((_version()[0], asked), statement, parameters)


def kept(page: "Page", name: str, selection: Selection, *, make: Callable[[], Made]) -> Made:
    """Return what `make` draws of a selection, kept while no commit has come since.

    Everything it may depend on is in the key: the limits of sight stand in the selection, what
    the role may be shown goes with the role.
    """
    key = (_version(), name, selection, page.words.language, page.person.role, page.today)
    return runtime.kept(key, make)


def reference(language: str) -> Reference:
    """Return the reference lists in a language, as of the last commit."""
    return _reference(_version(), language)


def sight(person: "Person") -> Sight:
    """Return what the person may see, as of the last commit."""
    return _sight(_version(), person)


def _version() -> tuple[str, int]:
    storage = runtime.storage()
    return str(storage.path), storage.data_version


@st.cache_data(show_spinner=False, max_entries=MOST_RESULTS)
def _frame(version: tuple[str, int], statement: str, parameters: dict[str, object]) -> pd.DataFrame:
    del version  # a part of the key only
    return runtime.storage().read(statement, **parameters)


@st.cache_data(show_spinner=False, max_entries=MOST_RESULTS)
def _rows(version: tuple[str, int], statement: str, parameters: dict[str, object]) -> list[Row]:
    del version
    return runtime.storage().rows(statement, **parameters)


@st.cache_data(show_spinner=False, max_entries=50, ttl=timedelta(minutes=5))
def _rows_for_a_while(
    key: tuple[str, str], statement: str, parameters: dict[str, object]
) -> list[Row]:
    del key
    return runtime.storage().rows(statement, **parameters)


@st.cache_data(show_spinner=False, max_entries=20)
def _reference(version: tuple[str, int], language: str) -> Reference:
    del version
    return load_reference(runtime.storage(), language)


@st.cache_data(show_spinner=False, max_entries=MOST_RESULTS)
def _sight(version: tuple[str, int], person: "Person") -> Sight:
    del version
    return sight_of(runtime.storage(), person)
