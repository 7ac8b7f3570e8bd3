"""The question after a crash: a payment whose receipt was not printed, or that was not posted at all."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.views.buttons import button, showing_keys, with_shortcut
from desktop.views.counter_methods import short_name
from desktop.views.icons import IconLabel
from desktop.views.labels import Sentence
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.services.requests import Unfinished

YES_KEY, NO_KEY = "F12", "Shift+F12"


class UnfinishedBar(QFrame):
    """Asks about one request after the other, the oldest first; its signals carry what is answered."""

    print_asked = Signal(object)
    taking_asked = Signal(object)
    forget_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.setProperty("kind", "warning")
        self.setAccessibleName(tr("Question about an unfinished payment"))
        self._asked: list[Unfinished] = []
        self._words = Sentence()
        self.yes = button("", self._agree, shortcut=YES_KEY)
        self.no = button("", self._decline, shortcut=NO_KEY)
        self._lay_out()
        self.hide()

    @property
    def words(self) -> str:
        """What is asked; nothing while nothing is."""
        return self._words.text() if self._asked else ""

    def ask(self, unfinished: Sequence["Unfinished"]) -> None:
        """Ask about these, one after the other."""
        self._asked = list(unfinished)
        self._show()

    def drop(self, key: str) -> None:
        """Ask no more about a request that is finished now."""
        self._asked = [request for request in self._asked if request.draft.key != key]
        self._show()

    def wait(self) -> None:
        """Step aside while what was answered is being done."""
        self.hide()

    def go_on(self) -> None:
        """Ask what is still to be answered."""
        self._show()

    def _agree(self) -> None:
        if self._asked:
            request = self._asked[0]
            (self.print_asked if request.receipt_no else self.taking_asked).emit(request)

    def _decline(self) -> None:
        if self._asked:
            self.forget_asked.emit(self._asked[0])

    def _show(self) -> None:
        self.setVisible(bool(self._asked))
        if self._asked:
            posted = bool(self._asked[0].receipt_no)
            self._words.say(_question(self._asked[0], len(self._asked)))
            _name(self.yes, tr("Print it now") if posted else tr("Take it again"), YES_KEY)
            _name(self.no, tr("Not needed") if posted else tr("Forget it"), NO_KEY)

    def _lay_out(self) -> None:
        words = QHBoxLayout()
        words.setSpacing(UNIT)
        words.addWidget(IconLabel("circle-alert", 20, Tone.WARNING), 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self._words, 1)
        acts = QHBoxLayout()
        acts.setSpacing(UNIT)
        acts.addStretch(1)
        for act in (self.yes, self.no):
            acts.addWidget(act)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        column.setSpacing(UNIT // 2)
        column.addLayout(words)
        column.addLayout(acts)


def _question(request: "Unfinished", left: int) -> str:
    draft = request.draft
    facts = {
        "number": request.receipt_no,
        "amount": draft.amount.grouped(),
        "method": short_name(draft.method),
        "customer_no": draft.customer_no,
        "day": draft.paid_on.isoformat(),
        "clerk": request.made_by,
    }
    if request.receipt_no:
        asked = tr(
            "The program ended before receipt {number} was in hand: {amount} ({method}) of customer "
            "{customer_no} on {day}, taken by {clerk}. It is posted. Print its receipt now?",
            **facts,
        )
    else:
        asked = tr(
            "The program ended before a payment was posted: {amount} ({method}) of customer {customer_no} "
            "on {day}, typed by {clerk}. It was not posted. Take it again?",
            **facts,
        )
    return asked if left == 1 else tr("{question} ({count} more to answer)", question=asked, count=left - 1)


def _name(made: QPushButton, words: str, keys: str) -> None:
    made.setAccessibleName(words)
    made.setToolTip(with_shortcut(words, keys))
    showing_keys(made)
