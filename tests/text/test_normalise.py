"""The folding of texts: what newsrooms write in many ways is one, and the way back is exact."""

import itertools
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hasila.text import View, fold, normalise, searchable
from hasila.text.normalise import past_dropped

NEWS = (
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآؤئىةءٱ"
    "یکگپچژۀ"
    "ًٌٍَُِّْٰ"
    "٠١٢٣۴۵"
    "٬٫،؛؟…«»“”()-–ـ"
    "\u200f\u202b\u2066\ufeff\u00a0\u2009 \t\r\n"
    "ﻻﻷﺍﻳﷲﷺ"
    "0123abcXY.,:!?'\""
)
texts = st.text() | st.text(alphabet=st.sampled_from(NEWS))


@given(texts)
@example("")
@example("ـ")
@example("ﷺ قال")
@example("\u200f\u200f")
def test_the_map_is_monotone_and_closed(text):
    norm, origin = normalise(text)
    assert len(origin) == len(norm) + 1
    assert origin[-1] == len(text)
    assert all(a <= b for a, b in itertools.pairwise(origin))
    assert all(0 <= at < len(text) for at in origin[:-1])


@given(texts)
def test_what_the_map_skips_is_dropped_code_points(text):
    _, origin = normalise(text)
    kept = set(origin[:-1])
    for at, char in enumerate(text):
        if at not in kept:
            assert past_dropped(char, 0) or not normalise(char)[0]


@given(texts)
@example("أإآ ىةـً")
@example("ﷲﻻ")
@example("\uff0e\ufe70 ﹰ")
def test_folding_is_idempotent(text):
    once = fold(text)
    assert fold(once) == once


@given(texts, st.data())
def test_a_span_is_a_slice_of_the_untouched_text(text, data):
    view = View(text)
    start = data.draw(st.integers(0, len(view.norm)))
    end = data.draw(st.integers(start, len(view.norm)))
    span = view.span(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    assert text[span.start : span.end] == span.quote


@given(texts)
def test_the_span_of_a_whole_text_folds_to_the_whole(text):
    view = View(text)
    assert view.text == text
    if view.norm:
        assert fold(view.span(0, len(view.norm)).quote) == fold(text)


@given(st.text(alphabet=st.characters(categories=("Ll", "Lu", "Zs"), max_codepoint=0x24F)))
def test_latin_letters_stay(text):
    assert len(fold(text)) <= len(text)
    assert [c for c in fold(text) if c.isalpha()] == [c for c in text if c.isalpha()]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أحمد", "احمد"), ("إصابة", "اصابه"), ("آخرين", "اخرين"), ("ٱلله", "الله"), ("مسؤول", "مسوول"),
        ("مئة", "ميه"), ("مستشفى", "مستشفي"), ("شیعی", "شيعي"), ("کرکوک", "كركوك"), ("گردان", "كردان"),
        ("قُتِلَ", "قتل"), ("جنديٌّ", "جندي"), ("هٰذا", "هذا"), ("قـــتـــل", "قتل"),
        ("٣", "3"), ("۳", "3"), ("٠١٢٣٤٥٦٧٨٩", "0123456789"), ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        ("١٬٢٣٤", "1,234"), ("٣٫٥", "3.5"), ("٪", "%"),
        ("«حي»", '"حي"'), ("“حي”", '"حي"'), ("‹حي›", '"حي"'), ("’", "'"),
        ("\u200fقتل\u200e", "قتل"), ("\u202bقتل\u202c", "قتل"), ("\u2067قتل\u2069", "قتل"), ("\ufeffقتل", "قتل"),
        ("قتل\u00a0ثلاثة", "قتل ثلاثه"), ("قتل\u202fثلاثة", "قتل ثلاثه"), ("قتل\u2009ثلاثة", "قتل ثلاثه"),
        ("ﻻ", "لا"), ("ﻷن", "لان"), ("ﻗﺘﻞ", "قتل"), ("ﷲ", "الله"),
        ("قتل ـ أمس", "قتل - امس"), ("قتل ـ", "قتل -"), ("هـ", "ه"),
        ("2020–2024", "2020-2024"), ("قتل\r\nجرح", "قتل\n\nجرح"), ("قتل\u2028جرح", "قتل\nجرح"),
    ],
)  # fmt: skip
def test_spellings_fold_into_one(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize("text", ["ﻻ", "ﷲ", "ﷺ", "ﻵ"])
def test_each_letter_of_a_ligature_leads_back_to_it(text):
    norm, origin = normalise("و" + text)
    assert set(origin[1 : len(norm)]) == {1}
    assert View("و" + text).span(1, 2).quote == text


def test_a_span_takes_the_vowel_marks_behind_its_last_letter():
    view = View("قُتِلَ جنديٌّ أمس")
    at = view.norm.index("جندي")
    assert view.span(at, at + 4).quote == "جنديٌّ"
    assert view.span(0, 3).quote == "قُتِلَ"


def test_every_decimal_digit_that_newsrooms_use_is_ascii():
    digits = [chr(base + n) for base in (0x0660, 0x06F0) for n in range(10)]
    assert [fold(digit) for digit in digits] == [str(unicodedata.decimal(digit)) for digit in digits]


@given(st.text())
def test_the_map_of_searchable_text_is_monotone_and_closed(text):
    words, origin = searchable(text)
    assert len(origin) == len(words) + 1
    assert list(origin) == sorted(origin)
    assert origin[-1] == len(text)
    assert words[0] == words[-1] == " "
