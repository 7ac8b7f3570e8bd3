"""The one door for messages: refusals and news in the window's bar, questions in a dialog, bugs in a log."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from desktop.domain.errors import Cancelled, Refusal
from desktop.views.icons import pixmap
from desktop.views.message_bar import Action, Kind, MessageBar
from desktop.views.theme import Tone
from desktop.wording import refusal_text, tr

_log = logging.getLogger(__name__)


class Notifier:
    """Says what happened, what was kept and what to do; never shows a traceback."""

    def __init__(self, bar: MessageBar, log_file: Path) -> None:
        self._bar = bar
        self._log_file = log_file

    def refused(self, refusal: Refusal) -> None:
        """Say why something was not done; a cancellation needs no words."""
        if not isinstance(refusal, Cancelled):
            self._bar.tell(Kind.WARNING, refusal_text(refusal))

    def failed(self, error: Exception) -> None:
        """Say that the program itself failed, and keep the details in the log; a refusal is worded as one."""
        if isinstance(error, Refusal):
            self.refused(error)
            return
        _log.error("The program failed", exc_info=error)
        self._bar.tell(Kind.DANGER, failure_text(self._log_file), [self._show_log()])

    def info(self, text: str, actions: Sequence[Action] = ()) -> None:
        """Tell good news, with what can be done about it now."""
        self._bar.tell(Kind.GOOD, text, actions)

    def warn(self, text: str, actions: Sequence[Action] = ()) -> None:
        """Tell what was not done though the rest was, with what can be done about it; it stays until read."""
        self._bar.tell(Kind.WARNING, text, actions)

    def clear(self) -> None:
        """Take back the last message: the clerk has gone on."""
        self._bar.dismiss()

    def ask(self, question: str, *, yes: str, no: str) -> bool:
        """Ask before something that cannot simply be taken back; Escape means no."""
        box = QMessageBox(self._bar.window())
        box.setIconPixmap(pixmap("circle-alert", 32, Tone.ACCENT, box.devicePixelRatioF()))
        box.setText(question)
        agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        decline = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(decline)
        box.setEscapeButton(decline)
        box.exec()
        box.deleteLater()
        return box.clickedButton() is agree

    def _show_log(self) -> Action:
        folder = QUrl.fromLocalFile(str(self._log_file.parent))
        return Action(tr("Show the log"), _opening(folder))


def _opening(address: QUrl) -> Callable[[], object]:
    return lambda: QDesktopServices.openUrl(address)


def failure_text(log_file: Path) -> str:
    """Say that the program itself failed, what was kept, and what to do."""
    return tr(
        "The program could not finish this, because of a mistake of its own. What was saved before is kept. "
        "Try once more; if it happens again, give the file {file} to whoever looks after the program.",
        file=log_file.name,
    )
