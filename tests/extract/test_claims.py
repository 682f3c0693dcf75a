"""Who took responsibility, denied it, or was blamed; and words of the same look that say neither."""

import pytest

from hasila.model import Stance
from hasila.pipeline import read_text


def claims(text: str) -> set[tuple[str, str]]:
    return {(claim.stance.value, claim.actor.id) for claim in read_text("r", text, "2024-07-22").claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تبنى داعش الهجوم الذي قتل ثلاثة أشخاص", {("claimed", "islamic_state")}),
        ("قتل 27 شخصا في الانفجار الذي تبناه داعش", {("claimed", "islamic_state")}),
        ("أعلنت طالبان مسؤوليتها عن التفجير", {("claimed", "taliban")}),
        ("قتل سبعة في انفجار في السوق. وأعلنت طالبان مسؤوليتها.", {("claimed", "taliban")}),
        ("قتل سبعة في انفجار في السوق. وقال الوزير إن على طالبان أن تتحمل مسؤوليتها.", set()),
        ("تبنت بوكو حرام في مقطع مصور قتل سبعة مزارعين", {("claimed", "boko_haram")}),
        ("تبنت حماس قرارا بعد قتل سبعة مزارعين", set()),
        ("قال داعش إنه المسؤول عن الهجوم على السوق", {("claimed", "islamic_state")}),
        ("وقال داعش في بيان: هاجم مقاتلونا الثكنة", {("claimed", "islamic_state")}),
        ("نفت طالبان مسؤوليتها عن التفجير", {("denied", "taliban")}),
        ("اتهمت الشرطة طالبان بالهجوم على السوق", {("blamed", "taliban")}),
        ("كان داعش مسؤولا عن الهجوم على السوق", {("blamed", "islamic_state")}),
        ("يعتقد أن داعش يقف وراء الهجوم", {("suspected", "islamic_state")}),
        ("أكد داعش وقوفه وراء الهجوم على السوق", {("claimed", "islamic_state")}),
        ("نفت حماس وقوفها وراء الهجوم على السوق", {("denied", "hamas")}),
        ("ظهر زعيم بوكو حرام ليعلن مسؤولية الجماعة عن خطف العمال", {("claimed", "boko_haram")}),
        ("أعلن داعش مسئوليته عن تفجير السوق", {("claimed", "islamic_state")}),
        ("وقالت حركة الشباب إن مقاتليها شنوا الهجوم على الفندق", {("claimed", "shabaab")}),
        ("وأعلن حزب الله أنه قصف الثكنة", {("claimed", "hezbollah")}),
        ("أعلن داعش إعدام سبع رهائن في الصحراء", {("claimed", "islamic_state")}),
        ("نشر تنظيم داعش شريطا عن ذبح سبعة عمال", {("claimed", "islamic_state")}),
        ("أعلنت المقاومة الإسلامية في العراق استهدافها ثلاث قواعد", {("claimed", "iri")}),
        ("بث داعش تسجيلا لإعدام سبعة عمال", {("claimed", "islamic_state")}),
        ("وزع داعش شريطا يظهر فيه مسلحوه وهم يذبحون سبعة عمال", {("claimed", "islamic_state")}),
        ("نشر داعش شريطا عن قتلاه في الغارة", set()),
        ("نسب داعش لنفسه الهجوم على الثكنة بعد مقتل سبعة", {("claimed", "islamic_state")}),
        ("نسب الوزير إلى داعش تفجير السوق بعد مقتل سبعة", set()),
        ("ذكرت أعماق أن اثنين من جنود الخلافة هاجما الثكنة وقتلا سبعة", {("claimed", "islamic_state")}),
        ("قالت الشرطة إن سبعة من جنود الخلافة قتلوا في هجوم على معسكر لداعش", set()),
        ("قال داعش إن منفذ الهجوم الذي أوقع سبعة قتلى أحد جنوده", {("claimed", "islamic_state")}),
        ("قال داعش إن سالم العمري هو الذي فجر نفسه في السوق وقتل سبعة", {("claimed", "islamic_state")}),
        ("أكد ناطق مسؤولية طالبان عن الكمين الذي قتل فيه سبعة جنود", {("claimed", "taliban")}),
        ("أثبت التحقيق مسؤولية طالبان عن الكمين الذي قتل فيه سبعة جنود", set()),
        ("قالت طالبان إن قتل الجنود السبعة انتقام لما يفعله الجيش", {("claimed", "taliban")}),
        ("قال متحدث باسم طالبان إن الهجوم الذي قتل سبعة جاء ردا على مقتل قائدها", {("claimed", "taliban")}),
        ("قالت حماس إن الغارة التي قتلت سبعة جاءت ردا على خطابها", set()),
        ("قالت طالبان إن الهجوم الذي قتل فيه سبعة لا يخدم أحدا", set()),
        (
            "قتل سبعة في السوق. وأعلن داعش أن ثلاثة من عناصره فجروا أحزمتهم في السوق",
            {("claimed", "islamic_state")},
        ),
        ("قتل سبعة في هجوم. وأعلن داعش أن سالم العمري فجر شاحنته عند الثكنة", {("claimed", "islamic_state")}),
        ("أعلنت حماس أن انتحاريا فجر نفسه في السوق", set()),
        ("قالت بوكو حرام إنها من خطفت التلميذات", {("claimed", "boko_haram")}),
        ("وجاء في بيان لداعش أن جنود الخلافة قتلوا سبعة جنود", {("claimed", "islamic_state")}),
        ("ذكرت وكالة أعماق أن منفذ الهجوم أحد جنود الدولة الإسلامية", {("claimed", "islamic_state")}),
        ("تبنت بوكو حرام، في تسجيل صوتي، خطف سبعة مزارعين", {("claimed", "boko_haram")}),
        ("قتل سبعة في انفجار. وتبناه تنظيم داعش عبر أعماق", {("claimed", "islamic_state")}),
        ("أعلن المتحدث باسم الحوثيين استهداف المعسكر بصاروخ", {("claimed", "houthis")}),
        ("أعلن الحوثيون استهداف المطار بغارات", set()),
        ("أعلنت حركة الشباب استهداف مقرها", set()),
        ("أعلنت حماس مقتل ثلاثة من عناصرها في غارة", set()),
        ("قالت حماس إن إعدام الرجلين جريمة", set()),
        ("قالت حركة الشباب إن مقاتليها قتلوا في الهجوم على الفندق", set()),
        ("أعلنت حركة «طالبان» في باكستان مسؤوليتها عن التفجير", {("claimed", "ttp")}),
        ("أعلنت جماعة الأحرار مسؤوليتها عن التفجير", {("claimed", "jamaat_ahrar")}),
        ("تبنت كتيبة عقبة بن نافع الهجوم على الدورية", {("claimed", "uqba")}),
        ("قتل ثلاثة في هجوم نسب إلى طالبان", {("blamed", "taliban")}),
        ("وصدر بيان نسب إلى طالبان عن المفاوضات", set()),
        ("قتل تسعة أشخاص أمس. وقالت السلطات إن داعش نفذ الهجوم", {("blamed", "islamic_state")}),
        ("ولم يعلن تنظيم القاعدة في المغرب الإسلامي مسؤوليته عن الهجوم", {("denied", "aqim")}),
        ("نفى حزب الله صحة ما أعلنته إسرائيل عن اغتيال أحد قيادييه", set()),
        ("نفت حركة طالبان مقتل زعيمها في الهجوم", set()),
        ("نفت حماس سقوط شهداء في صفوفها خلال القصف", set()),
        ("نفت حركة طالبان قتل المدنيين في الهجوم", {("denied", "taliban")}),
        ("نفت حركة طالبان تورطها في مقتل زعيم القبيلة", {("denied", "taliban")}),
        ("أعلن الوزير أن بلاده تقف وراء قتل سالم الحداد القيادي في حزب الله", set()),
        (
            "اتهم مسؤولون في حركة حماس مسلحين من حركة فتح بمحاولة قتل الوزير بعد هجوم",
            {("blamed", "fatah")},
        ),
        ("اتهم حزب الله طالبان بالهجوم على السوق", {("blamed", "taliban")}),
        ("اتهمت الشرطة طالبان وداعش بالهجوم على السوق", {("blamed", "taliban")}),
        ("أعلنت جماعة أنصار الإسلام المقربة من القاعدة مسؤوليتها عن التفجير", {("claimed", "ansar_islam")}),
        ("أعلن الجيش الإسرائيلي أن إسرائيل مسؤولة عن قتل القيادي", {("claimed", "israel_army")}),
        ("أعلنت حركة الشباب المرتبطة بالقاعدة مسؤوليتها عن الهجوم", {("claimed", "shabaab")}),
        ("أعلن تنظيم ولاية سيناء التابع لداعش مسؤوليته عن الهجوم", {("claimed", "is_sinai")}),
        ("قالت حركة الشباب المرتبطة بتنظيم القاعدة إنها نفذت الهجوم", {("claimed", "shabaab")}),
        ("انضمت بوكو حرام إلى داعش الذي أعلن مسؤوليته عن الهجوم", {("claimed", "islamic_state")}),
        ("تسعة قتلى في معهد بالعاصمة، وطالبان تتبنى", {("claimed", "taliban")}),
        ("تسعة قتلى في معهد بالعاصمة، وطالبان تتبنى وتبث شريطا", {("claimed", "taliban")}),
        ("تسعة قتلى في معهد بالعاصمة، وطالبان تتبنى موقفا متشددا", set()),
        ("أعلنت طالبان أنها قتلت تسعة جنود في الجبل", {("claimed", "taliban")}),
        ("أعلنت طالبان أنه قتل تسعة من عناصرها في الجبل", set()),
        ("نفت حماس صلتها بالتفجير بعد أن تبناه داعش", {("denied", "hamas"), ("claimed", "islamic_state")}),
    ],
)
def test_stance_and_actor(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "stance", "speaker", "authority"),
    [
        ("نفت طالبان مسؤوليتها عن التفجير", "denied", "طالبان", "armed_actor"),
        ("تبنى داعش الهجوم الذي قتل ثلاثة أشخاص", "claimed", "داعش", "armed_actor"),
        ("اتهمت الشرطة طالبان بالهجوم على السوق", "blamed", "الشرطة", "police_military"),
        ("اتهم وزير الداخلية طالبان بالهجوم على السوق", "blamed", "وزير الداخلية", "police_military"),
        ("ألقت الحكومة المسؤولية على طالبان في الهجوم على السوق", "blamed", "الحكومة", "government"),
        ("حملت وزارة الصحة طالبان مسؤولية الهجوم على السوق", "blamed", "وزارة الصحة", "medical"),
        ("قالت الشرطة إن طالبان مسؤولة عن الهجوم على السوق", "blamed", "الشرطة", "police_military"),
        ("كان داعش مسؤولا عن الهجوم على السوق", "blamed", None, None),
        ("اتهمت طالبان بالهجوم على السوق", "blamed", None, None),
    ],
)
def test_who_claims_denies_or_accuses_is_told(text, stance, speaker, authority):
    (claim,) = read_text("r", text, "2024-07-22").claims
    assert claim.stance.value == stance
    said_by = claim.attribution
    assert (said_by.source.quote if said_by else None) == speaker
    assert (said_by.authority.value if said_by else None) == authority


