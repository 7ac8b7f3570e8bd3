"""Measures against risk: set, brought about, dropped; temporary power begun, told of and settled."""

import pytest

from desktop.domain.audit import AuditFilter
from desktop.domain.conversion import Stage, Why
from desktop.domain.errors import (
    MeasureDueBefore,
    MeasureNotOpen,
    MeasureStands,
    NotAllowed,
    NothingToPay,
    PrestoredTooLittle,
    ReasonMissing,
    SupplyEnded,
    SupplyEndsBefore,
    SupplyStands,
    UnknownMeasure,
    UnknownSupply,
)
from desktop.domain.measures import Measure, MeasureDraft, MeasureState
from desktop.domain.money import Money
from desktop.domain.payments import Method
from desktop.domain.rights import Role
from desktop.domain.risk import Level, MeasureKind
from desktop.domain.risk_filter import Followed, RiskFilter
from desktop.domain.supplies import SupplyDraft
from desktop.services.conversions import Move
from tests.counter import Counter, day, yuan

SITE = "0706000000000001"
SET_ON, DUE_ON, ON = day("2012-06-01"), day("2012-06-15"), day("2012-06-20")


@pytest.fixture
def site(counter: Counter) -> Counter:
    """Return a counter with a building site for a customer."""
    counter.customer(SITE, name="安置房工地", residential=False)
    return counter


def put(site: Counter, kind: MeasureKind, amount: str = "0.00") -> Measure:
    fen = yuan(amount).fen
    return site.office.risk.measures.set(MeasureDraft(SITE, kind, SET_ON, DUE_ON, fen, "陈所长", "临时用电"))


def stands(site: Counter, measure: Measure, on: str) -> tuple[MeasureState, str]:
    found = site.office.risk.measures.get(measure.key, day(on))
    return found.state, str(Money(found.held))


def test_a_fee_is_followed_from_its_agreement_to_its_return(site: Counter) -> None:
    measures = site.office.risk.measures
    fee = put(site, MeasureKind.FEE, "5000.00")
    assert stands(site, fee, "2012-06-10") == (MeasureState.OPEN, "0.00")
    taken = measures.receive(fee.key, Method.TRANSFER, day("2012-06-12"))
    assert str(site.account(SITE, "2012-06-12").pledged) == "5000.00"
    assert stands(site, fee, "2012-06-11") == (MeasureState.OPEN, "0.00")
    assert stands(site, fee, "2012-06-12") == (MeasureState.IN_PLACE, "5000.00")
    back = measures.give_back(fee.key, Method.TRANSFER, day("2012-06-19"), "工程结束")
    assert (taken.kind, back.kind, str(back.amount)) == ("fee", "fee-refund", "5000.00")
    assert stands(site, fee, "2012-06-19") == (MeasureState.RETURNED, "0.00")
    assert stands(site, fee, "2012-06-18") == (MeasureState.IN_PLACE, "5000.00")


def test_a_fee_is_taken_once_and_given_back_once(site: Counter) -> None:
    fee = put(site, MeasureKind.FEE, "5000.00")
    measures = site.office.risk.measures
    measures.receive(fee.key, Method.CASH, SET_ON)
    with pytest.raises(MeasureNotOpen):
        measures.receive(fee.key, Method.CASH, SET_ON)
    measures.give_back(fee.key, Method.CASH, ON, "工程结束")
    with pytest.raises(MeasureNotOpen):
        measures.give_back(fee.key, Method.CASH, ON, "工程结束")
    assert str(site.account(SITE, "2012-06-20").pledged) == "0.00"


