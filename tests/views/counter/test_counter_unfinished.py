"""A crash between posting and printing ends, at the next start, with a question."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from textwrap import dedent

import pytest
from PySide6.QtCore import Qt

from desktop.services.office import Office
from desktop.services.requests import Unfinished
from tests.counter import Counter
from tests.views.counter.desk import CONTROL, FU, CounterDesk
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
ROOT = Path(__file__).parents[3]
SHIFT = Qt.KeyboardModifier.ShiftModifier

COUNTER = dedent(
    """
    import os
    import sys
    from pathlib import Path
    from PySide6.QtCore import QSettings
    from desktop.domain.payments import Method
    from desktop.views.counter_till import Till
    from tests.counter import Counter
    from tests.views.counter.conftest import services_of

    where, customer = sys.argv[2:]
    counter = Counter(Path(sys.argv[1]))
    services = services_of(counter.office)
    till = Till(services, None, None, None, QSettings())
    draft = counter.draft(customer, "80.00", key="killed", method=Method.POS)
    if where == "before posting":
        services.requests().begin(draft)
    else:
        till.take(draft, None)
    print("here", flush=True)
    sys.stdin.read()
    """
)


@pytest.fixture
def killed(
    county: Counter, bill: Callable[..., str], papers: Path, allow_sql: Allow
) -> Callable[[str], None]:
    """Return what lets another process take 80.00 by POS, and kills it at a moment."""

    def kill(where: str) -> None:
        bill(FU, "80.00")
        with allow_sql():
            county.office.close()
            with subprocess.Popen(
                [sys.executable, "-c", COUNTER, str(county.file), where, FU],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
                text=True,
            ) as other:
                assert other.stdout and other.stdout.readline() == "here\n"
                other.kill()
            county.office = Counter(county.file).office

    return kill


@pytest.fixture
def left(county: Counter, allow_sql: Allow) -> Callable[[], list[Unfinished]]:
    def of() -> list[Unfinished]:
        with allow_sql():
            return list(county.office.requests.unfinished())

    return of


@pytest.fixture
def next_start(desk_on: Callable[[Office], CounterDesk], county: Counter) -> Callable[[], CounterDesk]:
    return lambda: desk_on(county.office)


def amounts(county: Counter, allow_sql: Allow) -> list[str]:
    with allow_sql():
        return [str(taking.amount) for taking in county.office.payments.of_customer(FU)]


def test_killed_after_posting_the_next_start_asks_and_prints_that_receipt(
    killed: Callable[[str], None],
    next_start: Callable[[], CounterDesk],
    left: Callable[[], list[Unfinished]],
    county: Counter,
    allow_sql: Allow,
) -> None:
    killed("after posting")
    desk = next_start()
    assert "receipt SJ00000001" in desk.page.unfinished.words
    assert "80.00 (POS) of customer 0706000000000001 on 2012-05-20" in desk.page.unfinished.words
    assert desk.receipts() == []
    desk.presses(Qt.Key.Key_F12)
    desk.settle()
    assert desk.receipts() == ["SJ00000001.pdf"]
    assert (desk.page.unfinished.words, left()) == ("", [])
    assert amounts(county, allow_sql) == ["80.00"]
    assert next_start().page.unfinished.words == ""


def test_killed_after_posting_no_receipt_may_be_needed(
    killed: Callable[[str], None], next_start: Callable[[], CounterDesk], left: Callable[[], list[Unfinished]]
) -> None:
    killed("after posting")
    desk = next_start()
    desk.presses(Qt.Key.Key_F12, SHIFT)
    desk.settle()
    assert (desk.receipts(), desk.page.unfinished.words, left()) == ([], "", [])


def test_killed_before_posting_it_is_taken_again_from_the_filled_form(
    killed: Callable[[str], None],
    next_start: Callable[[], CounterDesk],
    left: Callable[[], list[Unfinished]],
    county: Counter,
    allow_sql: Allow,
) -> None:
    killed("before posting")
    desk = next_start()
    assert "It was not posted. Take it again?" in desk.page.unfinished.words
    desk.presses(Qt.Key.Key_F12)
    desk.qtbot.waitUntil(lambda: desk.page.serving == FU and desk.page.customer.ready)
    desk.settle()
    panel = desk.page.customer.panel
    assert (panel.amount.text(), panel.methods.method()) == ("80.00", "pos")
    assert amounts(county, allow_sql) == []
    desk.posts()
    assert amounts(county, allow_sql) == ["80.00"]
    assert (desk.page.unfinished.words, left()) == ("", [])


def test_killed_before_posting_it_is_forgotten(
    killed: Callable[[str], None],
    next_start: Callable[[], CounterDesk],
    left: Callable[[], list[Unfinished]],
    county: Counter,
    allow_sql: Allow,
) -> None:
    killed("before posting")
    desk = next_start()
    desk.presses(Qt.Key.Key_F12, SHIFT)
    desk.settle()
    assert (desk.page.unfinished.words, left(), amounts(county, allow_sql)) == ("", [], [])


def test_letting_the_customer_go_leaves_the_question(
    killed: Callable[[str], None], next_start: Callable[[], CounterDesk]
) -> None:
    killed("before posting")
    desk = next_start()
    desk.presses(Qt.Key.Key_F12)
    desk.qtbot.waitUntil(lambda: desk.page.serving == FU and desk.page.customer.ready)
    assert desk.page.unfinished.isHidden()
    desk.presses(Qt.Key.Key_Escape)
    assert desk.page.unfinished.isVisible()
    assert "Take it again?" in desk.page.unfinished.words


def test_a_payment_whose_receipt_is_saved_leaves_no_question(
    desk: CounterDesk, bill: Callable[..., str], left: Callable[[], list[Unfinished]]
) -> None:
    bill(FU, "80.00")
    desk.calls(FU)
    desk.posts()
    assert left() == []
    bill(FU, "20.00", number="B2")
    desk.calls(FU)
    desk.presses(Qt.Key.Key_P, CONTROL)
    desk.posts()
    desk.settle()
    assert left() == []


def test_a_payment_whose_receipt_cannot_be_saved_is_asked_about_until_it_is(
    desk: CounterDesk,
    bill: Callable[..., str],
    papers: Path,
    door: RecordedDoor,
    left: Callable[[], list[Unfinished]],
) -> None:
    bill(FU, "80.00")
    papers.write_text("a file where the folder should be")
    desk.calls(FU)
    desk.posts()
    assert [request.receipt_no for request in left()] == ["SJ00000001"]
    papers.unlink()
    door.actions[0].act()
    desk.settle()
    assert left() == []


def test_a_refused_payment_leaves_no_question(
    county: Counter,
    desk: CounterDesk,
    bill: Callable[..., str],
    door: RecordedDoor,
    left: Callable[[], list[Unfinished]],
    allow_sql: Allow,
) -> None:
    with allow_sql():
        county.office.settings.set("shift.required", "on")
    bill(FU, "80.00")
    desk.calls(FU)
    desk.presses(Qt.Key.Key_Return)
    desk.settle()
    assert door.warnings and left() == []
