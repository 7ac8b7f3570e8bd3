"""`python -m desktop` and the `jieling` script: the command, with the window that it may open."""

import sys
from pathlib import Path

from desktop import cli
from desktop.domain.errors import WindowMissing


class _Window:
    """Loads the window only when it is asked for: that takes longer than most commands run."""

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
    """Run the command with the words it was started with."""
    return cli.main(window=_Window())


if __name__ == "__main__":
    sys.exit(main())
