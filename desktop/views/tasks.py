"""The one runner of slow work: a worker thread per lane, and the answer back on the window's thread."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from queue import SimpleQueue
from typing import Any, Literal, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from desktop.domain.errors import Cancelled

T = TypeVar("T")
Lane = Literal["read", "search", "write", "report"]
_Job = tuple[int, Callable[["Progress"], object], "Progress"]

_SECONDS_BETWEEN_REPORTS = 0.05


class Progress:
    """What a piece of work tells about itself, and where it learns that it was cancelled."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._told_at = 0.0
        self._cancelled = threading.Event()

    def report(self, done: int, total: int) -> None:
        """Tell how far the work is; calling it for every row is cheap."""
        now = time.monotonic()
        if done >= total or now - self._told_at >= _SECONDS_BETWEEN_REPORTS:
            self._told_at = now
            self._tell(done, total)

    def cancelled(self) -> bool:
        """Return whether somebody asked for the work to stop."""
        return self._cancelled.is_set()

    def stop_if_cancelled(self) -> None:
        """Leave the work here if somebody asked for it to stop."""
        if self.cancelled():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next safe point."""
        self._cancelled.set()


@dataclass(eq=False, slots=True)
class Task:
    """A piece of work under way, as the window knows it."""

    owner: QObject
    title: str
    lane: Lane
    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None
    progress: Progress
    latest: str = ""
    superseded: bool = False


@dataclass(slots=True)
class _Worker:
    """A thread with its queue; it never holds an owner, so that no widget can die on it."""

    jobs: SimpleQueue[_Job | None] = field(default_factory=SimpleQueue)
    thread: threading.Thread | None = None


class TaskRunner(QObject):
    """Runs work off the window's thread and answers on it; an owner that is gone is not called."""

    started = Signal(object)
    progressed = Signal(object, int, int)
    finished = Signal(object)
    _ended = Signal(int, object, object)

    def __init__(self, tell: Callable[[Exception], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tell = tell
        self._numbers = count(1)
        self._open: dict[int, Task] = {}
        self._workers: dict[Lane, _Worker] = {}
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[Exception], None] | None = None,
        title: str = "",
        lane: Lane = "read",
        latest: str = "",
    ) -> Task:
        """Do `work` in a lane, then call `done` with its result, or `failed`, by default the message door.

        Of the runs of one owner that share a `latest` name only the newest is answered.
        """
        number = next(self._numbers)
        progress = Progress(partial(self._report, number))
        task = Task(owner, title, lane, done, failed, progress, latest)
        self._supersede(owner, latest)
        self._open[number] = task
        self.started.emit(task)
        self._worker(lane).jobs.put((number, work, progress))
        return task

    def busy(self, lane: Lane | None = None) -> bool:
        """Return whether anything is under way, in a lane or at all."""
        return any(lane in (None, task.lane) for task in self._open.values())

    def close(self) -> None:
        """Ask everything to stop, and wait for what cannot."""
        for task in self._open.values():
            task.progress.cancel()
        for worker in self._workers.values():
            worker.jobs.put(None)
            if worker.thread:
                worker.thread.join()
        self._workers.clear()

    def _supersede(self, owner: QObject, latest: str) -> None:
        older = (task for task in self._open.values() if latest and task.latest == latest)
        for task in older:
            if task.owner is owner:
                task.superseded = True
                task.progress.cancel()

    def _worker(self, lane: Lane) -> _Worker:
        if lane not in self._workers:
            worker = self._workers[lane] = _Worker()
            loop = partial(_work_off, worker.jobs, self._ended.emit)
            worker.thread = threading.Thread(target=loop, name=f"jieling-{lane}", daemon=True)
            worker.thread.start()
        return self._workers[lane]

    def _report(self, number: int, done: int, total: int) -> None:
        if task := self._open.get(number):
            self.progressed.emit(task, done, total)

    def _deliver(self, number: int, result: object, error: Exception | None) -> None:
        task = self._open.pop(number)
        self.finished.emit(task)
        if task.superseded:
            return
        if not shiboken6.isValid(task.owner):
            self._tell_of_lost(error)
        elif error is None:
            task.done(result)
        else:
            (task.failed or self.tell)(error)

    def _tell_of_lost(self, error: Exception | None) -> None:
        if error is not None:
            self.tell(error)


def _work_off(jobs: SimpleQueue[_Job | None], ended: Callable[[int, object, object], None]) -> None:
    while job := jobs.get():
        number, work, progress = job
        ended(number, *_outcome(work, progress))
        del job, work


def _outcome(work: Callable[[Progress], object], progress: Progress) -> tuple[object, Exception | None]:
    if progress.cancelled():
        return None, Cancelled()
    try:
        return work(progress), None
    except Exception as error:  # noqa: BLE001 - whatever fails on a worker must reach the window
        return None, error
