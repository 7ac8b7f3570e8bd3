"""`risk`: who is at risk and why, and how the warning held in the past."""

from collections.abc import Sequence
from datetime import date, timedelta

from desktop.cli.arguments import customer, paper, worded
from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, add_day
from desktop.cli.places import known_station
from desktop.cli.table import table
from desktop.domain.back_test import MonthTest, together
from desktop.domain.money import Money
from desktop.domain.months import Month
from desktop.domain.risk import Level
from desktop.domain.risk_filter import RiskFilter, RiskLine
from desktop.services.office import Office
from desktop.wording import tr

_LEVELS = {level.name.lower(): level for level in (Level.WATCH, Level.WARN, Level.ACT)}
_SPAN = 6


def declare(commands: Commands) -> None:
    """Declare `risk`."""
    risk = commands.add("risk", _risk, tr("tell who is at risk, and how the warning held"), reads=True)
    add_day(risk)
    risk.add_argument("--level", choices=list(_LEVELS), default="watch", help=tr("from this level on"))
    risk.add_argument("--station", metavar="NAME", default="", help=tr("of this station only"))
    risk.add_argument("--customer", metavar="NO", type=customer, help=tr("this one, whatever its level"))
    risk.add_argument("--out", metavar="FILE", type=paper(".xlsx", ".csv"), help=tr("write a list too"))
    risk.add_argument("--back-test", action="store_true", help=tr("test the warning on the past"))
    month = worded(Month.parse)
    risk.add_argument("--from", metavar="MONTH", dest="first", type=month, help=tr("first month of the test"))
    risk.add_argument("--until", metavar="MONTH", dest="last", type=month, help=tr("last month of the test"))


def _risk(call: Call) -> Answer:
    with call.office() as office:
        on = call.day(office)
        return _back_test(call, office, on) if call.asked.back_test else _scores(call, office, on)


def _scores(call: Call, office: Office, on: date) -> Answer:
    asked = call.asked
    if asked.customer:
        lines: Sequence[RiskLine] = [office.risk.of_customer(asked.customer, on)]
    else:
        wanted = RiskFilter(_LEVELS[asked.level], known_station(office, asked.station))
        lines = office.risk.scores(on, wanted, progress=call.progress)
    if asked.out:
        office.risk.export(lines, on, asked.out)
    return Answer({"on": on.isoformat(), "customers": [_line(line) for line in lines]}, _table(lines))


def _back_test(call: Call, office: Office, on: date) -> Answer:
    asked = call.asked
    over = Month.of(on.replace(day=1) - timedelta(1))
    last = min(asked.last or over, over)
    first = asked.first or last.shifted(1 - _SPAN)
    least = _LEVELS[asked.level]
    tests = office.risk.back_test(first, last, least=least, progress=call.progress)
    if asked.out:
        office.risk.export_back_test(tests, on, asked.out)
    data = {
        "on": on.isoformat(),
        "level": asked.level,
        "months": [_test(test) for test in tests],
        "whole": _test(together(tests)),
    }
    return Answer(data, _tests(tests))


def _line(line: RiskLine) -> Data:
    measure = line.measure
    return {
        "customer_no": line.customer_no,
        "name": line.name,
        "station": line.station,
        "area": line.area,
        "points": line.score.points,
        "level": line.score.level.name.lower(),
        "reasons": [{"rule": str(one.rule), "points": one.points} for one in line.score.reasons],
        "suggested": str(line.score.suggested) if line.score.suggested else None,
        "measure": str(measure.kind) if measure else None,
        "state": str(measure.state) if measure else None,
        "agreed": str(Money(measure.amount)) if measure else None,
        "due_on": measure.due_on.isoformat() if measure and measure.due_on else None,
        "temporary_until": line.supply_until.isoformat() if line.supply_until else None,
    }


def _test(test: MonthTest) -> Data:
    counts = {part: getattr(test, part) for part in ("customers", "named", "fell", "caught")}
    shares = {"precision": _permille(test.named, test.caught), "recall": _permille(test.fell, test.caught)}
    return {"month": str(test.month) if test.month else None, **counts, **shares}


def _permille(whole: int, part: int) -> str | None:
    """Write a share in per cent with one decimal, cut off."""
    return f"{part * 1000 // whole // 10}.{part * 1000 // whole % 10}" if whole else None


def _table(lines: Sequence[RiskLine]) -> str:
    from desktop.services.risk_list import reasons_text
    from desktop.wording.risk import level_text

    rows = [
        (
            level_text(line.score.level),
            str(line.score.points),
            line.customer_no,
            line.name,
            reasons_text(line),
        )
        for line in lines
    ]
    headings = (tr("Level"), tr("Points"), tr("Customer no."), tr("Customer"), tr("Reasons"))
    return table(headings, rows, (1,))


def _tests(tests: Sequence[MonthTest]) -> str:
    from desktop.services.risk_list import back_test_cells, back_test_headings

    rows = [tuple(map(str, back_test_cells(test))) for test in (*tests, together(tests))]
    return table(tuple(back_test_headings()), rows, range(1, 7))
