"""Read a count of people: how many, who, and how the count is worded."""

from functools import cache, lru_cache

from hasila.extract.dated_numbers import is_designator, is_monday, is_year
from hasila.extract.members import FORCES, takes_force, with_modifiers
from hasila.extract.nouns import (
    has_complement,
    in_construct,
    is_bare_noun,
    is_nobody,
    is_one_of_his,
    is_pair_of,
    is_who,
    is_whole_family,
    may_be_noun,
    mine,
    number_told,
    numbered_after,
    own_or_first,
    takes_by_letter,
    tens_after,
    whoever_was,
)
from hasila.extract.persons import ORDINAL, People, kind_of, noun_of
from hasila.extract.ranges import is_quoted_number, opens_range
from hasila.extract.units import Sentence, Unit
from hasila.gazetteer import gazetteer
from hasila.lexicon import Entry, clitics, particles
from hasila.model import Group, Outcome, Qualifier

_OF = tuple(" " + word for word in particles("of"))
EACH = "quantities.all2"


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
        framed = _is_number(sentence.at(at + 1)) and sentence.has(at + 2, at + 3, "brackets_close")
        inside = framed and read_people(sentence, at + 1, governed=governed)
        return inside._replace(first=at) if inside else None
    start, qualifier, rows = _qualifiers_before(sentence, at)
    start += is_quoted_number(sentence, start)
    unit = sentence.at(start)
    if unit is None or unit.is_particle("harm"):
        return None  # "hurt with wounds": the same letters are "with a surgeon"
    found = (
        _one_of(sentence, start)
        or _numbered(sentence, start, governed=governed)
        or _vague(sentence, start, governed=governed)
        or _family(sentence, start)
        or (_plain(sentence, start, governed=governed) if start == at else None)
    )
    if found is None:
        return None
    found = _counted_after(sentence, with_modifiers(sentence, found))
    after, rows_after = _qualifier_after(sentence, found.last)
    # "about 40 at least": the bound says more than the estimate
    word = after if after is not None and qualifier in (None, Qualifier.ABOUT) else qualifier
    if word is not None and found.value is not None:
        found = found._replace(qualifier=word)
    rows = tuple(row for row in rows + found.rows + rows_after if row)
    return found if (found.first, found.rows) == (at, rows) else found._replace(first=at, rows=rows)


def _qualifiers_before(sentence: Sentence, at: int) -> tuple[int, Qualifier | None, tuple[str, ...]]:
    found: Qualifier | None = None
    rows: tuple[str, ...] = ()
    while (unit := sentence.at(at)) is not None and not (found and unit.conjoined):
        entry = unit.role("qualifiers", "side", "before", "both")
        if entry is not None:
            # "about 40 at least", "more than about 30": the bound says more than the estimate
            if found in (None, Qualifier.ABOUT):
                found = Qualifier(entry.row["qualifier"])
            rows += (entry.row.id,)
        elif not (
            unit.is_particle("between")
            or opens_range(sentence, at)
            or (found and unit.is_particle("of"))
            or (unit.is_particle("number_word") and _is_number(sentence.at(at + 1)))
            or _opens_number(sentence, at)
        ):
            break
        at += 1
    return at, found, rows


def _is_number(unit: Unit | None) -> bool:
    """`(عدد) 16 جنديا`: the word for a number before the number itself."""
    return unit is not None and unit.numeral is not None


def _opens_number(sentence: Sentence, at: int) -> bool:
    """`عدد (4) فرد`: the word for a number, or the bracket behind it, before the number."""
    if sentence[at].is_particle("number_word"):
        at += 1
    opening, word = sentence.at(at), sentence.at(at - 1)
    named = word is not None and word.is_particle("number_word")
    opens = opening is not None and opening.is_particle("brackets_open")
    return named and opens and _is_number(sentence.at(at + 1))


