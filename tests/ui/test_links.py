"""Links that people give to each other lead others to the application, or say that they do not."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ui import session

HERE, NETWORK = "http://127.0.0.1:8711", "http://192.168.1.20:8711"
CLOSED = "приложение пока не открыто для школьной сети"
REPLACE = "Для других замените в ней {host} на имя или адрес этого компьютера в сети."


def _shown():
    from core.i18n import words_of
    from ui import links

    links.draw(words_of("ru"), "/?view=abc")


@pytest.mark.parametrize(
    ("opened_at", "server", "link", "note"),
    [
        (NETWORK, "0.0.0.0", NETWORK, ""),
        ("https://школа.рф", "127.0.0.1", "https://школа.рф", ""),  # behind a server of its own
        (HERE, "192.168.1.20", NETWORK, ""),
        (HERE, "fd00::20", "http://[fd00::20]:8711", ""),
        (HERE, "127.0.0.1", HERE, CLOSED),
        ("http://localhost:8711", "localhost", "http://localhost:8711", CLOSED),
        (HERE, "0.0.0.0", HERE, REPLACE.format(host="127.0.0.1")),
        ("http://[::1]:8711", "", "http://[::1]:8711", REPLACE.format(host="::1")),
    ],
)
def test_a_link_leads_others_there_or_says_so(monkeypatch, opened_at, server, link, note):
    monkeypatch.setattr(session, "root_address", lambda: opened_at)
    host = opened_at.split("//")[1].removesuffix(":8711").strip("[]")
    monkeypatch.setattr(session, "host", lambda: host)
    options = {"server.address": server or None, "server.port": 8711}
    monkeypatch.setattr(st, "get_option", options.get)
    app = AppTest.from_function(_shown).run()
    assert not app.exception
    assert app.code[0].value == f"{link}/?view=abc"
    captions = [one.value for one in app.caption]
    assert len(captions) == bool(note)
    assert note in "".join(captions)
