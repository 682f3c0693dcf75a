"""A conflict between coders that is settled: the last word, no coder's word, and open again when taken back."""

import pytest

from hasila.errors import HasilaError
from hasila.judgements import decide, said_already, settled_by, shared
from hasila.model import Judgement, JudgementAction, Seen, SubjectKind, standing


def decision(number, coder, action, subject, **more):
    return Judgement(
        id=f"j{number}",
        action=JudgementAction(action),
        subject=subject,
        coder=coder,
        made=f"2024-07-15T00:00:{number:02}",
        **more,
    )


DIFFER = [
    decision(1, "a", "correct", "f", field="value", value="9"),
    decision(2, "b", "correct", "f", field="value", value="8"),
]
SETTLED = decision(3, "c", "correct", "f", field="value", value="9", settles=True)


def test_who_settles_is_no_third_coder():
    (matter,) = shared([*DIFFER, SETTLED])
    assert [item.coder for item in matter.latest] == ["a", "b"]
    assert (matter.agreed, matter.open, matter.settled) == (False, False, SETTLED)
    assert shared([DIFFER[0], SETTLED]) == ()


def test_it_is_open_before_and_when_taken_back():
    (matter,) = shared(DIFFER)
    assert matter.open
    (matter,) = shared(standing([*DIFFER, SETTLED, decision(4, "c", "undo", "j3")]))
    assert matter.open


def test_only_the_same_matter_is_closed():
    made = [*DIFFER, SETTLED]
    assert settled_by(decision(5, "a", "correct", "f", field="value", value="7"), made) == SETTLED
    for other in (
        decision(5, "a", "correct", "f", field="outcome", value="killed"),
        decision(5, "a", "correct", "g", field="value", value="7"),
        decision(5, "a", "reject", "f"),
        decision(5, "a", "comment", "f"),
        decision(5, "a", "undo", "j1"),
    ):
        assert settled_by(other, made) is None
    assert settled_by(decision(5, "a", "reject", "f"), DIFFER) is None


def test_a_member_stands_for_its_incident_and_a_pair_has_no_order():
    made = [decision(1, "c", "correct", "m1", field="killed", value="9", settles=True)]
    again = decision(2, "a", "correct", "m2", field="killed", value="8")
    assert settled_by(again, made) is None
    assert settled_by(again, made, {"m1": "m1", "m2": "m1"}) == made[0]
    pair = [decision(1, "c", "merge", "m1", others=("m3",), settles=True)]
    assert settled_by(decision(2, "a", "split", "m3", others=("m1",)), pair) == pair[0]


def test_to_uphold_ones_own_word_is_more_than_to_say_it_again():
    own = decision(1, "c", "correct", "f", field="value", value="9")
    assert said_already(SETTLED, [own]) is None
    assert said_already(SETTLED.model_copy(update={"id": "j4"}), [own, SETTLED]) == SETTLED
    assert said_already(own, [SETTLED]) == SETTLED


def test_what_settles_is_named_apart_and_must_fit_the_field():
    seen = [Seen(id="f", kind=SubjectKind.FIGURE, report="r", start=0, end=1)]
    said = {"coder": "c", "reason": "list", "made": "2024-07-15T00:00:00", "seen": seen, "field": "value"}
    plain = decide(JudgementAction.CORRECT, "f", value="9", **said)
    settling = decide(JudgementAction.CORRECT, "f", value="9", settles=True, **said)
    assert plain.id != settling.id
    assert (plain.settles, settling.settles) == (False, True)
    with pytest.raises(HasilaError):
        decide(JudgementAction.CORRECT, "f", value="many", settles=True, **said)
