"""Find the people behind a verbal noun: `مقتل ثلاثة جنود`, `اغتيال فلان`, `القبض على عدد من الأشخاص`."""

from hasila.extract.modality import DENIALS
from hasila.extract.names import named_member, read_name, read_unknown, whole_person
from hasila.extract.nouns import whoever_was
from hasila.extract.people import read_people
from hasila.extract.persons import People
from hasila.extract.surnames import read_surname
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence, Unit
from hasila.extract.unnamed import those_done_to
from hasila.lexicon import clitics
from hasila.model import Group, Qualifier

OF_PERSONS = frozenset(
    (
        "outcomes.assassination", "outcomes.killing", "outcomes.martyrdom", "outcomes.death", "outcomes.assassinated",
    )
)  # fmt: skip
"""Words that only a person's name can follow, where no noun for people does."""
# So many more verbal nouns may be joined to one.
_ACTS = 3
# A family name with its article is longer than this.
_SHORT = 5
# So far before "any" the verb may be denied.
_DENIED = 9
_SENTENCED = "outcomes.sentenced"
_BODY = "outcomes.find_body"
_ELIMINATION, _ARMED = "outcomes.elimination_far", (Group.ARMED_GROUP, Group.ATTACKERS)
_SEIZINGS = frozenset(("outcomes.seizing", "outcomes.seizing2", "outcomes.seizing_far"))
# Verbal nouns of what is done to persons: whom they tell of may be known by a family name.
_TAKINGS = frozenset(
    (
        "outcomes.kidnapping", "outcomes.kidnapping2", "outcomes.arrest_n", "outcomes.detention", "outcomes.stopping",
        "outcomes.jail_n", "outcomes.execution", "outcomes.wounding",
    )
)  # fmt: skip


TRANSITIVE = frozenset(
    (
        "outcomes.killing2", "outcomes.assassination", "outcomes.execution", "outcomes.liquidation",
        "outcomes.slaughter_n", "outcomes.kidnapping", "outcomes.kidnapping2", "outcomes.arrest_n",
        "outcomes.stopping", "outcomes.detention", "outcomes.capture_n", "outcomes.jail_n",
    )
)  # fmt: skip
"""Verbal nouns that name who did it before those it was done to; death and being killed do not."""


def after_masdar(sentence: Sentence, trigger: Trigger) -> tuple[People, str] | None:
    """`مقتل ثلاثة جنود`, `اغتيال فلان`, `اغتياله`: the complement stands right after the verbal noun."""
    at = trigger.last
    unit = sentence.at(at)
    after = sentence.at(at + 1)
    before = sentence.at(trigger.first - 1)
    if before is not None and before.numeral is not None and unit is not None and unit.conjoined:
        return None  # "43 deaths and more than 55 injuries"
    each = unit is not None and unit.is_particle("named_both")
    if each and after is not None and after.is_particle("of") and not whoever_was(sentence, at + 1):
        at, unit = at + 2, sentence.at(at + 2)
    if unit is not None and unit.is_any(("quotes", "brackets_open")):
        number = sentence.at(at + 1)
        told = unit.is_particle("brackets_open") and number is not None and number.numeral is not None
        framed = (unit.is_particle("quotes") or read_unknown(sentence, at + 1) is not None) and not told
        at, unit = at + framed, sentence.at(at + framed)
    if unit is not None and not trigger.entry.suffix:
        at = _past_other_acts(sentence, at)
        unit = sentence.at(at)
    if unit is not None and unit.text == clitics("preposition")[1] and trigger.entry.suffix:
        at, unit = at + 1, sentence.at(at + 1)  # a letter apart from the digits behind it
    if _is_any(sentence, trigger):
        nobody = People(trigger.first - 1, trigger.last, None, qualifier=Qualifier.UNSPECIFIED, nobody=True)
        return nobody, "figure.masdar-people"
    people = read_people(sentence, at, governed=True) if unit is not None else None
    agents = people is not None and sentence[people.last - 1].text.endswith(clitics("nominative"))
    one = people is not None and "a" in people.noun_features  # "for his killing a child"
    acts = bool(trigger.entry.prefix) or trigger.entry.row.id in TRANSITIVE  # "for her killing of four"
    counted = people is not None and acts and (people.counted or (people.value == 1 and not people.others))
    known = people is not None and (people.definite or one or counted)
    apart = trigger.entry.suffix and (agents or not known or _is_joined_at(unit))
    if people is not None and not apart:
        return whole_name(sentence, people), "figure.masdar-people"
    if trigger.entry.suffix:
        whom = _taken_up(sentence, trigger) or those_done_to(sentence, trigger)
        return (whom, "figure.subject-masdar") if whom is not None else None
    named = _named_at(sentence, trigger, at) if unit is not None else None
    if named is None:
        return None
    return People(at, named, 1, proper=True), "figure.masdar-name"


