"""`conversion`: customers on the way to a prepaid meter."""

from argparse import Namespace
from functools import partial
from typing import Any

from desktop.cli import candidates, tracking
from desktop.cli.arguments import customer, day, recovery, whole
from desktop.cli.call import Answer, Call
from desktop.cli.commands import Commands, Parser, add_day
from desktop.cli.conversion_answers import told_one, told_several
from desktop.cli.meter_change import change_of, declare_change
from desktop.cli.places import known_area, known_station
from desktop.cli.table import table
from desktop.domain.conversion import Conversion, ConversionFilter, Stage, Why
from desktop.domain.conversion_report import ConversionSum
from desktop.domain.money import Money
from desktop.wording import tr
from desktop.wording.stages import stage_text

_MOVES = {
    "approve": Stage.APPROVED,
    "schedule": Stage.SCHEDULED,
    "install": Stage.INSTALLED,
    "commission": Stage.COMMISSIONED,
    "reject": Stage.REJECTED,
    "cancel": Stage.CANCELLED,
}


def declare(commands: Commands) -> None:
    """Declare `conversion` and its steps."""
    conversion = commands.group("conversion", tr("lead customers to a prepaid meter"))
    listed = conversion.add("list", _list, tr("tell who stands where"), reads=True)
    listed.add_argument("--customer", metavar="NO", type=customer, help=tr("every conversion of this one"))
    listed.add_argument("--stage", choices=list(map(str, Stage)))
    listed.add_argument("--station", metavar="NAME", default="", help=tr("of this station only"))
    listed.add_argument("--area", metavar="NAME", default="", help=tr("of this area only"))
    listed.add_argument("--why", choices=list(map(str, Why)))
    stuck = tr("only those that wait too long for their next step")
    listed.add_argument("--stuck", action="store_true", help=stuck)
    add_day(listed)
    candidates.declare(conversion)
    _declare_propose(conversion)
    _declare_report(conversion)
    tracking.declare(conversion)
    for name, stage in _MOVES.items():
        _declare_move(conversion, name, stage)


def _declare_move(conversion: Commands, name: str, stage: Stage) -> None:
    says = tr("take the step to: {stage}", stage=stage_text(stage))
    move = conversion.add(name, partial(_move, stage), says)
    move.add_argument("--customer", metavar="NO", type=customer, required=True, help=tr("customer number"))
    _add_record(move)
    move.add_argument("--reason", metavar="TEXT", dest="note", help=tr("the same as --note"))
    if stage is Stage.INSTALLED:
        move.add_argument("--meter", metavar="NO", default="", help=tr("number of the new meter"))
        last = tr("last reading of the old meter")
        move.add_argument("--reading", metavar="KWH", type=whole, help=last)
        declare_change(move)
    if stage is Stage.COMMISSIONED:
        how = tr("how the old debt is recovered: all, percent:30, fixed:50.00 or by:DATE")
        move.add_argument("--recover", metavar="MODE", type=recovery, help=how)


def _declare_propose(conversion: Commands) -> None:
    propose = conversion.add("propose", _propose, tr("make a customer a candidate"))
    who = propose.add_mutually_exclusive_group(required=True)
    who.add_argument("--customer", metavar="NO", type=customer, help=tr("customer number"))
    by_rule = tr("every chronic defaulter by the rule in the settings")
    who.add_argument("--defaulters", action="store_true", help=by_rule)
    propose.add_argument("--reason", choices=list(map(str, Why)), help=tr("why (else own-wish)"))
    _add_record(propose)


def _declare_report(conversion: Commands) -> None:
    told = conversion.add("report", _report, tr("tell what conversions recovered"), reads=True)
    since = tr("commissioned from this day on (else the year's first)")
    told.add_argument("--from", metavar="DATE", dest="since", type=day, help=since)
    add_day(told)


def _add_record(parser: Parser) -> None:
    add_day(parser)
    parser.add_argument(
        "--person", metavar="NAME", default="", help=tr("who did it (else the system's user)")
    )
    parser.add_argument("--note", metavar="TEXT", default="", help=tr("what else is to be remembered"))


def _list(call: Call) -> Answer:
    asked = call.asked
    stage = Stage(asked.stage) if asked.stage else None
    with call.office() as office:
        station = known_station(office, asked.station)
        area = known_area(office, station, asked.area)
        on = call.day(office)
        if not asked.customer:
            why = Why(asked.why) if asked.why else None
            wanted = ConversionFilter((stage,) if stage else (), station, area, why, asked.stuck)
            return told_several(office.conversions.listed(wanted, on))
        found = office.conversions.history(asked.customer, on)
    return told_several([one for one in found if _is_wanted(one, asked)])


def _is_wanted(one: Conversion, asked: Namespace) -> bool:
    named = (
        (asked.stage or "", one.stage.value),
        (asked.station, one.station),
        (asked.area, one.area),
        (asked.why or "", one.why.value),
    )
    return all(wanted in ("", said) for wanted, said in named) and (one.stuck or not asked.stuck)


def _propose(call: Call) -> Answer:
    asked = call.asked
    with call.office() as office:
        on = call.day(office)
        if not asked.defaulters:
            why = Why(asked.reason or Why.OWN_WISH)
            return told_one(
                office.conversions.propose(asked.customer, why, on, person=asked.person, note=asked.note)
            )
        numbers = [found.customer_no for found in office.conversions.candidates(on, Why.CHRONIC_DEFAULTER)]
        why = Why(asked.reason or Why.CHRONIC_DEFAULTER)
        proposed = office.conversions.propose_all(numbers, why, on, person=asked.person, note=asked.note)
    return told_several(proposed)


def _move(stage: Stage, call: Call) -> Answer:
    from desktop.services.conversions import Move

    asked = call.asked
    evidence: dict[str, Any] = {}
    if stage is Stage.INSTALLED:
        evidence = {"meter": asked.meter, "reading": asked.reading, "change": change_of(asked)}
    if stage is Stage.COMMISSIONED:
        evidence = {"recover": asked.recover or ""}
    with call.office() as office:
        step = Move(asked.customer, stage, call.day(office), asked.person, asked.note, **evidence)
        return told_one(office.conversions.move(step))


def _report(call: Call) -> Answer:
    with call.office() as office:
        on = call.day(office)
        told = office.topups.report(call.asked.since or on.replace(month=1, day=1), on)
    headings = (
        *(tr("Station or month"), tr("Commissioned"), tr("Cleared"), tr("Debt then")),
        *(tr("Recovered"), tr("Energy credit"), tr("Debt left")),
    )
    rows = [_sum_line(one, one.name) for one in (*told.stations, *told.months)]
    rows.append(_sum_line(told.total, tr("Total")))
    data = {
        "from": told.since.isoformat(),
        "on": told.on.isoformat(),
        **_sum_data(told.total),
        "stations": [{"name": one.name, **_sum_data(one)} for one in told.stations],
        "months": [{"name": one.name, **_sum_data(one)} for one in told.months],
    }
    return Answer(data, table(headings, rows, range(1, 7)))


def _sum_data(one: ConversionSum) -> dict[str, object]:
    return {
        "commissioned": one.count,
        "cleared": one.cleared,
        "debt": str(Money(one.debt)),
        "debt_recovered": str(Money(one.recovered)),
        "energy_credit": str(Money(one.energy)),
        "debt_left": str(Money(one.debt_left)),
    }


def _sum_line(one: ConversionSum, name: str) -> tuple[str, ...]:
    sums = (Money(fen).grouped() for fen in (one.debt, one.recovered, one.energy, one.debt_left))
    return (name, str(one.count), str(one.cleared), *sums)
