"""The states of applications for new connections, in the reader's words."""

from desktop.domain.applications import ApplicationState
from desktop.wording import tr


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_STATES = {
    ApplicationState.APPLIED: _("Applied"),
    ApplicationState.ACCEPTED: _("Accepted"),
    ApplicationState.CONNECTED: _("Connected"),
    ApplicationState.REFUSED: _("Turned down"),
    ApplicationState.WITHDRAWN: _("Withdrawn"),
}


def application_state_text(state: ApplicationState) -> str:
    """Name a state in the language spoken now."""
    return tr(_STATES[state])


def kept_state_text(value: object) -> str:
    """Name a state as a record keeps it; what is none stays as it is."""
    known = isinstance(value, str) and value in set(ApplicationState)
    return application_state_text(ApplicationState(str(value))) if known else str(value)
