"""Counts with their qualifiers before and after, and numbers that count no people."""

import pytest

from hasila.model import Qualifier
from hasila.pipeline import read_text

BEFORE = {
    "ما لا يقل عن": Qualifier.AT_LEAST,
    "على الأقل": Qualifier.AT_LEAST,
    "أكثر من": Qualifier.MORE_THAN,
    "ما يزيد على": Qualifier.MORE_THAN,
    "نحو": Qualifier.ABOUT,
    "حوالي": Qualifier.ABOUT,
    "قرابة": Qualifier.ABOUT,
    "زهاء": Qualifier.ABOUT,
    "ما يقارب": Qualifier.ABOUT,
    "ما يصل إلى": Qualifier.UP_TO,
    "ما مجموعه": Qualifier.EXACT,
}
AFTER = {
    "على الأقل": Qualifier.AT_LEAST,
    "على أقل تقدير": Qualifier.AT_LEAST,
    "أو أكثر": Qualifier.AT_LEAST,
    "تقريبا": Qualifier.ABOUT,
}
COUNTS = {"20": 20, "٢٠": 20, "عشرين": 20, "مئة وخمسة عشر": 115, "1,191": 1191, "3 آلاف": 3000}


@pytest.mark.parametrize("verb", ["مقتل", "إصابة"])
@pytest.mark.parametrize(("count", "value"), COUNTS.items())
@pytest.mark.parametrize(("word", "qualifier"), BEFORE.items())
def test_a_qualifier_before(verb: str, count: str, value: int, word: str, qualifier: Qualifier):
    (figure,) = read_text("r", f"{verb} {word} {count} شخصا في القصف", "2024-07-22").figures
    assert (figure.value, figure.qualifier) == (value, qualifier)


@pytest.mark.parametrize(("count", "value"), COUNTS.items())
@pytest.mark.parametrize(("word", "qualifier"), AFTER.items())
def test_a_qualifier_after(count: str, value: int, word: str, qualifier: Qualifier):
    (figure,) = read_text("r", f"مقتل {count} شخصا {word} في القصف", "2024-07-22").figures
    assert (figure.value, figure.qualifier) == (value, qualifier)


@pytest.mark.parametrize(
    "text",
    [
        "قتل ما بين 10 و15 مدنيا في القصف",
        "قتل بين 10 و15 مدنيا في القصف",
        "مقتل ما بين عشرة وخمسة عشر مدنيا في القصف",
        "مقتل من 10 إلى 15 مدنيا في القصف",
        "أصيب ما بين 10 إلى 15 مدنيا في القصف",
        "قتل 10-15 مدنيا في القصف",
    ],
)
def test_a_range_counts_its_lower_end_at_least(text: str):
    (figure,) = read_text("r", text, "2024-07-22").figures
    assert (figure.value, figure.qualifier) == (10, Qualifier.AT_LEAST)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("قتل مدني عمره 16 عاما في القصف", [1]),
        ("قتل مسلح يحمل بندقية كلاشنيكوف 47", [1]),
        ("قصفت طائرات إف 16 القرية فقتل مدني", [1]),
        ("توفي أحد الجرحى متأثرا بإصابته", [1]),
        ("قتل 45% من المقاتلين", []),
        ("فاز الفريق 3-1 على الضيوف", []),
        ("انتقل من 10 إلى 15 كيلومترا", []),
        ("وقع الانفجار الساعة 10:30 في الشارع", []),
    ],
)
def test_other_numbers_count_nobody(text: str, values: list[int]):
    assert [figure.value for figure in read_text("r", text, "2024-07-22").figures] == values


@pytest.mark.parametrize(
    "text",
    [
        "وقال إن الجرحى 84، منهم 25 لا يزالون في المستشفيات",
        "أصيب 84 شخصا بينهم 25 لا يزالون في المستشفيات",
        "أصيب 84 شخصا ولا يزال 25 منهم في المستشفيات",
        "أصيب 84 شخصا، 25 منهم ما زالوا في المستشفيات",
    ],
)
def test_all_the_hurt_are_not_those_of_them_still_treated(text: str):
    figures = read_text("r", text, "2024-07-22").figures
    assert [(figure.value, figure.remaining) for figure in figures][:1] == [(84, False)]


