"""Fixtures: a migrated database in a folder of its own, a small school, and screens opened as."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from core.access import Person, Role
from core.ids import new_id
from core.settings import Settings, load_settings
from core.sitemap import SCREENS
from db import Storage, open_storage
from db.connection import now
from services.sessions import issue_ticket, person_of_token, redeem_ticket
from ui import runtime, session

ROOT = Path(__file__).parent.parent
PAGE_SECONDS = 30
ADDRESSES = {SCREENS[0].path: "", **{screen.path: screen.address for screen in SCREENS[1:]}}

OpenAs = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def _installed() -> Iterator[None]:
    """Look through the installed packages once; AppTest would for each screen, half of its time."""
    with pytest.MonkeyPatch.context() as patched:
        found = cache(manifest_scanner.scan_component_manifests)
        patched.setattr(manifest_scanner, "scan_component_manifests", found)
        yield


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings of an installation in this test's own folder."""
    monkeypatch.setenv("NETWORKS_DATABASE", str(tmp_path / "data" / "school.duckdb"))
    return load_settings()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database file with the reference lists, made once: each test takes a copy."""
    path = tmp_path_factory.mktemp("migrated") / "school.duckdb"
    open_storage(load_settings({"NETWORKS_DATABASE": str(path)}, path.parent)).close()
    return path


@pytest.fixture
def storage(settings: Settings, request: pytest.FixtureRequest) -> Iterator[Storage]:
    """The open, migrated database with the reference lists, and the school where one is asked for.

    It is the very one that screens opened by AppTest use.
    """
    folder = settings.database.parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if "school" in request.fixturenames:
        made: MadeSchool = request.getfixturevalue("made_school")
        shutil.copytree(made.folder, folder, dirs_exist_ok=True)
    else:
        shutil.copyfile(request.getfixturevalue("migrated_file"), settings.database)
    opened = runtime.storage()
    yield opened
    if opened.is_answering():  # the test itself did not close it
        assert_counted_are_current(opened)
    runtime.close()


@dataclass(frozen=True)
class School:
    """A school of four teachers in two method groups, and an account of every role.

    The teacher's account belongs to the first teacher, the group lead's to the second; both are
    of the group `sciences`, the other two of `humanities`.
    """

    organisation_id: str
    teacher_ids: tuple[str, ...]
    people: dict[Role, Person]
    tokens: dict[Role, str]


@dataclass(frozen=True)
class MadeSchool:
    """A school and the folder of its closed database file."""

    school: School
    folder: Path


@pytest.fixture(scope="session")
def made_school(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> MadeSchool:
    """A small school in a file of its own, made once: each test that asks for it takes a copy."""
    folder = tmp_path_factory.mktemp("school")
    settings = load_settings({"NETWORKS_DATABASE": str(folder / "school.duckdb")}, folder)
    shutil.copyfile(migrated_file, settings.database)
    storage = open_storage(settings)
    try:
        return MadeSchool(_made(storage, settings), folder)
    finally:
        storage.close()


@pytest.fixture
def school(storage: Storage, made_school: MadeSchool) -> School:
    """A small school in the open database; nothing was recorded in it yet."""
    del storage
    made = made_school.school
    return replace(made, people=dict(made.people), tokens=dict(made.tokens))


@pytest.fixture
def open_as(school: School, monkeypatch: pytest.MonkeyPatch) -> OpenAs:
    """Open a screen as a role: `open_as(Role.TEACHER, "entry/records.py", period="month:2026.9")`.

    AppTest has no cookies, so the role's real token is handed over where a cookie would be read.
    """

    def opened(role: Role, screen: str = "", **address: str) -> AppTest:
        monkeypatch.setattr(session, "token", lambda: school.tokens[role])
        app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=PAGE_SECONDS)
        for name, text in address.items():
            app.query_params[name] = text
        if screen:
            # The screen's own address is asked for, as a browser does: nothing is drawn before it.
            app._page_hash = calc_hash(ADDRESSES[screen])
        app.run()
        return app.switch_page(screen) if screen else app

    return opened


def begin(storage: Storage, settings: Settings, account_id: str) -> str:
    """Begin a session of the account as the browser does and return its token."""
    begun = redeem_ticket(storage, issue_ticket(storage, account_id, "/"), "127.0.0.1", settings)
    assert begun is not None
    return begun[0]


def person_of(storage: Storage, token: str) -> Person:
    """Return the person of a token that must be good."""
    person = person_of_token(storage, token)
    assert person is not None
    return person


def _made(storage: Storage, settings: Settings) -> School:
    organisation_id = new_id()
    teacher_ids = tuple(new_id() for _ in range(4))
    names = ("Ахмадова", "Бисултанов", "Вахаева", "Габазов")
    stamp = {"recorded_at": now(), "recorded_by": None, "reason": "test", "is_withdrawn": False}
    with storage.writing() as transaction:
        transaction.run(
            "organisations/insert",
            organisation_id=organisation_id,
            version=1,
            parent_id=None,
            kind="school",
            full_name="Школа для проверки",
            short_name="Школа",
            letterhead_russian="",
            letterhead_chechen="",
            is_demonstration=False,
            **stamp,
        )
        for index, teacher_id in enumerate(teacher_ids):
            transaction.run(
                "teachers/insert",
                teacher_id=teacher_id,
                version=1,
                organisation_id=organisation_id,
                last_name=names[index],
                first_name="Зара",
                middle_name="Исаевна",
                position="teacher",
                subjects=["mathematics"],
                method_groups=["sciences" if index < 2 else "humanities"],
                qualification="first",
                qualification_until=None,
                employed_from=date(2015, 9, 1),
                employed_to=None,
                outside_key=None,
                batch_id=None,
                **stamp,
            )
        account_ids = {role: new_id() for role in Role}
        linked = {Role.TEACHER: teacher_ids[0], Role.GROUP_LEAD: teacher_ids[1]}
        for role, account_id in account_ids.items():
            transaction.run(
                "accounts/insert",
                account_id=account_id,
                organisation_id=organisation_id,
                username=role.value,
                display_name=role.value,
                password_hash="unused",
                role=role.value,
                teacher_id=linked.get(role),
                led_method_group="sciences" if role is Role.GROUP_LEAD else None,
                language="ru",
                is_blocked=False,
                must_change_password=False,
                created_at=now(),
            )
    tokens = {role: begin(storage, settings, account) for role, account in account_ids.items()}
    people = {role: person_of(storage, token) for role, token in tokens.items()}
    return School(organisation_id, teacher_ids, people, tokens)


def assert_counted_are_current(storage: Storage) -> None:
    """Hold whatever a test wrote to the rule: what is kept ready is what the view counts."""
    kept, rule = (
        "from counted_participations",
        "select * exclude (is_waiting) from participations_counted",
    )
    with storage._cursor() as cursor:
        for one, other in ((f"select * {kept}", rule), (rule, f"select * {kept}")):
            assert cursor.execute(f"{one} except all {other}").fetchall() == []
