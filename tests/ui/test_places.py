"""Where a show is: remembered, borne by a cookie, taken up again after a restart."""

from time import time

import pytest

from ui.meeting import places


@pytest.fixture(autouse=True)
def restarted(monkeypatch):
    """A server that has just been started remembers no show."""
    monkeypatch.setattr(places, "_places", {})


def at(place, *, seconds_ago=0.0):
    stepped = int((time() - seconds_ago) * 1000)
    return f"meeting.{place + 1}.{stepped}.{int(time()) - 600}"


def place():
    return places.showing("person", "meeting").place


def test_a_cookie_is_heard_after_a_restart_and_the_latest_window_wins():
    places.adopt("person", "meeting", at(2, seconds_ago=60))
    assert place() == 2
    assert time() - places.showing("person", "meeting").began == pytest.approx(600, abs=5)
    places.adopt("person", "meeting", at(6, seconds_ago=5))
    assert place() == 6
    places.adopt("person", "meeting", at(2, seconds_ago=60))
    assert place() == 6, "a window that slept is behind"
    assert places.showing("other", "meeting").place == 0


def test_a_step_is_later_than_every_cookie():
    written = places.showing("person", "meeting").written("meeting")
    places.go("person", "meeting", 4)
    places.adopt("person", "meeting", written)
    places.adopt("person", "meeting", at(1, seconds_ago=1))
    assert place() == 4
    places.begin("person", "meeting")
    places.adopt("person", "meeting", at(4, seconds_ago=1))
    assert place() == 0, "begun anew"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "5.1",
        "a.b.c",
        "0.1.1",
        "-3.1.1",
        "5.²³.1",
        "5." + "9" * 40 + ".1",
        "5.1.1.1",
        "5..1",
    ],
)
def test_a_cookie_that_makes_no_sense_is_passed_over(text):
    places.adopt("person", "meeting", f"meeting.{text}")
    places.adopt("person", "meeting", text)
    places.adopt("person", "meeting", at(5).replace("meeting", "other"))
    assert place() == 0


def test_a_cookie_of_the_future_or_of_yesterday_is_passed_over():
    places.adopt("person", "meeting", at(3, seconds_ago=-3600))
    places.adopt("person", "meeting", at(3, seconds_ago=24 * 3600))
    assert place() == 0
