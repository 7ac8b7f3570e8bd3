"""How old the debt is, in both views: by days overdue and by billing month; a heap can be chosen."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.documents.words import days_heap, month_heap
from desktop.domain.arrears import BY_DAYS, BY_MONTH, Ageing, Heap
from desktop.domain.money import Money
from desktop.views import theme
from desktop.views.ageing_bar import AgeingBar
from desktop.views.labels import remark
from desktop.views.theme import UNIT, Tone
from desktop.wording import language, tr


class AgeingView(QWidget):
    """Shows an ageing; `heap_chosen` carries the heap's name, empty where none is chosen any more."""

    heap_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen = ""
        self.bars = {heap: AgeingBar(days_heap(language(), heap), _TONES[heap]) for heap in BY_DAYS} | {
            heap: AgeingBar(month_heap(language(), heap), Tone.ACCENT) for heap in BY_MONTH
        }
        self._total = QLabel()
        self._total.setFont(theme.strong(self.font()))
        self._total.setContentsMargins(UNIT, 0, 0, 0)
        self._lay_out()
        for heap, bar in self.bars.items():
            bar.clicked.connect(partial(self._toggle, heap))

    @property
    def total_words(self) -> str:
        """What the line over the heaps says."""
        return self._total.text()

    def show_ageing(self, ageing: Ageing) -> None:
        """Show an ageing; each bar is a part of all that is outstanding."""
        whole = ageing.total
        amount = Money(whole.amount).grouped()
        self._total.setText(
            tr("Outstanding {amount} yuan, bills: {count}", amount=amount, count=f"{whole.count:,}")
        )
        for heap, shown in {**ageing.by_days_overdue, **ageing.by_billing_month}.items():
            self.bars[heap].show_heap(shown, whole.amount)

    def show_nothing(self) -> None:
        """Show that the ageing could not be read."""
        self._total.setText(tr("The ageing could not be read; press F5 to try once more."))
        for bar in self.bars.values():
            bar.show_heap(Heap(), 0)

    def choose(self, heap: str) -> None:
        """Mark a heap as chosen, or none."""
        self.chosen = heap
        for name, bar in self.bars.items():
            bar.setChecked(name == heap)

    def _toggle(self, heap: str) -> None:
        self.choose("" if heap == self.chosen else heap)
        self.heap_chosen.emit(self.chosen)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addWidget(self._total)
        row = QHBoxLayout()
        row.setSpacing(4 * UNIT)
        row.addLayout(self._side(tr("By days overdue"), BY_DAYS), 1)
        row.addLayout(self._side(tr("By billing month; these overlap"), BY_MONTH), 1)
        column.addLayout(row)

    def _side(self, title: str, heaps: tuple[str, ...]) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(0)
        caption = remark(title)
        caption.setContentsMargins(UNIT, 0, 0, 2)
        side.addWidget(caption)
        for heap in heaps:
            side.addWidget(self.bars[heap])
        side.addStretch(1)
        return side


_TONES = {
    "not_due": Tone.MUTED,
    "1_30": Tone.WARNING,
    "31_60": Tone.WARNING,
    "61_90": Tone.DANGER,
    "over_90": Tone.DANGER,
}
