"""Asking for a file: the system's own dialogs, begun in the folder that was used last."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: its words, and its endings with the dot, the usual one first."""

    words: str
    endings: tuple[str, ...]

    @property
    def filter(self) -> str:
        """What Qt's dialogs call it."""
        return f"{self.words} ({' '.join(f'*{ending}' for ending in self.endings)})"


class FileChooser:
    """Asks where to read from and where to write to; None means that the clerk thought better of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def open(self, parent: QWidget, title: str, kinds: Sequence[FileKind]) -> Path | None:
        """Ask for a file that is there."""
        dialog = self._dialog(parent, title, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._answer(dialog)

    def save(self, parent: QWidget, title: str, name: str, kinds: Sequence[FileKind]) -> Path | None:
        """Ask for a file to write; its ending is that of the kind chosen where none is typed."""
        dialog = self._dialog(parent, title, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        endings = {kind.filter: kind.endings[0] for kind in kinds}
        dialog.setDefaultSuffix(kinds[0].endings[0])
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(endings[chosen]))
        dialog.selectFile(name)
        return self._answer(dialog)

    def choose_folder(self, parent: QWidget, title: str) -> Path | None:
        """Ask for a folder."""
        dialog = self._dialog(parent, title, ())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return self._answer(dialog)

    def _dialog(self, parent: QWidget, title: str, kinds: Sequence[FileKind]) -> QFileDialog:
        dialog = QFileDialog(parent, title, str(self.folder))
        dialog.setNameFilters([kind.filter for kind in kinds])
        return dialog

    def _answer(self, dialog: QFileDialog) -> Path | None:
        agreed = dialog.exec()
        chosen = dialog.selectedFiles()
        dialog.deleteLater()
        if not agreed or not chosen:
            return None
        path = Path(chosen[0])
        self.folder = path if path.is_dir() else path.parent
        return path
