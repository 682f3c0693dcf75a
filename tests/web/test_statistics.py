"""Totals over periods: kept apart, filtered, with the parts that add up and the way to the report."""

import csv
import io

from hasila.model import EventDate, Evidence, Publication, Qualifier, Reading, Report, Span, Statistic
from hasila.web.totals import Chosen, left, on_shelf, totals


def statistic(name, value, counts="killed", parts=(), period=None):
    span = Span(start=0, end=1, quote="x")
    return Statistic(
        id=name, report="r", span=span, value=value, qualifier=Qualifier.EXACT, counts=counts,
        period=EventDate(value=period) if period else None, parts=parts,
        evidence=Evidence(sentence=span, rule="statistic"),
    )  # fmt: skip


def reading(*statistics, published=None):
    date = EventDate(value=published) if published else None
    report = Report(
        id="r", document="r", start=0, text="x", title="حصيلةُ الشَّهر", published=Publication(date=date)
    )
    return Reading(report=report, statistics=statistics)


def test_parts_add_up_or_do_not():
    items = [statistic("a", 9, parts=("b", "c")), statistic("b", 6), statistic("c", 3)]
    assert [total.adds_up for total in totals([reading(*items)])] == [True, None, None]
    assert totals([reading(statistic("a", 9, parts=("b",)), statistic("b", 6))])[0].adds_up is False
    assert totals([reading(statistic("a", 9, parts=("b",)), statistic("b", None))])[0].adds_up is None


def test_the_latest_period_stands_first():
    items = (statistic("a", 1, period="2020-01"), statistic("b", 2, period="2021"))
    found = on_shelf(totals([reading(*items)]))
    assert [total.statistic.id for total in found] == ["b", "a"]


def test_state_filters_and_counts():
    found = on_shelf(totals([reading(statistic("a", 1), statistic("b", 2, counts="attacks"))]))
    some, facets = left(found, Chosen(counts="attacks"))
    assert [total.statistic.id for total in some] == ["b"]
    assert {facet.name: dict(facet.values) for facet in facets}["counts"] == {"killed": 1, "attacks": 1}
    assert len(left(found, Chosen(q="حصيله الشهر"))[0]) == 2
    assert left(found, Chosen(q="سوق"))[0] == ()
    assert Chosen(counts="attacks", page="3").address(q="x") == "q=x&counts=attacks"


def test_the_page_shows_who_says_what_of_when(page):
    text = page.get("/ar/statistics").text
    assert "<mark>مقتل 759 عراقيا</mark>" in text
    assert "بعثة الأمم المتحدة" in text
    assert "/ar/reports/distractor%2Fmonthly-bulletin" in text
    assert "2016-07" in text
    assert page.get("/en/statistics?page=99").status_code == 200


def test_json_and_csv_hold_the_same(page):
    found = page.get("/en/statistics.json?counts=killed").json()
    assert {row["counts"] for row in found} == {"killed"}
    answer = page.get("/en/statistics.csv?counts=killed")
    assert answer.text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert [row["id"] for row in rows] == [row["id"] for row in found]
