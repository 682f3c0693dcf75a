"""Bytes become text, or are refused with a reason."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hasila.errors import HasilaError
from hasila.ingest import decode
from hasila.ingest.script import foreign

STORY = "قتل خمسة جنود في كمين على طريق الجبل، وأصيب ثلاثة مدنيين بحسب مصدر طبي في المستشفى.\nوقال شاهد إن المسلحين فروا."


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("utf-32", "utf-32"),
        ("cp1256", "cp1256"),
        ("iso-8859-6", "iso-8859-6"),
    ],
)
def test_reads_the_encodings_of_arabic_text(codec, name):
    assert decode(STORY.encode(codec)) == (STORY, name)


@pytest.mark.parametrize("codec", ["cp1256", "iso-8859-6"])
@pytest.mark.parametrize(
    "text", ["مقتل شرطي", "طوق الأمن المنطقة", "غارة على مستودع للصواريخ", "وقال: لا قتلى"]
)
def test_tells_the_single_byte_encodings_apart_in_short_texts(codec, text):
    assert decode(text.encode(codec)) == (text, codec)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "blank"),
        (b"\xef\xbb\xbf", "blank"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\x1f\x8b\x08rest", "gunzip"),
        (b"text\x00with\x00\x00holes", "binary"),
        (bytes(range(1, 32)) * 9, "binary"),
        (STORY.encode()[:60] + b"\xff\xfe" + STORY.encode()[60:], r"UTF-8 broken at byte 59 \(line 1\)"),
        (STORY.encode() + b"\n\n" + STORY.encode() + b"\xff", r"\(line 5\)"),
        (b"\xff\xfe\x00", "breaks at byte"),
    ],
)
def test_refuses_what_is_no_text_and_says_what_to_do(data, says):
    with pytest.raises(HasilaError, match=says) as caught:
        decode(data)
    assert ": " in str(caught.value) or "leave it out" in str(caught.value)


@given(st.binary(max_size=400))
@example(b"\xd8\x00\xd8\x00")
def test_any_bytes_are_text_or_refused(data):
    try:
        text, encoding = decode(data)
    except HasilaError:
        return
    assert text.strip()
    assert "\0" not in text
    assert encoding
    text.encode()


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي ةىأإء\n،.0123456789", min_size=1).filter(str.strip))
def test_utf8_and_marked_utf16_round_trip(text):
    assert decode(text.encode())[0] == text
    assert decode(text.encode("utf-16"))[0] == text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Five soldiers were killed in an ambush.", "0% of its letters"),
        ("Five soldiers were killed in an ambush, said قائد", "not Arabic"),
        ("12345 ... !!", "no letters"),
        ("پنج سرباز در کمین کشته شدند و گروهی دیگر زخمی شدند، پلیس گفت چهار نفر", "Persian"),
        ("گھات لگا کر حملے میں پانچ فوجی ہلاک ہو گئے ہیں، پولیس نے بتایا", "Urdu"),
        ("پێنج سەرباز لە بۆسەیەکدا کوژران و چەند کەسێکی دیکە بریندار بوون", "Kurdish"),
        ("په یوه برید کې پنځه سرتیري ووژل شول او څلور نور ټپیان شوي دي", "Pashto"),
    ],
)
def test_other_languages_are_named(text, says):
    assert says in foreign(text)


@pytest.mark.parametrize(
    "text", [STORY, "قتل ٣", "قال ﭘیتر من باریس إن خمسة قتلوا", "قتل اثنان (AFP photo by John) في الكمين"]
)
def test_arabic_with_foreign_names_is_arabic(text):
    assert foreign(text) is None


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("utf-8", "cp1252"),
        ("utf-8", "latin-1"),
        ("cp1256", "latin-1"),
        ("cp1256", "cp1252"),
        ("utf-8", "cp1256"),
    ],
)
@pytest.mark.parametrize("text", [STORY, "مقتل شرطي", "قُتِل ٣ جنود"])
def test_text_that_was_opened_in_a_wrong_encoding_is_called_so(written, taken, text):
    assert "mojibake" in foreign(text.encode(written, "ignore").decode(taken, "replace"))


@pytest.mark.parametrize(
    "text",
    ["Événement à Orléans : été, forêt, Noël", "طظ ظط طظظ", "Größe, Übung, Äpfel, Öl", "İstanbul'da beş ölü"],
)
def test_accents_and_rare_letters_are_no_garble(text):
    assert "mojibake" not in (foreign(text) or "")
