"""Which fiscally-funded payers the list shows: by name, collector, month of the money, and what is broken."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.funding import FundingFilter
from desktop.domain.start import SOON
from desktop.views.customers_filter import FilterText
from desktop.views.fields import CheckField, ChoiceField
from desktop.views.pausing_filter import PausingFilter
from desktop.views.theme import UNIT
from desktop.wording import tr
from desktop.wording.funding import month_text


class FundingFilterRow(PausingFilter):
    """The fields in one row; `changed` comes once the clerk has paused."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.text = FilterText(tr("Filter this list"))
        self.collector = ChoiceField[str | None]([(None, tr("All collectors"))])
        self.collector.setAccessibleName(tr("Collector"))
        months = [(month, month_text(month)) for month in range(13)]
        self.month = ChoiceField[int | None]([(None, tr("All months")), *months])
        self.month.setAccessibleName(tr("Money comes in"))
        self.owing = CheckField(tr("Owing"))
        self.broken = CheckField(tr("Plan broken"))
        self.due = CheckField(tr("Due in {days} days", days=SOON.days))
        self._lay_out()
        self.text.textChanged.connect(self._pause.start)
        for field in (self.collector, self.month, self.owing, self.broken, self.due):
            field.edited.connect(self._pause.start)

    def value(self) -> FundingFilter:
        """Return the filter."""
        return FundingFilter(
            self.text.text(),
            self.collector.value(),
            self.month.value(),
            self.owing.isChecked(),
            self.broken.isChecked(),
            self._today() + SOON if self.due.isChecked() else None,
        )

    def offer(self, collectors: Sequence[str]) -> None:
        """Offer these collectors, without asking for the list again."""
        self.collector.blockSignals(True)
        named = [(name, name) for name in collectors]
        self.collector.set_choices([(None, tr("All collectors")), *named, ("", tr("nobody yet"))])
        self.collector.blockSignals(False)

    def show_only(self, *, broken: bool = False, due: bool = False) -> None:
        """Show everybody whose plan is broken, or with an instalment that is due soon."""
        self.text.clear()
        self.collector.set_value(None)
        self.month.set_value(None)
        self.owing.setChecked(False)
        self.broken.setChecked(broken)
        self.due.setChecked(due)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.text, 3)
        for choice in (self.collector, self.month):
            choice.setMaximumWidth(22 * UNIT)
            row.addWidget(choice, 2)
        for check in (self.owing, self.broken, self.due):
            row.addWidget(check)
