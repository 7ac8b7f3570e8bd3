"""What the board and the table of conversions share: the filter, the panel beside them, the candidates."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from desktop.domain.conversion import Conversion
from desktop.views.buttons import button
from desktop.views.conversion_bulk_form import Together
from desktop.views.conversion_filter import ConversionFilterRow
from desktop.views.conversion_panel import ConversionPanel
from desktop.views.conversion_services import ConversionServices
from desktop.views.conversions_rule_page import ConversionsRulePage
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import heading
from desktop.views.theme import UNIT
from desktop.wording import tr
from desktop.wording.stages import stage_text


class ConversionStack(QStackedWidget):
    """A page of conversions and the candidates behind it; `customer_asked` carries a customer number."""

    customer_asked = Signal(str)

    def __init__(self, services: ConversionServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = services.tasks
        self._notifier = services.notifier
        self._service = services.conversions
        self._today = services.today
        self.filter = ConversionFilterRow(self._tasks, services.customers)
        self.panel = ConversionPanel(services)
        self.rule_page = ConversionsRulePage(self._tasks, self._service, self._today)
        self._hear()

    def refresh(self) -> None:
        """Read everything in sight again."""
        raise NotImplementedError

    def take_up(self) -> None:
        """Give the keyboard back to the list: each page leads it there."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_again(self) -> None:
        """Show what the panel shows as it is now."""
        raise NotImplementedError

    def propose(self) -> None:
        """Begin the proposal of one customer."""
        self.panel.propose()

    def open_rule(self) -> None:
        """Show whom the rules propose."""
        self.setCurrentWidget(self.rule_page)
        self.rule_page.begin()
        self.rule_page.setFocus()

    def put_together(self, page: QWidget) -> None:
        """Hold the page, and the candidates behind it."""
        self.addWidget(page)
        self.addWidget(self.rule_page)
        self.listen_for(("F5", self.refresh))

    def top(self, *acts: QPushButton) -> QHBoxLayout:
        """Return the heading with these acts and those that both pages have."""
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(heading(tr("Prepaid conversions")))
        row.addStretch(1)
        by_rule = button(tr("By the rule…"), self.open_rule, icon_name="filter", shortcut="Ctrl+D")
        proposes = button(tr("Propose…"), self.propose, icon_name="plus", shortcut="Ctrl+N")
        for act in (*acts, by_rule, proposes):
            row.addWidget(act)
        return row

    def listen_for(self, *keys: tuple[str, Callable[[], object]]) -> None:
        """Do these acts by these keys, wherever on the page the keyboard is."""
        act_by_keys(self, *keys)

    def _moved(self, conversion: Conversion) -> None:
        facts = {"name": conversion.name, "stage": stage_text(conversion.stage)}
        self._notifier.info(tr("{name} now stands at “{stage}”.", **facts))
        self.refresh()
        self.show_again()

    def _moved_together(self, done: Together) -> None:
        facts = {"count": done.count, "stage": stage_text(done.stage)}
        self._notifier.info(tr("{count} now stand at “{stage}”.", **facts))
        self.refresh()
        self.show_again()

    def _recovery_changed(self, name: str) -> None:
        self._notifier.info(tr("The debt of {name} comes home in another way from now on.", name=name))
        self.show_again()

    def _proposed(self, count: int) -> None:
        self._notifier.info(tr("New candidates: {count}", count=count))
        self._leave_rule()
        self.refresh()

    def _leave_rule(self) -> None:
        self.setCurrentIndex(0)
        self.take_up()

    def _hear(self) -> None:
        self.filter.done.connect(self.take_up)
        self.panel.moved.connect(self._moved)
        self.panel.moved_together.connect(self._moved_together)
        self.panel.recovery_changed.connect(self._recovery_changed)
        self.rule_page.left.connect(self._leave_rule)
        self.rule_page.proposed.connect(self._proposed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
