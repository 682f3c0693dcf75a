"""One case for each way in which figures of one incident differ without contradicting, and where they do."""

import pytest

from hasila.model import EventDate, FigureRole, Grade, IncidentType


def test_rising_toll(case, line):
    told = case().report("2024-03-22").says(40).report("2024-03-23").says(62).report("2024-07-22").says(130)
    toll = told.toll()
    assert line(toll, "killed") == (130, 130, 130)
    assert told.roles(toll) == ["superseded", "superseded", "agrees"]
    assert [(m.said, m.low, m.best, m.high) for m in toll.series] == [
        ("2024-03-22", 40, 40, 40),
        ("2024-03-23", 62, 62, 62),
        ("2024-07-22", 130, 130, 130),
    ]
    assert "130" in toll.uses[0].reason
    assert "130" in toll.uses[0].reason_ar


def test_only_floors_leave_the_top_open(case, line):
    told = case().report("2024-07-22", main=False).says(130, qualifier="more_than")
    told.report(earliest="2024-03-22", latest="2024-03-23")
    told.says(62, qualifier="more_than", by="وزارة الصحة").says(100, "wounded", "more_than", by="وزارة الصحة")
    told.says(62, qualifier="about", by="رويترز").says(40, qualifier="at_least")
    toll = told.toll()
    assert line(toll, "killed") == (40, 130, None)
    assert line(toll, "wounded") == (100, 100, None)
    assert told.roles(toll) == ["agrees", "superseded", "agrees", "superseded", "superseded"]
    assert [m.best for m in toll.series if m.line == "killed"] == [40, 62, 62, 130]


def test_a_small_floor_is_no_low_of_many_more(case, line):
    told = case().report("2024-03-01", main=False).says(10, qualifier="at_least", by="شهود")
    told.report("2024-03-01").says(90, qualifier="at_least", by="وزارة الصحة")
    assert line(told.toll(), "killed") == (90, 90, None)
    near = case().report("2024-03-01", main=False).says(70, qualifier="at_least", by="المحافظ")
    near.report("2024-03-01").says(90, qualifier="at_least", by="وزارة الصحة")
    assert line(near.toll(), "killed") == (70, 90, None)


@pytest.mark.parametrize("more", ["exact", "at_least", "about"])
def test_what_is_told_from_memory_replaces_no_count_of_the_time(case, line, more):
    day = EventDate(value="2024-03-01")
    told = case(date=day).report("2024-03-01").says(50, by="المحافظ").says(100, "wounded", "more_than")
    told.report("2024-03-03").says(57, by="المحافظ").says(109, "wounded", by="المحافظ")
    told.report("2025-03-01").says(70, qualifier=more).says(300, "wounded", more)
    toll = told.toll()
    assert line(toll, "killed") == (57, 57, 70)
    assert line(toll, "wounded") == (109, 109, 300)
    assert told.roles(toll)[4:] == ["set_aside", "set_aside"]
    assert "long after" in toll.uses[4].reason


def test_what_is_told_from_memory_agrees_or_is_all_that_is_known(case, line):
    day = EventDate(value="2024-03-01")
    told = case(date=day).report("2024-03-03").says(57, by="المحافظ").report("2025-03-01").says(57)
    told.says(7, group="civilians", of=0)
    assert line(told.toll(), "killed") == (57, 57, 57)
    assert told.roles(told.toll()) == ["agrees", "agrees", "part"]
    alone = (
        case(date=day).report("2024-03-03").says(57, by="المحافظ").report("2025-03-01").says(30, "wounded")
    )
    assert line(alone.toll(), "wounded") == (30, 30, 30)


def test_an_authority_may_count_anew_long_after(case, line):
    day = EventDate(value="2024-03-01")
    told = case(date=day).report("2024-03-03").says(57, by="المحافظ")
    told.report("2024-09-01").says(61, by="وزارة الصحة")
    assert line(told.toll(), "killed") == (57, 61, 61)


def test_a_count_beside_a_greater_one_is_not_the_earlier(case, line):
    told = case().report("2024-05-10").says(63).says(155, "wounded")
    told.report().says(85, by="مصادر").says(147, "wounded", by="مصادر")
    toll = told.toll()
    assert line(toll, "wounded") == (147, 155, 155)


def test_one_more_who_died_is_no_toll_of_the_series(case, line):
    told = case().report("2024-03-01").says(2, by="الشرطة").says(30, by="وزارة الصحة")
    told.report("2024-03-02").says(1).says(31, by="وزارة الصحة")
    toll = told.toll()
    assert [(m.said, m.best) for m in toll.series] == [
        ("2024-03-01", 2),
        ("2024-03-01", 30),
        ("2024-03-02", 31),
    ]
    assert line(toll, "killed") == (31, 31, 31)


def citizens_and_soldiers(case, *, value=25):
    told = case().report("2024-03-01").says(37, group="security_forces", by="المرصد", people="soldier")
    return told.says(value, group="civilians", by="رويترز", people="citizen")


def test_as_many_citizens_of_one_speaker_as_soldiers_of_another_are_rivals(case, line):
    assert line(citizens_and_soldiers(case).toll(), "killed") == (37, 37, 37)


def test_the_wounded_whom_the_same_speaker_counts_are_anybody_too(case, line):
    told = citizens_and_soldiers(case).says(13, "wounded", group="civilians", by="رويترز")
    told.report("2024-03-02").says(6, "wounded", group="security_forces", by="المرصد", people="soldier")
    assert line(told.toll(), "wounded") == (13, 13, 13)


def test_citizens_beside_soldiers_add_up_where_anything_tells_so(case, line):
    one_voice = citizens_and_soldiers(case).report("2024-03-02")
    one_voice.says(37, group="security_forces", by="المرصد", people="soldier")
    one_voice.says(25, group="civilians", by="المرصد", people="citizen")
    assert line(one_voice.toll(), "killed") == (62, 62, 62)
    total = citizens_and_soldiers(case).report("2024-03-02").says(62, by="الشرطة")
    assert line(total.toll(), "killed") == (62, 62, 62)
    few = citizens_and_soldiers(case, value=3)
    assert line(few.toll(), "killed") == (40, 40, 40)


def test_an_early_floor_falls_away_when_a_main_report_says_more(case, line):
    told = case().report("2024-03-01").says(10, qualifier="at_least").report("2024-03-02")
    assert line(told.says(30, qualifier="at_least").toll(), "killed") == (30, 30, None)


