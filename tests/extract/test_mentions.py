"""What a report tells is grouped into incidents: one for one event, and nothing of another day or place."""

import pytest

from hasila.model import Group, IncidentMention, IncidentType, Reading, Stance
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


def test_a_date_of_another_clause_is_not_the_events():
    text = "انتهى حكم الجماعة في المدينة عام 2019، لكنها بقيت تضرب في البلاد، وبعد ذلك كله وقع الهجوم على السوق في الموصل فقتل ثلاثة أشخاص"
    assert only(text).date is None


def test_the_day_on_which_a_toll_was_moved_is_not_the_events():
    mention = only(
        "خفضت وزارة الداخلية، اليوم الاثنين، إلى 41 قتيلا حصيلة الهجوم الذي استهدف أمس الأحد سوقا في الموصل"
    )
    assert mention.date is not None
    assert mention.date.value == "2024-07-21"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رفعت وزارة الصحة الخميس حصيلة التفجير الذي هز سوق الموصل إلى 41 قتيلا", None),
        ("رفعت وزارة الصحة أمس حصيلة التفجير الذي هز سوق الموصل إلى 41 قتيلا", None),
        ("ارتفع عدد قتلى الكمين في الموصل إلى 41 جنديا، بحسب وزارة الدفاع الخميس", None),
        ("ارتفع عدد قتلى الكمين في الموصل إلى 41 جنديا، وفق وزارة الدفاع الخميس، بعد وفاة جريحين", None),
        ("قتل 41 جنديا في كمين بالموصل بحسب الجيش الخميس", "2024-07-18"),
        ("ارتفع عدد القتلى في هجوم الخميس على سوق الموصل إلى 41", "2024-07-18"),
        ("بلغ عدد قتلى الخميس في الموصل 41 جنديا", "2024-07-18"),
    ],
)
def test_the_day_on_which_it_was_said_how_a_toll_moved_is_not_the_events(text, expected):
    date = only(text).date
    assert (date.value if date else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أحيت المدينة اليوم الذكرى الأولى لتفجير السوق الذي قتل فيه عشرة أشخاص في الموصل", "2023-07-22"),
        ("يصادف الأحد الذكرى الثالثة لتفجير السوق في الموصل الذي قتل فيه عشرة أشخاص", "2021-07-21"),
        ("أحيا الأهالي أمس ذكرى تفجير السوق الذي قتل فيه عشرة أشخاص في الموصل", None),
        ("قتل عشرة أشخاص أمس في تفجير بالموصل في الذكرى الثانية لتحريرها", "2024-07-21"),
    ],
)
def test_the_day_on_which_an_attack_is_remembered_is_not_its_own(text, expected):
    date = only(text).date
    assert (date.value if date else None) == expected


def test_days_before_a_feast_are_no_days_before_the_report():
    mention = only("قبل أربعة أيام من عيد الأضحى، قتل ثلاثة أشخاص في تفجير سوق بالموصل")
    assert mention.date is None


