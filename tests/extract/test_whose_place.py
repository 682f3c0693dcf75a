"""Where an incident was, when its report names other things like places: people, halls, an earlier attack."""

import pytest

from hasila.model import IncidentMention, IncidentType, Reading
from hasila.pipeline import read_text


def read(text: str, published: str | None = "2024-07-22") -> Reading:
    return read_text("r", text, published)


def main(text: str, published: str | None = "2024-07-22") -> IncidentMention:
    return next(mention for mention in read(text, published).mentions if mention.main)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("أكد وزير الداخلية سامي حسن دمشق مقتل سبعة أشخاص في انفجار في أربيل", "Erbil"),
        ("ووفق وزير الصحة سامي حسن دمشق فإن سبعة قتلوا في انفجار في أربيل", "Erbil"),
        ("ووفق وزير الصحة علي حاجي دمشق فإن سبعة قتلوا في انفجار في أربيل", "Erbil"),
        ("غادر الوزير سامي حسن دمشق بعد مقتل سبعة أشخاص في انفجار فيها", "Damascus"),
        ("قتل سبعة أشخاص في انفجار مطعم «ليالي بيروت» في أربيل", "Erbil"),
        ("قتل سبعة أشخاص في تفجير صالة «نجوم دبي» للأعراس في غرب حلب", "Aleppo"),
        ("قتل سبعة أشخاص في تفجير فندق النخيل غرب حلب", "Aleppo"),
        ("هاجم انتحاري اليوم مقاما صوفيا في أربيل فقتل سبعة أشخاص", "Erbil"),
        ("قتل سبعة أشخاص في انفجار في صوفيا", "Sofia"),
    ],
)
def test_a_name_of_a_person_or_of_a_hall_is_no_place(text, place):
    found = main(text).place
    assert found is not None
    assert found.name_en == place


def test_the_town_beyond_a_village_is_only_its_bearing():
    found = main("قتل سبعة أشخاص في تفجير في بعقوبة شمال بغداد").place
    assert found is not None
    assert found.name_en == "Baqubah"


def test_a_nationality_behind_an_unknown_village_tells_its_country():
    found = main("قتل سبعة أشخاص في قصف حفل زفاف في قرية الزعفرية اليمنية").place
    assert found is not None
    assert (found.country, found.precision) == ("YE", "country")


@pytest.mark.parametrize(
    "told",
    [
        "وكان الهجوم السابق في مارس 2023 قد خلف 61 قتيلا.",
        "وكانت غارة في 28 مارس 2023 على المدينة نفسها قد أوقعت 61 قتيلا.",
    ],
)
def test_an_earlier_attack_was_where_the_new_one_was(told):
    reading = read("قتل سبعة أشخاص اليوم في هجوم جديد على حلب. " + told)
    past = [mention for mention in reading.mentions if not mention.main]
    assert [mention.place.name_en if mention.place else None for mention in past] == ["Aleppo"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("فجر انتحاري نفسه في حفل زفاف في مدينة عراقية فقتل سبعة أشخاص", "IQ"),
        ("قتل سبعة أشخاص بانفجار شاحنة أمس ببلدة صومالية", "SO"),
    ],
)
def test_a_town_without_its_name_lies_where_its_adjective_says(text, country):
    found = main(text).place
    assert found is not None
    assert (found.country, found.precision) == (country, "country")


@pytest.mark.parametrize(
    "text",
    [
        "استقال وزير الدفاع اليوم الاثنين على خلفية مقتل أكثر من 40 جنديا في قاعدة بشمال البلاد يوم الجمعة.",
        "أقيل قائد الشرطة أمس بعد مقتل 40 شخصا يوم الجمعة.",
    ],
)
def test_the_day_on_which_people_fell_goes_before_that_of_what_followed(text):
    date = main(text).date
    assert date is not None
    assert date.value == "2024-07-19"


