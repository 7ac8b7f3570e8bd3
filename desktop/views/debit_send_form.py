"""The form that makes a batch of direct debits: which bank, which day, and what it would come to."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.domain.debits import DebitBatch, Foreseen
from desktop.domain.errors import FileProblem, NothingToDebit, Refusal
from desktop.services.debits import DebitService
from desktop.views.date_field import DateField
from desktop.views.fields import ChoiceField
from desktop.views.file_chooser import FileChooser, FileKind
from desktop.views.labels import Sentence
from desktop.views.notify import Notifier
from desktop.views.side_form import SideForm
from desktop.views.tasks import Progress, TaskRunner
from desktop.wording import refusal_text, tr

_MILLISECONDS_BEFORE_ASKING = 120


def file_kinds() -> Sequence[FileKind]:
    """Return the kinds of files that a batch can be written as."""
    return FileKind(tr("Workbook"), (".xlsx",)), FileKind(tr("CSV text"), (".csv",))


class DebitSendForm(SideForm):
    """Makes a batch; `saved` carries it."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        debits: DebitService,
        files: FileChooser,
        today: Callable[[], date],
        mapping: Callable[[], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tasks, notifier, parent)
        self._debits = debits
        self._files = files
        self._today = today
        self._mapping = mapping
        self.bank = ChoiceField[str]([])
        self.on = DateField(today)
        self.foreseen = Sentence()
        self.form.add(tr("Bank"), self.bank)
        self.form.add(tr("Owed on"), self.on)
        self.add_under_form(self.foreseen)
        self.listen_for_enter()
        self._pause = QTimer(self, singleShot=True, interval=_MILLISECONDS_BEFORE_ASKING)
        self._pause.timeout.connect(self._ask)
        self.form.edited.connect(self._pause.start)

    def begin(self, banks: Sequence[str]) -> None:
        """Offer these banks."""
        with self.filling(tr("New batch of direct debits")):
            self.bank.set_choices([(bank, bank) for bank in banks])
            self.on.set_value(self._today())
        self.foreseen.say("" if banks else tr("No customer lets an account be debited yet."))
        self.save_button.setEnabled(bool(banks))
        self._ask()

    def _ask(self) -> None:
        bank, on = self.bank.value(), self.on.value()
        if bank and on:
            work = partial(_foresee, self._debits, bank, on)
            self.tasks.run(self, work, self._say, latest="foresee")

    def _say(self, told: Foreseen) -> None:
        facts = {"count": f"{told.debits.count:,}", "amount": told.debits.amount.grouped()}
        words = tr("Debits: {count}, {amount} yuan in all.", **facts)
        waiting = tr("Left out, because an earlier debit is unanswered: {count}.", count=told.waiting)
        self.foreseen.say(f"{words} {waiting}" if told.waiting else words)
        self.save_button.setEnabled(bool(told.debits.count))

    def _save(self) -> None:
        bank, on = self.bank.value(), self.on.value()
        if bank is None or on is None:
            return
        name = tr("Direct debits {bank} {day}.xlsx", bank=bank, day=on.isoformat())
        file = self._files.save(self, tr("File for the bank"), name, file_kinds())
        if file:
            self.post(partial(_send, self._debits, bank, on, file, self._mapping()))

    def _tell_refusal(self, refusal: Refusal) -> bool:
        if isinstance(refusal, NothingToDebit | FileProblem):
            self.form.tell(self.bank, refusal_text(refusal))
            return True
        return False


def _foresee(debits: DebitService, bank: str, on: date, progress: Progress) -> Foreseen:
    return debits.foresee(bank, on)


def _send(
    debits: DebitService, bank: str, on: date, file: Path, mapping: Path | None, progress: Progress
) -> DebitBatch:
    from desktop.intake.mapping import Mapping

    read = Mapping.load(mapping) if mapping else None
    return debits.send(bank, on, file, read, progress=progress.report)
