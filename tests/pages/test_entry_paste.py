"""Pasting lines: what is understood is shown, what is doubtful is asked, what is saved leaves."""

from core.access import Role

SCREEN = "entry/paste.py"
LINES = (
    "Ахмадова З.И., Бисултанов — вебинар «ИИ в школе» 12.03.2026 Инфоурок, сертификат № АБ-12\n"
    "Отчёт за год\n"
    "Вахаеваа: публикация «План» https://example.ru/plan 13.03.2026"
)


def pasted(open_as, text=LINES, role=Role.METHODIST):
    app = open_as(role, SCREEN)
    app.text_area(key="paste_text").set_value(text)
    return app.button(key="paste_read_text").click().run()


def test_doubt_is_asked_and_only_what_is_clear_is_saved(open_as, school, storage):
    app = pasted(open_as)
    assert not app.exception
    assert "**Вахаеваа**" in "".join(text.value for text in app.markdown)
    app.button(key="paste_save_all").click().run()
    assert [success.value for success in app.success] == ["Сохранено: 2 записи"]
    assert app.text_area(key="paste_text").value.startswith("Отчёт за год\nВахаеваа")
    app.button(key=f"paste_is_{school.teacher_ids[2]}").click().run()
    app.selectbox(key="paste_all_community").set_value("infourok").run()
    app.button(key="paste_save_all").click().run()
    assert [success.value for success in app.success] == ["Сохранено: 1 запись"]
    assert app.text_area(key="paste_text").value == "Отчёт за год"
    day_rows = storage.rows("teachers/record_days", teacher_id=school.teacher_ids[2])
    assert str(day_rows[0]["first_day"]) == "2026-03-13"


def test_nobody_and_an_incomplete_activity_are_kept_back_with_a_sentence(open_as, school, storage):
    app = pasted(open_as, "Петров П.П. — семинар 12.03.2026")
    app.button(key="paste_is_nobody").click().run()
    assert app.button(key="paste_save_all").disabled
    sentences = "".join(text.value for text in app.markdown)
    assert "Выберите хотя бы одного педагога" in sentences
    assert "Выберите сообщество" in sentences
    assert app.text_area(key="paste_text").value == "Петров П.П. — семинар 12.03.2026"
    assert not storage.rows("teachers/record_days", teacher_id=school.teacher_ids[0])[0][
        "first_day"
    ]


def test_a_teacher_pastes_for_themselves_alone(open_as, school, storage):
    app = pasted(
        open_as,
        "Вебинар «ИИ» 12.03.2026 Инфоурок сертификат № 12-АБ\nБисултанов — вебинар «Раз» 13.03",
        role=Role.TEACHER,
    )
    app.button(key="paste_save_all").click().run()
    assert [success.value for success in app.success] == ["Сохранено: 1 запись"]
    assert (
        storage.rows("teachers/record_days", teacher_id=school.teacher_ids[1])[0]["first_day"]
        is None
    )


def test_what_is_there_already_waits_for_a_word(open_as, school, storage):
    line = "Ахмадова З.И. — вебинар «ИИ в школе» 12.03.2026 Инфоурок, сертификат № АБ-12"
    pasted(open_as, line).button(key="paste_save_all").click().run()
    app = pasted(open_as, line)
    assert app.button(key="paste_save_all").disabled
    app.button(key="paste_answer_keep_paste_1_0").click().run()
    app.button(key="paste_save_all").click().run()
    assert [success.value for success in app.success] == ["Сохранено: 1 запись"]
