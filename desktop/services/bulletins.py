"""The daily bulletin: made as of any day, and written as a paper, a workbook or a short text."""

from datetime import date
from pathlib import Path

from desktop.db import contractors, settings
from desktop.db.aside import LARGE, aside
from desktop.db.recovery_cuts import Span
from desktop.domain.bulletin import Bulletin, Reopened, commendations, ranking_begins
from desktop.domain.recovery import By
from desktop.services.known import end_of, known_then
from desktop.services.standings import Cut, cuts
from desktop.services.workplace import Workplace

_BYS = (By.STATION, By.CONTRACTOR, By.AREA)
_BUREAU = ("", "")


class BulletinService:
    """Ranks stations and contractors each day, and tells who came to zero."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def of_day(self, on: date) -> Bulletin:
        """Return the bulletin of a day; made later it has the same figures, and says what came late."""
        self._at.refuse_strangers()
        with aside(self._at.database, at_least=LARGE) as session:
            found = cuts(session, Span(on.year, on), _BYS, self._at.local)
            stations, people = found[By.STATION], found[By.CONTRACTOR]
            by_cash = settings.value_of(session, "recovery.ranked_by") == "cash"
            return Bulletin(
                bureau=settings.value_of(session, "bureau.name"),
                year=on.year,
                on=on,
                ranks_from=ranking_begins(on.year, settings.value_of(session, "bulletin.from")),
                by_cash=by_cash,
                total=stations.total,
                stations=stations.ranked(by_cash=by_cash),
                contractors=people.ranked(by_cash=by_cash),
                commended=commendations(
                    {by: cut.today[:-1] for by, cut in found.items()}, contractors.tenures(session)
                ),
                reopened=_reopened(found),
                known=known_then(session, Span(on.year, on), end_of(self._at, on), stations.total.line),
            )

    def text(self, bulletin: Bulletin) -> str:
        """Return the bulletin as a short text for a message group, in the language of papers."""
        from desktop.documents.bulletin_text import bulletin_text

        return bulletin_text(bulletin, language=self._language())

    def write(self, bulletin: Bulletin, file: Path) -> Path:
        """Write a bulletin as its file's name ends: .pdf to pin up, .xlsx, or .txt."""
        from desktop.documents.files import write_atomically

        language, ending = self._language(), file.suffix.lower()
        if ending == ".xlsx":
            from desktop.documents.bulletin_xlsx import write_bulletin_xlsx

            write_bulletin_xlsx(bulletin, file, language=language)
        elif ending == ".txt":
            write_atomically(file, f"{self.text(bulletin)}\n".encode())
        else:
            from desktop.documents.bulletin_pdf import bulletin_pdf

            write_atomically(file, bulletin_pdf(bulletin, language=language))
        return file

    def _language(self) -> str:
        with self._at.reading() as session:
            return settings.value_of(session, "paper.language")


def _reopened(found: dict[By, Cut]) -> tuple[Reopened, ...]:
    """Return what owes again, the bureau first; it is in every cut, and told once."""
    lines = [
        Reopened(
            None if (one.key == _BUREAU) else by,
            one.line.name,
            one.line.station,
            cut.reopened[one.key],
            one.line.cumulative.outstanding,
        )
        for by, cut in found.items()
        for one in cut.today
        if one.key in cut.reopened and (by is By.STATION or one.key != _BUREAU)
    ]
    return tuple(sorted(lines, key=lambda one: (one.kind is not None, one.on)))