def test_a_fee_whose_payment_was_reversed_is_to_be_received_again(site: Counter) -> None:
    fee = put(site, MeasureKind.FEE, "5000.00")
    measures = site.office.risk.measures
    taken = measures.receive(fee.key, Method.CASH, SET_ON)
    site.reverses(taken.number, "2012-06-02")
    assert stands(site, fee, "2012-06-02") == (MeasureState.OPEN, "0.00")
    again = measures.receive(fee.key, Method.CASH, day("2012-06-03"))
    assert again.number != taken.number
    assert stands(site, fee, "2012-06-03") == (MeasureState.IN_PLACE, "5000.00")


def test_a_return_that_was_reversed_can_be_made_again(site: Counter) -> None:
    fee = put(site, MeasureKind.FEE, "5000.00")
    measures = site.office.risk.measures
    measures.receive(fee.key, Method.CASH, SET_ON)
    back = measures.give_back(fee.key, Method.CASH, ON, "工程结束")
    site.reverses(back.number, "2012-06-20")
    assert stands(site, fee, "2012-06-20") == (MeasureState.IN_PLACE, "5000.00")
    again = measures.give_back(fee.key, Method.CASH, ON, "工程结束")
    assert again.number != back.number


def test_a_prestored_target_is_in_place_from_the_day_it_is_reached_on_even_if_bills_use_it(
    site: Counter,
) -> None:
    target = put(site, MeasureKind.PRESTORED, "500.00")
    site.takes(SITE, "300.00", "2012-06-05")
    assert stands(site, target, "2012-06-05") == (MeasureState.OPEN, "300.00")
    site.takes(SITE, "200.00", "2012-06-08")
    site.bill(SITE, "450.00", due="2012-06-30", issued="2012-06-10")
    assert stands(site, target, "2012-06-07") == (MeasureState.OPEN, "300.00")
    assert stands(site, target, "2012-06-10") == (MeasureState.IN_PLACE, "50.00")


def test_a_fee_held_apart_fills_no_prestored_target(site: Counter) -> None:
    target = put(site, MeasureKind.PRESTORED, "500.00")
    fee = put(site, MeasureKind.FEE, "900.00")
    site.office.risk.measures.receive(fee.key, Method.CASH, SET_ON)
    assert stands(site, target, "2012-06-20") == (MeasureState.OPEN, "0.00")


def test_a_prepaid_device_opens_a_conversion_and_is_in_place_once_it_is_commissioned(site: Counter) -> None:
    device = put(site, MeasureKind.DEVICE)
    [opened] = site.office.conversions.history(SITE)
    assert (opened.stage, opened.why, opened.steps[0].person) == (
        Stage.CANDIDATE,
        Why.RISK_CATEGORY,
        "陈所长",
    )
    for stage, on in ((Stage.APPROVED, "2012-06-02"), (Stage.SCHEDULED, "2012-06-03")):
        site.office.conversions.move(Move(SITE, stage, day(on)))
    site.office.conversions.move(Move(SITE, Stage.INSTALLED, day("2012-06-04"), meter="P1", reading=5))
    assert stands(site, device, "2012-06-04")[0] is MeasureState.OPEN
    site.office.conversions.move(Move(SITE, Stage.COMMISSIONED, day("2012-06-05")))
    assert stands(site, device, "2012-06-05")[0] is MeasureState.IN_PLACE


def test_a_conversion_that_is_under_way_is_followed_and_not_opened_twice(site: Counter) -> None:
    site.office.conversions.propose(SITE, Why.OWN_WISH, day("2012-05-01"))
    put(site, MeasureKind.DEVICE)
    assert len(site.office.conversions.history(SITE)) == 1


def test_a_measure_is_dropped_with_a_reason_and_may_be_set_again(site: Counter) -> None:
    measures = site.office.risk.measures
    first = put(site, MeasureKind.PRESTORED, "500.00")
    with pytest.raises(MeasureStands):
        put(site, MeasureKind.PRESTORED, "700.00")
    with pytest.raises(ReasonMissing):
        measures.drop(first.key, ON, "  ")
    dropped = measures.drop(first.key, ON, "风险解除")
    assert (dropped.state, dropped.note, dropped.state_on) == (MeasureState.DROPPED, "风险解除", ON)
    measures.set(MeasureDraft(SITE, MeasureKind.PRESTORED, ON, ON, 70_000))
    assert [measure.state for measure in measures.of_customer(SITE, ON)] == [
        MeasureState.DROPPED,
        MeasureState.OPEN,
    ]


