"""Whom a rule proposes, why, and what that is expected to bring: tick some, and propose them together."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.candidates import FOUND_BY_RULE, Candidate
from desktop.domain.conversion import Why
from desktop.domain.money import Money
from desktop.services.conversions import ConversionService
from desktop.views.buttons import button, primary_button, with_shortcut
from desktop.views.columns import Align, Column
from desktop.views.fields import ChoiceField
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import Sentence, heading, remark
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr
from desktop.wording.candidates import effect_text, months_text, reason_text
from desktop.wording.stages import why_text


class ConversionsRulePage(QWidget):
    """Lists whom one of the rules proposes; `proposed` carries how many became candidates, `left` nothing."""

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
        self.table.setAccessibleName(tr("Candidates by the rule"))
        self.why = ChoiceField[Why]([(why, why_text(why)) for why in FOUND_BY_RULE])
        self.why.setAccessibleName(tr("Rule"))
        self.why.edited.connect(self.look)
        self._rule = Sentence()
        self._rule.setObjectName("remark")
        self._ticked = remark()
        self.propose_button = primary_button(tr("Propose the ticked"), self.propose, icon_name="check")
        self.candidates.checks_changed.connect(self._count)
        self.candidates.modelReset.connect(self._count)
        self._lay_out()
        self.setFocusProxy(self.table)
        act_by_keys(self, ("Esc", self.left.emit))

    def begin(self) -> None:
        """Find whom the rule proposes as of the business date."""
        self.candidates.show(())
        self.look()

    def look(self) -> None:
        """Find anew whom the chosen rule proposes."""
        why = self.why.value() or Why.CHRONIC_DEFAULTER
        self.candidates.check(())
        work = partial(_find, self._service, self._today(), why)
        title = tr("Looking for candidates")
        self.candidates.fill(self._tasks, work, title=title, lane="report")
        words = partial(_rule, self._service, why, self._today())
        self._tasks.run(self, words, self._rule.say, latest="rule")

    def tick_all(self) -> None:
        """Tick everybody, or nobody where everybody is ticked."""
        self.candidates.toggle(range(self.candidates.rowCount()))

    def propose(self) -> None:
        """Make the ticked customers candidates, all of them or none."""
        ticked = self.candidates.checked()
        numbers = [row.customer_no for row in self.candidates.rows if row.customer_no in ticked]
        if numbers:
            self.propose_button.setEnabled(False)
            why = self.why.value() or Why.CHRONIC_DEFAULTER
            work = partial(_propose, self._service, numbers, why, self._today())
            title = tr("Proposing customers: {count}", count=len(numbers))
            self._tasks.run(self, work, self._done, failed=self._failed, lane="write", title=title)

    def _done(self, count: int) -> None:
        self.proposed.emit(count)

    def _failed(self, error: Exception) -> None:
        self._count()
        self._tasks.tell(error)

    def _count(self) -> None:
        ticked, found = len(self.candidates.checked()), self.candidates.rowCount()
        self._ticked.setText(tr("{ticked} of {found} ticked", ticked=ticked, found=found))
        self.propose_button.setEnabled(ticked > 0)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        top = QHBoxLayout()
        top.setSpacing(2 * UNIT)
        top.addWidget(heading(tr("Candidates by the rule")))
        top.addWidget(self.why)
        top.addStretch(1)
        column.addLayout(top)
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
            width=172,
            sort_key=lambda row: row.customer_no,
        ),
        Column(tr("Customer"), lambda row: row.name, width=140, sort_key=lambda row: row.name),
        Column(
            tr("Area"),
            lambda row: row.area,
            width=140,
            sort_key=lambda row: (row.station, row.area),
            tip=lambda row: f"{row.station} · {row.area}",
        ),
        Column(
            tr("What the rule found"),
            reason_text,
            width=220,
            stretch=True,
            sort_key=_weight,
            tip=lambda row: f"{reason_text(row)}\n{effect_text(row.effect)}",
        ),
        Column(
            tr("Debt"),
            lambda row: Money(row.effect.debt).grouped(),
            Align.RIGHT,
            width=100,
            tone=lambda row: Tone.DANGER if row.effect.debt else Tone.MUTED,
            sort_key=lambda row: row.effect.debt,
        ),
        Column(
            tr("Monthly bill"),
            lambda row: Money(row.effect.monthly).grouped(),
            Align.RIGHT,
            width=108,
            sort_key=lambda row: row.effect.monthly,
        ),
        Column(
            tr("Debt takes"),
            lambda row: months_text(row.effect),
            Align.RIGHT,
            width=96,
            sort_key=lambda row: -1 if row.effect.months is None else row.effect.months,
        ),
    )


def _weight(row: Candidate) -> tuple[int, int, int, str]:
    """Order by what a rule found: the longest unpaid, the most bills overdue, the highest score."""
    default = row.default
    days, bills = (default.longest_unpaid_days, default.overdue_bills) if default else (0, 0)
    return days, bills, row.score or 0, row.first_bill_on.isoformat() if row.first_bill_on else ""


def _find(service: ConversionService, on: date, why: Why, progress: Progress) -> Sequence[Candidate]:
    return service.candidates(on, why, progress=progress.report, cancelled=progress.cancelled)


def _rule(service: ConversionService, why: Why, on: date, progress: Progress) -> str:
    """Say what the chosen rule looks for."""
    facts = {"day": on.isoformat()}
    if why is Why.RISK_CATEGORY:
        return tr(
            "As of {day}: of a risk category, or with a score that asks for a warning or more; not on the "
            "way already.",
            **facts,
        )
    if why is Why.NEW_CONNECTION:
        return tr(
            "As of {day}: first billed in the last months, or not yet; without a prepaid meter, and not on "
            "the way already.",
            **facts,
        )
    rule = service.rule()
    return tr(
        "As of {day}: {bills} or more bills overdue in {months} months, or anything unpaid for over "
        "{days} days; not on the way already.",
        bills=rule.bills,
        months=rule.months,
        days=rule.days,
        **facts,
    )


def _propose(
    service: ConversionService, numbers: Sequence[str], why: Why, on: date, progress: Progress
) -> int:
    return len(service.propose_all(numbers, why, on))
