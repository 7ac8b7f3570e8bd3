"""The command as a script uses it: words in; JSON, a sentence or a code out."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop import cli
from desktop.cli.window import NO_WINDOW, Window
from tests.counter import stopped

BILLS = "customer_no,bill_no,billing_month,issued_on,due_on,amount,tariff_class"


@dataclass(slots=True)
class Command:
    """The jieling command, each run on the same file, perhaps signed in as somebody."""

    db: Path
    capsys: pytest.CaptureFixture[str]
    window: Window = NO_WINDOW
    files: int = field(default=0)
    user: str = ""
    second: str = ""
    environment: dict[str, str] = field(default_factory=dict)
    clock: Callable[[], datetime] = stopped

    def by(self, name: str, password: str = "") -> "Command":
        """Return the command with `--as` this user."""
        given = {"JIELING_PASSWORD": password or password_of(name)}
        return replace(self, user=name, environment={**self.environment, **given})

    def confirmed_by(self, name: str, password: str = "") -> "Command":
        """Return the command with `--confirmed-by` this user."""
        given = {"JIELING_CONFIRM_PASSWORD": password or password_of(name)}
        return replace(self, second=name, environment={**self.environment, **given})

    def at(self, moment: datetime) -> "Command":
        """Return the command at another moment."""
        return replace(self, clock=lambda: moment)

    def run(self, *words: object) -> tuple[int, str, str]:
        """Run the command; return its code, its output and its error output."""
        self.capsys.readouterr()
        who = [*(("--as", self.user) if self.user else ())]
        second = [*(("--confirmed-by", self.second) if self.second else ())]
        line = [*map(str, words), "--db", str(self.db), *who, *second]
        with pytest.MonkeyPatch.context() as here:
            for name, value in self.environment.items():
                here.setenv(name, value)
            code = cli.main(line, window=self.window, clock=self.clock)
        said, complained = self.capsys.readouterr()
        return code, said, complained

    def says(self, *words: object) -> Any:
        """Return what a script is told; the command must succeed and complain of nothing."""
        code, said, complained = self.run(*words, "--json")
        assert (code, complained) == (0, "")
        return json.loads(said)

    def tells(self, *words: object) -> str:
        """Return what a person is told; the command must succeed and complain of nothing."""
        code, said, complained = self.run(*words)
        assert (code, complained) == (0, "")
        return said

    def refuses(self, *words: object) -> str:
        """Return the one sentence with which the command refuses."""
        code, _, complained = self.run(*words)
        assert code == 1
        [sentence] = complained.splitlines()
        return sentence

    def misused(self, *words: object) -> str:
        """Return the last line with which wrong use is told."""
        code, said, complained = self.run(*words)
        assert (code, said) == (2, "")
        return complained.splitlines()[-1]

    def file(self, text: str, name: str = "") -> Path:
        """Write a file to bring in."""
        self.files += 1
        path = self.db.with_name(name or f"in-{self.files}.csv")
        path.write_text(text, encoding="utf-8")
        return path

    def brings(self, noun: str, text: str, *words: object) -> Any:
        """Bring a table in and return what a script is told of it."""
        return self.says("import", noun, self.file(text), *words)

    def bills(self, *rows: str) -> Any:
        """Bring bills in: customer, bill, month, issue, due date, amount and tariff class of each."""
        return self.brings("bills", "\n".join((BILLS, *rows)))

    def pays(self, amount: str, on: str, customer: str = "1", **options: str) -> Any:
        """Take a payment of a customer."""
        more = [word for name, value in options.items() for word in (f"--{name}", value)]
        return self.says("pay", "--customer", customer, "--amount", amount, "--on", on, *more)

    def shows(self, on: str, customer: str = "1") -> Any:
        """Look a customer up as of a day."""
        return self.says("show", customer, "--on", on)


def password_of(name: str) -> str:
    """Return the password that a user of the tests has."""
    return f"{name}-2012"


def figures(told: Any, *names: str) -> tuple[str, ...]:
    """Return some of the figures that a script is told."""
    return tuple(told[name] for name in names)
