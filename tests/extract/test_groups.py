"""Whose people a count speaks of, said by the force, the service or the kin after a noun that leaves it open."""

import pytest

from hasila.model import Group
from hasila.pipeline import read_text


@pytest.mark.parametrize(
    ("text", "value", "group"),
    [
        ("إصابة اثنين من حمايته في انفجار عبوة", 2, Group.SECURITY_FORCES),
        ("مقتل ستة عناصر من حماية الموكب في كمين", 6, Group.SECURITY_FORCES),
        ("مقتل ثلاثة من أفراد حراسته في هجوم مسلح", 3, Group.SECURITY_FORCES),
        ("مقتل أربعة من الدورية في كمين", 4, Group.SECURITY_FORCES),
        ("مقتل ثلاثة من عناصر الحماية المدنية في القصف", 3, Group.CIVILIANS),
        ("أصيب ثلاثة عناصر من الدفاع المدني في غارة", 3, Group.CIVILIANS),
        ("مقتل ثلاثة أجانب في الهجوم", 3, Group.UNSPECIFIED),
        ("خطف خمسة فرنسيين من موظفي «أريفا»", 5, Group.CIVILIANS),
        ("لقي أميركيان من موظفي شركة خاصة مصرعهما", 2, Group.CIVILIANS),
        ("اعتقلت الشرطة 48 من الإخوان", 48, Group.CIVILIANS),
        ("سقط ثلاثون قتيلا من أنصار الحوثي", 30, Group.ARMED_GROUP),
        ("مقتل سبعة من أنصار التيار في القصف", 7, Group.CIVILIANS),
        ("قدم الجيش 148 شهيدا في المعارك", 148, Group.SECURITY_FORCES),
        ("قبض على رجل قيل إنه قيادي في القاعدة", 1, Group.ARMED_GROUP),
        ("اعتقلوا أربعة سعوديين من «الفئة الضالة»", 4, Group.ARMED_GROUP),
        ("قتل سالم العبدي الضالع في تفجيرات", 1, Group.ARMED_GROUP),
        ("قتلت القوة ستة من محتجزيه", 6, Group.ARMED_GROUP),
        ("اغتالت الطائرات أمس سامر حسن، وهو من سرايا القدس", 1, Group.ARMED_GROUP),
    ],
)
def test_whose_people_they_are(text: str, value: int, group: Group):
    (figure,) = read_text("r", text, "2024-07-22").figures
    assert (figure.value, figure.group) == (value, group)


def test_the_noun_that_says_who_is_told_without_what_is_joined_before_it():
    figures = read_text("r", "قتل تاجر وزوجته وجنديان في الهجوم", "2024-07-22").figures
    assert [figure.group_text for figure in figures] == ["تاجر", "زوجته", "جنديان"]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("قتل شرطيان ومدنيان وجرح ثمانية", ["security_forces", "civilians", "unspecified"]),
        ("قتل ثلاثة جنود وجرح خمسة", ["security_forces", "security_forces"]),
        ("قتل مئتا جندي هذا العام في مقابل 711 قتيلا العام الماضي", ["security_forces", "security_forces"]),
        ("خطفوا خمسة عمال، ثم أربعة آخرين على الطريق", ["civilians", "civilians"]),
    ],
)
def test_a_bare_count_is_of_those_before_it_where_all_of_them_are_alike(text: str, groups: list[str]):
    assert [figure.group.value for figure in read_text("r", text, "2024-07-22").figures] == groups


