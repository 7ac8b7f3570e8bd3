"""`assess`: what was reached of the targets of a month or a year."""

from pathlib import Path

from desktop.cli.arguments import paper, worded, year as a_year
from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, add_day
from desktop.cli.papers import ready
from desktop.cli.table import table
from desktop.cli.targets import figure
from desktop.documents.scorecard_words import measure_name, result_text, scope_name, subject_name, target_text
from desktop.documents.words import percent
from desktop.domain.money import Money
from desktop.domain.months import Month
from desktop.domain.scorecard import Card, Scorecard, Scored
from desktop.domain.targets import Measure, Period, Scope
from desktop.wording import language, tr

month = worded(Month.parse)


def declare(commands: Commands) -> None:
    """Declare `assess`."""
    assess = commands.add("assess", _assess, tr("score a month or a year by its targets"), reads=True)
    which = assess.add_mutually_exclusive_group()
    of_month = tr("this month (else that of the day)")
    which.add_argument("--month", metavar="YYYYMM", type=month, help=of_month)
    which.add_argument("--year", metavar="YEAR", type=a_year, help=tr("this year, by its own targets"))
    add_day(assess)
    assess.add_argument("--by", choices=list(map(str, Scope)), help=tr("only these"))
    out = tr("write it as a workbook or on paper too")
    suffixes = paper(".xlsx", ".pdf")
    assess.add_argument("--out", metavar="FILE.xlsx|FILE.pdf", type=suffixes, help=out)


def _assess(call: Call) -> Answer:
    asked = call.asked
    if asked.out:
        ready(asked.out)
    with call.office() as office:
        on = call.day(office)
        which = Period(asked.year) if asked.year else Period.of(asked.month or Month.of(on))
        card = office.targets.scorecard(which, on, Scope(asked.by) if asked.by else None)
        if asked.out:
            office.targets.write(card, asked.out)
    return Answer(_card(card, asked.out), _card_text(card))


def _card(card: Scorecard, out: Path | None) -> Data:
    told: dict[str, object] = {
        "period": str(card.period),
        "on": card.on.isoformat(),
        "cap_percent": card.cap_percent,
        "subjects": [_subject_data(one) for one in card.cards],
    }
    return {**told, "file": str(out)} if out else told


def _subject_data(one: Card) -> Data:
    return {
        "scope": one.subject.scope.value,
        "name": one.subject.name,
        "station": one.subject.station,
        "points": str(Money(one.points)),
        "rank": one.rank,
        "targets": [_scored(scored) for scored in one.scored],
    }


def _scored(scored: Scored) -> Data:
    measure = scored.target.measure
    counted = measure is Measure.CUSTOMERS and scored.result is not None
    return {
        "measure": measure.value,
        "target": figure(measure, scored.target.value),
        "result": int(scored.result or 0) if counted else scored.result_text,
        "attainment": scored.attainment_text,
        "weight": scored.target.weight,
        "points": str(Money(scored.points)),
    }


def _card_text(card: Scorecard) -> str:
    if not card.cards:
        return tr("No targets are set for {period}.", period=card.period)
    headings = (
        *(tr("Rank"), tr("Whose"), tr("Name"), tr("Station"), tr("What is measured")),
        *(tr("Target"), tr("Reached"), tr("Attained"), tr("Weight"), tr("Points"), tr("Points in all")),
    )
    bureau = card.bureau or tr("The whole bureau")
    rows = [
        _row(one, scored, bureau, first=at == 0) for one in card.cards for at, scored in enumerate(one.scored)
    ]
    return table(headings, rows, (0, *range(5, 11)))


def _row(one: Card, scored: Scored, bureau: str, *, first: bool) -> tuple[str, ...]:
    scope = scope_name(language(), one.subject.scope)
    lead = (
        (str(one.rank), scope, subject_name(one.subject, bureau), one.subject.station) if first else ("",) * 4
    )
    return (
        *lead,
        measure_name(language(), scored.target.measure),
        target_text(scored.target.measure, scored.target.value),
        result_text(scored),
        percent(scored.attainment_text),
        str(scored.target.weight),
        Money(scored.points).grouped(),
        Money(one.points).grouped() if first else "",
    )
