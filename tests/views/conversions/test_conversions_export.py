"""The list of conversions written to a file."""

from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook

from desktop.domain.conversion import Stage
from desktop.views.conversions_desk import ConversionsDesk
from tests.views.chosen_files import ChosenFiles
from tests.views.conversions.desk import LI, WANG
from tests.views.recorded_door import RecordedDoor

Settle = Callable[[], None]


def test_the_list_is_exported_as_it_is_filtered(
    desk: ConversionsDesk, files: ChosenFiles, tmp_path: Path, settle: Settle, door: RecordedDoor
) -> None:
    files.answer = tmp_path / "list.xlsx"
    desk.matrix.chosen.emit(Stage.APPROVED, "")
    desk.export()
    settle()
    numbers = [row[0] for row in load_workbook(files.answer).active.values if row[0]]
    assert WANG in numbers and LI not in numbers
    assert files.suggested == ["Prepaid conversions 2012-06-20.xlsx"]
    assert door.news == ["list.xlsx is written; rows: 1."]
