"""Read a count of people: how many, who, and how the count is worded."""

from functools import cache, lru_cache

from hasila.extract.counted_nouns import named_by, with_noun_behind
from hasila.extract.dated_numbers import is_designator, is_monday, is_year
from hasila.extract.members import takes_force, with_modifiers
from hasila.extract.nouns import is_accusative_anybody, is_anybody, is_bare_noun, whoever_was
from hasila.extract.persons import People, kind_of, noun_of
from hasila.extract.qualified import is_number, qualifier_after, qualifiers_before
from hasila.extract.ranges import is_quoted_number
from hasila.extract.uncounted import ALL, EACH, counted_after, other_of, others_beside, read_uncounted
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics, particles
from hasila.model import Group, Qualifier


def read_people(sentence: Sentence, at: int, *, governed: bool = False) -> People | None:
    """The count of people that begins at unit `at`, or None.

    `governed`: an outcome word stands right before, so a bare number ("إصابة 18") and one named
    person ("اغتيال فلان") count too.
    """
    unit = sentence.at(at)
    return _read(sentence, at, governed) if unit is not None and _may_open(unit) else None


def _may_open(unit: Unit) -> bool:
    """Whether a unit may begin a count of people at all; most cannot, and are asked about again and again."""
    if unit.numeral is not None or unit.text in _opening_words():
        return True
    return not _OPENING_TABLES.isdisjoint(unit.readings)


_OPENING_TABLES = frozenset(("qualifiers", "quantities", "links", "outcomes", "people", "nationalities"))


@cache
def _opening_words() -> frozenset[str]:
    names = (
        "between",
        "of",
        "what",
        "one_of",
        "single_of",
        "one_of_them",
        "anybody",
        "any_of",
        "those",
        "honorific",
        "elders",
        "number_word",
        "brackets_open",
    )
    return frozenset().union(*map(particles, names))


@lru_cache(maxsize=1 << 11)  # the rules of one sentence ask for the same counts several times
def _read(sentence: Sentence, at: int, governed: bool) -> People | None:  # noqa: FBT001 - a key of the cache
    if sentence[at].is_particle("brackets_open"):  # (10) tourists
        inside = _is_framed(sentence, at) and read_people(sentence, at + 1, governed=governed)
        return inside._replace(first=at) if inside else None
    start, qualifier, rows = qualifiers_before(sentence, at)
    start += is_quoted_number(sentence, start) or (start > at and _is_framed(sentence, start))
    unit = sentence.at(start)
    if unit is None or unit.is_particle("harm"):
        return None  # "hurt with wounds": the same letters are "with a surgeon"
    found = (
        _whom_they_call(sentence, start)
        or _one_of(sentence, start)
        or _numbered(sentence, start, governed=governed)
        or _vague(sentence, start, governed=governed)
        or _family(sentence, start)
        or (read_uncounted(sentence, start, governed=governed) if start == at else None)
    )
    if found is None:
        return None
    found = counted_after(sentence, with_modifiers(sentence, found))
    after, rows_after = qualifier_after(sentence, found.last)
    # "about 40 at least": the bound says more than the estimate
    word = after if after is not None and qualifier in (None, Qualifier.ABOUT) else qualifier
    if word is not None and found.value is not None:
        found = found._replace(qualifier=word)
    rows = tuple(row for row in rows + found.rows + rows_after if row)
    return found if (found.first, found.rows) == (at, rows) else found._replace(first=at, rows=rows)


def _whom_they_call(sentence: Sentence, at: int) -> People | None:
    """`من وصفته بأنه (قيادي)`, `من أسمته (أمير التنظيم)`: those who are known by what somebody calls them."""
    if not (sentence[at].is_particle("who_are") and sentence.has(at + 1, at + 2, "names_as")):
        return None
    called = read_people(sentence, at + 2 + sentence.has(at + 2, at + 3, "that"), governed=True)
    return called._replace(first=at, definite=called.proper) if called is not None else None


