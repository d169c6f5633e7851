"""What an empty school tells its people: teachers first, then a record, then the check."""

import pytest

from core.access import Role
from services import participations
from tests.pages.test_dashboards import texts
from tests.services.test_participations import entry

__all__ = ["entry"]  # the fixture
OVERVIEW, TRAJECTORY = "dashboards/overview.py", "dashboards/teacher.py"
DASHBOARDS = (OVERVIEW, "dashboards/communities.py", "dashboards/development.py")
FORMS = ("entry/participation.py", "entry/paste.py", "entry/grid.py", "entry/resource_use.py")


@pytest.fixture
def without_teachers(storage, school):
    with storage.writing() as transaction:
        for teacher_id in school.teacher_ids:
            transaction.run(
                "teachers/supersede",
                teacher_id=teacher_id, version=1, superseded_at=transaction.started_at,
            )  # fmt: skip


def ways(app):
    return [link.proto.label for link in app.main.get("page_link")]


@pytest.mark.parametrize("screen", [*DASHBOARDS, TRAJECTORY, *FORMS])
def test_a_school_without_teachers_leads_to_them(open_as, without_teachers, screen):
    app = open_as(Role.ADMIN, screen)
    assert "Педагогов пока нет" in texts(app)
    assert ways(app)[-2:] == ["Добавить педагогов", "Загрузка из файла"]
    assert "Выберите более длинный" not in texts(app)
    assert "Обратитесь к администратору" not in texts(app)


def test_whoever_may_not_add_teachers_is_led_nowhere(open_as, without_teachers):
    app = open_as(Role.PRESENTER, OVERVIEW)
    assert "Педагогов пока нет" in texts(app)
    assert "Добавить педагогов" not in ways(app)


@pytest.mark.parametrize("screen", DASHBOARDS[:2])
def test_a_school_without_records_leads_to_the_first_one(open_as, school, screen):
    app = open_as(Role.ADMIN, screen)
    assert "Записей пока нет" in texts(app)
    assert "Внести первую запись" in ways(app)
    assert "Внести первую запись" not in ways(open_as(Role.PRESENTER, screen))


def test_records_that_wait_lead_to_the_check(open_as, storage, school, entry):
    participations.record(storage, school.people[Role.TEACHER], entry)
    way = "Проверить 1 запись, которая ждёт"
    app = open_as(Role.ADMIN, DASHBOARDS[1])
    assert "В этой выборке пока ничего нет" in texts(app)
    assert way in ways(app)
    assert way not in ways(open_as(Role.TEACHER, DASHBOARDS[1]))
    overview = ways(open_as(Role.ADMIN, OVERVIEW))
    assert way not in overview  # it names by itself what waits
    assert "1 запись ждёт проверки" in overview
