"""The catalogue of resources on screen: the room is written down, a teacher only reads."""

import pytest

from core.access import Role
from core.periods import today
from services import resource_uses, resources
from services.rules import ResourceEntry, ResourceUseEntry
from services.versions import Opened
from tests.pages.test_admin_people import CHOSEN_FIRST, field, press, texts
from ui import crossing

SCREEN = "entry/catalogue.py"


@pytest.fixture
def resource_id(storage, school):
    entry = ResourceEntry("Лаборатория", "material", "own", subject="physics", grades=(7, 8))
    return resources.add(storage, school.people[Role.METHODIST], entry)


def rows(storage, school):
    return storage.rows(
        "resources/list", organisation_ids=[school.organisation_id], with_withdrawn=True
    )


def choose_first(app, times=0):
    app.session_state[f"catalogue_table_{times}"] = CHOSEN_FIRST
    return app.run()


def test_the_room_is_written_down_and_undone(open_as, storage, school, resource_id):
    app = choose_first(open_as(Role.METHODIST, SCREEN))
    assert field(app, "Название ресурса").value == "Лаборатория"
    field(app, "Вместимость").set_value("двенадцать")
    press(app, "Сохранить")
    assert "Напишите число цифрами" in texts(app)
    assert field(app, "Вместимость").value == "двенадцать", "nothing typed is lost"
    field(app, "Вместимость").set_value("0")
    press(app, "Сохранить")
    assert "Укажите число мест от 1" in texts(app)
    field(app, "Вместимость").set_value("12")
    press(app, "Сохранить")
    assert not app.exception
    assert "Сохранено: Лаборатория." in texts(app)
    (row,) = rows(storage, school)
    assert (row["capacity"], row["subject"], list(row["grades"])) == (12, "physics", [7, 8])
    assert list(app.dataframe[0].value["capacity"]) == [12]
    choose_first(app, times=1)
    assert "Вместимость: ~~–~~ → **12**" in texts(app)
    undo = [button.key for button in app.button if button.label == "Отменить"]
    app.button(key=undo[0]).click().run()
    assert rows(storage, school)[0]["capacity"] is None


def test_a_resource_is_added_with_its_owner(open_as, storage, school):
    app = open_as(Role.ADMIN, SCREEN)
    assert "Здесь пусто" in texts(app)
    press(app, "Добавить ресурс")
    press(app, "Сохранить")
    for sentence in ("как называется ресурс", "Выберите вид ресурса", "чей это ресурс"):
        assert sentence in texts(app)
    field(app, "Название ресурса").set_value("Технопарк")
    field(app, "Вид ресурса").set_value("material")
    (owner,) = [one for one in app.get("button_group") if one.label == "Чей ресурс"]
    owner.set_value("partner").run()
    field(app, "Партнёр").set_value("Кванториум")
    press(app, "Сохранить")
    assert not app.exception
    (row,) = rows(storage, school)
    assert (row["title"], row["partner"], row["capacity"]) == ("Технопарк", "Кванториум", None)


def test_one_entered_by_mistake_is_taken_out_and_put_back(open_as, storage, school, resource_id):
    app = choose_first(open_as(Role.DIRECTOR, SCREEN))
    press(app, "Исключить из каталога")
    assert "почему запись отзывается" in texts(app)
    field(app, "Почему").set_value("внесён дважды")
    press(app, "Исключить из каталога")
    assert rows(storage, school)[0]["is_withdrawn"]
    app.toggle(key="catalogue_with_withdrawn").set_value(True).run()
    choose_first(app, times=1)
    press(app, "Вернуть в каталог")
    assert not rows(storage, school)[0]["is_withdrawn"]


def test_two_at_one_resource(open_as, storage, school, resource_id):
    app = choose_first(open_as(Role.METHODIST, SCREEN))
    row = storage.rows("resources/versions", resource_id=resource_id)[-1]
    opened = Opened(resource_id, 1)
    entry = resources.entry_of({**row, "title": "Мастерская"})
    resources.change(storage, school.people[Role.ADMIN], opened, entry=entry)
    field(app, "Вместимость").set_value("12")
    press(app, "Сохранить")
    assert "тем временем изменил кто" in texts(app)
    assert field(app, "Вместимость").value == "12"
    assert rows(storage, school)[0]["title"] == "Мастерская"


def test_what_somebody_else_changed_is_not_taken_out_unseen(open_as, storage, school, resource_id):
    app = choose_first(open_as(Role.METHODIST, SCREEN))
    row = storage.rows("resources/versions", resource_id=resource_id)[-1]
    entry = resources.entry_of({**row, "title": "Мастерская"})
    resources.change(storage, school.people[Role.ADMIN], Opened(resource_id, 1), entry=entry)
    field(app, "Почему").set_value("Её больше нет")
    press(app, "Исключить из каталога")
    assert "тем временем изменил кто" in texts(app)
    assert not rows(storage, school)[0]["is_withdrawn"]


def test_a_teacher_reads_and_writes_nothing(open_as, storage, school, resource_id):
    app = choose_first(open_as(Role.TEACHER, SCREEN))
    assert not app.exception
    assert "Вид ресурса: **материально\\-технические**" in texts(app)
    labels = {button.label for button in app.button}
    assert labels.isdisjoint({"Добавить ресурс", "Сохранить", "Отменить", "Исключить из каталога"})
    assert [field.key for field in app.text_input] == [crossing.HEARD]


def test_the_table_shows_only_those_without_a_number_of_places(open_as, storage, school):
    person = school.people[Role.METHODIST]
    for title, places in (("Лаборатория", 12), ("Сайт", None)):
        resources.add(storage, person, ResourceEntry(title, "information", "own", capacity=places))
    app = open_as(Role.METHODIST, SCREEN)
    app.toggle(key="catalogue_without_room").set_value(True).run()
    assert list(app.dataframe[0].value["title"]) == ["Сайт"]


def test_the_dashboard_leads_to_the_catalogue(open_as, storage, school, resource_id):
    use = ResourceUseEntry(school.teacher_ids[0], resource_id, used_on=today())
    resource_uses.record(storage, school.people[Role.METHODIST], use, is_confirmed=True)
    app = open_as(Role.METHODIST, "dashboards/resources.py")
    links = [link for link in app.get("page_link") if link.proto.label == "Открыть каталог"]
    assert len(links) == 1
    assert "Не указана у 1 ресурса" in texts(app)
