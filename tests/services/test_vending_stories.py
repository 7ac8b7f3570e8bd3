"""Any story of top-ups, batches, answers and reversals: one token a top-up at most, and no fen is lost."""

import shutil
from collections import Counter as Tally
from datetime import timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop.domain.errors import (
    NothingToVend,
    Refusal,
    TokenGiven,
    TokenOnItsWay,
    VendAnswered,
    VendCancelled,
)
from desktop.domain.money import Money
from desktop.domain.topups import TopUpDraft
from desktop.domain.vending import VendFilter, VendRequest, VendState
from tests.counter import Counter, day
from tests.services.prepaid import converted

WANG, LI = "0706000000000001", "0706000000000002"
INITIAL = {WANG: 50_00, LI: 0}
EMPTY: list[Path] = []
fen = st.integers(1, 120_00)


class VendingStories(RuleBasedStateMachine):
    """A clerk, a maker's system that answers as it likes, and a supervisor."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.counter = Counter(Path(shutil.copy(EMPTY[0], Path(self.folder.name) / "county.db")))
        self.vending = self.counter.office.vending
        self.counter.office.settings.set("vending.adapter", "file")
        converted(self.counter, WANG, debt="100.00", recover="percent:30", initial_credit="50.00", meter="M1")
        converted(self.counter, LI, meter="M2")
        self.today = day("2012-06-11")
        self.standing: dict[str, tuple[str, int]] = {}
        """Receipt → customer and energy credit of each top-up that was not taken back."""
        self.tokens: dict[str, str] = {}
        self.files: dict[str, bytes] = {}
        self.drafts: list[TopUpDraft] = []
        self._made = count(1)

    @rule(days=st.integers(0, 20))
    def time_passes(self, days: int) -> None:
        self.today += timedelta(days)

    @rule(customer=st.sampled_from([WANG, LI]), amount=fen)
    def take(self, customer: str, amount: int) -> None:
        draft = TopUpDraft(f"key-{next(self._made)}", customer, Money(amount), self.today)
        done = self.counter.office.topups.take(draft)
        self.drafts.append(draft)
        self.standing[done.receipt_no] = customer, done.energy_credit.fen

    @precondition(lambda self: self.drafts)
    @rule(data=st.data())
    def take_again(self, data: st.DataObject) -> None:
        before = self._every()
        self.counter.office.topups.take(data.draw(st.sampled_from(self.drafts)))
        assert self._every() == before

    @rule()
    def send(self) -> None:
        waiting = {one.number for one in self._every() if one.state in (VendState.WAITING, VendState.FAILED)}
        sent = {one.number for one in self._every() if one.state is VendState.SENT}
        out = self._file()
        if not waiting and not sent:
            with pytest.raises(NothingToVend):
                self.vending.send(out, self.today)
            return
        batch = self.vending.send(out, self.today)
        if waiting:
            assert batch.number not in self.files
            assert batch.count == len(waiting)
        self._same(batch.number, out)

    @precondition(lambda self: self.files)
    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        out = self._file()
        before = self._every()
        batch = self.vending.write(data.draw(st.sampled_from(sorted(self.files))), out)
        self._same(batch.number, out)
        assert self._every() == before

    @precondition(lambda self: self._every())
    @rule(
        data=st.data(),
        fails=st.booleans(),
        same=st.booleans(),
        wrong=st.sampled_from(["", "meter", "amount"]),
    )
    def answer(self, data: st.DataObject, fails: bool, same: bool, wrong: str) -> None:
        asked = data.draw(st.lists(st.sampled_from(self._every()), min_size=1, max_size=4))
        rows = [self._row(one, fails=fails, same=same, wrong=wrong) for one in asked]
        before = {one.number: one for one in self._every()}
        file = self._file()
        file.write_text("\n".join(("请求号,令牌,表号,金额,原因", *rows)), encoding="utf-8")
        told = self.vending.read(file, self.today)
        for one in told.done:
            assert before[one.number].state in (VendState.SENT, VendState.FAILED)
            assert not fails
            assert not wrong
        changed = {one.number for one in (*told.done, *told.failed)}
        assert {one.number for one in self._every() if one != before[one.number]} == changed
        assert len(told.done) + len(told.failed) + told.already_there + len(told.refused_rows) == len(rows)
        again = self.vending.read(file, self.today)
        assert (again.done, again.failed) == ((), ())

    @precondition(lambda self: self._every())
    @rule(data=st.data())
    def type_a_token(self, data: st.DataObject) -> None:
        request = data.draw(st.sampled_from(self._every()))
        refused = {VendState.DONE: VendAnswered, VendState.CANCELLED: VendCancelled}.get(request.state)
        if refused:
            with pytest.raises(refused):
                self.vending.enter(request.number, self._token(), self.today)
        else:
            self.vending.enter(request.number, self._token(), self.today)

    @precondition(lambda self: self.standing)
    @rule(data=st.data(), vouched=st.booleans())
    def reverse(self, data: st.DataObject, vouched: bool) -> None:
        receipt = data.draw(st.sampled_from(sorted(self.standing)))
        request = self.vending.of_receipt(receipt)
        stuck: dict[VendState, type[Refusal]] = {
            VendState.DONE: TokenGiven,
            VendState.SENT: TokenOnItsWay,
        }
        if request and vouched:
            self.vending.take_back(request.number, self.today, "令牌未输入")
        elif request and request.state in stuck:
            with pytest.raises(stuck[request.state]):
                self.counter.office.payments.reverse(receipt, self.today, "收错户")
            return
        else:
            self.counter.office.payments.reverse(receipt, self.today, "收错户")
        del self.standing[receipt]

    @invariant()
    def every_top_up_has_one_request_and_one_token_at_most(self) -> None:
        every = self._every()
        assert max(Tally(one.receipt_no for one in every).values(), default=1) == 1
        for one in every:
            if one.token:
                assert self.tokens.setdefault(one.number, one.token) == one.token
        assert len(set(self.tokens.values())) == len(self.tokens)

    @invariant()
    def no_fen_of_energy_is_lost_or_given_twice(self) -> None:
        live = [one for one in self._every() if one.state is not VendState.CANCELLED]
        asked = {one.receipt_no: one for one in live}
        assert asked.keys() <= self.standing.keys()
        for customer, initial in INITIAL.items():
            settled = 0
            for receipt, (whose, energy) in self.standing.items():
                if whose == customer:
                    tokens = asked[receipt].amount.fen if receipt in asked else 0
                    assert 0 <= tokens <= energy
                    settled += energy - tokens
            assert settled <= initial
            bought = sum(energy for whose, energy in self.standing.values() if whose == customer)
            for_tokens = sum(one.amount.fen for one in live if one.customer_no == customer)
            assert for_tokens == bought - settled
            if customer == LI:
                assert for_tokens == bought

    @invariant()
    def what_has_no_token_is_shown(self) -> None:
        shown = {one.number for one in self.vending.listed(VendFilter())}
        assert shown == {one.number for one in self._every() if one.is_open}

    def teardown(self) -> None:
        assert self.counter.check().ok
        self.counter.office.close()
        self.folder.cleanup()

    def _every(self) -> list[VendRequest]:
        return list(self.vending.listed(VendFilter(states=())))

    def _file(self) -> Path:
        return Path(self.folder.name) / f"{next(self._made)}.csv"

    def _token(self) -> str:
        return f"{next(self._made):020d}"

    def _row(self, one: VendRequest, *, fails: bool, same: bool, wrong: str) -> str:
        token = "" if fails else one.token if same and one.token else self._token()
        meter = "M7" if wrong == "meter" else one.meter_no
        amount = one.amount + Money(1) if wrong == "amount" else one.amount
        return f"{one.number},{token},{meter},{amount},{'表计故障' if fails else ''}"

    def _same(self, number: str, out: Path) -> None:
        assert self.files.setdefault(number, out.read_bytes()) == out.read_bytes()


def test_any_story_gives_each_top_up_one_token_at_most(empty_office: Path) -> None:
    EMPTY[:] = [empty_office]
    stories = VendingStories.TestCase
    stories.settings = settings(max_examples=15, stateful_step_count=25, deadline=None, database=None)
    stories().runTest()
