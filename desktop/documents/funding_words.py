"""What the meeting's list says in words: where the money comes from, and how a plan stands."""

from desktop.documents.words import day_text
from desktop.domain.funding import Funding, Payer, PlanState
from desktop.domain.money import Money
from desktop.wording import tr_in


def who_text(language: str, facts: Funding) -> str:
    """Name the source of the money and the month in which it comes."""
    month = tr_in(language, "in month {month}", month=facts.month) if facts.month else ""
    return "\n".join(filter(None, (facts.source, month))) or "—"


def plan_text(language: str, payer: Payer) -> str:
    """Say what was agreed, and what of it is broken, each instalment by its day."""
    plan = payer.plan
    if plan is None:
        return tr_in(language, "No plan")
    count, amount = len(plan.instalments), Money(plan.amount).grouped()
    head = tr_in(language, "{amount} in {count} instalments", amount=amount, count=count)
    broken = [
        tr_in(
            language,
            "broken: {amount} lacking since {day}",
            amount=Money(one.lacking).grouped(),
            day=day_text(language, one.due_on),
        )
        for one in plan.broken
    ]
    kept = [tr_in(language, "kept")] if plan.state is PlanState.KEPT else []
    return "\n".join((head, *broken, *kept))


def next_text(language: str, payer: Payer) -> str:
    """Say what comes next of a plan, or nothing."""
    one = payer.plan.next if payer.plan else None
    if one is None:
        return ""
    amount, day = Money(one.lacking).grouped(), day_text(language, one.due_on)
    return tr_in(language, "next: {amount} on {day}", amount=amount, day=day)
