"""Where a count is set, by the words that tie a place to it: one sentence, one count, its place."""

import pytest

from hasila.pipeline import read_text

BORDERS = "الحدود بين السودان وتشاد"


def places(text: str) -> list[str | None]:
    figures = read_text("r", text, "2008-05-20").figures
    return [text[f.place.span.start : f.place.span.end] if f.place else None for f in figures]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # a distance from a town, alone and behind the place that it tells of
        ("قتل ثلاثة جنود على بعد 20 كيلومترا شرق قندهار.", "قندهار"),
        ("قتل ثلاثة جنود في منطقة جبلية تبعد 40 كلم عن قندهار.", "قندهار"),
        ("قتل ثلاثة جنود في قرية خنيفس على بعد 40 كلم من قندهار.", "خنيفس"),
        ("قتل ثلاثة جنود في بلدة خنيفس (40 كلم شمال قندهار).", "خنيفس"),
        # a direction told with "of"
        ("قتل ثلاثة جنود إلى الشمال من نيالا.", "نيالا"),
        ("قتل ثلاثة جنود إلى الجنوب الغربي من مدينة نيالا.", "نيالا"),
        ("قتل ثلاثة جنود في منطقة كتم الواقعة إلى الشمال من مدينة نيالا.", "كتم"),
        # what a town went through, before or behind it
        ("قندهار شهدت سقوط تسعة قتلى في مواجهات.", "قندهار"),
        ("هز انفجار قوي قندهار فجر أمس موقعا خمسة قتلى.", "قندهار"),
        ("هزت ثلاثة انفجارات متتالية قندهار أمس وقتلت خمسة.", "قندهار"),
        ("دارت معارك ضارية حول قندهار قتل فيها 12 جنديا.", "قندهار"),
        ("قتل سبعة في حادثة قندهار.", "قندهار"),
        ("كانت خنيفس، كبرى مدن الولاية، مسرحا لمواجهات سقط فيها 41 قتيلا.", None),
        ("كانت قندهار، كبرى مدن الجنوب، مسرحا لمواجهات سقط فيها 41 قتيلا.", "قندهار"),
        # a landmark that a verb of attack has as its object; a town where people were at the moment told
        ("هاجم انتحاري يقود شاحنة مقر الشرطة في قندهار، فقتل عشرين شرطيا.", "مقر الشرطة في قندهار"),
        ("قصفت طائرات حربية مسجد خنيفس في قندهار فقتل ثمانية.", "مسجد خنيفس"),
        ("لدى وصول سيارات الإسعاف إلى قندهار انفجرت سيارة فقتل ثمانية مسعفين.", "قندهار"),
        ("بعد وصول سيارات الإسعاف إلى قندهار انفجرت سيارة فقتل ثمانية مسعفين.", None),
        # war on a land, the side of a town, what belongs to a capital; the largest of a country is not told of it
        ("سقط 30 قتيلا خلال العدوان على لبنان.", "لبنان"),
        ("قتل ضابط برصاص انطلق من الجانب الأفغاني من قندهار.", "قندهار"),
        ("قتل 52 شخصا في شبكة مواصلات العاصمة البريطانية.", "العاصمة البريطانية"),
        ("شهد سجن خنيفس، أكبر السجون في لبنان، حيث يحتجز خمسة، احتجاز ثلاثة حراس.", "سجن خنيفس"),
        ("خطف مسلحون عشرين موظفا من وزارة العدل.", "وزارة العدل"),
        # where a judge sits, and who speaks for a hospital named after a dead
        ("أحال قاضي التحقيق في نيالا ثلاثة أشخاص خطفوا تاجرا.", None),
        ("أكد مصدر في مستشفى الشهيد خنيفس في نيالا مقتل ثلاثة في بلدة كتم.", "كتم"),
        # in front of a mosque, whose preacher is spelt but for his hamza; the palace of a town; another attack's town
        ("قتل 15 مصليا في انفجار دراجة أمام مسجد خنيفس في قندهار.", "مسجد خنيفس"),
        ("قتل جندي في هجوم بقذائف على قصر قندهار الرئاسي.", "قندهار"),
        ("عبروا إلى بلدة خنيفس هربا من الهجوم على قندهار الذي أوقع تسعة قتلى.", "قندهار"),
        # a building is finer than a town of which the country is not sure; a school that has a name
        ("وفي عمان احتج محامون أمام السفارة الروسية واعتقل منهم أربعة.", "السفارة الروسية"),
        ("سقطت قذائف على مدرسة المخيفسة في قندهار فقتلت أربعين.", "مدرسة المخيفسة"),
        # the seat of a speaker far before what he says
        (
            "قال سامر، مدير «المرصد الوطني» وهو منظمة حقوقية في لندن، تهتم بقضايا السجناء، إن ثلاثة خطفوا.",
            None,
        ),
        # a road from one town to another
        ("أصيب ثمانية على الطريق الذي يربط نيالا بالفاشر.", "نيالا"),
        ("أصيب ثمانية على الطريق المؤدي من نيالا إلى الفاشر.", "نيالا"),
        # a border is a place of its own
        ("قتل ثلاثة في كمين على الحدود مع سورية.", "الحدود مع سورية"),
        ("قتل ثلاثة في كمين على الحدود مع تشاد.", "الحدود مع تشاد"),
        (f"قتل ثلاثة في كمين على {BORDERS}.", BORDERS),
        ("قتل ثلاثة في كمين في الجنينة على الحدود مع تشاد.", "الجنينة"),
        # what happens at the gate of a court is no trial
        ("قتل سبعة عند مدخل محكمة في بعقوبة.", "بعقوبة"),
        ("قتل سبعة في هجوم قرب محكمة في بعقوبة.", "بعقوبة"),
        ("مثل ثلاثة أمام محكمة في بعقوبة بتهمة قتل سبعة.", None),
        # a headline names its town before a colon; a dateline does not
        ("بعقوبة: مقتل ثلاثة جنود بانفجار عبوة", "بعقوبة"),
        ("بغداد: مقتل جندي في هجوم في كركوك", "كركوك"),
        ("بغداد - رويترز: مقتل ثلاثة جنود بانفجار عبوة", None),
        # off a coast, on the road to an airport, in the town that was raided
        ("خطف قراصنة 20 بحارا قبالة سواحل الصومال.", "الصومال"),
        ("خطف 20 بحارا في عرض البحر قبالة السواحل الصومالية.", "السواحل الصومالية"),
        ("قتل ثلاثة في هجوم على دورية في طريق مطار بيروت.", "مطار بيروت"),
        ("اعتقلت القوات أربعة أشخاص بعد اقتحام قندهار.", "قندهار"),
        # the home of those who fell, where nothing else is said
        ("أصيب أربعة من سكان قندهار بنيران القوات.", "قندهار"),
        ("قتل تاجر من سكان الموصل في انفجار في بغداد.", "بغداد"),
        # the second word of a town's name is no verb
        ("مقتل أربعة في جلال اباد وخطف اثنين في جلال اباد.", "جلال اباد"),
        # words that are spelt like places behind a joined letter
        ("قتل سبعة متهمين بحركة تمرد.", None),
        ("أعلنت الوزيرة أن سبعة جنود قتلوا خارج بلادها.", None),
    ],
)
def test_a_count_is_set_by_the_words_before_a_place(text, place):
    assert set(places(text)) == {place}


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        # the day a body was found is not that on which the man was taken
        ("عثر أمس على جثة صحافي خطف في 3 مايو في بغداد.", ["2008-05-19", "2008-05-03"]),
        ("عثر أمس على جثث ثلاثة رجال خطفوا السبت.", ["2008-05-19", "2008-05-17"]),
        ("قتل أمس ثلاثة رجال خطفتهم جماعة متمردة.", ["2008-05-19", "2008-05-19"]),
        # years that no prefix holds are no date of an event
        ("قتل 40 شخصا بين 2003 و2006.", [None]),
        ("قتل 40 شخصا بين 3 و6 مايو 2006.", ["2006-05"]),
    ],
)
def test_a_count_has_the_day_of_what_befell(text, dates):
    figures = read_text("r", text, "2008-05-20").figures
    assert [f.date.date.value if f.date and f.date.date else None for f in figures] == dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وفي كويتا، فجر انتحاري نفسه وقتل سبعة، وفي بيشاور قتل ثلاثة.", ["كويتا", "بيشاور"]),
        ("قتل سبعة أمس، وفي مدينة بيشاور قتل ثلاثة.", [None, "بيشاور"]),
        ("شيع الآلاف في بيشاور ثلاثة قتلوا أول من أمس في كويتا.", ["كويتا"]),
        ("شيع الآلاف في بيشاور ثلاثة قتلوا أول من أمس.", [None]),
        ("قتل سبعة في هجوم، أمس، في مدينة بيشاور.", ["بيشاور"]),
    ],
)
def test_a_place_that_opens_a_clause_or_saw_a_burial_is_not_of_the_count_before(text, expected):
    assert places(text) == expected
