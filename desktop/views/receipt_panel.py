"""One receipt beside the takings: what it says, and what can be done with it."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.documents.words import method_name, month_text
from desktop.domain.payments import Receipt
from desktop.views.buttons import button, with_shortcut
from desktop.views.counter_payment import WIDTH
from desktop.views.figures import Figure
from desktop.views.labels import Sentence, heading, remark
from desktop.views.receipt_reversal import ReversalForm
from desktop.views.takings_table import clock_text
from desktop.views.theme import UNIT, Tone
from desktop.wording import language, tr


class ReceiptPanel(QFrame):
    """Shows a receipt; its signals carry what is asked for it, the reversal's with a reason."""

    open_asked = Signal(str)
    print_asked = Signal(str)
    reversal_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self._receipt: Receipt | None = None
        self._number = remark()
        self._name = Sentence()
        self._name.setFont(heading().font())
        self._figure = Figure()
        self._facts = QGridLayout()
        self._paper = Sentence()
        self._paper.setObjectName("remark")
        self._open = _act(tr("Open receipt"), self._ask_open, "eye", "Ctrl+O")
        self._print = _act(tr("Print again"), self._ask_print, "printer", "Ctrl+P")
        self._reverse = _act(tr("Reverse"), self._begin_reversal, "undo-2", "Ctrl+R")
        self.form = ReversalForm()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(_how_to())
        self._stack.addWidget(self._shown())
        self.form.confirmed.connect(self.reversal_asked)

    @property
    def receipt(self) -> Receipt | None:
        """The receipt shown."""
        return self._receipt

    @property
    def figure(self) -> str:
        """The large figure and what it is."""
        return self._figure.words

    @property
    def facts(self) -> list[str]:
        """Every fact shown, each with its name."""
        words = [label.text() for label in self._fact_labels()]
        return [f"{name} {value}" for name, value in zip(words[::2], words[1::2], strict=True)]

    @property
    def can_reverse(self) -> bool:
        """Whether the reversal of the receipt shown is offered."""
        return self._receipt is not None and not self._reverse.isHidden()

    @property
    def paper(self) -> str:
        """What is said of the receipt's paper."""
        return self._paper.text()

    def show_receipt(self, receipt: Receipt, *, reversible: bool, printable: bool) -> None:
        """Show a receipt, with what may be done with it here; one that was reversed stays so."""
        self._receipt = receipt
        self._number.setText(
            tr("Receipt {number}, {time}", number=receipt.receipt_no, time=clock_text(receipt.recorded_at))
        )
        self._name.say(receipt.customer_name)
        self._show_figure(receipt)
        self._show_facts(receipt)
        self._reverse.setVisible(reversible and not receipt.reversed_by)
        self._print.setVisible(printable)
        self.form.hide()
        self.tell_paper(_prints(receipt))
        self._stack.setCurrentIndex(1)

    def tell_paper(self, words: str) -> None:
        """Say what has become of the receipt's paper."""
        self._paper.say(words)

    def clear(self) -> None:
        """Say how a payment is taken, since there is no receipt to show."""
        self._receipt = None
        self._stack.setCurrentIndex(0)

    def _show_figure(self, receipt: Receipt) -> None:
        if receipt.reversed_by:
            self._figure.say(
                tr("Reversed by {number}", number=receipt.reversed_by),
                receipt.amount.grouped(),
                Tone.MUTED,
            )
        elif receipt.change:
            self._figure.say(tr("Change"), receipt.change.grouped(), Tone.GOOD)
        else:
            self._figure.say(tr("Received"), receipt.amount.grouped(), Tone.GOOD)

    def _show_facts(self, receipt: Receipt) -> None:
        for label in self._fact_labels():
            self._facts.removeWidget(label)
            label.deleteLater()
        for line, (name, value) in enumerate(_facts(receipt)):
            self._facts.addWidget(remark(name), line, 0)
            self._facts.addWidget(_value(value), line, 1)

    def _fact_labels(self) -> list[QLabel]:
        items = [self._facts.itemAt(at) for at in range(self._facts.count())]
        widgets = [item.widget() for item in items if item]
        return [widget for widget in widgets if isinstance(widget, QLabel)]

    def _shown(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        column.setSpacing(UNIT)
        self._facts.setVerticalSpacing(UNIT // 2)
        self._facts.setColumnStretch(1, 1)
        for part in (self._number, self._name, self._figure):
            column.addWidget(part)
        column.addLayout(self._facts)
        column.addWidget(self._paper)
        column.addStretch(1)
        scrolled = QScrollArea(widgetResizable=True)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidget(inside)
        return self._with_foot(scrolled)

    def _with_foot(self, scrolled: QWidget) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 2 * UNIT)
        column.addWidget(scrolled, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 0)
        foot.setSpacing(UNIT)
        for part in (self.form, self._open, self._print, self._reverse):
            foot.addWidget(part)
        column.addLayout(foot)
        return whole

    def _ask_open(self) -> None:
        if self._receipt:
            self.open_asked.emit(self._receipt.receipt_no)

    def _ask_print(self) -> None:
        if self._receipt:
            self.print_asked.emit(self._receipt.receipt_no)

    def _begin_reversal(self) -> None:
        if self._receipt:
            self.form.begin(self._receipt.receipt_no)


def _facts(receipt: Receipt) -> Iterator[tuple[str, str]]:
    yield tr("Customer no."), receipt.customer_no
    if receipt.change:
        yield tr("Received"), receipt.amount.grouped()
        yield tr("Handed over"), receipt.tendered.grouped()
    for line in receipt.allocation.lines:
        yield month_text(line.month), (line.principal + line.penalty).grouped()
    if receipt.allocation.paid_on_penalties:
        yield tr("of it penalty"), receipt.allocation.paid_on_penalties.grouped()
    if receipt.allocation.to_prestored:
        yield tr("Kept as prestored"), receipt.allocation.to_prestored.grouped()
    yield tr("Paid by"), method_name(language(), receipt.method)
    if receipt.reference:
        yield tr("Reference"), receipt.reference
    yield tr("Clerk"), receipt.clerk
    yield tr("Still owed after it"), receipt.outstanding_after.grouped()
    yield tr("Prestored after it"), receipt.prestored_after.grouped()


def _prints(receipt: Receipt) -> str:
    if receipt.printed == 0:
        return tr("Not printed yet.")
    if receipt.printed == 1:
        return tr("Printed once.")
    return tr(
        "Printed {count} times, {reprints} of them reprints.",
        count=receipt.printed,
        reprints=receipt.printed - 1,
    )


def _act(words: str, act: Callable[[], object], icon_name: str, shortcut: str) -> QPushButton:
    made = button(words, act, icon_name=icon_name, shortcut=shortcut)
    made.setText(" " + with_shortcut(words, shortcut))
    return made


def _value(text: str) -> QLabel:
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made


def _how_to() -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
    column.setSpacing(UNIT)
    column.addWidget(heading(tr("Take a payment"), times=1.2))
    steps = (
        tr("1.  Type who pays: number, name, first letters of its pinyin, phone or meter. Enter."),
        tr("2.  Look at what is owed. Type what is handed over, if it is another amount."),
        tr("3.  Enter posts it, saves the receipt, and the field is ready for the next."),
    )
    for step in steps:
        column.addWidget(Sentence(step))
    column.addStretch(1)
    return whole
