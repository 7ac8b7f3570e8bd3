"""The outbox of reminders: what waits, what went, what came of it, and what a person must decide."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.sms import SmsFilter, SmsLine, SmsState
from desktop.domain.sms_batch import SendRun
from desktop.domain.sms_reports import ReportResult
from desktop.views.buttons import button
from desktop.views.file_chooser import FileKind
from desktop.views.key_acts import act_by_keys
from desktop.views.keyed_model import KeyedModel
from desktop.views.labels import Sentence
from desktop.views.placeholder import Placeholder
from desktop.views.reminders_card import ReminderCard
from desktop.views.reminders_columns import outbox_columns
from desktop.views.reminders_desk import RemindersDesk
from desktop.views.reminders_outbox_filter import OutboxFilterRow
from desktop.views.reminders_send_bar import SendBar
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.wording import refusal_text, tr
from desktop.wording.sms import sms_state_text

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.services.sms import SmsService


class OutboxPage(QWidget):
    """Lists messages beside the chosen one; `customer_asked` carries a customer number."""

    customer_asked = Signal(str)

    def __init__(self, desk: RemindersDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.filter = OutboxFilterRow(desk)
        self.list: KeyedModel[int, SmsLine] = KeyedModel(
            outbox_columns(), partial(_fetch, desk.sms), desk.tasks
        )
        self.table = TableView(self.list, _nothing())
        self.table.setAccessibleName(tr("Outbox"))
        self.send_bar = SendBar(desk)
        self.card = ReminderCard()
        self._counts = Sentence()
        self._lay_out()
        self._listen()
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Read the outbox again."""
        self.filter.place.load()
        self.list.fill(self._desk.tasks, partial(_keys, self._desk.sms, self.filter.value()))
        self._desk.tasks.run(self, partial(_counts, self._desk.sms), self._show_counts, latest="counts")

    def take_report(self) -> None:
        """Ask for a delivery report and take it in."""
        kinds = (FileKind(tr("Tables"), (".csv", ".xlsx", ".xls", ".txt")),)
        if file := self._desk.files.open(self, tr("Take a delivery report in"), kinds):
            work = partial(_take_report, self._desk.sms, file)
            words = tr("Reading {file}", file=file.name)
            self._desk.tasks.run(self, work, self._reported, title=words, lane="report")

    def _act(self, act: Callable[[Sequence[int]], Sequence[SmsLine]]) -> None:
        if keys := self.table.selected_keys():
            self._desk.tasks.run(self, partial(_acted, act, keys), self._moved, lane="write")

    def _moved(self, lines: Sequence[SmsLine]) -> None:
        self._desk.notifier.info(tr("Changed: {count}.", count=f"{len(lines):,}"))
        self.refresh()

    def _sent(self, run: SendRun) -> None:
        words = tr(", ").join(f"{sms_state_text(state)} {count:,}" for state, count in run.counts.items())
        if run.gave_up:
            facts = {"said": run.gave_up, "counts": words}
            self._desk.notifier.warn(tr("The sender failed again and again: {said}. {counts}.", **facts))
        else:
            self._desk.notifier.info(words or tr("Nothing was due to be sent."))
        self.refresh()

    def _reported(self, result: ReportResult) -> None:
        facts = {
            "delivered": f"{result.delivered:,}",
            "failed": f"{result.failed:,}",
            "there": f"{result.already_there:,}",
            "bad": f"{len(result.bad_numbers):,}",
        }
        words = tr(
            "Delivered {delivered}, failed {failed}, known before {there}; new bad numbers: {bad}.", **facts
        )
        if result.refused:
            first = result.refused[0]
            more = {"count": len(result.refused), "row": first.row, "reason": refusal_text(first.reason)}
            words += " " + tr("Rows left out: {count}; the first is row {row}: {reason}", **more)
            self._desk.notifier.warn(words)
        else:
            self._desk.notifier.info(words)
        self.refresh()

    def _show_counts(self, counts: Mapping[SmsState, int]) -> None:
        told = [f"{sms_state_text(state)} {counts[state]:,}" for state in SmsState if counts.get(state)]
        self._counts.say(" · ".join(told) or tr("The outbox is empty."))
        self.send_bar.offer(counts.get(SmsState.QUEUED, 0))

    def _rows_came(self) -> None:
        self._show()

    def _show(self, _key: object = None) -> None:
        row = self.table.current_row() if self.table.currentIndex().isValid() else None
        self.card.show_line(row)

    def _look_up(self) -> None:
        if row := self.table.current_row():
            self.customer_asked.emit(row.customer_no)

    def _listen(self) -> None:
        sms = self._desk.sms
        self.filter.changed.connect(self.refresh)
        self.table.went_to.connect(self._show)
        self.table.opened.connect(lambda _: self._look_up())
        self.list.dataChanged.connect(self._rows_came)
        self.send_bar.sent.connect(self._sent)
        self.card.again.connect(lambda: self._act(sms.again))
        self.card.was_sent.connect(lambda: self._act(partial(sms.settle, state=SmsState.SENT)))
        self.card.was_not_sent.connect(lambda: self._act(partial(sms.settle, state=SmsState.FAILED)))
        self.card.taken_out.connect(lambda: self._act(partial(sms.drop, reason="dropped-by-hand")))
        act_by_keys(self, ("F5", self.refresh))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(UNIT)
        top.addWidget(self._counts, 1)
        top.addWidget(button(tr("Take a report…"), self.take_report, icon_name="file-up", shortcut="Ctrl+O"))
        top.addWidget(self.send_bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(top)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addWidget(self.card)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _nothing() -> Placeholder:
    return Placeholder(
        "inbox", tr("No messages here"), tr("Queue a batch, or take a part of the filter away.")
    )


def _keys(sms: "SmsService", wanted: SmsFilter, _progress: Progress) -> Sequence[int]:
    return sms.keys(wanted)


def _fetch(sms: "SmsService", keys: Sequence[int]) -> Mapping[int, SmsLine]:
    return sms.lines(keys)


def _counts(sms: "SmsService", _progress: Progress) -> Mapping[SmsState, int]:
    return sms.counts()


def _acted(act: Callable[[Sequence[int]], Any], keys: Sequence[int], _progress: Progress) -> Any:
    return act(keys)


def _take_report(sms: "SmsService", file: "Path", progress: Progress) -> ReportResult:
    report = sms.read_report(file, progress=progress.report, cancelled=progress.cancelled)
    return sms.take_report(report)
