"""`targets`: what everyone is to reach."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from desktop.cli.arguments import worded
from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, Parser
from desktop.cli.imports import refused_data, refused_text
from desktop.cli.table import table
from desktop.documents.scorecard_words import measure_name, scope_name, subject_name, target_text
from desktop.domain.errors import TargetsRefused
from desktop.domain.months import Month
from desktop.domain.targets import (
    WEIGHT,
    Measure,
    Period,
    Scope,
    Subject,
    Target,
    TargetFilter,
    TargetsRead,
    read_value,
    read_weight,
    value_text,
)
from desktop.wording import language, refusal_text, tr

period = worded(Period.parse)
weight = worded(read_weight)
month = worded(Month.parse)


def declare(commands: Commands) -> None:
    """Declare `targets` with its commands."""
    says = tr("what the bureau, stations, areas and contractors are to reach; by itself it lists that")
    parser, targets = commands.group_of("targets", _list, says)
    _narrowed(parser, default=None)
    _narrowed(targets.add("list", _list, tr("list targets"), reads=True), default=argparse.SUPPRESS)
    setting = targets.add("set", _set, tr("set a target, in place of the one there is"))
    _named(setting)
    value = tr("per cent, yuan or a number of customers")
    setting.add_argument("--value", metavar="VALUE", required=True, help=value)
    of_weight = tr("its weight, 1 to 1000 (else {weight})", weight=WEIGHT)
    setting.add_argument("--weight", metavar="WEIGHT", type=weight, default=WEIGHT, help=of_weight)
    _named(targets.add("remove", _remove, tr("take a target away")))
    copy = targets.add("copy", _copy, tr("set a period's targets for the next one too"))
    copy.add_argument("period", metavar="PERIOD", type=period)
    read = targets.add("import", _import, tr("set the targets of a CSV or XLSX file, all of them or none"))
    read.add_argument("file", metavar="FILE", type=Path)


def _narrowed(parser: Parser, *, default: object) -> None:
    parser.add_argument(
        "--period", metavar="PERIOD", type=period, default=default, help=tr("of this month or year only")
    )
    parser.add_argument("--by", choices=list(map(str, Scope)), default=default, help=tr("only these"))


def _named(parser: Parser) -> None:
    parser.add_argument("--by", choices=list(map(str, Scope)), required=True, help=tr("whose it is"))
    parser.add_argument("--name", default="", help=tr("the station, area or contractor"))
    parser.add_argument("--station", metavar="NAME", default="", help=tr("the area's station"))
    of_period = tr("a month (201112) or a year (2011)")
    parser.add_argument("--period", metavar="PERIOD", type=period, required=True, help=of_period)
    parser.add_argument("--measure", choices=list(map(str, Measure)), required=True)


def _subject(call: Call) -> Subject:
    return Subject(Scope(call.asked.by), call.asked.name.strip(), call.asked.station.strip())


def _list(call: Call) -> Answer:
    asked = call.asked
    wanted = TargetFilter(asked.period, Scope(asked.by) if asked.by else None)
    with call.office() as office:
        return _told(office.targets.listed(wanted))


def _set(call: Call) -> Answer:
    measure = Measure(call.asked.measure)
    value = read_value(measure, call.asked.value)
    with call.office() as office:
        target = Target(_subject(call), call.asked.period, measure, value, call.asked.weight)
        return _told([office.targets.set(target)])


def _remove(call: Call) -> Answer:
    with call.office() as office:
        office.targets.remove(_subject(call), call.asked.period, Measure(call.asked.measure))
        return _told(office.targets.listed(TargetFilter(call.asked.period)))


def _copy(call: Call) -> Answer:
    with call.office() as office:
        return _told(office.targets.copy(call.asked.period))


def _import(call: Call) -> Answer:
    with call.office() as office:
        read = office.targets.read_file(call.asked.file, progress=call.progress)
    sentence = refusal_text(TargetsRefused(read.file, len(read.refused))) if read.refused else ""
    return Answer(_read(read), _read_text(read), sentence)


def _read(read: TargetsRead) -> Data:
    return {
        "file": read.file,
        "read": read.read,
        "set": read.set,
        "refused": len(read.refused),
        "refused_rows": [refused_data(row) for row in read.refused],
    }


def _read_text(read: TargetsRead) -> str:
    said = tr("Targets set: {count}", count=read.set)
    return refused_text(read.refused) if read.refused else said


def _told(targets: Sequence[Target]) -> Answer:
    data = [
        {
            "period": str(one.period),
            "scope": one.subject.scope.value,
            "name": one.subject.name,
            "station": one.subject.station,
            "measure": one.measure.value,
            "target": figure(one.measure, one.value),
            "weight": one.weight,
        }
        for one in targets
    ]
    titles = (
        tr("Period"),
        tr("Whose"),
        tr("Name"),
        tr("Station"),
        tr("What is measured"),
        tr("Target"),
        tr("Weight"),
    )
    rows = [
        (
            one.period.dashed,
            scope_name(language(), one.subject.scope),
            subject_name(one.subject, tr("The whole bureau")),
            one.subject.station,
            measure_name(language(), one.measure),
            target_text(one.measure, one.value),
            str(one.weight),
        )
        for one in targets
    ]
    return Answer({"targets": data}, table(titles, rows, (5, 6)))


def figure(measure: Measure, value: int) -> str | int:
    """Tell a script a target or a result: a number of customers, or a text of yuan or per cents."""
    return value if measure is Measure.CUSTOMERS else value_text(measure, value)
