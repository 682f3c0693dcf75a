"""Where an incident was that is told beside others: recalled, buried, near a border, told by who speaks; and what was hit by name."""

import pytest

from hasila.model import IncidentMention, Reading
from hasila.pipeline import read_text


def read(text: str, published: str | None = "2024-07-22") -> Reading:
    return read_text("r", text, published)


def place(mention: IncidentMention) -> str | None:
    return mention.place.id if mention.place else None


def counts(reading: Reading, mention: IncidentMention) -> set[int | None]:
    return {figure.value for figure in reading.figures if figure.id in mention.figures}


@pytest.mark.parametrize(
    "text",
    [
        "قتل ثلاثة أشخاص الأحد في هجوم على سوق في الموصل. وفي مارس 2021 قضى 40 شخصا في مسجدين.",
        "قتل ثلاثة أشخاص الأحد في هجوم على سوق في الموصل. ووقع الانفجار قريبا من مكان هجوم أيار الذي أوقع 40 قتيلا.",
        "قتل ثلاثة أشخاص الأحد في هجوم على سوق في الموصل. وفي مارس 2021 قتل في المدينة نفسها نحو 40 من الأهالي.",
    ],
)
def test_what_a_story_recalls_without_a_place_was_where_the_story_is(text):
    main, recalled = read(text).mentions
    assert place(recalled) == place(main) != None  # noqa: E711 - both, and known


def test_what_it_is_only_measured_by_was_anywhere():
    reading = read("قتل ثلاثة أشخاص في هجوم على سوق في الموصل. وهو الأسوأ منذ مقتل 40 شرطيا في أغسطس 2021.")
    assert all(place(mention) is None for mention in reading.mentions if not mention.main)


def test_as_many_dead_elsewhere_before_are_others():
    reading = read(
        "قتل 25 شخصا بقنبلة في كنيسة في الموصل. وكان تفجير في دمشق قد أودى بحياة 25 شخصا في ديسمبر."
    )
    assert [place(mention) for mention in reading.mentions] == ["iq-mosul", "gn170654"]


def test_where_the_dead_of_another_attack_are_buried_is_not_where_the_next_one_was():
    text = "شيع أمس ضحايا الكلية العسكرية في حمص، ورد الجيش بقصف مدفعي على بلدة سرمين فقتل ثلاثة أشخاص."
    assert [place(mention) for mention in read(text).mentions] == ["sy-sarmin"]


@pytest.mark.parametrize(
    "where", ["القريبة من حدود النيجر", "المحاذية للنيجر", "قرب حدود النيجر", "بمسيرة جاءت من النيجر"]
)
def test_a_country_that_is_near_or_led_to_it_is_not_where_it_was(where):
    assert place(read(f"قتل عشرة أشخاص في هجوم على قرية خنيفسات {where}.").mentions[0]) is None


def test_a_country_in_part_of_which_it_was_is():
    assert place(read("قتل عشرة أشخاص في هجوم في الجزء الشرقي من النيجر.").mentions[0]) == "NE"


@pytest.mark.parametrize(
    ("speaker", "country"),
    [("وزير الصحة الصومالي", "SO"), ("الشرطة الكينية", "KE"), ("وزارة الخارجية الكينية", None)],
)
def test_who_counts_at_home_tells_the_country_where_no_place_is_known(speaker, country):
    reading = read(f"قالت {speaker} إن تسعة أشخاص قتلوا في هجوم على فندق خنيفس.")
    assert place(reading.mentions[0]) == country


def test_the_last_name_of_who_heads_a_title_is_no_place():
    reading = read("وزير الصحة علي حسن عدن: 21 قتيلا في هجوم على فندق خنيفس")
    assert place(reading.mentions[0]) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("عاد إلى البلدة اليوم الاثنين 30 تلميذا أفرج عنهم بعد ستة أيام من خطفهم في بلدة زاريا.", None),
        ("خطف مسلحون الخميس عشرة تلاميذ في بلدة زاريا وأفرجوا عنهم السبت.", "2024-07-18"),
        ("أطلق سراح عشرة تلاميذ السبت، وكانوا قد خطفوا يوم الخميس في بلدة زاريا.", "2024-07-18"),
    ],
)
def test_the_day_of_a_release_is_not_that_of_the_abduction(text, date):
    found = read(text).mentions[0].date
    assert (found.value if found else None) == date


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        ("قتل تسعة أشخاص في هجوم على فندق راديسون في باماكو.", {"hotel|راد"}),
        ("قتل تسعة أشخاص في تفجير مسجد «بدر» في صنعاء.", {"mosque|بدر"}),
        ("قتل تسعة أشخاص في تفجير مسجد في صنعاء.", set()),
        ("قتل تسعة أشخاص في تفجير مسجد استهدفه انتحاري في صنعاء.", set()),
        ("قتل تسعة أشخاص في هجوم ونقلوا إلى مستشفى ابن النفيس في بغداد.", set()),
    ],
)
def test_what_was_hit_is_named(text, sites):
    assert set(read(text).mentions[0].sites) == sites