def test_what_is_in_place_is_not_dropped(site: Counter) -> None:
    fee = put(site, MeasureKind.FEE, "5000.00")
    site.office.risk.measures.receive(fee.key, Method.CASH, SET_ON)
    with pytest.raises(MeasureNotOpen):
        site.office.risk.measures.drop(fee.key, ON, "风险解除")


def test_what_cannot_be_a_measure_is_refused(site: Counter) -> None:
    with pytest.raises(MeasureDueBefore):
        site.office.risk.measures.set(MeasureDraft(SITE, MeasureKind.FEE, ON, SET_ON, 100))
    with pytest.raises(NothingToPay):
        put(site, MeasureKind.FEE)
    with pytest.raises(UnknownMeasure):
        site.office.risk.measures.get(99, ON)


def test_overdue_measures_are_told_and_stand_in_the_list_of_scores(site: Counter) -> None:
    fee = put(site, MeasureKind.FEE, "5000.00")
    measures = site.office.risk.measures
    assert measures.listed(DUE_ON, overdue=True) == []
    assert [measure.key for measure in measures.listed(ON, overdue=True)] == [fee.key]

    def found(how: Followed) -> int:
        return len(site.office.risk.scores(ON, RiskFilter(Level.NONE, followed=how)))

    assert [found(how) for how in Followed] == [1, 0, 0, 1, 0]
    measures.receive(fee.key, Method.CASH, ON)
    assert measures.listed(ON, overdue=True) == []
    assert [found(how) for how in Followed] == [1, 0, 0, 0, 1]


def test_every_change_of_a_measure_stands_in_the_trail(site: Counter) -> None:
    fee = put(site, MeasureKind.FEE, "5000.00")
    site.office.risk.measures.receive(fee.key, Method.CASH, ON)
    kinds = [line.kind for line in site.office.audit.trail(AuditFilter(subject=SITE))]
    assert kinds.count("measure") == 2


def begun(site: Counter, *, prepaid: str = "", until: str = "2012-06-30") -> int:
    fen = yuan(prepaid).fen if prepaid else 0
    draft = SupplyDraft(SITE, SET_ON, day(until), not prepaid, fen)
    return site.office.risk.supplies.begin(draft).key


def test_unmetered_power_ended_before_half_its_term_gives_half_back(site: Counter) -> None:
    key = begun(site, prepaid="3000.01")
    assert str(site.prestored(SITE, "2012-06-01")) == "3000.01"
    settled = site.office.risk.supplies.end(key, day("2012-06-14"))
    assert (settled.refunded, settled.supply.ended_on) == (150_001, day("2012-06-14"))
    assert str(site.prestored(SITE, "2012-06-14")) == "1500.00"


def test_unmetered_power_ended_later_gives_nothing_back(site: Counter) -> None:
    key = begun(site, prepaid="3000.00")
    settled = site.office.risk.supplies.end(key, day("2012-06-15"))
    assert (settled.refunded, settled.refund) == (0, None)
    assert str(site.prestored(SITE, "2012-06-15")) == "3000.00"


def test_what_a_bill_has_used_is_not_given_back_and_the_power_stays(site: Counter) -> None:
    key = begun(site, prepaid="3000.00")
    site.bill(SITE, "2900.00", due="2012-06-30", issued="2012-06-02")
    with pytest.raises(PrestoredTooLittle):
        site.office.risk.supplies.end(key, day("2012-06-10"))
    assert site.office.risk.supplies.get(key).ended_on is None


