"""A customer's statement of account: the period is chosen, the movements are read, the paper is made."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.payments import AccountView
from desktop.domain.statements import AccountStatement
from desktop.views.act_desk import ActDesk
from desktop.views.buttons import button, primary_button, showing_keys, with_shortcut
from desktop.views.date_field import DateField
from desktop.views.file_chooser import FileChooser, FileKind
from desktop.views.forms import Form
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import Sentence, heading
from desktop.views.notice_printing import ChoosePrinter, choose_printer, print_pages
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.statement_columns import statement_columns
from desktop.views.statement_papers import save_statement, statement_name
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.views.written_file import open_file
from desktop.wording import tr

_MILLISECONDS_BEFORE_ASKING = 100


class StatementView(QWidget):
    """Shows an account's movements over a period and saves or prints them; `left` says to go back."""

    left = Signal()

    def __init__(
        self,
        desk: ActDesk,
        files: FileChooser,
        choose: ChoosePrinter | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._files = files
        self._choose = choose or partial(choose_printer, title=tr("Print the statement"))
        self._customer_no = ""
        self._statement: AccountStatement | None = None
        self._title = Sentence()
        self._title.setFont(heading(times=1.2).font())
        self.since, self.until = DateField(desk.today), DateField(desk.today)
        self.balances = Sentence()
        self._problem = Sentence()
        self._problem.setObjectName("error")
        self.model = RowsModel(statement_columns(), id)
        self.table = TableView(self.model, Placeholder("history", tr("Nothing moved in this period.")))
        self._save = primary_button(tr("Save as…"), self.save, icon_name="download", shortcut="Ctrl+S")
        self._print = button(tr("Print…"), self.print, icon_name="printer", shortcut="Ctrl+P")
        self._pause = QTimer(self, singleShot=True, interval=_MILLISECONDS_BEFORE_ASKING)
        self._pause.timeout.connect(self._ask)
        self._lay_out()
        self._listen()

    @property
    def problem(self) -> str:
        """What is wrong with the period."""
        return self._problem.text()

    def begin(self, account: AccountView) -> None:
        """Show a customer's account since the beginning of the year."""
        self._customer_no = account.customer_no
        self._title.say(tr("Statement of account of {name}", name=account.name))
        self.since.set_value(self._desk.today().replace(month=1, day=1))
        self.until.set_value(self._desk.today())
        self._ask()
        self.since.setFocus(Qt.FocusReason.OtherFocusReason)
        self.since.selectAll()

    def save(self) -> None:
        """Ask for a file and save the statement to it."""
        if self._statement is None:
            return
        kinds = (FileKind(tr("PDF"), (".pdf",)),)
        name = statement_name(self._statement)
        if file := self._files.save(self, tr("Save the statement"), name, kinds):
            work = partial(save_statement, self._statement, self._desk.settings, file)
            self._desk.tasks.run(self, work, self._tell_saved, lane="report")

    def print(self) -> None:
        """Ask for a printer and print the statement; it is kept among the papers as well."""
        if self._statement is not None:
            work = partial(save_statement, self._statement, self._desk.settings, None)
            self._desk.tasks.run(self, work, self._print_file, lane="report")

    def _print_file(self, file: Path) -> None:
        from PySide6.QtPdf import QPdfDocument

        paper = QPdfDocument()
        paper.load(str(file))
        pages = paper.pageCount()
        paper.close()
        if printer := self._choose(self, pages):
            work = partial(print_pages, file, printer)
            self._desk.tasks.run(self, work, self._tell_printed, lane="report")

    def _tell_printed(self, pages: int) -> None:
        self._desk.notifier.info(tr("Sent to the printer; pages: {count}.", count=f"{pages:,}"))

    def _tell_saved(self, file: Path) -> None:
        self._desk.notifier.info(tr("Saved as {file}.", file=file.name), [open_file(file)])

    def _ask(self) -> None:
        self._pause.stop()
        since, until = self.since.value(), self.until.value()
        self._show(None)
        if since is None or until is None or not self._customer_no:
            return
        if until < since:
            self._problem.say(tr("The period ends before it begins."))
            return
        work = partial(_read, self._desk, self._customer_no, since, until)
        self._desk.tasks.run(self, work, self._show, latest="statement")

    def _show(self, statement: AccountStatement | None) -> None:
        self._statement = statement
        self._problem.say("")
        self.balances.say(_balances(statement) if statement else "")
        self.model.show(statement.lines if statement else ())
        for act in (self._save, self._print):
            act.setEnabled(statement is not None)

    def _listen(self) -> None:
        for field in (self.since, self.until):
            field.edited.connect(self._pause.start)
            field.returnPressed.connect(self.save)
        act_by_keys(self, ("Esc", self.left.emit))

    def _lay_out(self) -> None:
        form = Form(narrow=True)
        form.add(tr("From"), self.since)
        form.add(tr("To"), self.until)
        acts = QHBoxLayout()
        acts.setSpacing(UNIT)
        acts.addWidget(showing_keys(self._save))
        acts.addWidget(showing_keys(self._print))
        acts.addWidget(button(with_shortcut(tr("Back"), "Esc"), self.left.emit))
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self._title)
        column.addLayout(acts)
        for part in (form, self._problem, self.balances):
            column.addWidget(part)
        column.addWidget(self.table, 1)


def _read(desk: ActDesk, customer_no: str, since: date, until: date, _progress: Progress) -> AccountStatement:
    return desk.prestored.statement(customer_no, since, until)


def _balances(statement: AccountStatement) -> str:
    owed = tr(
        "Owed {before} at the beginning, {after} at the end.",
        before=statement.owed_before.grouped(),
        after=statement.owed_after.grouped(),
    )
    held = tr(
        "Prestored {before} at the beginning, {after} at the end.",
        before=statement.prestored_before.grouped(),
        after=statement.prestored_after.grouped(),
    )
    return f"{owed}\n{held}"
