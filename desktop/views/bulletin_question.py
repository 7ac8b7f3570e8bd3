"""What the bulletin's page asks for: the answer is kept whole beside the rows that a table shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.bulletin import Bulletin
from desktop.domain.ranking import Placed
from desktop.views.tasks import Progress

if TYPE_CHECKING:
    from desktop.services.bulletins import BulletinService

Bulletins = Callable[[], "BulletinService"]


@dataclass(eq=False, slots=True)
class BulletinQuestion:
    """Asks for the bulletin of a day, and for its text."""

    service: Bulletins
    on: date
    answer: Bulletin | None = None
    text: str = ""

    def rows(self, _progress: Progress) -> Sequence[Placed]:
        """Find the answer, and return the stations as they rank."""
        made = self.service().of_day(self.on)
        self.text = self.service().text(made)
        self.answer = made
        return made.stations


def write(service: Bulletins, bulletin: Bulletin, file: Path, _progress: Progress) -> Path:
    """Write a bulletin to a file, and return the file."""
    return service().write(bulletin, file)
