"""Visits and opinions in the reader's words."""

from datetime import date

from desktop.domain.visits import KeyCustomer, OpinionState
from desktop.wording import tr


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_OPINIONS = {
    OpinionState.OPEN: _("open"),
    OpinionState.OVERDUE: _("overdue"),
    OpinionState.CLOSED: _("closed"),
}


def opinion_text(state: OpinionState) -> str:
    """Say in the language spoken now how an opinion stands."""
    return tr(_OPINIONS[state])


def plan_text(customer: KeyCustomer) -> str:
    """Say in the language spoken now who visits a customer and how often."""
    plan = customer.plan
    if plan is None:
        return tr("no visits planned")
    return tr("{person}, every {months} months", person=plan.person, months=plan.every_months)


def due_text(customer: KeyCustomer, on: date) -> str:
    """Say in the language spoken now when the next visit is due."""
    if customer.next_due is None:
        return tr("not planned")
    if customer.next_due < on:
        return tr("{day}, overdue", day=customer.next_due.isoformat())
    return customer.next_due.isoformat()
