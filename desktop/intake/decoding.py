"""Turns the bytes of a text file into text, in any encoding that a Chinese office produces."""

import codecs
import re

from charset_normalizer import from_bytes

from desktop.domain.errors import FileNotUnderstood, TextDamaged

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 64 << 10
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x19\x1c-\x1f]")
_BEYOND_TWO_BYTES = re.compile(r"[\u0800-\U0010ffff]")
_BEYOND_LATIN_1 = re.compile(r"[\u0100-\u07ff]")


def decoded(data: bytes, file: str) -> tuple[str, str]:
    """Return the text of a file, cleared of NUL, byte-order marks and DOS end marks, and its encoding."""
    text, encoding = _decoded(data, file)
    if _CONTROL.search(text, 0, _SAMPLE) and len(_CONTROL.findall(text, 0, _SAMPLE)) * 20 > len(
        text[:_SAMPLE]
    ):
        raise FileNotUnderstood(file, "binary")
    return text.replace("\0", "").replace("\ufeff", "").rstrip("\x1a"), encoding


def _decoded(data: bytes, file: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, file), encoding
    if wide := _wide_encoding(data):
        return _strictly(data, wide, file), wide
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf_8(data, error, file)
    return _rather_chinese(text, data) or (text, "utf-8")


def _strictly(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise TextDamaged(file, encoding, error.start) from None


def _wide_encoding(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark: its delimiters and line ends leave a NUL in every other byte."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or max(even, odd) * 40 < len(sample):
        return None
    if odd > 3 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 3 * odd else None


def _rather_chinese(text: str, data: bytes) -> tuple[str, str] | None:
    """Tell a few characters of GB2312 from the Greek, Cyrillic or Arabic that they look like in UTF-8."""
    if text.isascii() or _BEYOND_TWO_BYTES.search(text) or not _BEYOND_LATIN_1.search(text):
        return None
    try:
        return data.decode("gb2312"), "gb18030"
    except UnicodeDecodeError:
        return None


def _not_utf_8(data: bytes, error: UnicodeDecodeError, file: str) -> tuple[str, str]:
    if _nearly(data, "utf-8", error.start):
        raise TextDamaged(file, "utf-8", error.start)
    try:
        return data.decode("gb18030"), "gb18030"
    except UnicodeDecodeError as second:
        if _nearly(data, "gb18030", second.start):
            raise TextDamaged(file, "gb18030", second.start) from None
    found = from_bytes(data[:_SAMPLE]).best()
    if found is None:
        raise FileNotUnderstood(file, "encoding")
    return _strictly(data, found.encoding, file), found.encoding


def _nearly(data: bytes, encoding: str, first_fault: int) -> bool:
    """Say whether an encoding fits but for a few bytes: then the file is damaged, not of another encoding."""
    text = data[: first_fault + _SAMPLE].decode(encoding, "replace")
    faults = text.count("\ufffd")
    fits = sum(map("\x7f".__lt__, text)) - faults
    return faults * 4 <= fits
