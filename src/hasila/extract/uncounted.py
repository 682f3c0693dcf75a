"""Nouns for people without a number before them: one, two, or a plural that leaves the count open."""

from hasila.extract.counted_nouns import is_said_in_brackets, leads_to_people, named_by
from hasila.extract.dated_numbers import is_day
from hasila.extract.nouns import (
    has_complement,
    in_construct,
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
)
from hasila.extract.persons import ORDINAL, People, kind_of
from hasila.extract.units import Sentence, Unit
from hasila.gazetteer import gazetteer
from hasila.lexicon import Entry, clitics, particles
from hasila.model import Qualifier

EACH = "quantities.all2"
# Nouns with a broken plural: the sound one, with the article, is no dual ("the workers of the plant").
_BY_CALLING = frozenset(f"people.{name}" for name in ("worker", "visitor", "tourist"))
ALL = frozenset((EACH, "quantities.all"))
"""The words for all and for each of those whom a noun names."""
_TWO = 2
_FALLS = frozenset(("outcomes.fall", "outcomes.fall_n", "outcomes.falling"))
_PEOPLES = frozenset(("people.residents", "people.people"))


def _opened(sentence: Sentence, at: int) -> People | None:
    """`آخرين`, `بعضهم`, `هؤلاء الجنود`: what only stands for people after an outcome word."""
    if (other := other_of(sentence[at])) is not None and not is_day(sentence, at):
        base, before = others_beside(at, other), sentence.at(at - 1)
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
    if leads_to_people(sentence[at]) and at + 1 < len(sentence):
        these = read_uncounted(sentence, at + 1, governed=True)
        known = these is not None and (these.definite or sentence[at].is_particle("elders"))
        return these._replace(first=at) if these is not None and known else None
    if sentence[at].is_particle("honorific") and at + 1 < len(sentence):
        person = read_uncounted(sentence, at + 1, governed=True)
        return person._replace(first=at) if person is not None and person.proper else None
    return None


def _is_movement(sentence: Sentence, at: int) -> bool:
    """`مقاتلي (طالبان)`, `سقوط «(طالبان)»`: a movement that is spelt like "two students"; what falls is who ruled."""
    if in_construct(sentence.at(at - 1)) or takes_by_letter(sentence.at(at + 1)):
        return True
    quoted = sentence.has(at - 1, at, "quotes", "quote")
    before = sentence.at(at - 1 - quoted)
    return before is not None and any(entry.row.id in _FALLS for entry in before.entries)


def read_uncounted(sentence: Sentence, at: int, *, governed: bool) -> People | None:
    """A noun without a number at unit `at`: one, two, or a plural that leaves the count open; None for no people.

    `governed`: an outcome word stands right before.
    """
    opened = _opened(sentence, at) if governed or sentence[at].is_particle("honorific") else None
    if opened is not None:
        return opened
    noun = mine(sentence, at) or own_or_first(sentence[at])
    if noun is None or (not governed and (noun.preposition or sentence[at].is_particle("prepositions"))):
        return None
    if sentence[at].of("actors") is not None and (not governed or _is_movement(sentence, at)):
        return None
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
    kin = kin or (governed and _are_of_place(sentence, at, noun))
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
        known = noun.definite and noun.row.id in _BY_CALLING and any("e" in each for each in same)
        features = told or ("p" if both or known or "e" in features else features)
    # "two (officers of) police": where the plural is a broken one, the ending is that of two
    two = "c" not in features or bool(noun.suffix) or (table == "people" and not any("e" in f for f in same))
    if "d" in features and two:
        base = base._replace(value=2, counted=True)
    elif features[0] in "pe" or "c" in features or kin:
        base = base._replace(value=None, qualifier=Qualifier.UNSPECIFIED)
    elif kind in ("title", "kin"):
        base = base._replace(proper=True)
    return counted_after(sentence, named_by(base, noun, at))


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


def _are_of_place(sentence: Sentence, at: int, noun: Entry) -> bool:
    """`قتلوا (أهالي) القرية`, `ذبح (سكان) كذا`: the people of a place, who are harmed as others are."""
    after = sentence.at(at + 1)
    if noun.row.id not in _PEOPLES or noun.definite or noun.suffix or after is None or not after.word:
        return False
    return after.text.startswith(clitics("article")) or _is_place(sentence, after)


def _is_his_family(noun: Entry) -> bool:
    """`عائلته`, `أفراد أسرتها`: the people of one man or woman, who die or are taken with them."""
    return noun.row.id in ("people.family_members", "people.crew") or (
        noun.row.id in ("people.family", "people.family2") and noun.suffix in clitics("singular_pronoun")
    )


def other_of(unit: Unit) -> Entry | None:
    """The reading of `آخرين` and its kin; -ين is a plural rather than a dual, `أخرى` is one."""
    found = [e for e in unit.entries if e.row.table == "links" and e.row["kind"] == "others"]
    return min(found, key=lambda e: ("p" not in e.features, "s" not in e.features), default=None)


def others_beside(at: int, other: Entry) -> People:
    """`أصيب آخر`, `إصابة آخرين`: people beside those before."""
    if other.row.id == ORDINAL:
        return People(at, at + 1, 1, definite=True, rows=(other.row.id,))
    base = People(at, at + 1, 1, others=True, rows=(other.row.id,))
    if "d" in other.features:
        return base._replace(value=2, counted=True)
    return base if "s" in other.features else base._replace(value=None, qualifier=Qualifier.UNSPECIFIED)


def _is_of_one_family(found: People) -> bool:
    """`اثنين من عائلة (واحدة)`: what is one is the family, behind a count of its people."""
    return found.counted and found.noun_at not in (None, found.first) and kind_of(found.noun) == "collective"


def _said_to_be_two(sentence: Sentence, found: People) -> People:
    """`إرهابيين (02)`, `"إرهابيين" اثنين`: an ending of two or several, and in brackets or past a quotation that they are two."""
    if found.counted or "e" not in found.noun_features or found.noun_at != found.last - 1:
        return found
    quoted = sentence.has(found.last, found.last + 1, "quotes")
    number = sentence.at(found.last + 1)
    two = number is not None and number.numeral is not None and number.numeral.value == _TWO
    framed = is_said_in_brackets(sentence, found.last, _TWO)
    if not two or not (framed or (quoted and number is not None and number.numeral and number.numeral.rows)):
        return found
    return found._replace(last=found.last + 2 + framed, value=_TWO, qualifier=Qualifier.EXACT, counted=True)


def counted_after(sentence: Sentence, found: People) -> People:
    """The count with a number after its noun: `المهاجمين الثلاثة`, `شخص واحد`."""
    found = _said_to_be_two(sentence, found)
    unit = sentence.at(found.last)
    some = found.value is None and found.counted and ALL.isdisjoint(found.rows)
    if some or (found.value is not None and found.counted and (found.value > 2 or found.definite)):
        whole = unit.numeral if unit is not None and found.definite and found.value is not None else None
        known = whole is not None and whole.definite and whole.value > (found.value or 0)
        return found._replace(last=found.last + known)  # "one of the 23 hostages" is one
    if is_one_of_his(sentence, found.last) or _is_of_one_family(found):
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
