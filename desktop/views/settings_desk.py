"""The settings: the office, its rules and contractors, languages and folders, its data, and about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop.domain.penalty import PenaltyRule
from desktop.services.backups import BackupService
from desktop.services.checks import CheckService
from desktop.services.contractors import ContractorService
from desktop.services.settings import SettingsService
from desktop.views.file_chooser import FileChooser
from desktop.views.labels import heading
from desktop.views.notify import Notifier
from desktop.views.scrolling import scrolled
from desktop.views.settings_about import AboutPage
from desktop.views.settings_care import CarePage
from desktop.views.settings_contractors import ContractorsPage
from desktop.views.settings_form import SettingsForm
from desktop.views.settings_pages import (
    LanguagePage,
    OfficePage,
    RulesPage,
    SecurityPage,
    backup_form,
    language_form,
    office_form,
    rules_form,
    security_form,
)
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr

_MARGIN = 3 * UNIT


@dataclass(frozen=True, slots=True)
class _Kept:
    values: dict[str, str]
    penalties: Sequence[PenaltyRule]


class SettingsDesk(QWidget):
    """Shows and changes settings.

    `saved` carries what was changed, `business_date_changed` the day in force from now on, `restore_asked`
    the backup that is to take the database's place.
    """

    saved = Signal(object)
    business_date_changed = Signal(object)
    restore_asked = Signal(object)

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        settings: SettingsService,
        contractors: ContractorService,
        backups: BackupService,
        checks: CheckService,
        files: FileChooser,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._settings = settings
        self.office = office_form(tasks, settings, today)
        self.rules = rules_form(tasks, settings)
        self.languages = language_form(tasks, settings)
        self.backups = backup_form(tasks, settings)
        self.rules_page = RulesPage(self.rules)
        self.language_page = LanguagePage(self.languages, files)
        self.contractors = ContractorsPage(tasks, contractors, today)
        self.care = CarePage(tasks, notifier, backups, checks, files, today, self.backups)
        self.about = AboutPage()
        self.security = security_form(tasks, settings)
        self.tabs = QTabWidget()
        self._added: dict[str, QWidget] = {}
        self._lay_out()
        for form in self._forms():
            form.saved.connect(self._saved)
        self.care.restore_asked.connect(self.restore_asked)
        self.setFocusProxy(self.tabs)

    def refresh(self) -> None:
        """Read the settings again; what was typed and not saved yet stands."""
        self._tasks.run(self, partial(_kept, self._settings), self._show, latest="settings")
        self.contractors.refresh()
        self.care.refresh()

    def add_page(self, key: str, page: QWidget, title: str) -> None:
        """Put a page before the last one, which is about the program."""
        self._added[key] = page
        self.tabs.insertTab(self.tabs.count() - 1, page, title)

    def show_page(self, key: str) -> None:
        """Go to a page that was added."""
        self.tabs.setCurrentWidget(self._added[key])

    def _show(self, kept: _Kept) -> None:
        for form in self._forms():
            if not form.changed() or not form.is_filled:
                form.show_values(kept.values)
        self.rules_page.show_penalties(kept.penalties)

    def _saved(self, values: dict[str, str]) -> None:
        self.saved.emit(values)
        if "business_date" in values:
            work = partial(_business_date, self._settings)
            self._tasks.run(self, work, self.business_date_changed.emit, latest="day")

    def _forms(self) -> tuple[SettingsForm, ...]:
        return self.office, self.rules, self.languages, self.security, self.backups

    def _lay_out(self) -> None:
        self.tabs.addTab(scrolled(OfficePage(self.office)), tr("Office"))
        self.tabs.addTab(scrolled(self.rules_page), tr("Rules"))
        self.tabs.addTab(scrolled(SecurityPage(self.security)), tr("Security and counter"))
        self.tabs.addTab(self.contractors, tr("Contractors"))
        self.tabs.addTab(scrolled(self.language_page), tr("Language and papers"))
        self.tabs.addTab(self.care, tr("Data"))
        self.tabs.addTab(self.about, tr("About"))
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(UNIT)
        column.addWidget(heading(tr("Settings")))
        column.addWidget(self.tabs, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self.about.load(self._tasks)


def _kept(settings: SettingsService, progress: Progress) -> _Kept:
    return _Kept(settings.all(), settings.penalty_rules())


def _business_date(settings: SettingsService, progress: Progress) -> date:
    return settings.business_date()
