"""The noun behind a number or a vague word: whom it counts, directly or after a preposition."""

from hasila.extract.members import MEMBERS
from hasila.extract.persons import People, kind_of, noun_of
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics, particles
from hasila.model import Group, Outcome, Qualifier

_PLURAL = frozenset("pe")
_OF = tuple(" " + word for word in particles("of"))


def with_noun_behind(sentence: Sentence, found: People) -> People | None:
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
    if of_some and (unit.is_particle("one_of") or leads_to_people(unit)):
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
    several = of_some and not _PLURAL.isdisjoint(noun.features)  # "some of the deputies"
    if not (partitive or several) and noun.definite and kind_of(noun) == "title":
        return None
    return named_by(found, noun, at)


def leads_to_people(unit: Unit) -> bool:
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
    if is_said_in_brackets(sentence, at, found.value):
        return found, at + 3  # nine (09) gunmen
    vague = sentence[at - 1].of("quantities") is not None
    if unit is not None and unit.is_particle("quotes") and (vague or sentence[at - 1].numeral is not None):
        return found, at + 1  # an officer and 14" others, "dozens" of people: a quotation ends amid them
    bound = unit.role("qualifiers", "side", "both") if unit is not None else None
    if bound is None or after is None or not after.is_particle("of"):
        return found, at
    return found._replace(qualifier=Qualifier(bound.row["qualifier"])), at + 1


def is_said_in_brackets(sentence: Sentence, at: int, value: int | None) -> bool:
    """`تسعة (09)`, `إرهابيين (اثنين)`: whether the same number stands once more in brackets that open at a unit."""
    opening, number, closing = sentence.at(at), sentence.at(at + 1), sentence.at(at + 2)
    if opening is None or number is None or closing is None or number.numeral is None:
        return False
    framed = opening.is_particle("brackets_open") and closing.is_particle("brackets_close")
    return framed and number.numeral.value == value


def _others_of(sentence: Sentence, found: People) -> People:
    """`عشرة آخرين (من رجال الجيش)`: who the others are, if several of a kind are named."""
    of, noun = sentence.at(found.last), noun_of(sentence.at(found.last + 1), nationality=False)
    if of is None or not of.is_particle("of") or noun is None or noun.row.table != "people":
        return found
    if noun.conjunction or not (set(noun.features) & set("pec") or kind_of(noun) == "collective"):
        return found
    return named_by(found, noun, found.last + 1)


def _of_organisation(found: People, unit: Unit, at: int) -> People | None:
    """`4 من حزب الله`, `48 من الإخوان`: so many of a force, a group or a party."""
    actor = unit.role("actors", "kind", *MEMBERS)
    if actor is None:
        return None
    return found._replace(last=at + 1, group=MEMBERS[actor.row["kind"]], rows=(*found.rows, actor.row.id))


def named_by(found: People, noun: Entry, at: int) -> People:
    """The count with the noun at unit `at`: whom it counts, of which group or nation."""
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
