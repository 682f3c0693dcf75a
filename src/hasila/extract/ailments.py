"""Deaths and injuries that no violence did: of illness or age, in sports."""

from hasila.extract.lists import Draft
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence
from hasila.model import Outcome

# These tell of any death: one that is not counted needs a word of violence beside it.
_MAY_BE_NATURAL = frozenset(("outcomes.die", "outcomes.die2", "outcomes.death2", "outcomes.death3"))
_PLAYERS = frozenset(("people.player", "people.woman_player", "people.coach"))
# Words that name a player only where a sport is told of: a striker, a goalkeeper, the captain of a team, a team mate.
_IN_TEAM = frozenset(
    ("people.attacker", "people.guard", "people.commander", "people.colleague", "people.colleague_f")
)
# Nouns by which injuries, and deaths of any kind, are counted.
_INJURIES = frozenset(("outcomes.injuries", "outcomes.injury_cases", "outcomes.injured", "outcomes.wounding"))
_DEATHS = frozenset(("outcomes.deaths", "outcomes.death_cases", "outcomes.death2"))
# So far behind a death its cause may stand; so near its illness stands behind one who fell ill.
_CAUSE, _ILL = 18, 5


def may_be_natural(trigger: Trigger) -> bool:
    """Whether the word tells of a death of any kind: `توفي`, `وفاة`."""
    return trigger.entry.row.id in _MAY_BE_NATURAL


def is_natural(sentence: Sentence, trigger: Trigger, *, counted: bool) -> bool:
    """`توفي لأسباب طبيعية`, `وفاة الكاتب`: a death of any kind, with no count and no word of violence beside it."""
    if sentence.has(trigger.last, trigger.last + _CAUSE, "natural"):
        return True
    return not (counted or _is_violent(sentence, trigger))


def _is_violent(sentence: Sentence, trigger: Trigger) -> bool:
    if sentence.has(trigger.first - 4, trigger.first, "causes"):
        return True  # "what led to his death"
    violent = sentence.where("attacks", "harm", "outcomes")
    if any(not trigger.first <= at < trigger.last for at in violent):
        return True
    return bool(sentence.where("shoots") and sentence.where("fire"))


def is_ailment(sentence: Sentence, draft: Draft) -> bool:
    """Whether people fell ill or were hurt at play: an ailment is no wound, and no violent death."""
    return _is_illness(sentence, draft) or _is_outbreak(sentence, draft) or _is_sport(sentence, draft)


def _is_illness(sentence: Sentence, draft: Draft) -> bool:
    """`أصيب 40 شخصا بالكوليرا`, `توفي القبطان بأزمة قلبية`."""
    natural = draft.trigger is not None and may_be_natural(draft.trigger)
    if draft.outcome is not Outcome.WOUNDED and not natural:
        return False
    first = draft.people.first
    after = max(draft.people.last, draft.trigger.last) if natural and draft.trigger else draft.people.last
    fell = draft.trigger is not None and draft.trigger.last < first
    if (
        fell
        and not natural
        and sentence.has(draft.trigger.last if draft.trigger else first, first, "illness")
    ):
        return True  # "fell ill of the plague, thousands"
    for unit in sentence.units[first if not natural else after : after + _ILL]:
        if unit.is_particle("stop") or (unit.conjoined and unit is not sentence[first]):
            return False
        if unit.is_particle("natural_cause" if natural else "illness"):
            return True
    return False


def _is_outbreak(sentence: Sentence, draft: Draft) -> bool:
    """`بلغت الإصابات بالكوليرا 520 إصابة`, `14 حالة وفاة بسبب الوباء`: cases and deaths where a disease is named, and no violence."""
    if not sentence.where("hazards") or sentence.where("attacks", "harm", "fire"):
        return False
    of_cases = _INJURIES if draft.outcome is Outcome.WOUNDED else _DEATHS
    told = {*draft.rows, *draft.people.rows, *(draft.trigger.rows if draft.trigger is not None else ())}
    named = draft.people.noun.row.id if draft.people.noun is not None else ""
    if of_cases.isdisjoint((*told, named)):
        return False
    return any(hazard.row.id == _DISEASE for _, hazard in sentence.readings("hazards"))


_DISEASE = "hazards.disease"


def _is_sport(sentence: Sentence, draft: Draft) -> bool:
    """`أصيب ثلاثة لاعبين في مباراة القمة`, `إصابة مهاجم المنتخب`: players who are hurt where a sport is told of, and no attack."""
    if draft.outcome is not Outcome.WOUNDED or sentence.where("attacks", "fire"):
        return False
    match = any(hazard.row["kind"] == "sport" for _, hazard in sentence.readings("hazards"))
    noun = draft.people.noun
    match = match or (noun is not None and noun.row.id in _PLAYERS)
    if not match and not sentence.where("sports"):
        return False
    if noun is None:
        return draft.people.proper
    return noun.row.id in _PLAYERS | _INJURIES or (draft.people.value == 1 and noun.row.id in _IN_TEAM)