def test_a_government_that_tells_of_its_own_people_abroad_is_no_place():
    told = (
        "أعلنت وزارة الخارجية مقتل خمسة من رعاياها في الهجوم على المطعم. وأكدت طوكيو مقتل ثلاثة من مواطنيها"
    )
    assert main(told).place is None
    found = main("سجلت حلب مقتل خمسة مدنيين في قصف أمس").place
    assert found is not None
    assert found.name_en == "Aleppo"


def test_who_had_been_killed_on_another_day_is_of_another_incident():
    reading = read("قتل 40 شخصا في قصف مدرسة في حلب اليوم. وكان قتل 18 شخصا على الأقل الخميس في مدرستين.")
    assert [mention.main for mention in reading.mentions] == [True, False]
    assert reading.mentions[1].date is not None
    assert reading.mentions[1].date.value == "2024-07-18"


def test_what_opens_a_report_without_a_number_still_says_where():
    text = "دان الرئيس قتل المزارعين في حلب ووصفه بأنه جريمة. وأكد مسؤولون أن القتلى 43 قتيلا."
    found = main(text, None).place
    assert found is not None
    assert found.name_en == "Aleppo"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("ارتفعت حصيلة هجوم الموصل إلى 21 قتيلا، بحسب ما نقلته «سكاي نيوز» اليوم الاثنين عن الوزير", None),
        ("أسفر هجوم في الموصل اليوم الاثنين عن مقتل 21 شخصا", "2024-07-22"),
        ("قتل 21 شخصا في هجوم في الموصل، وبدأ تسليم الجثامين اليوم الاثنين", None),
        ("تبنى داعش مساء أمس الأحد الهجوم على سوق الموصل الجمعة، وقتل فيه 21 شخصا", "2024-07-19"),
        ("دفن الأهالي في قرية قرب الموصل اليوم الاثنين 43 مزارعا قتلوا في هجوم بدأ صباح السبت", "2024-07-20"),
        ("توفيت جريحة أمس الأحد متأثرة بجراحها، فارتفع قتلى تفجير سوق الموصل إلى 21", None),
        ("فارق جندي الحياة الأحد متأثرا بجروح أصيب بها في الهجوم على حاجز في الموصل الجمعة", "2024-07-19"),
        ("قتل جندي الأحد في هجوم في الموصل وتوفي آخر متأثرا بجراحه", "2024-07-21"),
    ],
)
def test_the_day_of_an_agency_or_of_a_burial_is_not_the_events(text, date):
    found = main(text).date
    assert (found.value if found else None) == date


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قصفته طائرة أجنبية فقتل سبعة أشخاص في الموصل", "airstrike"),
        ("قصفت المدفعية السوق فقتل سبعة أشخاص في الموصل", "shelling"),
        ("قتل سبعة أشخاص في الهجوم الصاروخي على مطار الموصل", "shelling"),
        ("قتل سبعة أشخاص في ثلاثة انفجارات في مطار الموصل، يرجح أنها بقذائف هاون", "shelling"),
        ("انفجرت عبوة ناسفة في الموصل فقتل سبعة أشخاص، وسقطت قذائف على حي فيها", "bombing"),
        ("انفجرت سيارة مفخخة ثم اقتحم مسلحون الفندق في الموصل فقتل سبعة أشخاص", "armed_attack"),
        ("فجر انتحاري نفسه في الفندق في الموصل وما زال مسلحون متحصنين فيه، وقتل سبعة أشخاص", "armed_attack"),
        (
            "انفجرت سيارة مفخخة عند بوابة السجن في الموصل ثم اشتبك مسلحون مع الحراس، وقتل سبعة أشخاص",
            "armed_attack",
        ),
        ("انفجرت سيارة مفخخة عند السجن في الموصل ثم تسلل تسعة مسلحين إليه، وقتل سبعة أشخاص", "armed_attack"),
        ("انتهى حصار الفندق في الموصل الذي بدأ بانفجار سيارة مفخخة وقتل فيه سبعة أشخاص", "armed_attack"),
        ("انفجرت سيارة مفخخة في الموصل التي يستمر حصار المدينة فيها وقتل سبعة أشخاص", "bombing"),
        ("اقتحم انتحاري الفندق في الموصل وفجر نفسه فقتل سبعة أشخاص", "suicide_bombing"),
    ],
)
def test_what_flew_and_who_stormed_name_the_means(text, kind):
    assert main(text).type is IncidentType(kind)


