"""The bulletin's page: the rankings of a day side by side, who is commended, and the paper to pin up."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.bulletin import Bulletin, Commended
from desktop.domain.ranking import Placed, key_of
from desktop.views.bulletin_columns import commended_columns, ranking_columns
from desktop.views.bulletin_day import BulletinDay
from desktop.views.bulletin_head import BulletinHead
from desktop.views.bulletin_question import BulletinQuestion, Bulletins, write
from desktop.views.buttons import button, primary_button
from desktop.views.fields import ChoiceField
from desktop.views.file_chooser import FileChooser, FileKind
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import heading, remark
from desktop.views.notify import Notifier
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import TaskRunner
from desktop.views.theme import UNIT
from desktop.views.written_file import tell_where
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.views.bulletin_paper import BulletinPaper
    from desktop.views.notice_printing import ChoosePrinter

_MILLISECONDS_BEFORE_VEIL = 200


class BulletinPage(QStackedWidget):
    """Shows the bulletin of a day, and in its place the paper as it will be printed."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        bulletins: Bulletins,
        files: FileChooser,
        today: Callable[[], date],
        choose_printer: "ChoosePrinter | None" = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._notifier = notifier
        self._bulletins = bulletins
        self._files = files
        self._choose_printer = choose_printer
        self._question: BulletinQuestion | None = None
        self.paper: BulletinPaper | None = None
        self.day = BulletinDay(today)
        self.title = heading(tr("Bulletin"), times=1.3)
        self.shows = ChoiceField[int](list(enumerate(_tables())))
        self.head = BulletinHead()
        by_cash = self._by_cash
        stations, contractors = tr("Station"), tr("Contractor")
        self.stations: RowsModel[Placed] = RowsModel(ranking_columns(stations, by_cash), key=_key)
        self.contractors: RowsModel[Placed] = RowsModel(ranking_columns(contractors, by_cash), key=_key)
        self.commended: RowsModel[Commended] = RowsModel(commended_columns(), key=_commended_key)
        self.tables = QStackedWidget()
        of_stations, of_contractors, of_zero = _tables()
        for title, model, empty in (
            (of_stations, self.stations, _nothing()),
            (of_contractors, self.contractors, _nothing()),
            (of_zero, self.commended, _nobody()),
        ):
            table = TableView(model, empty)
            table.setAccessibleName(title)
            self.tables.addWidget(table)
        self._patience = QTimer(self, singleShot=True, interval=_MILLISECONDS_BEFORE_VEIL)
        self._patience.timeout.connect(self.head.say_nothing)
        self._lay_out()
        self._listen()

    def refresh(self) -> None:
        """Make the bulletin of the day that stands in the field."""
        self.day.field.follow()
        on = self.day.value()
        if on is not None and self.currentWidget() is self._desk:
            self._patience.start()
            self._question = BulletinQuestion(self._bulletins, on)
            self.stations.fill(self._tasks, self._question.rows, lane="report")

    def table(self) -> TableView:
        """Return the table that is in sight."""
        found = self.tables.currentWidget()
        assert isinstance(found, TableView)
        return found

    @property
    def bulletin(self) -> Bulletin | None:
        """The bulletin in sight; None while one is being made."""
        return self._question.answer if self._question else None

    def export(self) -> None:
        """Write the bulletin in sight to a paper, a workbook or a text."""
        bulletin = self.bulletin
        if bulletin is None:
            return
        kinds = (
            FileKind(tr("Paper to pin up"), (".pdf",)),
            FileKind(tr("Workbook"), (".xlsx",)),
            FileKind(tr("Text for a message group"), (".txt",)),
        )
        name = f"{tr('Bulletin')} {bulletin.on.isoformat()}.pdf"
        file = self._files.save(self, tr("Export the bulletin"), name, kinds)
        if file is not None:
            work = partial(write, self._bulletins, bulletin, file)
            words = tr("Writing {file}", file=file.name)
            self._tasks.run(self, work, self._written, title=words, lane="report")

    def copy_text(self) -> None:
        """Put the text for a message group on the clipboard."""
        question = self._question
        if question is not None and question.answer is not None:
            QGuiApplication.clipboard().setText(question.text)
            count = len(question.text)
            self._notifier.info(tr("The text is copied; characters: {count}.", count=count))

    def preview(self) -> None:
        """Draw the paper and show it in the page's place."""
        bulletin = self.bulletin
        if bulletin is not None:
            file = self._previewing().file(bulletin.on)
            work = partial(write, self._bulletins, bulletin, file)
            shown = partial(self._show_paper, bulletin.on)
            self._tasks.run(self, work, shown, title=tr("Drawing the bulletin"), lane="report")

    def _by_cash(self) -> bool:
        return self.bulletin is not None and self.bulletin.by_cash

    def _show(self) -> None:
        bulletin = self.bulletin
        if bulletin is None:
            return
        self._patience.stop()
        self.title.setText(_title(bulletin))
        self.head.show_bulletin(bulletin)
        self.contractors.show(bulletin.contractors)
        self.commended.show(bulletin.commended)
        self.table().choose_first()

    def _turn_table(self) -> None:
        self.tables.setCurrentIndex(self.shows.value() or 0)
        self._desk.setFocusProxy(self.table())
        self.table().choose_first()

    def _previewing(self) -> "BulletinPaper":
        if self.paper is None:
            from desktop.views.bulletin_paper import BulletinPaper

            self.paper = BulletinPaper(self._tasks, self._notifier, self._files, self._choose_printer)
            self.paper.left.connect(self._leave_paper)
            self.addWidget(self.paper)
        return self.paper

    def _show_paper(self, on: date, file: Path) -> None:
        paper = self._previewing()
        paper.show_file(file, f"{tr('Bulletin')} {on.isoformat()}")
        self._turn_to(paper)

    def _leave_paper(self) -> None:
        self._turn_to(self._desk)
        self._previewing().close_file()

    def _turn_to(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _written(self, file: Path) -> None:
        tell_where(self._notifier, file)

    def _listen(self) -> None:
        self.day.changed.connect(self.refresh)
        self.shows.edited.connect(self._turn_table)
        self.stations.modelReset.connect(self._show)
        act_by_keys(self._desk, ("F5", self.refresh))

    def _lay_out(self) -> None:
        self._desk = QWidget()
        column = QVBoxLayout(self._desk)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        column.addLayout(self._top())
        column.addLayout(self._controls())
        column.addWidget(self.head)
        column.addWidget(self.tables, 1)
        self._desk.setFocusProxy(self.table())
        self.addWidget(self._desk)
        self.setFocusProxy(self._desk)

    def _controls(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for words, field in ((tr("As of"), self.day), (tr("Show"), self.shows)):
            label = remark(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            row.addWidget(label)
            row.addWidget(field)
        row.addStretch(1)
        return row

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.title, 1)
        row.addWidget(button(tr("Copy text"), self.copy_text, icon_name="copy", shortcut="Ctrl+Shift+C"))
        row.addWidget(button(tr("Export…"), self.export, icon_name="download", shortcut="Ctrl+E"))
        row.addWidget(
            primary_button(tr("Preview and print"), self.preview, icon_name="printer", shortcut="Ctrl+P")
        )
        return row

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _key(row: Placed) -> tuple[str, str]:
    return key_of(row.line)


def _commended_key(one: Commended) -> tuple[str, str, str]:
    return one.kind.value, one.station, one.name


def _tables() -> tuple[str, str, str]:
    return tr("Ranking of the stations"), tr("Ranking of the contractors"), tr("Commended for zero")


def _title(bulletin: Bulletin) -> str:
    if bulletin.ranks:
        return tr("Bulletin no. {number}", number=bulletin.number)
    return tr("Before the daily ranking, which begins on {day}", day=bulletin.ranks_from.isoformat())


def _nobody() -> Placeholder:
    hint = tr("Who owes nothing more stands here, in the order of reaching it.")
    return Placeholder("star", tr("Nobody is at zero"), hint)


def _nothing() -> Placeholder:
    hint = tr("Choose another day, or import the year's bills.")
    return Placeholder("chart-column", tr("Nothing was receivable"), hint)
