"""`conversion candidates`: whom the rules propose for a prepaid meter."""

from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, add_day
from desktop.cli.table import table
from desktop.domain.candidates import FOUND_BY_RULE, Candidate
from desktop.domain.conversion import Why
from desktop.domain.money import Money
from desktop.wording import tr
from desktop.wording.candidates import months_text, reason_text
from desktop.wording.stages import why_text


def declare(conversion: Commands) -> None:
    """Declare it beside the other commands of conversions."""
    found = conversion.add("candidates", _candidates, tr("tell whom the rules propose"), reads=True)
    by_rule = tr("by this rule only (else by each)")
    found.add_argument("--why", choices=list(map(str, FOUND_BY_RULE)), help=by_rule)
    add_day(found)


def _candidates(call: Call) -> Answer:
    with call.office() as office:
        on = call.day(office)
        why = Why(call.asked.why) if call.asked.why else None
        found = office.conversions.candidates(on, why, progress=call.progress)
    headings = (
        *(tr("Customer no."), tr("Customer name"), tr("Station"), tr("Why"), tr("What the rule found")),
        *(tr("Debt"), tr("Monthly bill"), tr("Debt takes")),
    )
    data = {"on": on.isoformat(), "candidates": [_data(one) for one in found]}
    return Answer(data, table(headings, map(_line, found), range(5, 8)))


def _line(one: Candidate) -> tuple[str, ...]:
    sums = Money(one.effect.debt).grouped(), Money(one.effect.monthly).grouped()
    who = one.customer_no, one.name, one.station, why_text(one.why), reason_text(one)
    return (*who, *sums, months_text(one.effect))


def _data(one: Candidate) -> Data:
    default, effect = one.default, one.effect
    return {
        "customer_no": one.customer_no,
        "name": one.name,
        "station": one.station,
        "area": one.area,
        "reason": one.why.value,
        "overdue_bills": default.overdue_bills if default else None,
        "longest_unpaid_days": default.longest_unpaid_days if default else None,
        "risk_category": one.category.value or None,
        "score": one.score,
        "first_bill_on": one.first_bill_on.isoformat() if one.first_bill_on else None,
        "principal": str(Money(effect.principal)),
        "penalty": str(Money(effect.penalty)),
        "debt": str(Money(effect.debt)),
        "monthly_bill": str(Money(effect.monthly)),
        "months": effect.months,
    }
