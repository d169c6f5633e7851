"""The choice of whose goal it is: the school's, a method group's, a teacher's."""

from collections.abc import Mapping

import streamlit as st

from core.i18n import N_
from services.goals import Unit
from ui.forms import choices
from ui.forms.form import Form

SORT, GROUP, TEACHER = "unit", "group", "teacher"
FIELDS = (SORT, GROUP, TEACHER)
GROUPS = "method_groups"
SORTS: Mapping[str, str] = {
    "school": N_("The whole school"),
    GROUP: N_("A method group"),
    TEACHER: N_("A teacher"),
}


def draw(form: Form) -> None:
    """Draw the sort of unit, then which one of them."""
    page, words = form.page, form.page.words
    sort = st.segmented_control(
        words("Whose goal"),
        list(SORTS),
        default="school",
        required=True,
        format_func=lambda code: words(SORTS[code]),
        key=form.key(SORT),
    )
    if sort == GROUP:
        reference = page.reference
        names = {code: reference.name(GROUPS, code) for code in reference.codes(GROUPS)}
        _draw_choice(form, GROUP, words("Method group"), names=names)
    if sort == TEACHER:
        _draw_choice(form, TEACHER, words("Teacher"), names=choices.teacher_names(page))


def chosen(form: Form) -> Unit | None:
    """Return whose goal is chosen; None where a sort of unit is and nobody in it."""
    sort = form.value(SORT)
    if sort not in {GROUP, TEACHER}:
        return Unit()
    code = form.value(str(sort))
    if not code:
        return None
    return Unit(method_group=str(code)) if sort == GROUP else Unit(teacher_id=str(code))


def _draw_choice(form: Form, field: str, label: str, *, names: Mapping[str, str]) -> None:
    st.selectbox(
        label,
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=form.page.words("Choose"),
        key=form.key(field),
    )
