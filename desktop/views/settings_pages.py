"""The pages of settings that are forms: the office, its rules, the languages and folders."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.allocation import Order
from desktop.domain.errors import FileProblem
from desktop.domain.penalty import CrossYear, PenaltyRule
from desktop.domain.settings import checked
from desktop.services.settings import SettingsService
from desktop.views.buttons import button
from desktop.views.date_field import DateField
from desktop.views.fields import ChoiceField, TextField
from desktop.views.file_chooser import FileChooser
from desktop.views.labels import Sentence, heading, tint
from desktop.views.settings_form import SettingsForm
from desktop.views.settings_penalty import PenaltyRulesTable
from desktop.views.tasks import TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr


def office_form(tasks: TaskRunner, settings: SettingsService, today: Callable[[], date]) -> SettingsForm:
    """Return the form of the bureau as its papers name it, and of the business date."""
    form = SettingsForm(tasks, settings)
    form.add("bureau.name", TextField(required=True))
    form.add("bureau.address", TextField())
    form.add("bureau.phone", TextField())
    form.add("bureau.how_to_pay", TextField())
    form.add("business_date", DateField(today, required=False))
    return form


def rules_form(tasks: TaskRunner, settings: SettingsService) -> SettingsForm:
    """Return the form of the rules that the regulations leave to the bureau."""
    form = SettingsForm(tasks, settings)
    form.add("penalty.cross_year", ChoiceField[str](_cross_year()))
    form.add("allocation", ChoiceField[str](_allocation()))
    form.add("recovery.ranked_by", ChoiceField[str](_ranked_by()))
    form.add("forecast.days", TextField(required=True, read=partial(checked, "forecast.days")))
    form.add("bulletin.from", TextField(required=True, read=partial(checked, "bulletin.from")))
    form.add("assess.cap_percent", TextField(required=True, read=partial(checked, "assess.cap_percent")))
    for part in ("alarm", "second_alarm", "overdraft", "initial_credit"):
        key = f"conversion.{part}"
        form.add(key, TextField(required=True, read=partial(checked, key)))
    for part in ("defaulter_bills", "defaulter_months", "defaulter_days", "new_months", "stuck_days"):
        key = f"conversion.{part}"
        form.add(key, TextField(required=True, read=partial(checked, key)))
    form.add("conversion.recover", TextField(required=True, read=partial(checked, "conversion.recover")))
    limit = "topup.monthly_limit"
    form.add(limit, TextField(read=partial(checked, limit), hint=tr("no limit")))
    form.add("vending.adapter", ChoiceField[str](_adapters()))
    pattern = "vending.token_pattern"
    form.add(pattern, TextField(required=True, read=partial(checked, pattern)))
    return form


def security_form(tasks: TaskRunner, settings: SettingsService) -> SettingsForm:
    """Return the form of what the counter asks of the people at it."""
    form = SettingsForm(tasks, settings)
    form.add("shift.required", ChoiceField[str](_shift_required()))
    form.add("receipt.numbers", ChoiceField[str](_receipt_numbers()))
    form.add("supervisor.second_person", ChoiceField[str](_second_person()))
    form.add("lock.minutes", TextField(required=True, read=partial(checked, "lock.minutes")))
    form.add("prestored.low", TextField(required=True, read=partial(checked, "prestored.low")))
    return form


def language_form(tasks: TaskRunner, settings: SettingsService) -> SettingsForm:
    """Return the form of the languages and of where papers go."""
    form = SettingsForm(tasks, settings)
    form.add("language", ChoiceField[str](_languages()))
    form.add("paper.language", ChoiceField[str]([("zh_CN", "中文"), ("en", "English")]))
    form.add("folder.papers", TextField(read=read_folder, hint=tr("beside the database")))
    return form


def backup_form(tasks: TaskRunner, settings: SettingsService) -> SettingsForm:
    """Return the form of where backups are kept, how often they are made, and how long they are kept."""
    form = SettingsForm(tasks, settings)
    form.add("backup.folder", TextField(read=read_folder, hint=tr("beside the database")))
    for part in ("every_minutes", "keep_hours", "keep_days", "keep_months"):
        key = f"backup.{part}"
        form.add(key, TextField(required=True, read=partial(checked, key)))
    return form


class RulesPage(QWidget):
    """The rules, and under them the penalty rules of the regulations."""

    def __init__(self, form: SettingsForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.penalties = PenaltyRulesTable()
        column = _column(self)
        column.addWidget(form)
        column.addSpacing(2 * UNIT)
        column.addWidget(heading(tr("Penalty rules of the regulations"), times=1.15))
        words = tr("The row in force on the day a penalty is asked for holds for its whole sum.")
        column.addWidget(_quiet(words))
        column.addWidget(self.penalties)
        column.addStretch(1)

    def show_penalties(self, rules: Sequence[PenaltyRule]) -> None:
        """Show the rows of the penalty rules."""
        self.penalties.show_rules(rules)


class LanguagePage(QWidget):
    """The languages and folders, with what they mean."""

    def __init__(self, form: SettingsForm, files: FileChooser, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._files = files
        column = _column(self)
        column.addWidget(form)
        form.layout_of_parts.insertWidget(
            1, _left(button(tr("Choose the folder…"), self.choose_folder, icon_name="folder-open"))
        )
        column.addWidget(_quiet(tr("The window speaks another language from its next start on.")))
        column.addStretch(1)

    def choose_folder(self) -> None:
        """Ask for the folder that papers are saved in."""
        folder = self._files.choose_folder(self, tr("Folder for papers"))
        field = self._form.fields["folder.papers"]
        if folder and isinstance(field, TextField):
            field.setText(str(folder))


class OfficePage(QWidget):
    """The bureau and the business date, with what they mean."""

    def __init__(self, form: SettingsForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = _column(self)
        column.addWidget(form)
        words = tr("Papers name the bureau as it stands here. Without a business date the clock's counts.")
        column.addWidget(_quiet(words))
        column.addStretch(1)


class SecurityPage(QWidget):
    """What the counter asks of the people at it, with what it means."""

    def __init__(self, form: SettingsForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = _column(self)
        column.addWidget(form)
        words = tr(
            "A second person confirms at the same window, with their own name and password. The lock counts "
            "the minutes without a touch; what was typed is kept behind it. Both need users."
        )
        column.addWidget(_quiet(words))
        column.addStretch(1)


def read_folder(text: str) -> Path:
    """Read the path of a folder that is there."""
    folder = Path(text.strip()).expanduser()
    if not folder.is_absolute() or not folder.is_dir():
        raise FileProblem(text.strip(), tr("no such folder"))
    return folder


def _column(page: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 2 * UNIT, UNIT, UNIT)
    column.setSpacing(UNIT)
    return column


def _quiet(words: str) -> Sentence:
    return tint(Sentence(words), Tone.MUTED)


def _left(widget: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    widget.setMaximumWidth(widget.sizeHint().width())
    column.addWidget(widget)
    return holder


def _adapters() -> list[tuple[str, str]]:
    return [
        ("off", tr("not at all: nothing is asked of the meter maker")),
        ("manual", tr("typed by the clerk from the maker's system")),
        ("file", tr("by files that go out and come back")),
    ]


def _cross_year() -> list[tuple[str, str]]:
    return [
        (CrossYear.SPLIT.value, tr("split by calendar day")),
        (CrossYear.WHOLE_PERIOD.value, tr("3‰ for all its days")),
    ]


def _allocation() -> list[tuple[str, str]]:
    return [
        (Order.PRINCIPAL_FIRST.value, tr("every bill's principal, then penalties")),
        (Order.PENALTY_FIRST.value, tr("each bill's penalty, then its principal")),
    ]


def _shift_required() -> list[tuple[str, str]]:
    return [("off", tr("need no open shift")), ("on", tr("need an open shift"))]


def _receipt_numbers() -> list[tuple[str, str]]:
    return [("built-in", tr("by the program")), ("issued", tr("from the ranges issued to each clerk"))]


def _second_person() -> list[tuple[str, str]]:
    return [("off", tr("alone, where the role allows them")), ("on", tr("only with a second person"))]


def _ranked_by() -> list[tuple[str, str]]:
    return [("with-offset", tr("with prestored offsets")), ("cash", tr("by cash alone"))]


def _languages() -> list[tuple[str, str]]:
    return [("system", tr("as the system")), ("en", "English"), ("zh_CN", "中文")]
