"""Rows on the clipboard: text with tabs, and a table whose long numbers a spreadsheet leaves alone."""

import atexit
from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop.views.columns import Align, Column

_AS_TEXT = "mso-number-format:'\\@'"


def put_rows(columns: Sequence[Column[Any]], rows: Sequence[Any]) -> None:
    """Put rows on the clipboard under their titles."""
    lines = [[_one_line(column.text(row)) for column in columns] for row in rows]
    titles = [column.title for column in columns]
    data = QMimeData()
    data.setText("\n".join("\t".join(line) for line in [titles, *lines]))
    data.setHtml(_html(columns, titles, lines))
    QGuiApplication.clipboard().setMimeData(data)
    atexit.unregister(_leave_text)
    atexit.register(_leave_text, data)


def _leave_text(ours: QMimeData) -> None:
    """Leave text of Qt's own making behind: data made here would outlive Python, and crash the exit."""
    if isinstance(QGuiApplication.instance(), QGuiApplication):
        clipboard = QGuiApplication.clipboard()
        if clipboard.mimeData() is ours:
            clipboard.setText(clipboard.text())


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _html(columns: Sequence[Column[Any]], titles: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    styles = [_AS_TEXT if column.align is Align.LEFT else "text-align:right" for column in columns]
    head = "".join(f"<th>{escape(title)}</th>" for title in titles)
    body = "".join(_html_row(styles, line) for line in lines)
    return f'<meta charset="utf-8"><table><tr>{head}</tr>{body}</table>'


def _html_row(styles: Sequence[str], line: Sequence[str]) -> str:
    cells = (f'<td style="{style}">{escape(text)}</td>' for style, text in zip(styles, line, strict=True))
    return f"<tr>{''.join(cells)}</tr>"
