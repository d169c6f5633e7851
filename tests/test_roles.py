"""Every role at every door: the menu, the screen itself, and every service that writes."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import services
from core.access import GRANTS, Action, Role
from core.errors import NotAllowed
from core.screen import Screen
from core.settings import Settings
from core.sitemap import SCREENS
from db import Storage
from tests.conftest import School
from ui import crossing

OpenAs = Callable[..., AppTest]
ROOT = Path(__file__).parent.parent

# What each writing service requires. A service that is missing here fails the test below.
WRITING: dict[str, Action] = {
    "accounts.block_account": Action.MANAGE_ACCOUNTS,
    "accounts.change_account": Action.MANAGE_ACCOUNTS,
    "accounts.create_account": Action.MANAGE_ACCOUNTS,
    "accounts.reset_password": Action.MANAGE_ACCOUNTS,
    "accounts.sign_out_account": Action.MANAGE_ACCOUNTS,
    "accounts.unblock_account": Action.MANAGE_ACCOUNTS,
    "answered_duplicates.record": Action.ENTER_RECORDS,
    "snapshots.keep": Action.MAKE_PORTFOLIOS,
    "papers.papers_in_sight": Action.MAKE_PORTFOLIOS,
    "standing_texts.change_standing_texts": Action.MAKE_PAPERS,
    "deck_template.remove_template": Action.MANAGE_SCHOOL,
    "deck_template.set_template": Action.MANAGE_SCHOOL,
    "boards.arrange": Action.VIEW_DASHBOARDS,
    "boards.change_board": Action.VIEW_DASHBOARDS,
    "boards.delete_board": Action.VIEW_DASHBOARDS,
    "boards.make_board": Action.VIEW_DASHBOARDS,
    "first_screens.set_first_screens": Action.SET_FIRST_SCREENS,
    "demonstration.remove": Action.MANAGE_SCHOOL,
    "duplicate_merge.merge": Action.ENTER_RECORDS,
    "duplicates.declare_distinct": Action.ENTER_RECORDS,
    "evidence.attachments.attach": Action.ENTER_RECORDS,
    "evidence.attachments.restore_attachment": Action.ENTER_RECORDS,
    "evidence.attachments.withdraw_attachment": Action.ENTER_RECORDS,
    "evidence.uploads.receive": Action.ENTER_RECORDS,
    "drafts.drop_draft": Action.ENTER_RECORDS,
    "drafts.keep_draft": Action.ENTER_RECORDS,
    "exports.export_records": Action.ENTER_RECORDS,
    "goal_handover.hand_on": Action.SET_GOALS,
    "goal_handover.take_back": Action.SET_GOALS,
    "goals.change_goal": Action.SET_GOALS,
    "goals.restore_goal": Action.SET_GOALS,
    "goals.set_goal": Action.SET_GOALS,
    "goals.withdraw_goal": Action.SET_GOALS,
    "intake.importing.apply_import": Action.IMPORT_RECORDS,
    "intake.matches.forget": Action.IMPORT_RECORDS,
    "intake.matches.remember": Action.IMPORT_RECORDS,
    "intake.undoing.undo_import": Action.IMPORT_RECORDS,
    "journal.export_journal": Action.VIEW_JOURNAL,
    "meetings.add_slides": Action.HOLD_MEETINGS,
    "meetings.arrange_slides": Action.HOLD_MEETINGS,
    "meetings.change_meeting": Action.HOLD_MEETINGS,
    "meetings.delete_meeting": Action.HOLD_MEETINGS,
    "meetings.last_held": Action.SHOW_MEETINGS,
    "meetings.make_meeting": Action.HOLD_MEETINGS,
    "meetings.meeting_in_sight": Action.SHOW_MEETINGS,
    "meetings.meetings": Action.SHOW_MEETINGS,
    "meetings.slides_of": Action.HOLD_MEETINGS,
    "meeting_builds.build_in_sight": Action.SHOW_MEETINGS,
    "meeting_builds.build_meeting": Action.HOLD_MEETINGS,
    "meeting_decisions.change_decision": Action.HOLD_MEETINGS,
    "meeting_decisions.decide": Action.HOLD_MEETINGS,
    "meeting_decisions.decisions_of": Action.HOLD_MEETINGS,
    "meeting_decisions.looked_back_at": Action.HOLD_MEETINGS,
    "meeting_decisions.pinned_slides": Action.HOLD_MEETINGS,
    "meeting_decisions.restore_decision": Action.HOLD_MEETINGS,
    "meeting_decisions.withdraw_decision": Action.HOLD_MEETINGS,
    "notes.change_note": Action.WRITE_NOTES,
    "notes.restore_note": Action.WRITE_NOTES,
    "notes.withdraw_note": Action.WRITE_NOTES,
    "notes.write_note": Action.WRITE_NOTES,
    "own_account.change_own_password": Action.MANAGE_OWN_ACCOUNT,
    "own_account.set_language": Action.MANAGE_OWN_ACCOUNT,
    "own_account.sign_out_everywhere": Action.MANAGE_OWN_ACCOUNT,
    "participation_batches.record_all": Action.ENTER_RECORDS,
    "participations.change": Action.ENTER_RECORDS,
    "participations.confirm": Action.CONFIRM_RECORDS,
    "participations.record": Action.ENTER_RECORDS,
    "participations.restore": Action.ENTER_RECORDS,
    "participations.withdraw": Action.ENTER_RECORDS,
    "people.add_teacher": Action.MANAGE_PEOPLE,
    "people.change_teacher": Action.MANAGE_PEOPLE,
    "people.restore_teacher": Action.MANAGE_PEOPLE,
    "people.withdraw_teacher": Action.MANAGE_PEOPLE,
    "quarters.set_quarter_starts": Action.MANAGE_SCHOOL,
    "records.restore": Action.ENTER_RECORDS,
    "records.withdraw": Action.ENTER_RECORDS,
    "reference_items.add_item": Action.MANAGE_REFERENCE,
    "reference_items.archive_item": Action.MANAGE_REFERENCE,
    "reference_items.delete_item": Action.MANAGE_REFERENCE,
    "reference_items.move_item": Action.MANAGE_REFERENCE,
    "reference_items.rename_item": Action.MANAGE_REFERENCE,
    "reference_items.restore_item": Action.MANAGE_REFERENCE,
    "reference_items.unarchive_item": Action.MANAGE_REFERENCE,
    "reference_merge.merge_items": Action.MANAGE_REFERENCE,
    "reference_offers.set_defaults": Action.MANAGE_REFERENCE,
    "reference_offers.set_offers": Action.MANAGE_REFERENCE,
    "resource_history.undo_resource_step": Action.MANAGE_RESOURCES,
    "resource_uses.change": Action.ENTER_RECORDS,
    "resource_uses.confirm": Action.CONFIRM_RECORDS,
    "resource_uses.record": Action.ENTER_RECORDS,
    "resource_uses.restore": Action.ENTER_RECORDS,
    "resource_uses.withdraw": Action.ENTER_RECORDS,
    "resources.add": Action.MANAGE_RESOURCES,
    "resources.change": Action.MANAGE_RESOURCES,
    "resources.restore": Action.MANAGE_RESOURCES,
    "resources.withdraw": Action.MANAGE_RESOURCES,
    "review.leave_out": Action.CONFIRM_RECORDS,
    "review.mark_seen": Action.CONFIRM_RECORDS,
    "review.return_records": Action.CONFIRM_RECORDS,
    "review.take_back": Action.CONFIRM_RECORDS,
    "saved_views.change_view": Action.VIEW_DASHBOARDS,
    "saved_views.delete_view": Action.VIEW_DASHBOARDS,
    "saved_views.forget_last_view": Action.VIEW_DASHBOARDS,
    "saved_views.keep_view": Action.VIEW_DASHBOARDS,
    "saved_views.open_view": Action.VIEW_DASHBOARDS,
    "school.change_school": Action.MANAGE_SCHOOL,
    "trash.restore": Action.ENTER_RECORDS,
    "teacher_history.undo_teacher_step": Action.MANAGE_PEOPLE,
    "undo.undo_step": Action.ENTER_RECORDS,
}
READING = {
    "another_like_it.read_like_participation",
    "another_like_it.read_like_resource_use",
    "boards.boards",
    "scheduled_papers.failed_in_sight",
    "snapshots.snapshot_in_sight",
    "first_screens.first_board",
    "boards.tiles_of",
    "duplicates.likely",
    "duplicates.likely_all",
    "evidence.attachments.attachments_of",
    "evidence.serving.evidence_in_sight",
    "evidence.uploads.own_uploads",
    "drafts.kept_drafts",
    "drafts.read_drafts",
    "exports.records_table",
    "history.read_steps",
    "resource_history.resource_steps",
    "teacher_history.teacher_steps",
    "intake.importing.plan_import",
    "intake.matches.remembered",
    "intake.template.template",
    "intake.importing.standing_import",
    "intake.undoing.batches",
    "intake.undoing.undo_check",
    "journal.search",
    "opened_records.read_participation",
    "opened_records.read_resource_use",
    "own_account.own_words",
    "review.seen_versions",
    "review_changes.participation_baselines",
    "review_changes.resource_use_baselines",
    "saved_views.last_view",
    "saved_views.saved_views",
    "sight.sight_of",
    "trash.withdrawn",
}


def found_services() -> Iterator[tuple[str, Callable[..., object]]]:
    """Yield every public deed of services that is handed the storage and a person."""
    for module in pkgutil.walk_packages(services.__path__, "services."):
        if module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        for name, deed in vars(loaded).items():
            if name.startswith("_") or not (inspect.isfunction(deed) or isinstance(deed, partial)):
                continue
            home = module.name if isinstance(deed, partial) else deed.__module__
            parameters = inspect.signature(deed).parameters
            if home == module.name and {"storage", "person"} <= set(parameters):
                yield f"{module.name.removeprefix('services.')}.{name}", deed


SERVICES = dict(found_services())


def test_every_writing_service_is_in_the_table() -> None:
    assert set(SERVICES) - READING == set(WRITING)


def test_every_service_lets_in_whom_the_grants_name_and_no_other(
    storage: Storage, settings: Settings, school: School
) -> None:
    """Hand every service nonsense: the door comes first, so only a refusal tells of the role."""
    wrong = []
    for name, action in WRITING.items():
        for role in Role:
            given = {"storage": storage, "person": school.people[role], "settings": settings}
            before = storage.data_version
            is_refused = is_refusing(SERVICES[name], given)
            if is_refused != (action not in GRANTS[role]):
                wrong.append((name, role.value, "refused" if is_refused else "let in"))
            assert not is_refused or storage.data_version == before
    assert wrong == []


def is_refusing(deed: Callable[..., object], given: dict[str, object]) -> bool:
    """Say whether the deed refuses the person; what it is handed beside means nothing."""
    parameters = inspect.signature(deed).parameters
    handed = {
        name: given.get(name, object())
        for name, parameter in parameters.items()
        if parameter.default is inspect.Parameter.empty
    }
    keyword_only = inspect.Parameter.KEYWORD_ONLY
    positional = [handed.pop(n) for n in list(handed) if parameters[n].kind is not keyword_only]
    try:
        deed(*positional, **handed)
    except NotAllowed:
        return True
    except Exception:  # noqa: BLE001 - let in, and stumbled over what it was handed
        return False
    return False


@pytest.mark.parametrize("role", Role)
def test_menu_opens_the_screens_of_the_role_and_no_other(role: Role, open_as: OpenAs) -> None:
    app = open_as(role)
    for screen in SCREENS:
        if screen.action in GRANTS[role]:
            app.switch_page(screen.path).run()
            assert not app.exception, (role, screen.path)
            assert not app.error, (role, screen.path, [error.value for error in app.error])
            assert app.title, screen.path
        else:
            with pytest.raises(ValueError, match=r"\.py"):
                app.switch_page(screen.path)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.path)
def test_page_does_not_open_without_signing_in(screen: Screen, storage: Storage) -> None:
    """Run the page's own script before any frame, as a first deep link once could."""
    app = AppTest.from_file(str(ROOT / "pages" / screen.path), default_timeout=30).run()
    assert app.exception
    assert not app.title
    assert not app.main.children or all(
        element.type == "exception" for element in app.main.children.values()
    )


def test_visitor_who_has_not_signed_in_sees_the_form_on_every_address(
    school: School, storage: Storage
) -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=30).run()
    for screen in SCREENS:
        app.switch_page(screen.path).run()
        assert not app.exception
        fields = [field.label for field in app.text_input if field.key != crossing.HEARD]
        assert fields == ["Имя пользователя", "Пароль"]
        assert not app.title
