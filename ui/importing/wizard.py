"""How far an import has come: kept for the browser tab's session, the file in a private folder."""

from dataclasses import dataclass, field, replace

from core.errors import Failure
from core.i18n import N_
from services.intake import matches
from services.intake.form import FileForm
from services.intake.importing import Applied
from services.intake.mapping import ImportMapping
from services.intake.matching import guess_holds, guess_mapping
from services.intake.mending import Mending
from services.intake.plan import ImportPlan
from services.intake.table import Table, read_table
from services.intake.uploads import Upload, keep_upload
from ui import session
from ui.page import Page

KEY = "import"
AS_RECOGNISED = FileForm()
SELECT, MATCH, CHECK, APPLY = range(1, 5)
STEPS = {SELECT: N_("Select"), MATCH: N_("Match"), CHECK: N_("Check"), APPLY: N_("Apply")}


@dataclass(frozen=True)
class Wizard:
    """One import on its way; `round` is a part of the keys of widgets, so none outlives a file.

    `form` holds only what the person corrected, `failure` why the last correction cannot be.
    `remembered` is the match of last time, where the mapping is or was that one. `shared` are the
    columns that feed several fields on purpose, `declined` the names that are none of the staff.
    """

    step: int = SELECT
    round: int = 0
    upload: Upload | None = None
    table: Table | None = None
    form: FileForm = field(default_factory=FileForm)
    mapping: ImportMapping | None = None
    remembered: matches.Remembered | None = None
    is_remembered: bool = False
    shared: frozenset[str] = frozenset()
    declined: frozenset[str] = frozenset()
    plan: ImportPlan | None = None
    mending: Mending | None = None
    applied: Applied | None = None
    asked: str = ""
    failure: Failure | None = None
    refused: str = ""  # which handed-in file the failure speaks of

    def key(self, name: str) -> str:
        """Return the key of a widget of this file and match."""
        return f"{KEY}_{self.round}_{name}"


def current() -> Wizard:
    """Return the import of this session."""
    kept = session.recall(KEY)
    return kept if isinstance(kept, Wizard) else Wizard()


def keep(wizard: Wizard) -> None:
    """Keep the import for the next run."""
    session.remember(KEY, wizard)


def go(step: int) -> None:
    """Turn to a step; what the others hold stays."""
    keep(replace(current(), step=step, failure=None))


def start_anew() -> None:
    """Forget the file, delete it, and begin with the first step."""
    wizard = current()
    if wizard.upload:
        wizard.upload.close()
    keep(Wizard(round=wizard.round + 1))


def take_in(page: Page, name: str, content: bytes) -> None:
    """Keep a file that was handed in and understand it; raises ImportRefused."""
    upload = keep_upload(name, content)
    try:
        table = read_table(upload.path, FileForm())
    except Failure:
        upload.close()
        raise
    start_anew()
    keep(understood(page, replace(current(), upload=upload), table))


def correct(page: Page, form: FileForm) -> None:
    """Read the file as the person says it is; a failure is kept beside what stood before."""
    wizard = current()
    if wizard.upload is None:
        return
    try:
        table = read_table(wizard.upload.path, form)
    except Failure as failure:
        keep(replace(wizard, form=form, failure=failure))
        return
    wizard = replace(wizard, form=form, failure=None)
    if wizard.table and wizard.mapping and table.columns == wizard.table.columns:
        mapping = replace(wizard.mapping, form=table.form)
        keep(replace(wizard, table=table, mapping=mapping, plan=None, mending=None))
    else:
        keep(understood(page, wizard, table))


def understood(page: Page, wizard: Wizard, table: Table) -> Wizard:
    """Return the import with a table and its match: that of last time, else the guessed one."""
    remembered = matches.remembered(page.storage, page.person, table)
    mapping = (
        remembered.mapping
        if remembered
        else guess_mapping(table, guess_holds(table, page.reference), page.reference)
    )
    return replace(
        wizard,
        round=wizard.round + 1,
        table=table,
        mapping=mapping,
        remembered=remembered,
        is_remembered=remembered is not None,
        shared=frozenset(),
        declined=frozenset(),
        plan=None,
        mending=None,
    )


def match(mapping: ImportMapping) -> None:
    """Take another match; what was planned with the one before is void."""
    keep(replace(current(), mapping=mapping, plan=None, mending=None, applied=None))


def match_anew(page: Page, holds: str) -> None:
    """Guess the match anew, for this sort of record."""
    wizard = current()
    if wizard.table is None:
        return
    mapping = guess_mapping(wizard.table, holds, page.reference)
    anew = replace(wizard, round=wizard.round + 1, mapping=mapping, is_remembered=False)
    keep(replace(anew, plan=None, mending=None, shared=frozenset(), failure=None))


def match_as_before() -> None:
    """Take the match of last time again."""
    wizard = current()
    if wizard.remembered and wizard.table:
        mapping = replace(wizard.remembered.mapping, form=wizard.table.form)
        again = replace(wizard, round=wizard.round + 1, mapping=mapping, is_remembered=True)
        keep(replace(again, plan=None, mending=None, shared=frozenset()))


def forget_match(page: Page) -> None:
    """Forget the match of last time and guess anew."""
    wizard = current()
    if wizard.table and wizard.mapping:
        matches.forget(page.storage, page.person, wizard.table)
        keep(replace(wizard, remembered=None))
        match_anew(page, wizard.mapping.holds)
