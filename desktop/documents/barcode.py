"""The customer number as a scanner reads it: Code 128, or a QR code where it holds other than ASCII."""

from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

from desktop.documents.lettering import fitted
from desktop.documents.page import LABEL
from desktop.documents.sheet import Sheet

_WIDEST_MODULE = 0.9
_HIGH = 26.0


def draw_customer_number(sheet: Sheet, right: float, y: float, number: str, *, room: float) -> None:
    """Draw the code so that it ends at `right`, no wider than `room`, with the number in letters below."""
    if number.isascii():
        runs = _code128(number)
        module = min(room / (runs[-1][0] + runs[-1][1]), _WIDEST_MODULE)
        wide, high = (runs[-1][0] + runs[-1][1]) * module, _HIGH
        sheet.bars(y, high, [(right - wide + start * module, size * module) for start, size in runs])
    else:
        wide = high = _HIGH * 1.8
        _draw_qr(sheet, right - wide, y, wide, number)
    style = fitted(number, LABEL, room)
    sheet.text_right(right, y + high + style.size * 1.25, number, style)


def _code128(text: str) -> tuple[tuple[int, int], ...]:
    """Return each bar of the symbol: where it starts and how wide it is, in modules."""
    symbol = Code128(text, quiet=0)
    symbol.validate()
    symbol.encode()
    bars, at = [], 0
    for letter in symbol.decompose():
        size = ord(letter.upper()) - ord("A") + 1
        if letter.isupper():
            bars.append((at, size))
        at += size
    return tuple(bars)


def _draw_qr(sheet: Sheet, x: float, y: float, wide: float, text: str) -> None:
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QR8bitByte(text.encode()))
    code.make()
    count = code.getModuleCount()
    module = wide / count
    for row in range(count):
        dark = [column for column in range(count) if code.isDark(row, column)]
        sheet.bars(y + row * module, module, [(x + column * module, module) for column in dark])