@pytest.mark.parametrize(
    ("text", "remaining"),
    [
        ("لا يزال 23 جريحا في المستشفى", True),
        ("أعلن الوزير أن 80 مصابا باقون تحت العلاج", True),
        ("وما زال 16 من الجرحى يتلقون العلاج في المستشفيات", True),
        ("وقال الطبيب إن 12 شخصا عولجوا من دون مبيت", True),
        ("وعولج 12 جريحا دون تنويم", True),
        ("أصيب 23 شخصا ونقلوا إلى المستشفى", False),
        ("أصيب 23 شخصا، ولا يزال الطريق مغلقا", False),
        ("لا يزال عشرة أشخاص في عداد المفقودين", False),
        ("وقالت الوزيرة إن 12 من المصابين في حال حرجة", True),
        ("أصيب 12 من المصلين بجروح خطيرة", False),
        ("حددت هويات 37 من القتلى", True),
        ("وقالت الوزيرة إن 115 جثة تعرف عليها ذووها", True),
        ("وقال إن 177 شهيدا لم تتضح معالمهم", True),
        ("قتل 115 شخصا وحددت هوية المنفذ", False),
    ],
)
def test_those_still_treated_are_what_is_left_of_the_hurt(text: str, *, remaining: bool):
    figures = read_text("r", text, "2024-07-22").figures
    assert [figure.remaining for figure in figures] == [remaining]


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("حصيلة القتلى تجاوزت 100 في الهجوم", 100, "more_than"),
        ("تخطى عدد القتلى 30 في الهجوم", 30, "more_than"),
        ("عدد القتلى فاق الثلاثين في الهجوم", 30, "more_than"),
        ("ناهز عدد القتلى 30 في الهجوم", 30, "about"),
        ("مقتل نيف وثلاثين شخصا في الهجوم", 30, "more_than"),
        ("مقتل 30 شخصا بأقل تقدير في الهجوم", 30, "at_least"),
    ],
)
def test_a_verb_of_a_toll_qualifies_its_number(text, value, qualifier):
    found = read_text("r", text, "2024-07-22").figures
    assert [(figure.value, figure.qualifier) for figure in found] == [(value, qualifier)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "أسفر الهجوم عن 37 قتيلا و36 جريحا بعضهم في حالة حرجة",
            [("killed", 37, False), ("wounded", 36, False)],
        ),
        ("حددت الوزارة هويات 33 من 38 قتيلا سقطوا في الهجوم", [("killed", 38, False)]),
        ("حددت الوزارة هويات 33 من القتلى", [("killed", 33, True)]),
    ],
)
def test_the_dead_are_not_hurt_and_all_of_them_are_no_part(text, expected):
    figures = read_text("r", text, "2024-07-22").figures
    assert [(f.outcome.value, f.value, f.remaining) for f in figures] == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("إن 11 تلميذة مفقودات بعد الهجوم على المدرسة", [11]),
        ("وثلاث فتيات في عداد المفقودات بعد القصف", [3]),
        ("وعثرت الشرطة على القطع المفقودة بعد الهجوم", []),
    ],
)
def test_women_who_are_missing_are_counted(text: str, values: list[int]):
    figures = read_text("r", text, "2024-07-22").figures
    assert [figure.value for figure in figures if figure.outcome.value == "missing"] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("بلغ عدد القتلى 12: سبعة جنود وخمسة مدنيين", [12, 7, 5]),
        ("عدد القتلى:12 وعدد الجرحى:30", [12, 30]),
        ("القتلى 7: ثلاثة ألمان وألمانيان وبلجيكية وروسية", [7, 3, 2, 1, 1]),
        ("قتل ثلاثة روس وبريطانية", [3, 1]),
        ("قتل ثلاثة ألمان وسفينة روسية غرقت", [3]),
        ("في الساعة 12:30 قتل جندي", [1]),
        ("12: قتل جنديان في كمين", [2]),
        ("فاز الفريق 3:1 وقتل مشجع في شجار", [1]),
    ],
)
def test_a_colon_behind_a_number_opens_a_list_unless_digits_follow(text, values):
    assert [f.value for f in read_text("r", text, "2024-07-22").figures] == values
