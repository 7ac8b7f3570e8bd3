"""The gateway's token: typed here, kept in the system's keyring, and never shown again."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.sms_gateway import Gateway
from desktop.views.buttons import button
from desktop.views.fields import TextField
from desktop.views.labels import Sentence
from desktop.views.reminders_desk import RemindersDesk
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.services.secrets import Kept, Secrets


@dataclass(frozen=True, slots=True)
class _Standing:
    host: str
    kept: "Kept"
    has_keyring: bool


class TokenPanel(QWidget):
    """A field for the token of one host, and where it is kept."""

    def __init__(self, desk: RemindersDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._host = ""
        self._said = Sentence()
        self.field = TextField(hint=tr("Token"))
        self.field.setEchoMode(TextField.EchoMode.Password)
        self.keep_button = button(tr("Keep the token"), self.keep, icon_name="save")
        self.forget_button = button(tr("Forget the token"), self.forget, icon_name="trash-2")
        self._lay_out()
        self.field.returnPressed.connect(self.keep)
        self.show_gateway(None)

    @property
    def words(self) -> str:
        """What is said about the token."""
        return self._said.text()

    def show_gateway(self, gateway: Gateway | None) -> None:
        """Ask for the token of a gateway that wants one."""
        wanted = gateway is not None and gateway.wants_token
        host = gateway.host if gateway is not None and wanted else ""
        for part in (self.field, self.keep_button, self.forget_button):
            part.setVisible(wanted)
        if not wanted:
            self._said.say(
                tr("The request has no place for a token; write {field} where one belongs.", field="{token}")
            )
        elif host != self._host:
            self._ask(host)
        self._host = host

    def keep(self) -> None:
        """Keep the token that was typed, and empty the field."""
        token = self.field.text()
        if token.strip() and self._host:
            self.field.clear()
            work = partial(_keep, self._desk.sms.secrets, self._host, token.strip())
            self._desk.tasks.run(self, work, self._show, lane="write")

    def forget(self) -> None:
        """Forget the token wherever it is kept."""
        if self._host:
            work = partial(_forget, self._desk.sms.secrets, self._host)
            self._desk.tasks.run(self, work, self._show, lane="write")

    def _ask(self, host: str) -> None:
        self._said.say(tr("Looking for the token…"))
        self._desk.tasks.run(
            self, partial(_standing, self._desk.sms.secrets, host), self._show, latest="token"
        )

    def _show(self, standing: _Standing) -> None:
        if standing.host != self._host:
            return
        words = {
            "keyring": tr("The token of {host} is kept in the system's keyring.", host=standing.host),
            "session": tr("The token of {host} is known until Jieling is closed.", host=standing.host),
            "nowhere": tr("No token of {host} is known.", host=standing.host),
        }[standing.kept.value]
        without = tr("This system has no keyring: the token is asked for in each session and kept nowhere.")
        self._said.say(words if standing.has_keyring else f"{words} {without}")

    def _lay_out(self) -> None:
        self.field.setAccessibleName(tr("Token"))
        self.field.setMaximumWidth(40 * UNIT)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for part in (self.field, self.keep_button, self.forget_button):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self._said)
        column.addLayout(row)


def _standing(secrets: "Secrets", host: str, _progress: Progress) -> _Standing:
    return _Standing(host, secrets.kept(host), secrets.has_keyring())


def _keep(secrets: "Secrets", host: str, token: str, _progress: Progress) -> _Standing:
    return _Standing(host, secrets.keep(host, token), secrets.has_keyring())


def _forget(secrets: "Secrets", host: str, _progress: Progress) -> _Standing:
    secrets.forget(host)
    return _Standing(host, secrets.kept(host), secrets.has_keyring())
