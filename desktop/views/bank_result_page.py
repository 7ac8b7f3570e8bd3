"""The last step of a statement: what was posted, with its receipts, and what was not."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.bank import BankResult, LeftOut
from desktop.domain.payments import Receipt
from desktop.views.bank_columns import receipt_columns
from desktop.views.bank_settling import Decision, Settling, counted
from desktop.views.icons import IconLabel
from desktop.views.keyed_model import KeyedModel
from desktop.views.labels import Sentence, heading, remark, tint
from desktop.views.placeholder import Placeholder
from desktop.views.tables import TableView
from desktop.views.tasks import TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import refusal_text, tr


class BankResultPage(QWidget):
    """Says what was posted; receipts are read as they come into sight."""

    def __init__(
        self, tasks: TaskRunner, receipt: Callable[[str], Receipt], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._receipt = receipt
        self.title = heading(times=1.3)
        self.rest = remark()
        self.left_out = tint(Sentence(), Tone.WARNING)
        self._icon = IconLabel("circle-check", 28, Tone.GOOD)
        self.receipts: KeyedModel[str, Receipt] = KeyedModel(receipt_columns(), self._fetch, tasks)
        self.table = TableView(self.receipts, Placeholder("receipt", tr("Nothing was posted")))
        self.table.setAccessibleName(tr("Receipts"))
        self._lay_out()

    def show_result(self, result: BankResult, settling: Settling) -> None:
        """Say what became of a statement."""
        amount = result.amount.grouped()
        words = tr("Payments posted: {count}, {amount} yuan", count=f"{result.posted:,}", amount=amount)
        self.title.setText(words if result.posted else tr("Nothing was posted"))
        told = Tone.GOOD if result.posted else Tone.MUTED
        self._icon.show_icon("circle-check" if result.posted else "info", told)
        before = len(settling.found.heaps.already_there) + result.already_there
        parts = (
            settling.found.statement.file,
            tr("posted before: {count}", count=f"{before:,}"),
            counted(tr("left open:"), settling.tally(Decision.OPEN)),
            counted(tr("set aside:"), settling.tally(Decision.ASIDE)),
        )
        topups = tr("top-ups among them: {count}", count=f"{result.topups:,}") if result.topups else ""
        self.rest.setText("  ·  ".join(filter(None, (*parts, topups))))
        self.left_out.say("\n".join(map(_left_out, result.left_out)))
        self.receipts.show(result.receipts)

    def _fetch(self, numbers: Sequence[str]) -> Mapping[str, Receipt]:
        return {number: self._receipt(number) for number in numbers}

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(row)
        column.addWidget(self.rest)
        column.addWidget(self.left_out)
        column.addSpacing(UNIT)
        column.addWidget(self.table, 1)


def _left_out(left: LeftOut) -> str:
    facts = {"row": left.line.row, "customer": left.customer_no, "reason": refusal_text(left.reason)}
    return tr("Row {row} of customer {customer} was left out: {reason}", **facts)
