"""What is handed over at the counter: the amount, the method, the change, and the button that posts."""

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.money import ZERO
from desktop.domain.payments import Allocation, Method, PaymentDraft
from desktop.views.buttons import button, primary_button, with_shortcut
from desktop.views.counter_bills import Owed
from desktop.views.counter_methods import MethodBar
from desktop.views.counter_outcome import Outcome
from desktop.views.counter_tender import Tender
from desktop.views.fields import AmountField, CheckField, TextField
from desktop.views.figures import Figure
from desktop.views.labels import Sentence, remark
from desktop.views.theme import UNIT
from desktop.wording import tr

WIDTH = 38 * UNIT
_PRINT = "counter/print"


class PaymentPanel(QFrame):
    """Collects a payment; `changed` tells that it is another one now, `post_asked` that it is complete."""

    changed = Signal()
    post_asked = Signal()
    went_down = Signal()

    def __init__(self, memory: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self._memory = memory
        self._owed = self._others = ZERO
        self._kept = False
        self._typed = False
        self._figure = Figure(tr("To pay today"))
        self._made_of = Sentence()
        self._made_of.setObjectName("remark")
        self.amount = AmountField()
        self.amount.setObjectName("tendered")
        self.methods = MethodBar()
        self.reference = TextField()
        self._outcome = Outcome()
        self._error = Sentence()
        self._error.setObjectName("error")
        self._keep = button(tr("Keep as prestored"), self._turn_keep, icon_name="wallet", shortcut="F8")
        self._post = primary_button(
            tr("Post and save receipt (Enter)"), self.post_asked.emit, icon_name="receipt"
        )
        self._print = CheckField(tr("Print it on paper too (Ctrl+P)"))
        self._lay_out()
        self._listen()

    @property
    def outcome(self) -> Outcome:
        """What becomes of the money."""
        return self._outcome

    @property
    def made_of(self) -> str:
        """What the sum to pay is made of."""
        return self._made_of.text()

    @property
    def problem(self) -> str:
        """What is wrong with what was typed, as it stands under the field."""
        return self._error.text()

    @property
    def to_print(self) -> bool:
        """Whether the receipt goes to the printer as well."""
        return self._print.isChecked()

    def begin(self) -> None:
        """Make ready for a customer who is being looked up: what is typed meanwhile is kept."""
        self._kept = self._typed = False
        self._owed = self._others = ZERO
        self.amount.clear()
        self.reference.clear()
        self.methods.choose(Method.CASH)
        self._figure.say(tr("To pay today"), "…")
        self._made_of.say("")
        self._error.say("")
        self._outcome.clear()
        self.set_ready(ready=False)

    def set_ready(self, *, ready: bool) -> None:
        """Let it be posted, or not: nothing is known yet, or it is being posted."""
        self._post.setEnabled(ready)

    def offer(self, owed: Owed) -> None:
        """Ask for what the ticked bills owe; an amount typed by hand stays."""
        self._owed, self._others = owed.total, owed.others
        self._figure.say(tr("To pay today"), owed.total.grouped())
        self._made_of.say(_made_of(owed))
        if not self._typed:
            self.amount.set_value(owed.total or None)
            self.amount.selectAll()
        self._follow()

    def fill(self, draft: PaymentDraft) -> None:
        """Fill in a payment that was written down before; it is not posted by itself."""
        tendered = draft.tendered or draft.amount
        self._kept = draft.amount == tendered
        self._typed = True
        self.methods.choose(draft.method)
        self.reference.setText(draft.reference)
        self.amount.set_value(tendered)
        self._follow()

    def tender(self) -> Tender | None:
        """Return what is handed over, or None where no amount can be read."""
        amount = self.amount.value()
        return Tender(self._owed, amount, self.methods.method(), self._kept) if amount else None

    def leaves_something(self) -> bool:
        """Whether something of the amount is left after what is paid for other customers."""
        tender = self.tender()
        return not self._others or (tender is not None and tender.amount > self._others)

    def check(self) -> bool:
        """Tell what is wrong with the amount, and return whether nothing is."""
        problem = self.amount.problem()
        if not problem and not self.amount.value():
            problem = tr("Type the amount that is handed over.")
        if not problem and not self.leaves_something():
            problem = tr("That leaves nothing for this customer: it is all paid for the others.")
        self._tell(problem)
        if problem:
            self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        return not problem

    def show_allocation(self, tender: Tender, allocation: Allocation) -> None:
        """Show what becomes of the money."""
        self._outcome.show_allocation(tender, allocation)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        column.setSpacing(UNIT)
        self._reference_label = _label(tr("Reference or cheque number"), self.reference)
        upper = (
            self._figure,
            self._made_of,
            _label(tr("Handed over"), self.amount),
            self.amount,
            self._error,
        )
        lower = (self.methods, self._reference_label, self.reference, self._outcome, self._keep)
        for part in (*upper, *lower):
            column.addWidget(part)
        column.addStretch(1)
        scrolled = QScrollArea(widgetResizable=True)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 2 * UNIT)
        whole.setSpacing(UNIT)
        whole.addWidget(scrolled, 1)
        whole.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 0)
        foot.setSpacing(UNIT)
        foot.addWidget(self._print)
        foot.addWidget(self._post)
        return foot

    def _listen(self) -> None:
        self._print.setChecked(bool(self._memory.value(_PRINT, False, bool)))
        self._print.toggled.connect(lambda on: self._memory.setValue(_PRINT, on))
        QShortcut(QKeySequence("Ctrl+P"), self._print, self._print.click)
        self.amount.textEdited.connect(self._note_typed)
        self.amount.edited.connect(self._follow)
        self.methods.chosen.connect(self._show_method)
        self.reference.edited.connect(self.changed)
        for field in (self.amount, self.reference):
            field.returnPressed.connect(self.post_asked)
            field.installEventFilter(self)
        self._show_method(self.methods.method())

    def _note_typed(self) -> None:
        self._typed = True
        self._error.say("")

    def _show_method(self, method: Method) -> None:
        for part in (self._reference_label, self.reference):
            part.setVisible(method is not Method.CASH)
        self._follow()

    def _turn_keep(self) -> None:
        self._kept = not self._kept
        self._follow()

    def _follow(self) -> None:
        tender = self.tender()
        choice = bool(tender and tender.can_be_change)
        self._keep.setVisible(choice)
        words = tr("Give it back as change") if self._kept else tr("Keep as prestored")
        self._keep.setText(" " + with_shortcut(words, "F8"))
        if tender is None:
            self._outcome.clear()
        self.changed.emit()

    def _tell(self, problem: str) -> None:
        self._error.say(problem)
        self.amount.setAccessibleDescription(problem)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a key that is held down post nothing, and Down lead to the bills."""
        if isinstance(event, QKeyEvent) and event.isAutoRepeat():
            return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            if event.type() is QEvent.Type.KeyPress:
                self.went_down.emit()
            return True
        return super().eventFilter(watched, event)


def _made_of(owed: Owed) -> str:
    amounts = {"principal": owed.principal.grouped(), "penalty": owed.penalty.grouped()}
    if owed.others:
        others = owed.others.grouped()
        return tr(
            "Principal {principal}, penalty {penalty}, for other customers {others}", others=others, **amounts
        )
    return tr("Principal {principal}, penalty {penalty}", **amounts)


def _label(words: str, field: QWidget) -> QLabel:
    made = remark(words)
    made.setBuddy(field)
    field.setAccessibleName(words)
    return made
