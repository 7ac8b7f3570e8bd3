"""The file dialogs of the tests: they answer at once, and keep what they were asked."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.views.file_chooser import FileChooser, FileKind


class ChosenFiles(FileChooser):
    """Answers every dialog with `answer`; None is a clerk who thought better of it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.answer: Path | None = None
        self.suggested: list[str] = []

    def open(self, parent: QWidget, title: str, kinds: Sequence[FileKind]) -> Path | None:
        return self.answer

    def save(self, parent: QWidget, title: str, name: str, kinds: Sequence[FileKind]) -> Path | None:
        self.suggested.append(name)
        return self.answer

    def choose_folder(self, parent: QWidget, title: str) -> Path | None:
        return self.answer
