"""How each desk looks its best: a customer called, rows chosen, a file on its way in."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget

from desktop.domain.intake import Noun

if TYPE_CHECKING:
    from desktop.app.window import OfficeWindow
    from desktop.views.arrears_page import ArrearsPage
    from desktop.views.bank_desk import BankDesk
    from desktop.views.bank_page import BankPage
    from desktop.views.board_page import BoardPage
    from desktop.views.counter_page import CounterPage
    from desktop.views.import_desk import ImportDesk
    from desktop.views.tabbed_desk import TabbedDesk

_TICKED = 5


@dataclass(frozen=True, slots=True)
class Poses:
    """Works the desks of a window as a clerk would; each desk's pose is a list of steps."""

    window: "OfficeWindow"
    customer_no: str
    file: Path
    """A file of payments that is imported as far as its check."""
    statement: Path
    """A bank's statement that is settled, and not posted."""

    def steps(self, key: str) -> list[str]:
        """Return the names of the steps that bring a desk into its pose; an empty county has none."""
        if not self.customer_no:
            return []
        return {
            "counter": ["serve"],
            "takings": ["let_go", "choose_first"],
            "customers": ["look_up"],
            "arrears": ["tick"],
            "conversions": ["open_card"],
            "import": ["take_file", "go_on", "go_on"],
            "bank": ["take_statement", "settle", "settle"],
        }.get(key, [])

    def desk(self, key: str) -> str:
        """Return the desk that a picture is of: the counter is worth two."""
        return "counter" if key == "takings" else key

    def take(self, step: str, page: QWidget) -> None:
        """Take one step on a desk."""
        {
            "let_go": lambda: cast("CounterPage", page).let_go(),
            "serve": lambda: self.window.desks.serve(self.customer_no),
            "look_up": lambda: self.window.desks.look_up(self.customer_no),
            "tick": lambda: _tick(cast("ArrearsPage", page)),
            "choose_first": lambda: _choose_first(page),
            "open_card": lambda: _open_card(cast("TabbedDesk", page)),
            "take_file": lambda: self._take_file(cast("ImportDesk", page)),
            "go_on": lambda: cast("ImportDesk", page).go_on(),
            "take_statement": lambda: _statement(page).take_file(self.statement),
            "settle": lambda: _statement(page).go_on(),
        }[step]()

    def _take_file(self, page: "ImportDesk") -> None:
        page.file_page.nouns[Noun.PAYMENTS].setChecked(True)
        page.take_file(self.file)


def _statement(page: QWidget) -> "BankPage":
    return cast("BankPage", cast("BankDesk", page).pages.widget(0))


def _tick(page: "ArrearsPage") -> None:
    page.desk.list.check(page.desk.list.keys[:_TICKED])
    _choose_first(page)


def _open_card(desk: "TabbedDesk") -> None:
    """Open the first card of the board's first column that has one."""
    board = cast("BoardPage", desk.show_tab("board"))
    for column in board.columns:
        if column.model.rowCount():
            column.list.setFocus(Qt.FocusReason.OtherFocusReason)
            column.list.go_to_row(0)
            board.open_card(column.model.key_at(0))
            return


def _choose_first(page: QWidget) -> None:
    """Stand on the first row of the longest list in sight."""
    tables = [table for table in page.findChildren(QTableView) if table.isVisible()]
    longest = max(tables, key=lambda table: table.model().rowCount())
    if longest.model().rowCount():
        longest.selectRow(0)
        longest.setFocus(Qt.FocusReason.OtherFocusReason)
