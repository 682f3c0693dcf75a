"""Sentences composed at random from lists whose figures, day, place and source are known beforehand."""

import random
from collections.abc import Callable
from typing import NamedTuple

import pytest

from hasila.model import CasualtyFigure
from hasila.pipeline import read_text

PUBLISHED = "2024-07-22"
SEED, TIMES = 20240722, 90

# Who: in the nominative, after a verbal noun or a verb that is done to them, how many, of which group.
PEOPLE = (
    ("جندي", "جندي", 1, "security_forces"),
    ("جنديان", "جنديين", 2, "security_forces"),
    ("ثلاثة جنود", "ثلاثة جنود", 3, "security_forces"),
    ("تسعة من رجال الشرطة", "تسعة من رجال الشرطة", 9, "security_forces"),
    ("عشرات المدنيين", "عشرات المدنيين", None, "civilians"),
    ("أربع نساء", "أربع نساء", 4, "civilians"),
    ("اثنا عشر عاملا", "اثني عشر عاملا", 12, "civilians"),
    ("واحد وعشرون صيادا", "واحد وعشرين صيادا", 21, "civilians"),
    ("57 مزارعا", "57 مزارعا", 57, "civilians"),
    ("١٠٨ متظاهرين", "١٠٨ متظاهرين", 108, "civilians"),
    ("ثلاثمئة وستون شخصا", "ثلاثمئة وستين شخصا", 360, "unspecified"),
)
ONE = (("صحافيا", "civilians"), ("طبيبا", "civilians"), ("ضابطا", "security_forces"), ("تاجرا", "civilians"))
DAYS = (
    ("", None),
    ("أمس", "2024-07-21"),
    ("فجر اليوم", "2024-07-22"),
    ("مساء السبت", "2024-07-20"),
    ("الاثنين الماضي", "2024-07-15"),
    ("يوم الثلاثاء", "2024-07-16"),
    ("قبل يومين", "2024-07-20"),
    ("في 3 أيار/مايو", "2024-05-03"),
    ("في السابع من نيسان 2023", "2023-04-07"),
    ("يوم 15-11-2023", "2023-11-15"),
    ("يوم 25 جويلية 2013", "2013-07-25"),
    ("يوم 10 محرم 1445", "2023-07-28"),
    ("يوم الجمعة (5 يوليو)", "2024-07-05"),
)
PLACES = (
    ("", None),
    ("في بغداد", "بغداد"),
    ("قرب بعقوبة", "بعقوبة"),
    ("شمال مدينة كركوك", "كركوك"),
    ("بمحافظة مأرب", "مأرب"),
    ("في مخيم جباليا", "مخيم جباليا"),
    ("في قرية سولهان", "سولهان"),
    ("بولاية تيزي وزو", "تيزي وزو"),
)
# A source, and its words that the attribution must hold.
SOURCES = (
    ("الشرطة", "شرطة"),
    ("مصدر أمني", "مصدر أمني"),
    ("وزارة الصحة", "وزارة الصحة"),
    ("خفر السواحل", "خفر السواحل"),
    ("الهلال الأحمر", "هلال الأحمر"),
    ("الأمم المتحدة", "أمم المتحدة"),
    ("مسؤول في وزارة الداخلية طلب عدم الكشف عن اسمه", "وزارة الداخلية"),
)
# {n} and {g} are the people, {d} the day, {p} the place.
SUFFERED = (
    ("قتل {n} {d} {p}", "killed"),
    ("قتل {n} {p} {d}", "killed"),
    ("مقتل {g} {p} {d}", "killed"),
    ("ارتقى {n} {d} {p}", "killed"),
    ("ارتقاء {g} في قصف {p} {d}", "killed"),
    ("هلاك {g} {p} {d}", "killed"),
    ("تحييد {g} {p} {d}", "killed"),
    ("أودت غارة {p} {d} بحياة {g}", "killed"),
    ("أعلن الجيش القضاء على {g} {p}", "killed"),
    ("جرح {n} {p} {d}", "wounded"),
    ("إصابة {g} بجروح {p} {d}", "wounded"),
    ("اختطف {n} {d} {p} على أيدي مسلحين", "abducted"),
    ("خطف مسلحون {d} {g} {p}", "abducted"),
    ("اعتقال {g} {d} {p}", "detained"),
    ("ألقت الشرطة القبض على {g} {p} {d}", "detained"),
    ("فقدان {g} {p} {d}", "missing"),
)
TOLLS = (
    ("زاد عدد القتلى {p} على {v}", "more_than"),
    ("لا يقل عدد القتلى عن {v} {p}", "at_least"),
    ("استقر عدد القتلى {p} عند {v}", "exact"),
    ("ارتفع عدد القتلى {p} إلى {v}", "exact"),
    ("مقتل ما يربو على {v} شخصا {p}", "more_than"),
    ("مقتل {v} شخصا على الأكثر {p}", "up_to"),
    ("مقتل {v} شخصا كحد أدنى {p}", "at_least"),
    ("مقتل بحدود {v} شخصا {p}", "about"),
    ("مقتل عدد {v} من الجنود {p}", "exact"),
)
# A whole and its parts: outcome, count and the index of the whole.
WHOLES = (
    ("مقتل {a} شخصا بينهم {b} أطفال {p}", ("killed", "a", None), ("killed", "b", 0)),
    ("قتل {a} شخصا {p}، ضمنهم {b} نساء", ("killed", "a", None), ("killed", "b", 0)),
    ("قتل {a} شخصا وجرح {b} آخرون {p}", ("killed", "a", None), ("wounded", "b", None)),
    ("{a} قتيلا و{b} جرحى في غارة {p}", ("killed", "a", None), ("wounded", "b", None)),
    ("سقوط {a} جنديا ما بين شهيد ومصاب {p}", ("killed_or_wounded", "a", None)),
)
# Gunmen in the nominative take one in the accusative, whoever he is.
TAKEN = (
    ("خطف مسلحون {x} {p} {d}", "abducted"),
    ("قتل مسلحون مجهولون {x} {p} {d}", "killed"),
    ("اغتال مسلحون {d} {x} {p}", "killed"),
    ("اختطف عناصر من تنظيم القاعدة الإرهابي {x} {p} {d}", "abducted"),
    ("خلف القصف {d} {x} قتيلا {p}", "killed"),
    ("أعلنت العائلة أن {x} فقد في رحلة {p} {d}", "missing"),
)
# Words of harm that tell of none.
SILENT = (
    "فقد {b} آلاف عامل وظائفهم {p}",
    "قضى {b} جنود إجازتهم {p}",
    "ارتقاء {b} ضباط إلى رتبة عقيد {p}",
    "نجا {b} جنود من كمين {p} {d}",
    "لم يقتل أحد في انفجار {p} {d}",
    "تلقى {b} قضاة {p} تهديدات بالقتل",
    "فيلم عن مقتل {b} جنود {p}",
    "مناورة تحاكي سقوط {b} قتلى {p} {d}",
    "فقد طبيب {p} حقيبته",
    "الإفراج عن {b} صحافيين {p} {d}",
    "أسقط الجيش {b} طائرات مسيرة {p} {d}",
    "تصفية {b} شركات {p} بعد إفلاسها",
    "حصد {b} جوائز في مهرجان {p}",
)


