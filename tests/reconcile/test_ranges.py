"""What belongs between low and high, and what is best, where days are not known or counts are told long after."""

import pytest

from hasila.model import EventDate

DAY = EventDate(value="2024-03-01")


def test_an_undated_count_of_an_office_may_be_the_last(case, line):
    told = case().report("2024-03-02").says(12, by="مصادر أمنية").report().says(21, by="وزارة الصحة")
    assert line(told.toll(), "killed") == (21, 21, 21)
    press = case().report("2024-03-02").says(12, by="مصادر أمنية").report().says(21)
    assert line(press.toll(), "killed") == (12, 12, 21)


def test_a_smaller_count_that_may_be_the_last_stays_the_low(case, line):
    told = case().report("2024-03-01").says(300, "wounded")
    told.report(earliest="2024-03-01", latest="9999-12-31").says(150, "wounded")
    assert line(told.toll(), "wounded") == (150, 300, 300)
    few = case().report("2024-03-01").says(300, "wounded")
    few.report(earliest="2024-03-01", latest="9999-12-31").says(40, "wounded")
    assert line(few.toll(), "wounded") == (300, 300, 300)


def fifty(case, *, attackers=1):
    told = (
        case()
        .report("2024-03-01")
        .says(50, by="الشرطة")
        .says(50, by="المحافظ")
        .says(50, qualifier="at_least")
    )
    return told.says(attackers, group="attackers").report("2024-03-01").says(49)


def test_where_the_best_may_hold_the_attackers_it_less_them_is_the_low(case, line):
    assert line(fifty(case).toll(), "killed") == (49, 50, 50)
    assert line(fifty(case, attackers=3).toll(), "killed") == (50, 50, 50)


def test_a_step_of_the_rise_is_no_toll_without_the_attacker(case, line):
    told = case().report("2024-03-01").says(83, by="وزارة الصحة")
    told.report("2024-03-01").says(1, group="attackers")
    told.report("2024-03-04").says(84, by="الشرطة")
    assert line(told.toll(), "killed")[1] == 84


def of_old(case, late, day):
    told = case(date=DAY).report("2024-03-03").says(50, by="الشرطة").report(day).says(late)
    return told.toll()


def test_somebody_died_since(case, line):
    assert line(of_old(case, 51, "2024-05-20"), "killed") == (50, 51, 51)


@pytest.mark.parametrize(("late", "day"), [(51, "2030-03-01"), (60, "2024-06-20")])
def test_a_greater_count_from_memory_is_only_the_high(case, line, late, day):
    assert line(of_old(case, late, day), "killed") == (50, 50, late)


def test_three_times_the_toll_is_no_memory_of_it(case, line):
    assert line(of_old(case, 250, "2024-05-20"), "killed") == (50, 50, 50)


def fighters(case, attackers):
    told = case().report("2024-03-01").says(attackers, group="attackers", by="مصادر أمنية")
    told.report("2024-03-01").says(27, group="armed_group").says(4, group="security_forces")
    return told.report("2024-03-02").says(33, group="armed_group").says(6, group="security_forces")


def test_armed_men_of_whom_somebody_counts_as_many_attackers_are_the_attackers(case, line):
    toll = fighters(case, 27).toll()
    assert line(toll, "killed") == (6, 6, 6)
    assert line(toll, "killed_attackers") == (33, 33, 33)
    assert line(fighters(case, 1).toll(), "killed_armed_group") == (33, 33, 33)


def test_the_explanation_says_that_the_best_may_hold_the_attackers(case):
    toll = fifty(case).toll()
    assert "Killed: 49 stays the low: it is 50 less the attackers" in toll.explanation
    assert "من غير المهاجمين" in toll.explanation_ar


def test_a_toll_that_is_set_right_replaces_all_that_it_was(case, line):
    told = case().report("2024-03-22").says(34).report("2024-03-28").says(35).says(35, qualifier="at_least")
    told.report("2024-03-22").says(32, by="وزارة الصحة")
    told.says(35, by="وزارة الصحة", rule="figure.moved-from", earlier=True, negated=True)
    assert line(told.toll(), "killed")[1:] == (32, 32)
    fell = case().report("2024-03-22").says(95, by="المحافظ").says(95)
    fell.report("2024-03-23").says(35, by="المحافظ")
    fell.says(95, by="المحافظ", rule="figure.moved-from", earlier=True, negated=True)
    assert line(fell.toll(), "killed") == (35, 35, 35)


def test_more_dead_and_hurt_together_add_nobody_where_both_are_counted(case, line):
    told = case().report("2024-03-02").says(140, by="الشرطة").says(525, "wounded", by="الشرطة")
    told.report().says(800, "killed_or_wounded", "more_than").says(600, "wounded", "more_than")
    toll = told.toll()
    assert line(toll, "wounded") == (525, 525, 600)
    assert line(toll, "killed") == (140, 140, 140)
