"""The screen of papers as a person meets it."""

import sys

import pytest

from core.access import Role
from reports.content import Look, Paper, Picture, Series, written
from reports.pictures import chromium
from services.papers import Entry, note_made, papers_in_sight
from services.snapshots import Frozen, keep_for
from services.standing_texts import standing_texts

PAGE = "meeting/papers.py"


def all_text(app):
    drawn = (*app.markdown, *app.caption, *app.info, *app.subheader)
    return "\n".join(str(element.value) for element in drawn)


def press(app, label):
    next(button for button in app.button if button.label == label).click()
    return app.run()


def downloads(app):
    return [element.proto.label for element in app.get("download_button")]


def test_nothing_made_yet_says_what_to_do(open_as):
    assert "Пока ничего не составлено" in all_text(open_as(Role.METHODIST, PAGE))


def test_what_comes_by_schedule_is_told_by_name(open_as):
    said = all_text(open_as(Role.METHODIST, PAGE))
    assert "«по расписанию» составляются сами: Отчёт за четверть о работе" in said
    assert "Информация по результатам" not in said.split("«по расписанию»")[1].split("\n")[0]


def test_the_letter_is_made_with_one_button_and_taken_as_three_files(open_as, storage, school):
    app = press(open_as(Role.METHODIST, PAGE), "Составить")
    assert not app.exception
    (line,) = papers_in_sight(storage, school.people[Role.METHODIST])
    assert not line.failure
    assert line.code in all_text(app)
    assert downloads(app) == ["Скачать DOCX", "Скачать PDF", "Скачать PPTX"]
    app = press(app, "Составить заново")
    assert len(papers_in_sight(storage, school.people[Role.METHODIST])) == 2
    assert len(downloads(app)) == 6


def test_a_failure_stands_in_the_list_with_its_sentence(open_as, storage, school):
    failed = Entry("letter", "Информация", "docx pdf", "", None, "Нет места на *диске*.")
    note_made(storage, failed, organisation_id=school.organisation_id, made_by=None)
    app = open_as(Role.DIRECTOR, PAGE)
    assert "Нет места на" in all_text(app)
    assert downloads(app) == []


def test_the_standing_texts_are_worded_anew_on_the_screen(open_as, storage, school):
    app = open_as(Role.METHODIST, PAGE)
    area = next(one for one in app.text_area if one.label == "Цели")
    area.set_value("Цели нашей школы.")
    app = press(app, "Сохранить тексты")
    assert standing_texts(storage, school.organisation_id).texts["aims"] == "Цели нашей школы."
    app = press(app, "Вернуть первоначальные тексты")
    assert standing_texts(storage, school.organisation_id).version == 2


def test_a_wrong_text_is_told_and_not_lost(open_as, storage, school):
    app = open_as(Role.METHODIST, PAGE)
    next(one for one in app.text_area if one.label == "Заголовок письма").set_value("")
    next(one for one in app.text_area if one.label == "Цели").set_value("Не потеряно")
    app = press(app, "Сохранить тексты")
    assert "Напишите заголовок письма" in all_text(app)
    assert next(one for one in app.text_area if one.label == "Цели").value == "Не потеряно"
    assert standing_texts(storage, school.organisation_id).version == 0


@pytest.mark.parametrize("role", [Role.TEACHER, Role.GROUP_LEAD])
def test_a_teacher_makes_no_letter_and_sees_none(open_as, storage, school, role):
    press(open_as(Role.METHODIST, PAGE), "Составить")
    app = open_as(role, PAGE)
    assert not app.exception
    assert downloads(app) == []
    assert next(b for b in app.selectbox if b.label == "Документ").options == ["Портфолио педагога"]
    assert not app.text_area


def test_a_teacher_makes_the_own_portfolio_with_one_button(open_as, storage, school):
    app = open_as(Role.TEACHER, PAGE)
    assert [box.label for box in app.selectbox] == ["Документ"], "there is nobody to choose"
    app = press(app, "Составить")
    assert not app.exception
    (line,) = papers_in_sight(storage, school.people[Role.TEACHER])
    assert line.sort == "portfolio"
    assert downloads(app) == ["Скачать DOCX", "Скачать PDF"]


def test_a_dashboard_leads_to_the_portfolio_of_its_teacher(open_as, school):
    teacher_id = school.teacher_ids[2]
    app = open_as(Role.METHODIST, PAGE, paper="portfolio", teacher=teacher_id)
    chosen = {box.label: box.value for box in app.selectbox}
    assert chosen["Документ"] == "portfolio"
    assert chosen["Педагог"] == teacher_id
    assert next(one for one in app.button if one.label == "Составить").disabled is False


def test_nobody_chosen_makes_nothing(open_as, school):
    app = open_as(Role.METHODIST, PAGE, paper="portfolio")
    assert next(one for one in app.button if one.label == "Составить").disabled


def test_an_address_leads_a_group_lead_to_nobody_out_of_sight(open_as, school):
    teacher = school.teacher_ids[3]
    app = open_as(Role.GROUP_LEAD, PAGE, paper="portfolio", teacher=teacher)
    assert next(box for box in app.selectbox if box.label == "Педагог").value is None


def with_a_chart(storage, school):
    picture = Picture("По видам", Look.BARS, ("Урок",), (Series("Участия", (3,)),))
    content = written(Paper("Письмо", "ru", "", (picture,)))
    frozen = Frozen("letter", "Письмо", {}, content, "ru")
    snapshot = keep_for(storage, frozen, organisation_id=school.organisation_id)
    entry = Entry("letter", "Письмо", "docx", "Письмо.docx", snapshot.snapshot_id)
    note_made(storage, entry, organisation_id=school.organisation_id, made_by=None)


def test_pictures_are_offered_where_there_are_charts_and_a_chromium(
    open_as, storage, school, monkeypatch
):
    monkeypatch.setenv("NETWORKS_CHROMIUM", sys.executable)
    press(open_as(Role.METHODIST, PAGE), "Составить")
    assert "Картинки (ZIP)" not in [one.label for one in open_as(Role.METHODIST, PAGE).button]
    with_a_chart(storage, school)
    offered = [one.label for one in open_as(Role.METHODIST, PAGE).button]
    assert offered.count("Картинки (ZIP)") == 1, "the letter without records has no chart"
    monkeypatch.setenv("NETWORKS_CHROMIUM", "no")
    app = open_as(Role.METHODIST, PAGE)
    assert not app.exception
    assert "Картинки (ZIP)" not in [one.label for one in app.button]


def test_pictures_that_cannot_be_drawn_are_told_in_a_sentence(
    open_as, storage, school, monkeypatch
):
    monkeypatch.setenv("NETWORKS_CHROMIUM", sys.executable)  # a program that draws nothing
    with_a_chart(storage, school)
    app = press(open_as(Role.METHODIST, PAGE), "Картинки (ZIP)")
    assert not app.exception
    assert "не нарисовал картинок" in all_text(app)
    assert downloads(app) == ["Скачать DOCX"]


def test_pictures_are_drawn_and_then_taken_away(open_as, storage, school):
    if chromium.found() is None:
        pytest.skip("Chromium is not installed (for example: apt install chromium)")
    with_a_chart(storage, school)
    app = press(open_as(Role.METHODIST, PAGE), "Картинки (ZIP)")
    assert not app.exception
    assert downloads(app) == ["Скачать DOCX", "Скачать картинки (ZIP)"]
