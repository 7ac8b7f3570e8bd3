"""The main job where there is no display: a payment, its papers, the summary, a picture of every desk."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QSettings

from desktop import wording
from desktop.app.pictures import DESKS, take_pictures
from desktop.app.poses import Poses
from desktop.app.samples import copy_of, overdue, payments_file, statement_file, worth_seeing
from desktop.app.shell import prepare, speak
from desktop.app.window import furnish
from desktop.documents.words import percent
from desktop.domain.arrears import Debtor, DebtorFilter
from desktop.domain.payments import Method, PaymentDraft
from desktop.views import theme
from desktop.wording import tr, tr_in

if TYPE_CHECKING:
    from desktop.services.office import Office

_IN_THE_DARK = ("counter", "recovery")
_ROWS_OF_A_FILE = 20


def take_tour(database: str | Path, folder: Path) -> int:
    """Do the main job on a copy of a database, say what was done, and return the exit code."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    folder.mkdir(parents=True, exist_ok=True)
    with copy_of(database) as office:
        on = office.settings.business_date()
        tour = Tour(office, folder, on, overdue(office, on), wording.language())
        for told in (*tour.papers(), *tour.pictures()):
            print(told, flush=True)
    print(tr("Everything lies in {folder}.", folder=folder.absolute()))
    return 0


@dataclass(frozen=True, slots=True)
class Tour:
    """A walk through an office's main job; each part tells what it left in the folder."""

    office: "Office"
    folder: Path
    on: date
    debtors: Sequence[Debtor]
    spoken: str

    def papers(self) -> Iterator[str]:
        """Take a payment, print a station's notices, and write the year's summary."""
        if self.debtors:
            yield self._payment(self.debtors[len(self.debtors) // 2])
            yield self._notices(_commonest(debtor.station for debtor in self.debtors))
        yield self._summary("xlsx")
        yield self._summary("pdf")

    def pictures(self) -> Iterator[str]:
        """Take a picture of every desk in both languages, and of two in the dark."""
        app = prepare(self.spoken)
        app.setQuitOnLastWindowClosed(False)
        for language in wording.LANGUAGES:
            speak(app, wording.choose(language))
            yield from self._pictures(DESKS, language)
        speak(app, wording.choose(self.spoken))
        theme.apply(app, theme.DARK)
        yield from self._pictures(_IN_THE_DARK, "dark")
        theme.apply(app, theme.LIGHT)

    def _payment(self, debtor: Debtor) -> str:
        from desktop.documents.files import write_atomically
        from desktop.documents.receipt_pdf import receipt_pdf

        owed = self.office.payments.account(debtor.customer_no, self.on).owed
        draft = PaymentDraft(uuid4().hex, debtor.customer_no, owed, Method.CASH, self.on)
        receipt, letterhead = self.office.payments.printed(self.office.payments.take(draft).receipt_no)
        file = self.folder / f"receipt-{receipt.receipt_no}.pdf"
        write_atomically(file, receipt_pdf(receipt, letterhead))
        facts = {"amount": receipt.amount.grouped(), "name": receipt.customer_name, "file": file.name}
        return tr("Payment of {amount} yuan by {name}: {file}", **facts)

    def _notices(self, station: str) -> str:
        issued = self.office.notices.issue(DebtorFilter(self.on, station=station))
        run = self.office.notices.write(issued, self.folder / f"notices-{station}.pdf")
        facts = {"count": len(run.notices), "station": station, "file": run.file.name}
        return tr("{count} overdue notices of {station}: {file}", **facts)

    def _summary(self, suffix: str) -> str:
        file = self.folder / f"summary-{self.on.year}.{suffix}"
        summary = self.office.recovery.write_summary(self.on.year, self.on, file)
        facts = {"year": self.on.year, "rate": percent(summary.total.rate), "file": file.name}
        return tr("Recovery of {year}, {rate}: {file}", **facts)

    def _pictures(self, desks: Sequence[str], kind: str) -> Iterator[str]:
        memory = QSettings(str(self.folder / ".window.ini"), QSettings.Format.IniFormat)
        window = furnish(self.office, self.on, memory)
        sample = payments_file(self.debtors[:_ROWS_OF_A_FILE], self.on, self.folder / "payments.csv")
        came = statement_file(self.debtors[:_ROWS_OF_A_FILE], self.on, self.folder / "statement.csv")
        seen = worth_seeing(self.office, self.debtors)
        for key, picture in take_pictures(Poses(window, seen, sample, came), desks):
            file = self.folder / f"{key}.{kind}.png"
            picture.save(str(file))
            yield tr_in(self.spoken, "Picture of a desk: {file}", file=file.name)
        window.close()


def _commonest(names: Iterable[str]) -> str:
    [(name, _)] = Counter(names).most_common(1)
    return name
