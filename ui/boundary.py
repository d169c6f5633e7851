"""The one place where failures are caught: a sentence for the person, the trace for the log."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from core.errors import BadSetting, Failure, MissingSecret, StorageFailure, UnknownSetting
from core.i18n import DEFAULT_LANGUAGE, N_, Words, language_of_locale, words_of
from ui import runtime, session

logger = logging.getLogger(__name__)

UNEXPECTED = N_("Something went wrong. Nothing was changed. Try again or tell the administrator.")
CLOSED = N_("The application cannot be used just now. Tell the administrator.")
OF_THE_MACHINE = (StorageFailure, MissingSecret, UnknownSetting, BadSetting)
REFERENCE = N_("Reference for the log: {reference}")


@contextmanager
def guarded() -> Iterator[None]:
    """Run a part of the script; a failure in it becomes a sentence in its place."""
    try:
        yield
    except Exception as failure:  # noqa: BLE001 - the boundary: everything is told and logged
        report(failure)


def report(failure: Exception) -> bool:
    """Tell the person what happened and log it under the same reference; returns True."""
    words = visitor_words()
    if isinstance(failure, Failure):
        reference, sentence = failure.reference, _told(failure, words)
        logger.warning("[%s] %s", reference, failure, exc_info=failure.__cause__)
    else:
        reference, sentence = secrets.token_hex(3), words(UNEXPECTED)
        logger.error("[%s] unexpected", reference, exc_info=failure)
    st.error(sentence, icon=":material/error:")
    st.caption(words(REFERENCE, reference=reference))
    return True


def _told(failure: Failure, words: Words) -> str:
    """Return the sentence; what names files of the machine is told at the machine itself only."""
    if isinstance(failure, OF_THE_MACHINE) and not session.is_visitor_local():
        return words(CLOSED)
    return failure.sentence(words)


def visitor_words() -> Words:
    """Return the words of whoever looks: the chosen language, else the browser's."""
    chosen = session.recall("language")
    if isinstance(chosen, str):
        return words_of(chosen)
    return words_of(language_of_locale(session.browser_locale(), _default_language()))


def _default_language() -> str:
    try:
        return runtime.settings().language
    except Failure:  # told by whoever needs the settings; words are needed to tell it
        return DEFAULT_LANGUAGE
