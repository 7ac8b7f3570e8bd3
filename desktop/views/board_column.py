"""A column of the board: its stage and how many stand there, over the cards."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.conversion import ENDED, ConversionFilter, Stage
from desktop.views.board_list import BoardList
from desktop.views.board_model import BoardModel
from desktop.views.conversions_columns import STAGE_TONES
from desktop.views.labels import heading, remark, tint
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr
from desktop.wording.stages import stage_text

Keys = Callable[[ConversionFilter], Sequence[int]]

_NARROWEST = 20 * UNIT
_ENDED_NARROWEST = 18 * UNIT


class BoardColumn(QWidget):
    """Shows the conversions that stand at some stages; `filled` tells that those were read which stand here.

    The one that has stood longest comes first, of those that are over the last.
    """

    filled = Signal(object)

    def __init__(self, stages: tuple[Stage, ...], model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stages = stages
        self.model = model
        self.list = BoardList(model, empty=_empty_text(stages))
        self.list.setAccessibleName(column_text(stages))
        self._title = tint(heading(column_text(stages), times=1.0), STAGE_TONES[stages[0]])
        self._title.setBuddy(self.list)
        self._count = remark()
        self.setMinimumWidth(_ENDED_NARROWEST if self.is_ended else _NARROWEST)
        self.setFocusProxy(self.list)
        self._lay_out()
        model.modelReset.connect(self._take_in)

    @property
    def is_ended(self) -> bool:
        """Whether those stand here that were rejected or called off."""
        return self.stages == ENDED

    def fill(self, tasks: TaskRunner, keys: Keys, wanted: ConversionFilter) -> None:
        """Read which conversions of a filter stand here."""
        self.model.fill(tasks, partial(_keys, keys, wanted))

    def _take_in(self) -> None:
        self._count.setText(f"{self.model.rowCount():,}")
        self.filled.emit(self)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(top)
        column.addWidget(self.list, 1)


def _empty_text(stages: Sequence[Stage]) -> str:
    """Say of the first column how one comes to stand there; of the others nothing needs to be said."""
    if stages != (Stage.CANDIDATE,):
        return ""
    return tr("Nobody. Ctrl+N proposes a customer, Ctrl+D finds candidates by the rule.")


def column_text(stages: Sequence[Stage]) -> str:
    """Name a column in the language spoken now."""
    return stage_text(stages[0]) if len(stages) == 1 else tr("Ended")


def _keys(keys: Keys, wanted: ConversionFilter, progress: Progress) -> Sequence[int]:
    return keys(wanted)
