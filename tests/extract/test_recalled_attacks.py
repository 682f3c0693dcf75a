"""Attacks that a report only sets beside its own: answered, the one before, long on guard since; and what is none."""

import pytest

from hasila.model import IncidentMention, Reading
from hasila.pipeline import read_text


def read(text: str, published: str | None = "2024-07-22") -> Reading:
    return read_text("r", text, published)


def counts(reading: Reading, mention: IncidentMention) -> set[int | None]:
    return {figure.value for figure in reading.figures if figure.id in mention.figures}


@pytest.mark.parametrize(
    ("text", "main", "beside"),
    [
        ("قصفت طائرات مواقع للتنظيم في درنة ردا على ذبح 15 عاملا، فقتل تسعة مسلحين.", {9}, {15}),
        ("ردا على مقتل ثلاثة من جنوده شن الجيش غارات قتلت خمسة.", {5}, {3}),
        ("قتل خمسة في غارة على القرية ردا على الهجوم الذي قتل فيه عشرون.", {5}, {20}),
        (
            "قتل 12 شخصا في تفجير فندق بسوسة. وهذا الهجوم هو الثاني هذا العام بعد هجوم متحف في تونس الذي قتل فيه 21 سائحا.",
            {12},
            {21},
        ),
        ("قتل 12 شخصا في تفجير بكابل، بعد هجوم مماثل قتل فيه ثلاثون.", {12}, {30}),
        (
            "قتل رجل برصاص الشرطة في بروكسل. ولا تزال المدينة في تأهب منذ هجمات 22 مارس 2016 التي قتل فيها 32 شخصا.",
            {1},
            {32},
        ),
        ("قتل 40 جنديا في تفجير بعدن. وهو الهجوم الثاني خلال عشرة أيام، إذ قتل 35 جنديا في حفل.", {40}, {35}),
        (
            "بلغ عدد قتلى الهجوم على القاعدة 100. وكان مسلحون قد هاجموا في مارس مستشفى في العاصمة فقتلوا 49 شخصا.",
            {100},
            {49},
        ),
        ("قتل 7 في تفجير في بعقوبة. وهو ثاني تفجير في أسبوع، وكان الأول قد أودى بحياة 29 شخصا.", {7}, {29}),
        ("قتل 7 ركاب قرب المنيا. وهذا ثاني اعتداء على زوار الدير، والأول أودى بحياة 31.", {7}, {31}),
        (
            "قتل 12 في تفجير بمقديشو. ويعد أسوأ ما شهدته العاصمة منذ شاحنة أكتوبر 2017 التي أودت بحياة 587.",
            {12},
            {587},
        ),
        ("قتل 12 في هجوم على سوق. ويعيد ذلك إلى الذاكرة تفجير الكرادة الذي أودى بحياة 300.", {12}, {300}),
        ("قتل 12 في هجوم في بعقوبة. وكان هجوم على كنيسة قبل شهر ونصف قد خلف 45 قتيلا.", {12}, {45}),
        ("قتل ثلاثة في هجوم على مطار عدن. ورد التحالف في ليل صنعاء بضربات قتلت 14 شخصا.", {3}, {14}),
        ("قتل ثلاثة في هجوم على مطار عدن. ولم ينتظر التحالف، فقد رد بغارات على صنعاء قتلت 14.", {3}, {14}),
    ],
)
def test_what_is_told_beside_is_another_incident(text, main, beside):
    reading = read(text)
    assert [counts(reading, mention) for mention in reading.mentions] == [main, beside]


@pytest.mark.parametrize(
    "text",
    [
        "قتل أربعة حين رد الجيش على الهجوم على القاعدة، وأصيب سبعة.",
        "وقع تفجيران في بعقوبة، الأول أودى بحياة سبعة والثاني قتل 12.",
        "قتل 12 شخصا في هجوم في بعقوبة السبت. وكان خمسة من الجرحى قد توفوا قبل يومين.",
        "قتل ثلاثة في غارة على المطار. ورد الناطق بأن الغارة قتلت أربعة جنود.",
        "قتل ثلاثة في هجوم على مطار عدن. ورد الحراس بإطلاق النار فقتلوا أربعة من المهاجمين.",
        "وهو الهجوم الأول هذا العام، إذ قتل 35 جنديا وأصيب عشرة في حفل بعدن.",
        "قتل 12 شخصا في تفجير بكابل بعد هجوم على نقطة تفتيش، وأصيب ثلاثون.",
        "بلغ عدد قتلى الهجوم على القاعدة 100. وكان مسلحون قد هاجموا القاعدة أمس فقتلوا 49 شخصا.",
        "بعد أسبوع على تفجير بانكوك الذي قتل فيه 20 شخصا قالت الشرطة إن المنفذ هرب. وأصيب 125 في التفجير الذي استهدف المعبد في 15 يوليو.",
    ],
)
def test_one_incident_stays_one(text):
    assert len(read(text).mentions) == 1


