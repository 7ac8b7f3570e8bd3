"""The token that the meter maker's system gave for a top-up, typed beside the list or at the counter."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Refusal
from desktop.domain.vending import VendRequest
from desktop.views.buttons import with_shortcut
from desktop.views.fields import TextField
from desktop.views.labels import Sentence
from desktop.views.notify import Notifier
from desktop.views.side_form import SideForm
from desktop.views.tasks import Progress, TaskRunner
from desktop.wording import refusal_text, tr

if TYPE_CHECKING:
    from desktop.services.vending import VendingService


class TokenForm(SideForm):
    """Collects one token and takes it with Enter; `saved` carries the request as it is then."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        vending: "Callable[[], VendingService]",
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tasks, notifier, parent)
        self._vending = vending
        self._today = today
        self.request: VendRequest | None = None
        self._for = Sentence()
        self.token = TextField(required=True, hint=tr("Token, or the card's serial"))
        self.form.add(tr("Token"), self.token)
        self.add_above_form(self._for)
        verb = tr("Take the token")
        self.save_button.setText(f" {verb} ⏎")
        self.save_button.setToolTip(with_shortcut(verb, "Ctrl+S"))
        self.save_button.setAccessibleName(verb)
        self.listen_for_enter()

    @property
    def words(self) -> str:
        """What the token is for."""
        return self._for.text()

    def begin(self, request: VendRequest) -> None:
        """Ask for the token of a request."""
        self.request = request
        facts = {"meter": request.meter_no, "amount": request.amount.grouped(), "number": request.number}
        with self.filling(tr("Token for {name}", name=request.customer_name)):
            self._for.say(
                tr("Enter {amount} yuan for meter {meter} in the maker's system (request {number}).", **facts)
            )
            self.token.clear()
        self.token.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        assert self.request
        self.post(partial(_enter, self._vending, self.request.number, self.token.text(), self._today()))

    def _tell_refusal(self, refusal: Refusal) -> bool:
        self.form.tell(self.token, refusal_text(refusal))
        self.token.setFocus(Qt.FocusReason.OtherFocusReason)
        self.token.selectAll()
        return True


def _enter(
    vending: "Callable[[], VendingService]", number: str, token: str, on: date, _progress: Progress
) -> VendRequest:
    return vending().enter(number, token, on)
