"""The screens as a table: adding one is adding a row."""

from dataclasses import dataclass
from pathlib import Path

from core.access import Action
from core.i18n import N_


@dataclass(frozen=True)
class Screen:
    """One screen: its script below pages/, its place in the menu and the action it asks for."""

    path: str
    section: str
    title: str
    icon: str
    action: Action
    help: str

    @property
    def address(self) -> str:
        """The path of its address: overview for dashboards/overview.py."""
        return Path(self.path).stem


DASHBOARDS, ENTRY, ADMIN, ACCOUNT = N_("Dashboards"), N_("Entry"), N_("Management"), N_("Account")

SCREENS: tuple[Screen, ...] = (
    Screen(
        "dashboards/overview.py",
        DASHBOARDS,
        N_("Overview"),
        ":material/space_dashboard:",
        Action.VIEW_DASHBOARDS,
        N_("How many teachers take part, what they do and what changed."),
    ),
    Screen(
        "dashboards/communities.py",
        DASHBOARDS,
        N_("Communities"),
        ":material/hub:",
        Action.VIEW_DASHBOARDS,
        N_("The communities side by side: who takes part and what comes of it."),
    ),
    Screen(
        "dashboards/resources.py",
        DASHBOARDS,
        N_("Resource use"),
        ":material/local_library:",
        Action.VIEW_DASHBOARDS,
        N_("Which resources are used, for which subjects and grades, and which lie idle."),
    ),
    Screen(
        "dashboards/development.py",
        DASHBOARDS,
        N_("Professional development"),
        ":material/school:",
        Action.VIEW_DASHBOARDS,
        N_("Courses, hours, trainees and qualification."),
    ),
    Screen(
        "dashboards/coverage.py",
        DASHBOARDS,
        N_("Coverage"),
        ":material/grid_on:",
        Action.VIEW_DASHBOARDS,
        N_("Where there is nothing yet: communities, subjects, kinds and months."),
    ),
    Screen(
        "dashboards/quality.py",
        DASHBOARDS,
        N_("Quality of data"),
        ":material/rule:",
        Action.VIEW_DASHBOARDS,
        N_("Records without evidence, without a level, entered late, returned or doubled."),
    ),
    Screen(
        "dashboards/network.py",
        DASHBOARDS,
        N_("Network"),
        ":material/device_hub:",
        Action.VIEW_DASHBOARDS,
        N_("How teachers connect the communities, and how much rests on a few."),
    ),
    Screen(
        "dashboards/dissemination.py",
        DASHBOARDS,
        N_("Sharing of experience"),
        ":material/campaign:",
        Action.VIEW_DASHBOARDS,
        N_("Works, talks, jury work and mentoring, and what has no works of its own."),
    ),
    Screen(
        "dashboards/teacher.py",
        DASHBOARDS,
        N_("Teacher: trajectory"),
        ":material/timeline:",
        Action.VIEW_NAMES,
        N_("One teacher's five school years, ready for the portfolio."),
    ),
    Screen(
        "entry/participation.py",
        ENTRY,
        N_("Participation"),
        ":material/edit_note:",
        Action.ENTER_RECORDS,
        N_("Enter who took part in what."),
    ),
    Screen(
        "entry/paste.py",
        ENTRY,
        N_("Paste a text"),
        ":material/content_paste:",
        Action.ENTER_RECORDS,
        N_("Lines from a message or a document become records."),
    ),
    Screen(
        "entry/grid.py",
        ENTRY,
        N_("Table"),
        ":material/table_rows:",
        Action.ENTER_RECORDS,
        N_("Many records at once, typed or pasted from a spreadsheet."),
    ),
    Screen(
        "entry/resource_use.py",
        ENTRY,
        N_("Use of a resource"),
        ":material/menu_book:",
        Action.ENTER_RECORDS,
        N_("Enter which resource was used, by whom and for whom."),
    ),
    Screen(
        "entry/records.py",
        ENTRY,
        N_("Records"),
        ":material/list_alt:",
        Action.ENTER_RECORDS,
        N_("Find, correct, withdraw and restore records."),
    ),
    Screen(
        "entry/importing.py",
        ENTRY,
        N_("Import from a file"),
        ":material/upload_file:",
        Action.IMPORT_RECORDS,
        N_("Bring a table that somebody has kept, check it, apply it, undo it."),
    ),
    Screen(
        "entry/review.py",
        ENTRY,
        N_("Checking"),
        ":material/fact_check:",
        Action.CONFIRM_RECORDS,
        N_("What waits for a check, the longest wait first."),
    ),
    Screen(
        "entry/duplicates.py",
        ENTRY,
        N_("Duplicates"),
        ":material/content_copy:",
        Action.ENTER_RECORDS,
        N_("Records that may be there twice: merge them or say that they are two."),
    ),
    Screen(
        "entry/trash.py",
        ENTRY,
        N_("Trash"),
        ":material/delete:",
        Action.ENTER_RECORDS,
        N_("What was withdrawn, by whom and why; bring it back at any time."),
    ),
    Screen(
        "admin/people.py",
        ADMIN,
        N_("Teachers"),
        ":material/groups:",
        Action.MANAGE_PEOPLE,
        N_("The staff list: positions, subjects, method groups, qualification."),
    ),
    Screen(
        "admin/accounts.py",
        ADMIN,
        N_("Accounts"),
        ":material/badge:",
        Action.MANAGE_ACCOUNTS,
        N_("Who may sign in, with which role."),
    ),
    Screen(
        "admin/reference.py",
        ADMIN,
        N_("Reference lists"),
        ":material/lists:",
        Action.MANAGE_REFERENCE,
        N_("Communities, kinds, levels and the other lists of the forms."),
    ),
    Screen(
        "admin/school.py",
        ADMIN,
        N_("School"),
        ":material/account_balance:",
        Action.MANAGE_SCHOOL,
        N_("Name, letterhead and the dates of the quarters."),
    ),
    Screen(
        "admin/journal.py",
        ADMIN,
        N_("Journal"),
        ":material/history:",
        Action.VIEW_JOURNAL,
        N_("Who did what and when: records, lists, accounts, signing in, exports."),
    ),
    Screen(
        "account/profile.py",
        ACCOUNT,
        N_("My account"),
        ":material/account_circle:",
        Action.MANAGE_OWN_ACCOUNT,
        N_("Password, language and signing out."),
    ),
)


def screen_of(path: Path | str) -> Screen:
    """Return the screen whose script this is (only the last two parts of the path count)."""
    tail = "/".join(Path(path).parts[-2:])
    return next(screen for screen in SCREENS if screen.path == tail)