def test_exact_beside_about(case, line):
    told = case().report("2024-07-22").says(84).report(latest="2024-03-23").says(100, qualifier="about")
    toll = told.toll()
    assert line(toll, "killed") == (84, 84, 100)
    assert "approximate" in toll.uses[1].reason


def test_about_within_tolerance_agrees(case, line):
    told = case().report("2024-03-01").says(98, by="الشرطة").says(100, qualifier="about")
    toll = told.toll()
    assert line(toll, "killed") == (98, 98, 100)
    assert told.roles(toll) == ["agrees", "agrees"]


def test_ministry_revises_down(case, line):
    told = case().report("2024-03-01").says(20, by="وزارة الداخلية")
    told.report("2024-03-02").says(13, by="وزارة الداخلية")
    toll = told.toll()
    assert line(toll, "killed") == (13, 13, 13)
    assert toll.uses[0].role is FigureRole.SUPERSEDED
    assert "revised down to 13" in toll.uses[0].reason


def test_another_official_does_not_revise(case, line):
    told = case().report("2024-03-01").says(15, by="الشرطة").report("2024-03-02").says(13, by="المحافظ")
    toll = told.toll()
    assert line(toll, "killed") == (13, 13, 15)
    assert toll.grade is Grade.CONTESTED
    assert "13 or 15" in toll.unresolved
    assert told.roles(toll) == ["set_aside", "agrees"]


def test_the_steps_of_a_rise_do_not_vote_with_its_top(case, line):
    told = case().report("2024-03-01").says(20, by="وزارة الصحة").says(15, by="الشرطة")
    told.report("2024-03-02").says(13, by="المحافظ")
    assert line(told.toll(), "killed") == (13, 13, 20)


def test_withdrawn_count_is_no_high(case, line):
    told = case().report("2024-03-01").says(30, by="الشرطة", withdrawn=True).says(10, by="الشرطة")
    toll = told.toll()
    assert line(toll, "killed") == (10, 10, 10)
    assert told.roles(toll) == ["withdrawn", "agrees"]


def test_combined_beside_separate_counts(case, line):
    told = case().report("2024-03-01").says(35, "killed_or_wounded", "about").says(6).says(28, "wounded")
    toll = told.toll()
    assert told.roles(toll) == ["combined", "agrees", "agrees"]
    assert line(toll, "killed_or_wounded") is None
    assert (line(toll, "killed"), line(toll, "wounded")) == ((6, 6, 6), (28, 28, 28))


def test_combined_is_the_sum(case):
    told = case().report("2024-03-01").says(215, "killed_or_wounded").says(115).says(100, "wounded")
    toll = told.toll()
    assert toll.sums == ("215 = 115 killed + 100 wounded",)
    assert toll.sums[0] in toll.explanation
    assert "215 = 115" in toll.explanation_ar


def test_combined_alone_is_kept_and_open(case, line):
    toll = case().report("2024-03-01").says(50, "killed_or_wounded", by="الشرطة").toll()
    assert line(toll, "killed_or_wounded") == (50, 50, 50)
    assert line(toll, "killed") is None
    assert "50 victims" in toll.unresolved


def test_combined_that_fits_no_sum_is_set_aside(case, line):
    told = case().report("2024-03-01").says(250, "killed_or_wounded").says(23, by="وزارة الصحة")
    told.says(140, "wounded", by="وزارة الصحة")
    toll = told.toll()
    assert told.roles(toll) == ["set_aside", "agrees", "agrees"]
    assert line(toll, "killed") == (23, 23, 23)


@pytest.mark.parametrize("total_is_said", [True, False])
def test_others_add_up(case, line, total_is_said):
    told = case().report("2024-03-01").says(17).report("2024-03-03").says(11, others=True)
    if total_is_said:
        told.report("2024-03-04").says(28)
    toll = told.toll()
    assert line(toll, "killed") == (28, 28, 28)
    assert toll.sums == ("28 = 17 + 11 others",)


def test_some_of_a_group_among_more_victims_bound_it_from_below_alone(case, line):
    told = case().report("2024-03-01").says(39).says(4, group="civilians", of=0)
    assert line(told.toll(), "killed_civilians") == (4, 4, 39)
    told.says(5, group="security_forces", of=0)
    toll = told.toll()
    assert line(toll, "killed") == (39, 39, 39)
    assert line(toll, "killed_civilians") == (4, 4, 34)
    assert line(toll, "killed_security_forces") == (5, 5, 35)


def test_a_group_that_is_all_of_the_victims_or_counted_by_itself_stays_as_it_is_told(case, line):
    told = case().report("2024-03-01").says(9).says(5, group="civilians", of=0)
    told.says(4, group="security_forces", of=0)
    assert line(told.toll(), "killed_civilians") == (5, 5, 5)
    told = case().report("2024-03-01").says(9).report("2024-03-02").says(3, group="security_forces")
    assert line(told.toll(), "killed_security_forces") == (3, 3, 3)


def test_others_of_another_outcome_add_nothing(case, line):
    told = case().report("2024-03-01").says(4).says(110, "wounded", others=True)
    told.says(4).says(110, "wounded", others=True)
    assert line(told.toll(), "wounded") == (110, 110, 110)


def test_outlier_beside_an_itemised_statement(case, line):
    told = case().report("2024-03-01").says(58, group="security_forces", by="مصادر")
    told.report("2024-03-03").says(16, group="security_forces", by="وزارة الداخلية")
    for size, who in ((11, "officer"), (4, "conscript"), (1, "sergeant")):
        told.says(size, group="security_forces", by="وزارة الداخلية", people=who, of=0)
    toll = told.toll()
    assert line(toll, "killed") == (16, 16, 58)
    assert line(toll, "killed_security_forces") == (16, 16, 58)
    assert "16 = 11 (officer) + 4 (conscript) + 1 (sergeant)" in toll.sums
    assert told.roles(toll) == ["set_aside", "agrees", "part", "part", "part"]
    assert "weaker" in toll.uses[0].reason


def test_a_list_without_total_is_added_up(case, line):
    told = case().report("2024-03-01")
    told.says(3, group="security_forces", people="officer", sentence=0)
    told.says(8, group="security_forces", people="soldier", sentence=0)
    toll = told.toll()
    assert line(toll, "killed") == (11, 11, 11)
    assert toll.sums == ("11 = 8 (soldier) + 3 (officer)",)


