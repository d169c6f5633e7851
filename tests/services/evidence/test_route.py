"""The address of a file of evidence, asked over HTTP by everybody who may and may not see it."""

import asyncio
from dataclasses import dataclass
from datetime import date

import pytest

from app import app
from core.access import Role
from core.ids import new_id
from db.connection import now
from db.evidence_files import path_of
from services import participations
from services.evidence.attachments import attachments_of
from services.evidence.uploads import Received, receive
from services.rules import ParticipationEntry
from services.sessions import end_session
from tests.conftest import begin
from tests.services.evidence.papers import pdf, picture
from ui import session

OWN_ACCOUNTS = {  # beside those of the school: role, teacher, further columns
    "colleague": (Role.TEACHER, 3, {}),
    "lead of another group": (Role.GROUP_LEAD, 3, {"led_method_group": "humanities"}),
    "with a one-time password": (Role.TEACHER, 0, {"must_change_password": True}),
    "deputy of another school": (Role.METHODIST, None, {"organisation_id": new_id()}),
}
SEES = {
    "teacher": True,
    "group_lead": True,
    "methodist": True,
    "director": True,
    "admin": True,
    "presenter": False,
    **dict.fromkeys(OWN_ACCOUNTS, False),
    "signed out": False,
    "nobody": False,
}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Case:
    attachment_id: str
    tokens: dict[str, str]
    file: object


def asked(path, token="", query=""):
    """Ask the application itself, as a browser with this session cookie would."""
    sent = []
    headers = [(b"host", b"127.0.0.1:8501")]
    headers += [(b"cookie", f"{session.COOKIE}={token}".encode())] if token else []
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": headers,
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", 8501),
    }

    incoming = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive_nothing():
        return incoming.pop() if incoming else await asyncio.Event().wait()

    async def send(message):
        sent.append(message)

    asyncio.run(app(scope, receive_nothing, send))
    found = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], found, b"".join(m.get("body", b"") for m in sent[1:]))


def account(storage, settings, school, values):
    role, teacher, columns = values
    row = {
        "account_id": new_id(),
        "organisation_id": school.organisation_id,
        "display_name": "x",
        "password_hash": "unused",
        "role": role.value,
        "teacher_id": None if teacher is None else school.teacher_ids[teacher],
        "led_method_group": None,
        "language": "ru",
        "is_blocked": False,
        "must_change_password": False,
        "created_at": now(),
        **columns,
    }
    with storage.writing() as transaction:
        transaction.run("accounts/insert", username=row["account_id"], **row)
    return begin(storage, settings, row["account_id"])


@pytest.fixture
def case(storage, settings, school):
    """A teacher's record with a certificate, and a token of everybody."""
    teacher = school.people[Role.TEACHER]
    upload = receive(storage, teacher, Received("Грамота.pdf", pdf(pages=2)), settings=settings)
    entry = ParticipationEntry(
        teacher_ids=school.teacher_ids[:1],
        community="infourok",
        kind="webinar",
        title="Вебинар",
        starts_on=date(2026, 10, 5),
        address="https://infourok.ru/webinar",
        role="attendee",
        outcome="participated",
        level="unrated",
        document="participation_certificate",
        upload_ids=(upload.evidence_id,),
    )
    (record_id,) = participations.record(storage, teacher, entry)
    (attachment,) = attachments_of(storage, teacher, record_id)
    tokens = {role.value: token for role, token in school.tokens.items()}
    tokens |= {
        name: account(storage, settings, school, values) for name, values in OWN_ACCOUNTS.items()
    }
    tokens["signed out"] = begin(storage, settings, teacher.account_id)
    end_session(storage, tokens["signed out"])
    return Case(attachment.evidence.evidence_id, tokens | {"nobody": ""}, attachment.evidence.file)


def test_only_those_who_may_see_the_record_get_its_evidence(case, storage):
    address = f"/evidence/{case.attachment_id}"
    nothing = asked(f"/evidence/{new_id()}", case.tokens["admin"])
    assert nothing.status == 404
    for name, is_let_in in SEES.items():
        for query in ("", "page=1&width=320"):
            answer = asked(address, case.tokens[name], query)
            assert (answer.status == 200) == is_let_in, (name, query)
            if not is_let_in:
                assert (answer.body, answer.headers) == (nothing.body, nothing.headers), name


def test_an_original_is_handed_out_as_what_it_is_and_nothing_more(case):
    answer = asked(f"/evidence/{case.attachment_id}", case.tokens["teacher"])
    assert answer.body == pdf(pages=2)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"].startswith('inline; filename="')
    assert "%D0%93" in answer.headers["content-disposition"]
    assert answer.headers["cache-control"] == "private, no-store"
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy


def test_pages_are_drawn_as_pictures(case):
    address, token = f"/evidence/{case.attachment_id}", case.tokens["teacher"]
    drawn = asked(address, token, "page=2&width=320")
    assert drawn.headers["content-type"] == "image/jpeg"
    assert "sandbox" in drawn.headers["content-security-policy"]
    assert drawn.body.startswith(b"\xff\xd8\xff")
    for query in ("page=3", "page=0", "page=x", "page=1&width=x", "page=-1", "page=99999999999"):
        assert asked(address, token, query).status == 404, query


def test_an_upload_is_its_owners_until_it_is_attached(storage, settings, school, case):
    received = Received("скан.png", picture())
    upload = receive(storage, school.people[Role.TEACHER], received, settings=settings)
    address = f"/evidence/{upload.evidence_id}"
    found = {name for name, token in case.tokens.items() if asked(address, token).status == 200}
    assert found == {"teacher"}
    answer = asked(address, case.tokens["teacher"])
    assert answer.headers["content-type"] == "image/png"
    assert "sandbox" in answer.headers["content-security-policy"]


def test_what_is_gone_or_was_never_there_is_answered_alike(case, storage):
    path_of(storage.path, case.file).unlink()
    for name in (case.attachment_id, "x", "' or 1=1", "school.key"):
        assert asked(f"/evidence/{name}", case.tokens["teacher"]).status == 404
