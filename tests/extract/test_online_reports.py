"""Constructions of the online press since 2012, in several wordings each, with what must be read and what must not."""

import pytest

from hasila.pipeline import read_text

KILLED, WOUNDED, EITHER = "killed", "wounded", "killed_or_wounded"
ONE = (KILLED, 1)


def told(text):
    return [(f.outcome.value, f.value, f.group.value) for f in read_text("r", text, "2024-07-22").figures]


def counts(text):
    return [(outcome, value) for outcome, value, _ in told(text)]


# A toll of an attack that names no outcome counts its dead; what else an attack leaves is no toll of people.
TOLLS = [
    ("ارتفعت حصيلة التفجير إلى 7: خمسة مدنيين وجنديان", [(KILLED, 7), (KILLED, 5), (KILLED, 2)]),
    ("حصيلة قصف البلدة ترتفع إلى 21 على الأقل", [(KILLED, 21)]),
    ("ارتفاع حصيلة الغارة على الحي إلى 14، بينهم ثلاثة أطفال", [(KILLED, 14), (KILLED, 3)]),
    ("ارتفعت حصيلة تفجير السوق الذي وقع السبت إلى 90", [(KILLED, 90)]),
    ("حصيلة الهجوم 7 سيارات محترقة", []),
    ("ارتفعت حصيلة الزلزال إلى 3000", []),
]

# Victims that open a headline, the attack right behind them; those known by their attack are no news.
VICTIMS = [
    ("ضحايا مدنيون في قصف على البلدة", [(EITHER, None)]),
    ("ضحايا إثر غارة على الميناء", [(EITHER, None)]),
    ("ضحايا بينهم أطفال في قصف على مدرسة", [(EITHER, None), (EITHER, None)]),
    ("ضحايا القصف يطالبون بالعدالة", []),
    ("ضحايا حوادث السير في ازدياد", []),
]

# Headlines that tell a part before its whole.
PART_AHEAD = [
    ("بينهم طفلان.. استشهاد خمسة فلسطينيين في قصف على المخيم", [(KILLED, 2), (KILLED, 5)]),
    ("من بينهم قيادي.. القبض على 6 مسلحين", [("detained", 1), ("detained", 6)]),
    ("بينهم أجانب: مقتل 8 في غارة", [(KILLED, None), (KILLED, 8)]),
    ("بينهم مصريون.. إنقاذ 40 مهاجرا ومقتل ثلاثة", [(KILLED, 3)]),
    ("بينهم خلاف قديم.. مقتل 3 من عائلة واحدة", [(KILLED, 3)]),
]

# Those whom a force or group mourns fell; an artist or the member of a guild may die of anything.
MOURNED = [
    ("نعت الكتيبة اثنين من عناصرها", [(KILLED, 2)]),
    ("الحزب ينعى ثلاثة من مقاتليه", [(KILLED, 3)]),
    ("نعى الجيش جنديين", [(KILLED, 2)]),
    ("نعى الدفاع المدني ثلاثة من متطوعيه", [(KILLED, 3)]),
    ("نعت النقابة اثنين من أعضائها", []),
    ("نعى الوزير الفنان القدير سمير نادر", []),
]

# Names with ages in lists, known to the lexicon or not.
AGED = [
    ("استشهد الشبان: سعد عامر (20 عاما)، ومنير نادر (22 عاما)", [ONE, ONE]),
    ("القتلى هم سعد عامر 20 عاما، ومنير نادر 21 عاما، وقصي حمد 19 عاما", [ONE, ONE, ONE]),
    ("استشهد كل من: سعد عامر ومنير نادر", [ONE, ONE]),
    ("استشهاد الشاب مهران خلاف (22 عاما) ومجاهد شريم (19 عاما)", [ONE, ONE]),
    ("أدى القصف إلى مقتل الطفل غيلان شريم (4 سنوات) وشقيقته سعاد (6 أعوام)", [ONE, ONE]),
    ("قتلت سيدة وطفل عمره ثلاث سنوات ورضيع عمره 40 يوما", [ONE, ONE, ONE]),
    ("قتل الشاب أحمد سالم (22 عاما) وترك سعد حمد (30 عاما) المكان", [ONE]),
    ("قال مهران خلاف (22 عاما) إن القصف قتل ثلاثة", [(KILLED, 3)]),
    ("طعن عمر سالم (25 عاما) ثلاثة أشخاص", [(WOUNDED, 3)]),
]

# One injury is one who is hurt, if somebody took him in or he stands beside other victims.
INJURY = [
    ("وصل شهيدان وإصابة إلى المستشفى", [(KILLED, 2), (WOUNDED, 1)]),
    ("وصول شهيد وإصابة خطيرة إلى المستشفى", [ONE, (WOUNDED, 1)]),
    ("تعاملت الطواقم مع إصابة بالرصاص الحي و12 إصابة بالغاز", [(WOUNDED, 1), (WOUNDED, 12)]),
    ("إصابة بالرصاص في مواجهات شرق البلدة", [(WOUNDED, 1)]),
    ("أصيب الجندي إصابة خطيرة", [(WOUNDED, 1)]),
    ("إصابة مباشرة لدبابة في البلدة", []),
    ("إصابة خطيرة لنجم المنتخب", []),
    ("تسجيل إصابة جديدة بالفيروس", []),
]

