"""What a command is given, and what it gives back."""

import os
import platform
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import paths, wording
from desktop.cli import signing
from desktop.cli.progress import ProgressLine
from desktop.cli.window import Window
from desktop.domain.errors import DatabaseDamaged

if TYPE_CHECKING:
    from desktop.domain.users import Approval
    from desktop.services.office import Office

Data = Mapping[str, Any]
"""What a script is told: texts, numbers, truth values, and lists and mappings of them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command says to a script and to a person; the sentence of a refusal; what follows it."""

    data: Data | None = None
    text: str = ""
    refused: str = ""
    then: Callable[[], int] | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a command: what was asked, the clock, the window to open and the line of progress."""

    asked: Namespace
    clock: Callable[[], datetime]
    window: Window
    progress: ProgressLine

    @property
    def target(self) -> str:
        """The file or the URL that is worked on."""
        return self.asked.db or os.environ.get("JIELING_DB") or str(paths.default_database())

    @property
    def folder(self) -> Path:
        """The folder of the database's file; for a URL the current one."""
        return Path() if "://" in self.target else Path(self.target).expanduser().absolute().parent

    @property
    def counter(self) -> str:
        """The counter that records are made at."""
        return os.environ.get("JIELING_COUNTER") or platform.node()

    @contextmanager
    def office(self, target: str | Path | None = None) -> "Iterator[Office]":
        """Lend the open office to whoever signs in, and speak its language."""
        who = signing.person(self.asked.user, signing.PASSWORD)
        with self._lent(target or self.target, who) as office:
            yield office

    @contextmanager
    def supervised(self) -> "Iterator[tuple[Office, Approval | None]]":
        """Lend the open office, with the word of a second person where one is named."""
        who = signing.person(self.asked.user, signing.PASSWORD)
        second = signing.person(self.asked.confirmed_by, signing.CONFIRM)
        with self._lent(self.target, who) as office:
            yield office, signing.confirmed(office, second)

    @contextmanager
    def _lent(self, target: str | Path, who: signing.Person | None) -> "Iterator[Office]":
        """For a damaged file name the newest good backup."""
        try:
            with self._open(target) as opened:
                wording.choose(os.environ.get("JIELING_LANGUAGE") or opened.settings.get("language"))
                signing.sign_in(opened, who)
                yield opened
        except DatabaseDamaged as damage:
            from desktop.services.restoring import naming_newest

            raise naming_newest(damage, progress=self.progress) from damage

    def _open(self, target: str | Path) -> "closing[Office]":
        from desktop.services.office import open_office

        return closing(open_office(target, self.clock, place=self.counter, snapshot=self.asked.snapshot))

    def day(self, office: "Office") -> date:
        """Return the day that was asked for, or the business date."""
        return self.asked.on or office.settings.business_date()
