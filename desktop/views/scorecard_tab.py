"""The scorecard: who reached what of the targets of a period, in points and places."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.documents.scorecard_words import foot, period_name, scope_title, scorecard_title, subject_name
from desktop.domain.months import Month
from desktop.domain.scorecard import Card, Scorecard, Scored
from desktop.domain.targets import Period, Scope
from desktop.services.targets import TargetService
from desktop.views.buttons import button, primary_button
from desktop.views.fields import ChoiceField
from desktop.views.file_chooser import FileKind
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import Sentence, heading, remark
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.scorecard_columns import card_columns, scored_columns
from desktop.views.scorecard_owing import ScorecardOwingPage
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import ROW_HEIGHT, UNIT
from desktop.views.writing_desk import WritingDesk
from desktop.wording import language, tr

_FILTER_WIDTH = 22 * UNIT


class ScorecardTab(QStackedWidget):
    """Lists subjects beside the targets of the one chosen; `customer_asked` carries a customer number."""

    customer_asked = Signal(str)

    def __init__(
        self,
        desk: WritingDesk,
        targets: TargetService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._targets = targets
        self.card: Scorecard | None = None
        self.period = ChoiceField[Period]([])
        self.scope = ChoiceField[Scope | None](
            [(None, tr("Everyone")), *((one, scope_title(language(), one)) for one in Scope)]
        )
        self.list: RowsModel[Card] = RowsModel(card_columns(""), key=lambda card: card.subject)
        self.table = TableView(self.list, _none())
        self.table.setAccessibleName(tr("Scorecard"))
        self.scored: RowsModel[Scored] = RowsModel(scored_columns(), key=lambda one: one.target.measure)
        self.details = TableView(self.scored, Placeholder("gauge", tr("No line is chosen")))
        self.details.setAccessibleName(tr("Targets of the one chosen"))
        self.owing = ScorecardOwingPage(desk.tasks, targets, desk.export())
        self._name = heading(times=1.2)
        self._as_of = remark()
        self._foot = Sentence()
        self._lay_out()
        self._listen()
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Read the periods that have targets, and score the one chosen."""
        self._desk.tasks.run(self, partial(_periods, self._targets), self._offer_periods, latest="periods")

    def open_owing(self) -> None:
        """Show who is behind what the subject chosen lacks."""
        row = self.table.current_row()
        if row is not None and self.card is not None:
            self.setCurrentWidget(self.owing)
            self.owing.show_subject(row.subject, self.card)

    def export(self) -> None:
        """Write the scorecard as it is shown to a workbook, or on paper."""
        if self.card is None:
            return
        kinds = (FileKind(tr("Workbook"), (".xlsx",)), FileKind(tr("Paper for signing"), (".pdf",)))
        title = scorecard_title(language(), self.card)
        writing = partial(_write, self._targets, self.card)
        self._desk.write(self, tr("Export the scorecard"), f"{title}.xlsx", kinds, writing)

    def _ask(self) -> None:
        period = self.period.value()
        if period is None:
            self._show(None)
            return
        work = partial(_scored, self._targets, period, self._desk.today(), self.scope.value())
        title = tr("Scoring targets")
        failed = self._failed
        self._desk.tasks.run(self, work, self._show, failed=failed, latest="card", lane="report", title=title)

    def _failed(self, error: Exception) -> None:
        self._show(None)
        self._desk.tasks.tell(error)

    def _show(self, card: Scorecard | None) -> None:
        self.card = card
        self.list.columns = card_columns(card.bureau if card else "")
        self.list.show(card.cards if card else ())
        self.table.hide_empty()
        self.details.setFixedHeight(_height(max((len(one.scored) for one in self.list.rows), default=1)))
        day = card.on.isoformat() if card else ""
        self._as_of.setText(tr("As of {day}", day=day) if day else "")
        for widget in (self._name, self.details):
            widget.setVisible(bool(self.list.rows))
        self._foot.say("\n".join(foot(language(), card)) if card and card.cards else "")
        self.table.choose_first()
        self._show_chosen()

    def _show_chosen(self, _key: object = None) -> None:
        row: Card | None = self.table.current_row()
        self._name.setText(subject_name(row.subject, self.card.bureau) if row and self.card else "")
        self.scored.show(row.scored if row else ())

    def _offer_periods(self, periods: Sequence[Period]) -> None:
        before = self.period.value()
        with QSignalBlocker(self.period):
            self.period.set_choices([(one, period_name(language(), one)) for one in periods])
            wanted = before if before in periods else _nearest(periods, self._desk.today())
            self.period.set_value(wanted)
        self._ask()

    def _back(self) -> None:
        self.setCurrentIndex(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _listen(self) -> None:
        for field in (self.period, self.scope):
            field.edited.connect(self._ask)
        self.table.went_to.connect(self._show_chosen)
        self.table.opened.connect(lambda _: self.open_owing())
        self.owing.left.connect(self._back)
        self.owing.customer_asked.connect(self.customer_asked)

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        column.addLayout(self._top())
        column.addWidget(self.table, 1)
        column.addWidget(self._name)
        column.addWidget(self.details)
        self._foot.setObjectName("remark")
        column.addWidget(self._foot)
        self.addWidget(page)
        self.addWidget(self.owing)
        act_by_keys(page, ("F5", self.refresh))

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for words, field in ((tr("Period"), self.period), (tr("Whose"), self.scope)):
            field.setAccessibleName(words)
            field.setFixedWidth(_FILTER_WIDTH)
            row.addWidget(field)
        row.addWidget(self._as_of)
        row.addStretch(1)
        row.addWidget(
            button(tr("Who still owes"), self.open_owing, icon_name="users", shortcut="Ctrl+Return")
        )
        words = tr("Export the scorecard…")
        row.addWidget(primary_button(words, self.export, icon_name="download", shortcut="Ctrl+E"))
        return row

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _height(rows: int) -> int:
    return ROW_HEIGHT * (rows + 1) + UNIT


def _nearest(periods: Sequence[Period], today: date) -> Period | None:
    """Return the month of a day where it has targets, else the newest period that has begun."""
    month = Period.of(Month.of(today))
    begun = [one for one in periods if one.first_day <= today]
    return month if month in periods else next(iter(begun), None)


def _none() -> Placeholder:
    hint = tr("Set targets in the tab beside this one; then choose their period here.")
    return Placeholder("gauge", tr("No targets are set for this period"), hint)


def _periods(targets: TargetService, _progress: Progress) -> Sequence[Period]:
    return targets.periods()


def _scored(
    targets: TargetService, period: Period, on: date, scope: Scope | None, progress: Progress
) -> Scorecard:
    return targets.scorecard(period, on, scope, cancelled=progress.cancelled)


def _write(targets: TargetService, card: Scorecard, file: Path, _progress: Progress) -> Path:
    targets.write(card, file)
    return file
