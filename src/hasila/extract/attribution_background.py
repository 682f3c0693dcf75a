"""Tell figures that a sentence reports from those it takes as known, which no speaker in it gives."""

from hasila.extract.lists import Draft
from hasila.extract.units import Sentence, Unit

# So far before a verbal noun stand the words that make it known ("the case of", "days after").
_BEFORE = 4
# So far before its second verb a relative clause opens, and so far before it the event is named.
_CLAUSE, _EVENT = 10, 9


def is_background(sentence: Sentence, draft: Draft) -> bool:
    """Whether a figure is told as known: `بعد اغتيال الوزير`, `التفجير الذي قتل ستة`."""
    trigger = draft.trigger
    at = trigger.first if trigger is not None else draft.people.first
    if in_known_event(sentence, draft):
        return True
    if trigger is None or trigger.role != "masdar" or trigger.entry.article:
        return False
    one = draft.people.proper or (draft.people.definite and not draft.people.counted)
    if at > 0 and sentence[at - 1].is_particle("right_after"):
        return True
    if _under_known_act(sentence, at):
        return one or draft.people.definite or not draft.people.counted
    return one and not _reported(sentence, at)


def goes_on_from(sentence: Sentence, before: Draft, draft: Draft) -> bool:
    """Whether a figure is joined by و to the one before it (`قتل فيه ستة وجرح عشرة`, `ستة وآخرين`)."""
    first = draft.first
    if draft.people.others:
        return True
    return before.last <= first <= before.last + 2 and any(
        e.conjunction for unit in sentence.units[before.last : first + 1] for e in unit.entries
    )


def _under_known_act(sentence: Sentence, at: int) -> bool:
    """`جريمة اغتيال`, `التحقيق في مقتل`, `بعد أيام من اعتقال`, `احتجاجا على مقتل`."""
    first = max(0, at - _BEFORE)
    return any(
        unit.is_any(("act_of", "known_by")) and not _only_times(sentence, i, at)
        for i, unit in enumerate(sentence.units[first:at], start=first)
        if not unit.of("causes")
    )


def _only_times(sentence: Sentence, i: int, at: int) -> bool:
    """`منذ الصباح إصابة ...`: a preposition with nothing but a time before the act."""
    between = sentence.units[i + 1 : at]
    return bool(between) and all(unit.of("times") or unit.of("weekdays") for unit in between)


def _reported(sentence: Sentence, at: int) -> bool:
    """Whether a verbal noun is the news: the object of a reporting verb, or what an attack led to."""
    if at == 0:
        return True
    for i in range(at - 1, max(-1, at - 15), -1):
        unit = sentence[i]
        if unit.of("reporting") or unit.of("causes") or unit.is_any(("colon", "was")):
            return True
        if unit.is_particle("performs") and at - i <= _BEFORE:
            return True
        if unit.is_any(("that", "stop")):
            return False
    return False


def in_known_event(sentence: Sentence, draft: Draft) -> bool:
    """`الهجوم الذي أسفر عن مقتل ستة`: a relative clause tells what the reader may know of an event."""
    at = draft.trigger.first if draft.trigger is not None else draft.people.first
    if not sentence.has(at - _BEFORE, at, "relative"):
        return _goes_on_telling(sentence, at)
    for i in range(at - 1, max(-1, at - _BEFORE - 1), -1):
        unit = sentence[i]
        if unit.is_particle("relative"):
            return not _joined(unit) and _of_event(sentence, i)
        if not (unit.of("causes") or unit.of("outcomes") or unit.is_particle("prepositions")):
            return False
    return False


def _goes_on_telling(sentence: Sentence, at: int) -> bool:
    """`صورة منفذ الهجوم الذي استهدف الموكب (وأسفر) عن قتل`: a second verb of the relative clause."""
    leads = next((i for i in range(at - 1, max(-1, at - 3), -1) if sentence[i].of("causes")), None)
    if leads is None or not any(e.conjunction for e in sentence[leads].entries):
        return False
    for i in range(leads - 1, max(-1, leads - _CLAUSE), -1):
        if sentence[i].is_particle("relative"):
            return not _joined(sentence[i]) and _of_event(sentence, i)
        if sentence[i].is_any(("stop", "that", "comma")):
            return False
    return False


def _joined(unit: Unit) -> bool:
    return unit.is_particle("and_relative")


def _of_event(sentence: Sentence, relative: int) -> bool:
    return sentence.has(relative - _EVENT, relative, "attacks", "act_of")
