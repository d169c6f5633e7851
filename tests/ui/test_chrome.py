"""What stands around every screen: the mark of a demonstration, and taking it away."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.access import Role
from core.settings import Settings
from core.sitemap import SCREENS
from db import Storage
from services import demonstration, passwords
from services.sessions import check_sign_in
from tests.conftest import begin
from ui import session

ROOT = Path(__file__).parent.parent.parent
OpenAs = Callable[[Role], AppTest]


@pytest.fixture
def open_demonstration(
    storage: Storage, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> OpenAs:
    """Open the first screen of a demonstration as a role."""
    monkeypatch.setattr(passwords, "COST", 4)
    planted = demonstration.load(storage, date(2026, 11, 23))
    accounts = {
        account.role: account for account in demonstration.make_accounts(storage, settings, planted)
    }

    def opened(role: Role) -> AppTest:
        account = accounts[role]
        answer = check_sign_in(
            storage, settings, username=account.username, password=account.password, address="::1"
        )
        assert answer.account_id is not None
        token = begin(storage, settings, answer.account_id)
        monkeypatch.setattr(session, "token", lambda: token)
        path = ROOT / "pages" / "frame.py"
        return AppTest.from_file(str(path), default_timeout=60).run()

    return opened


def texts(app: AppTest) -> str:
    return " ".join(element.value for element in [*app.caption, *app.markdown])


def test_every_screen_says_that_it_is_a_demonstration(open_demonstration: OpenAs) -> None:
    app = open_demonstration(Role.ADMIN)
    for screen in SCREENS:
        app.switch_page(screen.path).run()
        assert not app.exception, screen.path
        assert not app.error, screen.path
        assert "Вымышленная школа" in texts(app), screen.path


def test_one_click_removes_it_and_says_where_the_copy_is(
    open_demonstration: OpenAs, storage: Storage, settings: Settings
) -> None:
    app = open_demonstration(Role.ADMIN)
    app.button(key="remove_demonstration").click().run()
    assert not app.exception
    (copy,) = settings.backups.glob("*with-demonstration*")
    assert copy.name in app.toast[0].value
    assert storage.rows("demonstration/organisations") == []
    assert app.title[0].value == "Первый запуск"


def test_only_the_administrator_may_remove_it(open_demonstration: OpenAs) -> None:
    app = open_demonstration(Role.DIRECTOR)
    assert "remove_demonstration" not in {button.key for button in app.button}