def _is_framed(sentence: Sentence, at: int) -> bool:
    """`(10) سياح`, `أكثر من (38) شخصا`: whether a number stands in brackets that open at a unit."""
    opens = sentence.has(at, at + 1, "brackets_open") and sentence.has(at + 2, at + 3, "brackets_close")
    return opens and is_number(sentence.at(at + 1))


def _numbered(sentence: Sentence, at: int, *, governed: bool) -> People | None:
    unit = sentence[at]
    if unit.numeral is None or is_year(sentence, at) or is_monday(sentence, at):
        return None
    numeral = unit.numeral
    some = _some_of(sentence, at, governed=governed)
    if some is not None:
        return some
    found = People(
        at, at + 1, numeral.value, numeral.high, qualifier=Qualifier.AT_LEAST if numeral.high else Qualifier.EXACT,
        counted=True, definite=numeral.definite, rows=numeral.rows,
    )  # fmt: skip
    with_noun = with_noun_behind(sentence, found)
    if with_noun is not None:
        group = numeral.value == 1 and kind_of(with_noun.noun) == "collective"
        return None if group and "p" in with_noun.noun_features else with_noun  # one of the patrols
    if is_designator(sentence, at):
        return None
    believed = _believed_to_be(sentence, found)
    if believed is not None:
        return believed
    after = sentence.at(at + 1)
    of_them = after is not None and after.role("links", "kind", "subset") is not None
    return found if of_them or (governed and _may_stand_bare(sentence, at)) else None


def _believed_to_be(sentence: Sentence, number: People) -> People | None:
    """`(ثلاثة يشتبه بأنهم متمردون)`, `(خمسة يعتقد أنهم من الخلية)`: a bare number, and what they are thought to be."""
    thought = sentence.has(number.last, number.last + 1, "believed")
    that = next((i for i in range(number.last + 1, number.last + 3) if sentence.has(i, i + 1, "that")), None)
    if not thought or that is None:
        return None
    those = read_people(sentence, that + 1 + sentence.has(that + 1, that + 2, "of"))
    if those is None or those.counted or those.value is not None or those.outcome is not None:
        return None
    return those._replace(
        first=number.first, value=number.value, high=number.high, qualifier=number.qualifier,
        counted=True, definite=False, rows=(*number.rows, *those.rows),
    )  # fmt: skip


def _some_of(sentence: Sentence, at: int, *, governed: bool) -> People | None:
    """`قتل (ثلاثة من أربعة مهاجمين)`, `إن (11 من بين 121 طالبا)`: some of so many people.

    Of the dead, the hurt and `13 خطفوا` all are counted.
    """
    numeral, of, whole_at = sentence[at].numeral, sentence.at(at + 1), at + 2
    out_of = sentence.has(whole_at, whole_at + 1, "out_of")
    if not (governed or out_of):
        return None
    whole_at += out_of
    told = sentence.at(whole_at)
    if numeral is None or of is None or told is None or told.numeral is None:
        return None
    if not of.is_particle("of") or of.conjoined or numeral.high is not None:
        return None
    whole = _numbered(sentence, whole_at, governed=False)
    if (
        whole is None
        or whole.noun is None
        or whole.outcome is not None
        or (whole.value or 0) <= numeral.value
    ):
        return None
    return whole._replace(first=at, value=numeral.value, high=None, definite=False)


def _may_stand_bare(sentence: Sentence, at: int) -> bool:
    """A number with no noun for people after it: not before a thing that is measured or counted."""
    after = sentence.at(at + 1)
    beyond = sentence.at(at + 2)
    if after is None or not after.word:
        dated = after is not None and after.is_particle("dash") and is_number(beyond)
        return after is None or (after.text not in ("%", "/") and not dated)
    if after.is_particle("of") and beyond is not None and beyond.of("months") is not None:
        return False
    counted = after.of("counted")
    return (counted is None or counted.preposition) and after.of("months") is None


