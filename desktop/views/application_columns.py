"""The columns of the list of new connections."""

from desktop.domain.applications import Application, ApplicationState
from desktop.views.columns import Column
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.applications import application_state_text
from desktop.wording.stages import stage_text

STATE_TONES = {
    ApplicationState.APPLIED: Tone.WARNING,
    ApplicationState.ACCEPTED: Tone.ACCENT,
    ApplicationState.CONNECTED: Tone.GOOD,
    ApplicationState.REFUSED: Tone.MUTED,
    ApplicationState.WITHDRAWN: Tone.MUTED,
}


def application_columns() -> tuple[Column[Application], ...]:
    """Return the columns."""
    return (
        Column(tr("Application"), lambda row: row.number, width=104),
        Column(tr("Applicant"), lambda row: row.name, width=112, stretch=True, strong=True, tip=_who),
        Column(tr("Area"), lambda row: row.area, width=120, tip=_place),
        Column(tr("Applied on"), lambda row: row.applied_on.isoformat(), width=96),
        Column(tr("State"), standing, width=168, tone=lambda row: STATE_TONES[row.state], tip=standing),
        Column(tr("Way"), way_text, width=84, tone=lambda row: Tone.TEXT if row.prepaid else Tone.WARNING),
    )


def standing(row: Application) -> str:
    """Say where an application stands, and where its conversion does while there is no power yet."""
    words = application_state_text(row.state)
    if row.state is ApplicationState.ACCEPTED and row.stage:
        return f"{words} · {stage_text(row.stage)}"
    return words


def _who(row: Application) -> str:
    return " · ".join(filter(None, (row.name, row.phone, row.address)))


def _place(row: Application) -> str:
    return f"{row.station} · {row.area}"


def way_text(row: Application) -> str:
    """Say whether the customer will pay first."""
    return tr("Pays first") if row.prepaid else tr("Exception")