def _qualifier_after(sentence: Sentence, at: int) -> tuple[Qualifier | None, tuple[str, ...]]:
    unit = sentence.at(at)
    if unit is not None and unit.is_particle("comma"):
        unit = sentence.at(at + 1)
    entry = unit.role("qualifiers", "side", "after", "both") if unit else None
    if entry is None and unit is not None and unit.of("links") is None and unit.word:
        # one word, such as the verb, may stand between
        unit = sentence.at(at + 1)
        entry = unit.role("qualifiers", "side", "after") if unit else None
    return (Qualifier(entry.row["qualifier"]), (entry.row.id,)) if entry else (None, ())


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
    with_noun = _with_noun(sentence, found)
    if with_noun is not None:
        group = numeral.value == 1 and kind_of(with_noun.noun) == "collective"
        return None if group and "p" in with_noun.noun_features else with_noun  # one of the patrols
    if is_designator(sentence, at):
        return None
    after = sentence.at(at + 1)
    of_them = after is not None and after.role("links", "kind", "subset") is not None
    return found if of_them or (governed and _may_stand_bare(sentence, at)) else None


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
        dated = after is not None and after.is_particle("dash") and _is_number(beyond)
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
_ALL = frozenset((EACH, "quantities.all"))


def _vague(sentence: Sentence, at: int, *, governed: bool) -> People | None:
    entry = sentence[at].of("quantities")
    if entry is None or entry.prefix.endswith(clitics("likeness")):
        return None  # "quantities" is spelt like "as hundreds"
    after = sentence.at(at + 1)
    if entry.row.id == EACH and after is not None and after.is_particle("of"):
        one = _plain(sentence, at + 2, governed=True)
        if one is not None and one.value == 1:
            return one._replace(first=at, rows=(*one.rows, entry.row.id))  # each of the officer and ...
    if governed and entry.row.id in _ALL and whoever_was(sentence, at + 1):
        return People(at, at + 3, None, qualifier=Qualifier.UNSPECIFIED, definite=True, rows=(entry.row.id,))
    high = entry.row["high"]
    found = People(
        at, at + 1, None, low=int(entry.row["low"]), high=int(high) if high else None,
        qualifier=Qualifier(entry.row["qualifier"]), counted=True, others=entry.row.id == _OTHERS,
        rows=(entry.row.id,),
    )  # fmt: skip
    alone = entry.row["qualifier"] != "unspecified" or entry.row.id in _ALONE
    # "(thousands) carried the bodies": with the article it is the count of nothing that stands right behind it
    owned = entry.article and after is not None and not after.is_particle("of") and is_bare_noun(after)
    return (None if owned else _with_noun(sentence, found)) or (found if governed and alone else None)


def _with_noun(sentence: Sentence, found: People) -> People | None:
    """The count with the noun that follows it, directly or after من."""
    at = found.last
    unit = sentence.at(at)
    if (
        unit is not None
        and unit.is_particle("brackets_close")
        and (sentence.at(found.first - 1) or unit).is_particle("brackets_open")
    ):
        at, unit = at + 1, sentence.at(at + 1)
    found, at = _past_bound(sentence, found, at)
    unit = sentence.at(at)
    if unit is not None and unit.is_particle("of") and not unit.is_particle("and_of"):
        at += 1
        unit = sentence.at(at)
        partitive = True
    else:
        partitive = sentence[found.last - 1].text.endswith(_OF)  # "a number of his colleagues"
    if unit is None:
        return None
    others = unit.of("links") if unit.role("links", "kind", "others") else None
    if others is not None:
        return _others_of(
            sentence, found._replace(last=at + 1, others=True, rows=(*found.rows, others.row.id))
        )
    of_some = partitive or sentence[found.last - 1].of("quantities") is not None
    if of_some and (unit.is_particle("one_of") or _leads_to_people(unit)):
        at, unit = at + 1, sentence.at(at + 1)
        if partitive and sentence[at - 1].is_particle("these_people") and noun_of(unit) is None:
            return found._replace(last=at, definite=True)  # 27 of these
    if partitive and unit is not None and unit.is_particle("quotes"):
        at, unit = at + 1, sentence.at(at + 1)
    noun = (
        noun_of(unit) if unit is None or not unit.is_particle("harm") else None
    )  # "30 with wounds", no surgeon
    if noun is None and unit is not None and _is_kind_of_people(unit):
        return found._replace(last=at + 1, group=Group.CIVILIANS)
    if noun is None or noun.conjunction:
        return _of_organisation(found, unit, at) if partitive and unit is not None else None
    if not partitive and noun.definite and kind_of(noun) == "title":
        return None
    return _named(found, noun, at)


