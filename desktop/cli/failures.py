"""Mistakes of the program itself: a sentence for the reader, the traceback for the log."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from desktop import paths
from desktop.wording import tr

LOG = "jieling.log"
_log = logging.getLogger("desktop.cli")


def noted(error: BaseException) -> str:
    """Write a failure to the log in the data folder, and return the one sentence that tells of it."""
    problem = (str(error) or type(error).__name__).splitlines()[0]
    try:
        file = _written(error)
    except OSError:
        return tr("Jieling failed: {problem}.", problem=problem)
    return tr("Jieling failed: {problem}; details in {file}.", problem=problem, file=file)


def _written(error: BaseException) -> Path:
    file = paths.data_folder() / LOG
    file.open("a").close()
    handler = RotatingFileHandler(file, maxBytes=1_000_000, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _log.addHandler(handler)
    _log.propagate = False
    try:
        _log.error("the command failed", exc_info=error)
    finally:
        _log.removeHandler(handler)
        handler.close()
    return file
