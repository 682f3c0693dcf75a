"""Tell who holds people: whom an armed group holds has been abducted, whom a state holds is detained."""

from collections.abc import Sequence

from hasila.extract.persons import People
from hasila.extract.units import Sentence, Unit
from hasila.model import Group

# So soon after the people the word for who holds them begins (in the hands of gunmen).
_HOLDER, _HELD = 4, 9
# So many words behind a verb with its object tell who did it.
_OWN = 2
# So near before its verb an agent stands.
_AGENT = 4
# So far before a verb with its object that agent may, when it is told of what he does with those he holds.
_AGENT_FAR = 18


def held_by_gunmen(sentence: Sentence, verb: int, people: People) -> bool:
    """`احتجز المسلحون عشرة عمال`, `محتجزون لدى المسلحين`: whom an armed group holds has been abducted.

    `verb` is the unit after the outcome word; the agent stands between it and the people, after them, or
    right before the word.
    """
    before: Sequence[Unit] = sentence.units[verb : people.first]
    own = any(entry.suffix for entry in sentence[verb - 1].entries)
    if own and people.first == verb:
        before = ()
    elif own:
        before = sentence.units[verb : verb + _OWN] or ()
        if people.group not in (Group.ARMED_GROUP, Group.ATTACKERS) and _names_no_agent(sentence, verb):
            before = (*before, *_agent_of_clause(sentence, verb - 1))
    elif people.first >= verb - 1 and all(
        unit.is_any(("with_him", "out_of_it", "by_force")) for unit in before
    ):
        before = _agent_before(sentence, verb - 1)
    return any(map(_is_armed, (*before, *_keeper(sentence, max(verb, people.last)))))


def _keeper(sentence: Sentence, at: int) -> Sequence[Unit]:
    """`محتجزون (لدى المسلحين)`, `احتجز الجنود ليلا (من قبل مسلحين)`: who is said to hold the people that end at `at`.

    `قالت الحركة إن الأسرى (لديها)`: those who were told of before.
    """
    for i in range(at, min(len(sentence), at + _HELD)):
        unit = sentence[i]
        by = i > at and sentence[i - 1].is_any(("of", "on"))
        near = i < at + _HOLDER and not unit.is_particle("counted_before")  # before a raid
        if unit.is_particle("held_by") and (by or near):
            return sentence.units[i : i + _HOLDER]
        if unit.is_particle("held_by_them"):
            return _agent_of_clause(sentence, at)
        if unit.is_particle("stop") or unit.role("outcomes", "role", "act", "undergo", "inflict"):
            break
    return ()


def _is_armed(unit: Unit) -> bool:
    wanted = any(entry.row.id == "people.wanted" for entry in unit.entries)  # who are held themselves
    return not wanted and bool(
        unit.role("people", "group", "armed_group", "attackers")
        or unit.role("actors", "kind", "armed_group")
        or unit.is_any(("armed_band", "the_group"))
    )


def _names_no_agent(sentence: Sentence, verb: int) -> bool:
    """`كانت (تحتجزهم) منذ شهر`, `يحتجزهم رهائن`: behind a verb of holding, no word for who does it."""
    after = sentence.at(verb)
    holds = any(entry.row.id == "outcomes.detain" for entry in sentence[verb - 1].entries)
    if not holds or after is None or not after.word:
        return holds
    told = after.is_any(("prepositions", "since", "function", "clause", "adverbs"))
    told = told or bool(after.of("times") or after.of("weekdays") or after.role("outcomes", "role", "victim"))
    return told or after.conjoined or any(entry.preposition for entry in after.entries)


def _agent_of_clause(sentence: Sentence, verb: int) -> Sequence[Unit]:
    """`إن (الحركة) ستطلق رهائن كانت تحتجزهم`, `الذين كان (الحزب) يحتجزهم`: the nearest unit for who may hold people.

    Those between it and the verb are persons, who are held.
    """
    for unit in reversed(sentence.units[max(0, verb - _AGENT_FAR) : verb]):
        if unit.is_particle("stop"):
            break
        body = unit.role("people", "kind", "collective") or unit.of("actors")
        if body or _is_armed(unit):
            return (unit,)
    return ()


def _agent_before(sentence: Sentence, verb: int) -> Sequence[Unit]:
    """`(مسلحون) يحتجزون`: the unit for people nearest before a verb of its clause.

    A joined verb has an agent of its own, unless it is in the plural (`اقتحموا المخيم وأسروا ثمانية`).
    """
    if sentence[verb].conjoined:
        several = any("p" in e.features and e.row.paradigm == "verb" for e in sentence[verb].entries)
        if not several:
            return ()
        far = _armed_before(sentence, verb)
        if far:
            return far
    who = verb - 1 if verb and sentence[verb - 1].is_particle("relative") else verb
    for unit in reversed(sentence.units[max(0, who - _AGENT) : who]):
        if unit.is_any(("stop", "clause", "comma")):
            break
        if unit.of("people") or unit.of("actors") or unit.is_particle("armed_band"):
            return (unit,)
    return ()


def _armed_before(sentence: Sentence, verb: int) -> Sequence[Unit]:
    """`(مسلحون) دخلوا الملعب فجرا واقتادوا منه عشرة`: the gunmen with whom the clause of a joined verb begins."""
    for at in range(verb - 1, max(-1, verb - _AGENT_FAR), -1):
        unit = sentence[at]
        if unit.is_any(("stop", "that")) or unit.role("people", "group", "security_forces"):
            return ()
        if _is_armed(unit) and set(
            (unit.of("people") or unit.entries[0]).features if unit.entries else ()
        ) & set("p"):
            return (unit,)
    return ()
