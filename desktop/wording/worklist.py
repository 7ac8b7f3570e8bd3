"""The worklist in the reader's words: what to do next, and why."""

from desktop.domain.money import Money
from desktop.domain.notices import PaperKind
from desktop.domain.worklist import Ground, Promise, Suggestion, Task
from desktop.wording import tr
from desktop.wording.contacts import promise_text


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_TASKS = {
    Task.COPY: _("Copy to power authority"),
    Task.APPROVE: _("Approve the stop"),
    Task.TELL: _("Tell again, then cut"),
    Task.CUT: _("Record the cut"),
    Task.RESTORE: _("Restore the supply"),
    Task.CALL: _("Call or visit"),
    Task.WAIT: _("Wait"),
    Task.NOTHING: _("Nothing now"),
}
_PRINTS = {
    PaperKind.OVERDUE: _("Print overdue notice"),
    PaperKind.SECOND: _("Print second notice"),
    PaperKind.STOP: _("Print stop notice"),
    PaperKind.WORK_ORDER: _("Print work order"),
    PaperKind.RECONNECTION: _("Print reconnection"),
}
_DELIVERS = {
    PaperKind.OVERDUE: _("Deliver overdue notice"),
    PaperKind.SECOND: _("Deliver second notice"),
    PaperKind.STOP: _("Deliver stop notice"),
}
_GROUNDS = {
    Ground.PAID: _("paid in full, supply is stopped"),
    Ground.HELD: _("on hold until {day}"),
    Ground.PROMISE_OPEN: _("promised for {day}"),
    Ground.PROMISE_DUE: _("the promise is due today"),
    Ground.PROMISE_BROKEN: _("the promise for {day} was broken"),
    Ground.NOT_REMINDED: _("overdue and not reminded yet"),
    Ground.REMINDED: _("reminded on {day}"),
    Ground.DAY_31: _("stop notice lawful since {day}"),
    Ground.WINDOW: _("the window closes on {day}"),
    Ground.STOPPED: _("the supply is stopped"),
    Ground.QUIET: _("last contact on {day}"),
}
_WITHOUT_DAY = {Ground.QUIET: _("no contact yet"), Ground.REMINDED: _("reminded")}


def task_text(suggestion: Suggestion) -> str:
    """Say what to do next, in the language spoken now."""
    if suggestion.task is Task.PRINT and suggestion.paper:
        return tr(_PRINTS[suggestion.paper])
    if suggestion.task is Task.DELIVER and suggestion.paper:
        return tr(_DELIVERS[suggestion.paper])
    return tr(_TASKS[suggestion.task])


def ground_text(suggestion: Suggestion) -> str:
    """Say why that is to be done, in the language spoken now."""
    ground, day = suggestion.ground, suggestion.day
    if suggestion.task is Task.WAIT and day is not None:
        if ground is Ground.REMINDED:
            return tr("stop notice lawful from {day}", day=day.isoformat())
        if ground is Ground.WINDOW:
            return tr("the window opens on {day}", day=day.isoformat())
        if ground is Ground.HELD:
            return tr("on hold, free again on {day}", day=day.isoformat())
    if day is None:
        return tr(_WITHOUT_DAY.get(ground, _GROUNDS[ground]))
    return tr(_GROUNDS[ground], day=day.isoformat())


def promise_words(promise: Promise | None) -> str:
    """Say what a customer promised and what became of it."""
    if promise is None:
        return ""
    amount = tr("everything owed") if promise.amount is None else Money(promise.amount).grouped()
    facts = {"amount": amount, "day": promise.until_on.isoformat(), "state": promise_text(promise.state)}
    return tr("{amount} by {day}: {state}", **facts)