def test_forces_that_killed_the_attackers_did_not_attack():
    text = "قتل سبعة أشخاص في هجوم على عرض عسكري في الأهواز. وقتلت القوات الإيرانية ثلاثة من المنفذين."
    assert main(text).attackers == ()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("بعد عامين على مجزرة السوق في حلب حكى شاب ما عاشه، وقتل فيها 33 شخصا", "2022-07-07/2022-08-06"),
        ("بعد مرور ثلاث سنوات على تفجير السوق في حلب الذي قتل فيه 33 شخصا", "2021-07-07/2021-08-06"),
        ("في الذكرى الأولى لمجزرة السوق في حلب التي قتل فيها 33 شخصا", "2023-07-07/2023-08-06"),
        ("بعد عامين على زواجه قتل الضابط في حلب", None),
    ],
)
def test_so_many_years_on_an_attack_is_remembered(text, date):
    found = main(text).date
    assert (found.value if found else None) == date


def test_nothing_is_counted_back_from_an_unknown_day():
    assert main("بعد عامين على مجزرة السوق في حلب التي قتل فيها 33 شخصا", None).date is None


def test_the_day_a_paper_came_out_is_not_the_events():
    text = "ارتفع عدد قتلى القصف في حلب إلى 53 قتيلا، كما جاء في تقرير أممي صدر الخميس."
    assert main(text, None).weekday is None


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("قتل 11 شخصا في قصف مخيم في قرية زرنوقة العراقية", "IQ"),
        ("قتل 11 شخصا في قصف مخيم في قرية زرنوقة قرب الحدود العراقية الإيرانية", None),
    ],
)
def test_a_border_of_two_countries_tells_neither(text, country):
    place = main(text).place
    assert (place.country if place else None) == country


def test_a_town_before_a_colon_yields_to_the_place_that_is_told():
    text = "بغداد: قتل ضابط وثلاثة من مرافقيه في انفجار استهدف رتلا شمال قضاء الدبس بمحافظة كركوك."
    places = {figure.place.span.quote for figure in read_text("r", text, "2021-03-10").figures}
    assert places == {"الدبس"}
    (figure,) = read_text("r", "الفلوجة: مقتل ثلاثة جنود في انفجار.", "2021-03-10").figures
    assert figure.place.span.quote == "الفلوجة"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("بغداد - قتل 11 مدنيا في هجوم على حافلة قرب بلدة زنكلون شمال العراق", "IQ"),
        ("واغادوغو (وكالات) - قتل 11 مدنيا في هجوم قرب بلدة دجيبو شمال بوركينا فاسو", "bf-djibo"),
        ("بغداد - قتل 11 مدنيا في هجوم على حافلة", "gn98182"),
    ],
)
def test_a_dateline_is_no_finer_answer_than_the_area_that_is_told(text: str, place: str):
    (mention,) = read_text("r", text, "2024-07-22").mentions
    assert mention.place is not None
    assert mention.place.id == place


@pytest.mark.parametrize(
    "text",
    [
        "طهران تنفي موت الملحق. وبلغ العدد أمس 23 قتيلا و147 جريحا في تفجير السفارة.",
        "أنقرة تؤكد مقتل خمسة من جنودها في هجوم على قاعدة.",
        "قتل سبعة في هجوم على قاعدة، وقالت واشنطن إنها تتابع الحادث.",
    ],
)
def test_a_government_that_speaks_is_not_where_it_happened(text):
    assert main(text).place is None


def test_who_speaks_in_another_country_does_not_go_on_a_round_of_the_day():
    found = main("وفي نيويورك قال الناطق إن غارات الليلة الماضية على سوق في دارفور خلفت عشرات القتلى.").place
    assert found is not None
    assert found.country == "SD"


