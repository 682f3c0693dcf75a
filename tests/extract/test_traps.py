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
