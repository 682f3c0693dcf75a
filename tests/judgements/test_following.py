"""Judgements outlive a new reading: they follow what they are about, and what a coder stands by is put back."""

import pytest

from hasila.judgements import decide, follow, hear, seen_mention, seen_words
from hasila.model import (
    HELD,
    Actor,
    ActorKind,
    CasualtyFigure,
    Claim,
    Evidence,
    IncidentMention,
    JudgementAction,
    Outcome,
    Qualifier,
    Reading,
    Report,
    Stance,
    span_of,
)

TEXT = "قتل ستة مصلين وأصيب عشرة في هجوم على مسجد تبناه تنظيم الدولة"


def figure(name, start, end, value, outcome="killed"):
    span = span_of(TEXT, start, end)
    return CasualtyFigure(
        id=name,
        report="r",
        span=span,
        outcome=Outcome(outcome),
        value=value,
        low=value,
        high=value,
        qualifier=Qualifier.EXACT,
        evidence=Evidence(sentence=span_of(TEXT, 0, len(TEXT)), rule="test"),
    )


def claim(name, actor="islamic_state"):
    return Claim(
        id=name,
        report="r",
        span=span_of(TEXT, 42, 60),
        actor=Actor(id=actor, name_en=actor, name_ar=actor, kind=ActorKind.ARMED_GROUP),
        stance=Stance.CLAIMED,
        evidence=Evidence(sentence=span_of(TEXT, 0, len(TEXT)), rule="test"),
    )


def reading(*figures, claims=(), mention="m"):
    told = IncidentMention(
        id=mention,
        report="r",
        main=True,
        figures=tuple(f.id for f in figures),
        claims=tuple(c.id for c in claims),
        attackers=tuple(c.actor.id for c in claims),
        sentences=(span_of(TEXT, 0, len(TEXT)),),
    )
    return Reading(
        report=Report(id="r", document="r", start=0, text=TEXT),
        figures=figures,
        claims=claims,
        mentions=(told,),
    )


def judged(action, seen, **more):
    return decide(
        JudgementAction(action),
        seen[0].id,
        coder="sara",
        reason="read it",
        made="2024-01-01",
        seen=seen,
        **more,
    )


def test_a_judgement_follows_the_figure_that_stands_in_its_place():
    made = judged("correct", [seen_words(figure("old", 0, 14, 6))], field="value", value="7")
    now = {"r": reading(figure("new", 4, 14, 5), figure("other", 0, 14, 6, "wounded"))}
    (moved,), held = follow([made], now)
    assert (moved.subject, moved.id, moved.value) == ("new", made.id, "7")
    assert held == {}


def test_a_judgement_about_what_is_still_read_stays():
    made = judged("reject", [seen_words(figure("old", 0, 14, 6))])
    assert follow([made], {"r": reading(figure("new", 4, 14, 5), figure("old", 0, 14, 6))})[0] == (made,)


@pytest.mark.parametrize(("action", "back"), [("accept", True), ("reject", False)])
def test_a_figure_that_a_coder_stands_by_is_put_back(action, back):
    made = judged(action, [seen_words(figure("old", 0, 14, 6))])
    _, held = follow([made], {"r": reading(figure("w", 15, 24, 10, "wounded"))})
    assert ("r" in held) is back
    if back:
        assert [f.id for f in held["r"].figures] == ["old", "w"]
        assert "old" in held["r"].mentions[0].figures
        assert held["r"].figures[0].evidence.rule == HELD


def test_a_merge_follows_members_that_have_new_ids():
    seen = [seen_mention(reading(mention="m1").mentions[0]), seen_mention(reading(mention="m2").mentions[0])]
    now = {"r": reading(mention="m3")}
    (moved,), _ = follow([judged("merge", seen)], now)
    assert (moved.subject, moved.others) == ("m3", ("m3",))


def test_a_rejected_claim_and_its_attacker_are_not_heard():
    told = claim("c")
    now = {"r": reading(claims=(told, claim("d", "taliban")))}
    judgements, held = follow([judged("reject", [seen_words(told)])], now)
    heard = hear(judgements, now)["r"]
    assert [c.id for c in heard.claims] == ["d"]
    assert heard.mentions[0].attackers == ("taliban",)
    assert held == {}


def test_a_claim_corrected_to_a_denial_makes_no_attacker():
    told = claim("c")
    judgements, _ = follow(
        [judged("correct", [seen_words(told)], field="stance", value="denied")],
        {"r": reading(claims=(told,))},
    )
    heard = hear(judgements, {"r": reading(claims=(told,))})["r"]
    assert [c.stance for c in heard.claims] == [Stance.DENIED]
    assert heard.mentions[0].attackers == ()


def test_a_report_that_is_gone_leaves_the_judgement_as_it_is():
    made = judged("accept", [seen_words(figure("old", 0, 14, 6))])
    assert follow([made], {}) == ((made,), {})
