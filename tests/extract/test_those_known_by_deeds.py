"""Several who are known only by what they did, or who stand behind those who took or killed them."""

import pytest

from hasila.pipeline import read_text


def told(text: str) -> list[tuple[str, int | None, bool]]:
    return [(f.outcome.value, f.value, f.negated) for f in read_text("r", text, "2008-10-15").figures]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("وقتلت الشرطة من رفضوا الخروج من السجن.", "killed"),
        ("وقتلت الشرطة من وجدتهم في البيت.", "killed"),
        ("واتهم الجيش باعتقال كل من وجده في القرية.", "detained"),
        ("واعتقلت الشرطة الذين نظموا التظاهرة.", "detained"),
        ("واعتقل الجيش الذين نظموا التظاهرة.", "detained"),
        ("وقال إن الجيش يعتقل من يطلقون الصواريخ.", "detained"),
        ("وانتقدت اعتقال السلطات ناشطين حقوقيين.", "detained"),
        ("وبعد خطف القراصنة بحارة أوكرانيين قبالة الصومال.", "abducted"),
        ("وأعلن عن قتل القوات الخاصة مسلحين في الجبل.", "killed"),
    ],
)
def test_several_whom_nobody_counts(text, outcome):
    assert told(text) == [(outcome, None, False)]


@pytest.mark.parametrize(
    "text",
    [
        "وقتل الجنود من حاولوا الهرب",  # attempts are told of with a word that voids them
        "وأمر رئيس الحكومة بالقبض على كل من شارك في الهجوم.",  # nobody in particular
        "واعتقلت الشرطة لأن الذين نظموا التظاهرة غادروا.",
        "واعتقلت الشرطة، والذين نظموا التظاهرة غادروا.",
    ],
)
def test_others_who_did_something_are_not_taken(text):
    assert told(text) == []


def test_both_of_two_are_counted_one_by_one():
    assert told("وقتل كل من الضابط والجندي.") == [("killed", 1, False), ("killed", 1, False)]


def test_armed_men_are_those_arrested_and_not_who_arrests():
    assert told("وأدى اعتقال رجال مسلحين إلى توتر.") == [("detained", None, False)]


@pytest.mark.parametrize("text", ["ونفى أن يكون أي سائح قد خطف.", "ونفى أن يكون أي سائح خطف."])
def test_nobody_has_been_taken(text):
    assert told(text) == [("abducted", None, True)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("وقتل الانفجار طفلا وأدمى تسعة.", [("killed", 1), ("wounded", 9)]),
        ("وأدمت الشظايا ثلاثين من المارة.", [("wounded", 30)]),
        ("والقتلة الذين أودوا بحياة المهندسة معروفون.", [("killed", 1)]),
        ("ورمته المروحية بصاروخين قضيا على أفراد المجموعة الأربعة.", [("killed", 4)]),
        ("وقال إن أحد عشر بحارا لم يعثر لهم على أثر.", [("missing", 11)]),
        ("واقتيد ما لا يقل عن أربعين محتجا إلى مراكز الشرطة.", [("detained", 40)]),
        ("واقتادت مجموعة مسلحة ثلاث ممرضات فرنسيات.", [("abducted", 3)]),
        ("وخلفت العملية ما يربو على عشرين قتيلا ناهيك عن المصابين.", [("killed", 20), ("wounded", None)]),
        ("وقتل ثلاثة جنود غير مسلحين في الهجوم.", [("killed", 3)]),
        ("وقتل جميع الركاب عدا طفل نجا من الحادث.", [("killed", None)]),
        ("وأدمى الفراق قلبه.", []),
        ("واقتيد الضيوف إلى مقر الشركة.", []),
    ],
)
def test_words_of_the_older_press(text, figures):
    assert [(outcome, value) for outcome, value, _ in told(text)] == figures


@pytest.mark.parametrize(
    "text",
    [
        "وقال إن أحد الجنود فقد ساقه في انفجار لغم.",
        "وحضت على أن تنصت إلى من فقدوا كل شيء.",
        "وعودة إلى ما قبل سقوط «طالبان».",
        "وبعد سقوط طالبان عاد إلى كابول.",
    ],
)
def test_things_lost_and_powers_fallen_are_nobody(text):
    assert told(text) == []


def test_two_students_may_be_killed_and_three_soldiers_go_missing():
    assert told("وقتل طالبان في إطلاق نار في الجامعة.") == [("killed", 2, False)]
    assert told("وقال إن ثلاثة جنود فقدوا خلال المعركة.") == [("missing", 3, False)]