def test_a_party_exaggerates(case, line):
    told = case(perpetrators=("group",)).report("2024-03-02").says(60, by="التنظيم", actor="group")
    told.report("2024-03-01").says(9, by="وزارة الداخلية")
    toll = told.toll()
    assert line(toll, "killed") == (9, 9, 9)
    assert toll.uses[0].role is FigureRole.SET_ASIDE
    assert "party" in toll.uses[0].reason


def test_a_party_alone_is_heard_and_marked(case, line):
    toll = case().report("2024-03-02").says(60, by="التنظيم").toll()
    assert line(toll, "killed") == (60, 60, 60)
    assert toll.grade is Grade.WEAK
    assert "party" in toll.unresolved


def test_a_party_counts_more_than_an_army_counts_of_its_nation(case, line):
    told = case(perpetrators=("group",)).report("2024-03-01")
    told.says(2, group="security_forces", nationality="ML", by="الجيش")
    told.says(12, group="security_forces", by="التنظيم", actor="group")
    toll = told.toll()
    assert line(toll, "killed") == (2, 2, 2)
    assert toll.uses[1].role is FigureRole.SET_ASIDE
    assert "party" in toll.uses[1].reason


def test_one_nation_of_several_bounds_no_total_of_all(case, line):
    told = case(perpetrators=("group",)).report("2024-03-01")
    told.says(1, nationality="DE", by="وزارة الخارجية").says(20, by="التنظيم", actor="group")
    assert line(told.toll(), "killed") == (20, 20, 20)


def test_vague_only(case, line):
    toll = case().report("2024-03-01").says(None, qualifier="dozens").toll()
    assert line(toll, "killed") == (24, None, 99)
    assert toll.uses[0].role is FigureRole.VAGUE
    assert "vague" in toll.unresolved


def test_known_part_and_vague_part(case, line):
    told = case().report("2024-03-01").says(13, group="security_forces", nationality="US")
    toll = told.says(None, qualifier="dozens", group="civilians").toll()
    assert line(toll, "killed") == (37, None, 112)
    assert line(toll, "killed_security_forces") == (13, 13, 13)


def test_nothing_known(case):
    toll = case().report("2024-03-01").toll()
    assert (toll.lines, toll.uses, toll.grade) == ((), (), None)
    assert toll.explanation
    assert toll.explanation_ar


def test_attackers_alone_are_no_victims(case, line):
    toll = case().report("2024-03-01").says(2, group="attackers").toll()
    assert line(toll, "killed") is None
    assert line(toll, "killed_attackers") == (2, 2, 2)


def test_total_with_attackers_without_a_list(case, line):
    told = case().report("2024-03-01").says(6).says(3, group="attackers").says(9, by="الشرطة")
    toll = told.toll()
    assert line(toll, "killed") == (6, 6, 6)
    assert toll.uses[2].with_attackers is True
    assert "9 = 6 victims + 3 attackers" in toll.sums


def test_armed_men_the_police_killed_in_an_attack_are_attackers(case, line):
    attack = case().report("2024-03-01").says(5, by="الشرطة").says(4, group="armed_group", by="الشرطة").toll()
    assert line(attack, "killed") == (5, 5, 5)
    assert line(attack, "killed_attackers") == (4, 4, 4)
    clash = case(type=IncidentType.CLASH).report("2024-03-01")
    clash.says(5, group="security_forces", by="الشرطة").says(4, group="armed_group", by="الشرطة")
    assert line(clash.toll(), "killed") == (9, 9, 9)


def test_detained_are_counted_whatever_their_role(case, line):
    told = case().report("2024-03-01").says(26, "detained").says(2, "detained", group="attackers", of=0)
    toll = told.toll()
    assert line(toll, "detained") == (26, 26, 26)
    assert line(toll, "detained_attackers") == (2, 2, 2)


def test_aggregate_and_denied_figures_are_left_out_with_a_reason(case, line):
    told = case().report("2024-03-01").says(44, scope="aggregate").says(3, negated=True).says(2)
    toll = told.toll()
    assert line(toll, "killed") == (2, 2, 2)
    assert told.roles(toll) == ["set_aside", "set_aside", "agrees"]


def test_copies_count_once(case):
    told = case(copies=(("r00", "r01"),)).report("2024-03-01").says(5).report("2024-03-01").says(5)
    assert told.toll().grade is Grade.WEAK
    assert case().report("2024-03-01").says(5).report("2024-03-01").says(5).toll().grade is Grade.FAIR


def test_one_authority_in_two_wordings_is_one_source(case):
    told = case().report("2024-03-01").says(5, by="الشرطة").report("2024-03-02").says(5, by="شرطة المدينة")
    assert told.toll().grade is Grade.WEAK
    told.says(5, by="وزارة الصحة")
    assert told.toll().grade is Grade.CONFIRMED


def test_competing_claims_are_contested(case):
    told = case(claimed_by=("one", "two")).report("2024-03-01").says(5, by="الشرطة").says(5, by="المرصد")
    assert told.toll().grade is Grade.CONTESTED


def test_absurd_number_is_set_aside(case, line):
    told = case().report("2024-03-01").says(10**12).says(4)
    assert line(told.toll(), "killed") == (4, 4, 4)
    assert told.roles(told.toll()) == ["set_aside", "agrees"]


def test_an_official_count_is_no_mere_part_of_an_unnamed_greater_one(case, line):
    told = case().report("2024-03-01").says(58, group="security_forces", by="مصادر", people="policeman")
    told.says(7, group="security_forces", by="مصادر", people="officer")
    told.report("2024-03-02").says(16, group="security_forces", by="وزارة الداخلية", people="soldier")
    toll = told.toll()
    assert line(toll, "killed") == (16, 16, 58)
    assert told.roles(toll)[0] == "set_aside"


def test_the_steps_of_a_rise_set_aside_say_so(case):
    told = case().report("2024-03-01").says(18, by="المحافظ").says(20, by="المحافظ")
    toll = told.report("2024-03-02").says(13, by="الشرطة").toll()
    assert told.roles(toll) == ["superseded", "set_aside", "agrees"]
    assert "itself set aside" in toll.uses[0].reason


