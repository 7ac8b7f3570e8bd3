"""Where in the import the clerk is: the steps in a row, the present one strong."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.views.icons import IconLabel
from desktop.views.labels import tint
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr


class ImportSteps(QWidget):
    """Shows the steps and which of them is open."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = [QLabel(f"{number}  {name}") for number, name in enumerate(names, start=1)]
        self.at = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for label in self._labels:
            row.addWidget(label)
            if label is not self._labels[-1]:
                row.addWidget(IconLabel("chevron-right", 14, Tone.MUTED))
        row.addStretch(1)
        self.go_to(0)

    def go_to(self, at: int) -> None:
        """Show another step as the present one."""
        self.at = at
        for number, label in enumerate(self._labels):
            label.setProperty("strong", number == at)
            tint(label, Tone.ACCENT if number == at else Tone.TEXT if number < at else Tone.MUTED)
        here = tr("step {number} of {count}", number=at + 1, count=len(self._labels))
        self.setAccessibleName(f"{here}: {self._labels[at].text()}")
