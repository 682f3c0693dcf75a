"""Rounds of a day's events: people of two sites are of two incidents, and each count is set where it was told."""

from itertools import product

import pytest

from hasila.model import Scope
from hasila.pipeline import read_text

# Villages that no gazetteer has, towns that it has, quarters: each with how it is named and the name alone.
SITES = (
    ("قرية زرنوقة", "زرنوقه"),
    ("بلدة خنيفس", "خنيفس"),
    ("مدينة الحلة", "الحله"),
    ("مدينة تكريت", "تكريت"),
)
FIRST = (
    "قتل سبعة مدنيين في قصف على {site} أمس.",
    "أسفر قصف على {site} عن مقتل سبعة مدنيين.",
    "تعرضت {site} لقصف أوقع سبعة قتلى.",
)
SECOND = (
    "كما قتل أربعة مدنيين في قصف على {site}.",
    "وفي {site} قتل أربعة مدنيين في قصف مدفعي.",
    "واستهدفت القوات، وفق المصدر، {site} ما أدى إلى مقتل أربعة مدنيين.",
    "وقتل أربعة مدنيين بقصف جوي استهدف {site}.",
)
WITHIN = (
    "قتل سبعة مدنيين في قصف على {one}، كما قتل أربعة مدنيين في قصف على {other}.",
    "أسفر قصف على {one} عن مقتل سبعة مدنيين، في حين تسبب قصف على {other} بمقتل أربعة.",
    "أسفر القصف عن مقتل سبعة مدنيين في {one} وأربعة مدنيين في {other}.",
    "قتل سبعة مدنيين في غارة على {one}، فيما قتل أربعة مدنيين في غارة على {other}.",
)
PAIRS = [(a, b) for a, b in product(SITES, SITES) if a != b]


def told(text: str, published: str | None = "2024-07-22") -> dict[int, tuple[int, str | None]]:
    """Of each count of three or more: the number of its incident mention and the name of its place."""
    reading = read_text("r", text, published)
    of = {figure: n for n, mention in enumerate(reading.mentions) for figure in mention.figures}
    return {
        f.value: (of.get(f.id, -1), f.place.span.quote if f.place else None)
        for f in reading.figures
        if f.value is not None and f.value > 2
    }


def fold(name: str | None) -> str | None:
    return name.replace("ة", "ه") if name else None


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize(("first", "second"), list(product(FIRST, SECOND)))
def test_people_on_two_sites_are_of_two_incidents(first, second, one, other):
    found = told(f"{first.format(site=one[0])} {second.format(site=other[0])}")
    assert found[7][0] != found[4][0]
    assert (fold(found[7][1]), fold(found[4][1])) == (one[1], other[1])


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize("sentence", WITHIN)
def test_one_sentence_tells_of_two_sites(sentence, one, other):
    found = told(sentence.format(one=one[0], other=other[0]))
    assert found[7][0] != found[4][0]
    assert (fold(found[7][1]), fold(found[4][1])) == (one[1], other[1])