def test_a_month_before_a_claim_dates_the_attack():
    reading = read(
        "في مارس من عام 2021، أعلن داعش مسؤوليته عن الهجوم على السوق في الموصل الذي قتل فيه 40 شخصا"
    )
    assert reading.mentions[0].date is not None
    assert reading.mentions[0].date.value == "2021-03"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل ثلاثة أشخاص في هجوم بسيارة مفخخة", T.BOMBING),
        ("قتل ثلاثة أشخاص في هجوم على القرية", T.ARMED_ATTACK),
        ("هجوم على القرية. هجوم ثالث على السوق. وقتل ثلاثة أشخاص في الغارة الجوية", T.AIRSTRIKE),
        ("اعتقال ثلاثة مسلحين بعد هجوم على القرية", T.ARREST),
        ("خطف مسلحون ثلاثة معلمين في هجوم على المدرسة", T.ABDUCTION),
        ("أعدم التنظيم ثلاثة جنود بعد هجوم على الثكنة", T.EXECUTION),
        ("اغتيال ثلاثة قضاة في هجوم", T.ASSASSINATION),
        ("قتل ثلاثة مرضى في قصف بطائرة مسيرة على المستشفى", T.DRONE_STRIKE),
        ("قتل ثلاثة مرضى في قصف بالمدفعية على المستشفى", T.SHELLING),
        ("قتل ثلاثة جنود حين وقعت دورية في كمين وتلته اشتباكات", T.AMBUSH),
        ("قتل ثلاثة مزارعين في القرية التي قصفتها مسيرة للجيش", T.DRONE_STRIKE),
        ("قتل ثلاثة مزارعين بغارة لطائرة حكومية بدون طيار", T.DRONE_STRIKE),
        ("قتل ثلاثة مزارعين في غارة لطيران الجيش. وقتل الطيار", T.AIRSTRIKE),
        ("قتل ثلاثة أشخاص في انفجار استهدف مسيرة سلمية", T.BOMBING),
        ("قتل ثلاثة جنود بسيارة مفخخة عند كمين السدرة", T.BOMBING),
        ("قتل ثلاثة شرطيين في هجوم على كمين أمني", T.ARMED_ATTACK),
        ("قتل ثلاثة جنود في كمين نصبه مسلحون. وانفجرت عبوة", T.AMBUSH),
        ("قصف المقاتلون المخيم ثم اقتحموه وقتلوا ثلاثة نازحين", T.ARMED_ATTACK),
        ("ألقى الطيران المروحي براميل متفجرة على الحي فقتل ثلاثة أشخاص", T.AIRSTRIKE),
        ("شن مقاتلون هجوما على القاعدة وقتلوا ثلاثة جنود. وبدأ الهجوم بانتحاري", T.ARMED_ATTACK),
        ("شن مسلحون هجوما انتحاريا على القاعدة وقتلوا ثلاثة جنود", T.SUICIDE_BOMBING),
        ("حكمت المحكمة على رجل بالإعدام لدوره في هجوم قتل فيه ثلاثة أشخاص", T.ARMED_ATTACK),
    ],
)
def test_the_specific_means_name_the_type(text, expected):
    assert read(text).mentions[0].type is expected


def test_a_camp_goes_before_its_city():
    mention = only("قتل خمسة أشخاص في هجوم على سوق في مخيم حمام العليل بالموصل")
    assert mention.place is not None
    assert mention.place.kind == "camp"


def test_the_town_of_the_dateline_and_where_the_wounded_went_are_not_the_place():
    text = "القاهرة - (رويترز) قتل خمسة أشخاص في تفجير في بنغازي ونقل الجرحى إلى تونس"
    mention = only(text)
    assert mention.place is not None
    assert mention.place.country == "LY"


def test_what_lies_in_several_countries_is_no_place():
    mention = only("قتل خمسة بحارة في هجوم على سفينة في البحر الأحمر")
    assert mention.place is None


def test_an_attack_without_people_is_told_only_where_nothing_else_is():
    assert len(read("انفجار في سوق في الموصل").mentions) == 1
    text = "قتل خمسة أشخاص في تفجير في بنغازي. وفي سياق آخر وقع انفجار في البصرة"
    assert {m.place.country for m in read(text).mentions if m.place} == {"LY"}


def test_several_attacks_and_totals_are_no_incident():
    assert read("شهدت البلاد هجمات متكررة في الموصل").mentions == ()
    assert read("نفذ التنظيم 153 هجوما في الموصل خلال عام 2023").mentions == ()


def test_one_event_told_twice_is_one_mention():
    text = (
        "قتل 14 شخصا في تفجير سوق في بغداد يوم الأحد 21 يوليو 2024.\n"
        "وقال مسؤول في تكريت إن المدينة هادئة.\n"
        "وأصيب 30 شخصا في تفجير السوق ببغداد يوم 21 يوليو 2024."
    )
    mention = only(text)
    assert counts(read(text), mention) == {14, 30}


def test_a_count_of_another_year_is_another_incident():
    text = "قتل 14 شخصا في تفجير في الموصل أمس. وفي أكتوبر 2017 قتل أربعة جنود في كمين في المدينة نفسها."
    reading = read(text)
    assert [counts(reading, m) for m in reading.mentions] == [{14}, {4}]
    assert reading.mentions[0].main
    assert not reading.mentions[1].main


