"""The stop-supply procedure in the reader's words: steps, what is missing, and why a step comes next."""

from desktop.domain.procedures import Procedure
from desktop.domain.stop_supply import Missing, Step
from desktop.wording import tr


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_MISSING = {
    Missing.DEBT: _("nothing is overdue"),
    Missing.AGE: _("the days that must pass after the due date"),
    Missing.OVERDUE_NOTICE: _("an overdue notice that was delivered"),
    Missing.STOP_NOTICE: _("a stop-supply notice that was delivered"),
    Missing.TOO_EARLY: _("the days that must pass after the stop-supply notice"),
    Missing.TOO_LATE: _("a new stop-supply notice: the window of the last one is over"),
    Missing.APPROVAL: _("a supervisor's approval"),
    Missing.TOLD: _("telling the customer again in time on the day itself"),
    Missing.HOLD: _("the end of the hold"),
}
_STEPS = {
    Step.NOTHING: _("Nothing to do"),
    Step.RECONNECT: _("Restore the supply"),
    Step.STOPPED: _("Supply is stopped"),
    Step.HELD: _("On hold"),
    Step.WAIT: _("Wait"),
    Step.OVERDUE_NOTICE: _("Deliver overdue notice"),
    Step.STOP_NOTICE: _("Deliver stop notice"),
    Step.COPY: _("Copy to power authority"),
    Step.APPROVE: _("Approve the stop"),
    Step.TELL: _("Tell again, then cut"),
    Step.CUT: _("Cut the supply"),
}


def missing_text(missing: Missing) -> str:
    """Say what a cut lacks, in the language spoken now."""
    return tr(_MISSING[missing])


def step_text(step: Step) -> str:
    """Name a step of the procedure in the language spoken now."""
    return tr(_STEPS[step])


def when_text(row: Procedure) -> str:
    """Say on which days the next step is lawful."""
    stands = row.standing
    if row.reconnect_by is not None:
        return tr("by {moment}", moment=row.reconnect_by.strftime("%Y-%m-%d %H:%M"))
    if stands.step is Step.STOPPED and row.stopped_on:
        return tr("since {day}", day=row.stopped_on.isoformat())
    if stands.step_on is None:
        return ""
    if stands.step_by is not None:
        return tr(
            "{first} to {last}", first=stands.step_on.isoformat(), last=stands.step_by.strftime("%m-%d")
        )
    return tr("from {day}", day=stands.step_on.isoformat())


def missing_words(row: Procedure) -> str:
    """Say what a cut on the day lacks, or that it is lawful."""
    if row.standing.allowed:
        return tr("lawful today")
    return tr("; ").join(missing_text(one) for one in row.standing.missing)
