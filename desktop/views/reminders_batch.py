"""A batch of reminders before it is queued: who gets what, and who is left out and why."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import Refusal
from desktop.domain.sms_batch import SmsBatch, SmsWanted
from desktop.views.buttons import primary_button, showing_keys
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import Sentence
from desktop.views.placeholder import Placeholder
from desktop.views.reminders_batch_filter import BatchFilterRow
from desktop.views.reminders_columns import BatchRow, batch_columns, draft_of
from desktop.views.reminders_desk import RemindersDesk
from desktop.views.reminders_text import MessageView
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.wording import refusal_text, tr

if TYPE_CHECKING:
    from desktop.services.sms import SmsService

_MILLISECONDS_BEFORE_ASKING = 250


class BatchPage(QWidget):
    """Previews a batch as its filter is changed, and queues it; `queued` says that the outbox has grown."""

    queued = Signal()

    def __init__(self, desk: RemindersDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: SmsWanted | None = None
        self.filter = BatchFilterRow(desk)
        self.list: RowsModel[BatchRow] = RowsModel(batch_columns(), _key)
        self.table = TableView(self.list, _nobody())
        self.table.setAccessibleName(tr("Batch"))
        self.message = MessageView()
        self.queue_button = showing_keys(
            primary_button(
                tr("Queue the reminders"), self.queue, icon_name="list-checks", shortcut="Ctrl+Return"
            )
        )
        self._said = Sentence()
        self._pause = QTimer(self, singleShot=True, interval=_MILLISECONDS_BEFORE_ASKING)
        self._pause.timeout.connect(self.preview)
        self._lay_out()
        self._listen()
        self.setFocusProxy(self.table)

    @property
    def words(self) -> str:
        """What is said of the whole batch."""
        return self._said.text()

    def refresh(self) -> None:
        """Read the places, the templates and the batch again."""
        self.filter.load()
        self.preview()

    def preview(self) -> None:
        """Read who would get what by the filter, as of the business date."""
        self._pause.stop()
        self._offer(None)
        wanted = replace(self.filter.value(), on=self._desk.today())
        work = partial(_preview, self._desk.sms, wanted)
        words = tr("Reading who is due a reminder")
        done = partial(self._show, wanted)
        self._desk.tasks.run(
            self, work, done, failed=self._failed, latest="batch", title=words, lane="report"
        )

    def queue(self) -> None:
        """Queue what is shown."""
        if self._shown is not None:
            work = partial(_queue, self._desk.sms, self._shown)
            self._offer(None)
            words = tr("Queueing reminders")
            self._desk.tasks.run(self, work, self._queued, failed=self._failed, title=words, lane="report")

    def _show(self, wanted: SmsWanted, batch: SmsBatch) -> None:
        self.list.show([*batch.drafts, *batch.left_out])
        facts = {
            "count": f"{len(batch.drafts):,}",
            "parts": f"{batch.parts:,}",
            "out": f"{len(batch.left_out):,}",
        }
        words = tr("Reminders: {count}, messages as the network counts: {parts}. Left out: {out}.", **facts)
        self._said.say(words)
        self._offer(wanted if batch.drafts else None)
        self._show_message()

    def _queued(self, batch: SmsBatch) -> None:
        words = tr("Queued: {count}. They are sent from the outbox.", count=f"{len(batch.drafts):,}")
        self._desk.notifier.info(words)
        self.queued.emit()
        self.preview()

    def _failed(self, error: Exception) -> None:
        self.list.show([])
        if isinstance(error, Refusal):
            self._said.say(refusal_text(error))
        else:
            self._desk.tasks.tell(error)

    def _offer(self, wanted: SmsWanted | None) -> None:
        self._shown = wanted
        self.queue_button.setEnabled(wanted is not None)

    def _show_message(self, _key: object = None) -> None:
        row = self.table.current_row()
        if row is None:
            self.message.show_words(tr("Choose a row to read its message."))
        else:
            self.message.show_message(draft_of(row).text)

    def _listen(self) -> None:
        self.filter.changed.connect(self._pause.start)
        self.table.went_to.connect(self._show_message)
        act_by_keys(self, ("F5", self.refresh))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(UNIT)
        top.addWidget(self._said, 1)
        top.addWidget(self.queue_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(top)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addWidget(self.message)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _key(row: BatchRow) -> str:
    draft = draft_of(row)
    return f"{draft.stage.value} {draft.customer_no}"


def _nobody() -> Placeholder:
    hint = tr("Take everyone in a stage, or change the days in the gateway's settings.")
    return Placeholder("calendar-check", tr("Nobody is due a reminder today"), hint)


def _preview(sms: "SmsService", wanted: SmsWanted, progress: Progress) -> SmsBatch:
    return sms.preview(wanted, progress=progress.report, cancelled=progress.cancelled)


def _queue(sms: "SmsService", wanted: SmsWanted, progress: Progress) -> SmsBatch:
    return sms.queue(wanted, progress=progress.report, cancelled=progress.cancelled)
