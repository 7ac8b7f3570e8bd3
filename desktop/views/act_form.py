"""A form for one act on money: what it will do stands under its fields before it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.documents.words import method_name
from desktop.domain.acts import Foreseen
from desktop.domain.errors import Cancelled, Refusal
from desktop.domain.payments import Method
from desktop.domain.vending import VendRequest
from desktop.views.act_desk import ActDesk
from desktop.views.act_foresight import ForesightPanel
from desktop.views.buttons import with_shortcut
from desktop.views.fields import ChoiceField, TextField
from desktop.views.second_person import Work
from desktop.views.side_form import SideForm
from desktop.views.tasks import Progress
from desktop.wording import language, refusal_text, tr

_MILLISECONDS_BEFORE_ASKING = 100

Question = Callable[[], Foreseen]


@dataclass(frozen=True, slots=True)
class ActResult:
    """A posted act in words, with its number; `request_key` is of a payment that has no paper yet.

    `token_for` is the request whose token is to be typed before the paper is drawn.
    """

    words: str
    number: str
    kind: str
    request_key: str = ""
    token_for: VendRequest | None = None


class ActForm(SideForm):
    """Shows what an act will do and posts it with Enter; `saved` carries an `ActResult`.

    Its children say what is to be foreseen, and how it is posted.
    """

    def __init__(self, desk: ActDesk, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(desk.tasks, desk.notifier, parent)
        self.desk = desk
        self.foresight = ForesightPanel()
        self.add_under_form(self.foresight)
        self.save_button.setText(f" {with_shortcut(verb, 'Enter')}")
        self.save_button.setToolTip(with_shortcut(verb, "Ctrl+S"))
        self.save_button.setAccessibleName(verb)
        self._pause = QTimer(self, singleShot=True, interval=_MILLISECONDS_BEFORE_ASKING)
        self._pause.timeout.connect(self.foresee)
        self.form.edited.connect(self._pause.start)

    def foresee(self) -> None:
        """Ask anew what the act would do."""
        self._pause.stop()
        if (question := self._question()) is None:
            self.foresight.clear()
            return
        work = partial(_foreseen, question)
        self.tasks.run(self, work, self._show, failed=self._not_foreseen, latest="foresight")

    def open_at(self, field: QWidget) -> None:
        """Show what will be done, and give a field the keyboard."""
        self.foresight.clear()
        self.foresee()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, TextField):
            field.selectAll()

    def listen_for_enter(self) -> None:
        """Post with Enter in every field, those that are chosen from a list among them."""
        super().listen_for_enter()
        for field in self.form.findChildren(ChoiceField):
            enter = QShortcut(QKeySequence(Qt.Key.Key_Return), field, self.save)
            enter.setContext(Qt.ShortcutContext.WidgetShortcut)
            enter.setAutoRepeat(False)

    def refuse(self, problem: str, field: TextField) -> None:
        """Say what is wrong with a field that can be read, and go to it."""
        self._pause.stop()
        self.foresight.refuse(problem)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def _question(self) -> Question | None:
        raise NotImplementedError

    def _act(self) -> tuple[str, Work[ActResult]]:
        """Return what a second person is asked to confirm, and the act."""
        raise NotImplementedError

    def _save(self) -> None:
        self.save_button.setEnabled(False)
        words, work = self._act()
        self.desk.post(self, words, work, self._done, self._failed)

    def _tell_refusal(self, refusal: Refusal) -> bool:
        if isinstance(refusal, Cancelled):
            return True
        self.foresight.refuse(refusal_text(refusal))
        return True

    def _show(self, foreseen: Foreseen) -> None:
        self.foresight.show_foreseen(foreseen)

    def _not_foreseen(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self.foresight.refuse(refusal_text(error))
        else:
            self.tasks.tell(error)


def reason_field(*, required: bool = True) -> TextField:
    """Return the field for an act's reason."""
    return TextField(required=required, hint=tr("Reason") if required else tr("Reason, if there is one"))


def method_field() -> ChoiceField[Method]:
    """Return the choice of how money is taken or given."""
    return ChoiceField[Method]([(method, method_name(language(), method)) for method in Method])


def _foreseen(question: Question, _progress: Progress) -> Foreseen:
    return question()
