"""The shell of the window: dress the program, put its parts together, catch what nobody caught."""

import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QStackedWidget

from desktop.views import theme
from desktop.views.business_day import BusinessDay
from desktop.views.cycle_collector import CycleCollector
from desktop.views.main_window import MainWindow
from desktop.views.message_bar import MessageBar
from desktop.views.notify import Notifier
from desktop.views.rail import DeskSpec
from desktop.views.search import CustomerSearch, Find
from desktop.views.status_line import StatusLine
from desktop.views.tasks import TaskRunner
from desktop.wording import tr

LOG = "jieling.log"


@dataclass(frozen=True, slots=True)
class Parts:
    """What desks are made from: the door, the runner, the business date, the search, and where they stand."""

    notifier: Notifier
    tasks: TaskRunner
    day: BusinessDay
    search: CustomerSearch
    stack: QStackedWidget


@dataclass(frozen=True, slots=True)
class Shell:
    """The window with its parts, ready to be shown."""

    parts: Parts
    status: StatusLine
    window: MainWindow


def prepare(language: str) -> QApplication:
    """Return the application, dressed and speaking a language."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("jieling")
    if app.findChild(CycleCollector) is None:
        CycleCollector(app)
    speak(app, language)
    theme.install(app)
    return app


def build_shell(
    desks: Callable[[Parts], Sequence[DeskSpec]],
    find: Find,
    *,
    database: str,
    clerk: str,
    business_date: date,
    log_file: Path,
) -> Shell:
    """Put the window together around the desks that `desks` makes from its parts."""
    stack = QStackedWidget()
    bar = MessageBar(stack)
    notifier = Notifier(bar, log_file)
    tasks = TaskRunner(notifier.failed, stack)
    hint = tr("Find a customer: number, name, pinyin initials, phone, meter  (Ctrl+K)")
    search = CustomerSearch(tasks, find, hint)
    parts = Parts(notifier, tasks, BusinessDay(business_date, stack), search, stack)
    status = StatusLine(database, clerk, parts.day, tasks)
    window = MainWindow(desks(parts), stack, bar, search, status)
    window.setWindowTitle(tr("{file} – Jieling", file=Path(database).name))
    return Shell(parts, status, window)


def catch_bugs(notifier: Notifier) -> None:
    """Let every mistake that nobody caught end at the message door."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Exception):
            notifier.failed(error)
        else:
            sys.__excepthook__(kind, error, trace)

    sys.excepthook = caught


def keep_log(log_file: Path) -> logging.Handler:
    """Write what goes wrong to a file that never grows beyond three times one megabyte."""
    handler = RotatingFileHandler(log_file, maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger("desktop")
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return handler


def speak(app: QApplication, language: str) -> None:
    """Let Qt's own buttons and calendars speak a language."""
    locale = QLocale(language)
    QLocale.setDefault(locale)
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(locale, "qtbase", "_", folder):
        app.installTranslator(translator)
