"""Words after a noun for people: their nation, `آخرين`, and the force or group whose members they are."""

from hasila.extract.persons import ORDINAL, People, kind_of
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics
from hasila.model import Group, Qualifier

# How far the words that say whose members are counted may stand from the noun.
_REACH = 4
# So many have a noun in the plural; more have it in the singular.
_FEW = 10
_SUSPECTS = frozenset(("people.suspect2", "people.suspect3"))
FORCES = {"armed_group": Group.ARMED_GROUP, "state_force": Group.SECURITY_FORCES}
"""The group that the members of an organisation of each fighting kind belong to."""
MEMBERS = {**FORCES, "other": Group.CIVILIANS}
"""The group of the members of any organisation; those of a party or movement are civilians."""


def with_modifiers(sentence: Sentence, found: People) -> People:
    """Adjectives of nation, آخرين, and whose members they are, as far as they belong to the noun."""
    at = found.last
    for step in range(_REACH):
        unit = sentence.at(at)
        if (
            unit is not None
            and _is_before_force(sentence, at)
            and (takes_force(found) or sentence[at - 1].is_particle("of"))
        ):
            at += 1
            continue
        if unit is None or not unit.word or unit.role("outcomes", "role", "act", "undergo", "inflict"):
            break
        if _are_of_two_cases(sentence[at - 1], unit) or _opens_side(unit):
            break
        others = unit.role("links", "kind", "others")
        nation = unit.of("nationalities")
        if others is not None and not others.conjunction and others.row.id != ORDINAL:
            found = found._replace(others=True, last=at + 1, rows=(*found.rows, others.row.id))
        elif nation is not None and not nation.conjunction and _agrees(found, nation) and step < 2:
            found = found._replace(
                nationality=nation.row["country"], last=at + 1, rows=(*found.rows, nation.row.id)
            )
        elif nation is not None and _shares_noun(sentence, found, at):
            found = found._replace(last=at + 1)
        elif step == 0 and _are_suspects(found, unit):
            found = _as_many_as(found, unit, at + 1)
        elif step == 0 and (adjective := _adjective(found, unit)) is not None:
            group = found.group if found.group is not Group.UNSPECIFIED else Group(adjective.row["group"])
            found = found._replace(group=group, last=at + 1, rows=(*found.rows, adjective.row.id))
        elif unit.is_particle("of") and not unit.is_particle("and_of") and found.noun is not None:
            pass
        elif _narrow(unit) is not None:
            return _of_force(sentence, found, at)
        elif unit.is_any(("harm", "by_hands")) or not (takes_force(found) and step < 2):
            break
        at += 1
    return found


def _are_suspects(found: People, unit: Unit) -> bool:
    """`متطرفين (مشتبه بهما)`, `ثلاثة رجال (مشتبه بهم)`: what is thought of people, right behind their noun."""
    noun = unit.of("people")
    suspects = noun is not None and noun.row.id in _SUSPECTS and not noun.prefix
    return suspects and found.noun is not None and found.noun_at == found.last - 1 and not found.definite


def _as_many_as(found: People, unit: Unit, last: int) -> People:
    """One spelling for two and for several, of which the words behind it say two or several."""
    forms = {form for e in unit.entries if e.row.id in _SUSPECTS for form in e.features}
    open_ended = "e" in found.noun_features and found.first == found.noun_at
    if open_ended and "d" in forms:
        found = found._replace(value=2, qualifier=Qualifier.EXACT, counted=True)
    elif open_ended and "p" in forms:
        found = found._replace(value=None, qualifier=Qualifier.UNSPECIFIED, counted=False)
    return found._replace(last=last)


def _opens_side(unit: Unit) -> bool:
    """`38 عنصرا (وفي) صفوف الفصائل`: whose those are that are counted next."""
    return unit.is_particle("in") and unit.text.startswith(clitics("conjunction")[0])


def _are_of_two_cases(noun: Unit, unit: Unit) -> bool:
    """`مسلحون (صحافيين)`: those who act, and those they struck, who are no adjective of theirs."""
    return noun.text.endswith(clitics("nominative")) and unit.text.endswith(clitics("oblique"))


def _shares_noun(sentence: Sentence, found: People, at: int) -> bool:
    """`200 مسلح لبناني (وفلسطيني)`: a second nation of many whom one number counts."""
    many = found.value is not None and found.value > _FEW and kind_of(found.noun) != ""
    return many and found.nationality is not None and sentence[at - 1].of("nationalities") is not None


