"""A figure takes the place and date that its own clause ties to it, and none from elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.pipeline import read_text

PUBLISHED = "2024-07-22"


def figures(text):
    return read_text("r", text, PUBLISHED).figures


def place(text, at=0):
    mention = figures(text)[at].place
    return mention.span.quote if mention else None


def date(text, at=0):
    mention = figures(text)[at].date
    return mention.date.value if mention and mention.date else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the finest name of a chain, and never its bearing
        ("قتل ثلاثة جنود في انفجار في قضاء خانقين بمحافظة ديالى", "خانقين"),
        ("قتل ثلاثة جنود في كمين في بعقوبة (60 كلم شمال بغداد)", "بعقوبة"),
        ("مقتل ثلاثة جنود في كمين في محافظة ديالى، شرق بغداد", "ديالى"),
        ("خطف ثلاثة جنود جنوب بغداد", "بغداد"),
        # landmarks and names that only a head shows
        ("قتل ثلاثة أشخاص في هجوم على فندق النخيل في بغداد", "فندق النخيل"),
        ("مقتل ثلاثة أشخاص بانفجار قرب مسجد الرحمة في الموصل", "مسجد الرحمة"),
        ("قتل ثلاثة أشخاص في انفجار في سوق شعبي في الموصل", "الموصل"),
        ("قتل ثلاثة أشخاص في هجوم في العاصمة العراقية", "العاصمة العراقية"),
        ("قتل ثلاثة أشخاص في هجوم في العاصمة العراقية بغداد", "بغداد"),
        # what befell a place
        ("قتل ثلاثة أشخاص في تفجير هز كركوك", "كركوك"),
        ("شهدت مدينة كركوك تفجيرا قتل فيه ثلاثة أشخاص", "كركوك"),
        # a country that acts, a force in it, a dateline, an article's medium
        ("قتلت إسرائيل ثلاثة أشخاص", None),
        ("قالت القوات الأميركية في العراق إن ثلاثة أشخاص قتلوا", None),
        ("بيروت ـ رويترز: قتل ثلاثة أشخاص في هجوم", None),
        # near a country's border is not in that country
        ("قتل ثلاثة جنود في كمين بالقرب من حدود مالي", None),
        ("قتل ثلاثة جنود في هجوم على مقربة من الحدود مع تشاد", None),
        ("قتل ثلاثة جنود في انفجار بالقرب من مدينة كركوك", "كركوك"),
        # another deed of the people held, another event meanwhile
        ("اعتقال ثلاثة أشخاص بتهمة تفجير سيارة في الموصل", None),
        ("مقتل ثلاثة أشخاص فيما انفجرت سيارة في الموصل", None),
        ("مقتل ثلاثة أشخاص في ما يبدو أنه هجوم في الموصل", "الموصل"),
        ("قتل ستة أشخاص في هجمات متفرقة أبرزها هجوم في الموصل", None),
        # where a speaker sits, a court meets or somebody lives
        ("أفاد مصدر عسكري في باماكو أمس بأن ثلاثة جنود قتلوا", None),
        ("من جهة أخرى في كابل قال مسؤول إن ثلاثة جنود قتلوا", None),
        ("وفي كابل قال مسؤول إن ثلاثة جنود قتلوا", "كابل"),
        ("قتل ثلاثة أشخاص على ما أعلنت السفارة الأميركية في كابل", None),
        ("قال قائد الشرطة إن ثلاثة أشخاص قتلوا في كابل", "كابل"),
        ("اعترف بقتل ثلاثة أشخاص خلال محاكمة في ميلانو", None),
        ("قتل ثلاثة أشخاص في هجوم على محكمة في ميلانو", "ميلانو"),
        ("قتل ثلاثة أشخاص عندما كان الشاعر يعيش في لندن", None),
        ("مقتل ولد في غزة", "غزة"),
        ("قتل ثلاثة مقيمين في هجوم في الرياض", "الرياض"),
        # a place named again by its general noun
        ("تعرضت كركوك لهجوم ثم قتل ثلاثة أشخاص في المدينة", "كركوك"),
        ("قالت الشرطة في ولاية قندهار إن ثلاثة أشخاص خطفوا في الولاية", "قندهار"),
        ("قتل ثلاثة أشخاص في ولاية قندهار قرب المدينة", "قندهار"),
        ("قالت الشرطة في ولاية قندهار إن ثلاثة أشخاص خطفوا من المدينة", None),
        # what is told of that very place
        ("انتشرت القوات الأميركية في العراق، حيث قتل ثلاثة جنود", "العراق"),
        ("قصفت الطائرات حي النسيم الذي خطف فيه ثلاثة جنود", "النسيم"),
        ("امتدت الاشتباكات إلى كركوك وقتل فيها ثلاثة أشخاص", "كركوك"),
        ("سافر الوزير إلى كركوك بعد مقتل ثلاثة أشخاص", None),
        ("شن المسلحون هجوما ضد تكريت وقتلوا ثلاثة أشخاص", "تكريت"),
        ("شن المسلحون حربا ضد سوريا وقتلوا ثلاثة أشخاص", None),
        ("خطف مسلحون ثلاثة أشخاص من فندق النخيل", "فندق النخيل"),
        ("قتل ثلاثة أشخاص من كركوك في هجوم في الموصل", "الموصل"),
        ("اعتقل ثلاثة أشخاص لصلتهم بهجوم في الموصل", None),
        ("قتل ثلاثة جنود في كمين في الشمال المالي", "الشمال المالي"),
        ("جرح ثلاثة أشخاص في مناطق مختلفة من كركوك", "كركوك"),
        # who acts, whom they are linked to, where one of them fell
        ("خطف ثلاثة جنود على يد جماعة مرتبطة بإيران", None),
        ("قتل متظاهران، أحدهما في بعقوبة والآخر في كركوك", None),
        ("قتل متظاهران، أحدهما امرأة، في بعقوبة", "بعقوبة"),
        ("خطف ثلاثة جنود للمطالبة بالإفراج عن سجناء في الموصل", None),
    ],
)
def test_place(text, expected):
    assert place(text) == expected


def test_each_figure_takes_the_place_of_its_clause():
    text = "قتل الجنود فتى في مدينة الخليل وجرح العشرات في مناطق مختلفة من الضفة"
    assert (place(text, 0), place(text, 1)) == ("الخليل", "الضفة")
    text = "قتل ثلاثة جنود في كمين في تكريت، فيما أصيب خمسة مدنيين في تفجير في كركوك"
    assert (place(text, 0), place(text, 1)) == ("تكريت", "كركوك")


@pytest.mark.parametrize(
    ("text", "place_of", "date_of"),
    [
        ("زار الوزير دمشق أمس منذ اغتيال المهندس سامر الخطيب", None, None),
        ("استقبلت بيروت أمس وفدا يحقق في اغتيال المهندس سامر الخطيب", None, None),
        ("يحققون في اغتيال المهندس سامر الخطيب في دمشق عام 2019", "دمشق", "2019"),
    ],
)
def test_a_death_that_is_only_mentioned_has_its_own_place_and_date(text, place_of, date_of):
    assert (place(text), date(text)) == (place_of, date_of)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل ثلاثة جنود أمس في كمين", "2024-07-21"),
        ("قال الناطق أمس إن ثلاثة جنود قتلوا", None),
        ("قتل ثلاثة جنود الأسبوع الماضي في كمين", "2024-07"),
        # neither "between" nor "belonging to" is a verb of saying
        ("في الاشتباكات بين الجيش والمسلحين في السابع من يوليو قتل ثلاثة جنود", "2024-07-07"),
        ("تعرضت قاعدة تابعة للجيش أمس إلى هجوم قتل فيه ثلاثة جنود", "2024-07-21"),
        ("كتب معلقا على مقال منشور عن مقتل ثلاثة جنود، المنشور بتاريخ 13 يوليو", None),
        # a chronicle
        ("3 يوليو: مقتل ثلاثة جنود في كمين 5 يوليو: إصابة أربعة جنود في كمين", "2024-07-03"),
    ],
)
def test_date(text, expected):
    assert date(text) == expected


def test_a_week_is_given_as_a_prefix_that_no_export_refuses():
    for figure in figures("قتل ثلاثة جنود الأسبوع الماضي في كمين في تكريت"):
        assert "/" not in figure.date.date.value


@given(
    st.lists(
        st.sampled_from(
            ["في بغداد", "وديالى", "شمال كركوك", "قتل ثلاثة جنود", "أمس", "،", ":", "*", "فيما", "-"]
        ),
        max_size=14,
    )
)
def test_a_place_and_a_date_stand_in_the_sentence_of_their_figure(words):
    text = " ".join(words)
    for figure in figures(text):
        for mention in filter(None, (figure.place, figure.date)):
            assert figure.evidence.sentence.overlaps(mention.span)


def test_a_long_list_of_places_is_read():
    assert len(figures("قتل ثلاثة جنود في بغداد " + "وديالى وكركوك " * 600)) == 1
