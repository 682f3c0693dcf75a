"""Sentences that name their source before, after and between, with the kind of its authority."""

import pytest

from hasila.pipeline import read_text


@pytest.mark.parametrize(
    ("text", "source", "authority", "via"),
    [
        ("قتل خمسة مدنيين بحسب مصدر طبي", "مصدر طبي", "medical", []),
        ("قتل خمسة مدنيين وفق ما أفادت وزارة الصحة", "وزارة الصحة", "medical", []),
        ("قتل خمسة مدنيين نقلا عن شهود عيان", "شهود عيان", "witness", []),
        ("قتل خمسة مدنيين على لسان المتحدث باسم الجيش", "المتحدث باسم الجيش", "police_military", []),
        ("كتب الناطق باسم الجيش في تغريدة أن خمسة جنود قتلوا", "الناطق باسم الجيش", "police_military", []),
        ("قتل خمسة جنود، كما ذكرت وكالة الأناضول", "وكالة الأناضول", "media", []),
        ("قال المحافظ إن الهجوم وقع فجرا. وأضاف أن خمسة مدنيين قتلوا", "المحافظ", "government", []),
        (
            "أفادت صحيفة محلية نقلا عن مصادر أمنية بمقتل سبعة جنود",
            "مصادر أمنية",
            "police_military",
            ["صحيفة محلية"],
        ),
        ("قالت الشرطة في بيان على فيسبوك إن سبعة أشخاص جرحوا", "الشرطة", "police_military", []),
        ("أكد رئيس البلدية لإذاعة محلية أن سبعة مدنيين قتلوا", "رئيس البلدية", "government", []),
    ],
)
def test_who_says_it(text: str, source: str, authority: str, via: list[str]):
    (figure,) = read_text("r", text, "2024-07-22").figures
    said = figure.attribution
    assert said is not None
    assert (said.source.quote, said.authority) == (source, authority)
    assert [span.quote for span in said.via] == via
