"""Papers as they will look: read, printed by the system's printer, or saved."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.errors import FileProblem
from desktop.views.buttons import button, icon_button, primary_button, showing_keys
from desktop.views.file_chooser import FileChooser, FileKind
from desktop.views.labels import heading, remark
from desktop.views.notice_printing import ChoosePrinter, choose_printer, print_pages
from desktop.views.notify import Notifier
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.views.written_file import show_folder
from desktop.wording import tr

_MARGIN = 2 * UNIT
_CLOSER = 1.25


@dataclass(frozen=True, slots=True)
class PreviewWords:
    """What is said of the papers while they are saved, and while they are printed."""

    saving: str
    printing: str


class NoticePreview(QWidget):
    """Shows a PDF page under page; `left` says that the clerk goes back.

    Without other `words` the papers are notices.
    """

    left = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        files: FileChooser,
        choose: ChoosePrinter = choose_printer,
        words: PreviewWords | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words or PreviewWords(tr("Save the notices"), tr("Printing the notices"))
        self._tasks = tasks
        self._notifier = notifier
        self._files = files
        self._choose = choose
        self._file: Path | None = None
        self.document = QPdfDocument(self)
        self.pages = QPdfView(self)
        self.pages.setDocument(self.document)
        self.pages.setPageMode(QPdfView.PageMode.MultiPage)
        self.pages.setFrameShape(QPdfView.Shape.NoFrame)
        self._title = heading(times=1.0)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._where = remark()
        self._lay_out()
        self.pages.pageNavigator().currentPageChanged.connect(self._say_where)
        self.setFocusProxy(self.pages)

    def show_file(self, file: Path, title: str) -> None:
        """Show a PDF file."""
        self._file = file
        error = self.document.load(str(file))
        if error is not QPdfDocument.Error.None_:
            self._notifier.refused(FileProblem(str(file), error.name))
        self._title.setText(title)
        self._title.setToolTip(title)
        self.pages.setZoomMode(QPdfView.ZoomMode.Custom)
        self.pages.setZoomFactor(1.0)
        self._say_where()

    def close_file(self) -> None:
        """Let go of the file, so that it can be thrown away."""
        self._file = None
        self.document.close()

    def print(self) -> None:
        """Ask for a printer and print, page after page, while the window goes on answering."""
        if self._file is None or not self.document.pageCount():
            return
        printer = self._choose(self, self.document.pageCount())
        if printer is not None:
            work = partial(print_pages, self._file, printer)
            self._tasks.run(self, work, self._tell_printed, lane="report", title=self._words.printing)

    def save(self) -> None:
        """Ask for a file and save the notices to it."""
        if self._file is None:
            return
        kinds = (FileKind(tr("PDF"), (".pdf",)),)
        target = self._files.save(self, self._words.saving, f"{self._title.text()}.pdf", kinds)
        if target is not None:
            self._tasks.run(self, partial(_copied, self._file, target), self._tell_saved, lane="report")

    def zoom(self, times: float) -> None:
        """Show the pages so many times as large."""
        factor = self._factor() * times
        self.pages.setZoomMode(QPdfView.ZoomMode.Custom)
        self.pages.setZoomFactor(factor)

    def fit(self) -> None:
        """Let a page be as wide as the desk."""
        self.pages.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def turn_to(self, page: int) -> None:
        """Go to a page, counted from 0, or as near as there is one."""
        last = self.document.pageCount() - 1
        self.pages.pageNavigator().jump(max(0, min(page, last)), QPointF())

    def _factor(self) -> float:
        if self.pages.zoomMode() is QPdfView.ZoomMode.Custom or not self.document.pageCount():
            return self.pages.zoomFactor()
        inches = self.document.pagePointSize(0).width() / 72
        return self.pages.viewport().width() / (inches * self.logicalDpiX())

    def _say_where(self) -> None:
        page = self.pages.pageNavigator().currentPage() + 1
        self._where.setText(f"{page} / {self.document.pageCount()}")

    def _tell_printed(self, pages: int) -> None:
        self._notifier.info(tr("Sent to the printer; pages: {count}.", count=f"{pages:,}"))

    def _tell_saved(self, file: Path) -> None:
        self._notifier.info(tr("Saved as {file}.", file=file.name), [show_folder(file)])

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(showing_keys(button(tr("Back"), self.left.emit, shortcut="Esc")))
        row.addWidget(self._title, 1)
        row.addWidget(self._where)
        for act in self._acts():
            row.addWidget(act)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 0)
        column.setSpacing(_MARGIN)
        column.addLayout(row)
        column.addWidget(self.pages, 1)
        pages_keys = {"Ctrl+Home": lambda: 0, "Ctrl+End": lambda: self.document.pageCount() - 1}
        for keys, page in pages_keys.items():
            QShortcut(QKeySequence(keys), self, lambda page=page: self.turn_to(page()))

    def _acts(self) -> tuple[QWidget, ...]:
        return (
            icon_button("zoom-out", tr("Smaller"), lambda: self.zoom(1 / _CLOSER), shortcut="Ctrl+-"),
            icon_button("zoom-in", tr("Larger"), lambda: self.zoom(_CLOSER), shortcut="Ctrl++"),
            icon_button("move-horizontal", tr("Fit width"), self.fit, shortcut="Ctrl+0"),
            showing_keys(button(tr("Save as…"), self.save, shortcut="Ctrl+S")),
            showing_keys(primary_button(tr("Print…"), self.print, shortcut="Ctrl+P")),
        )


def _copied(source: Path, target: Path, _progress: Progress) -> Path:
    from desktop.documents.files import write_atomically

    write_atomically(target, source.read_bytes())
    return target