@pytest.mark.parametrize(
    "text",
    [
        "تبنى البرلمان القانون",
        "يخشى الأهالي داعش ودعا النائب إلى تبني مشروع متكامل",
        "نفى اللاعب انتقاله إلى النادي",
        "عادة ما تعلن طالبان مسؤوليتها عن مثل هذا الهجوم",
    ],
)
def test_what_is_of_no_attack_is_no_claim(text):
    assert claims(text) == set()


def test_the_channel_and_the_outlet_are_kept():
    (claim,) = read_text("r", "أعلن داعش عبر تلغرام مسؤوليته عن الهجوم", None).claims
    assert claim.via == "Telegram"
    assert claim.evidence.rows[0].startswith("claims.")
    text = "ذكرت وكالة أعماق أن داعش تبنى الهجوم على السوق"
    assert [claim.via for claim in read_text("r", text, None).claims] == ["Amaq"]


def test_spans_quote_the_text():
    text = "تَبَنّى داعش الهجوم"
    for claim in read_text("r", text, None).claims:
        assert text[claim.span.start : claim.span.end] == claim.span.quote


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("مقتل سبعة أشخاص بقصف إسرائيلي على بلدة حدودية", "israel_army"),
        ("مقتل خمسة جراء القصف المدفعي التركي على قرية جبلية", "turkish_army"),
        ("استشهاد فتى برصاص قوات الاحتلال عند الحاجز", "israel_army"),
        ("قتل خمسة مزارعين على يد مسلحي الدعم السريع", "rsf"),
        ("مقتل ستة في غارة شنتها طائرات التحالف العربي على السوق", "saudi_coalition"),
        ("مقتل عشرة في هجوم لحركة الشباب على فندق", "shabaab"),
        ("قصفت قوات الدعم السريع المستشفى فقتل ثلاثة مرضى", "rsf"),
        ("أفاد شهود بأن مقاتلي بوكو حرام اقتحموا القرية وقتلوا تسعة", "boko_haram"),
        ("قتلت إسرائيل ثلاثة عمال في الورشة", "israel_army"),
        ("قتل أربعة من قبل قوات النظام السوري", "syrian_army"),
    ],
)
def test_whose_attack_it_is_told_to_be(text, actor):
    assert claims(text) == {("blamed", actor)}


