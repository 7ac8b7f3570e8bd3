"""Layouts of pivots that are kept under names: opened, kept, renamed, forgotten."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.pivot import Layout
from desktop.domain.pivot_layouts import asked
from desktop.services.pivots import PivotService
from desktop.views.buttons import button, icon_button
from desktop.views.fields import ChoiceField, TextField
from desktop.views.notify import Notifier
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr

_WIDTH = 22 * UNIT


class PivotSaved(QWidget):
    """A line above the table; `opened` carries the layout of a name."""

    opened = Signal(object)

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        pivots: PivotService,
        layout_now: Callable[[], Layout],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._notifier = notifier
        self._pivots = pivots
        self._layout_now = layout_now
        self._kept: Mapping[str, Layout] = {}
        self.choice = ChoiceField[str]([("", tr("Kept pivots"))])
        self.name = TextField(hint=tr("Name to keep it under"))
        self.rename_button = icon_button("pencil", tr("Rename the kept pivot"), self.rename)
        self.remove_button = icon_button("trash-2", tr("Forget the kept pivot"), self.remove)
        self._lay_out()
        self.choice.edited.connect(self._open)
        self.name.returnPressed.connect(self.keep)

    def refresh(self) -> None:
        """Read the kept layouts again."""
        self._tasks.run(self, partial(_saved, self._pivots), self._offer, latest="saved")

    def keep(self) -> None:
        """Keep what is chosen now under the name that is typed."""
        name = self.name.text().strip()
        if name:
            work = partial(_save, self._pivots, name, asked(self._layout_now()))
            done = partial(self._done, name, tr("“{name}” is kept.", name=name))
            self._tasks.run(self, work, done, lane="write")

    def rename(self) -> None:
        """Give the pivot that is open the name that is typed."""
        old, name = self.choice.value() or "", self.name.text().strip()
        if old and name and name != old:
            work = partial(_rename, self._pivots, old, name)
            done = partial(self._done, name, tr("“{old}” is “{name}” now.", old=old, name=name))
            self._tasks.run(self, work, done, lane="write")

    def remove(self) -> None:
        """Forget the pivot that is open, after asking."""
        name = self.choice.value() or ""
        question = tr("Forget the pivot “{name}”?", name=name)
        if name and self._notifier.ask(question, yes=tr("Forget the pivot"), no=tr("Do not")):
            done = partial(self._done, "", tr("“{name}” is forgotten.", name=name))
            self._tasks.run(self, partial(_remove, self._pivots, name), done, lane="write")

    def _done(self, name: str, words: str, kept: Mapping[str, Layout]) -> None:
        self._notifier.info(words)
        self._offer(kept, chosen=name)

    def _offer(self, kept: Mapping[str, Layout], chosen: str | None = None) -> None:
        self._kept = kept
        wanted = self.choice.value() if chosen is None else chosen
        with QSignalBlocker(self.choice):
            self.choice.set_choices([("", tr("Kept pivots")), *((name, name) for name in kept)])
            self.choice.set_value(wanted if wanted in kept else "")
        self._follow()

    def _open(self) -> None:
        self._follow()
        if layout := self._kept.get(self.choice.value() or ""):
            self.opened.emit(layout)

    def _follow(self) -> None:
        name = self.choice.value() or ""
        self.name.setText(name)
        for made in (self.rename_button, self.remove_button):
            made.setEnabled(bool(name))

    def _lay_out(self) -> None:
        self.choice.setAccessibleName(tr("Kept pivots"))
        self.name.setAccessibleName(tr("Name to keep it under"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for field in (self.choice, self.name):
            field.setFixedWidth(_WIDTH)
        row.addWidget(self.choice)
        row.addWidget(self.remove_button)
        row.addWidget(self.name)
        row.addWidget(button(tr("Keep the pivot"), self.keep, icon_name="save", shortcut="Ctrl+S"))
        row.addWidget(self.rename_button)
        self._follow()


def _saved(pivots: PivotService, _progress: Progress) -> Mapping[str, Layout]:
    return pivots.saved()


def _save(pivots: PivotService, name: str, layout: Layout, _progress: Progress) -> Mapping[str, Layout]:
    pivots.save(name, layout)
    return pivots.saved()


def _rename(pivots: PivotService, old: str, name: str, _progress: Progress) -> Mapping[str, Layout]:
    pivots.rename(old, name)
    return pivots.saved()


def _remove(pivots: PivotService, name: str, _progress: Progress) -> Mapping[str, Layout]:
    pivots.remove(name)
    return pivots.saved()
