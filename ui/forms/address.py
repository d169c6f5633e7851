"""An address fills the form: the community and the kind that the address rules know it by."""

import streamlit as st

from core.i18n import N_
from services.addresses import Recognised, recognised
from ui.forms.form import Form
from ui.forms.participation_fields import told_evidence
from ui.markdown import plain

TAKE = "take_address"
FOUND = N_("The link is of {community}.")
FOUND_WITH_KIND = N_("The link is of {community}: {kind}.")


def follow(form: Form) -> None:
    """Set what the address tells where nobody has chosen anything else; comes before drawing.

    An empty kind is set again: whoever types on quickly sends it once more as it was before.
    """
    found = _found(form)
    if found is None or found.is_file:
        return
    is_wanted = bool(form.asked(TAKE))
    address = _address(form)
    is_new = form.value("address_before") != address
    form.put("address_before", address)
    is_lacking = is_new or form.value("kind") is None
    if is_wanted or (is_lacking and _is_free(form, found)):
        form.put("community", found.community)
        if found.kind in form.page.reference.kinds_of(found.community):
            form.put("kind", found.kind)
        form.put("by_address", (form.value("community"), form.value("kind")))


def draw_suggestion(form: Form) -> None:
    """Offer what the address tells where something else was chosen."""
    found, words, reference = _found(form), form.page.words, form.page.reference
    if found is None or found.is_file or _agrees(form, found):
        return
    facts = {
        "community": plain(reference.name("communities", found.community)),
        "kind": plain(reference.name("kinds", found.kind)),
    }
    with st.container(horizontal=True, vertical_alignment="center"):
        sentence = words(FOUND_WITH_KIND if found.kind else FOUND, **facts)
        st.caption(f":material/link: {sentence}", width="content")
        form.button(words("Set it so"), TAKE, type="tertiary", icon=":material/done:")


def _address(form: Form) -> str:
    return told_evidence(form)[0]


def _found(form: Form) -> Recognised | None:
    address = _address(form)
    return recognised(address, form.page.reference.address_rules) if address else None


def _is_free(form: Form, found: Recognised) -> bool:
    """Say whether community and kind are still as the form or an address before set them."""
    chosen = (form.value("community"), form.value("kind"))
    blank = form.value("blank")
    begun_with = blank.get("community") if isinstance(blank, dict) else None
    is_untouched = chosen[0] in {None, begun_with, found.community} and chosen[1] is None
    return not form.value("base") and (is_untouched or chosen == form.value("by_address"))


def _agrees(form: Form, found: Recognised) -> bool:
    kind = found.kind or form.value("kind")
    return (form.value("community"), form.value("kind")) == (found.community, kind)
