"""What an import would do, or has done, in figures."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.imports import ImportResult
from desktop.domain.intake import Noun
from desktop.views.figures import Figure
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr


class ImportCounts(QWidget):
    """Shows rows read, good, already there and refused, customers to be made and the amount."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = [Figure() for _ in range(6)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * UNIT)
        for figure in self._figures:
            row.addWidget(figure)
        row.addStretch(1)

    @property
    def words(self) -> list[str]:
        """What the figures say, as a reader would."""
        return [figure.words for figure in self._figures if not figure.isHidden()]

    def show_result(self, result: ImportResult) -> None:
        """Show the figures of an import; what it cannot have is left out."""
        facts = [
            (tr("Rows read"), f"{result.read:,}", Tone.TEXT),
            (tr("Good and new"), f"{result.good:,}", Tone.GOOD if result.good else Tone.MUTED),
            (tr("Already there"), f"{result.already_there:,}", Tone.MUTED),
            (tr("Refused"), f"{result.refused:,}", Tone.DANGER if result.refused else Tone.MUTED),
            (
                tr("New customers"),
                f"{result.customers_made:,}",
                Tone.TEXT if result.customers_made else Tone.MUTED,
            ),
            (tr("Amount (yuan)"), result.amount.grouped(), Tone.TEXT),
        ]
        for figure, (caption, value, tone) in zip(self._figures, facts, strict=True):
            figure.say(caption, value, tone)
        self._figures[4].setVisible(result.noun is not Noun.PAYMENTS)
        self._figures[5].setVisible(result.noun is not Noun.CUSTOMERS)
