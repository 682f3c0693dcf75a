"""Those who were hurt and died of it are told of once, among the dead: `أصيب جندي بجروح توفي على إثرها`."""

from itertools import pairwise

from hasila.extract.lists import Draft
from hasila.extract.names import read_name
from hasila.extract.people import read_people
from hasila.extract.subjects import after_relative
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence
from hasila.lexicon import clitics
from hasila.model import Outcome

# So far behind those who were hurt their death may stand; so near them what they were hurt by.
_LATER, _NEAR = 12, 6
# So long is the name of the attack in which they were hurt.
_NAME = 3
_TWO = 2
# By these rules a verb without a subject tells of one named before, or of a word taken for his name.
_OF_HIM = frozenset(("figure.no-subject", "figure.pronoun", "figure.verb-name"))


def as_died(sentence: Sentence, drafts: list[Draft], triggers: list[Trigger]) -> list[Draft]:
    """The drafts, with the hurt who died among the dead, and none of them told of twice."""
    if not any(draft.outcome is Outcome.WOUNDED for draft in drafts):
        return drafts
    result: list[Draft] = []
    of_death: set[int] = set()
    for draft in drafts:
        hurt = draft.outcome is Outcome.WOUNDED and not draft.negated and draft.people.value is not None
        if hurt and _is_fatal(sentence, draft):
            result.append(draft._replace(outcome=Outcome.KILLED))
            continue
        death = next((t for t in triggers if _died_of_it(sentence, draft, t)), None) if hurt else None
        death = death or (_death_of_both(sentence, draft, drafts, triggers) if hurt else None)
        if death is not None:
            of_death.add(death.first)
            draft = draft._replace(outcome=Outcome.KILLED, rows=(*draft.rows, *death.rows))  # noqa: PLW2901
        elif hurt and any(_is_death_of(sentence, draft, other, drafts) for other in drafts):
            continue
        result.append(draft)
    return [
        d for d in result if d.trigger is None or d.trigger.first not in of_death or d.rule not in _OF_HIM
    ]


def _is_fatal(sentence: Sentence, draft: Draft) -> bool:
    """`أصيب الحارس (إصابات قاتلة)`, `بجروح (مميتة)`: what they were hurt by is said to kill."""
    for at in range(draft.people.first + 1, min(len(sentence), draft.last + _NEAR)):
        unit = sentence[at]
        if unit.is_any(("stop", "clause", "comma")) or (unit.conjoined and at > draft.last):
            return False
        wound = sentence[at - 1]
        if unit.is_particle("fatal"):
            return wound.is_particle("harm") or wound.of("outcomes") is not None
    return False


def _died_of_it(sentence: Sentence, draft: Draft, death: Trigger) -> bool:
    """Whether a verb of dying behind those who were hurt is said of them, and of nobody behind it."""
    gap = sentence.units[draft.last : death.first]
    if not 0 <= death.first - draft.last <= _LATER or any(unit.is_particle("stop") for unit in gap):
        return False
    if death.outcome is not Outcome.KILLED or death.role != "undergo" or death.standing:
        return False
    value = draft.people.value
    if death.number != ("s" if value == 1 else "d" if value == _TWO else "p"):
        return False
    follows = death.entry.conjunction or any(unit.is_particle("then") for unit in gap[-2:])
    of_hurt = draft.people.outcome is Outcome.WOUNDED and draft.trigger is None
    follows = follows or (of_hurt and _is_whole_name(sentence, draft.last, death.first))
    if not follows and not _is_of_wounds(sentence, death.last) and not _is_predicate(sentence, draft, death):
        return False
    return (
        read_people(sentence, death.last) is None and read_name(sentence, death.last, certain=False) is None
    )


def _is_whole_name(sentence: Sentence, first: int, last: int) -> bool:
    """`ثلاثة من الجرحى (توفوا)`, `ثلاثة من جرحى (هجوم الأمس) توفوا`: nothing but the name of the attack or its day stands between."""
    gap = sentence.units[first:last]
    return len(gap) <= _NAME and all(
        unit.word and not unit.conjoined and not unit.is_any(("that", "clause", "relative", "prepositions"))
        for unit in gap
    )


def _death_of_both(
    sentence: Sentence, draft: Draft, drafts: list[Draft], triggers: list[Trigger]
) -> Trigger | None:
    """`أصيب النائب ومرافقه (ففارقا) الحياة`: the death of two who were hurt, told one beside the other."""
    hurt = [d for d in drafts if d.outcome is Outcome.WOUNDED and d.people.value == 1 and not d.negated]
    for one, other in pairwise(hurt):
        both = other._replace(people=other.people._replace(value=_TWO))
        if draft in (one, other) and other.people.first - one.last <= _NEAR:
            return next((t for t in triggers if _died_of_it(sentence, both, t)), None)
    return None


def _is_of_wounds(sentence: Sentence, at: int) -> bool:
    """`بجروح توفي (على إثرها)`, `توفي (متأثرا بها)`: what they died of, or when, with nobody else behind it."""
    on = sentence.has(at, at + 1, "on") and sentence.has(at + 1, at + 2, "resumes", "in_the_wake")
    ends = on or sentence.has(at, at + 1, "of_wounds", "afterwards")
    return ends and read_people(sentence, at + 2) is None


def _is_predicate(sentence: Sentence, draft: Draft, death: Trigger) -> bool:
    """`الطفلة التي أصيبت برصاصة (توفيت)`: said of one behind a clause that tells how he was hurt."""
    trigger = draft.trigger
    if trigger is None or trigger.first < draft.people.last or not after_relative(sentence, trigger):
        return False
    gap = sentence.units[trigger.last : death.first]
    ends = any(
        unit.is_any(("that", "clause", "comma", "and", "relative")) or unit.of("reporting") is not None
        for unit in gap
    )
    return not ends and death.feminine == trigger.feminine and draft.people.value == 1


def _is_death_of(sentence: Sentence, hurt: Draft, death: Draft, drafts: list[Draft]) -> bool:
    """`أصيب جندي بجروح (أودت بحياته)`, `برصاصة (أدت إلى مقتله)`: his death, whom a pronoun means, by what hurt him."""
    trigger = death.trigger
    if death.rule not in ("figure.pronoun", "figure.subject-masdar") or trigger is None:
        return False
    if death.outcome is not Outcome.KILLED or death.negated or death.people.value != hurt.people.value:
        return False
    if trigger.role != "masdar" or trigger.entry.suffix not in (
        *clitics("singular_pronoun"),
        *clitics("dual_pronoun"),
        *clitics("plural_pronoun"),
    ):
        return False
    gap = sentence.units[hurt.last : trigger.first]
    between = any(hurt.last <= other.people.first < trigger.first for other in drafts)
    return 0 < len(gap) <= _LATER and not between and not any(unit.is_particle("stop") for unit in gap)