# One who fell opens a headline; names in a row of commas; what stands between commas.
ONE_FELL = [
    ("قتيل في هجوم على مقر للشرطة", [ONE]),
    ("شهيد برصاص الاحتلال في البلدة", [ONE]),
    ("جريح بانفجار لغم", [(WOUNDED, 1)]),
    ("شهيد الواجب يوارى الثرى", []),
    ("قتيل الحريق مجهول الهوية", []),
    ("وفاة أكثر من (38) شخصا في الاشتباكات", [(KILLED, 38)]),
    ("وتوفي جراء الاشتباكات سعد حامد، منير حامد، سعاد مصطفى", [ONE, ONE, ONE]),
    ("قتل سعد عامر، وقال محمد نادر إنه رآه، وأكد قصي حمد ذلك", [ONE]),
    ("قتل ضابط، مساء الخميس، ومدني في انفجارين", [ONE, ONE]),
    ("نجا مسؤول من محاولة اغتيال، وقتل أربعة أشخاص وأصيب خمسة", [(KILLED, 4), (WOUNDED, 5)]),
    ("نجا مسؤول من محاولة اغتيال وخطف", []),
    ("في سياق ليس ببعيد، استشهد فلسطيني", [ONE]),
]

# The attack itself may kill, and what is answered has happened, whatever is said of the answer.
DONE = [
    ("قتلت القذيفة المواطن سعد عامر", [ONE]),
    ("قتل القصف الطفل سعد عامر", [ONE]),
    ("أصابت القذيفة منزل المواطن سعد عامر", []),
    ("من المحتمل أن يكون الهجوم ردا على مقتل سعد الساري", [ONE]),
    ("إصابة اثنين من عائلة واحدة", [(WOUNDED, 2)]),
    ("مقتل طفلين وإصابة أخيهما الثالث عمرو", [(KILLED, 2), (WOUNDED, 1)]),
]


# Numbers said twice, years beside them, two kinds of men that one number counts, and who is joined behind them.
NUMBERS = [
    ("القضاء على تسعة (09) إرهابيين في عملية", [(KILLED, 9)]),
    ("القضاء على إرهابيين (02) اثنين", [(KILLED, 2)]),
    ('قتلت قوات الجيش "إرهابيين" اثنين', [(KILLED, 2)]),
    (
        "ارتفاع حصيلة العدوان منذ السابع من أكتوبر 2023 إلى 65,174 شهيدا و166,071 إصابة",
        [(KILLED, 65174), (WOUNDED, 166071)],
    ),
    ("قتل 2000 إلى 3000 شخص", [(KILLED, 2000)]),
    ("أدى إلى مقتل تسعة عناصر من قوات النظام ومسلحين موالين لها", [(KILLED, 9)]),
    ("مقتل 20 من الجيش والمسلحين الموالين له و12 مدنيا", [(KILLED, 20), (KILLED, 12)]),
    ("مقتل رجل دين ينتمي إلى الحركة وشقيقه في هجوم", [ONE, ONE]),
    ("سقط في الانفجار 27 ضحية بينهم ثلاثة قتلى", [(EITHER, 27), (KILLED, 3)]),
    ("راح 30 ضحية بينهم 10 أطفال", [(KILLED, 30), (KILLED, 10)]),
    ("القتلى سقطوا في ضواحي المدينة", []),
    ("في الانتفاضة فقد أكثر من 20000 شخص حياتهم", [(KILLED, 20000)]),
    ("فقد تجاوز عدد القتلى 20 شخصا", [(KILLED, 20)]),
    ("سقطت ست قطع من السيارة", []),
    ("من بين الجرحى 3 حالتهم خطرة", [(WOUNDED, 3)]),
    ("سلسلة من جرائم القتل الممنهج للمدنيين", []),
    ("وقال إن سمير قتل مع سائقه وعمه وحارسه", [ONE, ONE, ONE, ONE]),
    ("ليصبح بذلك الجندي التركي السادس عشر الذي يستشهد هذا الشهر", []),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*NUMBERS, *ONE_FELL, *TOLLS, *VICTIMS, *PART_AHEAD, *MOURNED, *AGED, *INJURY, *DONE],
)
def test_counts(text, expected):
    assert counts(text) == expected


@pytest.mark.parametrize("text", ["أردت الشرطة المهاجم قتيلا", "أردى الأمن منفذ الهجوم قتيلا"])
def test_who_is_shot_dead_is_told_by_his_noun(text):
    assert told(text) == [(KILLED, 1, "attackers")]


def test_who_opens_fire_is_an_attacker():
    assert told("عثرت الشرطة على مطلق النار مقتولا") == [(KILLED, 1, "attackers")]


def test_who_is_taken_up_is_not_of_the_force_that_killed_him():
    assert told("عمر سالم (25 عاما) الذي قتلته الشرطة بعد الهجوم") == [(KILLED, 1, "civilians")]
