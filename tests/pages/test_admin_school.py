"""The school on screen: names, letterhead with its doubts, quarters."""

from datetime import date

import pytest

from core.access import Role
from core.periods import school_year_of, today
from db.seed import letterhead
from services.deck_template import current_template
from services.quarters import quarter_starts
from services.school import school_of
from tests.presentations import GOOD, changed, linked, same

SCREEN = "admin/school.py"
YEAR = school_year_of(today())


@pytest.fixture
def screen(open_as):
    return open_as(Role.ADMIN, SCREEN)


def field(app, label):
    (found,) = [item for kind in ("text_input", "text_area", "date_input")
                for item in app.get(kind) if item.label == label]  # fmt: skip
    return found


def press(app, label):
    (found,) = [button for button in app.button if button.label == label]
    return found.click().run()


def texts(app):
    return " ".join(str(item.value) for kind in ("markdown", "caption", "toast", "warning")
                    for item in app.get(kind))  # fmt: skip


def test_names_and_letterhead_are_saved_to_the_letter(screen, storage, school):
    field(screen, "Краткое название").set_value("МБОУ «ООШ»")
    field(screen, "На чеченском").set_value(letterhead("chechen"))
    press(screen, "Сохранить")
    entry = school_of(storage, school.organisation_id).entry
    assert (entry.short_name, entry.letterhead_chechen) == ("МБОУ «ООШ»", letterhead("chechen"))


def test_probable_slips_are_pointed_out_not_mended(screen):
    assert "описки" not in texts(screen)
    field(screen, "На чеченском").set_value(letterhead("chechen"))
    press(screen, "Сохранить")
    said = texts(screen)
    assert "«кЮштан»" in said
    assert "кавычки не парные" in said
    assert field(screen, "На чеченском").value == letterhead("chechen")


def test_a_school_without_a_name_is_told_and_stays(screen, storage, school):
    field(screen, "Полное название").set_value(" ")
    press(screen, "Сохранить")
    assert "Напишите полное название школы" in texts(screen)
    assert school_of(storage, school.organisation_id).version == 1


def test_quarters_are_set(screen, storage):
    third = date(YEAR + 1, 1, 12)
    field(screen, "Начало 3-й четверти").set_value(third)
    press(screen, "Сохранить четверти")
    assert quarter_starts(storage)[YEAR][2] == third
    assert field(screen, "Начало 3-й четверти").value == third


def test_quarters_that_do_not_ascend_are_told_beside_the_day(screen, storage):
    field(screen, "Начало 3-й четверти").set_value(date(YEAR, 10, 1))
    press(screen, "Сохранить четверти")
    assert "позже предыдущей" in texts(screen)
    assert quarter_starts(storage) == {}


def test_the_first_quarter_begins_with_the_school_year(screen):
    assert field(screen, "Начало 1-й четверти").disabled


def test_a_real_school_cannot_be_removed(screen):
    assert "Да, убрать" not in [button.label for button in screen.button]


def test_others_do_not_change_the_school(open_as):
    with pytest.raises(ValueError, match="school"):
        open_as(Role.DIRECTOR, SCREEN)


def upload(app, name, content):
    app.get("file_uploader")[-1].upload(name, content)
    return app.run()


def test_a_template_of_slides_is_taken_in_and_given_back(screen, storage, school):
    upload(screen, "Школа.pptx", GOOD)
    assert not screen.exception
    template = current_template(storage, school.organisation_id)
    assert template is not None
    assert template.name == "Школа.pptx"
    assert "Слайды оформляются по шаблону «Школа.pptx»" in texts(screen).replace("\\", "")
    screen.button(key="deck_template_remove").click().run()
    assert current_template(storage, school.organisation_id) is None
    assert "Слайды снова оформляются так" in texts(screen)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("отчёт.pptx", b"%PDF-1.7 no presentation"),
        ("пусто.pptx", b""),
        ("макросы.pptx", changed(same, **{"ppt__vbaProject.bin": b"x"})),
        ("ссылка.pptx", changed(linked)),
        ("../../<b>обрез.pptx", GOOD[: len(GOOD) // 2]),
    ],
)
def test_a_wrong_or_hostile_template_is_refused_with_a_sentence(
    screen, storage, school, name, content
):
    upload(screen, name, content)
    assert not screen.exception
    assert current_template(storage, school.organisation_id) is None
    said = screen.session_state["deck_template_refused"]
    shown = [one.value for one in screen.markdown if ":red[" in one.value or "error" in one.value]
    assert said
    assert shown, "the sentence stands under the field"
    assert not any("<b>" in one.replace("\\<b", "") for one in shown), "a name is no markup"
    upload(screen, "Школа.pptx", GOOD)
    assert current_template(storage, school.organisation_id) is not None, "the next one is taken"