def test_parts_by_nation_and_by_role_hold_together(case, line):
    told = case().report("2024-03-01").says(20, by="الشرطة")
    told.says(15, group="civilians", of=0, by="الشرطة").says(5, group="security_forces", of=0, by="الشرطة")
    told.says(12, nationality="PK", of=0, by="الشرطة").says(8, nationality="IN", of=0, by="الشرطة")
    toll = told.toll()
    assert line(toll, "killed") == (20, 20, 20)
    assert "20 = 15 civilians + 5 members of security forces" in toll.sums
    assert "20 = 12 (PK) + 8 (IN)" in toll.sums
    assert told.roles(toll) == ["agrees", "part", "part", "part", "part"]


def test_wounded_who_died_later_move_to_the_dead(case, line):
    told = case().report("2024-03-01").says(10, by="الشرطة").says(30, "wounded", by="الشرطة")
    told.report("2024-03-04").says(12, by="وزارة الصحة").says(28, "wounded", by="وزارة الصحة")
    toll = told.toll()
    assert line(toll, "killed") == (10, 12, 12)
    assert line(toll, "wounded") == (28, 28, 28)
    assert "among the dead" in toll.uses[1].reason
    assert "القتلى" in toll.uses[1].reason_ar


def test_fewer_wounded_without_more_dead_is_a_rival_count(case, line):
    told = case().report("2024-03-01").says(10, by="الشرطة").says(30, "wounded", by="الشرطة")
    told.report("2024-03-04").says(10, by="وزارة الصحة").says(28, "wounded", by="وزارة الصحة")
    assert line(told.toll(), "wounded") == (28, 28, 30)


def test_one_of_the_wounded_dies(case, line):
    told = case().report("2024-03-01").says(10, by="الشرطة").says(30, "wounded", by="الشرطة")
    toll = told.report("2024-03-04").says(1, by="المستشفى", others=True).toll()
    assert line(toll, "killed") == (11, 11, 11)
    assert toll.sums == ("11 = 10 + 1 other",)


def test_missing_turn_into_dead(case, line):
    told = case().report("2024-03-01").says(5, by="الشرطة").says(20, "missing", by="الشرطة")
    told.report("2024-03-05").says(24, by="وزارة الصحة").says(1, "missing", by="وزارة الصحة")
    toll = told.toll()
    assert line(toll, "killed") == (24, 24, 24)
    assert line(toll, "missing") == (1, 1, 1)
    assert told.roles(toll) == ["superseded", "superseded", "agrees", "agrees"]


def test_a_monitor_beside_a_government_is_a_rival(case, line):
    toll = case().report("2024-03-01").says(31, by="وزارة الصحة").says(58, by="المرصد").toll()
    assert line(toll, "killed") == (31, 31, 58)
    assert toll.grade is Grade.CONTESTED
    assert "31 or 58" in toll.unresolved
    assert "31" in toll.unresolved_ar
    later = (
        case()
        .report("2024-03-01")
        .says(31, by="وزارة الصحة")
        .report("2024-03-03")
        .says(58, by="المرصد")
        .toll()
    )
    assert line(later, "killed") == (58, 58, 58)


def test_foreign_soldiers_are_inside_a_total_and_beside_civilians(case, line):
    inside = case().report("2021-08-27").says(170).says(13, group="security_forces", nationality="US").toll()
    assert line(inside, "killed") == (170, 170, 170)
    beside = case().report("2021-08-27").says(170, group="civilians", by="وزارة الصحة")
    beside.says(13, group="security_forces", nationality="US")
    toll = beside.report("2021-08-28").says(183).toll()
    assert line(toll, "killed") == (183, 183, 183)
    assert toll.sums == ("183 = 170 civilians + 13 members of security forces",)
    assert toll.sums_ar[0].startswith("183 = ")
    assert toll.sums_ar != toll.sums


def test_a_headline_that_adds_hurt_to_dead_is_set_aside(case, line):
    told = case().report("2024-03-01").says(215).says(115, by="وزارة الصحة")
    told.says(100, "wounded", by="وزارة الصحة")
    toll = told.toll()
    assert line(toll, "wounded") == (100, 100, 100)
    assert toll.line("killed").best == 115
    assert told.roles(toll) == ["set_aside", "agrees", "agrees"]


def test_five_outlets_with_one_wire_are_one_voice(case, line):
    told = case(copies=(tuple(f"r{n:02}" for n in range(5)),))
    for _ in range(5):
        told.report("2024-03-01").says(12)
    toll = told.report("2024-03-01").says(9, by="وزارة الداخلية").toll()
    assert line(toll, "killed") == (9, 9, 12)


def test_a_sum_of_two_incidents_is_no_toll_of_one(case, line):
    told = case().report("2024-03-01").says(44, scope="aggregate").says(27, by="وزارة الصحة")
    assert line(told.toll(), "killed") == (27, 27, 27)


def test_attackers_in_a_sum_are_as_many_as_somebody_counts(case, line):
    told = case().report("2024-03-01").says(110, by="وزارة الصحة")
    told.report("2024-03-01").says(170, by="رويترز").says(28, group="attackers", by="مصادر")
    toll = told.report("2024-03-01").says(28, group="attackers", by="مصادر").toll()
    assert toll.sums == ()
    assert line(toll, "killed_attackers") == (28, 28, 28)


def test_militants_in_a_fight_with_attackers_are_attackers(case, line):
    told = case(type=IncidentType.CLASH).report("2024-03-01")
    told.says(16, group="security_forces", by="وزارة الداخلية")
    told.says(15, group="armed_group", by="وزارة الداخلية")
    assert line(told.toll(), "killed") == (31, 31, 31)
    told.says(4, "wounded", group="attackers", by="وزارة الداخلية")
    toll = told.toll()
    assert line(toll, "killed") == (16, 16, 16)
    assert line(toll, "killed_attackers") == (15, 15, 15)


def test_a_toll_moved_down_in_one_sentence_is_the_second_number(case, line):
    told = case().report("2024-07-27").says(30, rule="figure.moved", sentence=0)
    told.says(10, rule="figure.moved", sentence=0).report("2024-07-28").says(12, by="وزارة الصحة")
    toll = told.toll()
    assert line(toll, "killed") == (12, 12, 12)
    assert told.roles(toll) == ["superseded", "superseded", "agrees"]


