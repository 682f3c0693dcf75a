"""Who took responsibility, denied it, or was blamed; and words of the same look that say neither."""

import pytest

from hasila.pipeline import read_text


def claims(text: str) -> set[tuple[str, str]]:
    return {(claim.stance.value, claim.actor.id) for claim in read_text("r", text, "2024-07-22").claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تبنى داعش الهجوم الذي قتل ثلاثة أشخاص", {("claimed", "islamic_state")}),
        ("قتل 27 شخصا في الانفجار الذي تبناه داعش", {("claimed", "islamic_state")}),
        ("أعلنت طالبان مسؤوليتها عن التفجير", {("claimed", "taliban")}),
        ("قال داعش إنه المسؤول عن الهجوم على السوق", {("claimed", "islamic_state")}),
        ("وقال داعش في بيان: هاجم مقاتلونا الثكنة", {("claimed", "islamic_state")}),
        ("نفت طالبان مسؤوليتها عن التفجير", {("denied", "taliban")}),
        ("اتهمت الشرطة طالبان بالهجوم على السوق", {("blamed", "taliban")}),
        ("كان داعش مسؤولا عن الهجوم على السوق", {("blamed", "islamic_state")}),
        ("يعتقد أن داعش يقف وراء الهجوم", {("suspected", "islamic_state")}),
    ],
)
def test_stance_and_actor(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "تبنى البرلمان القانون",
        "يخشى الأهالي داعش ودعا النائب إلى تبني مشروع متكامل",
        "نفى اللاعب انتقاله إلى النادي",
    ],
)
def test_what_is_of_no_attack_is_no_claim(text):
    assert claims(text) == set()


def test_the_channel_and_the_outlet_are_kept():
    (claim,) = read_text("r", "أعلن داعش عبر تلغرام مسؤوليته عن الهجوم", None).claims
    assert claim.via == "Telegram"
    assert claim.evidence.rows[0].startswith("claims.")
    text = "ذكرت وكالة أعماق أن داعش تبنى الهجوم على السوق"
    assert [claim.via for claim in read_text("r", text, None).claims] == ["Amaq"]


def test_spans_quote_the_text():
    text = "تَبَنّى داعش الهجوم"
    for claim in read_text("r", text, None).claims:
        assert text[claim.span.start : claim.span.end] == claim.span.quote
