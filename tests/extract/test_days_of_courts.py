"""Days on which a court sentenced or an attack was remembered are not those of the attack."""

import pytest

from hasila.pipeline import read_text


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("افتتح الوزير اليوم مدرسة في القرية بعد عامين على الهجوم الذي قتل فيه 40 مصليا.", "2021-03-15", "2019-02-28/2019-03-30"),
        ("دقت الأجراس صباح اليوم في الذكرى السنوية الأولى لتفجير السوق الذي قتل فيه 40 شخصا.", "2021-03-15", "2020-02-29/2020-03-30"),
        ("عام مر على مجزرة السوق في بغداد التي قتل فيها 40 شخصا.", "2021-03-15", "2020-02-29/2020-03-30"),
        ("عامان كاملان انقضيا على تفجير السوق في بغداد الذي قتل فيه 40 شخصا.", "2021-03-15", "2019-02-28/2019-03-30"),
        ("قضت محكمة الأحد بإعدام سعد الربيعي لإدانته باغتيال الخبير وليد التميمي في بغداد عام 2018.", "2021-03-15", "2018"),
        ("حكمت محكمة مصرية الاثنين بالمؤبد على رجلين في قضية الهجوم على كنيسة في طنطا في مايو 2018 وقد قتل فيه 40.", "2021-03-15", "2018-05"),
        # what happens on such a day is of it
        ("قتل اليوم سبعة في تفجير في بغداد بعد عام على مجزرة السوق.", "2021-03-15", "2021-03-15"),
        ("قتل سبعة في هجوم اليوم على محكمة في بغداد قضت بإعدام رجلين.", "2021-03-15", "2021-03-15"),
    ],
)  # fmt: skip
def test_a_verdict_or_an_anniversary_dates_no_attack(text: str, published: str, expected: str) -> None:
    mention = read_text("r", text, published).mentions[0]
    assert mention.date is not None
    assert mention.date.value == expected
