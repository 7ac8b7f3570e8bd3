"""A chart of the tracking on the desk, with a button that saves it as a picture."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.documents.files import write_atomically
from desktop.domain.tracking_charts import ChartData
from desktop.views import theme
from desktop.views.buttons import icon_button
from desktop.views.file_chooser import FileKind
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.views.tracking_paint import ChartPaint
from desktop.views.writing_desk import WritingDesk
from desktop.wording import language, tr
from desktop.wording.tracking import chart_title, told

_PICTURE, _TIMES, _MARGIN = QSize(900, 420), 2, 3 * UNIT


class TrackingChart(QWidget):
    """Draws one chart; a screen reader is told every figure of it."""

    def __init__(self, desk: WritingDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.chart: ChartData | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.save_button = icon_button("download", tr("Save as a picture"), self.save)
        self.save_button.setParent(self)

    def show_chart(self, chart: ChartData) -> None:
        """Draw this chart."""
        self.chart = chart
        title = chart_title(language(), chart.kind)
        self.setAccessibleName(title)
        self.setAccessibleDescription(told(language(), chart))
        words = tr("Save as a picture: {title}", title=title)
        self.save_button.setAccessibleName(words)
        self.save_button.setToolTip(words)
        self.save_button.setVisible(bool(chart.labels))
        self.update()

    def save(self) -> None:
        """Write the chart to a picture that the clerk names; it is light whatever the desk wears."""
        if self.chart is None or not self.chart.labels:
            return
        name = f"{chart_title(language(), self.chart.kind)}.png"
        kinds = (FileKind(tr("Picture"), (".png",)),)
        self._desk.write(self, tr("Save as a picture"), name, kinds, partial(_write, self.picture()))

    def picture(self) -> bytes:
        """Return the chart as PNG."""
        assert self.chart is not None
        image = QImage(_PICTURE * _TIMES, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_TIMES)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        inner = QRect(0, 0, _PICTURE.width(), _PICTURE.height()).adjusted(
            _MARGIN, _MARGIN, -_MARGIN, -_MARGIN
        )
        ChartPaint(self.chart, theme.LIGHT, self.font()).paint(painter, inner)
        painter.end()
        found = QByteArray()
        buffer = QBuffer(found)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"PNG")).write(image)
        return bytes(found.data())

    def sizeHint(self) -> QSize:
        return QSize(50 * UNIT, 20 * UNIT)

    def minimumSizeHint(self) -> QSize:
        return QSize(34 * UNIT, 17 * UNIT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.chart is None:
            return
        painter = QPainter(self)
        ChartPaint(self.chart, theme.current(), self.font()).paint(painter, self.rect())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self.save_button.sizeHint()
        self.save_button.setGeometry(QRect(self.width() - size.width(), 0, size.width(), size.height()))


def _write(picture: bytes, file: Path, _progress: Progress) -> Path:
    write_atomically(file, picture)
    return file