def test_power_with_a_meter_is_settled_by_its_bills(site: Counter) -> None:
    key = begun(site)
    assert site.office.risk.supplies.end(key, day("2012-06-02")).refunded == 0


def test_power_that_expires_within_the_days_of_the_settings_is_told(site: Counter) -> None:
    begun(site, until="2012-07-20")
    supplies = site.office.risk.supplies
    assert supplies.expiring(day("2012-06-19")) == []
    [expiring] = supplies.expiring(ON)
    assert (expiring.name, expiring.days_left(ON)) == ("安置房工地", 30)
    site.office.settings.set("risk.ending_days", "7")
    assert supplies.expiring(ON) == []
    [over] = supplies.expiring(day("2012-08-01"))
    assert over.days_left(day("2012-08-01")) == -12


def test_temporary_power_is_begun_once_at_a_time_and_ended_once(site: Counter) -> None:
    key = begun(site)
    supplies = site.office.risk.supplies
    with pytest.raises(SupplyStands):
        supplies.begin(SupplyDraft(SITE, day("2012-07-01"), day("2012-07-30")))
    with pytest.raises(SupplyEndsBefore):
        supplies.end(key, day("2012-05-31"))
    supplies.end(key, day("2012-06-20"))
    with pytest.raises(SupplyEnded):
        supplies.end(key, day("2012-06-21"))
    with pytest.raises(SupplyStands):
        supplies.begin(SupplyDraft(SITE, day("2012-06-20"), day("2012-07-30")))
    assert supplies.begin(SupplyDraft(SITE, day("2012-06-21"), day("2012-07-30"))).key == key + 1


def test_power_that_cannot_be_is_refused(site: Counter) -> None:
    supplies = site.office.risk.supplies
    with pytest.raises(SupplyEndsBefore):
        supplies.begin(SupplyDraft(SITE, ON, SET_ON))
    with pytest.raises(NothingToPay):
        supplies.begin(SupplyDraft(SITE, SET_ON, ON, metered=False))
    with pytest.raises(UnknownSupply):
        supplies.get(9)


PASSWORD = "lantern-2012"


@pytest.fixture
def staffed(site: Counter) -> Counter:
    """Return the counter with people, the clerk signed in."""
    users = site.office.users
    for name, role in (
        ("陈局长", Role.ADMINISTRATOR),
        ("王主任", Role.SUPERVISOR),
        ("符秀英", Role.CLERK),
        ("李审计", Role.AUDITOR),
    ):
        users.add(name, role, PASSWORD)
    users.sign_in("符秀英", PASSWORD)
    return site


def test_an_auditor_reads_scores_and_sets_nothing(staffed: Counter) -> None:
    staffed.office.users.sign_in("李审计", PASSWORD)
    assert staffed.office.risk.scores(ON, RiskFilter(Level.NONE))
    with pytest.raises(NotAllowed):
        put(staffed, MeasureKind.DEVICE)
    assert staffed.office.conversions.history(SITE) == []
    with pytest.raises(NotAllowed):
        begun(staffed)
    with pytest.raises(NotAllowed):
        staffed.office.risk.change_terms({"risk.weight.late": "5"})


def test_a_clerk_gives_a_fee_back_only_with_a_supervisor_s_word(staffed: Counter) -> None:
    fee = put(staffed, MeasureKind.FEE, "5000.00")
    measures = staffed.office.risk.measures
    measures.receive(fee.key, Method.CASH, SET_ON)
    with pytest.raises(NotAllowed):
        measures.give_back(fee.key, Method.CASH, ON, "工程结束")
    assert stands(staffed, fee, "2012-06-20") == (MeasureState.IN_PLACE, "5000.00")
    word = staffed.office.users.confirm("王主任", PASSWORD)
    measures.give_back(fee.key, Method.CASH, ON, "工程结束", approval=word)
    assert stands(staffed, fee, "2012-06-20") == (MeasureState.RETURNED, "0.00")
