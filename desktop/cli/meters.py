"""`meter`: meters in and out of stock, their makers, and stocktakes."""

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.cli import meter_counts
from desktop.cli.call import Answer, Call
from desktop.cli.commands import Commands, Parser, add_day, add_reason
from desktop.cli.imports import refused_data, refused_text
from desktop.cli.meter_numbers import add_numbers, numbers_of
from desktop.cli.table import facts, table
from desktop.domain.meters import Maker, MeterState, StockFilter
from desktop.wording import refusal_text, tr
from desktop.wording.meters import maker_text, move_text, state_text


def declare(commands: Commands) -> None:
    """Declare `meter` and what is done with meters."""
    meter = commands.group("meter", tr("meters in and out of stock"))
    listed = meter.add("list", _list, tr("tell which meters are where"), reads=True)
    listed.add_argument("--state", choices=list(map(str, MeterState)))
    listed.add_argument("--maker", metavar="NAME", help=tr("of this maker only"))
    listed.add_argument("--holder", metavar="NAME", default="", help=tr("held by this person or team"))
    listed.add_argument("--text", default="", help=tr("a part of the number or of the holder"))
    shown = meter.add("show", _show, tr("tell the history of one meter"), reads=True)
    shown.add_argument("number", metavar="NO")
    meter.add("balance", _balance, tr("count the meters by maker and state"), reads=True)
    _declare_makers(meter)
    _declare_receive(meter)
    _declare_issue(meter)
    _add_note(_moves(meter, "return", tr("put meters back in stock"), _return))
    add_reason(_moves(meter, "faulty", tr("keep meters as faulty"), _faulty))
    add_reason(_moves(meter, "scrap", tr("scrap meters for good"), _scrap))
    meter_counts.declare(meter)


def _declare_makers(meter: Commands) -> None:
    makers = meter.add("makers", _makers, tr("tell the makers, or keep one with its pattern"))
    makers.add_argument("--name", default="", help=tr("keep a maker of this name"))
    pattern = tr("what the numbers of its meters look like (regular expression)")
    makers.add_argument("--pattern", metavar="REGEX", default="", help=pattern)
    add_day(makers)


def _declare_receive(meter: Commands) -> None:
    received = _moves(meter, "receive", tr("take new meters in"), _receive)
    file = tr("a CSV, XLSX or XLS file with their numbers")
    received.add_argument("--file", metavar="FILE", type=Path, help=file)
    received.add_argument("--maker", metavar="NAME", default="", help=tr("all are of this maker"))
    _add_note(received)


def _declare_issue(meter: Commands) -> None:
    issued = _moves(meter, "issue", tr("hand meters out"), _issue)
    issued.add_argument("--to", metavar="NAME", required=True, help=tr("the person or the team"))
    _add_note(issued)


def _moves(meter: Commands, name: str, says: str, run: Callable[[Call], Answer]) -> Parser:
    parser = meter.add(name, run, says)
    add_numbers(parser)
    add_day(parser)
    if name != "issue":
        person = tr("who did it (else the system's user)")
        parser.add_argument("--person", metavar="NAME", default="", help=person)
    return parser


def _add_note(parser: Parser) -> None:
    parser.add_argument("--note", metavar="TEXT", default="", help=tr("what else is to be remembered"))


def _list(call: Call) -> Answer:
    asked = call.asked
    state = MeterState(asked.state) if asked.state else None
    with call.office() as office:
        found = office.meters.lines(
            office.meters.keys(StockFilter(asked.text, state, asked.maker, asked.holder))
        )
    data = [
        {
            "number": one.number,
            "maker": one.maker,
            "state": one.state.value,
            "state_on": one.state_on.isoformat(),
            "holder": one.holder,
            "received_on": one.received_on.isoformat(),
        }
        for _, one in sorted(found.items())
    ]
    headings = (tr("Meter no."), tr("Maker"), tr("State"), tr("Since"), tr("Holder"))
    rows = [
        (line["number"], maker_text(line["maker"]), state_text(MeterState(line["state"])), line["state_on"])
        + (line["holder"],)
        for line in data
    ]
    return Answer({"meters": data}, table(headings, rows))


def _show(call: Call) -> Answer:
    number = call.asked.number
    with call.office() as office:
        moves = office.meters.history(number)
        meter = office.meters.lines([number])[number]
    data = {
        "number": number,
        "maker": meter.maker,
        "state": meter.state.value,
        "holder": meter.holder,
        "moves": [
            {
                "move": move.kind.value,
                "on": move.on.isoformat(),
                "person": move.person,
                "note": move.note,
                "recorded_by": move.recorded_by,
            }
            for move in moves
        ],
    }
    headings = (tr("Date"), tr("Move"), tr("Person"), tr("Note"))
    rows = [(move.on.isoformat(), move_text(move.kind), move.person, move.note) for move in moves]
    return Answer(data, table(headings, rows))


def _balance(call: Call) -> Answer:
    with call.office() as office:
        found = office.meters.balance()
    data = [
        {"maker": one.maker, "total": one.total, **{state: one.counts.get(state, 0) for state in MeterState}}
        for one in found
    ]
    headings = (tr("Maker"), *map(state_text, MeterState), tr("Total"))
    rows = [
        (maker_text(one.maker), *(str(one.counts.get(state, 0)) for state in MeterState), str(one.total))
        for one in found
    ]
    return Answer({"makers": data}, table(headings, rows, range(1, len(headings))))


def _makers(call: Call) -> Answer:
    asked = call.asked
    with call.office() as office:
        found: Sequence[Maker] = office.meters.makers()
        if asked.name:
            found = office.meters.keep_maker(Maker(asked.name, asked.pattern), call.day(office))
    data = [{"name": one.name, "pattern": one.pattern} for one in found]
    rows = [(one.name, one.pattern) for one in found]
    return Answer({"makers": data}, table((tr("Maker"), tr("Pattern of the numbers")), rows))


def _receive(call: Call) -> Answer:
    asked = call.asked
    facts_of = {"maker": asked.maker, "person": asked.person, "note": asked.note}
    with call.office() as office:
        on = call.day(office)
        if not asked.file:
            return _moved(office.meters.receive(numbers_of(asked), on, **facts_of))
        came = office.meters.receive_file(asked.file, on, **facts_of, progress=call.progress)
    refused = [refused_data(row) for row in came.refused]
    said = [_count(came.count), *([refused_text(came.refused)] if came.refused else [])]
    first = refusal_text(came.refused[0].reason) if came.refused else ""
    return Answer({"meters": came.count, "refused_rows": refused}, "\n\n".join(said), first)


def _issue(call: Call) -> Answer:
    asked = call.asked
    with call.office() as office:
        count = office.meters.issue(numbers_of(asked), asked.to, call.day(office), note=asked.note)
    return _moved(count)


def _return(call: Call) -> Answer:
    asked = call.asked
    with call.office() as office:
        on = call.day(office)
        return _moved(office.meters.take_back(numbers_of(asked), on, person=asked.person, note=asked.note))


def _faulty(call: Call) -> Answer:
    asked = call.asked
    with call.office() as office:
        on = call.day(office)
        book = office.meters
        return _moved(book.set_aside_faulty(numbers_of(asked), on, asked.reason, person=asked.person))


def _scrap(call: Call) -> Answer:
    asked = call.asked
    with call.office() as office:
        on = call.day(office)
        return _moved(office.meters.scrap(numbers_of(asked), on, asked.reason, person=asked.person))


def _moved(count: int) -> Answer:
    return Answer({"meters": count, "refused_rows": []}, _count(count))


def _count(count: int) -> str:
    return facts([(tr("Meters"), str(count))])