class Told(NamedTuple):
    """What a composed sentence says."""

    text: str
    day: str | None
    place: str | None


def compose(chance: random.Random, template: str, **words: object) -> Told:
    day, place = chance.choice(DAYS), chance.choice(PLACES)
    text = " ".join(template.format(d=day[0], p=place[0], **words).split()).replace(" ،", "،")
    return Told(text, day[1] if "{d}" in template else None, place[1] if "{p}" in template else None)


def read(told: Told) -> list[CasualtyFigure]:
    return list(read_text("r", told.text, PUBLISHED).figures)


def day_of(figure: CasualtyFigure) -> str | None:
    return figure.date.date.value if figure.date is not None and figure.date.date is not None else None


def place_of(figure: CasualtyFigure) -> str | None:
    return figure.place.span.quote if figure.place is not None else None


def deviating(check: Callable[[random.Random], tuple[str, object, object]]) -> list[str]:
    """What is read otherwise than it was told, of as many sentences as are composed."""
    chance = random.Random(SEED)
    found = []
    for _ in range(TIMES):
        text, got, want = check(chance)
        if got != want:
            found.append(f"{text}: {got}, not {want}")
    return found


def suffered(chance: random.Random) -> tuple[str, object, object]:
    nominative, genitive, value, group = chance.choice(PEOPLE)
    template, outcome = chance.choice(SUFFERED)
    told = compose(chance, template, n=nominative, g=genitive)
    got = [(f.outcome.value, f.value, f.group.value, day_of(f), place_of(f)) for f in read(told)]
    return told.text, got, [(outcome, value, group, told.day, told.place)]