def _is_any(sentence: Sentence, trigger: Trigger) -> bool:
    """`لم يسفر الهجوم عن أي (إصابة)`: anybody hurt, of whom it is denied."""
    hurt = trigger.entry.row.id == "outcomes.wounding" and sentence.has(
        trigger.first - 1, trigger.first, "any_of"
    )
    after = sentence.at(trigger.last)
    ends = after is None or not after.word or after.is_any(("prepositions", "in", "clause", "between"))
    before = sentence.units[max(0, trigger.first - _DENIED) : trigger.first]
    denials = (unit.role("irrealis", "kind", "negation") for unit in before)
    return hurt and ends and any(denial is not None and denial.row.id not in DENIALS for denial in denials)


def _named_at(sentence: Sentence, trigger: Trigger, at: int) -> int | None:
    """The unit after the name that begins at unit `at`, as far as the verbal noun before it makes one sure."""
    row = trigger.entry.row.id
    named = _before_others(sentence, at) if row in OF_PERSONS else None
    named = named or read_name(sentence, at, certain=row in OF_PERSONS)
    if named is None and (row in _SEIZINGS or row == _BODY):
        named = read_unknown(sentence, at)
    if named is None and row in (*_TAKINGS, *_SEIZINGS):
        was = sentence.at(trigger.first - 1)
        named = read_surname(sentence, at, bare=was is not None and was.is_particle("was"))
    if named is None and _is_charged(sentence, trigger):
        named = read_surname(sentence, at, bare=True)
    return _case_of(sentence, trigger, at) if named is None and row == "outcomes.killing2" else named


def _case_of(sentence: Sentence, trigger: Trigger, at: int) -> int | None:
    """The unit after `جريمة قتل (المبحوح)`: one word in the definite, of no lexicon and no plural, whose case it is."""
    before, unit, after = sentence.at(trigger.first - 1), sentence[at], sentence.at(at + 1)
    case = before is not None and before.is_any(("act_of", "charge", "accused"))
    case = case or unit.is_particle("fighter_name")
    known = unit.entries or unit.particles - {"fighter_name"} or not unit.text.startswith(clitics("article"))
    ends = after is None or not after.word or after.is_any(("prepositions", "clause", "relative"))
    ends = ends or (after is not None and bool(after.of("times")))
    plain = len(unit.text) > _SHORT and not unit.text.endswith(clitics("common_ending"))
    return at + 1 if case and not known and ends and plain else None


def _is_charged(sentence: Sentence, trigger: Trigger) -> bool:
    """`بتهمة (قتل) فلان`, `المتهم (بقتل) فلان`: a killing that somebody is charged with is that of a person."""
    before = sentence.at(trigger.first - 1)
    charge = before is not None and before.is_particle("charge")
    accused = before is not None and (
        before.is_particle("accused") or before.role("people", "kind", "person")
    )
    return trigger.entry.row.id == "outcomes.killing2" and (
        charge or (bool(accused) and trigger.entry.preposition)
    )


def _past_other_acts(sentence: Sentence, at: int) -> int:
    """`اعتقال (وضرب) متظاهرين`, `قتل (وتعذيب وتهجير) الآلاف`: the unit behind more verbal nouns before those to whom all was done, else `at`."""
    end = at
    while end < len(sentence) and end - at < _ACTS and _may_be_act(sentence[end]):
        end += 1
    people = read_people(sentence, end, governed=True) if at < end < len(sentence) else None
    if people is None or sentence[end].conjoined or people.outcome is not None:
        return at
    after = sentence.at(people.last)
    if (
        people.noun is None
        and after is not None
        and after.word
        and not after.is_any(("prepositions", "clause"))
    ):
        return at  # "of dozens of houses"
    return at if people.value == 1 and (people.definite or people.proper) else end


