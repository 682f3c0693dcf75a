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
    # who threatens before it, or is afraid; "that he be", his office and name between
    "نشر بيانا مهددا باغتيال الرئيس سعد حسن",
    "أعرب عن مخاوفه من اغتيال الرئيس سعد حسن",
    "يخشى أن يكون الصحافي الفرنسي قتل في القصف",
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
    "توعد التنظيم بخطف مزيد من الرهائن",
    "هدد بقتل جنديين",
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


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("خطفوا ثلاثة عمال وهددوا بقتلهم", 3),
        ("خطفوا جنديين وتوعدوا بذبحهما", 2),
        ("هددت الجماعة بقطع رؤوس ثلاثة عمال خطفتهم", 3),
        ("هدد خاطفو العمال الأربعة بقتلهم", 4),
    ],
)
def test_those_they_hold_are_certain_people(text: str, value: int):
    held, harm = sorted(read_text("r", text, "2008-05-17").figures, key=lambda f: f.negated)
    assert (held.outcome, held.value, held.negated) == ("abducted", value, False)
    assert (harm.outcome, harm.value, harm.negated) == ("killed", value, True)


def test_parts_of_those_who_are_threatened_are_not_told_either():
    figures = read_text("r", "ستقتل الرهائن الأربعة وهم سائقان ومهندس وطبيب", "2008-05-17").figures
    assert [f.value for f in figures] == [4, 2, 1, 1]
    assert all(f.negated for f in figures)