def test_a_guarded_place_harms_nobody():
    assert not read_text("r", "نقل المتهم إلى المحكمة تحت حراسة مشددة", "2024-07-22").figures


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("مقتل نائب رئيس حماس في غارة", "armed_group"),
        ("اغتيال عضو المكتب السياسي لحركة حماس في غارة", "armed_group"),
        ("اغتيال القيادي في حزب العمل أمام منزله", "civilians"),
        ("مقتل عضو في مجلس المدينة", "civilians"),
        ("استشهد الطفل محمد الزهار في غارة", "civilians"),
        ("ارتفع عدد ضحايا العدوان الإسرائيلي على غزة إلى 200 شهيد", "unspecified"),
        ("إصابة ضابط وثلاثة مقاتلين معه", "security_forces security_forces"),
        ("أصيب 140 بينهم 30 بجراح خطيرة", "unspecified unspecified"),
        ("مقتل 8 جنود بينهم أجنبيان", "security_forces security_forces"),
        ("أصيب 12 متظاهرا، بعضهم بالرصاص", "civilians civilians"),
        ("اغتيال رائد صالح (22 عاما) من سرايا القدس", "armed_group"),
        ("إصابة ثلاثة من أعوان الشرطة", "security_forces"),
        ("قتل عنصران من مجموعات مسلحة في كمين للجيش", "armed_group"),
        ("سقوط 17 قتيلا و11 جريحا في صفوف الجنود", "security_forces security_forces"),
        ("سقط ١٥ شهيدا و٢٠ مصابا من المواطنين", "civilians civilians"),
        ("خلف الانفجار 6 قتلى مدنيين و18 جريحا", "civilians unspecified"),
        ("سقوط قتلى في صفوف المتظاهرين", "civilians"),
        ("إصابة 82 من أفراد الشرطة والمتظاهرين", "unspecified"),
        ("مقتل 30 من المدنيين ورجال الشرطة في تفجير", "unspecified"),
        ("بلغ عدد القتلى من الجيش 11 في الكمين", "security_forces"),
        ("إصابة عشرة آخرين من رجال القوات المسلحة في الكمين", "security_forces"),
        ("استشهد والده بعد إصابته برصاص الاحتلال", "civilians"),
        ("ارتفع عدد قتلى حزب الله إلى 40 في المعارك", "armed_group"),
        ("إصابة العديد من المواطنين والعسكريين في القصف", "unspecified"),
        ("إصابة 82 من أفراد الشرطة والجيش", "security_forces"),
        ("انتشال 29 جثة لأطفال من تحت الأنقاض", "civilians"),
        ("القتلى 3 نساء وطفلان و3 رجال", "civilians civilians civilians"),
        ("مقتل جندي و3 رجال", "security_forces unspecified"),
        ("أوقع القصف «أكثر من عشرين قتيلا وجريحا» في صفوف القوات الحكومية", "security_forces"),
        ("أوقعت الوحدات في صفوف الإرهابيين عشرات القتلى", "armed_group"),
        ("كمين يكلف جيش البلاد 17 قتيلا و11 مفقودا", "security_forces security_forces"),
        ("تكبد الجيش خمسة قتلى", "security_forces"),
        ("كبد المسلحون الجيش خمسة قتلى", "security_forces"),
        ("كلفت الحرب البلاد خمسين قتيلا", "unspecified"),
        ("قتل أربعة جنود أميركيين وخمسة نيجريين", "security_forces security_forces"),
        ("قتل القيادي في الحركة وأحد مرافقيه", "armed_group armed_group"),
        ("مقتل ثلاثة أقباط في هجوم", "unspecified"),
        ("خطف قراصنة سفينة على متنها 23 بحارا", "civilians"),
        ("قتل 17 بحارا في الهجوم على المدمرة", "security_forces"),
        ("قتل 15 بحارا من البحرية كانوا في قارب", "security_forces"),
        ("هاجم مسلحون السياح فقتلوا أربعة منهم وجرحوا خمسة", "civilians civilians"),
        ("أصيب ضابطان، أحدهما كسرت ساقه", "security_forces security_forces"),
        ("سقطت 12 شهيدة في قصف المدرسة", "civilians"),
        ("أوضح المصدر أن عنصرا آخر من «القاعدة» قتل", "armed_group"),
        ("نعى الحشد الشعبي تسعة من عناصره قتلوا في الكمين", "security_forces"),
        ("قتل الانتحاري وأصيب شخص آخر", "attackers unspecified"),
        ("قتل عاملان في كركوك، كما قتل ضابط في تكريت وأصيب آخر", "civilians security_forces security_forces"),
        ("مقتل رئيس جهاز المخابرات في كمين", "security_forces"),
        ("اغتيال مدير مكافحة الشغب أمام منزله", "security_forces"),
        ("مقتل أربعة من عناصر وزارة الداخلية في كمين", "security_forces"),
        ("مقتل ثلاثة من أنصار الحوثي في غارة", "armed_group"),
        ("قتل رجل برصاص الشرطة", "unspecified"),
        ("مقتل مسؤول أمني في كمين", "security_forces"),
        ("اعتقال مسؤول الإعلام في شبكة (القاعدة)", "armed_group"),
        ("اغتيال مسؤول كبير بحزب الله اللبناني", "armed_group"),
        ("مقتل مسؤول في وزارة النفط برصاص الشرطة", "civilians"),
        ("يرتفع إلى 40 عدد قتلى الجيش الأميركي", "security_forces"),
        (
            "قتل ثلاثة من الجنود في كركوك، بينما قتل الأربعة الآخرون في تكريت",
            "security_forces security_forces",
        ),
        ("مقتل مدير المدرسة أمام منزله", "civilians"),
        ("مقتل ستة عناصر على الأقل من الشرطة في كمين", "security_forces"),
        ("مقتل ستة من عناصر «طالبان» في غارة", "armed_group"),
        ("رفع الهجوم عدد قتلى القوة المشتركة إلى 22 قتيلا", "security_forces"),
        ("ارتفع عدد القتلى بين قوات الأمن إلى عشرة قتلى", "security_forces"),
        ("قتل ناشط ثان من كتائب القسام في غارة", "armed_group"),
        ("مقتل 28 متطوعا في الجيش العراقي", "security_forces"),
        ("مقتل ثلاثة متطوعين في الجيش", "security_forces"),
        ("مقتل ثلاثة متطوعين في المدينة", "civilians"),
        ("مقتل ناشط من المدينة", "civilians"),
    ],
)
def test_what_the_words_around_say(text: str, groups: str):
    figures = read_text("r", text, "2024-07-22").figures
    assert " ".join(figure.group.value for figure in figures) == groups


