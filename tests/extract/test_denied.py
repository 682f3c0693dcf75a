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
    # other words of denial, and those that call it untrue
    ("أنكر المتحدث مقتل مدنيين", "killed"),
    ("فندت الوزارة أنباء عن اعتقال عمال", "detained"),
    ("ليس صحيحا أن مدنيين قتلوا في القصف", "killed"),
    ("من غير الصحيح أن عمالا خطفوا", "abducted"),
    ("لا صحة للأنباء التي تحدثت عن إصابة جنود", "wounded"),
    # nobody, behind a noun; nobody and any of them, of whom a verb behind them is denied from far off
    ("نفى الناطق باسم الجيش مقتل أحد", "killed"),
    ("لم يسفر الهجوم عن إصابة أحد", "wounded"),
    ("نفى أن يكون أي مدني قتل في القصف", "killed"),
    ("نفى أن أحدا قتل في القصف", "killed"),
    ("ليس صحيحا أن أيا من العمال خطف", "abducted"),
    # hostages before the verb; all of a kind behind "without that"
    ("قال الناطق إن الرهائن لم يقتلوا في الغارة", "killed"),
    ("انتهى الهجوم من دون أن يصاب المدنيون", "wounded"),
    # what would have caused it stands between
    ("نفى الوزير أن تكون المواجهات قد خلفت قتلى", "killed"),
    ("لم ترد على الفور أنباء عن سقوط قتلى", "killed"),
    ("أكد أن المواجهات لم تخلف أي قتيل", "killed"),
    ("لم يتسبب الانفجار بإصابات", "wounded"),
    ("نفى بيان صادر عن قيادة القوات، الاثنين، ما تردد من تقارير صحفية، تفيد بسقوط قتلى في الغارة", "killed"),
]


@pytest.mark.parametrize(("text", "outcome"), DENIED)
def test_denied(text: str, outcome: str):
    (figure,) = read_text("r", text, "2008-05-17").figures
    assert (figure.outcome, figure.value, figure.negated) == (outcome, None, True)


TOLD = [
    ("أدى القصف إلى إصابات بين الطلاب", "wounded", None),
    ("نفى ناطق باسم الحركة أي صلة له بمقتل مدنيين", "killed", None),
    ("قتل أحد الركاب", "killed", 1),
    ("نفى القائد أن يكون الهجوم وقع، وقال إن الغارة قتلت مدنيين", "killed", None),
    ("نفى القائد أن يكون الهجوم وقع، وبدلا من ذلك قال إن الغارة قتلت مدنيين", "killed", None),
    ("تسبب القصف في مقتل وتشريد الآلاف", "killed", None),
    ("لم تتبن الحركة اغتيال أحد قادتها", "killed", 1),
    ("تسبب الانفجار بإصابات بين الجنود", "wounded", None),
    ("سقط العشرات من المسلحين الأجانب بين قتيل وجريح", "killed_or_wounded", None),
    ("نحزن على المدنيين الأبرياء الذين قتلوا", "killed", None),
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
