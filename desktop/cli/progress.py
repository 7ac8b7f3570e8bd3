"""How far a long command is, on one line of a terminal."""

import sys


class ProgressLine:
    """Tells the per cents done on the error output; where that is no terminal it says nothing."""

    def __init__(self) -> None:
        self._shown = ""
        self._on_terminal = sys.stderr is not None and sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        """Show that so much is done, of so much."""
        if not self._on_terminal or total <= 0:
            return
        text = f"{min(done, total) * 100 // total:3d} %"
        if text != self._shown:
            self._show(text)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            self._show(" " * len(self._shown))
            self._show("")

    def _show(self, text: str) -> None:
        sys.stderr.write(f"\r{text}")
        sys.stderr.flush()
        self._shown = text
