"""How a command is declared: its name, what runs it, and the options that all of them share."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop.cli.arguments import day
from desktop.cli.call import Answer, Call
from desktop.wording import tr

Run = Callable[[Call], Answer]


class Parser(argparse.ArgumentParser):
    """A parser that takes no shortened options: a script written today means the same tomorrow."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(allow_abbrev=False, **rest)


@dataclass(frozen=True, slots=True)
class Commands:
    """A list of commands that takes one more."""

    _under: Any

    @classmethod
    def of(cls, parser: Parser, *, required: bool) -> "Commands":
        """Return the list of commands of a parser."""
        title = tr("commands")
        return cls(parser.add_subparsers(title=title, metavar="COMMAND", dest="command", required=required))

    def add(self, name: str, run: Run, says: str, *, reads: bool = False) -> Parser:
        """Add a command; one that only reads can do it from a snapshot."""
        parser = self._parser(name, says, reads=reads)
        parser.set_defaults(run=run, reads=reads)
        return parser

    def group(self, name: str, says: str) -> "Commands":
        """Add a name that has commands of its own."""
        return Commands.of(self._parser(name, says, reads=True), required=True)

    def group_of(self, name: str, run: Run, says: str) -> "tuple[Parser, Commands]":
        """Add a name that has commands of its own, and by itself runs one that only reads."""
        parser = self._parser(name, says, reads=True)
        commands = Commands.of(parser, required=False)
        # after the commands are there: without one of them, the name itself is the command
        parser.set_defaults(run=run, reads=True, command=name)
        return parser, commands

    def _parser(self, name: str, says: str, *, reads: bool) -> Parser:
        parser: Parser = self._under.add_parser(name, help=says, description=says)
        add_shared(parser, reads=reads, default=argparse.SUPPRESS)
        return parser


def add_shared(parser: Parser, *, reads: bool, default: Any) -> None:
    """Add the options that stand before or after a command."""
    where = tr("database file or URL (else JIELING_DB, else the one in the data folder)")
    parser.add_argument("--db", metavar="FILE|URL", help=where, default=default)
    who = tr("sign in as this user (password: JIELING_PASSWORD, else asked)")
    parser.add_argument("--as", dest="user", metavar="USER", help=who, default=default)
    flags = {"--json": tr("answer in JSON")}
    if reads:
        flags["--snapshot"] = tr("read a copy, while another Jieling has the file open")
    for flag, says in flags.items():
        parser.add_argument(flag, action="store_true", help=says, default=default)


def add_day(parser: Parser) -> None:
    """Add `--on`."""
    parser.add_argument("--on", metavar="DATE", type=day, help=tr("as of this day (else the business date)"))


def add_reason(parser: Parser) -> None:
    """Add `--reason`, which such an act must have."""
    parser.add_argument("--reason", metavar="TEXT", required=True, help=tr("why it is done; it is recorded"))


def add_confirmation(parser: Parser) -> None:
    """Add `--confirmed-by`, for an act that a second person may confirm."""
    who = tr("a second user confirms it (password: JIELING_CONFIRM_PASSWORD, else asked)")
    parser.add_argument("--confirmed-by", metavar="USER", help=who)
