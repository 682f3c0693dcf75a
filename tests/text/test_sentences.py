"""Sentences and tokens: in bounds, in order, and cut where a reader would cut."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hasila.text import Kind, View, fold, sentences, tokenise
from hasila.text.sentences import LONGEST

NEWS = "قتل جندي و3.5 أ.ف.ب. «نعم».\nد. علي؟! 1,200 12:30 (رويترز) abc's ـ ؟ … \u00a0"
texts = st.text() | st.text(alphabet=st.sampled_from(NEWS))


def cut(text: str) -> list[str]:
    view = View(text)
    return [view.span(start, end).quote for start, end in view.sentences]


def kinds(text: str) -> list[tuple[str, Kind]]:
    return [(token.text, token.kind) for token in tokenise(fold(text))]


@given(texts)
@example("أ. ب")
@example("...")
def test_sentences_are_in_bounds_ordered_and_hold_every_visible_character(text):
    norm = fold(text)
    found = sentences(norm)
    last = 0
    outside = []
    for start, end in found:
        assert last <= start < end <= len(norm)
        assert norm[start:end] == norm[start:end].strip()
        outside.append(norm[last:start])
        last = end
    outside.append(norm[last:])
    assert not "".join(outside).strip()


@given(texts)
def test_tokens_are_in_bounds_ordered_and_hold_every_visible_character(text):
    norm = fold(text)
    last = 0
    for token in tokenise(norm):
        assert last <= token.start < token.end <= len(norm)
        assert token.text == norm[token.start : token.end]
        assert not norm[last : token.start].strip()
        last = token.end
    assert not norm[last:].strip()


@given(texts)
def test_a_sentence_holds_the_tokens_of_its_stretch(text):
    view = View(text)
    for start, end in view.sentences:
        assert all(start <= token.start and token.end <= end for token in view.tokens(start, end))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل ثلاثة. وجرح أربعة.", ["قتل ثلاثة.", "وجرح أربعة."]),
        ("بلغت النسبة 3.5 في المئة. ثم ارتفعت", ["بلغت النسبة 3.5 في المئة.", "ثم ارتفعت"]),
        ("قال د. سامي إن جنديا قتل. وانتهى", ["قال د. سامي إن جنديا قتل.", "وانتهى"]),
        ("نقلت أ.ف.ب. عن الشرطة", ["نقلت أ.ف.ب. عن الشرطة"]),
        ("نقلت (أ. ف. ب) عن الشرطة", ["نقلت (أ. ف. ب) عن الشرطة"]),
        ("قال «قتل جندي.» ثم مضى", ["قال «قتل جندي.»", "ثم مضى"]),
        ("قال: «قتل جندي». ثم مضى", ["قال: «قتل جندي».", "ثم مضى"]),
        ("من قتل الجندي؟ لا أحد يعلم!", ["من قتل الجندي؟", "لا أحد يعلم!"]),
        ("انفجار في السوق\nقتل ثلاثة أشخاص", ["انفجار في السوق", "قتل ثلاثة أشخاص"]),
        ("انفجار في السوق\r\n\r\nقتل ثلاثة", ["انفجار في السوق", "قتل ثلاثة"]),
        ("قتل جندي.وجرح آخر", ["قتل جندي.", "وجرح آخر"]),
        ("وقع الهجوم في 15.7.2024 شرق المدينة", ["وقع الهجوم في 15.7.2024 شرق المدينة"]),
        ("انتظر… ثم قتل", ["انتظر…", "ثم قتل"]),
        ("زار موقع example.com أمس", ["زار موقع example.com أمس"]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("1,191", ("1,191", Kind.NUMBER)), ("72.292", ("72.292", Kind.NUMBER)), ("4،076", ("4،076", Kind.NUMBER)),
        ("١٬٢٣٤", ("1,234", Kind.NUMBER)), ("1,234,567", ("1,234,567", Kind.NUMBER)), ("42", ("42", Kind.NUMBER)),
        ("3.5", ("3.5", Kind.DECIMAL)), ("٣٫٥", ("3.5", Kind.DECIMAL)), ("10.12.2024", ("10.12.2024", Kind.DECIMAL)),
        ("قتيل", ("قتيل", Kind.WORD)), ("AFP", ("AFP", Kind.LATIN)), ("%", ("%", Kind.MARK)),
    ],
)  # fmt: skip
def test_kinds_of_tokens(text, token):
    assert kinds(text) == [token]


def test_a_conjunction_before_digits_stands_apart():
    assert [text for text, _ in kinds("و12 قتيلا")] == ["و", "12", "قتيلا"]


def test_a_full_stop_behind_a_number_is_no_part_of_it():
    assert [text for text, _ in kinds("قتل 12.")] == ["قتل", "12", "."]
    assert [text for text, _ in kinds("قتل 12, وجرح 3")] == ["قتل", "12", ",", "وجرح", "3"]


def test_a_text_without_stops_is_cut_at_spaces():
    text = "قتل " * 5000
    parts = sentences(text)
    assert len(parts) > 1
    assert all(end - start <= LONGEST for start, end in parts)
    assert "".join(text[a:b] for a, b in parts).replace(" ", "") == text.replace(" ", "")
