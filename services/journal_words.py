"""The words of the journal: its deeds, the things they were done to, the facts of its events."""

from collections.abc import Mapping

from core.i18n import N_
from services.history import DEED_NAMES

DEED_WORDS: Mapping[str, str] = {
    **{deed.value: name for deed, name in DEED_NAMES.items()},
    "signed_in": N_("signed in"),
    "sign_in_failed": N_("a wrong password"),
    "sign_in_refused": N_("signing in refused"),
    "signed_out_everywhere": N_("signed out everywhere"),
    "signed_out_by_admin": N_("signed out by the administrator"),
    "password_changed": N_("password changed"),
    "password_change_refused": N_("change of password refused"),
    "password_reset": N_("one-time password issued"),
    "account_created": N_("account created"),
    "account_changed": N_("account changed"),
    "account_blocked": N_("account blocked"),
    "account_unblocked": N_("account unblocked"),
    "imported": N_("file imported"),
    "import_undone": N_("import undone"),
    "evidence_restored": N_("scan brought back"),
    "exported": N_("records exported"),
    "set_up": N_("application set up"),
    "school_changed": N_("school changed"),
    "quarters_set": N_("quarters set"),
    "standing_texts_changed": N_("standing texts of the letter changed"),
    "deck_template_changed": N_("template of slides changed"),
    "offers_changed": N_("kinds of a community changed"),
    "kind_defaults_changed": N_("prefilled values changed"),
    "reference_item_added": N_("item of a list added"),
    "reference_item_renamed": N_("item of a list renamed"),
    "reference_item_moved": N_("item of a list moved"),
    "reference_item_archived": N_("item of a list archived"),
    "reference_item_restored": N_("item of a list restored"),
    "reference_item_deleted": N_("item of a list deleted"),
    "reference_items_merged": N_("items of a list merged"),
    "meeting_built": N_("slides of a meeting frozen"),
    "meeting_deleted": N_("meeting deleted"),
    "demonstration_planted": N_("demonstration planted"),
    "demonstration_removed": N_("demonstration removed"),
}
THING_WORDS: Mapping[str, str] = {
    "participations": N_("Participations"),
    "activities": N_("Activities"),
    "resource_uses": N_("Uses of resources"),
    "resources": N_("Resources"),
    "teachers": N_("Teachers"),
    "reference_items": N_("Reference lists"),
    "goals": N_("Goals"),
    "notes": N_("Notes"),
    "organisations": N_("School"),
    "events": N_("Events"),
}
SUBJECT_WORDS: Mapping[str, str] = {
    "participations": N_("Participations"),
    "resource_uses": N_("Uses of resources"),
    "journal": N_("Journal"),
}
FACT_WORDS: Mapping[str, str] = {
    "address": N_("network address"),
    "file": N_("file"),
    "format": N_("format"),
    "rows": N_("rows"),
    "filters": N_("filters"),
    "new": N_("new rows"),
    "changed": N_("changed rows"),
    "unchanged": N_("unchanged rows"),
    "duplicate": N_("duplicate rows"),
    "rejected": N_("rejected rows"),
    "role": N_("role"),
    "username": N_("user name"),
}
