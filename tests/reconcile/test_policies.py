"""The same figures, settled by each manual's rule."""

import pytest

from hasila.model import Policy
from hasila.reconcile.phrases import say


@pytest.fixture
def told(case):
    # Latest day: 12 (two newspapers), 14 (police), 11 (unnamed); a monitor's 30 came the day before.
    told = case().report("2024-03-01").says(30, by="المرصد")
    told.report("2024-03-02").says(12).says(14, by="الشرطة").says(11, by="مصادر")
    return told.report("2024-03-02").says(12).says(5, group="attackers", by="الشرطة")


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("consistent", (12, 14, 30)),
        ("ucdp", (14, 14, 30)),
        ("ibc", (14, None, 30)),
        ("acled", (14, 14, 14)),
        ("gtd", (12, 12, 12)),  # two newspapers against one authority
        ("priority", (14, 14, 14)),
    ],
)
def test_each_policy(told, line, policy, expected):
    toll = told.toll(policy=Policy(policy))
    assert toll.policy == policy
    assert line(toll, "killed") == expected
    assert line(toll, "killed_attackers") == (5, 5, 5)


def test_gtd_latest_then_majority_then_lowest(case, line):
    told = case().report("2024-03-01").says(30, by="الشرطة")
    told.report("2024-03-02").says(14, by="المحافظ").report("2024-03-02").says(11, by="المرصد")
    assert line(told.toll(policy=Policy.GTD), "killed") == (11, 11, 11)
    assert line(told.says(14, by="الشرطة").toll(policy=Policy.GTD), "killed") == (14, 14, 14)


def test_gtd_notes_that_its_own_total_has_the_attackers(told):
    toll = told.toll(policy=Policy.GTD)
    assert "nkill of GTD adds them: 17" in toll.explanation


def test_gtd_leaves_vague_words_blank_and_acled_gives_them_numbers(case, line):
    told = case().report("2024-03-01").says(None, qualifier="dozens")
    assert line(told.toll(policy=Policy.GTD), "killed") is None
    assert line(told.toll(policy=Policy.ACLED), "killed") == (12, 12, 12)
    hundreds = case().report("2024-03-01").says(None, qualifier="hundreds")
    assert line(hundreds.toll(policy=Policy.ACLED), "killed") == (100, 100, 100)


def test_acled_takes_the_lowest_standing_count(case, line):
    told = case().report("2024-03-01").says(20, by="الشرطة").report("2024-03-02").says(13, by="المحافظ")
    toll = told.toll(policy=Policy.ACLED)
    assert line(toll, "killed") == (13, 13, 13)
    assert told.roles(toll) == ["set_aside", "agrees"]


def test_ucdp_leaves_unreliable_sources_out_of_the_bounds(case, line):
    told = case().report("2024-03-01").says(58, by="مصادر").report("2024-03-02").says(16, by="الشرطة")
    assert line(told.toll(), "killed") == (16, 16, 58)
    assert line(told.toll(policy=Policy.UCDP), "killed") == (16, 16, 16)


def test_ibc_gives_the_span_of_independent_sources(case, line):
    told = case().report("2024-03-01").says(58, by="مصادر").report("2024-03-02").says(16, by="الشرطة")
    assert line(told.toll(policy=Policy.IBC), "killed") == (16, None, 58)
    assert "2;" in told.toll(policy=Policy.IBC).explanation


def test_priority_hears_the_best_ranked_kind_only(case, line):
    told = case().report("2024-03-02").says(16).report("2024-03-01").says(58, by="الشرطة")
    assert line(told.toll(policy=Policy.PRIORITY), "killed") == (58, 58, 58)


def test_point_policies_say_what_they_take_and_drop(case):
    told = case().report("2024-03-01").says(58, by="الشرطة").report("2024-03-02").says(16)
    toll = told.toll(policy=Policy.GTD)
    assert told.roles(toll) == ["set_aside", "agrees"]
    assert "gtd" in toll.uses[0].reason + toll.uses[1].reason


def test_every_policy_has_its_words():
    for policy in Policy:
        for language in ("en", "ar"):
            assert isinstance(say(f"policy.{policy}", language, nkill=1, sources=1), str)


def test_groups_that_outgrow_the_total_of_a_policy_are_left_out(case, line):
    told = case().report("2024-03-02").says(20, by="الشرطة").says(17, group="civilians", by="الشرطة")
    toll = told.says(12, by="المرصد").toll(policy=Policy.ACLED)
    assert line(toll, "killed") == (12, 12, 12)
    assert "killed_civilians" not in dict(toll.lines)


def test_a_total_that_only_its_groups_give_stays_under_every_policy(case, line):
    told = case().report("2024-03-01").says(12, by="الشرطة")
    told.report("2024-03-03").says(17, group="civilians", by="وزارة الصحة")
    assert line(told.toll(policy=Policy.ACLED), "killed") == (17, 17, 17)