def test_parts_that_make_up_the_whole_tell_its_group():
    text = "بلغ عدد القتلى 16 بينهم 11 ضابطا وخمسة مجندين"
    whole, *_ = read_text("r", text, "2024-07-22").figures
    assert whole.group is Group.SECURITY_FORCES
    text = "بلغ عدد القتلى 20 بينهم 11 ضابطا وخمسة مجندين"
    whole, *_ = read_text("r", text, "2024-07-22").figures
    assert whole.group is Group.UNSPECIFIED


@pytest.mark.parametrize("text", ["اغتيال رئيس البلدية أمام منزله", "مقتل رجل الدين في كمين"])
def test_an_office_of_two_words_counts_with_its_article(text: str):
    (figure,) = read_text("r", text, "2024-07-22").figures
    assert (figure.value, figure.group) == (1, Group.CIVILIANS)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("اعتقال عشرين شخصا يشتبه في انتمائهم إلى القاعدة", Group.ARMED_GROUP),
        ("قتلت القوات ثلاثة أشخاص يعتقد أنهم مسلحون", Group.ARMED_GROUP),
        ("اعتقال يمني يعتقد أنه من كبار قادة تنظيم القاعدة", Group.ARMED_GROUP),
        ("اعتقال رجلين متهمين بالانتماء إلى حركة طالبان", Group.ARMED_GROUP),
        ("خطف ثلاثة أشخاص يعتقد أن طالبان خطفتهم", Group.UNSPECIFIED),
        ("اعتقال سبعة أشخاص يعتقد أنهم شهدوا الحادث", Group.UNSPECIFIED),
        ("اعتقال ثلاثة أشخاص يشتبه في علاقتهم بتفجير السوق", Group.UNSPECIFIED),
    ],
)
def test_what_people_are_believed_to_be(text: str, group: Group):
    figure = read_text("r", text, "2008-07-22").figures[0]
    assert figure.group is group


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("هجوم على سياح ألمان أسفر عن مقتل ثلاثة منهم", "civilians"),
        ("مقتل ثلاثة من أنصار حزب الله", "civilians"),
        ("مقتل خمسة من فريق الحماية التابع للوزير", "security_forces"),
        ("مقتل ثلاثة من أفراد المجموعة المسلحة", "armed_group"),
        ("اغتيال عماد مغنية بسيارة مفخخة", "armed_group"),
        ("اغتيال رفيق الحريري بسيارة مفخخة", "civilians"),
        # nothing is said of who is held
        ("اعتقال سامر الراوي في دمشق", "unspecified"),
        ("اعتقال النائب سامر الراوي في دمشق", "civilians"),
        ("مقتل عضو بارز في التيار الصدري", "civilians"),
        ("مقتل خمسة أشخاص جميعهم من الطلاب", "civilians"),
        ("مقتل ثلاثة من أعضاء المجلس البلدي", "civilians"),
        ("مقتل ثلاثة من أعضاء حركة حماس", "armed_group"),
        ("اغتيال القيادي في الحزب الديمقراطي سامر الراوي", "civilians"),
        ("خطف خمسة أتراك يعملون في شركة مقاولات", "civilians"),
        ("خطف خمسة أتراك يعملون مع قوات التحالف", "unspecified"),
        ("قتل شرطيان خلال تشييع زميل لهم قتل أمس", "security_forces security_forces"),
        ("مقتل خمسة أشخاص معظمهم من الطلاب", "unspecified"),
        ("إصابة عدد من رواد المقهى في انفجار", "civilians"),
        ("اعتقال زعيم خلية في بعقوبة", "armed_group"),
        ("اعتقال زعيم المعارضة في بعقوبة", "civilians"),
        ("مقتل رئيس الخلية العقيد سامر الراوي", "security_forces"),
        ("مقتل ثلاثة من مجاهدي الحركة", "armed_group"),
        ("مقتل ثلاثة من جنود اليوناميد", "security_forces"),
    ],
)
def test_named_persons_and_those_around_them(text: str, groups: str):
    figures = read_text("r", text, "2008-07-22").figures
    assert " ".join(figure.group.value for figure in figures) == groups


