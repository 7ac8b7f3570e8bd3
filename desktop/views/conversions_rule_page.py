"""The chronic defaulters whom the rule finds: tick some, and propose them together."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.conversion import DefaulterRule, Why
from desktop.services.conversions import Candidate, ConversionService
from desktop.views.buttons import button, primary_button, with_shortcut
from desktop.views.columns import Align, Column
from desktop.views.labels import heading, remark
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_MARGIN = 3 * UNIT


class ConversionsRulePage(QWidget):
    """Lists whom the rule proposes; `proposed` carries how many became candidates, `left` nothing."""

    proposed = Signal(int)
    left = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        conversions: ConversionService,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._service = conversions
        self._today = today
        self.candidates: RowsModel[Candidate] = RowsModel(
            _columns(), key=lambda candidate: candidate.customer_no, checkable=True
        )
        self.table = TableView(self.candidates, _nobody())
        self._rule = remark()
        self._ticked = remark()
        self.propose_button = primary_button(tr("Propose the ticked"), self.propose, icon_name="check")
        self.candidates.checks_changed.connect(self._count)
        self.candidates.modelReset.connect(self._count)
        self._lay_out()
        self.setFocusProxy(self.table)
        keys = QShortcut(QKeySequence("Esc"), self, self.left.emit)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def begin(self) -> None:
        """Find whom the rule proposes as of the business date."""
        self.candidates.show(())
        self.candidates.check(())
        self.candidates.fill(self._tasks, partial(_find, self._service, self._today()))
        self._tasks.run(self, partial(_rule, self._service), self._say_rule)

    def tick_all(self) -> None:
        """Tick everybody, or nobody where everybody is ticked."""
        self.candidates.toggle(range(self.candidates.rowCount()))

    def propose(self) -> None:
        """Make the ticked customers candidates, all of them or none."""
        ticked = self.candidates.checked()
        numbers = [row.customer_no for row in self.candidates.rows if row.customer_no in ticked]
        if numbers:
            self.propose_button.setEnabled(False)
            work = partial(_propose, self._service, numbers, self._today())
            title = tr("Proposing customers: {count}", count=len(numbers))
            self._tasks.run(self, work, self._done, failed=self._failed, lane="write", title=title)

    def _done(self, count: int) -> None:
        self.proposed.emit(count)

    def _failed(self, error: Exception) -> None:
        self._count()
        self._tasks.tell(error)

    def _say_rule(self, rule: DefaulterRule) -> None:
        words = tr(
            "As of {day}: {bills} or more bills overdue in {months} months, or anything unpaid for over "
            "{days} days; not on the way already.",
            day=self._today().isoformat(),
            bills=rule.bills,
            months=rule.months,
            days=rule.days,
        )
        self._rule.setText(words)

    def _count(self) -> None:
        ticked, found = len(self.candidates.checked()), self.candidates.rowCount()
        self._ticked.setText(tr("{ticked} of {found} ticked", ticked=ticked, found=found))
        self.propose_button.setEnabled(ticked > 0)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(UNIT)
        column.addWidget(heading(tr("Chronic defaulters")))
        column.addWidget(self._rule)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(button(with_shortcut(tr("Back"), "Esc"), self.left.emit, icon_name="chevron-left"))
        row.addWidget(button(tr("Tick all"), self.tick_all, shortcut="Ctrl+Shift+A"))
        row.addWidget(self._ticked)
        row.addStretch(1)
        row.addWidget(self.propose_button)
        column.addLayout(row)


def _nobody() -> Placeholder:
    hint = tr("The rule can be changed in the settings.")
    return Placeholder("circle-check", tr("The rule proposes nobody"), hint)


def _columns() -> tuple[Column[Candidate], ...]:
    return (
        Column(
            tr("Customer no."),
            lambda row: row.customer_no,
            width=188,
            sort_key=lambda row: row.customer_no,
        ),
        Column(tr("Customer"), lambda row: row.name, width=180, stretch=True, sort_key=lambda row: row.name),
        Column(tr("Station"), lambda row: row.station, width=140, sort_key=lambda row: row.station),
        Column(
            tr("Overdue bills"),
            lambda row: str(_bills(row)),
            Align.RIGHT,
            width=132,
            sort_key=_bills,
        ),
        Column(
            tr("Longest unpaid"),
            _longest,
            Align.RIGHT,
            width=144,
            tone=lambda row: Tone.DANGER if _days(row) else Tone.MUTED,
            sort_key=_days,
        ),
    )


def _longest(row: Candidate) -> str:
    days = _days(row)
    return tr("{days} days", days=days) if days else "–"


def _bills(row: Candidate) -> int:
    return row.default.overdue_bills if row.default else 0


def _days(row: Candidate) -> int:
    return row.default.longest_unpaid_days if row.default else 0


def _find(service: ConversionService, on: date, progress: Progress) -> Sequence[Candidate]:
    return service.candidates(on, Why.CHRONIC_DEFAULTER)


def _rule(service: ConversionService, progress: Progress) -> DefaulterRule:
    return service.rule()


def _propose(service: ConversionService, numbers: Sequence[str], on: date, progress: Progress) -> int:
    return len(service.propose_all(numbers, Why.CHRONIC_DEFAULTER, on))
