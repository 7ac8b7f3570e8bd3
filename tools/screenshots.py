"""Picture every desk of the demo county in both languages: `python tools/screenshots.py docs/images`."""

import os
import sys
import tempfile
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from uuid import uuid4

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSettings
from PySide6.QtGui import QImage

from desktop import wording
from desktop.app.pictures import take_pictures
from desktop.app.poses import Poses
from desktop.app.samples import overdue, payments_file, statement_file, worth_seeing
from desktop.app.shell import prepare, speak
from desktop.app.window import furnish
from desktop.demo import make_county
from desktop.domain.money import Money
from desktop.domain.payments import Method, PaymentDraft
from desktop.services.office import Office, open_office

AS_OF = date(2011, 12, 15)
CLERK = "符秀英"
COLOURS = 256
PAYMENTS = (
    (Method.CASH, 0),
    (Method.POS, 0),
    (Method.CASH, 0),
    (Method.WECHAT, 0),
    (Method.TRANSFER, 0),
    (Method.CASH, 2_660),
)
"""How a few customers pay, and how many fen too much they hand over."""


def main(folder: Path) -> int:
    """Make the county, and write a picture of each desk in each language."""
    folder.mkdir(parents=True, exist_ok=True)
    app = prepare("en")
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as workplace:
        office = open_office(Path(workplace) / "changjiang.db", _clock, clerk=CLERK)
        make_county(office, as_of=AS_OF)
        _take_some(office)
        for language in wording.LANGUAGES:
            speak(app, wording.choose(language))
            _picture_all(office, language, folder, Path(workplace))
        office.close()
    return 0


def _take_some(office: Office) -> None:
    """Take a few payments, so that the day has takings."""
    payers = overdue(office, AS_OF)[-len(PAYMENTS) :]
    for payer, (method, more) in zip(payers, PAYMENTS, strict=True):
        owed = office.payments.account(payer.customer_no, AS_OF).owed
        tendered = owed + Money(more)
        draft = PaymentDraft(uuid4().hex, payer.customer_no, owed, method, AS_OF, tendered)
        office.payments.printed(office.payments.take(draft).receipt_no)


def _picture_all(office: Office, language: str, folder: Path, workplace: Path) -> None:
    debtors = overdue(office, AS_OF)
    memory = QSettings(str(workplace / "window.ini"), QSettings.Format.IniFormat)
    window = furnish(office, AS_OF, memory)
    sample = payments_file(debtors[:20], AS_OF, workplace / "银行代收 12-15.csv")
    came = statement_file(debtors[:20], AS_OF, workplace / "银行流水 12-15.csv")
    poses = Poses(window, worth_seeing(office, debtors), sample, came)
    for key, picture in take_pictures(poses, every_tab=True):
        file = folder / f"{key}.{language}.png"
        file.write_bytes(small_png(picture))
        print(f"{file} {file.stat().st_size // 1024} KB")
    window.close()


def small_png(picture: QImage) -> bytes:
    """Return a picture as a PNG with as few colours as the eye needs."""
    raw = QByteArray()
    buffer = QBuffer(raw)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want a path
    whole = Image.open(BytesIO(raw.data())).convert("RGB")
    few = whole.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    target = BytesIO()
    few.save(target, "PNG", optimize=True)
    return target.getvalue()


def _clock() -> datetime:
    return datetime(2011, 12, 15, 8, 20, tzinfo=UTC)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/images")))
