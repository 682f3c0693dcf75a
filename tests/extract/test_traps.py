"""Numbers near words of harm that count nobody harmed, and figures a text denies."""

import pytest

from hasila.pipeline import read_text


@pytest.mark.parametrize(
    "text",
    [
        "صادرت الشرطة خمس بنادق من طراز إم 16",
        "عثر الجنود على مدفع رشاش عيار 23 ملم قرب القتلى",
        "اتصل المصاب بالرقم 112 لطلب النجدة",
        "قتل الفريق الضيف آمال منافسه بثلاثة أهداف",
        "خطط المسلحون لقتل خمسة قضاة",
        "أصيب الفريق بخيبة أمل بعد خسارته بثلاثة أهداف",
        "عثر على الجثة على بعد 20 كيلومترا من المدينة",
        "وقع الهجوم في عام 2014",
        "لم يصب أحد بأذى",
        "أصيب 40 شخصا بمرض الكوليرا في المدينة",
        "إصابة ١٢ طفلا بالحصبة في المخيم",
        "نقل خمسة مصابين بمرض السكري إلى المستشفى",
        "هدد التنظيم بقتل عشرة رهائن",
        "توعد المسلحون في شريط مصور، بثوه مساء، بقتل ثلاثة أسرى",
        "تلقت الأسر 300 دولار لكل قتيل",
        "صرف مليون دينار لكل شهيد ونصف مليون لكل جريح",
        "أفشل الأمن مؤامرة لقتل عشرة ضباط",
        "اتهموا بمؤامرة على الطريقة القديمة لخطف وقتل أحد السكان",
        "اتهموا بالتخطيط لقتل جنود واغتيال ضباط",
        "فشلت القوات في اعتقال ثلاثة مسلحين",
        "اتخذت إجراءات لتجنب إصابة متظاهرين",
        "إنهم يقتلون الأبرياء ويخطفون المدنيين",
        "وصل المعتقلون إلى الجزيرة مطلع 2002",
    ],
)
def test_counts_nobody_harmed(text: str):
    assert not read_text("r", text, "2024-07-22").figures


@pytest.mark.parametrize(
    "text",
    [
        "أحبطت الشرطة هجوما كان سيقتل عشرات المدنيين",
        "نفى المتحدث مقتل خمسة جنود في الهجوم",
        "لم يسقط قتلى في الانفجار",
    ],
)
def test_denied_or_foiled_harm_is_negated(text: str):
    (figure,) = read_text("r", text, "2024-07-22").figures
    assert figure.negated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أصيب 40 شخصا بشظايا في المدينة", [("wounded", 40)]),
        ("توعد القائد بالثأر لمقتل ثلاثة جنود", [("killed", 3)]),
        ("هدد الجيش بالرد على قتل خمسة جنود", [("killed", 5)]),
        ("أعلن الجيش إحباط مخطط لتفجير السوق ومقتل ثلاثة إرهابيين", [("killed", 3)]),
        ("أحبط الأمن مخططا لقتل جنود واعتقال خمسة مشتبهين", [("detained", 5)]),
        ("هدد التنظيم الحكومة بعد مقتل ثلاثة من عناصره", [("killed", 3)]),
        ("أصيب طفلان وتوفي ثالث بمرض الكوليرا", [("wounded", 2), ("killed", 1)]),
        ("قتل التنظيم عشر رهائن بعد تهديده لهم", [("killed", 10)]),
        ("تقتل الميليشيات ثلاثة مدنيين كل يوم", [("killed", 3)]),
        ("قتلت إسرائيل المدنيين في السوق", [("killed", None)]),
    ],
)
def test_harm_that_looks_like_a_trap(text: str, expected: list[tuple[str, int | None]]):
    assert [(f.outcome.value, f.value) for f in read_text("r", text, "2024-07-22").figures] == expected


@pytest.mark.parametrize(
    "text",
    [
        "أصيب جندي برصاصة في الرأس وقضى متأثرا بجراحه",
        "أسفر الانفجار عن إصابة قائد الشرطة لكنه توفي لاحقا في المستشفى",
        "أصيبت ممرضة في القصف ثم فارقت الحياة في الطريق",
    ],
)
def test_who_is_hurt_and_then_dies_is_dead(text: str):
    assert [f.outcome.value for f in read_text("r", text, "2024-07-22").figures] == ["killed"]


def test_another_who_dies_leaves_the_hurt_hurt():
    figures = read_text("r", "أصيب جندي في الكمين وتوفي زميله", "2024-07-22").figures
    assert [f.outcome.value for f in figures] == ["wounded", "killed"]