# A family, and what each of it is called; so many words tell between them that it is made up of so many.
_FAMILIES = frozenset(f"people.{name}" for name in ("family", "family2", "network", "cell", "gang"))
_EACH_OF_FAMILY = frozenset(f"people.{name}" for name in ("individual", "person", "member", "member2"))
_SIZE = 3
# Vague words that need no noun for people after them.
_ALONE = frozenset(
    (
        "quantities.same_number", "quantities.of_them", "quantities.many_alone", "quantities.numbers_alone", "quantities.rest",
        "quantities.others_alone",
    )
)  # fmt: skip
_OTHERS = "quantities.others_alone"


def _vague(sentence: Sentence, at: int, *, governed: bool) -> People | None:
    entry = sentence[at].of("quantities")
    if entry is None or entry.prefix.endswith(clitics("likeness")):
        return None  # "quantities" is spelt like "as hundreds"
    after = sentence.at(at + 1)
    if governed and entry.row.id in ALL and whoever_was(sentence, at + 1):
        return People(at, at + 3, None, qualifier=Qualifier.UNSPECIFIED, definite=True, rows=(entry.row.id,))
    each = entry.row.id == EACH and after is not None and after.is_particle("of")
    if each and at + 2 < len(sentence):
        one = read_uncounted(sentence, at + 2, governed=True)
        if one is not None and one.value == 1:
            return one._replace(first=at, rows=(*one.rows, entry.row.id))  # each of the officer and ...
    high = entry.row["high"]
    found = People(
        at, at + 1, None, low=int(entry.row["low"]), high=int(high) if high else None,
        qualifier=Qualifier(entry.row["qualifier"]), counted=True, others=entry.row.id == _OTHERS,
        rows=(entry.row.id,),
    )  # fmt: skip
    alone = entry.row["qualifier"] != "unspecified" or entry.row.id in _ALONE
    # "(thousands) carried the bodies": with the article it is the count of nothing that stands right behind it
    owned = entry.article and after is not None and not after.is_particle("of") and is_bare_noun(after)
    return (None if owned else with_noun_behind(sentence, found)) or (found if governed and alone else None)


# More than so many have their noun in the singular.
_FEW = 10


def second_kind(sentence: Sentence, people: People) -> Group | None:
    """`30 (من المدنيين) ورجال الشرطة`: the group of a second kind of people that one number counts, too."""
    at = people.last + _is_owner(sentence, people)
    unit = sentence.at(at)
    if unit is None or not unit.conjoined or not people.counted or people.noun is None:
        return None
    several = (
        set(people.noun_features) & set("pec") or (people.value or 0) > _FEW
    )  # "30 men", in the singular
    if not (several or kind_of(people.noun) == "collective"):
        return None
    other = read_uncounted(sentence, at, governed=False)
    if other is None or other.noun is None or other.noun.row.table != "people":
        return None
    forms = {mark for entry in unit.entries if entry.row is other.noun.row for mark in entry.features}
    two = other.value is not None and "e" not in forms
    if two or not (forms & set("pec") or kind_of(other.noun) == "collective"):
        return None
    whose = with_modifiers(sentence, other)
    if other.definite or _are_owned(sentence, people, other):
        return whose.group
    told = people.value is not None and takes_force(other)
    return whose.group if told and whose.last > other.last else None


def _is_owner(sentence: Sentence, people: People) -> bool:
    """`ضباط (الجيش) وعناصر الحشد`: right behind a plural, whose they are."""
    owner = sentence.at(people.last)
    plural = people.noun is not None and not people.definite and people.noun_at == people.last - 1
    return plural and owner is not None and owner.word and owner.text.startswith(clitics("article"))


def _are_owned(sentence: Sentence, people: People, other: People) -> bool:
    """`52 من عناصر الأمن (ومسلحي العشائر)`: behind some of those who are known, others known by whose they are."""
    of, owner = sentence.at((people.noun_at or 0) - 1), sentence.at(other.last)
    if owner is not None and owner.is_particle("loyal"):
        return people.counted  # "16 of the army and gunmen loyal to it"
    known = owner is not None and owner.word and owner.text.startswith(clitics("article"))
    plural = other.noun_at is not None and not sentence[other.noun_at].text.endswith(clitics("people_ending"))
    return of is not None and of.is_particle("of") and known and plural


