"""The only wiring: services, task runner, window, single instance, and the door for what nobody caught."""

import signal
import sys
from pathlib import Path

from desktop import paths
from desktop.app.display import obstacle
from desktop.app.program import Program, spoken
from desktop.app.shell import LOG, Parts, Shell, build_shell, catch_bugs, keep_log, prepare
from desktop.wording import refusal_text, tr

__all__ = ["Parts", "Shell", "build_shell", "catch_bugs", "keep_log", "prepare", "run", "tour"]


def run(database: str | Path | None, *, snapshot: bool = False) -> int:
    """Open the window on a database, by default the user's own; return the exit code when it is closed."""
    language = spoken("system")
    if (refusal := obstacle()) is not None:
        print(refusal_text(refusal), file=sys.stderr)
        return 1
    from desktop.views.instance import Instance

    app = prepare(language)
    keep_log(paths.data_folder() / LOG)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop would never let Python see it
    target = _named(database or paths.default_database())
    instance = Instance(target)
    if not snapshot and not instance.claim():
        print(tr("{file} is open already; its window comes to the front.", file=target))
        return 0
    program = Program(app, target)
    instance.woken.connect(program.wake)
    program.start(snapshot=snapshot)
    try:
        return app.exec()
    finally:
        program.close()


def tour(database: str | Path, folder: Path) -> int:
    """Do the main job without a display; leave papers, a workbook and pictures in a folder."""
    from desktop.app.tour import take_tour

    return take_tour(database, folder)


def _named(database: str | Path) -> str:
    named = str(database)
    return named if "://" in named else str(Path(named).expanduser().absolute())
