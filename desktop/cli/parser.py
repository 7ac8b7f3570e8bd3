"""All commands put together in one parser."""

from argparse import Namespace
from collections.abc import Sequence

from desktop import __version__
from desktop.cli import (
    acts,
    ageing,
    applications,
    assess,
    audit,
    bank,
    bulletin,
    campaigns,
    care,
    closing,
    collection,
    contractors,
    conversions,
    debit,
    demo,
    forecast,
    imports,
    meter_orders,
    meters,
    notices,
    numbers,
    opening,
    payments,
    pivot,
    recovery,
    risk,
    settings,
    shifts,
    show,
    sms,
    statements,
    summary,
    targets,
    topups,
    users,
    vending,
    visits,
)
from desktop.cli.commands import Commands, Parser, add_shared
from desktop.wording import tr

NOUNS = (
    demo,
    imports,
    bank,
    debit,
    payments,
    acts,
    shifts,
    show,
    statements,
    ageing,
    recovery,
    forecast,
    summary,
    closing,
    bulletin,
    notices,
    collection,
    sms,
    risk,
    visits,
    conversions,
    meters,
    meter_orders,
    applications,
    campaigns,
    topups,
    vending,
    contractors,
    targets,
    assess,
    pivot,
    users,
    numbers,
    audit,
    settings,
    care,
)


def parse(argv: Sequence[str] | None) -> Namespace:
    """Read a command line; wrong use leaves with 2."""
    parser = assembled()
    asked = parser.parse_args(argv)
    if asked.snapshot and not asked.reads:
        parser.error(tr("--snapshot is for commands that only read"))
    if asked.user is not None and asked.command is None:
        parser.error(tr("--as is for commands; the window asks by itself who is there"))
    return asked


def assembled() -> Parser:
    """Return the parser with every command; without one the window opens."""
    says = tr("Jieling, the billing office of a power-supply bureau; without a command its window opens.")
    parser = Parser(prog="jieling", description=says)
    version = tr("show the program's version and exit")
    parser.add_argument("--version", action="version", version=f"jieling {__version__}", help=version)
    add_shared(parser, reads=True, default=None)
    parser.set_defaults(run=opening.run, reads=True)
    commands = Commands.of(parser, required=False)
    for noun in NOUNS:
        noun.declare(commands)
    return parser
