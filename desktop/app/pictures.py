"""Pictures of the desks, taken without a display."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtGui import QImage

from desktop.app.poses import Poses
from desktop.app.shell import Shell
from desktop.views.tabbed_desk import TabbedDesk
from desktop.views.tasks import TaskRunner

DESKS = (
    "counter",
    "takings",
    "customers",
    "arrears",
    "conversions",
    "recovery",
    "assessment",
    "import",
    "bank",
    "collection",
    "start",
    "settings",
)
SIZE = QSize(1280, 800)
_MILLISECONDS_QUIET = 60
_MILLISECONDS_BETWEEN_LOOKS = 10


def take_pictures(
    poses: Poses, desks: Sequence[str] = DESKS, size: QSize = SIZE, *, every_tab: bool = False
) -> Iterator[tuple[str, QImage]]:
    """Open one desk after another, bring it into its pose, and return its key and its picture.

    With `every_tab`, a desk's further tabs follow it, each by the keys of both.
    """
    shell = poses.window.shell
    shell.window.resize(size)
    shell.window.open(poses.desk(desks[0]))
    shell.window.show()
    shell.window.activateWindow()
    for key in desks:
        page = shell.window.open(poses.desk(key))
        wait_for(shell.parts.tasks)
        for step in poses.steps(key):
            poses.take(step, page)
            wait_for(shell.parts.tasks)
        yield key, shell.window.grab().toImage()
        if every_tab and isinstance(page, TabbedDesk):
            yield from _further_tabs(shell, key, page)


def _further_tabs(shell: Shell, key: str, desk: TabbedDesk) -> Iterator[tuple[str, QImage]]:
    for tab in desk.keys[1:]:
        desk.show_tab(tab)
        wait_for(shell.parts.tasks)
        yield f"{key}-{tab}", shell.window.grab().toImage()


def wait_for(tasks: TaskRunner) -> None:
    """Let the window live until nothing has been under way for a moment."""
    loop = QEventLoop()
    quiet = QTimer(singleShot=True, interval=_MILLISECONDS_QUIET)
    quiet.timeout.connect(loop.quit)
    look = QTimer(interval=_MILLISECONDS_BETWEEN_LOOKS)
    look.timeout.connect(lambda: quiet.start() if tasks.busy() else None)
    quiet.start()
    look.start()
    loop.exec()
