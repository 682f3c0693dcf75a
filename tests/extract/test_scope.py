"""A count of one incident is told from a total over a time, a war, an area or many attacks."""

import pytest

from hasila.model import Group, Scope
from hasila.pipeline import read_text

AGGREGATE = [
    "قتل ثلاثون شخصا منذ بداية الأزمة",
    "قتل ثلاثون شخصا في الحرب الأهلية",
    "قتل ثلاثون شخصا في هجمات متفرقة",
    "قتل ثلاثون شخصا في حادثين منفصلين",
    "قتل ثلاثون شخصا في السنوات الأخيرة",
    "حملوا أسماء القتلى الذين سقطوا منذ 3 مارس",
    "قتل ثلاثون جنديا بين الأحد والثلاثاء في اشتباكات",
    "قتل ثلاثون شخصا في بغداد وديالى أمس",
    "قتل ثلاثون شخصا في العراق عام 2019",
    "قتل ثلاثون شخصا في 153 هجوما",
    "قتل العشرات من المسلحين",
    "قتل ثلاثون شخصا في مخيم جباليا ومدينة رفح أمس",
    # over a length of time, of late, so far; thousands; what is added to what came before
    "قتلت الشرطة ثلاثين مسلحا خلال الأسبوع الماضي",
    "قتل ثلاثون شخصا في أربعة أيام",
    "قتل ثلاثون شخصا في المكسيك في 24 ساعة",
    "أدت أعمال العنف في كينيا إلى مقتل ثلاثمائة شخص",
    "قتل ثلاثون شخصا في المعتقلات إبان حكم الحزب",
    "قتل ثلاثون شخصا في معارك دامت أسبوعين",
    "قتل ثلاثون شخصا في الهجمات الأخيرة",
    "قتل ثلاثون جنديا في أفغانستان حتى الآن",
    "قتل ثلاثون ألف شخص في دارفور",
    "قتل آلاف الأشخاص على أيدي المتمردين",
    "ليرتفع بذلك عدد قتلى القوات الأجنبية إلى ثلاثين جنديا",
    "قتل ثلاثون شخصا أيام السبت والأحد والاثنين في أحداث تتصل بالتهريب في البلاد",
    "خطف ثلاثون شخصا في نفس الفترة",
    # no number, attack, day or town; acts in the plural; one of those of several attacks over a country
    "علق المتظاهرون صورا لجنود قتلوا في العراق",
    "قالت الناشطة إن رجال الأمن قتلوا المعارضين في البلاد",
    "بحث المجلس عمليات اغتيال متكررة لرجال دين",
    "قتل شخص واحد في هجمات متفرقة في العراق",
    # many over a month or year, told from today; since times changed; all over the land
    "قتل ثلاثون شخصا في دارفور هذا الشهر",
    "شهد الشهر الماضي مقتل ثلاثين جنديا",
    "قتل ثلاثون عالما عراقيا منذ الغزو",
    "اعتقلت السلطات ثلاثين شخصا منذ الانتخابات",
    "قتل ثلاثون مدنيا في القصف خلال الأسابيع الماضية",
    "قتل ثلاثون شخصا في أعمال عنف في عموم البلاد أمس",
    "استهدف مسلسل الاغتيالات ثلاثين سياسيا",
    # since an event with which the sentence opens, since something of one's own; wars waged on a land
    "ومنذ الهجوم على القافلة قتلت القوات في القطاع ثلاثين مسلحا",
    "قتلت الحركة ثلاثين من أبناء العشيرة منذ انضمامها إلى المجلس",
    "سقط ثلاثون قتيلا في العدوان على غزة",
    "سقط ثلاثون شهيدا في أسبوع واحد",
    "حصدت التفجيرات أرواح ثلاثين شخصا في عامين",
    # a time with which a sentence opens; villages named one by one; two attacks, each in a town
    "وخلال السنوات الست الماضية، أطلقت آلاف الصواريخ، تسببت في قتل ثلاثين مدنيا",
    "قتل ثلاثون شخصا في قرى خنيفس وزهران أمس",
    "أوقع الهجومان اللذان استهدفا السفارة في كابل والمصرف في قندهار ثلاثين قتيلا",
]
INCIDENT = [
    "قتل 16 شخصا في صيف 2017 في تفجير سيارة",
    "أطلق الجنود النار على المتظاهرين ما أدى إلى مقتل متظاهرين",
    "خطف مسلحون السياح الألمان الأسبوع الماضي",
    "قتل شخص واحد في هجمات متفرقة في الموصل",
    "قتل ثلاثون شخصا بانفجار على الطريق بين كركوك وتكريت",
    "قتل ثلاثون شخصا في هجوم في بغداد أمس",
    "قتل ثلاثون شخصا في تفجير في سوق النجارين جنوب الموصل",
    "قتل ثلاثون شخصا في هجوم في بغداد عام 2019",
    "قتل العشرات من المسلحين في غارة أمس",
    "قتل جندي في الحرب الأهلية",
    "قتل ثلاثون شخصا في هجوم أمس، وهو الأعنف منذ بداية الحرب",
    "مقتل ثلاثين شخصا في هجوم في الذكرى الثالثة للثورة",
    "قتل ثلاثون شخصا في هجمات متفرقة في الموصل أمس",
    "قتل ثلاثون شخصا في مناطق متفرقة من الموصل أمس",
    "قتل ثلاثون شخصا في ثاني هجوم خلال أسبوعين",
    "قتل ثلاثون شخصا في مظاهرة في كركوك قبل أربعة أعوام",
    "قتل ثلاثون شخصا في الهجوم الأخير",
    "قتل ثلاثون شخصا في هجوم الأسبوع الماضي",
    "قتل ثمانية آلاف رجل في مذبحة في سربرنيتسا",
    "ليرتفع بذلك عدد قتلى الانفجار إلى ثلاثين شخصا",
    # an attack of this month; few in a town; the worst since times changed
    "قتل ثلاثون شخصا في هجوم في دارفور هذا الشهر",
    "والشهر الماضي قتل ثلاثون شخصا في بعقوبة",
    "قتل ثلاثون شخصا في أعنف هجوم منذ الغزو",
    "ومنذ الهجوم الذي قتل فيه ثلاثون جنديا لم يعد أحد",
    "قتل ثلاثون شخصا في تفجيرات 1998",
    "قتل ثلاثون شخصا في هجوم في الأسبوع الماضي",
    "أوقع الهجوم الذي استهدف السفارة في كابل والحرس في محيطها ثلاثين قتيلا",
]


