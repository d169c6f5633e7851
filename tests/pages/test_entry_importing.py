"""The import on screen: four steps, the rejected rows mended, the whole taken back."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from core.access import Role
from tests.pages.test_entry_participation import EVERYTHING

SCREEN = "entry/importing.py"
HEADER = (
    "№ п/п",
    "Ф.И.О. учителя",
    "Дата проведения",
    "Название мероприятия",
    "Форма участия",
    "Ссылка",
)
ROWS = (
    (1, "Ахмадова Зара Исаевна", "2026-03-12", "Как читать вслух", "вебинары", "https://a.ru"),
    (2, "Бисултанов Зара Исаевна", "2026-03-13", "Как считать в уме", "вебинары", "https://a.ru"),
    (3, "Неизвестный Икс Игрекович", "2026-03-13", "Как писать", "вебинары", "https://a.ru"),
)


def journal(rows=ROWS):
    book = Workbook()
    sheet = book.active
    sheet.title = "Журнал"
    for row in (HEADER, *rows):
        sheet.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


JOURNAL = journal()


def press(app, key):
    return app.button(key=f"import_{key}").click().run()


def widget(app, kind, name):
    (found,) = [item for item in app.get(kind) if str(item.key).endswith(f"_{name}")]
    return found


def texts(app):
    kinds = ("markdown", "caption", "success", "info", "warning", "error", "subheader")
    return " ".join(str(item.value) for kind in kinds for item in app.get(kind))


def hand_in(app, content, name="журнал.xlsx"):
    app.file_uploader[0].set_value((name, content, "")).run()
    assert not app.exception
    return app


def matched(app):
    """Bring the journal and tell in the second step what its columns do not."""
    press(hand_in(app, JOURNAL), "next")
    widget(app, "selectbox", "constant_community").select("infourok").run()
    for name, code in (
        ("role", "attendee"),
        ("outcome", "participated"),
        ("level", "unrated"),
        ("document", "none"),
    ):
        widget(app, "selectbox", f"constant_{name}").select(code).run()
    return press(app, "proposals")


@pytest.fixture
def screen(open_as):
    return open_as(Role.METHODIST, SCREEN)


def records(storage, school):
    return storage.rows(
        "records/participations",
        organisation_ids=(school.organisation_id,),
        is_withdrawn=False,
        **EVERYTHING,
    )


def test_a_journal_goes_through_the_four_steps_and_back(screen, storage, school):
    app = press(hand_in(screen, JOURNAL), "next")
    assert widget(app, "multiselect", "columns_full_name").value == ["Ф.И.О. учителя"]
    assert "1 столбец не используется" in [item.label for item in app.expander]
    assert "Ещё не указано" in texts(app)
    assert app.button(key="import_next").disabled
    assert "Роль" not in next(item.value for item in app.warning)
    assert app.warning[0].value in {item.value for item in app.caption}
    assert "12.03.2026" in texts(app).replace("\\", "")
    app = matched(app.button(key="import_anew").click().run())
    press(app, "next")
    assert app.get("pills")[0].options[:2] == ["отклонённые: 1", "новые: 2"]
    assert "Неизвестный" in app.table[0].value["Что исправить"].iloc[0]
    assert records(storage, school) == []
    press(press(app, "next"), "write")
    assert not app.exception
    assert len(records(storage, school)) == 2
    assert "Записано: 2 новые записи." in texts(app)
    press(app, "next_file")
    hand_in(app, JOURNAL)
    assert widget(press(app, "next"), "selectbox", "constant_role").value == "attendee"
    press(app, "next")
    assert "уже" in texts(app)
    assert app.button(key="import_next").disabled
    press(app, "anew")
    (undo,) = [item for item in app.button if str(item.key).startswith("import_undo_")]
    press(undo.click().run(), "undo_now")
    assert records(storage, school) == []
    assert "отменена" in texts(app)


def test_rejected_rows_come_back_and_are_all_that_is_taken(screen, storage, school):
    app = press(press(matched(screen), "next"), "mend")
    content = app.session_state["import"].mending.content
    sheet = load_workbook(BytesIO(content))["Журнал"]
    assert [cell.value for cell in sheet[1]][-1] == "что исправить"
    assert (sheet.max_row, sheet["B2"].value) == (2, "Неизвестный Икс Игрекович")
    press(press(app, "next"), "write")
    sheet["B2"] = "Вахаева Зара Исаевна"
    mended = BytesIO()
    sheet.parent.save(mended)
    press(app, "next_file")
    press(press(hand_in(app, mended.getvalue(), "исправлено.xlsx"), "next"), "next")
    assert app.get("pills")[0].options[0] == "отклонённые: 0"
    press(press(app, "next"), "write")
    assert len(records(storage, school)) == 3


def test_going_back_loses_nothing_and_a_wrong_file_is_a_sentence(screen):
    app = hand_in(screen, b"\x00\x01\x02nothing", "../../evil\x00.csv")
    (sentence,) = [line.value for line in app.markdown if line.value.startswith(":red[")]
    assert "CSV" in sentence
    assert ".." not in sentence
    app = press(matched(app), "back")
    press(app, "next")
    assert widget(app, "selectbox", "constant_role").value == "attendee"
    columns = widget(app, "multiselect", "columns_starts_on")
    columns.set_value(["Дата проведения", "№ п/п"]).run()
    widget(app, "multiselect", "columns_title").set_value(["№ п/п"]).run()
    assert app.button(key="import_next").disabled
    app.checkbox(key=next(box.key for box in app.checkbox if "shared" in box.key)).check().run()
    assert not app.button(key="import_next").disabled


def test_the_reading_of_a_file_can_be_corrected(screen):
    content = "ФИО;Дата\nАхмадова Зара Исаевна;12.03.2026\n".encode()
    app = hand_in(screen, content, "a.csv")
    widget(app, "selectbox", "form_delimiter").select(",").run()
    assert list(app.dataframe[0].value.columns) == ["Строка", "ФИО;Дата"]
    press(app, "recognise")
    assert list(app.dataframe[0].value.columns) == ["Строка", "ФИО", "Дата"]
