"""Recovery and ageing, as a script asks for them."""

from tests.cli.command import Command, figures

PAYMENTS = "customer_no,bill_no,amount,paid_on,method"


def test_case_14_cumulative_current_year_and_prior_rates(jieling: Command) -> None:
    jieling.bills(
        "1,B1,201112,2011-12-01,2012-01-20,500000.00,大工业",
        "1,B2,201201,2012-02-01,2012-02-20,750500.00,大工业",
    )
    jieling.brings(
        "payments", f"{PAYMENTS}\n1,B1,340000.00,2012-01-10,transfer\n1,B2,640000.00,2012-02-10,transfer"
    )
    told = jieling.says("recovery", "--on", "2012-12-31")
    assert figures(told, "receivable", "received", "outstanding") == ("1250500.00", "980000.00", "270500.00")
    rates = figures(told, "rate", "current_year_rate", "prior_rate", "customers_rate")
    assert rates == ("78.36", "85.27", "68.00", "0.00")


def test_case_15_a_fen_short_of_zero_is_not_a_hundred_per_cent(jieling: Command) -> None:
    jieling.bills(
        "1,B1,201101,2011-01-20,2011-02-20,297003199.99,大工业",
        "2,B2,201101,2011-01-20,2011-02-20,0.01,居民生活",
    )
    jieling.pays("297003199.99", "2011-02-01", method="transfer")
    assert figures(jieling.says("recovery", "--on", "2011-12-31"), "rate", "zero") == ("99.99", False)
    jieling.pays("0.01", "2011-02-02", customer="2")
    assert figures(jieling.says("recovery", "--on", "2011-12-31"), "rate", "zero") == ("100.00", True)


def test_case_16_by_cash_and_with_prestored_offsets(jieling: Command) -> None:
    jieling.brings("customers", "customer_no\n1")
    jieling.pays("300.00", "2012-01-05")
    jieling.bills("1,B1,201201,2012-02-01,2012-02-20,1000.00,商业")
    jieling.pays("600.00", "2012-02-10")
    told = jieling.says("recovery", "--on", "2012-02-10", "--year", "2012")
    assert figures(told, "rate", "cash_rate", "outstanding") == ("90.00", "60.00", "100.00")
    jieling.says("settings", "set", "recovery.ranked_by", "cash")
    assert figures(jieling.says("recovery", "--on", "2012-02-10"), "rate", "ranked_by") == ("60.00", "cash")


def test_case_17_the_two_views_of_ageing(jieling: Command) -> None:
    jieling.bills(
        "1,B1,201205,2012-06-01,2012-06-25,10.00,居民生活",
        "1,B2,201203,2012-04-01,2012-04-25,20.00,居民生活",
        "1,B3,201112,2012-01-01,2012-01-25,30.00,居民生活",
    )
    told = jieling.says("ageing", "--on", "2012-06-20")
    assert told["total"] == {"count": 3, "amount": "60.00"}
    assert told["by_billing_month"] == {
        "last_month": {"count": 1, "amount": "10.00"},
        "this_year": {"count": 2, "amount": "30.00"},
        "prior": {"count": 1, "amount": "30.00"},
    }
    assert told["by_days_overdue"] == {
        "not_due": {"count": 1, "amount": "10.00"},
        "1_30": {"count": 0, "amount": "0.00"},
        "31_60": {"count": 1, "amount": "20.00"},
        "61_90": {"count": 0, "amount": "0.00"},
        "over_90": {"count": 1, "amount": "30.00"},
    }


def test_nothing_receivable_has_no_rate(jieling: Command) -> None:
    told = jieling.says("recovery", "--on", "2012-06-20")
    assert figures(told, "receivable", "rate", "cash_rate", "customers_rate") == ("0.00", "—", "—", "—")
    assert (told["year"], told["rows"]) == (2012, [])


def test_a_bill_paid_in_january_is_outstanding_at_the_years_end(jieling: Command) -> None:
    jieling.bills("1,B1,201111,2011-12-01,2012-01-10,100.00,居民生活")
    jieling.pays("100.00", "2012-01-03")
    assert jieling.says("recovery", "--on", "2011-12-31")["outstanding"] == "100.00"
    later = jieling.says("recovery", "--on", "2012-01-03")
    assert figures(later, "rate", "prior_rate", "current_year_rate") == ("100.00", "100.00", "—")


def test_recovery_is_broken_down_by_station_area_category_and_month(jieling: Command) -> None:
    head = "customer_no,billing_month,issued_on,due_on,amount,tariff_class,station,area"
    jieling.brings(
        "bills",
        f"{head}\n1,201201,2012-02-01,2012-02-20,70.00,商业,石碌供电所,东风路\n"
        "2,201202,2012-03-01,2012-03-20,30.00,居民生活,十月田供电所,好清村",
    )
    jieling.pays("70.00", "2012-02-10")
    rows = {
        by: {
            row["name"]: figures(row, "receivable", "rate")
            for row in jieling.says("recovery", "--on", "2012-06-20", "--by", by)["rows"]
        }
        for by in ("station", "area", "category", "month")
    }
    paid, unpaid = ("70.00", "100.00"), ("30.00", "0.00")
    assert rows == {
        "station": {"石碌供电所": paid, "十月田供电所": unpaid},
        "area": {"东风路": paid, "好清村": unpaid},
        "category": {"商业": paid, "居民生活": unpaid},
        "month": {"201201": paid, "201202": unpaid},
    }
    [area, _] = sorted(
        jieling.says("recovery", "--on", "2012-06-20", "--by", "area")["rows"], key=lambda row: row["name"]
    )
    assert area["station"] == "石碌供电所"


def test_ageing_of_one_station_and_of_one_that_nobody_knows(jieling: Command) -> None:
    head = "customer_no,billing_month,issued_on,due_on,amount,station"
    jieling.brings(
        "bills",
        f"{head}\n1,201201,2012-02-01,2012-02-20,70.00,石碌\n2,201201,2012-02-01,2012-02-20,30.00,乌烈",
    )
    told = jieling.says("ageing", "--on", "2012-03-01", "--station", "石碌")
    assert (told["station"], told["total"]) == ("石碌", {"count": 1, "amount": "70.00"})
    assert "石路" in jieling.refuses("ageing", "--on", "2012-03-01", "--station", "石路")