def test_a_count_that_the_report_calls_former_gives_way_even_if_it_is_higher(case, line):
    told = case().report("2024-03-02").says(84, by="وزارة الصحة").says(95, earlier=True)
    told.report("2024-03-01").says(95, by="وزارة الصحة").report().says(95)
    assert line(told.toll(), "killed") == (84, 84, 84)


def test_a_report_that_only_tells_its_weekday_is_of_the_first_such_day_after_the_event(case, line):
    monday, tuesday, sunday = 0, 1, 6

    def told(*weekdays):
        built = case(date=EventDate(value="2024-03-04"))  # a Monday
        for weekday, killed in zip(weekdays, (20, 13), strict=True):
            built.report(weekday=weekday).says(killed, by="وزارة الداخلية")
        return built.toll()

    assert line(told(monday, tuesday), "killed") == (13, 13, 13)
    assert line(told(tuesday, monday), "killed") == (20, 20, 20)
    assert line(told(sunday, tuesday), "killed") != (13, 13, 13)  # the day before, or six days later


def test_a_former_count_of_another_authority_is_still_its_rival(case, line):
    told = case().report("2024-03-02").says(40, by="المرصد").says(55, by="الشرطة", earlier=True)
    assert line(told.toll(), "killed") == (40, 55, 55)


def test_those_who_died_since_do_not_replace_a_former_count(case, line):
    told = case().report("2024-03-02").says(3, by="وزارة الصحة").says(20, by="وزارة الصحة", earlier=True)
    assert line(told.toll(), "killed") == (20, 20, 20)


def test_an_office_that_gives_its_name_outweighs_officials_who_do_not(case, line):
    told = case().report("2024-03-02").says(58, by="مصادر أمنية").says(40, by="مصادر أمنية")
    told.report("2024-03-02").says(16, by="وزارة الداخلية")
    assert line(told.toll(), "killed") == (16, 16, 58)


def test_those_still_held_are_a_part_of_those_abducted(case, line):
    told = case().report("2014-05-01").says(276, "abducted", by="الشرطة")
    told.report("2014-10-20").says(219, "abducted", by="الشرطة")
    toll = told.toll()
    assert line(toll, "abducted") == (276, 276, 276)
    assert told.roles(toll) == ["agrees", "part"]
    assert "still held" in toll.uses[1].reason


def test_a_count_near_the_best_whose_order_no_day_tells_is_the_low(case, line):
    told = (
        case().report("2024-03-01").says(100, by="الشرطة").says(93, by="وزارة الداخلية").says(60, by="مصادر")
    )
    assert line(told.toll(), "killed") == (93, 100, 100)
    later = (
        case().report("2024-03-01").says(93, by="الشرطة").report("2024-03-03").says(100, by="وزارة الداخلية")
    )
    assert line(later.toll(), "killed") == (100, 100, 100)


def test_counts_that_may_each_have_replaced_the_other_have_a_series(case, line):
    told = case().report().says(19).says(37, "wounded")
    told.report("2004-07-21").says(35, "wounded").says(18)
    told.report("2004-07-19").says(15).says(30, "wounded")
    told.report("2004-07-19").says(30, "wounded").says(15)
    told.report("2004-07-19").says(17).says(17, "wounded")
    told.report("2004-07-20").says(25, "wounded").says(22)
    toll = told.report().says(26, "wounded").says(13).toll()
    assert {moment.line for moment in toll.series} == {"killed", "wounded"}


def test_a_greater_count_that_lingers_does_not_overtake_a_later_official_one(case, line):
    told = (
        case().report("2022-10-26").says(40, "wounded").report("2022-10-28").says(30, "wounded", by="المحافظ")
    )
    toll = told.report("2022-11-07").says(40, "wounded").toll()
    assert line(toll, "wounded")[1] == 30
    risen = (
        case().report("2022-10-28").says(30, "wounded", by="المحافظ").report("2022-11-07").says(40, "wounded")
    )
    assert line(risen.toll(), "wounded") == (30, 40, 40)


def test_an_official_count_just_below_a_later_one_of_the_press_is_the_low(case, line):
    told = case().report("2018-08-11").says(51, by="وزارة الصحة").report("2024-08-10").says(53)
    assert line(told.toll(), "killed") == (51, 53, 53)
    far = case().report("2018-08-11").says(30, by="وزارة الصحة").report("2018-08-13").says(53)
    assert line(far.toll(), "killed") == (53, 53, 53)


def test_one_hospital_counts_a_part(case, line):
    told = case().report("2024-03-01").says(50, by="وزارة الصحة").says(20, by="المستشفى")
    toll = told.toll()
    assert line(toll, "killed") == (50, 50, 50)
    assert told.roles(toll) == ["agrees", "part"]
    assert "one hospital" in toll.uses[1].reason
    alone = case().report("2024-03-01").says(20, by="المستشفى").toll()
    assert line(alone, "killed") == (20, 20, 20)


def test_a_headline_counts_whom_the_same_number_below_it_counts(case, line):
    told = case().report("2020-08-17").says(16)
    told.says(16, qualifier="at_least", by="المحافظ").says(5, group="attackers", by="المحافظ", of=1)
    toll = told.toll()
    assert line(toll, "killed")[1] == 11
    assert line(toll, "killed_attackers") == (5, 5, 5)
    assert "16 = 11 victims + 5 attackers" in toll.sums


@pytest.mark.parametrize(
    ("days", "speakers", "low"),
    [
        ((None, None), ("وزارة الصحة", "الشرطة"), 12),
        ((None, None), ("الشرطة", "الشرطة"), 17),
        (("2024-03-01", "2024-03-02"), ("وزارة الصحة", "الشرطة"), 17),
        ((None, None), (None, "الشرطة"), 17),
    ],
)
def test_two_officials_of_no_known_day_are_rivals(case, line, days, speakers, low):
    told = case()
    for day, speaker, count in zip(days, speakers, (12, 17), strict=True):
        told.report(day).says(count, by=speaker)
    assert line(told.toll(), "killed") == (low, 17, 17)


def test_a_paper_that_repeats_an_officials_smaller_count_the_day_after_does_not_make_it_the_later(case, line):
    told = case().report("2024-03-01").says(43).report().says(43, by="وزارة الصحة")
    told.report("2024-03-02").says(41).report().says(41, by="وزارة الصحة")
    assert line(told.toll(), "killed")[1] == 43