@pytest.mark.parametrize("told", ["قريتين نيجريتين", "قرية نيجرية"])
def test_villages_tell_their_country_by_an_adjective(told):
    found = main(f"زاد عدد ضحايا الهجوم المسلح على {told} إلى 70 مدنيا.").place
    assert found is not None
    assert (found.country, found.precision) == ("NE", "country")


def test_a_market_of_a_day_is_no_town():
    found = main("قتل سبعة أشخاص في غارة على سوق الاثنين في الفاشر.").place
    assert found is not None
    assert found.name_en == "El Fasher"


def test_the_day_of_a_funeral_is_not_that_of_the_deaths():
    text = "ضحايا السويداء صاروا نحو 220. وشيعت المحافظة قتلاها اليوم في ملعب المدينة."
    assert main(text).date is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قالت شرطة أربيل إن عشرة قتلوا", "Erbil"),
        ("قال محافظ المنيا إن 23 شخصا قتلوا", "Minya"),
        ("قالت شرطة مدينة كراتشي إن سبعة قتلوا", "Karachi"),
        ("قال قائد شرطة أربيل إن عشرة قتلوا في انفجار في كركوك", "Kirkuk"),
        ("أعلنت الحكومة في بغداد مقتل عشرة", None),
        ("قتل العميد في انفجار سيارة وكان عائدا ليلا من باريس", None),
        ("قتل 28 مسافرا كانوا متوجهين إلى نيروبي", None),
        ("أعدم المسلحون 28 راكبا وفروا نحو الصومال", None),
        ("قتل عشرة حجاج عائدين من كربلاء في تفجير في أربيل", "Erbil"),
    ],
)
def test_the_police_and_governor_of_a_town_tell_of_it_and_a_journey_of_nothing(text, place):
    found = main(text).place
    assert (found.name_en if found else None) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("واغادوغو - قتل 17 شخصا في هجوم على مطعم إسطنبول", "Ouagadougou"),
        ("قتل ثلاثة أشخاص في هجوم على فندق بيروت", "Beirut"),
        ("قتل ثلاثة أشخاص في هجوم على مقهى في كركوك", "Kirkuk"),
    ],
)
def test_a_restaurant_may_bear_the_name_of_a_town_far_away(text, place):
    found = main(text).place
    assert found is not None
    assert found.name_en == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قتل ثلاثة أشخاص امام مطعم النخيل في بعقوبة", "مطعم النخيل"),
        ("وأصيب تسعة أشخاص أمس في انفجار قرب مقهى السلام في كركوك", "مقهى السلام"),
        ("وأصيب تسعة أشخاص أمس قرب محطة الوقود الحكومية في تلعفر", "تلعفر"),
        ("وقتل أستاذ يدرس في جامعة البصرة برصاص مسلحين في حي الجزائر", "الجزائر"),
        (
            "وقال متحدث إن طبيبا يعمل في مستشفى الرمادي قتل وأصيب خمسة إثر تفجير استهدف دورية في حي الملعب",
            "الملعب",
        ),
        ("وقتل طالب في جامعة الموصل", "الموصل"),
        ("وتعد الهجمات على مومباي التي خلفت 170 قتيلا من صنع جماعة تدربت في كراتشي", "مومباي"),
        (
            "وفي الديوانية، أعلن مدير شرطة المحافظة مقتل اثنين من رجاله في هجوم استهدف مدير ناحية الدغارة",
            "الديوانية",
        ),
        ("وقتل رجلان في اثنين من أحياء العاصمة البلجيكية", "العاصمة البلجيكية"),
        ("واعتبر أن الحرب على لبنان لم تكن ردة فعل على أسر جنديين", None),
        ("ويحاول الجيش في منطقة قرب الحدود الإيرانية تحرير عشرة جنود خطفوا قبل أيام", None),
        ("وترافقت التظاهرات في تركيا مع هجوم أوقع عشرة قتلى في دهوك", "دهوك"),
    ],
)
def test_where_people_work_or_what_goes_on_elsewhere_is_not_where_they_fell(text, place):
    figures = read(text).figures
    assert figures
    assert {figure.place and text[figure.place.span.start : figure.place.span.end] for figure in figures} == {
        place
    }