def test_the_incidents_of_a_roundup_stay_apart():
    text = (
        "قتل 14 شخصا في تفجير في الموصل في 3 يناير 2016. "
        "وقتل 20 شخصا في تفجير في البصرة في 11 فبراير 2016. "
        "وقتل 35 شخصا في تفجير في كركوك في 28 مارس 2016."
    )
    reading = read(text, "2016-07-03")
    assert [counts(reading, m) for m in reading.mentions] == [{14}, {20}, {35}]
    assert [m.date.value for m in reading.mentions if m.date] == ["2016-01-03", "2016-02-11", "2016-03-28"]


def test_another_town_that_opens_its_sentence_is_another_incident():
    text = "قتل 14 شخصا في تفجير في بنغازي. وفي طبرق قتل ثلاثة جنود في اشتباك."
    reading = read(text)
    assert [counts(reading, m) for m in reading.mentions] == [{14}, {3}]


def test_fighters_among_the_dead_of_an_attack_are_not_its_attackers():
    text = "هاجم مسلحون قرى في الريف. وبلغ القتلى 246، هم 135 مدنيا و111 من المقاتلين المحليين."
    groups = [figure.group.value for figure in read_text("r", text, "2024-07-22").figures]
    assert groups == ["unspecified", "civilians", "armed_group"]


def test_gunmen_told_with_the_attack_are_its_attackers():
    text = "تبنى داعش هجوما على مسجد في مسقط. وقتل تسعة أشخاص بينهم شرطي وثلاثة مسلحين من داعش."
    groups = {figure.value: figure.group for figure in read(text).figures}
    assert groups[3] is Group.ATTACKERS
    assert groups[1] is Group.SECURITY_FORCES


@pytest.mark.parametrize(
    "text",
    [
        "قتل خمسة جنود وثلاثة مسلحين في اشتباكات في الموصل",
        "قتل ثلاثة مسلحين وخمسة مدنيين في غارة جوية على الموصل",
    ],
)
def test_in_a_clash_or_a_strike_they_are_not(text):
    assert Group.ATTACKERS not in {figure.group for figure in read(text).figures}


def test_the_group_named_before_is_meant_by_a_general_noun():
    text = "نشر داعش بيانا. وتبنى التنظيم الهجوم على السوق في الموصل الذي قتل فيه ثلاثة أشخاص."
    assert {(claim.stance, claim.actor.id) for claim in read(text).claims} == {
        (Stance.CLAIMED, "islamic_state")
    }


def test_a_country_is_not_its_army():
    reading = read("قتل 84 شخصا في تفجير في إيران. وتبنى داعش الهجوم على روسيا.")
    assert {mention.actor.id for mention in reading.actors} == {"islamic_state"}


def test_ids_follow_from_the_content():
    text = "قتل 14 شخصا في تفجير في بنغازي. وفي طبرق قتل ثلاثة جنود في اشتباك."
    assert read(text).mentions == read(text).mentions


@pytest.mark.parametrize("word", ["مماثل", "سابق", "مشابه"])
def test_an_attack_like_this_one_is_another(word):
    text = (
        "انفجرت سيارة مفخخة في سوق بمدينة الموصل ما أودى بحياة 14 شخصا.\n"
        f"وكان هجوم {word} قد أسفر في 2018 عن مقتل تسعة أشخاص."
    )
    main, other = read_text("r", text).mentions
    assert (main.date, other.date.value) == (None, "2018")
    assert (len(main.figures), len(other.figures)) == (1, 1)


def test_where_the_hurt_are_taken_to_is_no_second_incident():
    text = (
        "قتل أحد عشر جنديا في كمين قرب الموصل يوم الجمعة 5 أبريل 2024.\n"
        "ونقل المصابون، وعددهم 15، إلى مستشفى أربيل حيث فارق اثنان منهم الحياة."
    )
    (mention,) = read_text("r", text).mentions
    assert len(mention.figures) == 3


