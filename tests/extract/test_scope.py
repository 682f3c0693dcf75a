"""A count of one incident is told from a total over a time, a war, an area or many attacks."""

import pytest

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
]
INCIDENT = [
    "قتل ثلاثون شخصا في هجوم في بغداد أمس",
    "قتل ثلاثون شخصا في تفجير في سوق النجارين جنوب الموصل",
    "قتل ثلاثون شخصا في هجوم في بغداد عام 2019",
    "قتل العشرات من المسلحين في غارة أمس",
    "قتل جندي في الحرب الأهلية",
    "قتل ثلاثون شخصا في هجوم أمس، وهو الأعنف منذ بداية الحرب",
    "مقتل ثلاثين شخصا في هجوم في الذكرى الثالثة للثورة",
]


def scopes(text):
    return [figure.scope.value for figure in read_text("r", text, "2024-07-22").figures]


def test_parts_and_what_is_added_belong_to_the_total():
    text = "ارتفع عدد القتلى منذ بداية الحرب إلى 755 قتيلا، بينهم 165 طفلا، بالإضافة إلى إصابة 6250 آخرين"
    assert scopes(text) == ["aggregate"] * 3


@pytest.mark.parametrize("text", AGGREGATE)
def test_total(text):
    assert scopes(text) == ["aggregate"]


@pytest.mark.parametrize("text", INCIDENT)
def test_incident(text):
    assert scopes(text) == ["incident"]


def test_a_total_beside_an_incident_is_of_its_own_clause():
    text = "قتل أربعة أشخاص في هجوم في الموصل أمس، فيما قتل ثلاثون شخصا منذ بداية الأزمة"
    assert scopes(text) == ["incident", "aggregate"]