@pytest.mark.parametrize(
    "text",
    [
        # the same site again
        "قتل سبعة مدنيين في قصف على قرية زرنوقة. كما أصيب أربعة مدنيين في القصف على زرنوقة.",
        # a quarter of the town, a street in it
        "قتل سبعة أشخاص في انفجار في مدينة الموصل. وأصيب أربعة في الانفجار في حي الزهور.",
        "قتل سبعة أشخاص في انفجار في مدينة الموصل. وأصيب أربعة في الانفجار في شارع النجفي.",
        # a village told with the town near it
        "قتل سبعة مدنيين في قصف قرب بلدة خنيفس. وأصيب أربعة مدنيين في قرية زرنوقة قرب بلدة خنيفس.",
        # the toll of both is told again
        "قتل 17 مدنيا وأصيب أربعة في قصف على بلدة خنيفس. وقتل 17 مدنيا في القصف على قرية زرنوقة، وفق مصدر.",
    ],
)
def test_one_incident_is_not_cut(text):
    found = told(text)
    assert len({n for n, _ in found.values()}) == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("هاجم مسلحون، أمس، قرية زرنوقة، وقال مصدر إن هناك عشرة قتلى.", "زرنوقة"),
        ("تعرض سكان بلدة خنيفس لهجوم أوقع عشرة قتلى.", "خنيفس"),
        ("قصفت طائرات حربية صباحا، بلدة خنيفس، ما أدى إلى مقتل عشرة.", "خنيفس"),
        ("داهم مسلحون ضواحي خنيفسا ما أوقع عشرة قتلى.", "خنيفسا"),
        # where they were going is not where they were hit
        ("أصيب عشرة من الزوار المتجهين إلى كربلاء بانفجار عبوة على الطريق جنوب بغداد.", "بغداد"),
        ("قتل عشرة عمال كانوا في طريقهم إلى كربلاء في انفجار عبوة.", None),
        # a direction from the capital only tells where a province lies
        ("قتل عشرة في انفجار في محافظة ديالى الواقعة في شمال شرق العاصمة العراقية بغداد.", "ديالى"),
        # a province tells less than the town in it
        ("شهدت محافظة ديالى اليوم مقتل عشرة رجال غربي بعقوبة.", "بعقوبة"),
        # another bomb is the one that hurt both
        ("قتل عشرة وأصيب ستة في انفجار عبوة ثانية في منطقة الكاطون.", "الكاطون"),
        # earlier on is no "while"
        ("قتل عشرة في وقت سابق اليوم جراء انفجار عبوة في قضاء التاجي.", "التاجي"),
        # a town that opens holds what is named behind; not where somebody else fell
        ("وفي كركوك قتل عشرة أشخاص وأصيب ستة في انفجار سيارة في قضاء الدبس شمال المدينة.", "الدبس"),
        ("وفي بعقوبة قتل مسلحون عشرة رجال في قرية زرنوقة.", "زرنوقة"),
        ("وفي كركوك قتل عشرة أشخاص، كما أصيب ستة في حي النصر.", "كركوك"),
        ("قتل عشرة في هجوم شرقي بغداد، كما أصيب ستة بحي الكرادة.", "بغداد"),
        # a border tells less than a town; a valley has a name
        ("قتل عشرة في وادي تيراه بمنطقة خيبر بالقرب من الحدود الأفغانية.", "تيراه"),
        ("قتل عشرة في ضاحية بيشاور القريبة من الحدود الأفغانية.", "بيشاور"),
        # two bare words before a region
        ("قتل عشرة في منطقة زرنوق تال في أوركزاي.", "زرنوق تال"),
        # a name that the text introduces elsewhere
        ("اقتحم مسلحون قرية زرنوقة أمس. وقتل عشرة في زرنوقة.", "زرنوقة"),
        ("قتل عشرة في زرنوقة أمس. واقتحم مسلحون قرية زرنوقة فجرا.", "زرنوقة"),
        # whose aircraft they were
        ("قتل عشرة مدنيين جراء قصف لطائرات روسيا على بلدات ريف إدلب.", "إدلب"),
    ],
)
def test_a_count_is_set_where_it_was(text, place):
    assert told(text)[10][1] == place


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("قتل عشرة مدنيين في قصف على عدة قرى وبلدات في ريف إدلب.", Scope.AGGREGATE),
        ("قتل عشرة مدنيين أمس في قصف جوي طال مدن وبلدات محافظة إدلب.", Scope.AGGREGATE),
        ("قتل عشرة مدنيين في غارات على قرى شمال البلاد.", Scope.AGGREGATE),
        ("قتل عشرة مدنيين في قصف على بلدة بنش في ريف إدلب.", Scope.INCIDENT),
        ("قتل عشرة مدنيين في بلدة بنش جراء قصف على قرى في ريف إدلب.", Scope.INCIDENT),
    ],
)
def test_a_count_over_villages_is_a_total(text, scope):
    reading = read_text("r", text, "2024-07-22")
    assert next(f.scope for f in reading.figures if f.value == 10) is scope


def test_the_day_of_a_burial_is_not_that_of_the_attack():
    reading = read_text("r", "دفنت السبت تسع جثث بعد هجوم على قرية زرنوقة قتل فيه تسعة.", "2024-07-22")
    assert all(f.date is None for f in reading.figures)


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("قتل سبعة جنود في هجوم في كركوك. من جهة أخرى قتل أربعة جنود في هجوم شنه مسلحون.", True),
        ("قتل سبعة جنود في هجوم في كركوك. من ناحية أخرى انفجرت عبوة فقتلت أربعة جنود.", True),
        ("قتل سبعة جنود في هجوم في كركوك. وفي كركوك أيضا قتل مسلحون أربعة جنود في كمين.", True),
        ("قتل سبعة جنود في هجوم في كركوك. وقبل ذلك بأيام، هاجم مسلحون حاجزا فقتلوا أربعة.", True),
        ("قتل سبعة جنود في هجوم في كركوك. وقتل أربعة في هجوم دام آخر في ديالى.", True),
        ("قتل سبعة جنود في هجوم في كركوك. ووقع آخر تفجير في 2 حزيران وقتل فيه أربعة جنود.", True),
        ("قتل سبعة جنود في هجوم في كركوك. من جهة أخرى أصيب في الهجوم أربعة جنود.", False),
        ("قتل سبعة جنود في هجوم في كركوك. وأصيب في الهجوم أيضا أربعة جنود.", False),
    ],
)
def test_words_that_turn_to_another_event(text, apart):
    found = told(text)
    assert (found[7][0] != found[4][0]) is apart


def test_before_that_is_of_no_day_told_before():
    text = "قتل سبعة في قصف الإثنين على تعز، وقبل ذلك قتل أربعة في قصف مماثل."
    dates = {f.value: f.date for f in read_text("r", text, "2024-07-24").figures}
    assert dates[7] is not None
    assert dates[4] is None


def test_a_stop_behind_a_space_ends_a_sentence():
    found = told("قتل سبعة في هجوم في قضاء الدجيل أمس .كما قتل أربعة في هجوم في قضاء الحويجة.")
    assert found[7][0] != found[4][0]
