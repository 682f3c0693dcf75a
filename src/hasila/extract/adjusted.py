"""What other words of its sentence change in a figure: its number, or what became of its people."""

from hasila.extract.lists import Draft
from hasila.extract.people import read_people
from hasila.extract.persons import People, kind_of
from hasila.extract.triggers import Trigger
from hasila.extract.uncounted import ALL
from hasila.extract.units import Sentence
from hasila.lexicon import clitics
from hasila.model import Group, Outcome, Qualifier

# Soldiers who are captured are held by those they fight.
CAPTURES = frozenset(("outcomes.capture", "outcomes.capture_n", "outcomes.in_captivity"))
# Words of many other uses, which a count of people makes sure; the noun may say another outcome.
CARRIED = frozenset(
    (
        "outcomes.treated", "outcomes.treat", "outcomes.operated", "outcomes.carried", "outcomes.admitted",
        "outcomes.remain_hurt", "outcomes.remain_under", "outcomes.assist", "outcomes.assist_n", "outcomes.receive",
    )
)  # fmt: skip
_CARE = frozenset(("outcomes.under_care", "outcomes.treated_in"))
_SAME = "quantities.same_number"
_GONE = (Outcome.MISSING, Outcome.ABDUCTED, Outcome.DETAINED)
# So many words stand between a verb of finding and what it says of those who are found.
_FOUND = 6
_PARTS = ("prepositions", "function", "clause", "relative")
_OF_MEN = ("person", "member", "collective")
# So near them what they belong to, or are made up of.
_FEW = 2
# So far behind people their number may stand; so near those who are treated their treatment.
_LATER, _NEAR = 12, 2


def as_many(drafts: list[Draft]) -> list[Draft]:
    """`مقتل 30 وجرح عدد مماثل`: a count that says again the count before it."""
    result: list[Draft] = []
    for draft in drafts:
        told = result[-1].people if result else None
        people = draft.people
        if told is not None and told.value is not None and _SAME in people.rows:
            group = people.group if people.noun is not None else told.group
            people = people._replace(
                value=told.value, high=told.high, low=told.low, qualifier=told.qualifier, group=group
            )
        result.append(draft if people is draft.people else draft._replace(people=people))
    return result


def as_treated(draft: Draft, triggers: list[Trigger]) -> Draft:
    """`80 ضحية لا يزالون في المستشفى`: victims who are treated have not died."""
    either = draft.people.outcome is Outcome.KILLED_OR_WOUNDED
    if not either or draft.outcome is not Outcome.KILLED:
        return draft
    told = (t for t in triggers if t.outcome is Outcome.WOUNDED and t.entry.row.id in CARRIED | _CARE)
    near = any(0 <= t.first - draft.people.last <= _NEAR for t in told)
    return draft._replace(outcome=Outcome.WOUNDED) if near else draft


