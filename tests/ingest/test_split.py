"""Documents are cut into their stories, and what is no story text is marked."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.ingest import debris_kinds, read_paths, split
from hasila.lexicon import table_rows
from hasila.model import Document

SHARED = Path(__file__).parents[3] / "shared"
BODY = "قال مصدر أمني إن مسلحين هاجموا حاجزا على طريق الجبل وقتلوا خمسة جنود ثم فروا من المكان."
MORE = "وأضاف المصدر أن قوة أخرى طوقت المنطقة وأن البحث عن المهاجمين مستمر في القرى القريبة."
LEAD = "أغلقت السلطات المعبر الشرقي بعد قصف أوقع أربعة جرحى من سائقي الشاحنات."
BYLINE = "سمير الحلواني (دمشق)"
CAPTION = "شاحنات تنتظر قرب المعبر الشرقي صباح أمس (رويترز)"


def document(*lines, **fields):
    return Document(id="d", sha256="", encoding="utf-8", text="\n".join(lines), **fields)


def kept(report):
    text = report.text
    for start, end in reversed(report.debris):
        text = text[:start] + text[end:]
    return [line for line in text.split("\n") if line.strip()]


def test_one_story_is_one_report_with_the_items_metadata():
    (report,) = split(document("مقتل خمسة جنود في هجوم", BODY, MORE, published="2024-07-15", outlet="البلدة"))
    assert report.id == "d"
    assert report.title == "مقتل خمسة جنود في هجوم"
    assert (report.declared, report.outlet, report.debris) == ("2024-07-15", "البلدة", ())


def test_a_single_line_is_one_report_without_title():
    (report,) = split(document("مقتل خمسة جنود في هجوم (رويترز)"))
    assert report.title is None
    assert report.debris == ()


def test_teasers_and_a_second_story_become_reports_of_their_own():
    reports = split(
        document(
            "مقتل خمسة جنود في هجوم على حاجز",
            BODY,
            MORE,
            "",
            "مقالات ذات صلة",
            "إغلاق المعبر الشرقي بعد قصف",
            CAPTION,
            "إغلاق المعبر الشرقي بعد قصف",
            LEAD,
            BYLINE,
            "محكمة البلدة تؤجل قضية السوق",
            "أجلت المحكمة النظر في قضية حريق السوق الذي أودى بحياة ثلاثة تجار.",
            "ليلى الحداد (حلب)",
            "الوفد يصل إلى العاصمة لبحث الهدنة",
            "TT",
            "الوفد يصل إلى العاصمة لبحث الهدنة",
            "وصل الوفد إلى العاصمة أمس وبحث مع الحكومة شروط الهدنة التي تنتهي آخر الشهر.",
            "وكان القصف قد أوقع تسعة قتلى في الأسبوع الماضي.",
            published="2024-07-15",
        )
    )
    assert [report.id for report in reports] == ["d", "d#2", "d#3", "d#4"]
    assert [report.declared for report in reports] == ["2024-07-15", None, None, None]
    assert reports[0].title == "مقتل خمسة جنود في هجوم على حاجز"
    assert kept(reports[0]) == ["مقتل خمسة جنود في هجوم على حاجز", BODY, MORE]
    assert kept(reports[1]) == ["إغلاق المعبر الشرقي بعد قصف", LEAD]
    assert reports[2].title == "محكمة البلدة تؤجل قضية السوق"
    assert kept(reports[3])[0] == reports[3].title == "الوفد يصل إلى العاصمة لبحث الهدنة"
    assert len(kept(reports[3])) == 3


def test_a_list_amid_the_story_does_not_split_it():
    (report,) = split(
        document("مقتل خمسة جنود في هجوم", BODY, "اقرأ أيضا", "إغلاق المعبر الشرقي بعد قصف", MORE, BODY)
    )
    assert kept(report) == ["مقتل خمسة جنود في هجوم", BODY, MORE, BODY]


def test_a_teaser_amid_the_story_is_left_out_of_it():
    (report,) = split(
        document(
            "مقتل خمسة جنود في هجوم", BODY, "اقرأ أيضا", "إغلاق المعبر بعد قصف", LEAD, BYLINE, MORE, BODY
        )
    )
    assert kept(report) == ["مقتل خمسة جنود في هجوم", BODY, MORE, BODY]


def test_titles_without_a_lead_are_debris():
    (report,) = split(
        document("مقتل خمسة جنود في هجوم", BODY, "مواضيع ذات صلة:", "مقتل ثلاثين في حريق الفندق")
    )
    assert kept(report) == ["مقتل خمسة جنود في هجوم", BODY]


@pytest.mark.parametrize(
    "line",
    [
        "7",
        "-",
        "TT",
        "كتبت- ليلى الحداد",
        BYLINE,
        CAPTION,
        "صورة: السوق بعد الحريق",
        "(اخر تعديل 2024-09-09 15:26:01 )",
        "شارك: فيسبوك | تلغرام | واتساب",
        "اقرأ أيضا: مقتل ثلاثين في حريق الفندق",
        "— أخبار البلدة (@albalda) March 22, 2024",
        "مسلحين هاجموا حاجزا على طريق الجبل",
        "الوسوم: المدينة | السوق",
        "#هجوم_الحاجز #الجبل",
    ],
)
def test_lines_that_are_no_story_text_are_marked(line):
    (report,) = split(document("مقتل خمسة جنود في هجوم", BODY, line, MORE))
    assert kept(report) == ["مقتل خمسة جنود في هجوم", BODY, MORE]


@pytest.mark.parametrize(
    "line",
    [
        "في آخر تحديث للحصيلة: 32 قتيلا و110 جرحى",
        "كتب الوزير أن خمسة جنود قتلوا في الهجوم",
        "شارك مئات من السكان في تشييع القتلى",
        "رويترز: مقتل خمسة جنود",
        "المصدر: 12 قتيلا في الهجوم",
        "تقرير: مقتل خمسة جنود في كمين",
        "الاثنين 15 يوليو 2024",
        "تاريخ النشر: 15/07/2024",
        "وكان في السياق نفسه: قد قتل ثلاثة.",
    ],
)
def test_lines_that_are_story_text_stay(line):
    (report,) = split(document("مقتل خمسة جنود في هجوم", BODY, line, MORE))
    assert kept(report) == ["مقتل خمسة جنود في هجوم", BODY, line, MORE]


def test_an_embedded_post_stays_and_loses_its_link():
    (report,) = split(document("هجوم على حاجز الجبل", BODY, "40 قتيلا حتى الآن pic.twitter.com/Ab12", MORE))
    assert "40 قتيلا حتى الآن " in kept(report)


def test_a_line_that_stands_twice_is_marked_and_the_title_stays():
    title = "هجوم على حاجز الجبل"
    (report,) = split(
        document(title, title, BODY, "سكان القرية يروون ما حدث", "سكان القرية يروون ما حدث", MORE)
    )
    assert kept(report) == [title, BODY, MORE]


def test_a_publication_date_beside_a_last_edit_stays():
    (report,) = split(document("هجوم على الحاجز", "نشر في 01/05/2024 (آخر تحديث 02/05/2024 10:00)", BODY))
    assert kept(report)[1].strip() == "نشر في 01/05/2024"


LINES = st.sampled_from(
    ["", BODY, MORE, LEAD, BYLINE, CAPTION, "TT", "7", "مقالات ذات صلة", "اقرأ أيضا", "مقتل خمسة في هجوم الحاجز",
     "مقتل ستة في انفجار السوق", "دمشق", "وكالات", "شارك", "2024/07/22", "https://a.example/x", "#وسم", "\u25d9 قول",
     "\r", "\u2028", "\u0640", "()", "(", "م"]
)  # fmt: skip


@given(st.one_of(st.lists(LINES, max_size=30).map("\n".join), st.text(max_size=300)))
def test_reports_are_slices_that_make_up_the_text(text):
    source = document(text)
    reports = split(source)
    assert "".join(report.text for report in reports) == text
    for number, report in enumerate(reports, 1):
        assert report.id == ("d" if number == 1 else f"d#{number}")
        assert text[report.start : report.start + len(report.text)] == report.text
        assert report.title is None or report.title in report.text
        last = 0
        for start, end in report.debris:
            assert last <= start < end <= len(report.text)
            last = end
    assert split(source) == reports


@pytest.mark.parametrize("row", table_rows("debris"), ids=lambda row: row.id)
def test_every_row_finds_its_example_and_leaves_its_counter_example(row):
    kind = row.expect.removeprefix("debris=")
    assert kind == row["kind"]
    assert debris_kinds(row.example) == (kind,)
    assert debris_kinds(row.counter) == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        BODY * 50_000,
        "\n".join(f"{BODY[:50]} {number}" for number in range(100_000)),
        "\n".join(f"مقالات ذات صلة\nمقتل خمسة في {number}\n{LEAD}\n{BYLINE}" for number in range(25_000)),
        "اقرأ أيضا\nمقتل خمسة جنود\n" * 50_000,
    ],
    ids=["one line", "many lines", "many lists", "empty lists"],
)
def test_large_texts_take_seconds(text):
    began = time.process_time()
    split(document(text))
    assert time.process_time() - began < 30


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the seed articles are not here")
def test_the_seeds():
    stories = {item.id[:3]: split(item) for item in read_paths([SHARED / "seeds"])}
    assert [len(stories[name]) for name in sorted(stories)] == [1, 1, 1, 1, 7]
    titles = [report.title for report in stories["004"]]
    assert titles[0].startswith("خلايا «داعش»")
    assert [title.split()[0] for title in titles[1:]] == [
        "«رسائل",
        "عملية",
        "ممثلة",
        "«داعش»",
        "الأردن",
        "بلينكن",
    ]
    for report in stories["004"][1:6]:
        assert len(kept(report)) == 2  # title and lead
    assert "54" in "".join(kept(stories["004"][4]))
    assert not any("54" in "".join(kept(stories["004"][at])) for at in (0, 1, 2, 3, 5, 6))
    (crocus,) = stories["003"]
    assert crocus.title == "رغم تحذيرات أمريكا.. لماذا هاجم داعش خراسان"
    assert not any("2024-09-09" in line or "twitter" in line for line in kept(crocus))
    assert stories["002"][0].title is None


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the development reports are not here")
def test_the_development_reports_stay_whole():
    items = list(read_paths([SHARED / "gold" / "reports-dev.jsonl"]))
    assert len(items) == 151
    assert [item.id for item in items if len(split(item)) > 1] == []
