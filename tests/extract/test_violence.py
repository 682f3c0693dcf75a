"""Only armed violence is an incident: no disaster, accident, work of fiction, sentence of a court or bulletin."""

import pytest

from hasila.model import DatePrecision, Reading, Scope
from hasila.pipeline import read_text


def read(text: str, published: str | None = "2024-07-22") -> Reading:
    return read_text("r", text, published)


@pytest.mark.parametrize(
    "text",
    [
        "انفجار أسطوانة غاز يقتل خمسة في مطعم. ورجحت الشرطة أن تسرب الغاز سبب الانفجار.",
        "ارتفعت حصيلة الهزة الأرضية إلى ثلاثين قتيلا ومئة جريح في الجبل.",
        "لقي سبعة جنود مصرعهم إثر سقوط مروحية فوق التلال أمس.",
        "غرق مركب يودي بعشرين مهاجرا قبالة سواحل صفاقس.",
        "فاز فريق المدينة بهدفين على ملعب القاهرة أمس، وأصيب مدافعه في الشوط الثاني.",
    ],
)
def test_disasters_and_accidents_are_no_incidents(text):
    assert read(text).mentions == ()


@pytest.mark.parametrize(
    "text",
    [
        "غارة على حي سكني تؤدي إلى انهيار مبنى ومقتل تسعة أشخاص. ودانت الحكومة الغارة.",
        "قتل تسعة أشخاص في حريق في مصنع بالموصل، وتبنى داعش إشعاله في بيان تبنى فيه هجوما.",
        "هجوم بالقنابل على سوق في البصرة يقتل أربعة ويشعل حريقا.",
        "قتل خمسة في تفجير استهدف ملعبا في كابل أمس خلال مباراة محلية.",
        "قتل انتحاري خمسة أشخاص في مباراة محلية في كابل أمس.",
    ],
)
def test_an_attack_with_a_fire_or_a_collapse_is_one(text):
    assert len(read(text).mentions) == 1


def test_a_review_of_a_film_tells_of_no_incident_unless_it_gives_its_day():
    review = (
        "فيلم جديد عن الحرب. تروي المخرجة حكاية رجل نجا من تفجير قتل فيه أربعون شخصا في البصرة{}. "
        "ويؤدي الممثل الشاب دوره ببراعة."
    )
    assert read(review.format("")).mentions == ()
    assert len(read(review.format(" يوم 3 أيار 2016")).mentions) == 1


def test_one_word_of_a_film_makes_no_review():
    assert len(read("قتل ثلاثة أشخاص في هجوم على قاعة سينما في كابول أثناء عرض الفيلم.").mentions) == 1


@pytest.mark.parametrize(
    "text",
    [
        "قضت محكمة جنايات في الخرطوم بإعدام ثلاثة متهمين.",
        "أيدت محكمة الاستئناف، الثلاثاء، إعدام فلان الفلاني.",
        "صدرت أحكام بإعدام سبعة متهمين.",
    ],
)
def test_a_sentence_of_death_is_no_execution(text):
    reading = read(text)
    assert reading.mentions == ()
    assert all(figure.negated for figure in reading.figures)


@pytest.mark.parametrize(
    "text", ["نفذت السلطات حكم الإعدام في ثلاثة رجال.", "قام التنظيم بإعدام سبعة جنود قرب تدمر."]
)
def test_one_carried_out_is(text):
    assert not any(figure.negated for figure in read(text).figures)
    assert read(text).figures


def test_a_month_of_victims_is_a_statistic_and_so_are_its_parts():
    reading = read(
        "وثقت المنظمة مقتل 640 شخصا خلال شهر حزيران/يونيو في أعمال العنف. وبلغ عدد القتلى من المدنيين 410 أشخاص. "
        "وكانت نينوى أكثر المحافظات تضررا."
    )
    assert reading.mentions == ()
    assert {(s.value, s.period.value if s.period else None) for s in reading.statistics} == {
        (640, "2024-06"),
        (410, "2024-06"),
    }


def test_the_share_of_a_town_in_a_total_is_a_total():
    reading = read("قتل 900 شخص في العراق خلال العام الماضي، نصيب الموصل منهم 300 شخص.")
    assert {figure.scope for figure in reading.figures} == {Scope.AGGREGATE}
    assert reading.mentions == ()


def test_an_attack_after_a_total_is_an_incident():
    reading = read("قتل 900 شخص في العراق خلال العام الماضي. وأمس قتل 30 شخصا في تفجير في الموصل.")
    mention = reading.mentions[0]
    assert [f.value for f in reading.figures if f.id in mention.figures] == [30]
    assert mention.date is not None
    assert mention.date.precision is DatePrecision.DAY


def test_one_attack_in_a_month_is_no_total():
    reading = read("سجلت الشرطة مقتل 20 شخصا في هجوم على قرية في آذار 2022.")
    assert {figure.scope for figure in reading.figures} == {Scope.INCIDENT}


def test_one_named_who_is_sentenced_is_not_dead():
    text = "قضت غرفة الجنايات في سلا، مساء الجمعة، بإعدام سالم الراوي في ملف تفجير مقهى."
    assert all(figure.negated for figure in read(text).figures)
    assert read(text).mentions == ()
