"""When a report was published: metadata, dateline, or the bounds its own words give."""

import json
import re
from importlib import resources
from pathlib import Path

import pytest

from hasila.extract.publication import anchor_of, publication, year_of
from hasila.extract.publication_words import publication_reason
from hasila.model import EventDate, Publication
from hasila.text import View

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "seeds.json"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
BODY = "\nقتل ثلاثة جنود في كمين نصبه مسلحون قرب الجسر الكبير، بحسب مصدر عسكري تحدث إلى الصحيفة.\n"


def published(text: str, declared: str | None = None) -> Publication:
    found = publication(View(text), declared)
    arabic = publication_reason(found.reason, "ar")
    assert arabic
    assert not re.search("[A-Za-z]", re.sub("«.*?»", "", arabic, flags=re.DOTALL)), (
        "each reason has its Arabic"
    )
    return found


@pytest.mark.parametrize(
    ("declared", "value"),
    [
        ("2024-07-22", "2024-07-22"),
        ("2024-07", "2024-07"),
        ("2024", "2024"),
        ("2024-07-22T10:15:00Z", "2024-07-22"),
    ],
)
def test_metadata_comes_first(declared, value):
    found = published("السبت 21 أكتوبر 2017" + BODY, declared)
    assert (found.date, found.source) == (EventDate(value=value), "metadata")
    assert anchor_of(found) == found.date
    assert year_of(found) == 2024 or value == "2024"


def test_metadata_that_is_no_date_is_left_aside():
    assert published("السبت 21 أكتوبر 2017" + BODY, "2024-19-45").source == "dateline"
    assert published("السبت 21 أكتوبر 2017" + BODY, "yesterday").source == "dateline"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("الاثنين 2024/07/22", "2024-07-22"),
        ("السبت 21 أكتوبر 2017 03:10 ص", "2017-10-21"),
        ("07:35 م الإثنين 20 مارس 2017", "2017-03-20"),
        ("نشر في: 17 تموز/ يوليو 2024", "2024-07-17"),
        ("تاريخ النشر: 2024-07-17 10:22", "2024-07-17"),
        ("نشر في 17 تموز 2024 آخر تحديث 19 تموز 2024", "2024-07-17"),
        ("الخميس 26 نوفمبر 2015 على الساعة 12:14", "2015-11-26"),
        ("الاحد 08 يوليو 2018 20:56 م بتوقيت القدس", "2018-07-08"),
        ("22/07/2024", "2024-07-22"),
        ("الخرطوم 1 أكتوبر 2025 - قال الجيش إن قواته صدت هجوما على أطراف المدينة الكبيرة", "2025-10-01"),
        ("الرباط في 16 غشت 2020", "2020-08-16"),
        ("14 محرم 1446 هـ", "2024-07-20"),
    ],
)
def test_reads_the_dateline(line, value):
    text = "مقتل ثلاثة جنود في كمين\n" + line + BODY
    found = published(text)
    assert (found.date and found.date.value, found.source) == (value, "dateline")
    assert text[found.span.start : found.span.end] == found.span.quote
    assert value in found.reason


@pytest.mark.parametrize(
    "line",
    [
        "آخر تعديل 2024-09-09 15:26:01",
        "(اخر تعديل 2024-09-09 15:26:01 )",
        "آخر تحديث: 9 سبتمبر 2024",
        "تم التحديث في 9 سبتمبر 2024",
    ],
)
def test_last_edit_is_not_publication(line):
    found = published("مقتل ثلاثة جنود\n" + line + BODY)
    assert found.date is None
    assert found.latest is None
    assert anchor_of(found) is None


def test_a_dateline_after_a_last_edit_is_found():
    found = published("مقتل ثلاثة جنود\nآخر تعديل 2024-09-09\nالاثنين 2024/07/22" + BODY)
    assert found.date == EventDate(value="2024-07-22")
    assert "last edit" in found.reason


def test_a_date_in_a_running_sentence_is_no_dateline():
    text = (
        "قتل عشرات المدنيين في المدينة يوم 12 مايو 2021 حين سقطت قذائف على السوق الكبير وسط البلدة القديمة."
    )
    found = published(text)
    assert found.date is None
    assert found.earliest == "2021-05-12"


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        (
            "قتل ستة حراس في الكمين الذي وقع اليوم الأحد (8 يوليو/ تموز 2018) قرب الحدود الغربية للبلاد",
            "2018-07-08",
        ),
        (
            "فككت الشرطة خلية كانت تعد لهجمات أمس الخميس 01/12/2016 في مدينتين كبيرتين من مدن الشمال",
            "2016-12-02",
        ),
    ],
)
def test_today_given_in_full_is_publication(sentence, value):
    found = published(sentence)
    assert (found.date.value, found.source) == (value, "text")


