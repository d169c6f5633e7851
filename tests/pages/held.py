"""Meetings for tests of the screens: three teachers with records, a plan, its frozen slides."""

from datetime import date

from core.access import Role
from core.ids import new_id
from core.periods import today
from services.meeting_builds import build_in_sight
from services.meetings import make_meeting
from tests.pages.test_dashboards import texts
from tests.queries.dashboards.recorded import Taken, Teacher

MEETINGS, SHOW = "meeting/meetings.py", "meeting/show.py"
YEAR = {"period": "school_year:2025"}


def taken(school, kinds=("webinar", "publication"), day=date(2025, 10, 6)):
    """Return records of the first three teachers, one of each kind."""
    teachers = [Teacher(one, school.organisation_id) for one in school.teacher_ids[:3]]
    return [
        Taken(teacher, new_id(), day, kind=kind, outcome="participated")
        for teacher in teachers
        for kind in kinds
    ]


def planned(storage, school, *slides, day=None):
    """Make a meeting of slides and return its id."""
    person = school.people[Role.METHODIST]
    return make_meeting(storage, person, title="Педсовет", held_on=day or today(), slides=slides)


def frozen(open_as, meeting_id):
    """Freeze a meeting on its screen and return the screen."""
    app = open_as(Role.METHODIST, MEETINGS, meeting=meeting_id)
    app.button(key="meeting_build").click().run()
    assert not app.exception
    return app


def built_of(storage, school, meeting_id):
    """Return what was frozen last of a meeting."""
    found = build_in_sight(storage, school.people[Role.METHODIST], meeting_id)
    assert found is not None
    return found


def drawn(app):
    """Return all that the page's charts and texts hold."""
    return texts(app) + "".join(chart.proto.spec for chart in app.get("plotly_chart"))
