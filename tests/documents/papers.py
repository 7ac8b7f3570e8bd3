"""Values that papers are drawn from, and readers of what was drawn."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtPdf import QPdfDocument

from desktop.domain.arrears import ageing
from desktop.domain.conversion_report import ConversionSum
from desktop.domain.money import Money
from desktop.domain.notices import Letterhead, Notice, NoticeLine
from desktop.domain.payments import Allocation, AllocationLine, Method, Receipt
from desktop.domain.recovery import Part, Recovery
from desktop.domain.summary import Channel, PriorArrears, Summary, Unpaid
from desktop.domain.visits import YearLine
from desktop.domain.year_sums import Adjustment, EarlierYear, Held, MeasureCount, Penalties
from tests.counter import day, yuan

LETTERHEAD = Letterhead("海南省昌江供电局", "石碌镇人民北路18号", "0898-26622095")
STEPS = "2000.00 × (16 天 × 2‰ + 18 天 × 3‰) = 172.00"
TODAY, LAST_PAID = day("2011-12-15"), day("2011-12-20")


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page of a PDF."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument(None)
    document.load(buffer)
    pages = [document.getAllText(page).text() for page in range(document.pageCount())]
    document.close()
    return pages


def lines_of(pdf: bytes) -> list[str]:
    """Return the lines of text of a whole PDF."""
    return [line for page in pages_of(pdf) for line in page.splitlines()]


def joined(text: str) -> str:
    """Return a text without its white space, so that where it broke into lines does not matter."""
    return "".join(text.split())


def allocation_line(number: int, principal: str = "2000.00", penalty: str = "172.00") -> AllocationLine:
    """Return what was paid of one bill."""
    bill_no = f"B{number:05d}"
    return AllocationLine(bill_no, "201111", day("2011-12-01"), yuan(principal), yuan(penalty), STEPS, 34)


def receipt(bills: int = 2, *, prestored: str = "120.00", **facts: Any) -> Receipt:
    """Return a receipt for so many bills, all of it paid in cash."""
    allocation = Allocation(tuple(map(allocation_line, range(bills))), yuan(prestored))
    amount = allocation.paid_on_bills + allocation.paid_on_penalties + allocation.to_prestored
    plain = Receipt(
        receipt_no="SJ2011121500123",
        customer_no="0706123456789012",
        customer_name="华润水泥(昌江)有限公司",
        address="叉河镇红林农场一队",
        station="叉河供电所",
        paid_on=TODAY,
        recorded_at=datetime(2011, 12, 15, 8, 0, tzinfo=UTC),
        clerk="符秀英",
        method=Method.CASH,
        reference="",
        amount=amount,
        tendered=amount,
        allocation=allocation,
    )
    return replace(plain, **facts)


def notice_line(number: int = 1, due: str = "2011-11-20", **facts: Any) -> NoticeLine:
    """Return one overdue bill."""
    due_on = day(due)
    plain = NoticeLine(
        bill_no=f"B{number:05d}",
        month="201110",
        due_on=due_on,
        days_overdue=(TODAY - due_on).days,
        amount=yuan("2000.00"),
        outstanding=yuan("2000.00"),
        penalty=yuan("172.00"),
        penalty_steps=STEPS,
    )
    return replace(plain, **facts)


def notice(number: int = 1, bills: int = 2, **facts: Any) -> Notice:
    """Return a notice of so many overdue bills."""
    plain = Notice(
        serial=f"CJ20111215{number:04d}",
        on=TODAY,
        customer_no=f"070600000000{number:04d}",
        customer_name="中国电信股份有限公司昌江分公司",
        address="石碌镇人民北路22号",
        phone="0898-26620000",
        station="石碌供电所",
        area="人民北路台区",
        lines=tuple(map(notice_line, range(bills))),
        letterhead=LETTERHEAD,
    )
    return replace(plain, **facts)


def part(receivable: str, outstanding: str = "0.00", offset: str = "0.00") -> Part:
    """Return a part of a recovery line from yuan."""
    return Part(yuan(receivable).fen, yuan(outstanding).fen, yuan(offset).fen)


def owing(number: int, outstanding: str = "10.00", **facts: Any) -> Unpaid:
    """Return a customer who owes one bill."""
    plain = Unpaid(
        customer_no=f"070600000000{number:04d}",
        name=f"客户{number}",
        station="石碌供电所",
        area="人民北路台区",
        tariff_class="居民生活",
        bills=1,
        outstanding=yuan(outstanding).fen,
        oldest_month="201111",
        oldest_due_on=day("2011-12-10"),
    )
    return replace(plain, **facts)


def summary(
    stations: Iterable[Recovery],
    unpaid: Iterable[Unpaid] = (),
    *,
    as_of: date = LAST_PAID,
    **facts: Any,
) -> Summary:
    """Return a summary whose every cut is its stations'."""
    listed, owed = tuple(stations), tuple(unpaid)
    current = sum((each.current for each in listed), Part())
    prior = sum((each.prior for each in listed), Part())
    customers = sum(each.customers for each in listed)
    total = Recovery("海南省昌江供电局", current, prior, customers, customers - len(owed))
    rows = [(row.oldest_due_on, int(row.oldest_month), row.bills, row.outstanding) for row in owed]
    plain = Summary(
        bureau="海南省昌江供电局",
        year=2011,
        as_of=as_of,
        total=total,
        stations=listed,
        areas=tuple((each.name, each) for each in listed),
        contractors=listed,
        categories=tuple(replace(each, name="居民生活") for each in listed[:1]) + listed[1:],
        months=tuple(replace(each, name=f"2011{month:02d}") for month, each in enumerate(listed, 1)),
        prior=(PriorArrears("201012", prior.receivable, prior.outstanding),) if prior.receivable else (),
        channels=(
            Channel("cash", 3, total.cumulative.received_in_cash, total.cumulative.received_in_cash, 0, 0),
            Channel("prestored", 2, total.cumulative.offset, total.cumulative.offset, 0, 0),
        ),
        ageing=ageing(as_of, rows),
        unpaid=iter(owed),
        unpaid_customers=len(owed),
        last_payment_on=as_of,
        zero_on=as_of if total.is_zero else None,
    )
    return replace(plain, **facts)


def full() -> Summary:
    """Return a summary that has something of everything."""
    then, end = Recovery("", part("100.00", "10.00")), Recovery("", part("100.00"))
    return summary(
        [Recovery("石碌供电所", part("100500.41", "180.10"), customers=12)],
        [owing(1, "180.10")],
        earlier=(EarlierYear(2010, day("2010-12-20"), then, end),),
        penalties=(Penalties("石碌供电所", 3_000, 2_100, 500, 400),),
        held=(Held("石碌供电所", 12_000, 50_000, 3_050),),
        adjustments=(
            Adjustment(
                *("HX00000001", "write-off", day("2011-09-20"), "0706000000000001", "老户", "石碌供电所"),
                *("B1", "201104", -4_000, -400, "破产"),
            ),
        ),
        conversions=(ConversionSum("石碌供电所", 2, 1, 9_000, 6_000, 20_000, 3_000),),
        measures=(MeasureCount("fee", 1, 1, 1, 0, 80_000, 50_000),),
        visits=(YearLine("0706000000000002", "华润水泥", "叉河供电所", "符主任", 4, 3, 2, 1, 0),),
    )


MOST = Money(99_999_999_999_999)
