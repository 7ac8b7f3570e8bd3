"""A name and a password, proved off the window's thread; what was wrong stands beside the password."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.domain.errors import Refusal, WaitToSignIn
from desktop.views.fields import SearchChoice, TextField
from desktop.views.forms import Form
from desktop.views.tasks import Progress, TaskRunner
from desktop.wording import refusal_text, tr

Prove = Callable[[str, str], object]
"""Proves a name with its password and returns what that gives; it runs off the window's thread."""


class PasswordField(TextField):
    """A password, never shown; what the proof refused is its problem until another one is typed."""

    def __init__(self, *, check: Callable[[str], str] | None = None, parent: QWidget | None = None) -> None:
        """Make an empty field; `check` words what is wrong with a password that is to be kept."""
        super().__init__(required=True, parent=parent)
        self._check = check
        self._refused = ""
        self._is_lasting = False
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.textEdited.connect(lambda _: self._forget())

    def refuse(self, words: str, *, lasting: bool = False) -> None:
        """Say why the password was refused, or take that back; lasting words stay while one types."""
        self._refused = words
        self._is_lasting = lasting
        self.edited.emit()

    def problem(self) -> str:
        """Return what is wrong, in words, or nothing."""
        typed = self._check(self.text()) if self._check and self.text() else ""
        return self._refused or super().problem() or typed

    def _forget(self) -> None:
        if not self._is_lasting:
            self._refused = ""


class NameField(SearchChoice[str]):
    """A name of those that are offered, chosen or typed."""

    def problem(self) -> str:
        """Return what is wrong, in words, or nothing."""
        return super().problem() if self.currentText().strip() else tr("Please fill this in.")


class SignInFields(QWidget):
    """Asks who it is; `proved` carries what the proof gave, `waiting` whether a wait must pass first."""

    proved = Signal(object)
    waiting = Signal(bool)

    def __init__(
        self, tasks: TaskRunner, prove: Prove, name_label: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._prove = prove
        self._wait: WaitToSignIn | None = None
        self._left = 0
        self._proof = 0
        self._is_proving = False
        self.name = NameField(())
        self.password = PasswordField()
        self.form = Form(narrow=True)
        self.form.add(name_label or tr("User"), self.name)
        self.form.add(tr("Password"), self.password)
        self._second = QTimer(self, interval=1000)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self._listen()

    @property
    def problem(self) -> str:
        """What stands beside the password."""
        return self.form.problem_of(self.password)

    @property
    def must_wait(self) -> bool:
        """Whether this name may not be tried yet."""
        return self._wait is not None

    def offer(self, names: Sequence[str], chosen: str = "") -> None:
        """Offer the names to choose from, and choose one; what was typed meanwhile stands."""
        typed = self.name.currentText().strip() or chosen
        with QSignalBlocker(self.name):
            self.name.set_choices([(name, name) for name in names])
            self.name.setEditText(typed)
        if not self.password.text():
            self.focus_missing()

    def names(self) -> Sequence[str]:
        """Return the names that are offered."""
        return [self.name.itemText(at) for at in range(self.name.count())]

    def begin(self, name: str = "") -> None:
        """Ask anew, of somebody named or of anybody."""
        self._proof += 1  # what is being proved now was meant for what was asked before
        self._is_proving = False
        self._stop_waiting()
        self.name.setEditText(name)
        self.password.clear()
        self.form.forget()
        self.focus_missing()

    def focus_missing(self) -> None:
        """Let the keyboard go to what is missing."""
        wanted: QWidget = self.password if self.name.currentText().strip() else self.name
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def prove(self) -> None:
        """Prove what was typed, unless it is being proved already or a wait must pass first."""
        if self._is_proving or self.must_wait or not self.form.check():
            return
        self._is_proving = True
        work = partial(_proved, self._prove, self.name.currentText().strip(), self.password.text())
        done, failed = partial(self._done, self._proof), partial(self._failed, self._proof)
        self._tasks.run(self, work, done, failed=failed, lane="write")

    def refuse(self, words: str) -> None:
        """Say beside the password why it does not do; it is to be typed anew."""
        self.password.clear()
        self.password.refuse(words)
        self.form.tell(self.password, words)

    def _done(self, proof: int, result: object) -> None:
        if proof != self._proof:
            return
        self._is_proving = False
        self.password.clear()
        self.form.forget()
        self.proved.emit(result)

    def _failed(self, proof: int, error: Exception) -> None:
        if proof != self._proof:
            return
        self._is_proving = False
        if not isinstance(error, Refusal):
            self._tasks.tell(error)
            return
        self.refuse(refusal_text(error))
        if isinstance(error, WaitToSignIn):
            self._begin_waiting(error)

    def _begin_waiting(self, refusal: WaitToSignIn) -> None:
        self._wait, self._left = refusal, refusal.seconds
        self.password.refuse(refusal_text(refusal), lasting=True)
        self._second.start()
        self.waiting.emit(True)

    def _count_down(self) -> None:
        self._left -= 1
        if self._wait is None or self._left <= 0:
            self._stop_waiting()
        else:
            words = refusal_text(WaitToSignIn(self._wait.name, self._left))
            self.password.refuse(words, lasting=True)

    def _stop_waiting(self) -> None:
        if self._wait is not None:
            self._wait = None
            self._second.stop()
            self.form.forget()
            self.waiting.emit(False)
        self.password.refuse("")

    def _follow_name(self) -> None:
        if self._wait is not None and self.name.currentText().strip() != self._wait.name:
            self._stop_waiting()
            self.password.clear()

    def _listen(self) -> None:
        self._second.timeout.connect(self._count_down)
        self.name.edited.connect(self._follow_name)
        self.name.activated.connect(lambda _: self.password.clear())
        self.password.returnPressed.connect(self.prove)
        if editor := self.name.lineEdit():
            editor.returnPressed.connect(self._go_on)

    def _go_on(self) -> None:
        if self.password.text():
            self.prove()
        else:
            self.password.setFocus(Qt.FocusReason.TabFocusReason)


def _proved(prove: Prove, name: str, password: str, progress: Progress) -> object:
    return prove(name, password)
