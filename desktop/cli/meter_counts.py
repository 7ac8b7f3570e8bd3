"""`meter stocktake`: what was counted against the book."""

from pathlib import Path
from typing import Any

from desktop.cli.arguments import paper
from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, add_day
from desktop.cli.imports import refused_data, refused_text
from desktop.cli.meter_numbers import add_numbers, numbers_of
from desktop.cli.papers import ready
from desktop.cli.table import facts, table
from desktop.domain.intake import RefusedRow
from desktop.domain.meters import IN_STORE, MeterState
from desktop.domain.stocktakes import KeptStocktake, Stocktake, StocktakeScope
from desktop.wording import refusal_text, tr
from desktop.wording.meters import state_text


def declare(meter: Commands) -> None:
    """Declare `meter stocktake` and `meter stocktakes`."""
    count = meter.add("stocktake", _count, tr("compare what was counted with the book"))
    add_numbers(count)
    file = tr("a CSV, XLSX or XLS file with the numbers counted")
    count.add_argument("--file", metavar="FILE", type=Path, help=file)
    count.add_argument("--maker", metavar="NAME", help=tr("only this maker's meters were counted"))
    of_state = tr("only meters of this state were counted")
    count.add_argument("--state", choices=list(map(str, IN_STORE)), help=of_state)
    adopt = tr("mark what is missing as missing, and take the surplus in")
    count.add_argument("--adopt", action="store_true", help=adopt)
    count.add_argument("--reason", metavar="TEXT", default="", help=tr("why meters are missing"))
    count.add_argument("--person", metavar="NAME", default="", help=tr("who counted"))
    out = tr("write the differences to this file (PDF or XLSX)")
    count.add_argument("--out", metavar="FILE", type=paper(".pdf", ".xlsx"), help=out)
    add_day(count)
    meter.add("stocktakes", _kept, tr("tell the stocktakes that were adopted"), reads=True)


def _count(call: Call) -> Answer:
    asked = call.asked
    if asked.out:
        ready(asked.out)
    state = MeterState(asked.state) if asked.state else None
    scope = StocktakeScope(asked.maker, state)
    refused: tuple[RefusedRow, ...] = ()
    with call.office() as office:
        on, takes = call.day(office), office.meters.stocktakes
        counted = numbers_of(asked)
        if asked.file:
            parsed = takes.read(asked.file, progress=call.progress)
            counted += [number for _, number in parsed.good]
            refused = tuple(parsed.refused)
        if refused:
            return _refused(refused)
        if asked.adopt:
            found = takes.adopt(counted, on, person=asked.person, reason=asked.reason, scope=scope).found
        else:
            found = takes.compare(counted, scope)
        if asked.out:
            takes.write(found, on, asked.out, person=asked.person)
    return Answer({**_data(found), "adopted": asked.adopt, "refused_rows": []}, _text(found))


def _kept(call: Call) -> Answer:
    with call.office() as office:
        kept = office.meters.stocktakes.kept()
    data = [
        {"on": one.on.isoformat(), "person": one.person, "reason": one.reason, **_data(one.found)}
        for one in kept
    ]
    headings = (
        tr("Date"),
        tr("Counted by"),
        tr("By the book"),
        tr("Counted"),
        tr("Not found"),
        tr("Surplus"),
    )
    return Answer({"stocktakes": data}, table(headings, map(_line, kept), range(2, 6)))


def _line(one: KeptStocktake) -> tuple[str, ...]:
    found = one.found
    counts = (found.expected, found.counted, len(found.missing), len(found.surplus))
    return (one.on.isoformat(), one.person, *map(str, counts))


def _refused(refused: tuple[RefusedRow, ...]) -> Answer:
    data: dict[str, Any] = {"refused_rows": [refused_data(row) for row in refused]}
    return Answer(data, refused_text(refused), refusal_text(refused[0].reason))


def _data(found: Stocktake) -> Data:
    return {
        "expected": found.expected,
        "counted": found.counted,
        "missing": [one.number for one in found.missing],
        "surplus": [
            {
                "number": one.number,
                "state": one.state.value if one.state else None,
                "holder": one.holder,
                "move": one.remedy.value if one.remedy else None,
            }
            for one in found.surplus
        ],
        "twice": list(found.twice),
    }


def _text(found: Stocktake) -> str:
    said = facts(
        (
            (tr("By the book"), str(found.expected)),
            (tr("Counted"), str(found.counted)),
            (tr("Not found"), str(len(found.missing))),
            (tr("Surplus"), str(len(found.surplus))),
        )
    )
    rows = [(one.number, tr("missing"), state_text(one.state)) for one in found.missing]
    rows += [
        (one.number, tr("surplus"), state_text(one.state) if one.state else tr("not in the book"))
        for one in found.surplus
    ]
    if not rows:
        return said
    return f"{said}\n\n{table((tr('Meter no.'), tr('Finding'), tr('In the book')), rows)}"
