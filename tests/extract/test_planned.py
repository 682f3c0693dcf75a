"""Harm that is planned, threatened, ordered or feared for a person who is named is told as negated (guideline 11)."""

import pytest

from hasila.pipeline import read_text

NAMED = [
    "كان الرجل يعتزم اغتيال الرئيس سعد حسن",
    "أكدت عزمها على اغتيال الرئيس سعد حسن",
    "كانت الخلية تستعد لاغتيال الرئيس سعد حسن",
    "صدرت دعوات إلى اغتيال الرئيس سعد حسن",
    "أصدر فتوى بقتل الرئيس سعد حسن",
    "لوحت إسرائيل باغتيال الرئيس سعد حسن",
    "اقترح الوزير اغتيال الرئيس سعد حسن",
    "اتخذ قرار باغتيال الرئيس سعد حسن",
    "أعطت الضوء الأخضر لاغتيال الرئيس سعد حسن",
    "كان من المقرر إعدام الرئيس سعد حسن",
    "حض أتباعه على قتل الرئيس سعد حسن",
    "قد تقدم إسرائيل على اغتيال الرئيس سعد حسن",
    "قد يقوم الجيش باغتيال الرئيس سعد حسن",
    "ستقوم إسرائيل باغتيال الرئيس سعد حسن",
    "كلفته المخابرات بقتل الرئيس سعد حسن",
    "وافق القائد على اغتيال الرئيس سعد حسن",
    "يرجح أن يكون الرئيس سعد حسن قد قتل",
    "حذر من خطر اغتيال الرئيس سعد حسن",
    # whom a pronoun means: he who speaks, too
    "قال الرئيس سعد حسن إن الحركة تخطط لاغتياله",
    "قال الوزير إن مسلحين هددوا بقتله",
    "اتهم النائب سعد حسن أجهزة الأمن بالتخطيط لاغتياله",
]
TOLD = [
    "اغتالت إسرائيل الرئيس سعد حسن",
    "أقدمت إسرائيل على اغتيال الرئيس سعد حسن",
    "قامت إسرائيل باغتيال الرئيس سعد حسن",
    "أعلنت عزمها على الثأر بعد اغتيال الرئيس سعد حسن",
]
NOBODY = [
    "تلقى الصحافي سعد حسن تهديدات",
    "خطط التنظيم لخطف السياح وقتلهم",
    "لحقوا بالجنود لقتلهم",
]


@pytest.mark.parametrize("text", NAMED)
def test_what_is_planned_is_negated(text: str):
    (figure,) = read_text("r", text, "2008-05-17").figures
    assert (figure.outcome, figure.value, figure.negated) == ("killed", 1, True)


@pytest.mark.parametrize("text", TOLD)
def test_what_was_done_is_told(text: str):
    (figure,) = read_text("r", text, "2008-05-17").figures
    assert (figure.outcome, figure.value, figure.negated) == ("killed", 1, False)


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_in_particular(text: str):
    assert not read_text("r", text, "2008-05-17").figures


def test_a_court_that_decides_to_jail_has_jailed():
    (figure,) = read_text("r", "قررت النيابة حبس تسعة متظاهرين", "2008-05-17").figures
    assert (figure.outcome, figure.value, figure.negated) == ("detained", 9, False)
