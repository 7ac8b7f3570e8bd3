"""How every table looks: no grid, lines of one height, and words where it holds nothing."""

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.views import theme
from desktop.views.cells import CellDelegate
from desktop.views.placeholder import Placeholder, paint_placeholder


def dress(table: QTableView) -> None:
    """Dress a table; how its cells are selected is its own affair."""
    table.setItemDelegate(CellDelegate(table))
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.horizontalHeader().setHighlightSections(False)
    lines = table.verticalHeader()
    lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    lines.setDefaultSectionSize(theme.ROW_HEIGHT)


def paint_words(table: QTableView, words: Placeholder) -> None:
    """Paint words where a table would show its rows."""
    painter = QPainter(table.viewport())
    paint_placeholder(painter, table, table.viewport().rect(), words)
    painter.end()