def _leads_to_people(unit: Unit) -> bool:
    """`هؤلاء (الجنود)`, `كبار (القادة)`: a word before a noun for people that leaves their number open."""
    return unit.is_any(("those", "elders"))


def _is_kind_of_people(unit: Unit) -> bool:
    """`(عشرات) الإصلاحيين`: a plural of relation that no lexicon knows; only people have one."""
    return (
        unit.word
        and not unit.entries
        and unit.numeral is None
        and unit.text.endswith(clitics("people_ending"))
    )


def _past_bound(sentence: Sentence, found: People, at: int) -> tuple[People, int]:
    """The count with a bound inside it (`17 على الأقل من الجنود`), and the unit after it or after a stroke."""
    unit, after = sentence.at(at), sentence.at(at + 1)
    if unit is not None and unit.text == "/":
        return found, at + 1  # /32/ civilians
    vague = sentence[at - 1].of("quantities") is not None
    if unit is not None and unit.is_particle("quotes") and (vague or sentence[at - 1].numeral is not None):
        return found, at + 1  # an officer and 14" others, "dozens" of people: a quotation ends amid them
    bound = unit.role("qualifiers", "side", "both") if unit is not None else None
    if bound is None or after is None or not after.is_particle("of"):
        return found, at
    return found._replace(qualifier=Qualifier(bound.row["qualifier"])), at + 1


def _others_of(sentence: Sentence, found: People) -> People:
    """`عشرة آخرين (من رجال الجيش)`: who the others are, if several of a kind are named."""
    of, noun = sentence.at(found.last), noun_of(sentence.at(found.last + 1), nationality=False)
    if of is None or not of.is_particle("of") or noun is None or noun.row.table != "people":
        return found
    if noun.conjunction or not (set(noun.features) & set("pec") or kind_of(noun) == "collective"):
        return found
    return _named(found, noun, found.last + 1)


def _of_organisation(found: People, unit: Unit, at: int) -> People | None:
    """`4 من حزب الله`: so many of a force or group."""
    actor = unit.role("actors", "kind", *FORCES)
    if actor is None:
        return None
    return found._replace(last=at + 1, group=FORCES[actor.row["kind"]], rows=(*found.rows, actor.row.id))


def _named(found: People, noun: Entry, at: int) -> People:
    row = noun.row
    group, nationality, outcome = found.group, found.nationality, found.outcome
    if row.table == "people":
        group = Group(row["group"])
    elif row.table == "nationalities":
        nationality = row["country"]
    else:
        outcome = Outcome(row["outcome"])
    return found._replace(last=at + 1, noun=noun, noun_at=at, group=group, nationality=nationality, outcome=outcome,
        definite=found.definite or noun.definite, rows=(*found.rows, row.id),
    )  # fmt: skip


def second_kind(sentence: Sentence, people: People) -> Group | None:
    """`30 (من المدنيين) ورجال الشرطة`: the group of a second kind of people that one number counts, too."""
    unit = sentence.at(people.last)
    if unit is None or not unit.conjoined or not people.counted or people.noun is None:
        return None
    if not (set(people.noun_features) & set("pec") or kind_of(people.noun) == "collective"):
        return None
    other = _plain(sentence, people.last, governed=False)
    if other is None or other.noun is None or other.noun.row.table != "people":
        return None
    forms = {mark for entry in unit.entries if entry.row is other.noun.row for mark in entry.features}
    two = other.value is not None and "e" not in forms
    if two or not (forms & set("pec") or kind_of(other.noun) == "collective"):
        return None
    whose = with_modifiers(sentence, other)
    if other.definite:
        return whose.group
    return (
        whose.group if people.value is not None and takes_force(other) and whose.last > other.last else None
    )


