"""Several whom nobody counts: told of as an event, or of a kind, as a rule, a wish, a purpose or a question."""

import pytest

from hasila.pipeline import read_text


def told(text):
    figures = read_text("r", text, "2008-05-17").figures
    return [(f.outcome.value, f.value, f.negated) for f in figures]


ONE_EACH = [
    # who did it, and when or where, before those to whom it was done
    ("واعتقلت الشرطة فجر الخميس طلابا من الجامعة", "detained"),
    ("قتل الجيش في غارة على القرية مدنيين", "killed"),
    ("اغتالت إسرائيل في الأسابيع الماضية قادة في الحركة", "killed"),
    ("اعتقل الجيش الإسرائيلي في جنين شبانا", "detained"),
    ("واعتقلت الشرطة خلال المظاهرة عددا من المشاركين", "detained"),
    # the people of a place
    ("ذبحوا أهالي القرية ثم أحرقوا البيوت", "killed"),
    ("قتلوا سكان الحي", "killed"),
    # a custom in a place
    ("كان القناصة يقتلون المارة في شارع النهر", "killed"),
    # bodies
    ("عثرت الشرطة على جثث مجهولة الهوية في النهر", "killed"),
    ("انتشلت فرق الإنقاذ جثثا من تحت الأنقاض", "killed"),
    ("شاهدنا جثث الأطفال تحت الأنقاض", "killed"),
    # who the dead and the hurt were
    ("وأضاف أن جميع القتلى كانوا من المسلحين", "killed"),
    ("وأضاف أن الجرحى جنود", "wounded"),
    # a word of no lexicon that did it; others who are no adjective; some of those others
    ("أعدم النظام معارضيه", "killed"),
    ("قتل الإرهابيون الأبرياء في السوق", "killed"),
    ("جرح آخرون بعضهم في حال خطرة", "wounded"),
    # families, losses, torture to death
    ("أبيدت عائلات بأكملها في القصف", "killed"),
    ("تكبدوا خسائر كبيرة في الأرواح", "killed_or_wounded"),
    ("وعذب السجناء حتى الموت", "killed"),
    ("أدى القصف إلى سقوط المزيد من القتلى", "killed"),
    # their fields; many bodies; so many of those who; their part in it
    ("ومنذ شهر والطائرات تقتل الفلاحين في حقولهم", "killed"),
    ("تحدث شهود عن جثث كثيرة تحت الركام", "killed"),
    ("مصير المئات ممن اعتقلوا في الحملة", "detained"),
    ("سأله القاضي عن دوره في تصفية المعارضين", "killed"),
    ("ذكر أن العشرات دفنوا أحياء في تلك الحفرة", "killed"),
    ("استقبل المستشفى مصابين بطلقات نارية", "wounded"),
    ("إن الذين سقطوا في الهجوم أبناء هذه القرية", "killed"),
    # who did it before the verb or in it, past bullets, a day and a place; those in the definite
    ("وقال إنهم قتلوا في هجوم على القرية عشرات الطلاب", "killed"),
    ("إن الجيش قتل خلال المواجهات المدنيين", "killed"),
    ("قتل الجيش أمس العشرات", "killed"),
    ("قتل مجهولون العشرات", "killed"),
    ("جرحت الشرطة بالرصاص عددا من المتظاهرين", "wounded"),
    # behind where, when and how it happened, of a verb that tells of them or of who did it
    ("قتل في انفجار السيارة مسؤولون محليون", "killed"),
    ("وقتل في الهجوم أيضا مدنيون من المنطقة", "killed"),
    ("أصيب خلال المواجهات التي اندلعت في المدينة عشرات الجنود", "wounded"),
    ("كما خطف على الطريق بين دمشق وحلب عمال أجانب", "abducted"),
    ("واعتقلت الشرطة في وقت متأخر من ليلة الخميس موظفين في الوزارة", "detained"),
    ("قتل برصاص مسلحين مجهولين عدد من المدنيين", "killed"),
    ("أصيب منذ بداية العام العشرات", "wounded"),
    ("سقط في القصف جنود من الجيش", "killed"),
    ("اعتقال بعض النواب في المدينة", "detained"),
    # a headline in the present
    ("إسرائيل تقتل المدنيين في القطاع", "killed"),
]


@pytest.mark.parametrize(("text", "outcome"), ONE_EACH)
def test_several_are_told_of(text: str, outcome: str):
    assert told(text) == [(outcome, None, False)]


OF_A_KIND = [
    "الحروب تقتل الأبرياء",
    "الألغام تقتل الأطفال",
    "القانون يسمح للشرطة باعتقال المشتبه بهم",
    "لن يسمح الجيش بقتل جنوده",
    "يبيح لنفسه قتل المدنيين",
    "أوقفوا قتل أطفالنا",
    "لماذا يقتل الأبرياء؟",
    "لو لم ننسحب لقتل المئات",
    "حتى لا يسقط ضحايا",
    "تدخلوا كي لا يقتل المدنيون",
    "يلاحقون قتلة الصحافيين",
    "المقاومة لا تذبح الناس",
    "يخشى سقوط المزيد من القتلى",
    "من يفجر سيارة في سوق لا يريد سوى قتل أكبر عدد من الناس",
    "عززت السلطات إجراءاتها خشية تعرض رعايا غربيين للخطف",
    "لا يتورعون عن قتل الأبرياء",
    "يأمر بالقبض على المتورطين",
    "غادر اللاعبون المصابون إلى الفندق",
    "تعهد بتقديم قتلة الصحافيين إلى العدالة",
    "ويخشى السكان من سقوط مزيد من القتلى",
    "لم تتوفر تفاصيل عن وقوع ضحايا",
    "لا يزال الأهالي يبحثون عن مفقودين",
    "قتل في المدينة التي يسيطر عليها مسلحون",
    "اعتقل أمس في العاصمة بحضور صحافيين",
]


@pytest.mark.parametrize("text", OF_A_KIND)
def test_a_kind_is_nobody(text: str):
    assert not told(text)


def test_bodies_of_those_who_are_counted_are_no_more_dead():
    assert told("وصلت جثامين الجنود بعد مقتل 13 جنديا في التفجير") == [("killed", 13, False)]


def test_hostages_whom_somebody_may_kill_are_certain_people():
    assert told("أقنعوا الخاطفين بعدم قتل الرهائن") == [("killed", None, True)]
    assert told("قالوا إنهم لن يترددوا في ذبح الرهائن الأتراك") == [("killed", None, True)]
