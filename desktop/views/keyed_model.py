"""A table of any length: it holds the keys, and fetches rows by the page as they come into sight."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QTimer

from desktop.views.columns import Column, Row
from desktop.views.table_model import AnyIndex, State, TableModel
from desktop.views.tasks import Progress, TaskRunner
from desktop.wording import tr

Key = TypeVar("Key", bound=Hashable)

PAGE = 200
_PAGES_KEPT = 60
_PAGES_IN_SIGHT = 2
_MILLISECONDS_GATHERING = 8


class KeyedModel(TableModel[Row], Generic[Key, Row]):
    """Holds the keys of a filter; a page that was asked for under an older filter is dropped."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Sequence[Key]], Mapping[Key, Row]],
        tasks: TaskRunner,
        *,
        checkable: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, checkable=checkable, parent=parent)
        self._fetch = fetch
        self._tasks = tasks
        self._keys: Sequence[Key] = ()
        self._generation = 0
        self._pages: OrderedDict[int, Mapping[Key, Row]] = OrderedDict()
        self._outdated: dict[int, Mapping[Key, Row]] = {}
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._fetching = False
        self._gather = QTimer(self, singleShot=True, interval=_MILLISECONDS_GATHERING)
        self._gather.timeout.connect(self._ask)

    @property
    def keys(self) -> Sequence[Key]:
        """The keys, in the order shown."""
        return self._keys

    def show(self, content: Sequence[Key]) -> None:
        self.beginResetModel()
        self._keys = content
        self._checked &= set(content)
        self._forget_pages()
        self._outdated.clear()
        self.endResetModel()
        self._set_state(State.READY)

    def refresh(self) -> None:
        """Read the rows again: something about them has changed. The old ones stand until then."""
        self._outdated = dict(self._pages)
        self._forget_pages()
        self._set_state(State.READY)
        self._repaint(range(len(self._keys)))

    def row_at(self, position: int) -> Row | None:
        number = position // PAGE
        page = self._pages.get(number)
        if page is None:
            self._want(number)
            page = self._outdated.get(number, {})
        return page.get(self._keys[position])

    def key_at(self, position: int) -> Key:
        return self._keys[position]

    def position_of(self, key: Hashable) -> int | None:
        return self._keys.index(key) if key in self._keys else None

    def collect(self, positions: Sequence[int], done: Callable[[list[Row]], None]) -> None:
        keys = [self._keys[position] for position in positions]
        work = partial(_fetch_all, self._fetch, keys)
        self._tasks.run(self, work, done, title=tr("Reading rows"), lane="report", latest="collect")

    def _forget_pages(self) -> None:
        self._generation += 1
        self._pages.clear()
        self._wanted.clear()
        self._fetching = False

    def _want(self, number: int) -> None:
        self._wanted[number] = None
        self._wanted.move_to_end(number)
        if not self._fetching and not self._gather.isActive():
            self._gather.start()

    def _ask(self) -> None:
        numbers = [number for number in self._wanted if number not in self._pages][-_PAGES_IN_SIGHT:]
        self._wanted.clear()  # a page scrolled past is asked for again when it is painted again
        if numbers:
            self._fetching = True
            keys = {number: self._keys[number * PAGE : (number + 1) * PAGE] for number in numbers}
            arrived = partial(self._arrived, self._generation, numbers)
            failed = partial(self._failed, self._generation)
            self._tasks.run(self, partial(_fetch_pages, self._fetch, keys), arrived, failed=failed)

    def _arrived(self, generation: int, numbers: list[int], pages: dict[int, Mapping[Key, Row]]) -> None:
        if generation != self._generation:
            return
        self._fetching = False
        for number in numbers:
            self._outdated.pop(number, None)
        self._pages.update(pages)
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        for number in numbers:
            self._repaint(range(number * PAGE, min((number + 1) * PAGE, len(self._keys))))
        if self._wanted:
            self._gather.start()

    def _failed(self, generation: int, error: Exception) -> None:
        if generation == self._generation:
            self._fetching = False
            self.retry = self.retry or self.refresh
            self._set_state(State.FAILED)
            self._tasks.tell(error)

    def _repaint(self, positions: range) -> None:
        if positions:
            last = len(self.columns) - 1
            self.dataChanged.emit(self.index(positions[0], 0), self.index(positions[-1], last))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._keys)


def _fetch_pages(
    fetch: Callable[[Sequence[Key]], Mapping[Key, Row]],
    pages: Mapping[int, Sequence[Key]],
    progress: Progress,
) -> dict[int, Mapping[Key, Row]]:
    return {number: fetch(keys) for number, keys in pages.items()}


def _fetch_all(
    fetch: Callable[[Sequence[Key]], Mapping[Key, Row]], keys: Sequence[Key], progress: Progress
) -> list[Row]:
    rows: list[Row] = []
    for start in range(0, len(keys), PAGE):
        progress.stop_if_cancelled()
        part = keys[start : start + PAGE]
        found = fetch(part)
        rows.extend(found[key] for key in part if key in found)
        progress.report(start + len(part), len(keys))
    return rows
