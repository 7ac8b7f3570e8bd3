"""A real office behind the tabs of the collection desk, watched by Qt's own tester of models."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

import pytest
from PySide6.QtCore import QAbstractItemModel

from tests.counter import Counter

Allow = Callable[[], AbstractContextManager[None]]
Watch = Callable[[Sequence[QAbstractItemModel]], None]
WANG, LI, CEMENT, FU = (f"070600000000000{number}" for number in range(1, 5))


@pytest.fixture
def town(county: Counter, allow_sql: Allow) -> Counter:
    """Return an office of four customers, three of them in arrears on 20 June 2012."""
    with allow_sql():
        county.customer(WANG, name="王秀英")
        county.customer(LI, name="李德海", station="叉河供电所", area="叉河一台区")
        county.customer(CEMENT, name="华润水泥(昌江)有限公司", residential=False)
        county.customer(FU, name="符国强")
        county.bill(WANG, "186.40", due="2012-05-20")
        county.bill(LI, "35.00", due="2012-06-01")
        county.bill(CEMENT, "182340.00", due="2012-03-10")
    return county
