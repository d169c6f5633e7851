"""The headers that keep others out."""

from ui.browser import GO_SCRIPT, script_source
from ui.headers import content_security_policy
from ui.session import is_loopback


def test_policy_allows_nothing_from_elsewhere() -> None:
    policy = dict(
        part.split(" ", 1) for part in content_security_policy("school.local:8501").split("; ")
    )
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in policy["script-src"]
    assert script_source(GO_SCRIPT) in policy["script-src"]
    assert policy["connect-src"] == "'self' ws://school.local:8501 wss://school.local:8501"


def test_host_header_cannot_write_into_the_policy() -> None:
    assert "evil" not in content_security_policy("x; script-src evil.example")


def test_this_machine_is_told_from_others() -> None:
    assert is_loopback("127.0.0.1")
    assert is_loopback("::ffff:127.0.0.1")
    assert not is_loopback("192.168.1.5")
    assert not is_loopback("")
