"""The history of a record on its page, undoing a step, and two people at one record."""

from dataclasses import replace
from datetime import date

import pytest

from core.access import Role
from services import participations
from services.decisions import PARTICIPATIONS
from services.opened_records import read_participation
from services.review import return_records
from services.rules import ParticipationEntry
from tests.pages.test_entry_participation import PAGE, sentences


@pytest.fixture
def entry(school):
    return ParticipationEntry(
        teacher_ids=(school.teacher_ids[0],),
        community="infourok",
        kind="webinar",
        title="Вебинар",
        starts_on=date(2026, 1, 15),
        address="https://infourok.ru/webinar",
        role="attendee",
        outcome="participated",
        level="unrated",
        document="participation_certificate",
    )


class Desk:
    """One record, the screen of a person at it and somebody else who writes meanwhile."""

    def __init__(self, app, storage, school, record_id):
        self.app, self.storage, self.school = app, storage, school
        self.record_id, self.prefix = record_id, f"participation_{record_id}_"

    @property
    def stored(self):
        return read_participation(self.storage, self.school.people[Role.ADMIN], self.record_id)

    def meanwhile(self, **changes):
        person, stored = self.school.people[Role.DIRECTOR], self.stored
        entry = replace(stored.entry, **changes)
        participations.change(self.storage, person, stored.opened, entry=entry)

    def type(self, field, text):
        self.app.text_input(key=self.prefix + field).input(text)

    def press(self, deed):
        self.app.button(key=self.prefix + deed).click().run()
        assert not self.app.exception

    def radio(self, field):
        return self.app.radio(key=f"{self.prefix}side_{field}")

    @property
    def history(self):
        return next(one for one in self.app.expander if one.label == "История записи")

    def said(self, part):
        return [line.value.replace("\\", "") for line in part.markdown]

    @property
    def undo_buttons(self):
        return [one.key for one in self.app.button if one.key.startswith(f"{self.prefix}undo:")]


@pytest.fixture
def desk(open_as, school, storage, entry):
    def opened(role=Role.METHODIST):
        (record_id,) = participations.record(storage, school.people[Role.TEACHER], entry)
        app = open_as(role, PAGE)
        app.query_params["record"] = record_id
        return Desk(app.run(), storage, school, record_id)

    return opened


def test_history_tells_every_step_and_undoes_one_and_the_undoing(desk):
    desk = desk()
    desk.meanwhile(title="Семинар", level="school")
    desk.app.run()
    said = desk.said(desk.history)
    assert said[0].startswith("**исправлено** · ")
    assert said[0].endswith(" · director")
    assert (
        said[1]
        == "- Название: ~~Вебинар~~ → **Семинар**\n- Уровень: ~~не определён~~ → **школьный**"
    )
    assert said[2].startswith("**внесено** · ")
    assert len(desk.undo_buttons) == 2
    desk.press(desk.undo_buttons[0].removeprefix(desk.prefix))
    assert desk.stored.entry.title == "Вебинар"
    assert desk.app.text_input(key=f"{desk.prefix}title").value == "Вебинар"
    assert desk.said(desk.history)[0].startswith("**отменена правка от ")
    assert not any("Причина" in line for line in desk.said(desk.history))
    desk.press(desk.undo_buttons[0].removeprefix(desk.prefix))
    assert desk.stored.entry.title == "Семинар"
    told = [line.split(" от ")[0] for line in desk.said(desk.history) if line.startswith("**")]
    assert told[:2] == ["**возвращена правка", "**отменена правка"]


def test_whoever_gets_a_record_back_reads_who_wants_what_and_sends_it_again(desk):
    desk = desk(Role.TEACHER)
    deputy = desk.school.people[Role.METHODIST]
    seen = [desk.stored.opened]
    return_records(desk.storage, deputy, seen, sort=PARTICIPATIONS, sentence="Нужен номер")
    desk.app.run()
    (warning,) = desk.app.warning
    assert warning.value.startswith("**возвращено** · ")
    assert warning.value.endswith(f" · {deputy.display_name}  \nНужен номер")
    button = desk.app.button(key=f"{desk.prefix}save")
    assert button.label == "Отправить на проверку снова"
    button.click().run()
    assert desk.stored.status == "submitted"
    assert [line.value for line in desk.app.success] == ["Запись отправлена на проверку."]


def test_what_was_just_saved_can_be_undone(desk):
    desk = desk()
    desk.type("title", "Семинар")
    desk.press("save")
    assert desk.stored.entry.title == "Семинар"
    desk.press(desk.undo_buttons[0].removeprefix(desk.prefix))
    assert sentences(desk.app) == []
    assert desk.stored.entry.title == "Вебинар"


def test_a_step_that_cannot_be_undone_says_why_and_changes_nothing(desk):
    desk = desk()
    desk.meanwhile(title="Семинар")
    desk.meanwhile(title="Круглый стол")
    desk.app.run()
    desk.type("issuer", "Инфоурок")
    desk.press(desk.undo_buttons[1].removeprefix(desk.prefix))
    (sentence,) = sentences(desk.app)
    assert sentence.startswith("Название: Позже это поле изменили ещё раз")
    assert desk.stored.entry.title == "Круглый стол"
    assert desk.app.text_input(key=f"{desk.prefix}issuer").value == "Инфоурок"


def test_a_teacher_is_not_offered_to_undo_a_decision(desk, storage, school):
    desk = desk(Role.TEACHER)
    person = school.people[Role.METHODIST]
    participations.confirm(storage, person, [desk.stored.opened])
    desk.app.run()
    assert len(desk.undo_buttons) == 1
    assert desk.said(desk.history)[1] == "- Состояние: ~~на проверке~~ → **подтверждено**"


def test_two_at_one_record_choose_field_by_field(desk):
    desk = desk()
    desk.meanwhile(title="Иначе", comment="Примечание", issuer="Просвещение")
    desk.type("title", "По-моему")
    desk.type("coauthors", "Иванова")
    desk.type("issuer", "Инфоурок")
    desk.press("save")
    assert desk.stored.entry.title == "Иначе"
    assert desk.app.button(key=f"{desk.prefix}save").disabled
    (warning,) = [line.value for line in desk.app.warning]
    assert "director" in warning
    assert {radio.label for radio in desk.app.radio} == {"Название", "Кем выдано, организатор"}
    desk.press("merge")
    assert "Выберите по каждому полю, которое изменили вы оба." in sentences(desk.app)
    desk.radio("title").set_value("mine")
    desk.radio("issuer").set_value("theirs")
    desk.press("merge")
    assert not desk.app.warning
    desk.press("save")
    entry = desk.stored.entry
    assert (entry.title, entry.issuer) == ("По-моему", "Просвещение")
    assert (entry.comment, entry.coauthors) == ("Примечание", "Иванова")


@pytest.mark.parametrize(("side", "title"), [("all_mine", "По-моему"), ("all_theirs", "Иначе")])
def test_two_at_one_record_choose_all_at_once(desk, side, title):
    desk = desk()
    desk.meanwhile(title="Иначе")
    desk.type("title", "По-моему")
    desk.press("save")
    desk.press(side)
    desk.press("merge")
    assert desk.app.text_input(key=f"{desk.prefix}title").value == title
    assert desk.stored.entry.title == "Иначе"