def test_an_official_revises_down_only_by_a_later_statement_of_his_own(case, line):
    told = case().report("2024-03-01").says(43, by="وزارة الصحة")
    told.report("2024-03-02").says(41).report().says(41, by="وزارة الصحة")
    toll = told.toll()
    assert "revised down" not in toll.uses[0].reason


def test_attackers_are_told_among_those_of_a_nation(case, line):
    told = case().report("2024-03-01").says(7, by="وزارة الصحة").report("2024-03-02")
    told.says(8, nationality="IL").says(1, group="attackers", of=0)
    toll = told.toll()
    assert line(toll, "killed") == (7, 7, 7)
    assert line(toll, "killed_attackers") == (1, 1, 1)


def test_somebody_told_of_is_no_rival_of_the_toll(case, line):
    told = case().report("2024-03-01").says(13, by="وزارة الصحة").says(13).report("2024-03-05").says(1)
    assert line(told.toll(), "killed") == (13, 13, 13)


def test_an_undated_report_with_more_dead_is_later_for_the_hurt_as_well(case, line):
    told = case().report("2015-12-22").says(13, by="الشرطة").says(24, "wounded", by="الشرطة")
    told.report().says(23, by="المحافظ").says(35, "wounded", by="المحافظ")
    told.report("2016-03-21").says(23)
    toll = told.toll()
    assert line(toll, "killed")[1:] == (23, 23)
    assert line(toll, "wounded")[1:] == (35, 35)


def test_an_undated_report_without_more_dead_does_not_overtake_the_newest(case, line):
    told = case().report("2015-12-22").says(23, by="الشرطة").says(24, "wounded", by="الشرطة")
    told.report().says(23, by="المحافظ").says(35, "wounded", by="المحافظ")
    assert line(told.toll(), "wounded")[1] == 24


def test_one_offices_own_count_rises_though_the_greater_has_no_day(case, line):
    told = case().report("2024-03-02").says(20, by="وزارة الصحة").says(20)
    told.report("2024-03-02").says(20).report().says(22, by="وزارة الصحة")
    assert line(told.toll(), "killed")[1] == 22


def test_a_count_that_came_down_is_behind_no_greater_one_without_a_day(case, line):
    told = case().report("2024-03-02").says(84, by="وزارة الصحة").says(95, earlier=True)
    told.report().says(103, by="وزارة الصحة")
    toll = told.toll()
    assert line(toll, "killed") == (84, 84, 103)


def test_those_still_in_hospital_are_a_part_of_the_hurt(case, line):
    told = case().report("2024-03-24").says(180, "wounded", by="المحافظ")
    told.report("2024-03-27").says(80, "wounded", by="المحافظ", remaining=True)
    toll = told.toll()
    assert line(toll, "wounded") == (180, 180, 180)
    assert told.roles(toll) == ["agrees", "part"]
    assert "still in hospital" in toll.uses[1].reason
    alone = case().report("2024-03-27").says(80, "wounded", by="المحافظ", remaining=True).toll()
    assert line(alone, "wounded") == (80, 80, 80)


def test_a_floor_beside_a_greater_count_of_its_report_is_no_low(case, line):
    told = case().report("2021-08-27").says(95, qualifier="at_least").says(10, qualifier="at_least")
    told.report("2021-08-28").says(170, qualifier="at_least")
    assert line(told.toll(), "killed") == (170, 170, None)


def test_the_dead_known_by_name_are_a_part_of_the_dead(case, line):
    told = case().report("2024-03-02").says(292, by="وزارة الصحة")
    told.report("2024-03-05").says(115, by="وزارة الصحة", remaining=True)
    toll = told.toll()
    assert line(toll, "killed") == (292, 292, 292)
    assert told.roles(toll) == ["agrees", "part"]
    assert "names are known" in toll.uses[1].reason


def test_a_former_count_that_officials_give_again_later_stands(case, line):
    told = case().report("2024-03-02").says(160, by="مصادر").says(132, by="المحافظ", earlier=True)
    assert line(told.toll(), "killed") == (160, 160, 160)
    toll = told.report("2024-03-06").says(132, by="المحافظ").toll()
    low, _, high = line(toll, "killed")
    assert (low, high) == (132, 160)


def test_a_round_count_of_one_outlet_overtakes_no_exact_one(case, line):
    told = case().report("2024-03-02").says(55, by="وزارة الصحة")
    told.report("2024-03-03").says(100, qualifier="about")
    assert line(told.toll(), "killed")[1] == 55


def test_what_an_undated_report_recalls_beside_another_incident_is_told_from_memory(case, line):
    told = case().report("2024-03-02").says(134, by="وزارة الصحة")
    toll = told.report(main=False).says(157).toll()
    assert line(toll, "killed")[1] == 134


def test_what_another_authority_counted_bounds_a_later_count_until_two_agree(case, line):
    told = case().report("2024-03-01").says(27, by="المحافظ").report("2024-03-02").says(33, by="وزارة الصحة")
    toll = told.toll()
    assert line(toll, "killed") == (27, 33, 33)
    assert told.roles(toll) == ["superseded", "agrees"]
    assert "27 stays the low: another authority" in toll.explanation
    assert "27 يبقى الحد الأدنى" in toll.explanation_ar
    agreed = told.report("2024-03-03").says(33, by="الشرطة").toll()
    assert line(agreed, "killed") == (33, 33, 33)
    assert "stays the low" not in agreed.explanation


@pytest.mark.parametrize(
    ("first", "second"),
    [("المحافظ", "المحافظ"), ("الشرطة", "وزارة الداخلية"), (None, "المحافظ"), ("مصادر", "المحافظ")],
)
def test_a_toll_that_rises_for_its_own_speaker_has_no_low(case, line, first, second):
    told = case().report("2024-03-01").says(27, by=first).report("2024-03-02").says(33, by=second)
    assert line(told.toll(), "killed") == (33, 33, 33)


def test_a_count_of_another_authority_that_is_much_smaller_or_called_former_bounds_nothing(case, line):
    told = case().report("2024-03-01").says(20, by="المحافظ").report("2024-03-02").says(33, by="وزارة الصحة")
    assert line(told.toll(), "killed") == (33, 33, 33)
    former = case().report("2024-03-02").says(33, by="وزارة الصحة").says(27, by="المحافظ", earlier=True)
    assert line(former.toll(), "killed") == (33, 33, 33)


