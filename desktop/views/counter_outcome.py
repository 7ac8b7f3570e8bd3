"""What becomes of the money that is handed over, before it is posted."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.money import Money
from desktop.domain.payments import Allocation, Method
from desktop.views.counter_tender import Tender
from desktop.views.figures import Figure
from desktop.views.labels import Sentence
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr


class Outcome(QWidget):
    """Shows the change, large, and in a sentence where the rest goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = Figure()
        self._sentence = Sentence()
        self._sentence.setObjectName("remark")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addWidget(self._figure)
        column.addWidget(self._sentence)
        self.clear()

    @property
    def words(self) -> str:
        """Everything that is said."""
        return f"{self._figure.words}. {self._sentence.text()}"

    def clear(self) -> None:
        """Say that there is nothing to tell yet."""
        self._figure.say(tr("Change"), "0.00", Tone.MUTED)
        self._sentence.say("")

    def show_allocation(self, tender: Tender, allocation: Allocation) -> None:
        """Show where a payment would go."""
        self._figure.say(*_large(tender, allocation))
        self._figure.setVisible(tender.method is Method.CASH or not _is_exact(tender, allocation))
        self._sentence.say(_in_words(allocation))


def _large(tender: Tender, allocation: Allocation) -> tuple[str, str, Tone]:
    if allocation.to_prestored:
        return tr("Kept as prestored"), allocation.to_prestored.grouped(), Tone.TEXT
    if left := tender.owed - _paid(allocation):
        return tr("Still to pay afterwards"), left.grouped(), Tone.WARNING
    return tr("Change"), tender.change.grouped(), Tone.TEXT if tender.change else Tone.MUTED


def _is_exact(tender: Tender, allocation: Allocation) -> bool:
    return not allocation.to_prestored and _paid(allocation) == tender.owed


def _paid(allocation: Allocation) -> Money:
    return allocation.paid_on_bills + allocation.paid_on_penalties


def _in_words(allocation: Allocation) -> str:
    if not allocation.lines:
        return tr("No bill is paid; all of it is kept.")
    amounts = {
        "principal": allocation.paid_on_bills.grouped(),
        "penalty": allocation.paid_on_penalties.grouped(),
    }
    if len(allocation.lines) == 1:
        return tr("Pays one bill: principal {principal}, penalty {penalty}.", **amounts)
    bills = len(allocation.lines)
    return tr("Pays {bills} bills: principal {principal}, penalty {penalty}.", bills=bills, **amounts)