def test_where_a_minister_speaks_is_no_second_place():
    text = (
        "قتل أربعون أجنبيا في هجوم على فندق في بوركينا فاسو. "
        "وفي باريس، قالت وزارة الخارجية إن ثلاثة فرنسيين قتلوا."
    )
    mention = only(text)
    assert mention.place is not None
    assert mention.place.country == "BF"
    assert counts(read(text), mention) == {40, 3}


def test_where_the_police_tell_of_another_attack_is_one():
    text = "قتل 14 شخصا في تفجير في الموصل. وفي البصرة، قالت الشرطة إن مسلحين قتلوا ثلاثة جنود في كمين."
    assert [counts(read(text), m) for m in read(text).mentions] == [{14}, {3}]


@pytest.mark.parametrize("worse", ["وهي أكبر خسارة", "ولم تعرف الشرطة مثل ذلك", "وهو الهجوم الأكثر دموية"])
def test_what_was_worse_before_lends_no_place(worse):
    reading = read(f"قتل 58 شرطيا في كمين. {worse} منذ 1981 حين سقط 106 شرطيين في أسيوط.")
    main, before = reading.mentions
    assert counts(reading, main) == {58}
    assert main.place is None
    assert main.date is None
    assert counts(reading, before) == {106}
    assert before.place is not None
    assert before.place.name_en == "Assiut"


def test_a_claim_of_the_attack_is_of_the_one_told_before():
    text = "قتل عشرة أشخاص في هجوم على فندق في الجزائر. وتبنى داعش العملية وطالب بوقف الحرب في مالي."
    assert [(c.stance) for c in read(text).claims] == [Stance.CLAIMED]
    assert only(text).attackers == ("islamic_state",)


@pytest.mark.parametrize(
    "text",
    [
        # towns near each other, each with people of its own
        "أصيب 14 مدنيا في قصف على مدينة بنش. وقتل أربعة عمال في قصف على مدينة معرة مصرين.",
        # a day at the head of the sentence
        "خطف مسلحون ست نساء من مخيم قرب الفاشر. والسبت قصفت مدفعية المستشفى في الفاشر فأصيب سبعة مرضى.",
        # another day by name
        "قتل تسعة عمال في قصف على جنين اليوم الاثنين. وأصيب أربعة طلاب في اقتحام جنين أمس الأحد.",
        # another strand of the news
        "قتل تسعة مدنيين في غارة على سوق في صعدة. وعلى صعيد آخر قتل ستة جنود بصاروخ على ثكنة في عسير.",
    ],
)
def test_two_events_of_one_report_stay_two(text):
    assert len(read(text).mentions) == 2


@pytest.mark.parametrize(
    "text",
    [
        "قتل تسعة مدنيين في قصف على مدينة بنش. وقال مسعفون في إدلب إن القتلى تسعة وإن أربعة جرحوا.",
        "قتل تسعة مدنيين في قصف على بنش اليوم الاثنين. وقال مسعفون أمس الأحد إن عدد القتلى تسعة.",
    ],
)
def test_one_event_told_from_elsewhere_stays_one(text):
    assert len(read(text).mentions) == 1


def test_a_country_that_leads_a_coalition_is_no_place_of_the_event():
    mention = only("قتل خمسة في ضربة نسبت إلى التحالف بقيادة السعودية")
    assert mention.place is None


def test_nobody_was_taken_so_it_is_no_abduction():
    text = "قتل تسعة في هجوم على قرية في بورنو. وينفذ التنظيم هجمات وعمليات خطف في المنطقة."
    assert read(text).mentions[0].type is T.ARMED_ATTACK


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("قال طبيب في مستشفى الثورة إن عشرة أشخاص قتلوا في قصف على سوق المدينة", {"market"}),
        ("قتل عشرة في قصف على سوق ونقل الجرحى إلى مستشفى قريب", {"market"}),
        ("قتل عشرة في قصف على مستشفى الولادة", {"hospital"}),
        ("قتل عشرة بانفجار قرب بوابة مستشفى الولادة", {"hospital"}),
        ("تعرض مستشفى ميداني لقصف أدى إلى مقتل عشرة", {"hospital"}),
        ("قتل عشرة في تفجير فندق ويعالج ستون جريحا في المستشفيات", {"hotel"}),
        ("قتل عشرة في هجوم على فندق، وغادر الجرحى الستة المستشفيات", {"hotel"}),
        ("أعلن القائم بأعمال السفارة مقتل عشرة من مواطنيه في هجوم على فندق", {"hotel"}),
        ("قتل ستة في قصف على معسكر زمزم للنازحين", {"camp"}),
        ("قتل ستة جنود في هجوم على معسكر للجيش", {"army_base"}),
    ],
)
def test_what_was_hit(text, targets):
    assert set(only(text).targets) == targets