def _one_of(sentence: Sentence, at: int) -> People | None:
    """`أحد الجنود`, `أحدهم`; `أي من الجنود` counts nobody in particular."""
    unit = sentence[at]
    if not unit.particles:
        return None
    if unit.is_particle("one_of_them"):
        one, noun = People(at, at + 1, 1, counted=True), noun_of(sentence.at(at + 1), nationality=False)
        told = noun is not None and noun.row.table == "people" and noun.features[0] == "s"
        return named_by(one, noun, at + 1) if noun is not None and told and not noun.definite else one
    nobody = unit.is_particle("any_of") or is_anybody(sentence, at) or is_accusative_anybody(unit)
    of = sentence.at(at + 1)
    single = unit.is_particle("single_of") and of is not None and of.is_particle("of")
    if not nobody and not single and not unit.is_particle("one_of"):
        return None
    if unit.is_particle("any_of") and of is not None and of.is_particle("anybody"):
        return People(at, at + 2, None, qualifier=Qualifier.UNSPECIFIED, nobody=True)
    if nobody and of is not None and of.is_particle("of_them"):
        return People(at, at + 2, None, qualifier=Qualifier.UNSPECIFIED, nobody=True)
    after = at + 2 if (sentence.at(at + 1) or unit).is_particle("of") else at + 1
    after += (sentence.at(after) or unit).is_any(("quotes", "elders"))
    noun = noun_of(sentence.at(after))
    if noun is None or (kind_of(noun) == "collective" and "p" in noun.features):
        return None  # one of the patrols
    base = (
        People(at, at + 1, None, qualifier=Qualifier.UNSPECIFIED, nobody=True)
        if nobody
        else People(at, at + 1, 1, counted=True)
    )
    return named_by(base, noun, after)


def _family(sentence: Sentence, at: int) -> People | None:
    """`عائلة من (ستة أفراد)`, `أسرة كاملة مؤلفة من (أربعة أشخاص)`: a family or cell, and how many it was."""
    kin = sentence[at].role("people", "kind", "collective")
    if (
        kin is None
        or kin.row.id not in _FAMILIES
        or kin.article
        or kin.preposition
        or "s" not in kin.features
    ):
        return None
    for number in range(at + 2, min(len(sentence) - 1, at + 2 + _SIZE)):
        if sentence[number].numeral is None or not sentence[number - 1].is_particle("of"):
            continue
        people = _numbered(sentence, number, governed=False)
        if people is not None and people.noun is not None and people.noun.row.id in _EACH_OF_FAMILY:
            return people._replace(first=at, group=Group(kin.row["group"]), rows=(*people.rows, kin.row.id))
    return None


def one_more(sentence: Sentence, at: int) -> People | None:
    """`وآخر من الشرطة`, `وآخرون`: people beside those before, in a list."""
    other = other_of(sentence[at])
    return with_modifiers(sentence, others_beside(at, other)) if other is not None else None


def one_national(sentence: Sentence, at: int, left: People) -> People | None:
    """`سبعة ألمان (وبريطانيا)`, `ثلاثة ألمان (وروسية)`: one known by his or her nation, beside others known by theirs."""
    unit, after = sentence[at], sentence.at(at + 1)
    nation = unit.of("nationalities")
    others = left.noun is not None and left.noun.row.table == "nationalities" and left.value is not None
    if nation is None or not others or not nation.conjunction or not {"a", "s"} & set(nation.features):
        return None
    if "a" not in nation.features and after is not None and after.word and not after.conjoined:
        return None  # "and a Russian ship"
    return People(
        at, at + 1, 1, noun=nation, noun_at=at, nationality=nation.row["country"], rows=(nation.row.id,)
    )
