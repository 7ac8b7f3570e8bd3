"""What is said of a change of meter beside the numbers and the reading, as options of a command."""

from argparse import Namespace

from desktop.cli.arguments import amount, whole
from desktop.cli.commands import Parser
from desktop.domain.customers import TariffClass
from desktop.domain.meter_change import MeterChange
from desktop.domain.money import Money
from desktop.wording import tr


def declare_change(parser: Parser) -> None:
    """Add the options; amounts that are not given are as the settings say."""
    texts = {
        "--seal": tr("seal of the new meter"),
        "--old-seal": tr("seal of the old meter"),
        "--final-bill": tr("number of the old meter's final bill"),
    }
    for option, says in texts.items():
        parser.add_argument(option, metavar="NO", default="", help=says)
    amounts = {
        "--alarm": tr("first alarm of the new meter (else as the settings say)"),
        "--second-alarm": tr("second alarm of the new meter"),
        "--overdraft": tr("overdraft limit of the new meter"),
        "--initial-credit": tr("credit that is on the new meter"),
    }
    for option, says in amounts.items():
        parser.add_argument(option, metavar="YUAN", type=amount, help=says)
    start = tr("reading of the new meter when it is put on (else its last known one)")
    parser.add_argument("--start-reading", metavar="KWH", type=whole, help=start)
    other = tr("tariff class of the new meter (else the customer's)")
    parser.add_argument("--tariff-class", choices=list(map(str, TariffClass)), default="", help=other)


def change_of(asked: Namespace) -> MeterChange:
    """Return what was said."""
    return MeterChange(
        asked.final_bill,
        asked.old_seal,
        asked.seal,
        asked.tariff_class,
        _fen(asked.alarm),
        _fen(asked.second_alarm),
        _fen(asked.overdraft),
        _fen(asked.initial_credit),
        asked.start_reading,
        asked.person,
    )


def _fen(said: Money | None) -> int | None:
    return said.fen if said is not None else None
