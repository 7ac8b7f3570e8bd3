"""Who is at the window: signing in and out, the lock, and what the person's role leaves open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication

from desktop.app.desks import Desks
from desktop.app.shell import Shell
from desktop.domain.rights import Right
from desktop.domain.users import User
from desktop.views.message_bar import Action
from desktop.views.tasks import Progress
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.services.office import Office
    from desktop.views.sign_in_idle import IdleWatch
    from desktop.views.sign_in_page import Doorplate, SignInPage
    from desktop.views.sign_in_password import OwnPasswordPage

_FIRST = "counter"


@dataclass(frozen=True, slots=True)
class Entered:
    """Who signed in, the business date as it is by now, and the minutes to the lock."""

    user: User
    day: date
    minutes: int


@dataclass(frozen=True, slots=True)
class _Stranger:
    """Somebody who proved to be another than the one at work behind the lock."""

    name: str
    password: str


class Gate(QObject):
    """Lets people in and keeps others out; in a file without users it stands open."""

    def __init__(self, office: "Office", shell: Shell, desks: Desks) -> None:
        super().__init__(shell.window)
        self._office = office
        self._shell = shell
        self._tasks = shell.parts.tasks
        self._desks = desks
        self._at_work = ""
        """Whose desks are behind the page, or nobody's."""
        self.page: SignInPage | None = None
        self.password_page: OwnPasswordPage | None = None
        self.idle: IdleWatch | None = None
        self._acts: Sequence[QAction] = ()
        desks.first_user_made.connect(self._follow_first_user)
        desks.settings_changed.connect(self._follow_settings)

    def begin(self) -> None:
        """Open the first desk, or ask who it is where the file has users."""
        at = self._office.workplace
        if at.user is not None:
            work = partial(_entered, self._office, at.user)
            self._tasks.run(self, work, self._let_in)
        elif at.guarded:
            self._ask("")
        else:
            self._shell.window.open(_FIRST)
            if self._office.is_new:
                self._invite()

    def close(self) -> None:
        """Watch no longer: the window goes."""
        if self.idle:
            self.idle.stop()

    def lock(self) -> None:
        """Close the window off until the same person unlocks it, or another one takes over."""
        if self._at_work and not self._is_closed:
            self._close_dialogs()
            self._shell.parts.search.suggestions.hide()
            self._ask(self._at_work)

    def sign_out(self) -> None:
        """Leave the window to the next person; what was typed is given up only after asking."""
        if not self._at_work or self._is_closed:
            return
        notifier = self._shell.parts.notifier
        if self._tasks.busy("write") or self._tasks.busy("report"):
            notifier.warn(tr("Something is still being written. Sign out when it is done."))
            return
        question = tr("Sign out, and give up what was typed and not saved?")
        if not self._desks.unsaved() or notifier.ask(question, yes=tr("Sign out"), no=tr("Stay")):
            self._drop()
            self._tasks.run(self, partial(_sign_out, self._office), lambda _: None, lane="write")
            self._ask("")

    def change_password(self) -> None:
        """Let whoever is signed in change their own password."""
        if not self._at_work or self._is_closed:
            return
        if self.password_page is None:
            from desktop.views.sign_in_password import OwnPasswordPage

            self.password_page = OwnPasswordPage(self._tasks, self._office.users)
            self.password_page.left.connect(self._shell.window.let_in)
            self.password_page.changed.connect(self._password_changed)
        self._shell.window.close_off(self.password_page)
        self.password_page.ask(self._at_work)

    def _invite(self) -> None:
        """At the first start of a file, lead to its first administrator; the file may stay open too."""
        said = tr(
            "This file is new and open to everybody. Make its administrator now, and people sign in from "
            "then on; or work on, and do it in the settings later."
        )
        make = Action(tr("Make the administrator"), self._desks.open_users)
        self._shell.parts.notifier.warn(said, [make])

    @property
    def _is_closed(self) -> bool:
        return self.page is not None and self._shell.window.closed_by is self.page

    def _ask(self, locked_by: str) -> None:
        if self.idle:
            self.idle.stop()
        page = self._page()
        self._shell.window.close_off(page)
        page.ask(locked_by)
        self._tasks.run(page, partial(_doorplate, self._office), page.show_plate, latest="plate")

    def _page(self) -> "SignInPage":
        if self.page is None:
            from desktop.views.sign_in_page import SignInPage

            self.page = SignInPage(self._tasks, self._prove, self._office.name)
            self.page.fields.proved.connect(self._follow_proof)
        return self.page

    def _prove(self, name: str, password: str) -> Entered | _Stranger:
        """Sign in, or only prove a name that is not the one at work: that one's desks are dropped first."""
        if self._at_work and name != self._at_work:
            self._office.users.confirm(name, password)
            return _Stranger(name, password)
        return _sign_in(self._office, name, password)

    def _follow_proof(self, proved: Entered | _Stranger) -> None:
        if isinstance(proved, Entered):
            self._let_in(proved)
        else:
            self._take_over(proved)

    def _take_over(self, stranger: _Stranger) -> None:
        page, before = self._page(), self._at_work
        if self._tasks.busy("report"):
            page.fields.refuse(tr("What {name} began is still being finished. Wait for it.", name=before))
            return
        question = tr(
            "{name} is still at work here. Give up what {name} typed and did not save?", name=before
        )
        if self._shell.parts.notifier.ask(question, yes=tr("Give it up"), no=tr("Keep it")):
            self._drop()
            work = partial(_sign_in_again, self._office, stranger)
            self._tasks.run(self, work, self._let_in, lane="write")
        else:
            page.fields.begin(before)

    def _let_in(self, entered: Entered) -> None:
        self._shell.parts.day.move(entered.day)
        self._show_person(entered.user)
        same = self._at_work == entered.user.name
        self._at_work = entered.user.name
        self._watch(entered.minutes)
        self._shell.window.let_in()
        if not same:
            self._desks.open_first()

    def _drop(self) -> None:
        self._at_work = ""
        self._desks.forget()
        self._shell.window.start_over()

    def _show_person(self, user: User) -> None:
        from desktop.app.fences import barred_desks, reason_against
        from desktop.wording.roles import role_text

        words = tr("{name} · {role}", name=user.name, role=role_text(user.role))
        self._shell.status.show_person(
            words, tr("Signed in. Lock, sign out, change the password"), self._own()
        )
        reason = reason_against(self._office.workplace, Right.BUSINESS_DATE)
        self._shell.status.allow_day(reason)
        self._shell.window.bar_desks(barred_desks(self._office.workplace))

    def _own(self) -> Sequence[QAction]:
        if not self._acts:
            self._acts = (
                self._act(tr("Lock"), "Ctrl+Shift+L", self.lock),
                self._act(tr("Sign out"), "Ctrl+Shift+Q", self.sign_out),
                self._act(tr("Change the password…"), "", self.change_password),
            )
        return self._acts

    def _act(self, words: str, keys: str, act: Callable[[], None]) -> QAction:
        made = QAction(words, self)
        made.setShortcut(QKeySequence(keys))
        made.triggered.connect(act)
        return made

    def _watch(self, minutes: int) -> None:
        if self.idle is None:
            from desktop.views.sign_in_idle import IdleWatch

            self.idle = IdleWatch(cast(QApplication, QApplication.instance()), self)
            self.idle.idle.connect(self.lock)
        self.idle.start(minutes)

    def _follow_settings(self, values: dict[str, str]) -> None:
        if self._at_work and "lock.minutes" in values:
            self._watch(int(values["lock.minutes"]))

    def _follow_first_user(self, user: User) -> None:
        """Begin anew as the first administrator: from now on nothing is done without signing in."""
        self._drop()
        work = partial(_entered, self._office, user)
        self._tasks.run(self, work, self._begin_guarded)

    def _begin_guarded(self, entered: Entered) -> None:
        self._let_in(entered)
        self._desks.open_users()
        words = tr("{name} is signed in. From now on everybody signs in.", name=entered.user.name)
        self._shell.parts.notifier.info(words)

    def _password_changed(self) -> None:
        self._shell.window.let_in()
        self._shell.parts.notifier.info(tr("The password is changed."))

    def _close_dialogs(self) -> None:
        for open_one in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if open_one is not None:
                open_one.close()


def _sign_in(office: "Office", name: str, password: str) -> Entered:
    return _entered(office, office.users.sign_in(name, password))


def _sign_in_again(office: "Office", stranger: _Stranger, progress: Progress) -> Entered:
    return _sign_in(office, stranger.name, stranger.password)


def _entered(office: "Office", user: User, progress: Progress | None = None) -> Entered:
    minutes = int(office.settings.get("lock.minutes"))
    return Entered(user, office.business_date(), minutes)


def _sign_out(office: "Office", progress: Progress) -> None:
    office.users.sign_out()


def _doorplate(office: "Office", progress: Progress) -> "Doorplate":
    from desktop.views.sign_in_page import Doorplate

    return Doorplate(office.settings.get("bureau.name"), office.users.names())
