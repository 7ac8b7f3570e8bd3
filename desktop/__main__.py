"""`python -m desktop` and the `jieling` script: the command, with the window that it may open."""

import sys
from pathlib import Path

from desktop.domain.errors import Refusal, WindowMissing


class _Window:
    """Loads the window only when it is asked for: that takes longer than most commands run."""

    def obstacle(self) -> Refusal | None:
        """Return why no window can show here, or None."""
        try:
            from desktop.app.display import obstacle
        except ImportError as error:
            return WindowMissing(str(error))
        return obstacle()

    def open(self, database: str | Path, *, snapshot: bool) -> int:
        """Open the window on a database; return the exit code when it is closed."""
        try:
            from desktop.app import run
        except ImportError as error:
            raise WindowMissing(str(error)) from error
        return run(database, snapshot=snapshot)

    def tour(self, database: str | Path, folder: Path) -> int:
        """Do the main job without a display; leave papers, a workbook and pictures in a folder."""
        try:
            from desktop.app import tour
        except ImportError as error:
            raise WindowMissing(str(error)) from error
        return tour(database, folder)


def main() -> int:
    """Run the command with the words it was started with; Ctrl-C while it still loads is no traceback."""
    try:
        from desktop import cli

        return cli.main(window=_Window())
    except KeyboardInterrupt:
        return 1


if __name__ == "__main__":
    sys.exit(main())
