"""What a report tells of its own incident and of others: earlier ones, those of the same day, aims at one person."""

import pytest

from hasila.model import IncidentMention, IncidentType, Reading
from hasila.pipeline import read_text

T = IncidentType


def read(text: str, published: str | None = "2024-07-22") -> Reading:
    return read_text("r", text, published)


def only(text: str, published: str | None = "2024-07-22") -> IncidentMention:
    reading = read(text, published)
    assert len(reading.mentions) == 1, [(m.type, m.date, m.place) for m in reading.mentions]
    return reading.mentions[0]


def counts(reading: Reading, mention: IncidentMention) -> set[int | None]:
    return {figure.value for figure in reading.figures if figure.id in mention.figures}


@pytest.mark.parametrize(
    "text",
    [
        "مقتل القيادي البارز سالم الراوي بطائرة مسيرة في بيروت",
        "قتل السفير الإيطالي في إطلاق نار قرب غوما",
        "اغتيل الوزير سالم الراوي في انفجار سيارة مفخخة",
    ],
)
def test_a_strike_on_one_person_of_rank_is_an_assassination(text):
    assert only(text).type is T.ASSASSINATION


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مقتل قائد الفرقة في اشتباكات في الموصل", T.CLASH),
        ("مقتل عشرة أشخاص بينهم قائد في غارة جوية على الموصل", T.AIRSTRIKE),
        ("مقتل رجل في غارة جوية على الموصل", T.AIRSTRIKE),
    ],
)
def test_a_leader_among_others_or_in_battle_is_none(text, expected):
    assert only(text).type is expected


def test_another_car_bomb_is_of_the_same_attack():
    text = (
        "قتل عشرة أشخاص في هجوم على فندق في مقديشو أمس. "
        "واقتحمت سيارة مفخخة الفندق في مقديشو، ثم اقتحمته سيارة مفخخة أخرى فقتل اثنان."
    )
    only(text)


def test_weeks_ago_is_another_incident():
    text = (
        "مقتل 13 جنديا في كمين في بوركينا فاسو. وقبل أسبوعين، قتل مسلحون ثلاثة جنود في هجوم في بوركينا فاسو."
    )
    assert [counts(read(text), m) for m in read(text).mentions] == [{13}, {3}]


def test_weeks_ago_the_attack_is_this_one():
    text = "شيع 13 جنديا قتلوا في كمين في بوركينا فاسو. وقبل أسبوعين قتل الجنود في الكمين."
    only(text)


def test_the_day_of_what_came_before_is_not_the_events():
    text = "قتل سبعة جنود في كمين في بوركينا فاسو. ويأتي الكمين بعد أسبوعين من انقلاب في 30 أيلول 2022."
    assert only(text).date is None


def test_when_it_happened_dates_what_was_told():
    text = "قتل 14 شخصا في تفجير سوق في الموصل. ووقع ذلك مساء السبت 20 يوليو 2024 في وسط المدينة."
    mention = only(text)
    assert mention.date is not None
    assert mention.date.value == "2024-07-20"


def test_an_operation_known_by_its_day_is_dated():
    text = "أعلنت الوزارة أن حصيلة عملية أمس الأحد في الموصل 16 قتيلا."
    mention = only(text)
    assert mention.date is not None
    assert mention.date.value == "2024-07-21"


def test_a_series_of_blasts_in_one_town_on_one_day_is_one_incident():
    mention = only("قتل 23 شخصا في سلسلة تفجيرات في مقديشو مساء الجمعة 19 يوليو 2024.")
    assert mention.date is not None


def test_where_an_envoy_is_posted_is_no_place():
    text = "قتل سبعة أشخاص في تفجير فندق في مقديشو. وقتل معهم القائم بأعمال السفارة الصومالية في سويسرا."
    mention = only(text)
    assert mention.place is not None
    assert mention.place.country == "SO"


def test_an_embassy_attacked_is_where_it_happened():
    mention = only("قتل ستة أشخاص في هجوم على السفارة التركية في مقديشو.")
    assert mention.place is not None
    assert mention.place.country == "SO"