def _one_of(sentence: Sentence, at: int) -> People | None:
    """`أحد الجنود`, `أحدهم`; `أي من الجنود` counts nobody in particular."""
    unit = sentence[at]
    if not unit.particles:
        return None
    if unit.is_particle("one_of_them"):
        one, noun = People(at, at + 1, 1, counted=True), noun_of(sentence.at(at + 1), nationality=False)
        told = noun is not None and noun.row.table == "people" and noun.features[0] == "s"
        return _named(one, noun, at + 1) if noun is not None and told and not noun.definite else one
    nobody = unit.is_particle("any_of")
    of = sentence.at(at + 1)
    single = unit.is_particle("single_of") and of is not None and of.is_particle("of")
    if not nobody and not single and not unit.is_particle("one_of"):
        return None
    if nobody and of is not None and of.is_particle("of_them"):
        return People(at, at + 2, None, qualifier=Qualifier.UNSPECIFIED, nobody=True)
    after = at + 2 if (sentence.at(at + 1) or unit).is_particle("of") else at + 1
    after += (sentence.at(after) or unit).is_particle("quotes")
    noun = noun_of(sentence.at(after))
    if noun is None or (kind_of(noun) == "collective" and "p" in noun.features):
        return None  # one of the patrols
    base = (
        People(at, at + 1, None, qualifier=Qualifier.UNSPECIFIED, nobody=True)
        if nobody
        else People(at, at + 1, 1, counted=True)
    )
    return _named(base, noun, after)


def _opened(sentence: Sentence, at: int) -> People | None:
    """`آخرين`, `بعضهم`, `هؤلاء الجنود`: what only stands for people after an outcome word."""
    if (other := _other_of(sentence[at])) is not None:
        base, before = _others(at, other), sentence.at(at - 1)
        bodies = before is not None and before.text.endswith(tuple(particles("bodies")))
        return base._replace(value=None, qualifier=Qualifier.UNSPECIFIED) if bodies else base
    if sentence[at].is_particle("some_of_those"):
        return People(at, at + 1, None, qualifier=Qualifier.UNSPECIFIED)
    if is_nobody(sentence, at):
        return People(at, at + 1, None, qualifier=Qualifier.UNSPECIFIED, nobody=True)
    if sentence[at].is_particle("who_are") and is_who(sentence, at + 1):
        return People(at, at + 2, None, qualifier=Qualifier.UNSPECIFIED, definite=True)
    those = sentence[at].is_particle("those") and at + 1 < len(sentence)
    number = sentence[at + 1].numeral if those else None
    if number is not None and number.definite:
        return People(at, at + 2, number.value, counted=True, definite=True, rows=number.rows)
    if _leads_to_people(sentence[at]) and at + 1 < len(sentence):
        these = _plain(sentence, at + 1, governed=True)
        known = these is not None and (these.definite or sentence[at].is_particle("elders"))
        return these._replace(first=at) if these is not None and known else None
    if sentence[at].is_particle("honorific") and at + 1 < len(sentence):
        person = _plain(sentence, at + 1, governed=True)
        return person._replace(first=at) if person is not None and person.proper else None
    return None


def _plain(sentence: Sentence, at: int, *, governed: bool) -> People | None:
    """A noun without a number: one, two, or a plural that leaves the count open."""
    opened = _opened(sentence, at) if governed or sentence[at].is_particle("honorific") else None
    if opened is not None:
        return opened
    noun = mine(sentence, at) or own_or_first(sentence[at])
    if noun is None or (not governed and (noun.preposition or sentence[at].is_particle("prepositions"))):
        return None
    if sentence[at].of("actors") is not None and (
        not governed or in_construct(sentence.at(at - 1)) or takes_by_letter(sentence.at(at + 1))
    ):
        return None  # a movement that is spelt like "two students"
    if noun.row.table == "nationalities" and "a" in noun.features and not _is_national(sentence, at):
        return None  # spelt like the country, or an adjective
    table, features = noun.row.table, noun.features
    kind = kind_of(noun)
    if (
        noun.row.paradigm == "nisba"
        and "s" in features
        and not governed
        and not may_be_noun(sentence, at, noun)
    ):
        return None
    if "c" in features and not noun.suffix and not has_complement(sentence.at(at + 1)):
        return None  # "kidnapping of my teachers in": an adjective spelt alike
    kin = _is_his_family(noun) or is_whole_family(sentence, at, noun)
    if (kind == "collective" and not kin) or (
        table == "nationalities" and noun.definite and not governed and not numbered_after(sentence, at)
    ):
        return None
    base = People(at, at + 1, 1)
    same = [e.features for e in sentence[at].entries if e.row is noun.row and e.suffix == noun.suffix]
    if "a" in features and is_pair_of(sentence, at):
        same, features = [*same, "dc"], "dc"
    both = any("p" in each for each in same)
    open_ended = "e" in features or any("d" in each for each in same)
    if both or open_ended:  # one ending for two and for several
        told = (
            number_told(sentence, at + 1)
            if open_ended and (both or any("e" in each for each in same))
            else ""
        )
        features = told or ("p" if both or "e" in features else features)
    # "two (officers of) police": where the plural is a broken one, the ending is that of two
    two = "c" not in features or bool(noun.suffix) or (table == "people" and not any("e" in f for f in same))
    if "d" in features and two:
        base = base._replace(value=2, counted=True)
    elif features[0] in "pe" or "c" in features or kin:
        base = base._replace(value=None, qualifier=Qualifier.UNSPECIFIED)
    elif kind in ("title", "kin"):
        base = base._replace(proper=True)
    return _counted_after(sentence, _named(base, noun, at))


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


