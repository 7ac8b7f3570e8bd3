"""The dialogs of the tests: a clerk who names one file, or thinks better of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.views.file_chooser import FileChooser, FileKind


class AnsweredFiles(FileChooser):
    """Answers every dialog with one file, and keeps the names that were suggested."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.answer: Path | None = None
        self.suggested: list[str] = []

    def save(self, parent: QWidget, title: str, name: str, kinds: Sequence[FileKind]) -> Path | None:
        self.suggested.append(name)
        return self.answer
