"""What coders decide about figures changes the toll, and can be taken back."""

import pytest

from hasila.errors import HasilaError
from hasila.model import FigureRole, Judgement, JudgementAction


def judgement(action, subject, *, at, field=None, value=None, reason=""):
    return Judgement(
        id=f"j{at}",
        action=JudgementAction(action),
        subject=subject,
        field=field,
        value=value,
        coder="c",
        made=f"2024-05-0{at}T00:00:00Z",
        reason=reason,
    )


@pytest.fixture
def told(case):
    return case().report("2024-03-01").says(20, by="الشرطة").says(7, group="civilians", by="مصادر")


def test_reject_and_undo(told, line):
    rejected = judgement("reject", told.id(0, 0), at=1, reason="another town")
    toll = told.toll(judgements=[rejected])
    assert line(toll, "killed") == (7, 7, 7)
    assert toll.uses[0].role is FigureRole.SET_ASIDE
    assert "another town" in toll.uses[0].reason
    assert "another town" in toll.uses[0].reason_ar
    undo = judgement("undo", "j1", at=2)
    assert told.toll(judgements=[rejected, undo]) == told.toll()
    assert told.toll(judgements=[judgement("undo", "j2", at=3), undo, rejected]) == toll


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("value", "21", ("killed", (21, 21, 21))),
        ("outcome", "wounded", ("wounded", (20, 20, 20))),
        ("group", "attackers", ("killed_attackers", (20, 20, 20))),
        ("qualifier", "at_least", ("killed", (20, 20, None))),
    ],
)
def test_correct(told, line, field, value, expected):
    name, expected = expected
    corrected = judgement("correct", told.id(0, 0), at=1, field=field, value=value)
    assert line(told.toll(judgements=[corrected]), name) == expected


def test_a_correction_that_fits_no_field_says_what_to_do(told):
    corrected = judgement("correct", told.id(0, 0), at=1, field="value", value="many")
    with pytest.raises(HasilaError, match="j1 by c: 'many' is no value"):
        told.toll(judgements=[corrected])


def test_an_accepted_figure_outweighs_officials(case, line):
    told = case().report("2024-03-02").says(20, by="الشرطة").report("2024-03-01").says(9, by="مصادر")
    told.says(12, by="وزارة الصحة")
    before = line(told.toll(), "killed")
    accepted = judgement("accept", told.id(1, 0), at=1)
    assert before == (20, 20, 20)
    assert line(told.toll(judgements=[accepted]), "killed") == (20, 20, 20)  # 9 was overtaken, not denied
    told = case().report("2024-03-01").says(20, by="الشرطة").report("2024-03-02").says(9, by="مصادر")
    assert line(told.toll(), "killed") == (9, 20, 20)
    accepted = judgement("accept", told.id(1, 0), at=1)
    assert line(told.toll(judgements=[accepted]), "killed") == (9, 9, 20)


def test_groups_that_outgrow_a_total_a_coder_set_are_pointed_out(case):
    told = case().report("2024-03-01").says(20, by="الشرطة").says(17, group="civilians", by="الشرطة")

    def said(value):
        decided = judgement("correct", "m-r00", at=1, field="killed", value=value)
        toll = told.toll(judgements=[decided])
        return "come to more than the total" in toll.explanation, "أكبر من المجموع" in toll.explanation_ar

    assert said("9") == (True, True)
    assert said("17") == said("9/9/18") == (False, False)


def test_a_group_without_a_best_count_is_pointed_out_by_its_bounds(case):
    told = case().report("2024-03-01").says(20, by="الشرطة")
    told.says(None, qualifier="dozens", group="civilians", by="الشرطة")
    decided = judgement("correct", "m-r00", at=1, field="killed", value="9")
    toll = told.toll(judgements=[decided])
    assert "Killed 9; Killed (civilians) 24/?/99" in toll.explanation
    assert "None" not in toll.explanation + toll.explanation_ar
