"""The numbers of meters as words of a command line: each, or a range."""

from argparse import Namespace

from desktop.cli.arguments import worded
from desktop.cli.commands import Parser
from desktop.domain.meters import read_numbers
from desktop.wording import tr

_numbers = worded(read_numbers)


def add_numbers(parser: Parser) -> None:
    """Add the numbers of meters: each, or a range FIRST..LAST."""
    says = tr("numbers, and ranges such as YF00000001..YF00000200")
    parser.add_argument("numbers", metavar="NO", nargs="*", type=_numbers, help=says)


def numbers_of(asked: Namespace) -> list[str]:
    """Return the numbers that were named."""
    return [number for some in asked.numbers for number in some]