def _is_before_force(sentence: Sentence, at: int) -> bool:
    """`عناصر (على الأقل) من`, `أفراد "(القوة)"`: what parts a member noun from the force and adds nothing."""
    unit, after = sentence[at], sentence.at(at + 1)
    if after is None:
        return False
    if unit.is_particle("quotes"):
        closing = sentence.at(at + 2)
        return closing is not None and closing.is_particle("quotes") and _narrow(after) is not None
    return unit.role("qualifiers", "side", "both", "after") is not None and after.is_particle("of")


def takes_force(found: People) -> bool:
    """Nouns that leave open whose people they are: عناصر، أفراد، رجال."""
    return kind_of(found.noun) == "member" or (found.noun is not None and found.noun.row.id in _OF_WHOM)


_OF_WHOM = frozenset(("people.man", "people.individual"))


def _of_force(sentence: Sentence, found: People, at: int) -> People:
    """The count with the force or group that its people belong to: `عناصر (الشرطة)`, `مسلحين من (داعش)`."""
    group, row = _narrow(sentence[at]) or (found.group, "")
    family = sentence[at].of("people") is not None
    if found.group is Group.ARMED_GROUP and group is Group.CIVILIANS and family:
        return found  # gunmen of a family
    partitive = sentence[at - 1].is_particle("of")
    open_noun = takes_force(found) or found.group in (Group.UNSPECIFIED, Group.ARMED_GROUP)
    if not (takes_force(found) or found.noun is None or (partitive and open_noun)):
        return found
    settled = group if group is not Group.UNSPECIFIED else found.group
    last = at + 1 + (settled is Group.ARMED_GROUP and _describes_group(sentence.at(at + 1)))
    return found._replace(group=settled, last=last, rows=(*found.rows, row))


def _describes_group(unit: Unit | None) -> bool:
    """`عناصر من تنظيم القاعدة (الإرهابي)`, `جماعة الحوثي (المتمردة)`: what the source calls the group."""
    noun = unit.of("people") if unit is not None else None
    alone = noun is not None and noun.article and not noun.conjunction and "s" in noun.features
    return noun is not None and alone and noun.row["group"] == Group.ARMED_GROUP


_PERSONS = ("person", "member", "kin", "title")
# Nouns for people that describe others no less often than they stand alone.
_DESCRIBE = frozenset(
    (
        "people.gunman", "people.unarmed", "people.foreigner", "people.military", "people.retired", "people.elder",
    )
)  # fmt: skip


def _adjective(found: People, unit: Unit) -> Entry | None:
    """`مهاجم انتحاري`, `رجال مسلحون`: a second noun for the same people, of the same number."""
    entry = unit.of("people")
    if entry is None or entry.prefix or entry.suffix or found.noun is None:
        return None
    if found.definite or found.noun_at != found.last - 1 or not _agrees(found, entry):
        return None
    if "f" in entry.features and "f" not in found.noun_features and kind_of(found.noun) != "member":
        return None  # "gunmen (killed) a woman journalist"
    if kind_of(entry) not in ("person", "member") or kind_of(found.noun) not in _PERSONS:
        return None
    return entry if entry.row.paradigm == "nisba" or entry.row.id in _DESCRIBE else None


def _agrees(found: People, adjective: Entry) -> bool:
    """`خطف مسلحون (صحافيا)`: one in the accusative describes neither several nor one in another case."""
    noun = found.noun_features
    if found.noun is None or ("a" in adjective.features and "a" not in noun and "p" in noun):
        return False
    # "a soldier (killed) a civilian": one in the nominative, unless its spelling shows no case
    return "a" in noun or "a" not in adjective.features or found.noun.row.paradigm not in ("noun", "nisba")


def _narrow(unit: Unit) -> tuple[Group, str] | None:
    """What an organisation after a member noun says of the group."""
    actor = unit.of("actors")
    if actor is not None and actor.row["kind"] in MEMBERS and not actor.conjunction:
        return MEMBERS[actor.row["kind"]], actor.row.id
    people = unit.of("people")
    if (
        people is not None
        and not people.conjunction
        and (people.row["kind"] == "collective" or people.definite)
    ):
        return Group(people.row["group"]), people.row.id
    return None


def is_merchant(sentence: Sentence, people: People) -> bool:
    """`خطف قراصنة سفينة على متنها 23 (بحارا)`: sailors of a ship, told beside no navy."""
    sailors = people.noun is not None and people.noun.row.id == "people.sailor"
    return sailors and bool(sentence.where("merchant_ships")) and not sentence.where("navies")