def test_counts_of_the_only_group_that_is_named_are_counts_of_all(case, line):
    told = case().report("2024-03-02").says(150, by="مصادر")
    told.report("2024-03-03").says(135, by="وزارة الداخلية", group="security_forces", people="soldier")
    toll = told.toll()
    assert line(toll, "killed") == line(toll, "killed_security_forces") == (135, 135, 150)
    beside = case().report("2024-03-02").says(150, by="الشرطة")
    beside.says(135, by="الشرطة", group="security_forces", people="soldier")
    assert line(beside.toll(), "killed_security_forces") == (135, 135, 135)
    assert line(beside.toll(), "killed")[1] == 150


@pytest.mark.parametrize("people", ["child", "woman", "officer", "pupil_f"])
def test_children_or_officers_are_some_of_a_group(case, line, people):
    group = "security_forces" if people == "officer" else "civilians"
    told = case().report("2024-03-02").says(150, by="الشرطة")
    told.report("2024-03-03").says(135, by="الشرطة", group=group, people=people)
    assert line(told.toll(), "killed")[1] == 150


def test_two_named_groups_are_parts_of_all(case, line):
    told = case().report("2024-03-02").says(30, by="الشرطة")
    told.report("2024-03-03").says(21, by="المحافظ", group="security_forces").says(4, group="civilians")
    toll = told.toll()
    assert line(toll, "killed")[1] == 30
    assert line(toll, "killed_security_forces") == (21, 21, 21)


@pytest.mark.parametrize("speaker", ["الشرطة", "المحافظ"])
def test_armed_men_whom_the_state_killed_in_an_attack_are_its_attackers(case, line, speaker):
    told = case().report("2024-03-02").says(17, by="الشرطة", group="security_forces")
    toll = told.says(100, by=speaker, group="armed_group").toll()
    assert line(toll, "killed") == (17, 17, 17)
    assert line(toll, "killed_attackers") == (100, 100, 100)


def test_a_monitor_may_count_anew_long_after(case, line):
    day = EventDate(value="2024-03-01")
    told = case(date=day).report("2024-03-03").says(57, by="المرصد")
    told.report("2024-09-01").says(61, by="المرصد")
    assert line(told.toll(), "killed") == (61, 61, 61)


def test_a_count_that_its_giver_takes_back_falls_in_all_reports(case, line):
    told = case().report("2024-03-01").says(95, by="المرصد").report().says(95)
    told.report("2024-03-03").says(95, withdrawn=True).says(35, by="المرصد")
    toll = told.toll()
    assert line(toll, "killed") == (35, 35, 35)
    assert told.roles(toll) == ["withdrawn", "withdrawn", "withdrawn", "agrees"]
    assert "takes it back" in toll.uses[0].reason
    alone = case().report("2024-03-01").says(95).report("2024-03-03").says(95, withdrawn=True)
    assert line(alone.toll(), "killed") == (95, 95, 95)


def test_one_report_does_not_lower_a_count_that_several_give_as_theirs(case, line):
    told = case().report("2024-03-01").says(7, by="المحافظ").report().says(7, by="مصادر")
    told.report("2024-03-02").says(6).says(7, earlier=True).report("2024-03-03").says(7)
    assert line(told.toll(), "killed")[1] == 7


def test_a_count_of_the_first_hours_gives_way_to_a_smaller_one_of_several_later_reports(case, line):
    told = case().report("2015-11-20").says(27, by="مصادر").says(27)
    once = told.report("2015-11-21").says(19).toll()
    assert line(once, "killed")[2] == 27
    toll = told.report("2015-11-23").says(19).toll()
    assert line(toll, "killed") == (19, 19, 19)
    assert "first hours" in toll.uses[0].reason
    official = case().report("2015-11-20").says(27, by="وزارة الصحة")
    official.report("2015-11-21").says(19)
    assert line(official.toll(), "killed")[1] == 27
    repeated = case().report("2015-11-20").says(19).report("2015-11-21").says(27).says(27, by="مصادر")
    repeated.report("2015-11-22").says(19).report("2015-11-23").says(19)
    assert line(repeated.toll(), "killed")[2] == 27


def test_what_an_earlier_report_calls_former_overtakes_no_later_count(case, line):
    told = case().report("2024-01-04").says(84).says(95, earlier=True).report().says(95, by="وزارة الصحة")
    toll = told.report("2024-01-06").says(91, by="المحافظ").toll()
    assert line(toll, "killed")[1] == 91


def test_what_only_a_witness_counts_leaves_what_others_call_the_least(case, line):
    told = case().report("2024-06-08").says(300, "wounded", by="شهود")
    told.report("2024-06-11").says(20, "wounded", "more_than")
    assert line(told.toll(), "wounded") == (20, 300, 300)
    told.report("2024-06-12").says(300, "wounded", by="وزارة الصحة")
    assert line(told.toll(), "wounded") == (300, 300, 300)


def test_officials_and_a_monitor_count_by_their_own_lights(case, line):
    told = case().report("2023-12-06").says(88, by="المحافظ").report("2023-12-07").says(120, by="المرصد")
    assert line(told.toll(), "killed") == (88, 120, 120)
    officials = case().report("2023-12-06").says(84, by="المحافظ")
    officials.report("2023-12-07").says(120, by="وزارة الصحة")
    assert line(officials.toll(), "killed") == (120, 120, 120)


def test_a_part_or_a_far_smaller_floor_of_another_office_confirms_nothing(case):
    told = case().report("2024-03-02").says(50, by="وزارة الصحة").says(20, by="المستشفى")
    assert told.toll().grade is not Grade.CONFIRMED
    told.report("2024-03-03").says(30, by="المحافظ", qualifier="at_least")
    assert told.toll().grade is not Grade.CONFIRMED
    told.report("2024-03-04").says(50, by="المحافظ")
    assert told.toll().grade is Grade.CONFIRMED


def test_what_only_the_enemy_counts_makes_no_room_beside_a_counted_group(case, line):
    told = (
        case(perpetrators=("group",))
        .report("2024-03-02")
        .says(71, by="وزارة الداخلية", group="security_forces")
    )
    toll = told.report("2024-03-03").says(100, by="التنظيم", qualifier="more_than").toll()
    assert line(toll, "killed") == (71, 71, 71)


