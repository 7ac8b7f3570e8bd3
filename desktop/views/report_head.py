"""The line over a report: what it is called, what it is asked for, and its export."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.views.buttons import button
from desktop.views.labels import heading, remark
from desktop.views.theme import UNIT
from desktop.wording import tr

_FIELD_WIDTH = 18 * UNIT


def report_head(
    title: str, asked: Iterable[tuple[str, QWidget]], export: Callable[[], object]
) -> QHBoxLayout:
    """Return the line: the title at the left, at the right each field behind its words, then the export."""
    row = QHBoxLayout()
    row.setSpacing(UNIT)
    row.addWidget(heading(title, times=1.3))
    row.addStretch(1)
    for words, field in asked:
        label = remark(words)
        label.setBuddy(field)
        field.setAccessibleName(words)
        field.setFixedWidth(_FIELD_WIDTH)
        row.addWidget(label)
        row.addWidget(field)
    row.addWidget(button(tr("Export…"), export, icon_name="download", shortcut="Ctrl+E"))
    return row