def test_bounds_that_pin_one_week_give_an_anchor():
    text = (
        "هاجم مسلحون قاعة للحفلات مساء أمس الجمعة وقتلوا عشرات من الحاضرين فيها.\n"
        "وكانت السفارة قد حذرت في 7 مارس الحالي من هجمات على التجمعات الكبيرة.\n"
        "City News (@city) March 22, 2024"
    )
    found = published(text)
    assert found.date is None
    assert (found.earliest, found.latest) == ("2024-03-23", "2024-03-31")
    assert anchor_of(found) == EventDate(value="2024-03-23")
    assert year_of(found) == 2024


def test_what_is_to_come_bounds_from_above():
    found = published(
        "تستعد العاصمة للدورة 2024 المقررة في الفترة ما بين 26 يوليو- 11 أغسطس بإجراءات أمنية مشددة."
    )
    assert found.latest == "2024-07-25"
    assert anchor_of(found) is None


def test_the_year_before_gives_the_year():
    found = published(
        "تضاعف عدد الهجمات مقارنة بالعام السابق بعدما بلغ في عام 2023 مئة هجوم في البلاد كلها.\n"
        "ووقع هجوم في 16 تموز/ يوليو على مسجد في العاصمة وقتل فيه عدد كبير من المصلين."
    )
    assert (found.earliest, found.latest) == ("2024-07-16", "2024-12-31")
    assert year_of(found) == 2024
    assert anchor_of(found) is None


def test_a_text_without_dates_says_so():
    found = published(BODY)
    assert (found.date, found.source, found.earliest, found.latest) == (None, "none", None, None)
    assert found.reason == "The text gives no date of publication."


def test_an_anniversary_or_a_plan_is_no_lower_bound():
    found = published(
        "تجرى الانتخابات المقررة في 5 نوفمبر 2024 بعد ذكرى مجزرة 7 مايو 2008 التي هزت البلاد كلها."
    )
    assert found.earliest is None
    assert found.latest == "2024-11-04"


@pytest.mark.skipif(not GOLD.exists(), reason="the seed articles are not here")
@pytest.mark.parametrize(
    "name",
    [
        "000_c7f177938be24287.txt",
        "001_b632996149f9dcda.txt",
        "002_b9f59f53b64b0d6d.txt",
        "003_919589b1ab89fae0.txt",
    ],
)
def test_seed_articles(name):
    story = next(s for s in json.loads(GOLD.read_text(encoding="utf-8"))["stories"] if s["seed"] == name)
    found = published((SEEDS / name).read_text(encoding="utf-8"))
    assert (found.date and found.date.value) == story["published"]
    if name.startswith("000"):
        assert year_of(found) == 2024
    if name.startswith("002"):
        assert found.earliest == "2019-01-01"
        assert found.latest == "2024-07-25"
    if name.startswith("003"):
        assert anchor_of(found).value in ("2024-03-22", "2024-03-23")


EXAMPLES = [
    json.loads(line)
    for line in resources.files("hasila")
    .joinpath("extract", "publication.examples.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example['rule']}:{example['text'][:20]}")
def test_every_rule_keeps_its_examples(example):
    found = published(example["text"])
    values = {
        "published": found.date and found.date.value,
        "earliest": found.earliest,
        "latest": found.latest,
    }
    key, _, value = example["expect"].partition("=")
    assert values.get(key) == (value or None)
    if not key:
        assert found.date is None


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("قتل ثلاثة أشخاص أمس الأحد في انفجار بالسوق", 0),
        ("قالت الشرطة اليوم الأربعاء إن ثلاثة أشخاص قتلوا أمس الثلاثاء", 2),
        ("قتل ثلاثة أشخاص الأحد في انفجار بالسوق", None),
        ("قتل ثلاثة أشخاص أمس الأحد. وقالت الشرطة اليوم الجمعة إن أربعة قتلوا", None),
    ],
)
def test_the_words_may_tell_the_weekday_of_publication_alone(text, weekday):
    assert publication(View(text), None).weekday == weekday


@pytest.mark.parametrize(
    ("reason", "arabic"),
    [
        (
            "The text calls 2024-07-17 day -2.",
            "يقع 2024-07-17 في كلام النص بفارق -2 من الأيام عن يوم كتابته.",
        ),
        (
            "It knows of 2018-07 (a. b). It knows (c.).). Its words (x) tell the weekday of publication.",
            "يعرف النص ما جرى في 2018-07 («a. b»). It knows (c.).). Its words (x) tell the weekday of publication.",
        ),
        ("", ""),
    ],
)
def test_a_reason_is_worded_in_arabic_sentence_by_sentence_and_the_unknown_stays(reason, arabic):
    assert publication_reason(reason, "ar") == arabic
    assert publication_reason(reason, "en") == reason
