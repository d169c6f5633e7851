"""What a screen is: its script, its place in the menu, the action it asks for."""

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


DASHBOARDS, MEETINGS, ENTRY = N_("Dashboards"), N_("Meetings and papers"), N_("Entry")
ADMIN, ACCOUNT = N_("Management"), N_("Account")