def test_a_bomb_that_was_made_safe_dates_nothing():
    reading = read(
        "قتل 13 شخصا في تفجير كنيسة بطنطا. وفي 29 مارس 2024 أبطل خبراء المفرقعات قنبلة في الكنيسة.", None
    )
    assert [mention.date for mention in reading.mentions] == [None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("اغتيل سفير روسيا في أنقرة سالم الراوي برصاص شرطي.", "tr-ankara"),
        ("قتل السفير الإيطالي لدى الصومال في هجوم مسلح.", "SO"),
        ("قتل ثلاثة في حلب، وقال سفير روسيا في دمشق إنه يدين الهجوم.", "sy-aleppo"),
        ("قال السفير الروسي في دمشق إن ثلاثة قتلوا في حلب.", "sy-aleppo"),
    ],
)
def test_an_envoy_fell_where_he_was_sent(text, place):
    found = read(text).mentions[0].place
    assert found is not None
    assert found.id == place


def test_britons_who_are_counted_are_no_country():
    found = read("ثلاثون بريطانيا بين 38 قتيلا في هجوم بتونس.").places
    assert [mention.span.quote for mention in found] == ["تونس"]


def test_a_hospital_named_american_is_in_no_known_country():
    assert read("قتل ثلاثة وأصيب عشرة نقلوا إلى مستشفى الجامعة الأميركية.").mentions[0].place is None


def test_the_hurt_were_taken_to_a_hospital_that_was_not_hit():
    assert read("مقتل 20 ونقل 42 إلى مستشفيات قريبة بعد إطلاق نار في ناد.").mentions[0].targets == ()


def test_the_day_of_a_funeral_is_not_that_of_the_killing():
    mention = read("خيم الحزن أمس على جنازة الوزير سالم الراوي الذي اغتيل الجمعة في تفجير.").mentions[0]
    assert mention.date is not None
    assert mention.date.value == "2024-07-19"


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("قتل 13 مدنيا في حصار الفندق المستمر منذ مساء الجمعة.", "incident"),
        ("قتل 130 مدنيا في القصف المتواصل منذ يناير 2015.", "aggregate"),
    ],
)
def test_a_siege_that_goes_on_for_days_is_one_incident(text, scope):
    assert read(text).figures[0].scope.value == scope


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("قال مسؤولون إن قتلى كرمان 84 على الأقل.", 84),
        ("قال ضابط إن قتلى حصار الفندق في كيسمايو 13 على الأقل.", 13),
    ],
)
def test_the_dead_of_a_place_are_so_many(text, value):
    assert [figure.value for figure in read(text).figures] == [value]


def test_what_is_only_recalled_is_not_what_a_story_without_a_count_is_about():
    text = "وقع هجوم في مقديشو الأحد، واتهم الجيش الحركة به. وهو الأسوأ منذ شاحنة أكتوبر 2017 التي أودت بحياة 587."
    main, beside = read(text).mentions
    assert (counts(read(text), main), counts(read(text), beside)) == (set(), {587})


def test_a_recalled_attack_without_a_count_dates_nothing():
    text = "خطفت 14 امرأة من قرية في السويداء. وأعاد الأمر إلى الأذهان خطف آلاف النساء في سنجار عام 2014."
    assert [mention.date for mention in read(text).mentions] == [None]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "أربعة أعوام على اغتيال النائب سالم الراوي. في ذكرى مرور أربعة أعوام على اغتيال سالم الراوي، في 29 يوليو 2020، بسيارة مفخخة قال محاميه إن القضية مفتوحة.",
            "2020-07-29",
        ),
        (
            "في الذكرى الأولى لاغتيال سالم الراوي طالبت عائلته بتحقيق. وكان الناشط قد قتل بالرصاص في 20 تموز 2023.",
            "2023-07-20",
        ),
    ],
)
def test_a_report_that_remembers_tells_one_incident_of_that_day(text, day):
    reading = read(text)
    assert [mention.date and mention.date.value for mention in reading.mentions] == [day]


def test_another_day_than_the_one_remembered_is_another_incident():
    reading = read(
        "في الذكرى الأولى لتفجير السوق الذي قتل فيه تسعة في تموز 2023. وقتل خمسة في هجوم في 3 آذار 2019."
    )
    assert len(reading.mentions) == 2


def test_the_attack_with_its_year_is_the_one_told():
    reading = read(
        "أقر المتهم اليوم الخميس 18 تموز بقتل 51 شخصا في مسجدين. وأصيب في الهجوم، الذي وقع في 15 آذار 2019، خمسون.",
        None,
    )
    assert [mention.date and mention.date.value for mention in reading.mentions] == ["2019-03-15"]


@pytest.mark.parametrize(
    "text",
    [
        "أقر المتهم، الخميس، بقتل عشرة في مسجد.",
        "ووري في صيدا اليوم الخميس جثمان ثلاثة قتلوا في الغارة.",
    ],
)
def test_the_day_of_a_plea_or_burial_is_not_that_of_the_attack(text):
    mention = read(text).mentions[0]
    assert (mention.date, mention.weekday) == (None, None)


def test_an_eighth_of_july_is_no_eighth_man():
    reading = read("نفذ حكم الإعدام في الثامن من تموز برجلين.")
    assert all(figure.value != 1 for figure in reading.figures)