def scopes(text):
    return [figure.scope.value for figure in read_text("r", text, "2024-07-22").figures]


def test_others_beside_a_total_belong_to_it():
    text = "تتواصل الحرب منذ أكتوبر 2023، ما أسفر عن مقتل 3800 شخص، أغلبيتهم أطفال، وإصابة 870 آخرين"
    assert scopes(text)[0] == scopes(text)[-1] == "aggregate"


def test_parts_and_what_is_added_belong_to_the_total():
    text = "ارتفع عدد القتلى منذ بداية الحرب إلى 755 قتيلا، بينهم 165 طفلا، بالإضافة إلى إصابة 6250 آخرين"
    assert scopes(text) == ["aggregate"] * 3


def test_the_time_in_which_some_died_by_whom_a_toll_rises_is_not_its_own():
    text = "ارتفع عدد ضحايا التفجير إلى 91 قتيلا بعد وفاة مصابين في اليومين الماضيين"
    assert scopes(text)[0] == "incident"


def test_a_total_that_rises_behind_a_count_is_not_its_own():
    text = "قتل ثلاثون شخصا أمس ليرتفع العدد منذ 27 ديسمبر إلى 905 قتلى"
    assert scopes(text) == ["incident", "aggregate"]


def test_a_war_crime_is_no_war():
    assert scopes("قتلت الغارة 44 نازحا على الأقل في ما قد يكون جريمة حرب") == ["incident"]


@pytest.mark.parametrize("text", AGGREGATE)
def test_total(text):
    assert scopes(text) == ["aggregate"]


@pytest.mark.parametrize("text", INCIDENT)
def test_incident(text):
    assert scopes(text) == ["incident"]


def test_a_total_beside_an_incident_is_of_its_own_clause():
    text = "قتل أربعة أشخاص في هجوم في الموصل أمس، فيما قتل ثلاثون شخصا منذ بداية الأزمة"
    assert scopes(text) == ["incident", "aggregate"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("ارتفع إجمالي عدد القتلى في التفجير الذي استهدف العرس إلى 54 شخصا", Scope.INCIDENT),
        ("أعلنت الوزارة مقتل 20 شخصا حتى الآن في الانفجار", Scope.INCIDENT),
        ("أودى الهجوم على الفندق في سوسة بحياة 28 شخصا من تونس وألمانيا وبلجيكا", Scope.INCIDENT),
        ("قتل ثلاثون جنديا في العراق حتى الآن", Scope.AGGREGATE),
        ("قتل ثلاثون شخصا في بغداد وديالى", Scope.AGGREGATE),
    ],
)
def test_a_sum_or_a_count_so_far_of_one_attack_is_its_toll(text, scope):
    assert [figure.scope for figure in read_text("r", text, "2024-07-22").figures] == [scope]


def test_all_the_dead_of_a_force_are_a_total_of_no_day():
    text = "قتل سبعة جنود أمس في هجوم قرب تكريت، ليرتفع إجمالي قتلى الجيش إلى 512."
    day, total = read_text("r", text, "2024-07-22").figures
    assert (day.scope, total.scope, total.group) == (Scope.INCIDENT, Scope.AGGREGATE, Group.SECURITY_FORCES)
    assert day.date is not None
    assert (total.date, total.place) == (None, None)
    text = "قتل سبعة جنود أمس في هجوم قرب تكريت، ليرتفع إجمالي قتلى الهجوم إلى 12."
    assert scopes(text) == ["incident", "incident"]


def test_the_sum_of_the_known_dead_is_an_attacks_toll():
    for text in ("ذكر بيان أن إجمالي الشهداء 28", "إجمالي عدد القتلى بلغ 13", "حالات الوفاة بلغت 29"):
        assert scopes(text) == [Scope.INCIDENT], text
    assert scopes("بلغ إجمالي القتلى منذ بداية الحرب 130 قتيلا") == [Scope.AGGREGATE]
    assert scopes("قتل ثلاثون شخصا إجمالا") == [Scope.AGGREGATE]