def test_the_attack_is_claimed_not_one_that_is_recalled():
    text = (
        "قتل 23 شخصا في تفجير فندق في مقديشو أمس. وكان عشرة قتلوا في هجوم مماثل في مقديشو عام 2015. "
        "وتبنى تنظيم داعش الهجوم."
    )
    reading = read(text)
    assert [m.attackers for m in reading.mentions] == [("islamic_state",), ()]


def test_a_bloody_day_is_that_of_all_it_is_told_with():
    text = (
        "شهدت باكستان أمس الأحد يوما داميا، إذ ضرب انفجاران متتاليان سوقا مكتظة في بيشاور فقتل 37 شخصا. "
        "وفي كويتا قتل مسلحون أربعة من رجال الشرطة في هجوم على دوريتهم."
    )
    assert [m.date and m.date.value for m in read(text).mentions] == ["2024-07-21", "2024-07-21"]


def test_without_such_words_no_day_is_lent():
    text = "قتل 37 شخصا في تفجير في بيشاور أمس الأحد. وفي كويتا قتل مسلحون أربعة من رجال الشرطة في هجوم."
    assert [m.date and m.date.value for m in read(text).mentions] == ["2024-07-21", None]


def test_attacks_on_two_weekdays_are_two_though_no_date_is_known():
    text = (
        "انفجرت عبوة اليوم السبت قرب مدرسة في شمال كابول فأصيب أربعة. "
        "وكان 35 شخصا قد قتلوا في تفجير في غرب كابول أمس الجمعة."
    )
    assert [counts(read(text, None), m) for m in read(text, None).mentions] == [{4}, {35}]


def test_the_attack_dated_loosely_stays_one():
    text = (
        "قتل 35 شخصا في تفجير في كابول أمس الجمعة. وقالت الشرطة السبت إن التفجير استهدف سوقا وإن ستة أصيبوا."
    )
    assert len(read(text, None).mentions) == 1


def test_a_name_no_gazetteer_knows_goes_before_a_town_told_of_aside():
    text = (
        "قتل 17 جنديا في هجوم في قرية تنغوزارا في النيجر. وكان الجنود يطاردون مسلحين هاجموا ثكنة قرب نيامي."
    )
    mention = only(text)
    assert mention.place is not None
    assert mention.place.name_en == "Niger"


def test_a_street_no_gazetteer_knows_lies_in_the_town_told_with_it():
    mention = only("قتل تسعة أشخاص في هجوم في شارع الزعفران في مدينة الموصل.")
    assert mention.place is not None
    assert mention.place.name_en == "Mosul"


def test_names_of_people_are_keywords():
    mention = only("اغتيال العاروري في بيروت بطائرة مسيرة")
    assert "العاروري" in mention.keywords


def test_a_toll_so_far_told_again_is_the_incidents():
    text = (
        "تجاوز شهداء ود النورة بولاية الجزيرة 120 شهيدا حتى هذه اللحظة. "
        "وقالت مصادر إنها أحصت أكثر من 120 قتيلا."
    )
    mention = only(text, "2024-06-05")
    assert mention.place is not None
    assert mention.place.country == "SD"


def test_a_title_of_two_strikes_lends_each_its_own_count():
    text = (
        "تسعة قتلى في مجدل شمس وأربعة قتلى في لبنان\n"
        "قتل تسعة فتية بصاروخ سقط على مجدل شمس في الجولان أمس.\n"
        "وفي جنوب لبنان قتل أربعة مقاتلين في قصف على بلدة حدودية."
    )
    assert [counts(read(text), m) for m in read(text).mentions] == [{9}, {4}]


@pytest.mark.parametrize(
    "measure",
    [
        "وهو الأكثر دموية منذ مايو 2019 حين قتل 83 في مسيرة",
        "وهذا أسوأ هجوم في المدينة منذ 2019 عندما قتل 83 شخصا في سوقها",
        "وهو الأعنف منذ هجوم في مايو 2019 أودى بحياة 83 شخصا",
        "وبلغ عدد القتلى 56، وهي أفدح حصيلة منذ 2019 حين سقط 83 قتيلا في أربيل",
    ],
)
def test_what_an_attack_is_measured_by_is_another(measure):
    reading = read(f"أودى تفجير مسجد في الموصل أمس بحياة 56 شخصا. {measure}.")
    main, other = reading.mentions
    assert counts(reading, main) == {56}
    assert counts(reading, other) == {83}
    assert main.main


