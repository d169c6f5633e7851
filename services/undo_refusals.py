"""Why a step is not undone, the same for every sort of record."""

from core.errors import Failure
from core.i18n import N_

CHANGED_LATER = N_("It was changed once more later: undo that step first, or correct it above.")


class NothingToUndo(Failure):
    """What the step did stands no longer."""

    message = N_("Nothing of this step stands any more: later steps have changed it.")


class WithdrawnMeanwhile(Failure):
    """A withdrawn record is restored first."""

    message = N_("The record is withdrawn. Restore it first, then undo the step.")
