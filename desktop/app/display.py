"""Whether a window can show here, found out before Qt is asked: it would abort the program."""

import ctypes
import os
import sys
from pathlib import Path

import PySide6

from desktop.domain.errors import NoDisplay, Refusal, WindowMissing


def obstacle() -> Refusal | None:
    """Return why no window can show here, or None."""
    if sys.platform in ("win32", "darwin"):
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform not in ("", "xcb") or (not platform and os.environ.get("WAYLAND_DISPLAY")):
        return None
    if not os.environ.get("DISPLAY"):
        return NoDisplay()
    return _missing_library() or _silent_display()


def _missing_library() -> Refusal | None:
    plugin = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return WindowMissing(str(error).partition(":")[0])
    return None


def _silent_display() -> Refusal | None:
    """Ask the display whether it is there: an address is not yet a screen."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    silent = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return NoDisplay() if silent else None
