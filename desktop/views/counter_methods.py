"""How the money comes in: one key each, and the keys are shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from desktop.domain.payments import Method
from desktop.views.theme import UNIT
from desktop.wording import tr

_KEYS = {
    Method.CASH: "F2",
    Method.POS: "F3",
    Method.TRANSFER: "F4",
    Method.CHEQUE: "F7",
    Method.WECHAT: "F9",
    Method.ALIPAY: "F10",
}
_IN_A_ROW = 3


class MethodBar(QWidget):
    """Shows every method with its key; `chosen` carries the one that was chosen."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[Method, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(UNIT)
        for at, method in enumerate(_KEYS):
            self._buttons[method] = self._button(method)
            grid.addWidget(self._buttons[method], at // _IN_A_ROW, at % _IN_A_ROW)
        self.setAccessibleName(tr("Method"))
        self.choose(Method.CASH)

    def method(self) -> Method:
        """Return the method chosen."""
        return next(method for method, button in self._buttons.items() if button.isChecked())

    def choose(self, method: Method) -> None:
        """Choose a method."""
        self._buttons[method].setChecked(True)
        self.chosen.emit(method)

    def _button(self, method: Method) -> QPushButton:
        name = short_name(method)
        made = QPushButton(f"{name}  {_KEYS[method]}")
        made.setObjectName("method")
        made.setCheckable(True)
        made.setAccessibleName(name)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: self.choose(method))
        QShortcut(QKeySequence(_KEYS[method]), made, lambda: self.choose(method))
        self._group.addButton(made)
        return made


def short_name(method: Method) -> str:
    """Name a method in a word."""
    names = {
        Method.CASH: tr("Cash"),
        Method.POS: tr("POS"),
        Method.TRANSFER: tr("Transfer"),
        Method.CHEQUE: tr("Cheque"),
        Method.WECHAT: tr("WeChat"),
        Method.ALIPAY: tr("Alipay"),
    }
    return names[method]
