"""What a report tells as a former count is marked as such; its own count is not."""

import pytest

from hasila.pipeline import read_text


def former(text: str) -> dict[int | None, bool]:
    return {figure.value: figure.earlier for figure in read_text("r", text, "2024-07-22").figures}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "وكانت آخر حصيلة نشرتها الصحف مساء الأحد تفيد بمقتل 62 شخصا وإصابة 110 آخرين",
            {62: True, 110: True},
        ),
        ("السلطات: قتلى المترو 26 لا 31", {26: False, 31: True}),
        ("قالت الوزارة إن القتلى 26 وليسوا 31", {26: False, 31: True}),
        ("أكد المدير أن عدد الجرحى 40 وليس 60 كما ذكر أمس", {40: False, 60: True}),
        ("قتل ثلاثة أشخاص لا صلة لهم بالنزاع", {3: False}),
        ("وكانت حصيلة سابقة أشارت إلى مقتل 12 جنديا في الهجوم", {12: True}),
        ("وصحح مسؤولون بذلك حصيلة 29 قتيلا التي نشرت أمس", {29: True}),
        ("وأفادت حصيلة أولية سابقة بسقوط 13 قتيلا", {13: True}),
        ("وكانت الوزيرة تحدثت الثلاثاء عن 80 قتيلا", {80: True}),
        ("وكان الناطق باسم الشرطة قد صرح بأن سبعة أشخاص قتلوا", {7: True}),
        ("ارتفع عدد القتلى إلى 35 بعد أن كان 21 قتيلا", {35: False, 21: True}),
        ("أصبح القتلى 35 شخصا بعدما كانوا 21 قتيلا", {35: False, 21: True}),
        ("وقالت الشرطة، في وقت سابق الاثنين، إن عدد القتلى بلغ 14", {14: True}),
        ("وكانت معلومات أولية تحدثت عن مقتل خمسة قبل أن ترتفع الحصيلة إلى تسعة قتلى", {5: True, 9: False}),
        ("وصل عدد القتلى إلى 19 قتيلا مقابل 11 قتيلا في حصيلة سابقة", {19: False, 11: True}),
        ("وفي حصيلة أولية قتل ثمانية أشخاص", {8: False}),
        ("قال الوزير السابق إن ثمانية أشخاص قتلوا في الهجوم", {8: False}),
        ("كان الهجوم قد خلف ستة قتلى", {6: False}),
        ("قتل ستة أشخاص كانوا في الحافلة حسبما قالت الشرطة", {6: False}),
        ("وفي هجوم سابق قتل ثلاثة جنود", {3: False}),
    ],
)
def test_a_former_count_is_told_from_the_reports_own(text, expected):
    assert former(text) == expected


@pytest.mark.parametrize(
    "before",
    [
        "وكانت الحصيلة مساء الأربعاء 95 قتيلا",
        "وكان الرقم قبل ساعات 95 قتيلا",
        "وكان الإحصاء الأول 95 قتيلا",
        "وكانت المحصلة ظهرا 95 قتيلا",
    ],
)
def test_the_toll_of_a_time_before_is_a_former_one(before):
    assert former(f"بلغ القتلى 112 قتيلا. {before}.") == {112: False, 95: True}


@pytest.mark.parametrize("now", ["كانت الحصيلة اليوم 95 قتيلا", "كانت الحصيلة 95 قتيلا"])
def test_the_toll_of_today_is_no_former_one(now):
    assert former(f"سقط جرحى في القصف. {now}.")[95] is False
