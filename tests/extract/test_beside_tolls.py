"""Words that stand beside a toll and are no part of it: who hides his name, what is hit or spent, another toll."""

import pytest

from hasila.pipeline import read_text


def told(text):
    figures = read_text("r", text, "2024-07-22").figures
    return [(f.outcome.value, f.value, f.negated) for f in figures]


@pytest.mark.parametrize(
    "text",
    [
        "أحصى مصدر طلب عدم ذكر اسمه 12 قتيلا في الهجوم",
        "أفاد مصدر طبي، طلب عدم ذكر اسمه، بسقوط 12 قتيلا",
        "تحدث ضابطان فضلا عدم كشف هويتيهما عن 12 قتيلا",
    ],
)
def test_who_hides_his_name_denies_nothing(text):
    assert told(text) == [("killed", 12, False)]


def test_absence_denies_what_it_governs():
    assert told("أكد المصدر عدم إصابة جنود في الهجوم") == [("wounded", None, True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أحصت النقابة 43 وفاة وأكثر من 55 إصابة جراء القصف", [("killed", 43), ("wounded", 55)]),
        ("سجلت المستشفيات خمس وفيات ونحو 30 إصابة بعد القصف", [("killed", 5), ("wounded", 30)]),
        (
            "بلغ عدد قتلى التفجير الذي استهدف أمس مركزا للتجنيد 71 شخصا على الأقل، وعدد المصابين 98",
            [("killed", 71), ("wounded", 98)],
        ),
        ("ارتفع عدد قتلى التفجير الذي وقع قرب الجامع، وعدد الجرحى 20", [("wounded", 20)]),
        ("بلغ عدد قتلى الهجوم الذي شنه عشرة أشخاص 25", [("killed", 25)]),
        ("حصيلة الصاروخ الذي أصاب معسكرا مساء السبت بلغت 116 قتيلا", [("killed", 116)]),
        ("أطلقوا صاروخا على معسكر تدريب قتل تسعة جنود", [("killed", 9)]),
        ("قضى زعيم الجماعة الدقائق الـ14 الأولى من الشريط في مهاجمة خصومه", []),
        ("قضى جنديان ست ساعات تحت الأنقاض", []),
        ("قضى خمسة جنود في الهجوم قبل ساعات", [("killed", 5)]),
    ],
)
def test_what_stands_beside_a_toll(text, expected):
    assert [(outcome, value) for outcome, value, _ in told(text)] == expected