def test_the_attackers_in_a_total_are_those_its_own_report_tells_among_it(case, line):
    told = case().report("2015-11-20").says(3, group="attackers", by="مصادر أمنية").says(27, by="مصادر أمنية")
    told.report("2015-11-21").says(21, by="المحافظ").says(2, group="attackers", of=0, by="المحافظ")
    told.report("2015-11-23").says(19)
    toll = told.toll()
    assert line(toll, "killed")[1] == 19
    assert "21 = 19 victims + 2 attackers" in toll.sums


def test_the_enemys_total_never_settles_what_others_count_in_parts(case, line):
    told = case(claimed_by=("army_of_x",)).report("2025-03-12").says(26, by="وزارة الداخلية")
    told.says(214, by="التنظيم").says(7, group="security_forces", of=1, by="التنظيم")
    told.report("2025-03-14")
    told.says(23, group="security_forces", by="وزارة الداخلية", people="soldier", sentence=0)
    told.says(8, group="civilians", by="وزارة الداخلية", people="passenger", sentence=0)
    toll = told.toll()
    assert line(toll, "killed") == (31, 31, 31)
    assert told.roles(toll)[:2] == ["superseded", "set_aside"]


@pytest.mark.parametrize(
    ("days", "speakers", "expected"),
    [
        (("2015-08-19", "2015-08-24"), (None, None), (20, 20, 27)),  # nobody repeats 27
        (("2015-08-18",), ("المحافظ",), (20, 20, 27)),
        (("2015-08-18", None), ("المحافظ", None), (20, 20, 27)),
        (("2015-08-18", "2015-08-18"), (None, None), (20, 27, 27)),  # the press may be behind for a day
        (("2015-08-16", "2015-08-19"), (None, None), (20, 27, 27)),  # it is no news
    ],
)
def test_an_offices_count_of_the_first_hours_falls_where_later_ones_are_smaller(
    case, line, days, speakers, expected
):
    told = case().report("2015-08-17").says(27, by="وزارة الداخلية")
    for day, speaker in zip(days, speakers, strict=True):
        told.report(day).says(20, by=speaker)
    assert line(told.toll(), "killed") == expected


def test_far_fewer_than_an_office_counted_are_no_new_toll(case, line):
    told = case().report("2015-08-17").says(110, "wounded", by="وزارة الصحة")
    told.report("2015-08-19").says(36, "wounded", by="المحافظ").report("2015-08-20").says(36, "wounded")
    assert line(told.toll(), "wounded")[2] == 110
    assert told.roles(told.toll())[0] != "superseded"


def test_an_offices_count_that_is_repeated_does_not_fall(case, line):
    told = case().report("2015-08-17").says(27, by="وزارة الداخلية")
    told.report("2015-08-19").says(20).report("2015-08-24").says(20).report("2015-08-25").says(27)
    assert line(told.toll(), "killed")[1] == 27


def test_what_officials_call_the_least_bounds_what_only_the_press_counts(case, line):
    told = case().report("2015-10-12").says(97, qualifier="at_least", by="الشرطة")
    told.report("2015-10-12").says(128)
    assert line(told.toll(), "killed") == (97, 128, 128)
    later = case().report("2015-10-11").says(97, qualifier="at_least", by="الشرطة")
    later.report("2015-10-12").says(128)
    assert line(later.toll(), "killed") == (128, 128, 128)


def test_those_sent_home_stand_beside_those_who_stayed(case, line):
    told = case().report("2024-03-24").says(180, "wounded", by="وزارة الداخلية")
    told.report("2024-03-28").says(80, "wounded", by="وزارة الصحة", remaining=True)
    told.says(205, "wounded", by="المستشفى", remaining=True, others=True)
    assert line(told.toll(), "wounded")[1] == 285
    alone = case().report("2024-03-28").says(180, "wounded", by="وزارة الصحة")
    alone.says(105, "wounded", by="المستشفى", remaining=True, others=True)
    assert line(alone.toll(), "wounded")[1] == 180


def test_a_count_whose_order_is_open_is_not_told_as_superseded(case):
    told = case().report().says(90, "wounded", by="وزارة الصحة").report().says(111, "wounded", by="المحافظ")
    toll = told.toll()
    assert "Perhaps superseded" in toll.explanation
    assert "\nSuperseded" not in toll.explanation
    assert "90 or 111?" in toll.explanation
    weaker = case().report("2024-03-01").says(90, by="وزارة الصحة").report("2024-03-02").says(91)
    toll = weaker.toll()
    assert "No report says" not in toll.explanation
    assert "only weaker sources give the later 91" in toll.explanation


def test_a_person_known_by_name_overtakes_an_office_as_the_press_does(case, line):
    told = case().report("2022-04-09").says(52, by="المحافظ").report("2022-04-10").says(57, by="سالم")
    assert line(told.toll(), "killed")[1] == 57
    source = case().report("2022-04-09").says(52, by="المحافظ").report("2022-04-10").says(57, by="مصادر")
    assert line(source.toll(), "killed")[1] == 52


def test_two_told_of_beside_many_are_a_part_whatever_else_is_counted(case, line):
    told = case().report("2024-01-04").says(284, "wounded", by="وزارة الصحة")
    told.report("2024-01-06").says(2, "wounded", by="المحافظ")
    told.says(103, "wounded", by="المحافظ", remaining=True)
    assert line(told.toll(), "wounded") == (284, 284, 284)


def test_what_an_office_lists_by_group_bounds_the_total(case, line):
    told = case().report("2016-03-08")
    told.says(12, group="security_forces", by="المحافظ", people="soldier", sentence=0)
    told.says(7, group="civilians", by="المحافظ", people="civilian", sentence=0)
    told.report().says(13, group="security_forces", by="وزارة الداخلية", people="soldier", sentence=0)
    told.says(7, group="civilians", by="وزارة الداخلية", people="civilian", sentence=0)
    low, _, high = line(told.toll(), "killed")
    assert (low, high) == (19, 20)


def test_a_count_far_beyond_the_toll_is_no_rival_unless_an_office_gives_it(case, line):
    told = case().report("2015-10-04").says(37, "wounded", by="المرصد").says(37, "wounded")
    told.report("2015-10-05").says(68000, "wounded", "more_than", group="civilians", people="patient")
    assert line(told.toll(), "wounded")[2] == 37