@pytest.mark.parametrize(
    ("text", "main", "beside"),
    [
        ("قتل مسلح ستة أشخاص في متجر بالناصرة، بعد يوم من غارة على غزة قتلت تسعة أشخاص", {6}, {9}),
        (
            "بعد يومين من مجزرة خلفت عشرة قتلى في قرية النخيل، هاجم مسلحون سوقا في كركوك وقتلوا سبعة أشخاص",
            {7},
            {10},
        ),
        ("أصيب أربعة أشخاص في هجوم بالموصل، بعد ساعات من هجوم مماثل قتل فيه سبعة أشخاص في كركوك", {4}, {7}),
        ("توفي ثلاثة جرحى بعد يومين من هجوم على سوق في الموصل قتل فيه عشرون شخصا", {3, 20}, set()),
        ("بعد يومين من هجوم على سوق في الموصل، ارتفع عدد القتلى إلى عشرين قتيلا", {20}, set()),
    ],
)
def test_the_event_from_which_a_day_is_counted_is_another(text, main, beside):
    reading = read(text)
    assert counts(reading, reading.mentions[0]) == main
    assert {n for m in reading.mentions[1:] for n in counts(reading, m)} == beside


def test_one_number_for_two_nouns_is_of_both_groups():
    figures = read("مقتل 64 مدنيا وجنديا في هجوم على السوق").figures
    assert [figure.group for figure in figures] == [Group.UNSPECIFIED]


@pytest.mark.parametrize(
    "head", ["أنقرة 20 يوليو 2024 / ", "أنقرة 20 يوليو 2024 (وكالات) - ", "أنقرة، 20 يوليو - "]
)
def test_a_town_and_a_day_that_open_a_story_are_where_it_was_written(head):
    mention = only(head + "ارتفع إلى 30 شخصا عدد القتلى في تفجير استهدف عرسا في غازي عنتاب ليلة السبت")
    assert mention.place is not None
    assert mention.place.name_en == "Gaziantep"


@pytest.mark.parametrize(
    "text",
    [
        "فارتفع عدد القتلى إلى 83 كما قال محمد خان المتحدث باسم مستشفى ليدي ريدينغ الثلاثاء.",
        "حصيلة الاعتداء على المسجد في بيشاور حتى الأربعاء 101 قتيل.",
        "الشرطة السريلانكية اليوم الأربعاء: قتلى التفجيرات 359.",
        "ارتفع عدد القتلى الثلاثاء إلى 9 في الانفجار.",
        "ارتفع الثلاثاء عدد القتلى إلى 9 في الانفجار.",
    ],
)
def test_the_day_of_a_toll_is_not_that_of_its_event(text):
    assert [figure.date for figure in read_text("r", text, "2019-04-24").figures] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "ارتفع عدد قتلى تفجير الثلاثاء إلى 9.",
        "قتل 9 في معارك استمرت حتى الثلاثاء.",
        "بغداد الثلاثاء: قتل 9 في انفجار.",
    ],
)
def test_the_day_of_an_event_is_its_day(text):
    dates = [figure.date.date for figure in read_text("r", text, "2019-04-24").figures]
    assert [date.value for date in dates] == ["2019-04-23"]


def test_a_visit_to_the_site_does_not_date_the_attack():
    text = "صلى المئات فجر الأربعاء في موقع تفجير الكرادة. وقالت الوزيرة إن القتلى بلغوا 250."
    (mention,) = read_text("r", text, "2016-07-06").mentions
    assert mention.date is None
