"""One incident told twice in a report: its victim by name, its day in a claim; what came weeks later is another."""

from hasila.model import Group, IncidentMention, IncidentType
from hasila.pipeline import read_text


def mentions(text: str) -> tuple[IncidentMention, ...]:
    return read_text("r", text).mentions


def test_one_known_by_name_dies_once() -> None:
    text = "أحيت السفارة ذكرى اغتيال السفير سيرغي فولكوف في بيروت. وكان فولكوف قد سقط برصاص شرطي في معرض يوم 9 مايو 2013."
    (one,) = mentions(text)
    assert one.date is not None
    assert one.date.value == "2013-05-09"


def test_a_pronoun_stands_for_the_one_named() -> None:
    text = "أرجأت المحكمة محاكمة المتهم بقتل الباحث وليد التميمي، وهو ضابط. وكان مسلحان قد اعترضا سيارة التميمي في السادس من أيار 2019 في البصرة وأردياه."
    (one,) = mentions(text)
    assert one.date is not None
    assert one.date.value == "2019-05-06"
    groups = {figure.group for figure in read_text("r", text).figures}
    assert groups == {Group.CIVILIANS}


def test_two_by_other_names_are_two() -> None:
    text = "قتل الصحافي وليد التميمي بالرصاص في بغداد في 3 مارس 2019. وكان الصحافي سعد الربيعي قد قتل بالرصاص في البصرة في 5 مايو 2016."
    assert len(mentions(text)) == 2


def test_a_claim_of_its_weekday_gives_the_day() -> None:
    text = "انفجرت سيارة مفخخة مساء الأربعاء في أنقرة فقتل 28 شخصا. وأعلنت طالبان مسؤوليتها عن تفجير 17 فبراير 2016."
    (one,) = mentions(text)
    assert one.date is not None
    assert one.date.value == "2016-02-17"


def test_weeks_after_the_massacre_is_another() -> None:
    text = "قتل 132 تلميذا في الهجوم على مدرسة في لاهور. وبعد أسابيع من المجزرة قتل مسلحون 61 شخصا في مسجد في كراتشي."
    assert len(mentions(text)) == 2


def test_a_gunman_who_kills_several_attacks() -> None:
    (one,) = mentions("قتل مسلح 38 شخصا على شاطئ فندق في سوسة.")
    assert one.type is IncidentType.ARMED_ATTACK


def test_whence_attackers_came_is_not_where_it_was() -> None:
    (one,) = mentions(
        "قتل 25 شخصا في تفجير كنيسة في دمشق. وقال ناطق إن المهاجمين جاؤوا من مخيم الهول عبر البادية."
    )
    assert one.place is not None
    assert one.place.country == "SY"
    assert "hol" not in one.place.id


def test_an_attack_told_at_the_head_of_a_verdict() -> None:
    (one,) = mentions(
        "قضت محكمة مصرية بإعدام متهمين اثنين في قضية الهجوم على كنيسة بطنطا في مايو 2018. وأدين الأول بقتل تسعة مواطنين."
    )
    assert one.place is not None
    assert one.place.id == "eg-tanta"
