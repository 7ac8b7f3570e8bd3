"""The reversal of a payment: asked for in its place, with the reason that it must have."""

from PySide6.QtWidgets import QWidget

from desktop.views.receipt_reason import ReasonForm
from desktop.wording import tr


class ReversalForm(ReasonForm):
    """Asks for the reason of a reversal; `confirmed` carries the receipt's number and the reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        hint = tr("Reason, such as: wrong customer")
        super().__init__(tr("Reverse"), tr("Keep it"), hint, icon_name="undo-2", parent=parent)

    def begin(self, receipt_no: str) -> None:
        """Ask for the reason of a receipt's reversal."""
        words = tr(
            "Reverse receipt {number}? Both entries are kept, and the bills are owed again.",
            number=receipt_no,
        )
        self.ask(receipt_no, words)
