"""A running demonstration school and windows in which somebody has signed in already."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.access import Role
from core.periods import today
from core.settings import load_settings
from db import open_storage
from services.demonstration import load, make_accounts
from services.sessions import check_sign_in, issue_ticket, redeem_ticket
from ui.session import COOKIE

if TYPE_CHECKING:  # the fixtures of conftest.py are made of what stands here
    from tests.browser.conftest import Server, Window


@dataclass(frozen=True)
class Planted:
    """The folder of a closed database file with the demonstration, and a token of every role."""

    folder: Path
    tokens: dict[Role, str]


@dataclass(frozen=True)
class School:
    """The server of the demonstration and a session token of every role."""

    server: Server
    tokens: dict[Role, str]

    def open_as(self, role: Role, open_window: Callable[..., Window], **looks: object) -> Window:
        """Open a window in which the role has signed in."""
        window = open_window(self.server, **looks)
        window.context.add_cookies(
            [{"name": COOKIE, "value": self.tokens[role], "url": self.server.url}]
        )
        return window


def plant(folder: Path) -> Planted:
    """Plant the demonstration and sign every role in."""
    settings = load_settings({"NETWORKS_DATABASE": str(folder / "school.duckdb")}, folder)
    storage = open_storage(settings)
    tokens = {}
    for account in make_accounts(storage, settings, load(storage, today())):
        answer = check_sign_in(
            storage,
            settings,
            username=account.username,
            password=account.password,
            address="127.0.0.1",
        )
        assert answer.account_id is not None
        ticket = issue_ticket(storage, answer.account_id, "/")
        begun = redeem_ticket(storage, ticket, "127.0.0.1", settings)
        assert begun is not None
        tokens[account.role] = begun[0]
    storage.close()
    return Planted(folder, tokens)


def start_school(planted: Planted, start_server: Callable[..., Server], folder: Path) -> School:
    """Start a server over a copy of the demonstration in a folder of its own."""
    shutil.copytree(planted.folder, folder, dirs_exist_ok=True)
    return School(start_server(folder / "school.duckdb"), planted.tokens)
