"""The bureau's figures, large: receivable, received and outstanding in yuan and 万元, and the rates."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.documents.words import percent
from desktop.domain.money import Money
from desktop.domain.recovery import Recovery
from desktop.views.badges import BadgeRow
from desktop.views.figures import Figure
from desktop.views.labels import remark, tint
from desktop.views.recovery_columns import owed_tone, reached_zero
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_ROOMY = 960


class RecoveryFigures(QWidget):
    """Shows one line's figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._receivable, self._received, self._outstanding = (_Amount() for _ in range(3))
        self._rate = Figure()
        self._zero = BadgeRow()
        self._rates: dict[str, QLabel] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        for amount in (self._receivable, self._received, self._outstanding):
            row.addWidget(amount, 3)
        row.addLayout(self._cumulative(), 2)
        row.addLayout(self._others(), 3)
        self.say_nothing()

    @property
    def words(self) -> list[str]:
        """What the figures say, as a reader would."""
        amounts = [amount.words for amount in (self._receivable, self._received, self._outstanding)]
        return [
            *amounts,
            self._rate.words,
            *self._zero.words,
            *(label.text() for label in self._rates.values()),
        ]

    def show_line(self, line: Recovery) -> None:
        """Show the figures of a line."""
        whole = line.cumulative
        self._receivable.say(tr("Receivable"), whole.receivable)
        self._received.say(tr("Received"), whole.received)
        self._outstanding.say(tr("Outstanding"), whole.outstanding, owed_tone(line))
        zero = reached_zero(line)
        self._rate.say(tr("Cumulative rate"), percent(line.rate), Tone.GOOD if zero else Tone.TEXT)
        self._zero.show_badges([(tr("Zero reached"), Tone.GOOD)] if zero else [])
        rates = (line.current_year_rate, line.prior_rate, line.cash_rate, line.customers_rate)
        for label, rate in zip(self._rates.values(), rates, strict=True):
            label.setText(percent(rate))

    def say_nothing(self) -> None:
        """Show that the figures are on their way."""
        for amount, caption in (
            (self._receivable, tr("Receivable")),
            (self._received, tr("Received")),
            (self._outstanding, tr("Outstanding")),
        ):
            amount.say_nothing(caption)
        self._rate.say(tr("Cumulative rate"), "…", Tone.MUTED)
        self._zero.show_badges([])
        for label in self._rates.values():
            label.setText("…")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for amount in (self._receivable, self._received, self._outstanding):
            amount.set_small(self.width() < _ROOMY)

    def _cumulative(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._rate)
        column.addWidget(self._zero)
        column.addStretch(1)
        return column

    def _others(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for at, words in enumerate(_names()):
            value = QLabel("…")
            value.setAccessibleName(words)
            self._rates[words] = value
            grid.addWidget(remark(words), at, 0)
            grid.addWidget(value, at, 1, Qt.AlignmentFlag.AlignRight)
        return grid


class _Amount(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._caption, self._yuan, self._wan = remark(), QLabel(), remark()
        self._yuan.setObjectName("figure")
        self._yuan.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label in (self._caption, self._yuan, self._wan):
            column.addWidget(label)
        column.addStretch(1)

    @property
    def words(self) -> str:
        return " ".join(label.text() for label in (self._caption, self._yuan, self._wan))

    def say(self, caption: str, fen: int, tone: Tone = Tone.TEXT) -> None:
        amount = Money(fen)
        self._say(caption, amount.grouped(), tr("{amount} × 10,000 yuan", amount=amount.in_wan()), tone)

    def say_nothing(self, caption: str) -> None:
        self._say(caption, "…", "", Tone.MUTED)

    def set_small(self, small: object) -> None:
        """Be set in smaller figures, where the desk is narrow."""
        if self._yuan.property("long") != bool(small):
            self._yuan.setProperty("long", bool(small))
            self._yuan.style().polish(self._yuan)

    def _say(self, caption: str, yuan: str, wan: str, tone: Tone) -> None:
        self._caption.setText(caption)
        self._yuan.setText(yuan)
        self._wan.setText(wan)
        tint(self._yuan, tone)


def _names() -> list[str]:
    return [tr("Current year"), tr("Prior arrears"), tr("By cash"), tr("By customers")]
