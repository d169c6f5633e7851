"""Doubtful names, asked one at a time: one of the likely people, another one, nobody."""

import streamlit as st

from core.i18n import N_
from ui.forms import choices
from ui.forms.form import Form
from ui.markdown import plain
from ui.paste import reading

NOBODY = "is_nobody"
MOST_OFFERED = 5
UNKNOWN = N_("Nobody of the staff is called so. Who is meant?")


def do_asked(form: Form) -> None:
    """Keep the answer that a button or the list of the staff gave."""
    waiting = reading.questions(form)
    if not waiting:
        return
    mention, _ = waiting[0]
    other = form.value("other")
    offered = {f"is_{teacher_id}": teacher_id for teacher_id in mention.found.candidates}
    deed = form.asked(NOBODY, *offered)
    if deed:
        reading.answer(form, mention.text, offered.get(deed, ""))
    elif other:
        reading.answer(form, mention.text, str(other))
    form.put("other", None)


def draw(form: Form) -> None:
    """Draw the first question that is still open."""
    waiting = reading.questions(form)
    if not waiting:
        return
    words, (mention, activity) = form.page.words, waiting[0]
    names = choices.teacher_names(form.page)
    with st.container(border=True, key=form.key("question")):
        left = words.count("{n} question", "{n} questions", len(waiting))
        name = plain(mention.text.strip())
        st.markdown(words("{name} — who is it?", name=f"**{name}**"))
        st.caption(f"{left} · {plain(activity.text)}")
        offered = [one for one in mention.found.candidates if one in names][:MOST_OFFERED]
        if not offered:
            st.caption(words(UNKNOWN))
        with st.container(horizontal=True):
            for teacher_id in offered:
                form.button(names[teacher_id], f"is_{teacher_id}", icon=":material/person:")
            form.button(words("None of them"), NOBODY, icon=":material/person_off:")
        st.selectbox(
            words("Another person of the staff"),
            list(names),
            index=None,
            format_func=names.__getitem__,
            key=form.key("other"),
            placeholder=words("Choose"),
        )
