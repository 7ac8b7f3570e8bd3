"""The forecast, as a script asks for it."""

from tests.cli.command import Command, figures
from tests.cli.test_command_documented import untold


def county(jieling: Command) -> None:
    """Bill 100.00 on the fifth of each month from May to November 2012 and pay 90.00 of it on the tenth."""
    rows = [
        f"1,B{month},2012{month - 1:02d},2012-{month:02d}-05,2012-{month:02d}-25,100.00,商业"
        for month in range(5, 12)
    ]
    jieling.bills(*rows)
    for month in range(5, 12):
        jieling.pays("90.00", f"2012-{month:02d}-10", bill=f"B{month}")


def test_what_the_years_end_will_find_unpaid(jieling: Command) -> None:
    county(jieling)
    told = jieling.says("forecast", "--on", "2012-11-30")
    asked = ("on", "outstanding", "days_left", "pace_needed", "pace", "days", "still_billed")
    assert figures(told, *asked) == ("2012-11-30", "70.00", 31, "2.26", "3.00", 30, "100.00")
    assert figures(told, "zero_on", "expected_at_year_end") == ("2013-01-26", "80.00")


def test_how_right_such_forecasts_were(jieling: Command) -> None:
    county(jieling)
    error = jieling.says("forecast", "--on", "2012-11-08")["error"]
    assert [month["month"] for month in error["months"]] == ["201207", "201208", "201209", "201210"]
    assert error["months"][0] == {
        "month": "201207",
        "expected": "30.00",
        "actual": "30.00",
        "error": "0.00",
    }
    assert (error["mean_absolute"], error["mean_percent"]) == ("0.00", "0.00")


def test_on_the_last_day_no_pace_leads_to_zero(jieling: Command) -> None:
    county(jieling)
    told = jieling.says("forecast", "--on", "2012-12-31")
    assert figures(told, "days_left", "pace_needed", "expected_at_year_end") == (0, None, "70.00")
    assert told["error"] == {"mean_absolute": None, "mean_percent": None, "months": []}


def test_every_key_of_the_forecast_is_told(jieling: Command) -> None:
    county(jieling)
    assert untold(jieling, "forecast", "--on", "2012-11-08") == set()
