"""What this program is, of which version, and under whose licences its parts are."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop import __version__, paths
from desktop.views.buttons import button
from desktop.views.columns import Column
from desktop.views.icons import IconLabel
from desktop.views.labels import Sentence, heading, tint
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_PARTS = (
    ("PySide6", "LGPL-3.0"),
    ("SQLAlchemy", "MIT"),
    ("alembic", "MIT"),
    ("reportlab", "BSD-3-Clause"),
    ("XlsxWriter", "BSD-2-Clause"),
    ("python-calamine", "MIT"),
    ("charset-normalizer", "MIT"),
    ("platformdirs", "MIT"),
    ("filelock", "MIT"),
    ("pypinyin", "MIT"),
)
_DRAWN = (("Noto Sans SC", "OFL-1.1"), ("Lucide", "ISC"))


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the program by somebody else."""

    name: str
    version: str
    licence: str


class AboutPage(QWidget):
    """Shows the version and the components."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.components: RowsModel[Component] = RowsModel(_columns(), key=lambda part: part.name)
        self.version = heading(tr("Jieling {version}", version=__version__))
        self._lay_out()

    def load(self, tasks: TaskRunner) -> None:
        """Find the versions of the components."""
        self.components.fill(tasks, find_components)

    def _lay_out(self) -> None:
        name = QHBoxLayout()
        name.setSpacing(UNIT)
        name.addWidget(IconLabel("jieling", 32, Tone.ACCENT), 0, Qt.AlignmentFlag.AlignVCenter)
        name.addWidget(self.version, 1)
        what = tr("The billing office of a county power-supply bureau, from the counter to the last fen.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addLayout(name)
        column.addWidget(tint(Sentence(what), Tone.MUTED))
        column.addWidget(
            Sentence(tr("Jieling is free software under the MIT licence, built on these parts:"))
        )
        nothing = Placeholder("info", tr("No component is known"))
        column.addWidget(TableView(self.components, nothing), 1)
        row = QHBoxLayout()
        row.addWidget(button(tr("Licences of font and icons"), _show_licences, icon_name="folder-open"))
        row.addStretch(1)
        column.addLayout(row)


def find_components(progress: Progress) -> Sequence[Component]:
    """Return what the program is built on, with the versions at hand."""
    drawn = [Component(name, "", licence) for name, licence in _DRAWN]
    return [*(Component(name, _version(name), licence) for name, licence in _PARTS), *drawn]


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _columns() -> tuple[Column[Component], ...]:
    return (
        Column(tr("Component"), lambda part: part.name, width=200, stretch=True),
        Column(tr("Version"), lambda part: part.version or "—", width=140),
        Column(tr("Licence"), lambda part: part.licence, width=180),
    )


def _show_licences() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.resources())))
