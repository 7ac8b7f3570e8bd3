"""The back-test in the window: a span of months, what the warning named in each, and what came of it."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.back_test import MonthTest, together
from desktop.domain.months import Month
from desktop.domain.risk import Level
from desktop.services.risk_list import share_text
from desktop.views.buttons import button, primary_button, with_shortcut
from desktop.views.columns import Align, Column
from desktop.views.fields import ChoiceField, TextField
from desktop.views.file_chooser import FileKind
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import Sentence, heading, tint
from desktop.views.placeholder import Placeholder
from desktop.views.risk_back_test_chart import BackTestChart
from desktop.views.risk_desk import RiskDesk
from desktop.views.rows_model import RowsModel
from desktop.views.table_model import State
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT, Tone
from desktop.views.written_file import show_folder
from desktop.wording import tr

_SPAN = 6


class RiskBackTestPage(QWidget):
    """Runs the back-test over the months asked for; `left` for the list."""

    left = Signal()

    def __init__(self, desk: RiskDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.first = TextField(required=True, read=Month.parse)
        self.last = TextField(required=True, read=Month.parse)
        self.level = ChoiceField[Level](
            [
                (Level.WATCH, tr("Watch and above")),
                (Level.WARN, tr("Warn and above")),
                (Level.ACT, tr("Act only")),
            ]
        )
        self.list: RowsModel[MonthTest] = RowsModel(_columns(), key=lambda test: str(test.month))
        self.table = TableView(self.list, _nothing())
        self.table.setAccessibleName(tr("Back-test"))
        self.chart = BackTestChart()
        self.run_button = primary_button(tr("Run"), self.run, icon_name="refresh-cw", shortcut="Ctrl+Return")
        self.export_button = button(tr("Export…"), self.export, icon_name="download", shortcut="Ctrl+E")
        self._problem = tint(Sentence(), Tone.DANGER)
        self._told = tint(Sentence(), Tone.MUTED)
        self._lay_out()
        self._listen()
        self.setFocusProxy(self.first)
        self._have()

    def begin(self) -> None:
        """Suggest the last months that are over, where no span was asked for yet."""
        if not self.first.text():
            over = self._last_over()
            self.first.setText(str(over.shifted(1 - _SPAN)))
            self.last.setText(str(over))

    def run(self) -> None:
        """Score every customer on the eve of each month, and look at what came of it."""
        span = self._span()
        if span is None:
            return
        first, last = span
        level = self.level.value() or Level.WATCH
        title = tr("Testing the warning on the past")
        work = partial(_test, self._desk, first, last, level)
        self.list.fill(self._desk.tasks, work, title=title, lane="report")

    def export(self) -> None:
        """Write the back-test to a file that the clerk names."""
        kinds = (FileKind(tr("Workbook"), (".xlsx",)), FileKind(tr("CSV text"), (".csv",)))
        on = self._desk.today()
        name = f"{tr('Back-test')} {on.isoformat()}.xlsx"
        file = self._desk.files.save(self, tr("Export the list"), name, kinds)
        if file is not None:
            work = partial(_export, self._desk, self.list.rows, file)
            self._desk.tasks.run(self, work, partial(self._exported, file), lane="report")

    def _exported(self, file: Path, count: int) -> None:
        words = tr("{file} is written; rows: {count}.", file=file.name, count=f"{count:,}")
        self._desk.notifier.info(words, [show_folder(file)])

    def _last_over(self) -> Month:
        return Month.of(self._desk.today().replace(day=1) - timedelta(1))

    def _span(self) -> tuple[Month, Month] | None:
        problem = self.first.problem() or self.last.problem()
        if not problem:
            first, last = Month.parse(self.first.text()), Month.parse(self.last.text())
            if first <= last <= self._last_over():
                self._problem.say("")
                return first, last
            problem = tr("The months must rise, and the last must be over: {month}.", month=self._last_over())
        self._problem.say(problem)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        return None

    def _have(self) -> None:
        tests = self.list.rows
        self.export_button.setEnabled(bool(tests))
        self.chart.show_tests(tests)
        self.chart.setVisible(bool(tests))
        self._told.say(_words(together(tests)) if tests else "")

    def _follow_state(self) -> None:
        self.run_button.setEnabled(self.list.state is not State.LOADING)

    def _listen(self) -> None:
        self.list.modelReset.connect(self._have)
        self.list.state_changed.connect(self._follow_state)
        for field in (self.first, self.last):
            field.returnPressed.connect(self.run)
        act_by_keys(self, ("Esc", self.left.emit))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        top = QHBoxLayout()
        top.setSpacing(UNIT)
        top.addWidget(button(with_shortcut(tr("Back"), "Esc"), self.left.emit, icon_name="chevron-left"))
        top.addWidget(heading(tr("Back-test"), times=1.2))
        top.addStretch(1)
        top.addWidget(self.export_button)
        column.addLayout(top)
        words = tr(
            "Every customer is scored as of the eve of each month, by what was known then and by today's "
            "weights; the month tells who fell into arrears. Who was in arrears already is left out."
        )
        column.addWidget(tint(Sentence(words), Tone.MUTED))
        column.addLayout(self._question())
        column.addWidget(self._problem)
        column.addWidget(self._told)
        column.addWidget(self.chart, 2)
        column.addWidget(self.table, 3)

    def _question(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for words, field in ((tr("From month"), self.first), (tr("To month"), self.last)):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.setMaximumWidth(14 * UNIT)
            row.addWidget(label)
            row.addWidget(field)
        self.level.setAccessibleName(tr("Named from level"))
        row.addWidget(QLabel(tr("Named from level")))
        row.addWidget(self.level)
        row.addWidget(self.run_button)
        row.addStretch(1)
        return row


def _columns() -> tuple[Column[MonthTest], ...]:
    return (
        Column(
            tr("Month"),
            lambda test: str(test.month),
            width=112,
            stretch=True,
            sort_key=lambda test: str(test.month),
        ),
        Column(tr("Customers"), lambda test: f"{test.customers:,}", Align.RIGHT, width=112),
        Column(tr("Named"), lambda test: f"{test.named:,}", Align.RIGHT, width=112),
        Column(tr("Fell into arrears"), lambda test: f"{test.fell:,}", Align.RIGHT, width=144),
        Column(tr("Of both"), lambda test: f"{test.caught:,}", Align.RIGHT, width=112),
        Column(tr("Precision"), lambda test: share_text(test.precision), Align.RIGHT, width=112, strong=True),
        Column(
            tr("Recall"),
            lambda test: share_text(test.recall),
            Align.RIGHT,
            width=112,
            strong=True,
        ),
    )


def _words(whole: MonthTest) -> str:
    return tr(
        "{fell} fell into arrears, {caught} of them named beforehand ({recall}); {named} were named, of whom "
        "{precision} fell.",
        fell=f"{whole.fell:,}",
        caught=f"{whole.caught:,}",
        recall=share_text(whole.recall),
        named=f"{whole.named:,}",
        precision=share_text(whole.precision),
    )


def _nothing() -> Placeholder:
    return Placeholder("history", tr("Nothing was tested yet"), tr("Choose a span of months, and run it."))


def _test(desk: RiskDesk, first: Month, last: Month, least: Level, progress: Progress) -> Sequence[MonthTest]:
    return desk.risk.back_test(
        first, last, least=least, progress=progress.report, cancelled=progress.cancelled
    )


def _export(desk: RiskDesk, tests: Sequence[MonthTest], file: Path, _progress: Progress) -> int:
    return desk.risk.export_back_test(tests, desk.today(), file)
