"""Whose money a line is: what is sure, what is likely, and what a clerk has to settle."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from desktop.domain.account import Account
from desktop.domain.bank import BankFormat, BankLine, identified, payer_of, reference_of
from desktop.domain.bank_debts import OpenDebt, could_owe
from desktop.domain.bank_matching import Evidence, Heap, Match, Person, Why, matched, name_key, numbers_in
from desktop.domain.entries import OpenBill, Terms
from desktop.domain.money import Money

DAY = date(2012, 5, 20)
FU, LI, MINE = Person("0706000000000001", "符秀英"), Person("0706000000000002", "李四"), Person("12", "矿业")


def line(remark: str = "转账", payer: str = "", fen: int = 8000) -> BankLine:
    """Return an incoming line."""
    return BankLine(2, DAY, Money(fen), payer=payer, remark=remark)


def known(**evidence: dict[object, set[Person]]) -> Evidence:
    """Return what an office knows."""
    return Evidence(
        **{name: {key: frozenset(who) for key, who in of.items()} for name, of in evidence.items()}
    )


def told(match: Match) -> tuple[str, list[tuple[str, tuple[Why, ...]]]]:
    """Return the heap and the candidates with what points to them."""
    return match.heap.value, [(one.customer_no, one.why) for one in match.candidates]


@pytest.mark.parametrize(
    "remark", [f"电费{FU.customer_no}", f"户号:{FU.customer_no} 5月", "0706 0000 0000 0001"]
)
def test_a_whole_number_in_the_remark_is_sure_whoever_pays(remark: str) -> None:
    evidence = known(numbers={FU.customer_no: {FU}}, names={"李四": {LI}}, owed={(DAY, 8000): {LI}})
    heap, candidates = told(matched(line(remark, "李四"), evidence))
    assert heap == "sure"
    assert candidates[0][0] == FU.customer_no


def test_a_number_inside_a_longer_one_is_none() -> None:
    assert FU.customer_no not in numbers_in(f"9{FU.customer_no}")
    assert FU.customer_no in numbers_in(f"电费-{FU.customer_no}。")


def test_a_former_number_is_sure_too() -> None:
    evidence = known(former={"4600123456": {FU}})
    assert told(matched(line("4600123456"), evidence)) == ("sure", [(FU.customer_no, (Why.FORMER_NUMBER,))])


def test_a_short_number_is_sure_only_where_it_is_called_one() -> None:
    evidence = known(numbers={"12345": {MINE}, "12": {MINE}})
    assert matched(line("户号：12 电费"), evidence).heap is Heap.SURE
    assert matched(line("12345 电费"), evidence).heap is Heap.LIKELY
    assert matched(line("12 月电费"), evidence).heap is Heap.UNMATCHED


def test_two_numbers_in_a_remark_are_for_the_clerk() -> None:
    evidence = known(numbers={FU.customer_no: {FU}, LI.customer_no: {LI}})
    heap, candidates = told(matched(line(f"{FU.customer_no} {LI.customer_no}"), evidence))
    assert (heap, len(candidates)) == ("unmatched", 2)


def test_a_name_is_sure_with_the_amount_and_likely_without() -> None:
    names = {"符秀英": {FU}}
    exact = known(names=names, owed={(DAY, 8000): {FU, LI}})
    assert told(matched(line(payer="符秀英"), exact)) == ("sure", [(FU.customer_no, (Why.NAME, Why.AMOUNT))])
    assert told(matched(line(payer="符秀英", fen=1), exact)) == ("likely", [(FU.customer_no, (Why.NAME,))])


def test_a_name_that_two_customers_have_is_settled_by_the_amount() -> None:
    names = {"李四": {FU, LI}}
    assert matched(line(payer="李四"), known(names=names)).heap is Heap.UNMATCHED
    heap, candidates = told(matched(line(payer="李四"), known(names=names, bills={(DAY, 8000): {LI}})))
    assert (heap, candidates) == ("likely", [(LI.customer_no, (Why.NAME, Why.BILL))])


def test_an_earlier_payer_and_an_amount_of_one_customer_are_likely() -> None:
    assert matched(line(payer="王五"), known(payers={"王五": {FU}})).heap is Heap.LIKELY
    assert matched(line(), known(owed={(DAY, 8000): {FU}}, bills={(DAY, 8000): {FU, LI}})).heap is Heap.LIKELY
    assert matched(line(), known(bills={(DAY, 8000): {FU, LI}})).heap is Heap.UNMATCHED


def test_those_who_pay_in_for_everybody_are_nobodys_earlier_payer() -> None:
    evidence = known(payers={"财付通支付科技有限公司": {FU}})
    assert matched(line(payer="财付通支付科技有限公司"), evidence).candidates == ()


def test_interest_is_nobodys_even_where_somebody_owes_as_much() -> None:
    evidence = known(owed={(DAY, 8000): {FU}}, names={"符秀英": {FU}})
    assert told(matched(line("结息", "符秀英"), evidence)) == ("unmatched", [])


def test_a_name_is_the_same_in_other_widths_and_brackets() -> None:
    assert (
        name_key("华润水泥（昌江）有限公司")
        == name_key("华润水泥(昌江) 有限公司")
        == name_key("华润水泥〔昌江〕有限公司")
    )


people = st.sampled_from([FU, LI, MINE])
some = st.frozensets(people, max_size=3)


@st.composite
def evidence(draw: st.DrawFn) -> Evidence:
    """Draw what an office may know of one line."""
    return Evidence(
        numbers={FU.customer_no: draw(some), "12345": draw(some)},
        former={"4600123456": draw(some)},
        names={"符秀英": draw(some)},
        payers={"符秀英": draw(some)},
        owed={(DAY, 8000): draw(some)},
        bills={(DAY, 8000): draw(some)},
    )


remarks = st.sampled_from(["转账", FU.customer_no, "12345", "4600123456 12345", "结息"])


@given(known=evidence(), remark=remarks)
def test_sure_and_likely_lines_have_one_candidate_with_reasons(known: Evidence, remark: str) -> None:
    match = matched(line(remark, "符秀英"), known)
    assert match.heap is Heap.UNMATCHED or len(match.candidates) == 1
    assert all(one.why for one in match.candidates)
    if match.heap is Heap.SURE:
        [one] = match.candidates
        by_number = {Why.NUMBER, Why.FORMER_NUMBER} & set(one.why)
        by_name = {Why.NAME, Why.SHORT_NUMBER} & set(one.why)
        assert by_number or (by_name and len(one.why) > 1)


@given(known=evidence())
def test_who_owes_as_much_never_outweighs_who_is_named(known: Evidence) -> None:
    without = Evidence(known.numbers, known.former, known.names, known.payers)
    plain, with_debts = (matched(line(FU.customer_no, "符秀英"), one) for one in (without, known))
    if plain.heap is not Heap.UNMATCHED:
        assert with_debts.heap is not Heap.UNMATCHED
        assert with_debts.candidates[0].customer_no == plain.candidates[0].customer_no


facts = st.builds(
    BankLine,
    row=st.integers(1, 9),
    on=st.sampled_from([DAY, DAY + timedelta(1)]),
    amount=st.sampled_from([Money(1), Money(10)]),
    time=st.sampled_from(["", "090102"]),
    payer=st.sampled_from(["", "符秀英", "李四"]),
    remark=st.sampled_from(["", "电费"]),
    balance=st.sampled_from(["", "1.00"]),
    transaction_no=st.sampled_from(["", "1", "4200000925201205020000000001", "4200000925201205020000000002"]),
)


@given(lines=st.lists(facts, max_size=12), kind=st.sampled_from([BankFormat.ICBC, BankFormat.GENERIC]))
def test_no_two_lines_of_a_bank_are_ever_one(lines: list[BankLine], kind: BankFormat) -> None:
    assert len({one.identity for one in identified(lines, kind, "46")}) == len(lines)


@given(lines=st.lists(facts, max_size=8), more=st.lists(facts, max_size=8))
def test_lines_are_known_again_in_a_longer_file_in_any_order(
    lines: list[BankLine], more: list[BankLine]
) -> None:
    before = {one.identity for one in identified(lines, BankFormat.CCB, "46")}
    after = {one.identity for one in identified([*reversed(lines), *more], BankFormat.CCB, "46")}
    assert before <= after
    assert not before & {one.identity for one in identified(lines, BankFormat.CCB, "47")}


def test_a_payment_keeps_its_payer() -> None:
    kept = reference_of(BankLine(2, DAY, Money(1), payer="李 | 四", remark="电费 " * 40, transaction_no="T1"))
    assert payer_of(kept) == "李 四"
    assert kept.endswith(" | T1")
    assert len(kept) < 80
    assert payer_of(reference_of(BankLine(2, DAY, Money(1)))) == ""


def bill(fen: int, due_on: date) -> OpenBill:
    """Return a factory's bill, issued on the first of some days before it is due."""
    return OpenBill("", 201204, due_on - timedelta(19), due_on, fen, False)


dues = st.dates(date(2011, 1, 1), date(2012, 6, 1))
bills = st.lists(st.builds(bill, st.integers(1, 20_000), dues), min_size=1, max_size=3)


@given(owed=bills)
def test_the_quick_look_misses_nobody_who_owes_the_amount(owed: list[OpenBill]) -> None:
    for place, one in enumerate(owed):
        one.bill_no = f"B{place}"
    debts = [OpenDebt(7, one.issued_on, one.due_on, one.amount, one.outstanding, 0) for one in owed]
    claims = Account(owed).owed(DAY, Terms())
    singles = {fen for claim in claims for fen in (claim.principal, claim.principal + claim.penalty)}
    whole = sum(claim.principal + claim.penalty for claim in claims)
    for fen in singles | ({whole} if whole else set()):
        assert could_owe(debts, {DAY: [fen]}, Terms().rules) == {7}
