"""Plans of payment in the reader's words: instalments, plans, and the month of an appropriation."""

from desktop.domain.funding import InstalmentState, Plan, PlanState
from desktop.domain.money import Money
from desktop.wording import tr


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_INSTALMENTS = {
    InstalmentState.OPEN: _("not due yet"),
    InstalmentState.KEPT: _("paid in time"),
    InstalmentState.LATE: _("paid late"),
    InstalmentState.BROKEN: _("not paid"),
}
_PLANS = {
    PlanState.RUNNING: _("running"),
    PlanState.KEPT: _("kept"),
    PlanState.BROKEN: _("broken"),
    PlanState.ENDED: _("ended"),
}


def instalment_text(state: InstalmentState) -> str:
    """Say in the language spoken now what became of an instalment."""
    return tr(_INSTALMENTS[state])


def plan_text(plan: Plan | None) -> str:
    """Say in the language spoken now how a plan stands, and what of it is lacking."""
    if plan is None:
        return tr("no plan")
    words = tr(_PLANS[plan.state])
    if plan.state is PlanState.BROKEN:
        return tr("{state}: {amount} lacking", state=words, amount=Money(plan.lacking).grouped())
    return words


def month_text(month: int) -> str:
    """Name the month of an appropriation, or say that it is not known."""
    return tr("month {month}", month=month) if month else tr("not known")