def _may_be_act(unit: Unit) -> bool:
    """A joined word of no lexicon: `وتهجير`."""
    joined = unit.word and unit.text.startswith(clitics("conjunction")) and not unit.entries
    return joined and not unit.is_any(("of", "prepositions", "function", "clause"))


def _is_joined_at(unit: Unit | None) -> bool:
    """`مقتله (ومرافقه)`: people beside the one whom the pronoun means."""
    return unit is not None and unit.conjoined


def _before_others(sentence: Sentence, at: int) -> int | None:
    """`مقتل (لفتة) وشخصين آخرين`: one word of no lexicon, beside whom others have died."""
    unit, after = sentence[at], sentence.at(at + 1)
    if unit.entries or unit.particles or not unit.word or after is None or not after.conjoined:
        return None
    others = read_people(sentence, at + 1)
    his = others is not None and others.noun is not None and others.noun.suffix in clitics("singular_pronoun")
    beside = others is not None and ((others.others and others.counted) or (his and others.value == 1))
    return at + 1 if beside else None


def after_preposition(sentence: Sentence, trigger: Trigger) -> tuple[People, str] | None:
    """`إلقاء القبض فجر أمس على عدد من الأشخاص`: the people stand after على, further on."""
    before = _sentenced_before(sentence, trigger) if trigger.entry.row.id == _SENTENCED else None
    if before is not None:
        return whole_name(sentence, before), "figure.masdar-people"
    for at in range(trigger.last, min(len(sentence) - 1, trigger.last + 9)):
        against = trigger.entry.row.id == _SENTENCED and sentence[at].is_particle("acted_against")
        if sentence[at].is_particle("on") or against:
            people = read_people(sentence, at + 1, governed=True)
            if people is not None and trigger.entry.row.id == _ELIMINATION and people.group not in _ARMED:
                return None  # the judiciary, spelt alike
            if people is not None:
                return whole_name(sentence, people), "figure.masdar-people"
            named = None
            if trigger.entry.row.id == _SENTENCED:
                named = read_name(sentence, at + 1, certain=True)
            elif trigger.entry.row.id in _SEIZINGS:
                named = read_unknown(sentence, at + 1) or read_surname(sentence, at + 1, bare=False)
            return (
                (People(at + 1, named, 1, proper=True), "figure.masdar-name") if named is not None else None
            )
    return None


def _sentenced_before(sentence: Sentence, trigger: Trigger) -> People | None:
    """`حكم على (12 متهما فارا) بالإعدام`: whom a court sentences, before the penalty."""
    for at in range(trigger.first - 1, max(0, trigger.first - 1 - _BEFORE_PENALTY), -1):
        if sentence[at].is_any(("stop", "comma", "clause")):
            return None
        if sentence[at].is_particle("on") and sentence[at - 1].is_particle("verdict"):
            people = read_people(sentence, at + 1, governed=True)
            near = people is not None and trigger.first - people.last < _BEFORE_PENALTY
            return people if near else None
    return None


# So far before a penalty stand those whom it hits.
_BEFORE_PENALTY = 7


def _taken_up(sentence: Sentence, trigger: Trigger) -> People | None:
    """`250 تلميذا تم خطفهم`: the count that the pronoun of the verbal noun takes up."""
    was = sentence.at(trigger.first - 1)
    if was is None or not was.is_particle("was"):
        return None
    for at in range(trigger.first - 2, max(-1, trigger.first - 8), -1):
        people = read_people(sentence, at)
        if people is not None and people.last >= trigger.first - 2 and people.counted:
            return people
    return None


def whole_name(sentence: Sentence, people: People) -> People:
    """The person with the name, or the first of several who are named (the rest are joined to it)."""
    return named_member(sentence, people) or whole_person(sentence, people)
