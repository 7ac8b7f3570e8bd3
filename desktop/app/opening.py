"""Opening a database off the window's thread, and what can be done where it does not open."""

import logging
import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from desktop import paths
from desktop.app.shell import LOG
from desktop.domain.errors import Cancelled, DatabaseDamaged, DatabaseInUse, Refusal
from desktop.views.message_bar import Action
from desktop.views.notify import failure_text
from desktop.views.opening_window import OpeningWindow
from desktop.views.tasks import Progress, Task, TaskRunner
from desktop.wording import refusal_text, tr
from desktop.wording.problems import problem_text

if TYPE_CHECKING:
    from desktop.domain.backups import Preview
    from desktop.services.office import Office

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """An open office with what the window must know before it is built."""

    office: "Office"
    language: str
    business_date: date


class Opening(QObject):
    """Opens a database and tells `opened`, or asks what is to be done and does it; `gave_up` ends it."""

    def __init__(self, target: str, opened: Callable[[Opened], None], gave_up: Callable[[], None]) -> None:
        super().__init__()
        self._target = target
        self._opened = opened
        self._gave_up = gave_up
        self._is_damaged = False
        self.window = OpeningWindow()
        self._tasks = TaskRunner(self._not_opened, self)
        self._tasks.progressed.connect(self._advance)

    @property
    def name(self) -> str:
        """The file as people call it."""
        return self._target if "://" in self._target else Path(self._target).name

    def start(self, *, snapshot: bool) -> None:
        """Open the database, or a snapshot of it."""
        self.window.wait_for(tr("Opening {file}…", file=self.name), "")
        work = partial(_open, self._target, snapshot=snapshot)
        self._tasks.run(self, work, self._finish, failed=self._not_opened)

    def restore(self, backup: Path) -> None:
        """Put a backup in the database's place, and open it; a backup that does not prove changes nothing."""
        self.window.wait_for(tr("Restoring {file}…", file=self.name), tr("The backup is proved first."))
        work = partial(_restore, backup, Path(self._target), damaged=self._is_damaged)
        self._tasks.run(self, work, lambda _: self.start(snapshot=False), failed=self._not_restored)

    def close(self) -> None:
        """Stop what is under way."""
        self._tasks.close()

    def _finish(self, opened: Opened) -> None:
        self._is_damaged = False
        self._opened(opened)
        self.window.finish()

    def _not_opened(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self._gave_up()
        elif isinstance(error, DatabaseDamaged) and "://" not in self._target:
            self._is_damaged = True
            self._look_for_backup(error)
        else:
            self._offer_ways(error)

    def _not_restored(self, error: Exception) -> None:
        self._gave_up() if isinstance(error, Cancelled) else self._offer_ways(error)

    def _offer_ways(self, error: Exception) -> None:
        title = tr("{file} could not be opened", file=self.name)
        self.window.offer(title, self._reason(error), self._ways_out(error))

    def _look_for_backup(self, damage: DatabaseDamaged) -> None:
        self.window.wait_for(
            tr("{file} is damaged", file=self.name), tr("Looking for the newest backup that proves…")
        )
        work = partial(_newest_good, Path(self._target))
        done = partial(self._offer_backup, damage)
        self._tasks.run(self, work, done, failed=self._not_restored)

    def _offer_backup(self, damage: DatabaseDamaged, found: "Preview | None") -> None:
        if found is None:
            self._offer_ways(damage)
            return
        from desktop.views.restore_preview import BackupFacts

        words = tr(
            "The file was left untouched ({finding}). The newest backup that proves is {backup}. Where it "
            "takes the file's place, the damaged one is kept beside it under the ending .damaged.",
            finding=problem_text(damage.finding),
            backup=found.file.name,
        )
        best = Action(tr("Open a restored copy"), partial(self.restore, found.file))
        ways = [best, *self._ways_out(damage)]
        self.window.offer(tr("{file} is damaged", file=self.name), words, ways, BackupFacts(found))

    def _reason(self, error: Exception) -> str:
        if isinstance(error, Refusal):
            return refusal_text(error)
        _log.error("The database could not be opened", exc_info=error)
        return failure_text(paths.data_folder() / LOG)

    def _ways_out(self, error: Exception) -> list[Action]:
        again = Action(tr("Try again"), partial(self.start, snapshot=False))
        ways = [again]
        if isinstance(error, DatabaseInUse):
            ways = [Action(tr("Open a snapshot to read"), partial(self.start, snapshot=True)), again]
        elif isinstance(error, DatabaseDamaged):
            ways = [Action(tr("Restore a backup…"), self._choose_backup), again]
        return [*ways, Action(tr("Quit"), self._gave_up)]

    def _choose_backup(self) -> None:
        title = tr("Choose a backup of {file}", file=self.name)
        kinds = f"{tr('Jieling databases')} (*.db);;{tr('All files')} (*)"
        named, _ = QFileDialog.getOpenFileName(self.window, title, str(paths.data_folder()), kinds)
        if named:
            self.restore(Path(named))

    def _advance(self, task: Task, done: int, total: int) -> None:
        self.window.advance(done, total)


def _open(target: str, progress: Progress, *, snapshot: bool) -> Opened:
    from desktop.services.office import open_office

    counter = os.environ.get("JIELING_COUNTER") or platform.node()
    office = open_office(target, _clock, place=counter, snapshot=snapshot)
    try:
        return Opened(office, office.language(), office.business_date())
    except BaseException:
        office.close()
        raise


def _newest_good(target: Path, progress: Progress) -> "Preview | None":
    from desktop.services.restoring import newest_good

    return newest_good(target, progress=partial(_tell, progress))


def _restore(source: Path, target: Path, progress: Progress, *, damaged: bool) -> None:
    from desktop.services.restoring import restore

    restore(source, target, damaged=damaged, progress=partial(_tell, progress))


def _tell(progress: Progress, done: int, total: int) -> None:
    progress.stop_if_cancelled()
    progress.report(done, total)


def _clock() -> datetime:
    return datetime.now().astimezone()