@pytest.mark.parametrize(
    ("text", "group", "nationality"),
    [
        ("بلغ عدد القتلى المدنيين 12", Group.CIVILIANS, None),
        ("عدد المتوفين السعوديين سبعة", Group.UNSPECIFIED, "SA"),
        ("عدد الجنود الأتراك القتلى بلغ 15", Group.SECURITY_FORCES, "TR"),
        ("القتلى المدنيون عشرة", Group.CIVILIANS, None),
        ("عدد القتلى بلغ 15", Group.UNSPECIFIED, None),
    ],
)
def test_a_toll_tells_what_its_people_are(text: str, group: Group, nationality: str | None):
    (figure,) = read_text("r", text, "2024-07-22").figures
    assert (figure.group, figure.nationality) == (group, nationality)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("هاجم رجل المارة بسكين قبل أن ترديه الشرطة", "attackers"),
        ("أطلق مسلح النار على المصلين فقتل ستة قبل أن يقتله الحراس", "unspecified attackers"),
        ("دهس سائق شاحنة حشدا فقتل 12 شخصا قبل أن ترديه الشرطة قتيلا", "unspecified attackers"),
        ("هاجمت امرأة حاجزا بسكين فقتلوها", "attackers"),
        ("أطلق جنود النار على شاب فأردوه", "civilians"),
        ("خطف مسلحون مهندسا ثم قتلوه", "civilians civilians"),
        ("أعلنت الجماعة أنها قتلت ثلاثة جنود خطفتهم", "security_forces security_forces"),
        ("خطف ضابط في المدينة وقتله", "security_forces security_forces"),
    ],
)
def test_who_attacked_and_was_struck_is_an_attacker(text: str, groups: str):
    assert [f.group.value for f in read_text("r", text, "2024-07-22").figures] == groups.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هاجم رجل فندقا، وعند مغادرته قضى عليه رجال الأمن", [("killed", 1, "attackers")]),
        ("هاجم رجل فندقا، وعند مغادرته قبض عليه رجال الأمن", [("detained", 1, "attackers")]),
        ("قضت الطائرات على خمسة مسلحين", [("killed", 5, "armed_group")]),
        ("بلغ عدد من ألقي القبض عليهم في المداهمة 270 شخصا", [("detained", 270, "unspecified")]),
    ],
)
def test_who_finished_somebody_off_is_no_victim(text, expected):
    figures = read_text("r", text, "2024-07-22").figures
    assert [(f.outcome.value, f.value, f.group.value) for f in figures] == expected
