"""One vending request: what it is for, how far it is, and everything that was done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.vending import VendRequest, VendState, VendStep
from desktop.views.buttons import button, primary_button, showing_keys
from desktop.views.columns import Column
from desktop.views.labels import Sentence, heading, remark, tint
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.theme import UNIT, Tone
from desktop.views.vending_columns import STATE_TONES
from desktop.wording import tr
from desktop.wording.vending import state_text, step_text


class VendingCard(QWidget):
    """Shows a request; its signals ask for a token to be typed, its batch written again, or taken back."""

    token_asked = Signal(object)
    batch_asked = Signal(str)
    back_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.request: VendRequest | None = None
        self._name = Sentence()
        self._name.setFont(heading(times=1.2).font())
        self._state = Sentence()
        names = ("meter", "amount", "credit", "receipt", "day", "batch", "token", "reason")
        self._facts = {name: Sentence() for name in names}
        self.steps: RowsModel[VendStep] = RowsModel(_step_columns(), key=lambda step: step.at)
        self.table = TableView(self.steps, Placeholder("history", tr("Nothing was done yet")))
        self.table.setAccessibleName(tr("History of the request"))
        self.enter = primary_button(tr("Type the token"), self._ask_token, shortcut="Ctrl+T")
        self.again = button(tr("Write its batch again…"), self._ask_batch)
        self.back = button(tr("Not loaded: take back…"), self._ask_back)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(2 * UNIT)
        self._fill_form()
        self._lay_out()

    @property
    def words(self) -> str:
        """Everything that is told of the request."""
        told = (self._name, self._state, *self._facts.values())
        return " ".join(filter(None, (part.text() for part in told)))

    def show_request(self, request: VendRequest) -> None:
        """Show this request; its history comes later."""
        self.request = request
        self._name.say(request.customer_name)
        since = request.answered_on or request.on
        facts = {"state": state_text(request.state), "day": since.isoformat()}
        self._state.say(tr("{state}, {day}", **facts))
        tint(self._state, STATE_TONES[request.state])
        values = {
            "meter": request.meter_no,
            "amount": request.amount.grouped(),
            "credit": request.credit_taken.grouped(),
            "receipt": request.receipt_no,
            "day": request.on.isoformat(),
            "batch": request.batch_no,
            "token": request.token,
            "reason": request.reason,
        }
        for name, value in values.items():
            self._facts[name].say(value)
            self._form.setRowVisible(self._facts[name], bool(value))
        self.enter.setVisible(request.is_open)
        self.again.setVisible(bool(request.batch_no))
        self.back.setVisible(request.state is not VendState.CANCELLED)

    def show_history(self, steps: Sequence[VendStep]) -> None:
        """Show what was done with the request."""
        self.steps.show(steps)

    def _ask_token(self) -> None:
        if self.request and self.request.is_open:
            self.token_asked.emit(self.request)

    def _ask_batch(self) -> None:
        if self.request:
            self.batch_asked.emit(self.request.batch_no)

    def _ask_back(self) -> None:
        if self.request:
            self.back_asked.emit(self.request)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self._name)
        column.addWidget(self._state)
        column.addLayout(self._form)
        column.addWidget(showing_keys(self.enter))
        column.addWidget(self.again)
        column.addWidget(self.back)
        column.addWidget(QLabel(tr("History of the request")))
        column.addWidget(self.table, 1)

    def _fill_form(self) -> None:
        names = {
            "meter": tr("Meter no."),
            "amount": tr("Amount (yuan)"),
            "credit": tr("Initial credit settled"),
            "receipt": tr("Top-up"),
            "day": tr("Date"),
            "batch": tr("Batch no."),
            "token": tr("Token"),
            "reason": tr("Reason"),
        }
        for key, words in names.items():
            self._form.addRow(remark(words), self._facts[key])


def _step_columns() -> tuple[Column[VendStep], ...]:
    return (
        Column(tr("Date"), lambda step: step.on.isoformat(), width=104),
        Column(tr("What was done"), lambda step: step_text(step.kind), width=120, stretch=True, tip=_said),
        Column(tr("By"), lambda step: step.by, width=68, tone=lambda step: Tone.MUTED),
    )


def _said(step: VendStep) -> str:
    return " · ".join(step.facts.values())
