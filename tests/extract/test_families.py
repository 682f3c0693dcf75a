"""Constructions of one family, in several wordings each, with what must be read and what must not."""

import pytest

from hasila.pipeline import read_text

KILLED_OR_WOUNDED = "killed_or_wounded"


def told(text):
    return [(f.outcome.value, f.value, f.group.value) for f in read_text("r", text, "2024-07-22").figures]


def counts(text):
    return [(outcome, value) for outcome, value, _ in told(text)]


# Verbal nouns joined by "and" share the number behind the last of them; some are spelt like a verb.
JOINED = [
    ("بث الفصيل شريطا مدعيا قتل وإصابة 17 جنديا", [(KILLED_OR_WOUNDED, 17)]),
    ("أعلن الجيش قتل وجرح 20 مسلحا", [(KILLED_OR_WOUNDED, 20)]),
    ("زعمت الجماعة قتل وإصابة عشرات الجنود", [(KILLED_OR_WOUNDED, None)]),
    ("تمكنت القوات من قتل وإصابة سبعة مسلحين", [(KILLED_OR_WOUNDED, 7)]),
    ("أدى القصف إلى قتل وإصابة وتشريد المئات من السكان", [(KILLED_OR_WOUNDED, None)]),
    ("تبنى الفصيل قتل وأسر 12 جنديا", [("killed", 12), ("abducted", 12)]),
    ("هاجم مسلحون القرية وقتلوا وجرحوا عشرين من أهلها", [(KILLED_OR_WOUNDED, 20)]),
    ("قال إن الطائرات قتلت وجرحت 18 مدنيا", [(KILLED_OR_WOUNDED, 18)]),
    ("مقاتلو الحركة قتلوا وأسروا 15 جنديا", [("killed", 15), ("abducted", 15)]),
    # the second verb has a subject of its own
    ("قال الجيش إن ضابطا قتل وجرح سبعة", [("killed", 1), ("wounded", 7)]),
    ("ثلاثة جنود قتلوا وجرح خمسة", [("killed", 3), ("wounded", 5)]),
    ("ادعت قتل 15 جنديا وإصابة 10 آخرين", [("killed", 15), ("wounded", 10)]),
]

# One number counts people of two kinds, the second of whom is known by whose they are.
TWO_KINDS = [
    ("أصيب 52 من عناصر الأمن ومسلحي العشائر", [("wounded", 52, "unspecified")]),
    ("مقتل 12 من ضباط الجيش وعناصر الحشد", [("killed", 12, "security_forces")]),
    ("قتل نحو 40 من جنود الجيش ومقاتلي المعارضة", [("killed", 40, "unspecified")]),
    (
        "أصيب 9 من عناصر الأمن وخمسة من مسلحي العشائر",
        [("wounded", 9, "security_forces"), ("wounded", 5, "armed_group")],
    ),
    (
        "قتل ثلاثة من عناصر الشرطة ومسلحان",
        [("killed", 3, "security_forces"), ("killed", 2, "attackers")],
    ),
]

# Whom an armed group holds has been abducted; whom a state holds is detained.
HOLDERS = [
    ("قال المسلحون إن الرجلين كانا محتجزين لديهم", [("abducted", 2)]),
    ("أفرجت الحركة عن سبعة ناشطين كانوا محتجزين لديها", [("abducted", 7)]),
    ("قالت كتائب النور إن ثلاثة جنود محتجزين لديها بخير", [("abducted", 3)]),
    ("قالت الحركة إن الجنود الأربعة المحتجزين لديها بخير", [("abducted", 4)]),
    ("أفرج الجيش عن سبعة ناشطين كانوا محتجزين لديه", [("detained", 7)]),
    ("قالت الشرطة إن أربعة رجال محتجزين لديها اعترفوا", [("detained", 4)]),
    # what had been done before to those of whom the sentence tells
    ("قتل المتمردون خمسة جنود كانوا محتجزين لديهم", [("killed", 5), ("abducted", 5)]),
    ("مقتل رجلين كانا مختطفين لدى عصابة", [("killed", 2), ("abducted", 2)]),
    ("قتل ثلاثة جنود كانوا خطفوا قبل شهر", [("killed", 3), ("abducted", 3)]),
    ("أعدم المسلحون الجنود الخمسة الذين أسروا في المعركة", [("killed", 5), ("abducted", 5)]),
    ("أصيب ثلاثة معتقلين كانوا محتجزين في السجن", [("wounded", 3)]),
]