def as_found_dead(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """`عثر على الرهائن الثلاثة (قتلى)`, `عثر عليهم جثثا`: those who were missing or held have died, and are counted once."""
    result = list(drafts)
    for at in sentence.where("finds"):
        dead = next((i for i in range(at + 2, at + 2 + _FOUND) if _is_dead(sentence, i)), None)
        before = [d for d in result if d.last <= (dead or at) and d.outcome in _GONE and not d.negated]
        if dead is None or not before:
            continue
        gone = before[-1]
        if gone.last not in (dead, dead + 1) and not _is_pronoun_of(sentence, dead - 1, gone):
            continue
        found = gone._replace(outcome=Outcome.KILLED, rule="figure.body")
        result = [found if d is gone else d for d in result if d.first != dead]
    return result


def _is_dead(sentence: Sentence, at: int) -> bool:
    """`قتلى`, `جثثا`, `مقتولين`: an indefinite word for several dead."""
    unit = sentence.at(at)
    dead = unit.role("outcomes", "role", "victim") if unit is not None else None
    several = dead is not None and not dead.definite and not dead.prefix and set(dead.features) & set("pe")
    return dead is not None and bool(several) and dead.row["outcome"] == Outcome.KILLED


def _is_pronoun_of(sentence: Sentence, at: int, draft: Draft) -> bool:
    """`عليهم`, behind those for whom it stands."""
    unit = sentence[at]
    many = draft.people.value is None or draft.people.value > 1
    return many and draft.last < at and unit.text.endswith(clitics("plural_pronoun")) and not unit.entries


def as_numbered(sentence: Sentence, draft: Draft) -> Draft | None:
    """`مقتل جميع الجنود وعددهم 13`, `الطاقم المؤلف من أربعة`, `أفراد الطاقم الخمسة`: those whose number is told behind them.

    None where that number says the outcome by itself (`الذين تجاوز عددهم عن 60 قتيلا`).
    """
    people = draft.people
    if people.value is not None or people.nobody or people.others:
        return draft
    for at in range(people.last, min(len(sentence), people.last + _LATER)):
        unit = sentence[at]
        if unit.is_particle("stop") or unit.of("outcomes"):
            break
        number_of_all = _all_of_them(sentence, people, at)
        if number_of_all is not None:
            return draft._replace(people=number_of_all)
        if unit.is_particle("their_number") or (unit.is_particle("made_of") and at - people.last <= _FEW):
            bracket = sentence.at(at + 1)
            start = at + 1 + (bracket is not None and bracket.is_particle("brackets_open"))
            start += sentence[start].is_any(("on", "of")) if start < len(sentence) else 0
            number = read_people(sentence, start, governed=True)
            if number is not None and number.value is not None and number.outcome is draft.outcome:
                return None  # "whose number is more than 60 dead": told by itself
            if number is None or number.value is None or number.outcome is not None:
                break
            known = number.noun is not None and number.group is not Group.UNSPECIFIED
            group = number.group if known else people.group
            noun, noun_at = (
                (people.noun, people.noun_at) if number.noun is None else (number.noun, number.noun_at)
            )
            told = number._replace(group=group, noun=noun, noun_at=noun_at)
            return draft._replace(people=told._replace(nationality=people.nationality or number.nationality))
    return draft


def _all_of_them(sentence: Sentence, people: People, at: int) -> People | None:
    """`أفراد طاقم المروحية (الأربعة)`: a number in the definite, behind those whose whole it is and what they belong to."""
    numeral, noun = sentence[at].numeral, people.noun
    if numeral is None or noun is None or not numeral.definite or not 0 <= at - people.last <= _FEW:
        return None
    several = bool({"p", "c"} & set(people.noun_features)) and kind_of(noun) in _OF_MEN
    of_men = sentence[at].text.endswith(clitics("feminine_ending"))  # the number of a noun that is masculine
    between = sentence.units[people.last : at]
    plain = all(u.word and not u.is_any(_PARTS) and not u.conjoined and u.numeral is None for u in between)
    some = people.counted and ALL.isdisjoint(people.rows)
    if not (several and of_men and plain) or some or numeral.value < _FEW:
        return None
    return people._replace(
        last=at + 1, value=numeral.value, qualifier=Qualifier.EXACT, counted=True, definite=True
    )


def as_captured(drafts: list[Draft]) -> list[Draft]:
    """`مقتل ثلاثة جنود وأسر آخرين`: other soldiers who are captured are held by those they fight."""
    result: list[Draft] = []
    for draft in drafts:
        captured = draft.trigger is not None and draft.trigger.entry.row.id in CAPTURES
        alike = draft.people.others or draft.people.noun is None  # and two more
        others = captured and alike and draft.people.group is Group.UNSPECIFIED
        soldiers = bool(result) and result[-1].people.group is Group.SECURITY_FORCES
        result.append(draft._replace(outcome=Outcome.ABDUCTED) if others and soldiers else draft)
    return result


_VICTIM = "outcomes.victim"


def as_either(drafts: list[Draft]) -> list[Draft]:
    """The drafts, `27 ضحية بينهم (ثلاثة قتلى)` as dead or hurt: victims of whom only a part are said to be dead."""
    dead = {
        d.part_of
        for d in drafts
        if d.part_of is not None and d.people.outcome is Outcome.KILLED and d.people.value is not None
    }
    return [
        d._replace(outcome=Outcome.KILLED_OR_WOUNDED)
        if d.people.first in dead and d.outcome is Outcome.KILLED and _VICTIM in (*d.rows, *d.people.rows)
        else d
        for d in drafts
    ]
