"""What was typed on a desk and not saved yet."""

from PySide6.QtWidgets import QWidget

from desktop.views.settings_form import SettingsForm
from desktop.views.side_form import SideForm


def has_unsaved(page: QWidget) -> bool:
    """Return whether something was typed into a form of a page that would be lost with it."""
    typed = any(form.touched and form.isVisibleTo(page) for form in page.findChildren(SideForm))
    return typed or any(form.is_filled and bool(form.changed()) for form in page.findChildren(SettingsForm))
