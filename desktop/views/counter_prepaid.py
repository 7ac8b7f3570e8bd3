"""What the counter says of a prepaid customer: money is taken as a top-up, and by which key."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.domain.conversion import Stage
from desktop.domain.payments import AccountView
from desktop.views.act_kinds import KEYS, ActKind, act_text
from desktop.views.buttons import button, showing_keys
from desktop.views.labels import Sentence
from desktop.views.theme import UNIT
from desktop.wording import tr
from desktop.wording.vending import awaited_text


class PrepaidBar(QFrame):
    """Leads to the form of top-ups; it stands there for prepaid customers alone."""

    topup_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.setProperty("kind", "good")
        self._words = Sentence()
        kind = ActKind.TOP_UP
        self.top_up = showing_keys(button(act_text(kind), self.topup_asked.emit, shortcut=KEYS[kind]))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        row.setSpacing(2 * UNIT)
        row.addWidget(self._words, 1)
        row.addWidget(self.top_up)
        self.hide()

    @property
    def words(self) -> str:
        """What is said; nothing of a customer who is billed."""
        return "" if self.isHidden() else self._words.text()

    def show_account(self, account: AccountView) -> None:
        """Say how a prepaid customer stands, or nothing."""
        self.setVisible(account.conversion == Stage.COMMISSIONED)
        facts = {"debt": account.owed.grouped(), "energy": account.energy.grouped()}
        if account.owed:
            told = tr(
                "Prepaid meter: take a top-up. Debt left {debt}, energy bought {energy}. Money taken "
                "here would pay the old debt alone.",
                **facts,
            )
        else:
            told = tr("Prepaid meter: take a top-up. Energy bought {energy}.", **facts)
        self._words.say(" ".join(filter(None, (told, awaited_text(account.tokens_awaited)))))
