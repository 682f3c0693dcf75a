"""Harm that is denied: of anybody, of any injury, by whoever speaks; and what a denial near by leaves as told."""

import pytest

from hasila.pipeline import read_text

DENIED = [
    ("لم يصب أحد من ركاب القطار", "wounded"),
    ("لم تقع أي إصابة", "wounded"),
    ("لم ترصد أي إصابات", "wounded"),
    ("لم يبلغ عن إصابات", "wounded"),
    ("لم يؤد الانفجار إلى إصابات", "wounded"),
    ("لم ينتج عن القصف ضحايا", "killed_or_wounded"),
    ("انفجرت العبوة من غير أن تلحق بهم إصابات", "wounded"),
    ("لم يقتل أي أحد في الغارة", "killed"),
    ("لم يمت أحد في الانفجار", "killed"),
    ("لم نقتل أحدا", "killed"),
    ("لم تعتقل الشرطة أحدا", "detained"),
    ("لم يتم اعتقال أحد بعد الهجوم", "detained"),
    ("قال الناطق إن أيا من الحراس لم يصب", "wounded"),
    ("أكد الضابط أن أي جندي لم يقتل في الكمين", "killed"),
    ("ذكر أن أحدا من العمال لم يخطف", "abducted"),
    ("نفى ناطق باسم الجيش سقوط قتلى", "killed"),
    ("نفى المتحدث باسم وزارة الداخلية مقتل مدنيين", "killed"),
    ("قال المحامي إنهم لم يقتلوا الأسرى", "killed"),
]


@pytest.mark.parametrize(("text", "outcome"), DENIED)
def test_denied(text: str, outcome: str):
    (figure,) = read_text("r", text, "2008-05-17").figures
    assert (figure.outcome, figure.value, figure.negated) == (outcome, None, True)


TOLD = [
    ("أدى القصف إلى إصابات بين الطلاب", "wounded", None),
    ("نفى ناطق باسم الحركة أي صلة له بمقتل مدنيين", "killed", None),
    ("قتل أحد الركاب", "killed", 1),
]


@pytest.mark.parametrize(("text", "outcome", "value"), TOLD)
def test_told(text: str, outcome: str, value: int | None):
    (figure,) = read_text("r", text, "2008-05-17").figures
    assert (figure.outcome, figure.value, figure.negated) == (outcome, value, False)


@pytest.mark.parametrize(
    "text",
    [
        "أكد المدير أن أحدا من الجرحى لم يفارق الحياة في المستشفى",  # of the hurt, not of those struck
        "لم يصب أحد الصاروخين هدفه",
        "لم يعد أحد يثق بالوعود",
    ],
)
def test_nobody_is_harmed(text: str):
    assert not [f for f in read_text("r", text, "2008-05-17").figures if f.outcome != "wounded"]
