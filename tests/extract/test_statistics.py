"""Totals over a period or an area are statistics: they have their sums, and enter no incident."""

from hasila.model import Statistic
from hasila.pipeline import read_text

HALF_YEAR = (
    "من يناير إلى يونيو 2024، نفذت القوات الأميركية 30 مهمة ضد داعش. "
    "وأدت 18 مهمة في العراق إلى مقتل 7 من عناصر داعش، بينما أسفرت 12 مهمة في سوريا عن مقتل 5 من عناصر داعش."
)


def statistics(text: str) -> list[Statistic]:
    return list(read_text("r", text, "2024-07-22").statistics)


def test_missions_are_counted_with_period_and_area():
    found = statistics(HALF_YEAR)
    missions = [s for s in found if s.counts == "operations"]
    assert [s.value for s in missions] == [30, 18, 12]
    assert missions[0].period is not None
    assert missions[0].period.value == "2024-01/2024-06"
    assert [[place.country for place in s.area] for s in missions[1:]] == [["IQ"], ["SY"]]


def test_a_total_names_the_parts_that_add_up_to_it():
    total = next(s for s in statistics(HALF_YEAR) if s.value == 30)
    assert total.note is not None
    assert total.note.startswith("30 = 18 + 12")
    assert len(total.parts) == 2


def test_their_people_enter_no_incident():
    reading = read_text("r", HALF_YEAR, "2024-07-22")
    assert reading.mentions == ()
    assert {s.value for s in reading.statistics if s.counts == "killed"} == {7, 5}


def test_a_single_attack_is_no_statistic():
    assert statistics("قتل ثلاثة أشخاص في هجوم على السوق في الموصل") == []
    assert statistics("قتل ثلاثة أشخاص في هجومين في الموصل") == []


def test_a_total_that_rises_is_of_more_than_the_day_before_it():
    found = statistics(
        "استقبلت المستشفيات خلال 24 ساعة الماضية 22 شهيدا، ليرتفع إجمالي الشهداء إلى 1,924 شهيدا."
    )
    periods = {s.value: s.period.value if s.period else None for s in found}
    assert periods == {22: "2024-07-21/2024-07-22", 1924: None}


def test_a_bracket_parts_no_count_from_its_hours():
    found = statistics("وصل المستشفيات 53 شهيدا (منهم 4 انتشلوا) و183 إصابة خلال الساعات الـ24 الماضية.")
    assert {s.value for s in found} == {53, 183}
