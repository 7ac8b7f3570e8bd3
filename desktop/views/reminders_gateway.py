"""How reminders go out: their days and hours, the sender, the gateway's request, and its token."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.domain.errors import GatewayIncomplete, Refusal
from desktop.domain.settings import checked
from desktop.domain.sms_gateway import Gateway
from desktop.views.fields import ChoiceField, TextField
from desktop.views.labels import Sentence, heading, tint
from desktop.views.reminders_desk import RemindersDesk
from desktop.views.reminders_text import LinesField
from desktop.views.reminders_token import TokenPanel
from desktop.views.settings_form import SettingsForm
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT, Tone
from desktop.wording import refusal_text, tr

if TYPE_CHECKING:
    from desktop.services.settings import SettingsService
    from desktop.services.sms import SmsService

_WHEN = ("sms.quiet", "sms.days_before", "sms.days_after", "sms.tries", "sms.pause_seconds")
_OF_FILE = ("sms.folder", "sms.format")
_ANSWER = ("sms.success", "sms.success_path", "sms.success_pattern", "sms.number_path", "sms.retry")
_OF_HTTP = (
    *("sms.url", "sms.method", "sms.headers", "sms.body"),
    *_ANSWER,
    *("sms.idempotent", "sms.timeout_seconds"),
)
_HINTS = {
    "sms.quiet": "21:00-08:00",
    "sms.days_before": "3",
    "sms.days_after": "1,10,20",
    "sms.url": "https://sms.example.com/send",
    "sms.success": "200-299",
    "sms.success_path": "code=0",
    "sms.success_pattern": "^OK",
    "sms.number_path": "data.id",
    "sms.retry": "429,503",
}
_FIELDS = "{phone} {text} {key} {token}"


@dataclass(frozen=True, slots=True)
class _Found:
    values: Mapping[str, str]
    senders: Sequence[str]
    folder: str


class GatewayPage(QScrollArea):
    """The settings of reminders in one form, and under it the token."""

    def __init__(self, desk: RemindersDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.form = SettingsForm(desk.tasks, desk.settings)
        self.sender_field = ChoiceField[str]([("file", tr("File outbox")), ("http", tr("HTTP gateway"))])
        self.token = TokenPanel(desk)
        self._folder = Sentence()
        self._problem = tint(Sentence(), Tone.WARNING)
        words = tr("In the address, the headers and the body stand {fields}.", fields=_FIELDS)
        self._words = Sentence(words)
        self._title = heading(tr("Token"), times=1.2)
        self._add_fields()
        self._lay_out()
        self.form.saved.connect(lambda _: self.refresh())
        self.form.form.edited.connect(self._judge)
        self.setFocusProxy(self.sender_field)

    @property
    def problem(self) -> str:
        """What does not do about the gateway as it stands in the form."""
        return self._problem.text()

    def refresh(self) -> None:
        """Read the settings again, unless something was typed that is not saved."""
        work = partial(_read, self._desk.settings, self._desk.sms)
        self._desk.tasks.run(self, work, self._show, latest="settings")

    def _show(self, found: _Found) -> None:
        if self.form.is_filled and self.form.changed():
            return
        words = {"file": tr("File outbox"), "http": tr("HTTP gateway")}
        self.sender_field.set_choices([(name, words.get(name, name)) for name in found.senders])
        self.form.show_values(found.values)
        self._folder.say(tr("The file outbox writes into {folder}.", folder=found.folder))
        self._judge()

    def _judge(self) -> None:
        """Say at once what of the request does not do; the token belongs to the host that stands here."""
        values = {key: _text(field) for key, field in self.form.fields.items()}
        self._show_fields(values["sms.sender"])
        if values["sms.sender"] != "http":
            self._problem.say("")
            self.token.show_gateway(None)
            return
        try:
            gateway = Gateway.of({key: checked(key, value) for key, value in values.items()})
        except Refusal as refusal:
            wants = isinstance(refusal, GatewayIncomplete) and not values["sms.url"]
            self._problem.say(tr("The gateway's address is missing.") if wants else refusal_text(refusal))
            self.token.show_gateway(None)
            return
        open_words = tr("This address is not encrypted: numbers, names and the token can be read on the way.")
        self._problem.say(open_words if gateway.in_the_open else "")
        self.token.show_gateway(gateway)

    def _show_fields(self, sender: str) -> None:
        """Show what the sender asks for; an installed one may read any of it."""
        other = {"file": _OF_HTTP, "http": _OF_FILE}.get(sender, ())
        self.form.form.show_only([field for key, field in self.form.fields.items() if key not in other])
        for part in (self._problem, self._words, self._title, self.token):
            part.setVisible(sender != "file")
        self._folder.setVisible(sender == "file")

    def _add_fields(self) -> None:
        for key in _WHEN:
            self._line(key)
        self.form.add("sms.sender", self.sender_field)
        self._line("sms.folder")
        self.form.add("sms.format", ChoiceField[str]([("csv", "CSV"), ("jsonl", "JSON Lines")]))
        self._line("sms.url")
        self.form.add("sms.method", ChoiceField[str]([(name, name) for name in ("POST", "GET", "PUT")]))
        self.form.add("sms.headers", cast(Any, LinesField(lines=3)))
        self.form.add("sms.body", cast(Any, LinesField(lines=3)))
        for key in _ANSWER:
            self._line(key)
        once = [("off", tr("no: a lost answer is left to a person")), ("on", tr("yes: ask again"))]
        self.form.add("sms.idempotent", ChoiceField[str](once))
        self._line("sms.timeout_seconds")

    def _line(self, key: str) -> None:
        self.form.add(key, TextField(read=partial(checked, key), hint=_HINTS.get(key, "")))

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(2 * UNIT)
        parts = (self.form, self._problem, self._folder, self._words, self._title)
        for part in (*parts, self.token):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidget(inside)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _text(field: Any) -> str:
    return str(field.value()) if isinstance(field, ChoiceField) else str(field.text()).strip()


def _read(settings: "SettingsService", sms: "SmsService", _progress: Progress) -> _Found:
    return _Found(settings.all(), sms.sending.senders(), sms.sending.folder())
