"""Where a file goes: asked in the system's own dialog, beginning where the last one went."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.wording import tr


class SavePlace:
    """Asks where to save; it begins in the folder of papers and remembers the last one chosen."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def ask(self, parent: QWidget, suggestion: str, *kinds: str) -> Path | None:
        """Return the file that the clerk named, with the suffix of its kind, or None.

        Each kind is a line of the dialog, such as `PDF (*.pdf)`.
        """
        start = str(self._begin_in() / suggestion)
        named, kind = QFileDialog.getSaveFileName(parent, tr("Save as"), start, ";;".join(kinds))
        if not named:
            return None
        file = Path(named)
        self._folder = file.parent
        return file if file.suffix else file.with_suffix(_suffix_of(kind or kinds[0]))

    def _begin_in(self) -> Path:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return self._folder or Path(QStandardPaths.writableLocation(documents))


def _suffix_of(kind: str) -> str:
    return "." + kind.rsplit("*.", 1)[-1].rstrip(")")