@pytest.mark.parametrize(
    "text",
    [
        "قتل خمسة جنود في هجوم على قاعدة للجيش الإسرائيلي",
        "غارة استهدفت حزب الله قتلت ثلاثة",
        "قتل ثلاثة من حزب الله في اشتباكات مع الجيش الإسرائيلي",
        "خطف مسلحون يرتدون زي الجيش العراقي أربعة تجار",
        "اغتيال إسرائيلي في فندق وإصابة مرافقه",
        "لم تنفذ إسرائيل غارات وقتل اثنان في حادث سير",
        "أعلن الجيش الإسرائيلي مقتل جنديين في انفجار",
        "الناتو ينفي شن حملة دبلوماسية بعد مقتل جندي",
    ],
)
def test_whom_it_was_done_to_is_not_who_did_it(text):
    assert claims(text) == set()


@pytest.mark.parametrize("group", ["حركة طالبان", "حركة «الشباب»", "تنظيم «داعش»", "تنظيم الدولة الإسلامية"])
@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("وحملت السلطات {group} مسؤولية الهجوم.", "blamed"),
        ("وحمّل الرئيس {group} المسؤولية عن الهجوم.", "blamed"),
        ("وألقت الشرطة باللوم على {group}.", "blamed"),
        ("وتبنى {group} الهجوم.", "claimed"),
        ("ونفى {group} مسؤوليته عن الهجوم.", "denied"),
        ("وأكدت {group} أن مقاتليها هاجموا القاعدة.", "claimed"),
    ],
)
def test_whoever_is_held_responsible_claims_nothing(group: str, words: str, stance: str):
    text = f"قتل سبعة جنود في هجوم على قاعدة عسكرية. {words.format(group=group)}"
    assert [claim.stance for claim in read_text("r", text, "2024-07-22").claims] == [stance]


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("اتهمت الحكومة الهندية جماعة عسكر طيبة بالوقوف وراء التفجير الذي قتل ثلاثة أشخاص.", ["blamed"]),
        ("تتهم جماعة عسكر الطيبة بالمسؤولية عن الهجوم الذي قتل ثلاثة أشخاص.", ["blamed"]),
        ("يعتقد أن عسكر طيبة تقف وراء الهجوم الذي قتل ثلاثة أشخاص.", ["suspected"]),
        ("قتل تسعة من رجال القبائل الذين يساعدون الجيش في حملته على الحوثيين في قصف مدفعي.", []),
    ],
)
def test_whoever_is_accused_of_standing_behind_it_is_blamed_once(text, stances):
    assert [claim.stance for claim in read_text("r", text, "2024-07-22").claims] == stances


