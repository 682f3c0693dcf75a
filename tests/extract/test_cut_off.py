"""Texts that stop in the middle, or go on as another does, are read without a fault; the texts are composed."""

import json
import random
from importlib import resources

import pytest

from hasila.extract import read_report
from hasila.model import Report

_TEXTS = 400
_LONGEST = 25  # words

SAMPLES = [
    json.loads(line)["text"].split()
    for line in resources.files("hasila").joinpath("samples", "reports.jsonl").read_text("utf-8").splitlines()
]


def read(text):
    return read_report(Report(id="r", document="r", start=0, text=text, declared="2024-07-22"))


def test_any_stretch_of_a_report_and_any_two_joined_are_read():
    chance = random.Random(7)
    for _ in range(_TEXTS):
        one, other = chance.choice(SAMPLES), chance.choice(SAMPLES)
        a, b = chance.randrange(len(one)), chance.randrange(len(other))
        words = one[a : a + chance.randint(1, _LONGEST)]
        if chance.random() < 0.5:
            words += other[b : b + chance.randint(1, _LONGEST)]
        read(" ".join(words).rstrip(".،؟!؛»"))


@pytest.mark.parametrize(
    "text",
    [
        "قتلى وجرحى في هجوم على استعراض بزنكلون\nقتل ثلاثة جنود في مدينة زنكلون قرب الحدود.",
        "تواصل البحث بعد حادثي الخطف المنفصلين لكل من",
        "قتل خمسة من الحراس طيلة ساعات",
        'قتل ثلاثة جنود في تفجير. وتبنت التفجير في شريط مصور مجموعة تسمي نفسها "سرايا الفجر".',
    ],
)
def test_a_sentence_that_ends_where_a_rule_expects_a_word_is_read(text):
    read(text)
