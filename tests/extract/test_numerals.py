"""Numbers spelt out read back to themselves, whatever their gender, case and spelling."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hasila.extract.numerals import Numeral, read_numeral
from hasila.lexicon import lexicon
from hasila.pipeline import read_text
from hasila.text import normalise, tokenise

UNITS = {
    1: ("واحد", "واحدة"),
    2: ("اثنان", "اثنين", "اثنتان", "اثنتين", "إثنان", "إثنين"),
    3: ("ثلاثة", "ثلاث"),
    4: ("أربعة", "أربع", "اربعة", "اربع"),
    5: ("خمسة", "خمس"),
    6: ("ستة", "ست"),
    7: ("سبعة", "سبع"),
    8: ("ثمانية", "ثماني", "ثمان"),
    9: ("تسعة", "تسع"),
}
TEN = ("عشرة", "عشر")
TEENS = {
    1: ("أحد عشر", "إحدى عشرة", "احد عشر", "احدى عشرة"),
    2: ("اثنا عشر", "اثني عشر", "اثنتا عشرة", "اثنتي عشرة"),
}
TENS = ("عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
HUNDREDS = ("", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
ONE_HUNDRED = ("مئة", "مائة")
TWO_HUNDRED = ("مئتان", "مئتين", "مائتان", "مائتين")


def below_hundred(n: int) -> tuple[str, ...]:
    """All spellings of 1 to 99 in both genders and cases."""
    tens, unit = divmod(n, 10)
    if n < 10:
        return UNITS[n]
    if n == 10:
        return TEN
    if tens == 1:
        masculine_feminine = [f"{word} {'عشر' if word.endswith('ة') else 'عشرة'}" for word in UNITS[unit]]
        return TEENS.get(unit) or tuple(masculine_feminine)
    round_ten = tuple(TENS[tens - 2] + ending for ending in ("ون", "ين"))
    if not unit:
        return round_ten
    first = (*UNITS[unit], "إحدى") if unit == 1 else UNITS[unit]
    return tuple(f"{word} و{ten}" for word in first for ten in round_ten)


def hundred(n: int) -> tuple[str, ...]:
    """All spellings of a round hundred from 1 to 9."""
    if n == 1:
        return ONE_HUNDRED
    if n == 2:
        return TWO_HUNDRED
    return tuple(HUNDREDS[n - 1] + gap + word for gap in ("", " ") for word in ONE_HUNDRED)


@st.composite
def below_thousand(draw: st.DrawFn, n: int) -> str:
    """One spelling of 1 to 999, drawn from all."""
    hundreds, rest = divmod(n, 100)
    parts = [hundred(hundreds)] if hundreds else []
    parts += [below_hundred(rest)] if rest else []
    return " و".join(draw(st.sampled_from(part)) for part in parts)


@st.composite
def spelt(draw: st.DrawFn) -> tuple[int, str]:
    """A number from 1 to 999,999 with one of its spellings."""
    n = draw(st.integers(1, 999_999))
    return n, draw(spelling(n))


@st.composite
def spelling(draw: st.DrawFn, n: int) -> str:
    """One spelling of a number from 1 to 999,999."""
    thousands, rest = divmod(n, 1000)
    if thousands == 0:
        return draw(below_thousand(rest))
    if thousands == 1:
        high = draw(st.sampled_from(("ألف", "الف", "ألفا")))
    elif thousands == 2:
        high = draw(st.sampled_from(("ألفان", "ألفين", "الفان", "الفين")))
    else:
        counted = draw(st.sampled_from(("آلاف", "الاف"))) if thousands <= 10 else "ألف"
        high = f"{draw(below_thousand(thousands))} {counted}"
    return high if rest == 0 else f"{high} و{draw(below_thousand(rest))}"


def number(text: str, at: int = 0) -> Numeral | None:
    return read_numeral(tokenise(normalise(text)[0]), at, lexicon("numerals"))


@given(spelt())
@example((1250, "ألف ومئتين وخمسين"))
@example((845, "ثمانمائة وخمسة وأربعون"))
def test_a_number_spelt_out_reads_back_to_itself(pair: tuple[int, str]):
    value, text = pair
    found = number(text)
    assert found is not None, text
    assert (found.value, found.high, found.last) == (value, None, len(text.split())), text


@pytest.mark.parametrize(
    ("text", "value"),
    [(text, n) for n in range(1, 100) for text in below_hundred(n)]
    + [(text, n * 100) for n in range(1, 10) for text in hundred(n)],
)
def test_every_case_gender_and_spelling_below_a_thousand(text: str, value: int):
    found = number(text)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3 آلاف", 3000),
        ("٣ آلاف", 3000),
        ("3 الاف و200", 3200),
        ("20 ألف", 20_000),
        ("20 ألفا", 20_000),
        ("72.292", 72_292),
        ("1,191", 1191),
        ("4،076", 4076),
        ("٤٬٠٧٦", 4076),
        ("نصف مليون", 500_000),
        ("ربع مليون", 250_000),
        ("مليون ونصف", 1_500_000),
        ("2 مليون", 2_000_000),
        ("مليونين", 2_000_000),
    ],
)
def test_digits_and_words_mix(text: str, value: int):
    found = number(text)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "at", "low", "high"),
    [
        ("20 إلى 30", 0, 20, 30),
        ("20-30", 0, 20, 30),
        ("عشرين إلى ثلاثين", 0, 20, 30),
        ("بين 20 و30", 1, 20, 30),
        ("ما بين عشرة وخمسة عشر", 2, 10, 15),
        ("ما بين 10 إلى 15", 2, 10, 15),
    ],
)
def test_ranges_have_two_ends(text: str, at: int, low: int, high: int):
    found = number(text, at)
    assert found is not None
    assert (found.value, found.high) == (low, high)


@pytest.mark.parametrize(
    "text", ["45%", "10:30", "12/5/2024", "آلاف", "ملايين", "نصف", "ربع", "الثالث", "أحد"]
)
def test_what_is_no_number(text: str):
    assert number(text) is None


def test_a_date_in_points_is_no_decimal():
    assert [f.value for f in read_text("r", "03.08.2018 قتل ثلاثة أشخاص في حلب", "2018-08-04").figures] == [3]
