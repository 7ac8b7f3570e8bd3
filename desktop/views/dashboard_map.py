"""The heat map with what it needs around it: what colours it, the legend, and the area under the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.recovery import Recovery
from desktop.views.fields import ChoiceField
from desktop.views.heat_map import HeatMap, line_words
from desktop.views.heat_map_paint import HeatMapLegend
from desktop.views.heat_map_scale import Scale, by_outstanding, by_rate
from desktop.views.labels import heading, remark
from desktop.views.scrolling import scrolled
from desktop.views.theme import UNIT
from desktop.wording import tr

_CHOICE_WIDTH = 20 * UNIT


class DashboardMap(QWidget):
    """Shows the areas by rate or by what is outstanding."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map = HeatMap()
        self.legend = HeatMapLegend()
        self.told_by = ChoiceField[bool]([(False, tr("by rate")), (True, tr("by outstanding"))])
        self.told_by.setAccessibleName(tr("Heat map"))
        self.told_by.setFixedWidth(_CHOICE_WIDTH)
        self.title, self.under = heading(times=1.0), remark()
        self._lines: tuple[Recovery, ...] = ()
        self._area = scrolled(self.map)
        self._lay_out()
        self.told_by.edited.connect(self._show)
        self.map.went_to.connect(self._went_to)

    def show_lines(self, lines: Sequence[Recovery]) -> None:
        """Show these areas, in order of station."""
        self._lines = tuple(lines)
        self._show()

    def _scale(self) -> Scale:
        return by_outstanding(self._lines) if self.told_by.value() else by_rate()

    def _show(self) -> None:
        scale = self._scale()
        self.title.setText(tr("Areas: {measure}", measure=scale.title))
        self.legend.show_scale(scale)
        self.map.show_lines(self._lines, scale)

    def _went_to(self, line: Recovery | None) -> None:
        self.under.setText(line_words(line) if line else "")
        self.under.setToolTip(self.under.text())
        here = self.map.current_rect()
        self._area.ensureVisible(here.center().x(), here.center().y(), here.width(), here.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        around = self.told_by.sizeHint().height() + self.legend.height() + self.under.sizeHint().height()
        self.map.fit(QSize(self._area.viewport().width(), self.height() - around - 4 * UNIT))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.told_by)
        self.under.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.under.setMinimumWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(row)
        column.addWidget(self._area, 1)
        column.addWidget(self.legend)
        column.addWidget(self.under)
