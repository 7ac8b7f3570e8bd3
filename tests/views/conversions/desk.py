"""What a clerk reads from the desk of conversions, and whom it is about."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from pytestqt.qtbot import QtBot

from desktop.domain.conversion import Stage
from desktop.services.office import Office
from desktop.views.conversions_desk import ConversionsDesk
from desktop.views.table_model import State
from tests.counter import day

Allow = Callable[[], AbstractContextManager[None]]
WANG, LI, CEMENT, FU = (f"070600000000000{number}" for number in range(1, 5))
TODAY = day("2012-06-20")


def number_at(desk: ConversionsDesk, at: int) -> str:
    """Return the customer number of a row, empty while the row is on its way."""
    row = desk.list.row_at(at)
    return row.customer_no if row else ""


def listed(desk: ConversionsDesk) -> list[str]:
    """Return the customer numbers of the list, from the top."""
    return [number_at(desk, at) for at in range(desk.list.rowCount())]


def rows_are_here(desk: ConversionsDesk, qtbot: QtBot) -> None:
    """Wait until every row is read."""
    qtbot.waitUntil(lambda: desk.list.state is State.READY and all(listed(desk)))


def cell(desk: ConversionsDesk, station: str, column: int) -> str:
    """Return what a cell of the counts says."""
    model = desk.matrix.model()
    line = next(at for at in range(model.rowCount()) if model.index(at, 0).data() == station)
    return model.index(line, column).data()


def standing(office: Office, customer_no: str, allow_sql: Allow) -> Stage:
    """Return where a customer's last conversion stands."""
    with allow_sql():
        return office.conversions.history(customer_no)[-1].stage
