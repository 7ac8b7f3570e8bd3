"""Why a rule proposes a customer, and what that is expected to bring, in the reader's words."""

from desktop.domain.candidates import Candidate, Effect
from desktop.domain.conversion import Default
from desktop.domain.money import Money
from desktop.wording import tr
from desktop.wording.categories import risk_text
from desktop.wording.risk import level_text


def reason_text(candidate: Candidate) -> str:
    """Say what the rule found of a customer."""
    return tr(", ").join(filter(None, (_default(candidate), _risk(candidate), _newness(candidate))))


def effect_text(effect: Effect) -> str:
    """Say what comes home, and what is paid first from then on."""
    paid_first = tr("{amount} a month paid first", amount=Money(effect.monthly).grouped())
    if not effect.debt:
        return paid_first
    debt = tr("debt {amount}", amount=Money(effect.debt).grouped())
    return tr(", ").join((debt, paid_first, months_text(effect)))


def months_text(effect: Effect) -> str:
    """Say how many months the debt takes by the settings' mode of recovery."""
    if effect.months is None:
        return tr("never by the mode of the settings")
    return tr("{months} months", months=effect.months) if effect.months else "–"


def _default(candidate: Candidate) -> str:
    default = candidate.default
    if default is None:
        return ""
    facts = {"bills": default.overdue_bills, "months": candidate.within}
    bills = tr("{bills} overdue in {months} months", **facts)
    return tr(", ").join(filter(None, (bills, _longest(default))))


def _longest(default: Default) -> str:
    days = default.longest_unpaid_days
    return tr("unpaid for {days} days", days=days) if days else ""


def _risk(candidate: Candidate) -> str:
    category = risk_text(candidate.category) if candidate.category else ""
    if candidate.level is None:
        return category
    score = tr("score {points}: {level}", points=candidate.score, level=level_text(candidate.level))
    return tr(", ").join(filter(None, (category, score)))


def _newness(candidate: Candidate) -> str:
    if candidate.default or candidate.category or candidate.level is not None:
        return ""
    if candidate.first_bill_on is None:
        return tr("not billed yet")
    return tr("first billed on {day}", day=candidate.first_bill_on.isoformat())