def test_a_stampede_after_bombs_is_no_accident():
    text = "نحو 80 قتيلا في انفجارين قرب مقبرة في كرمان. وقال مسؤول إن عبوتين انفجرتا وأصيب آخرون من شدة التدافع."
    assert read(text).mentions


def test_what_came_so_long_before_is_another_event():
    reading = read("قتل 79 شخصا في سيتنغا في هجوم ليل السبت. وقبل ذلك بعام قتل 132 في صلحان.")
    assert [counts(reading, mention) for mention in reading.mentions] == [{79}, {132}]


def test_a_total_told_before_is_of_the_same():
    reading = read("قتل 40 شخصا في تفجير في الموصل. وقبل ذلك قالت الشرطة إن 20 قتلوا.")
    assert [counts(reading, mention) for mention in reading.mentions] == [{40, 20}]


def test_a_title_that_adds_up_several_is_not_what_the_story_is_about():
    reading = read(
        "114 قتيلا في هجومين ببوركينا فاسو\nقتل مسلحون ليلة السبت مئة من أهالي صلحان، وسقط 14 في قرية أخرى قريبة."
    )
    assert place(reading.mentions[0]) == "bf-solhan"


def test_where_somebody_only_speaks_is_not_named_with_it():
    text = "شيع أمس ضحايا الكلية العسكرية في حمص، ورد الجيش بقصف مدفعي على بلدة سرمين فقتل ثلاثة أشخاص."
    assert "sy-homs" not in {area.id for area in read(text).mentions[0].areas}


@pytest.mark.parametrize(
    "text",
    [
        "قتل 52 شخصا في هجوم على المستشفى، على غرار هجوم الموصل في سبتمبر",
        "أوقع الهجوم 52 قتيلا. وقال قائد إن الطريقة تشبه اقتحام مقر الشرطة في الموصل في سبتمبر",
        "قتل 52 شخصا صيف 2017 في اعتداء شبهه الإعلام باعتداء الموصل",
    ],
)
def test_an_attack_that_another_is_like_was_elsewhere(text):
    reading = read(text)
    main = next(mention for mention in reading.mentions if mention.main)
    assert (place(main), counts(reading, main)) == (None, {52})
    assert main.date is None or not main.date.value.endswith("-09")
    assert all(figure.place is None for figure in reading.figures)


def test_those_of_an_attack_that_another_is_like_are_others():
    reading = read("قتل 16 شخصا في أربيل، في هجوم أعاد إلى الأذهان تفجير الموصل الذي سقط فيه 86")
    assert [(place(m), counts(reading, m)) for m in reading.mentions] == [
        ("iq-erbil", {16}),
        ("iq-mosul", {86}),
    ]
    reading = read("على غرار هجوم الموصل، قتل انتحاري أمس عشرة جنود في أربيل")
    assert [(place(m), counts(reading, m)) for m in reading.mentions] == [("iq-erbil", {10})]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("قضت محكمة في باريس بسجن ثلاثة أدينوا بهجوم قتل فيه 16 شخصا", "FR"),
        ("حصيلة هجوم المسجد 52 قتيلا. وأرسلت طائرة لنقل 36 جريحا إلى باريس", "FR"),
    ],
)
def test_where_a_court_sits_or_the_hurt_are_taken_tells_a_country_at_most(text, country):
    (mention,) = read(text).mentions
    assert mention.place is None or (mention.place.kind, mention.place.country) == ("country", country)


def test_where_the_hurt_are_taken_is_not_where_they_were_hurt():
    (mention,) = read("قتل عشرة في تفجير في الموصل ونقل 30 جريحا إلى أربيل").mentions
    assert place(mention) == "iq-mosul"
