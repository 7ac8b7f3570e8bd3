"""What was copied must not bring the program down when it ends."""

import os
import subprocess
import sys

COPY_AND_LEAVE = """
from PySide6.QtWidgets import QApplication
from desktop.views.clipboard import put_rows
from desktop.views.columns import Column
app = QApplication([])
put_rows([Column("Number", str)], ["0706000000000001"])
put_rows([Column("Number", str)], ["0706000000000002"])
print(app.clipboard().text())
"""


def test_a_program_that_copied_rows_ends_in_peace() -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-c", COPY_AND_LEAVE], capture_output=True, text=True, env=environment, check=False
    )
    assert (ended.returncode, ended.stdout) == (0, "Number\n0706000000000002\n")