# One person by office and name behind those who acted, and behind where and how they did.
BEYOND = [
    ("اغتال مجهولون على دراجة نارية العقيد فهد ناصر", [("killed", 1)]),
    ("اغتال ملثمون أمام منزله الشيخ عارف حمود", [("killed", 1)]),
    ("خطف مسلحون مجهولون من أمام منزله الطبيب كمال رشيد", [("abducted", 1)]),
    ("اغتالت مجموعة مسلحة في وسط المدينة النقيب هاني مراد", [("killed", 1)]),
    ("قتل مسلحون في هجوم مباغت ضابط الشرطة هاني مراد", [("killed", 1)]),
    ("اعتقلت قوات الأمن من منزله الناشط وليد المحمود", [("detained", 1)]),
    ("اعتقلت الشرطة في المطار الوزير السابق سالم الحسن", [("detained", 1)]),
    ("قتل على يد مسلحين مجهولين الموظف عارف حمود", [("killed", 1)]),
    ("أصيب برصاصة في الرأس المصور وليد المحمود", [("wounded", 1)]),
    ("قتل إثر إطلاق نار الموظف عارف حمود", [("killed", 1)]),
    # who owns the house, or made the attack known, has not been harmed
    ("قتل في الهجوم على منزل النائب عارف حمود ثلاثة حراس", [("killed", 3)]),
    ("اعتقلت القوات قرب منزل الشيخ عارف حمود ثلاثة مسلحين", [("detained", 3)]),
    ("قتل مسلحون في هجوم أعلن عنه الوزير عارف حمود", [("killed", None)]),
    ("زارت القوات على الطريق العقيد سالم الحسن", []),
]


# One of so many is one; a sound plural beside a broken one is that of two.
ONE_OF = [
    ("قتل أحد المهاجمين الأربعة", [("killed", 1)]),
    ("أحد المهاجمين الأربعة قتل", [("killed", 1)]),
    ("قتل واحد من المهاجمين الأربعة", [("killed", 1)]),
    ("قتل اثنان من المهاجمين الأربعة", [("killed", 2)]),
    ("قتل المهاجمون الأربعة", [("killed", 4)]),
    ("خطف مسلحون عاملين في منظمة إغاثة", [("abducted", 2)]),
    ("خطف مسلحون العاملين في المصنع", [("abducted", None)]),
    ("مقتل موظفين وعاملين في القصف", [("killed", None), ("killed", None)]),
    ("أسفر القصف عن إصابة ما يقدر بـ15 مدنيا", [("wounded", 15)]),
    ("دفع ما يقدر ب20 دولارا", []),
]

# Those who are treated have been hurt.
TREATED = [
    ("قتل ثلاثة بينما تلقى 12 العلاج في مستشفى البلدة", [("killed", 3), ("wounded", 12)]),
    ("قتل ثلاثة فيما تلقى خمسة آخرون العلاج من جروح طفيفة", [("killed", 3), ("wounded", 5)]),
    ("تلقى عشرات المتظاهرين العلاج من الاختناق بالغاز", [("wounded", None)]),
    ("تلقى أربعة أشخاص الإسعافات الأولية في المكان", [("wounded", 4)]),
    ("تم إسعاف خمسة مواطنين", [("wounded", 5)]),
    ("أصيب 12 شخصا تلقوا العلاج في المستشفى", [("wounded", 12)]),
    ("تلقى عشرون موظفا رواتبهم", []),
    ("تلقى 12 طالبا تدريبا على العلاج", []),
]

# What those who set out meant to do is no figure, but of a person who is named (denied: guideline 11).
PURPOSES = [
    ("نصب المسلحون كمينا لقتل ثلاثة ضباط", []),
    ("أرسل التنظيم مقاتليه لقتل جنود الحاجز", []),
    ("تسلل رجلان إلى القرية لخطف طفلين", []),
    ("توجهت دورية لاعتقال شاب فقاومها", []),
    ("أرسلت المخابرات عملاء لاغتيال النائب سعد الحسن", [("killed", 1)]),
    ("حوكم الرجل لقتل ثلاثة ضباط", [("killed", 3)]),
    ("أدى الهجوم لقتل ثلاثة ضباط", [("killed", 3)]),
    ("شن التنظيم الهجوم ردا لقتل قائده سعد الحسن", [("killed", 1)]),
]


