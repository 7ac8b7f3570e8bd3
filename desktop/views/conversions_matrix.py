"""How many conversions stand at each stage of each station; a cell that is chosen filters the list."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from desktop.domain.conversion import Stage
from desktop.views.columns import Align, Column
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr
from desktop.wording.stages import stage_text

Counts = Mapping[str, Mapping[Stage, int]]

_LINE = 28
_NARROWEST = 24
_NOBODY = Placeholder("gauge", "")


@dataclass(frozen=True, slots=True)
class StationCounts:
    """One line of the matrix; the whole bureau's has no name."""

    station: str
    counts: Mapping[Stage, int]

    @property
    def total(self) -> int:
        """All the station's conversions."""
        return sum(self.counts.values())


class ConversionMatrix(TableView):
    """Shows the counts; `chosen` carries a stage, or None for all, and a station, empty for all."""

    chosen = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._lines: RowsModel[StationCounts] = RowsModel(_columns(), key=lambda line: line.station)
        super().__init__(self._lines, _NOBODY, parent)
        self._chosen: tuple[Stage | None, str] = (None, "")
        self._showing = False
        self._most = 0
        self.setAccessibleName(tr("Conversions by stage and station"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().setDefaultSectionSize(_LINE)
        self.selectionModel().currentChanged.connect(self._choose)

    def show_counts(self, counts: Counts) -> None:
        """Show new counts, the same cell chosen as before."""
        whole = {stage: sum(line.get(stage, 0) for line in counts.values()) for stage in Stage}
        lines = [StationCounts(station, counts[station]) for station in sorted(counts)]
        self._showing = True
        self._lines.show([StationCounts("", whole), *lines])
        self._go_to_chosen()
        self._showing = False

    def show_chosen(self, stage: Stage | None, station: str) -> None:
        """Stand on the cell of a filter that was set elsewhere; a cell that is meant already stays."""
        if self._chosen != (stage, station):
            self._chosen = (stage, station)
            self._showing = True
            self._go_to_chosen()
            self._showing = False

    def fit(self, most: int) -> None:
        """Be as high as the lines need, whole lines only, and no higher than `most`."""
        self._most = most
        header = self.horizontalHeader().sizeHint().height()
        lines = min(max(self._lines.rowCount(), 1), max((most - header) // _LINE, 2))
        below = self.horizontalScrollBar().sizeHint().height() if self._overflows() else 0
        self.setFixedHeight(header + lines * _LINE + below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit once more: whether the columns leave room for no scroll bar is known only now."""
        super().resizeEvent(event)
        if self._most:
            self.fit(self._most)

    def _overflows(self) -> bool:
        return self.horizontalHeader().length() > self.viewport().width()

    def _go_to_chosen(self) -> None:
        stage, station = self._chosen
        line = self._lines.position_of(station) or 0
        column = 0 if stage is None else list(Stage).index(stage) + 1
        self.setCurrentIndex(self._lines.index(line, column))

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid() or self._showing:
            return
        stages = list(Stage)
        stage = stages[index.column() - 1] if 0 < index.column() <= len(stages) else None
        self._chosen = (stage, self._lines.rows[index.row()].station)
        self.chosen.emit(*self._chosen)


def _columns() -> tuple[Column[StationCounts], ...]:
    return (
        Column(tr("Station"), _name, width=84, stretch=True),
        *(_stage_column(stage) for stage in Stage),
        Column(
            tr("All"),
            lambda line: str(line.total),
            Align.RIGHT,
            width=_width(tr("All")),
            stretch=True,
            strong=True,
        ),
    )


def _stage_column(stage: Stage) -> Column[StationCounts]:
    return Column(
        stage_text(stage),
        lambda line: str(line.counts.get(stage) or "–"),
        Align.RIGHT,
        width=_width(stage_text(stage)),
        stretch=True,
        tone=lambda line: Tone.TEXT if line.counts.get(stage) else Tone.MUTED,
    )


def _width(title: str) -> int:
    return max(QFontMetrics(QApplication.font()).horizontalAdvance(title), _NARROWEST) + 3 * UNIT


def _name(line: StationCounts) -> str:
    return line.station or tr("All stations")
