"""What those who gave a count take back is marked as such; what falls or is corrected is not."""

import pytest

from hasila.pipeline import read_text


def withdrawn(text: str) -> dict[int | None, bool]:
    return {figure.value: figure.withdrawn for figure in read_text("r", text, "2024-07-22").figures}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تراجعت المنظمة عن رقم 110 قتلى الذي ذكرته بعد المجزرة", {110: True}),
        ("وتراجع المحافظ أمس عن حصيلة 40 جريحا", {40: True}),
        ("سحبت الشرطة حصيلة الـ40 قتيلا وقالت إن القتلى 28", {40: True, 28: False}),
        ("قالت البعثة إن القتلى 64، ثم سحبت هذا الرقم", {64: True}),
        ("أعلنت الشرطة مقتل 20 عاملا، لكنها تراجعت عن هذه الحصيلة", {20: True}),
        ("سحبت الشركة هذا المنتج بعد مقتل خمسة", {5: False}),
        ("تراجع عدد القتلى إلى 30 قتيلا", {30: False}),
        ("تراجعت القوات بعد أن خسرت 12 قتيلا", {12: False}),
        ("سحبت فرق الإنقاذ 12 قتيلا من تحت الركام", {12: False}),
    ],
)
def test_a_count_that_is_taken_back(text, expected):
    assert withdrawn(text) == expected


@pytest.mark.parametrize(
    ("text", "remaining"),
    [
        ("شيعت البلدة ستة من ضحايا الحافلة", True),
        ("نقل 12 من القتلى إلى العاصمة", True),
        ("قتل ستة من ركاب الحافلة", False),
        ("سقط ستة قتلى من أهالي البلدة", False),
    ],
)
def test_some_of_the_dead_are_not_all_of_them(text, remaining):
    assert [figure.remaining for figure in read_text("r", text, "2024-07-22").figures] == [remaining]
