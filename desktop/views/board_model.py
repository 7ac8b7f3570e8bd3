"""The cards of one column of the board: a keyed list whose rows can be dragged."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QObject, Qt

from desktop.domain.conversion import Conversion
from desktop.domain.money import Money
from desktop.views.columns import Column
from desktop.views.keyed_model import KeyedModel
from desktop.views.table_model import AnyIndex
from desktop.views.tasks import TaskRunner
from desktop.wording import tr
from desktop.wording.conversions import standing_text
from desktop.wording.stages import why_text

MIME = "application/x-jieling-conversion"


class BoardModel(KeyedModel[int, Conversion]):
    """Holds the keys of one column; a card is fetched when it comes into sight."""

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], Mapping[int, Conversion]],
        tasks: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__((Column(tr("Card"), card_text),), fetch, tasks, parent=parent)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else found

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        keys = ",".join(str(self.key_at(index.row())) for index in indexes)
        data.setData(MIME, QByteArray(keys.encode()))
        return data


def dragged_key(data: QMimeData) -> int | None:
    """Return the key of the card that is dragged, or None where it is something else."""
    said = bytes(data.data(MIME).data()).decode()
    return int(said.split(",")[0]) if said else None


def card_text(row: Conversion) -> str:
    """Say a card in one line, as a screen reader tells it."""
    debt = tr("debt {amount}", amount=Money(row.debt).grouped()) if row.debt else tr("no debt")
    place = f"{row.station} {row.area}"
    return tr(", ").join((row.name, row.customer_no, place, why_text(row.why), debt, standing_text(row)))