def taken(chance: random.Random) -> tuple[str, object, object]:
    who, group = chance.choice(ONE)
    template, outcome = chance.choice(TAKEN)
    told = compose(chance, template, x=who)
    got = [(f.outcome.value, f.value, f.group.value, day_of(f), place_of(f)) for f in read(told)]
    return told.text, got, [(outcome, 1, group, told.day, told.place)]


def tolls(chance: random.Random) -> tuple[str, object, object]:
    template, qualifier = chance.choice(TOLLS)
    value = chance.randrange(11, 100)
    told = compose(chance, template, v=chance.choice((str(value), arabic(value))))
    got = [(f.outcome.value, f.value, f.qualifier.value, place_of(f)) for f in read(told)]
    return told.text, got, [("killed", value, qualifier, told.place)]


def wholes(chance: random.Random) -> tuple[str, object, object]:
    template, *parts = chance.choice(WHOLES)
    count = {"a": chance.randrange(11, 100), "b": chance.randrange(3, 11)}
    told = compose(chance, template, **count)
    figures = read(told)
    ids = [f.id for f in figures]
    got = [(f.outcome.value, f.value, None if f.part_of is None else ids.index(f.part_of)) for f in figures]
    return told.text, got, [(outcome, count[name], whole) for outcome, name, whole in parts]


def sources(chance: random.Random) -> tuple[str, object, object]:
    nominative, genitive, value, _ = chance.choice(PEOPLE)
    source, words = chance.choice(SOURCES)
    to_source = f"لل{source[2:]}" if source.startswith("ال") else f"ل{source}"
    template = chance.choice(
        (
            "قتل {n} {p} {d}، بحسب {s}",
            "بحسب {s}، قتل {n} {d} {p}",
            "وفقا {to_s}، قتل {n} {p} {d}",
            "أكد {s} مقتل {g} {p} {d}",
        )
    )
    told = compose(chance, template, n=nominative, g=genitive, s=source, to_s=to_source)
    figures = read(told)
    got = [(f.outcome.value, f.value, f.negated, day_of(f), place_of(f)) for f in figures]
    said = [f.attribution is not None and words in f.attribution.source.quote for f in figures]
    return told.text, (got, said), ([("killed", value, False, told.day, told.place)], [True])


def silent(chance: random.Random) -> tuple[str, object, object]:
    told = compose(chance, chance.choice(SILENT), b=chance.choice(("ثلاثة", "4", "٧")))
    return told.text, [f.span.quote for f in read(told) if not f.negated], []


def arabic(value: int) -> str:
    return "".join(chr(0x660 + int(digit)) for digit in str(value))


@pytest.mark.parametrize("check", [suffered, taken, tolls, wholes, sources, silent], ids=lambda c: c.__name__)
def test_what_is_told_is_read(check: Callable[[random.Random], tuple[str, object, object]]):
    assert deviating(check) == []