def _is_national(sentence: Sentence, at: int) -> bool:
    """`أن (فرنسيا) خطف`, `اعتقل الجيش (فلسطينيا)`: one known by his nation, no country and no adjective."""
    unit, before = sentence[at], sentence.at(at - 1)
    opens = before is not None and (
        before.is_particle("that")
        or before.text.startswith(clitics("article"))
        or any(before.of(table) for table in ("times", "weekdays", "outcomes", "actors"))
        or (before.of("people") is not None and before.text.endswith(clitics("nominative")))
        or (before.of("nationalities") is not None and _is_place(sentence, before))
    )
    return opens and not _is_place(sentence, unit)


def _is_place(sentence: Sentence, unit: Unit) -> bool:
    return bool(gazetteer().find(sentence.view, unit.start, unit.end))


def _is_his_family(noun: Entry) -> bool:
    """`عائلته`, `أفراد أسرتها`: the people of one man or woman, who die or are taken with them."""
    return noun.row.id in ("people.family_members", "people.crew") or (
        noun.row.id in ("people.family", "people.family2") and noun.suffix in clitics("singular_pronoun")
    )


def one_more(sentence: Sentence, at: int) -> People | None:
    """`وآخر من الشرطة`, `وآخرون`: people beside those before, in a list."""
    other = _other_of(sentence[at])
    return with_modifiers(sentence, _others(at, other)) if other is not None else None


def _other_of(unit: Unit) -> Entry | None:
    """The reading of `آخرين` and its kin; -ين is a plural rather than a dual, `أخرى` is one."""
    found = [e for e in unit.entries if e.row.table == "links" and e.row["kind"] == "others"]
    return min(found, key=lambda e: ("p" not in e.features, "s" not in e.features), default=None)


def _others(at: int, other: Entry) -> People:
    """`أصيب آخر`, `إصابة آخرين`: people beside those before."""
    if other.row.id == ORDINAL:
        return People(at, at + 1, 1, definite=True, rows=(other.row.id,))
    base = People(at, at + 1, 1, others=True, rows=(other.row.id,))
    if "d" in other.features:
        return base._replace(value=2, counted=True)
    return base if "s" in other.features else base._replace(value=None, qualifier=Qualifier.UNSPECIFIED)


def _counted_after(sentence: Sentence, found: People) -> People:
    """A number after its noun: المهاجمين الثلاثة، شخص واحد."""
    unit = sentence.at(found.last)
    some = found.value is None and found.counted and _ALL.isdisjoint(found.rows)
    if some or (found.value is not None and found.counted and (found.value > 2 or found.definite)):
        return found  # "one of the 23 hostages" is one
    if is_one_of_his(sentence, found.last):
        return found
    if (
        unit is not None
        and unit.numeral is not None
        and not unit.numeral.high
        and not (unit.conjoined and unit.numeral.value > 1)
        and (unit.of("weekdays") is None or tens_after(sentence, found.last))
    ):
        numeral = unit.numeral
        if numeral.definite and found.definite and (tens := tens_after(sentence, found.last)):
            return found._replace(
                last=found.last + 2,
                value=numeral.value + tens,
                qualifier=Qualifier.EXACT,
                counted=True,
            )
        if (numeral.definite and found.definite) or (
            not found.definite and numeral.value <= 2 and numeral.rows
        ):
            return found._replace(last=found.last + 1, value=numeral.value, qualifier=Qualifier.EXACT, counted=True,
                rows=(*found.rows, *numeral.rows),
            )  # fmt: skip
    return found