@pytest.mark.parametrize(
    "text",
    [
        "الصحافي محتجز منذ مايو 2019 حين خطفه مسلحون في تعز",
        "قتل 12 جنديا في كمين في الموصل، وهو أول هجوم منذ الهجوم على القاعدة الذي قتل فيه 15 جنديا",
    ],
)
def test_a_time_since_which_something_holds_is_no_other_incident(text):
    only(text)


@pytest.mark.parametrize(
    "recalled",
    [
        "وسبق أن هاجم مسلحون السوق ذاته في مايو 2019 فقتلوا 12.",
        "وسبق أن هوجم السوق نفسه في مايو 2019 فقتل 12.",
        "وهو الثاني في السوق ذاته، ففي مايو من العام الماضي قتل 12.",
    ],
)
def test_what_had_happened_before_is_another(recalled):
    reading = read("قتل 40 شخصا في تفجير استهدف سوقا في الموصل. " + recalled, None)
    main, other = reading.mentions
    assert counts(reading, main) == {40}
    assert counts(reading, other) == {12}


def test_what_was_already_told_of_it_is_no_other():
    only("قتل 40 شخصا في تفجير في الموصل. وسبق أن أعلنت الوزارة مقتل 32.")


@pytest.mark.parametrize(
    ("text", "of_each"),
    [
        (
            "قُتل 16 جنديا في هجوم في هكاري، فقصفت مقاتلات قواعد الحزب في شمال العراق، وقتل أربعون مسلحا",
            [{16}, {40}],
        ),
        (
            "قتل تسعة جنود في كمين في سيناء. وردا على الهجوم شن الجيش غارات على رفح قتل فيها 20 مسلحا",
            [{9}, {20}],
        ),
        ("أطلقت الحركة صواريخ على سديروت فأصيب ثلاثة، فردت إسرائيل بغارات على غزة قتلت خمسة", [{3}, {5}]),
        ("هاجم مسلحون القاعدة وقتلوا ثلاثة جنود، فقصفت الطائرات المهاجمين وقتلت سبعة منهم", [{3, 7}]),
        ("قتل خمسة جنود في هجوم على قاعدة، ورد الجنود فقتلوا سبعة مهاجمين", [{5, 7}]),
        (
            "غارات على غزة تقتل 15 شخصا. وردا على إطلاق الصواريخ شنت إسرائيل غارات على غزة فقتل 15 شخصا",
            [{15}],
        ),
    ],
)
def test_what_was_done_in_answer_is_another_incident(text, of_each):
    reading = read(text)
    assert [counts(reading, mention) for mention in reading.mentions] == of_each


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("هاجم حزب العمال الكردستاني قافلة في هكاري فقتل تسعة جنود. وقال الحزب إنه نفذ الهجوم", "pkk"),
        ("أعلن حزب الله مقتل ثلاثة جنود في كمين. وتبنى الحزب هجوما آخر", "hezbollah"),
        ("قتل أربعة جنود في كمين. وأعلن الحزب مسؤوليته عن الهجوم", "hezbollah"),
        ("قتل حزب العمال الكردستاني جنديين. وأصيب ثلاثة في هجوم لحزب الله. وتبنى الحزب الهجوم", "hezbollah"),
    ],
)
def test_the_party_is_the_one_that_the_report_names_in_full(text, who):
    assert read(text).claims[-1].actor.id == who


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            'تبنت "سرايا الفجر"، الثلاثاء، الهجوم الذي تعرضت له كنيسة يوم الأحد الماضي وقتل فيه تسعة',
            "2024-07-21",
        ),
        ('أعلنت "كتائب الفجر" الثلاثاء مسؤوليتها عن هجوم الأحد الذي قتل فيه ثلاثة جنود', "2024-07-21"),
        ('قال الرئيس: "لن نرحم"، وفي الثلاثاء قتل ثلاثة جنود في كمين', "2024-07-16"),
    ],
)
def test_a_name_in_quotation_marks_parts_no_claim_from_its_day(text, day):
    date = only(text).date
    assert date is not None
    assert date.value == day