def test_what_the_outlet_of_a_group_tells_of_its_fighters_is_the_group_s_claim():
    for text in (
        "أعلنت وكالة أعماق أن مقاتلا من تنظيم الدولة فجر سيارة ملغومة وسط بغداد.",
        "وكالة أعماق: انغماسي من الدولة الإسلامية يفجر نفسه في تجمع للشرطة.",
    ):
        (claim,) = read_text("r", text, "2017-05-30").claims
        assert (claim.actor.id, claim.stance, claim.via) == ("islamic_state", Stance.CLAIMED, "Amaq")
    text = "ذكرت وكالة أعماق أن غارة على تنظيم الدولة قتلت ثلاثة."
    assert not [c for c in read_text("r", text, "2017-05-30").claims if c.stance is Stance.CLAIMED]


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("قال تنظيم الدولة الإسلامية إن منفذ الهجوم أحد جنوده", ["islamic_state"]),
        ("أعلنت حركة طالبان أن منفذ التفجير من عناصرها", ["taliban"]),
        ("تشارك البلاد في التحالف الدولي ضد التنظيم الذي أعلن مسؤوليته عن الهجوم", []),
        ("تبنت جماعة تسمي نفسها سرايا قاسيون تفجير الحافلة", ["saraya_qasioun"]),
        ("تبنت جماعة جند الله الهجوم", ["jundallah"]),
    ],
)
def test_whose_men_those_who_did_it_were(text, claimed):
    claims = read_text("r", text, "2024-07-22").claims
    assert [claim.actor.id for claim in claims if claim.stance is Stance.CLAIMED] == claimed


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("واتهمت قوات الدعم السريع الطيران الحربي بتنفيذ الغارة.", []),
        ("واتهمت حركة حماس الشرطة باعتقال عشرة من أنصارها.", []),
        ("واتهمت قوات الدعم السريع بتنفيذ الهجوم الذي قتل فيه عشرة.", ["rsf"]),
        ("واتهمت السلطات حركة طالبان بتنفيذ الهجوم الذي قتل فيه عشرة.", ["taliban"]),
    ],
)
def test_who_accuses_a_party_of_no_known_name_is_not_accused(text, blamed):
    assert claims(text) == {("blamed", actor) for actor in blamed}
