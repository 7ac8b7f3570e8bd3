"""Everything about one record of the audit trail, name beside value."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from desktop.domain.audit import AuditLine
from desktop.views.audit_columns import full_details
from desktop.views.labels import Sentence, remark
from desktop.views.theme import UNIT
from desktop.wording import tr

_WIDEST = 20
"""So much of a fingerprint is shown; the rest stands in its tooltip."""


class AuditDetails(QScrollArea):
    """Shows the record that the list stands on; its values can be chosen and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setObjectName("panel")
        self.shown: Mapping[str, str] = {}
        self.show_line(None)

    def show_line(self, line: AuditLine | None) -> None:
        """Show a record, or that none is chosen."""
        self.shown = full_details(line) if line else {}
        self.setWidget(_page(self.shown))


def _page(shown: Mapping[str, str]) -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
    grid.setSpacing(UNIT)
    grid.setColumnStretch(1, 1)
    for at, (name, value) in enumerate(shown.items()):
        grid.addWidget(remark(name), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_value(value), at, 1)
    if not shown:
        grid.addWidget(remark(tr("Choose a record to see all of it.")), 0, 0, 1, 2)
    grid.setRowStretch(max(len(shown), 1), 1)
    return page


def _value(value: str) -> QLabel:
    made = Sentence(f"{value[:_WIDEST]}…" if len(value) > _WIDEST and " " not in value else value)
    made.setToolTip(value)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