# Those who were hurt and died of it are told of once; one of several who died is told of beside them.
DYING = [
    ("أصيب ثلاثة لفظ أحدهم أنفاسه في المستشفى", [("wounded", 3), ("killed", 1)]),
    ("لفظت الطفلة أنفاسها متأثرة بجروحها", [("killed", 1)]),
    ("أصيب النائب سعد الحسن ومرافقه بجروح ففارقا الحياة", [("killed", 1), ("killed", 1)]),
    ("أصيب الوزير كما أصيب سائقه ففارقا الحياة لاحقا", [("killed", 1), ("killed", 1)]),
    ("جرح رجلان فماتا في المستشفى", [("killed", 2)]),
    ("أصيب النائب ومرافقه بجروح ففارق الطبيب المكان", [("wounded", 1), ("wounded", 1)]),
    ("توقف المتسابقون ليلتقطوا أنفاسهم", []),
]

# Who is described by what befell him, by his office behind his name, or by what others call him.
DESCRIBED = [
    ("شيع الأهالي جثمان الصحافي المقتول سالم الحسن", [("killed", 1)]),
    ("قال محامي عائلة النائب المغدور سالم الحسن", [("killed", 1)]),
    ("شقيق المعلمة المختطفة ريم السعدي", [("abducted", 1)]),
    ("ريم السعدي، مديرة المصنع، كانت لقيت حتفها في الانفجار", [("killed", 1)]),
    ("ريم السعدي التي قضت تحت التعذيب", [("killed", 1)]),
    ("خليل مراد الملقب بالشيخ الذي اغتيل عام 1999", [("killed", 1)]),
    ("اغتيل أحد كبار مستشاري الرئيس", [("killed", 1)]),
    ("توفي أحد ممثلي المرجع بعد إصابته", [("killed", 1)]),
    ("هاني مراد، مدير المصنع، كان في الانفجار", []),
]

# What else befell those of whom the sentence has told; a plural of which a verb is said as of things.
BESIDE = [
    ("قتل ثلاثة رجال تم خطفهم أمس", [("killed", 3), ("abducted", 3)]),
    ("قتل رجلان تم خطفهما أمس", [("killed", 2), ("abducted", 2)]),
    ("قال إن 30 رجلا جرى خطفهم أمس", [("abducted", 30)]),
    ("قتل ثلاثة جنود تم قتلهم في الكمين", [("killed", 3)]),
    ("خطفت جماعة مسلحة ثلاثة صيادين ضمن مجموعة من 12 صيادا", [("abducted", 3)]),
    ("قيادات كثيرة اغتيلت في السنوات الماضية", [("killed", None)]),
    ("شخصيات عدة اغتيلت في بيروت", [("killed", None)]),
    ("عناصر الشرطة تعرضت للخطف", [("abducted", None)]),
    ("عناصر الجيش قتلت ثلاثة مسلحين", [("killed", 3)]),
    ("قوات الأمن تعرضت لهجوم", []),
]

# Behind a verb of taking with hostages alone those before it were taken, or nobody says who.
HOSTAGES = [
    ("منع الموظفون من المغادرة واتخذوا رهائن", [("abducted", None, "civilians")]),
    ("لم يتمكن الجنود من الخروج بل اتخذوا رهائن", [("abducted", None, "security_forces")]),
    ("اقتحم المسلحون المبنى واتخذوا رهائن", [("abducted", None, "unspecified")]),
    ("احتجز عشرة موظفين واتخذوا رهائن", [("abducted", 10, "civilians")]),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*DYING, *DESCRIBED, *BESIDE, *JOINED, *HOLDERS, *BEYOND, *ONE_OF, *TREATED, *PURPOSES],
)
def test_what_is_told(text, expected):
    assert counts(text) == expected


# Whom a pronoun means is known by the office before his name.
IN_OFFICE = [
    ("استهدفت طائرة منزل المقاوم خالد مراد وأدت إلى استشهاده", [("killed", 1, "armed_group")]),
    ("انفجرت عبوة قرب منزل العقيد خالد مراد ما أسفر عن إصابته", [("wounded", 1, "security_forces")]),
    ("هاجم مسلحون منزل خالد مراد واختطفوه", [("abducted", 1, "civilians")]),
]


@pytest.mark.parametrize(("text", "expected"), [*TWO_KINDS, *HOSTAGES, *IN_OFFICE])
def test_of_whom_it_is_told(text, expected):
    assert told(text) == expected
