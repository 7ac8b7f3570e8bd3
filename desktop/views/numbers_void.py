"""A receipt form that was spoilt before anything was printed on it: its number is voided with a reason."""

from PySide6.QtWidgets import QWidget

from desktop.views.receipt_reason import ReasonForm
from desktop.wording import tr


class VoidForm(ReasonForm):
    """Asks why a number is voided; `confirmed` carries the number and the reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        hint = tr("Reason, such as: form torn in the printer")
        super().__init__(tr("Void the number"), tr("Keep it"), hint, icon_name="file-x", parent=parent)

    def begin(self, number: str) -> None:
        """Ask for the reason of a void."""
        words = tr(
            "Void receipt number {number}? It is never used again; the next payment has the one after it.",
            number=number,
        )
        self.ask(number, words)
