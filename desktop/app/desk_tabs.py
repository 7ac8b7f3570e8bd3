"""A desk of tabs: what each tab is made from, and that it follows the day and the role."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.app.fences import fence
from desktop.app.following import following
from desktop.app.shell import Parts
from desktop.views.file_chooser import FileChooser
from desktop.views.second_person import SecondPerson
from desktop.views.tabbed_desk import TabbedDesk, TabSpec

if TYPE_CHECKING:
    from desktop.app.desks import Desks
    from desktop.services.office import Office
    from desktop.views.writing_desk import WritingDesk


@dataclass(frozen=True, slots=True)
class DeskTabs:
    """Makes the tabs of a desk for an office, each when it is first looked at."""

    parts: Parts
    office: "Office"
    files: FileChooser
    second: SecondPerson
    desks: "Desks"
    """Leads to the other desks: `serve` and `look_up` a customer number."""

    def specs(self) -> Sequence[TabSpec]:
        """Return the tabs, in the order shown."""
        return ()

    def desk(self) -> QWidget:
        """Return the desk; it follows the business date, and what a role may not do is barred on each tab."""
        tabs = [replace(spec, factory=partial(self._fenced, spec.factory)) for spec in self.specs()]
        return following(self.parts, TabbedDesk(tabs))

    def writing_desk(self) -> "WritingDesk":
        """Return what a page that writes files works with."""
        from desktop.views.writing_desk import WritingDesk

        parts = self.parts
        return WritingDesk(parts.tasks, parts.notifier, parts.day.today, self.office.settings, self.files)

    def _fenced(self, make: Callable[[], QWidget]) -> QWidget:
        page = make()
        fence(page, self.office.workplace)
        return page
