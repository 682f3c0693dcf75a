"""What was done in answer to an attack: `فقصفت الطائرات مواقعهم`, `وردا على ذلك شن الجيش غارات`; its dead are of another incident."""

from collections.abc import Sequence

from hasila.extract.scenes import Scene
from hasila.extract.units import Sentence
from hasila.lexicon import clitics
from hasila.model import CasualtyFigure, Group, IncidentType

# Ways to strike from afar; who comes close fights in the same place.
_FROM_AFAR = frozenset((IncidentType.AIRSTRIKE, IncidentType.SHELLING, IncidentType.DRONE_STRIKE))
_STRIKES = frozenset(("counted.strike2",))
# So far behind the words for an answer stands the strike, and the attack that it answers.
_REACH, _BACK = 8, 3
# What is done in answer is told so near to the head of its sentence.
_OPENS = 8


def answers_at(scene: Scene, figures: Sequence[CasualtyFigure]) -> set[int]:
    """The units at which an answer begins, in a sentence that has counted people before it, and counts others behind."""
    sentence = scene.sentence
    told = [(d.people.first, f) for d, f in zip(scene.drafts, figures, strict=True) if f.part_of is None]
    # Those who attacked, and were fought back, are of the attack itself.
    others = [at for at, figure in told if figure.group is not Group.ATTACKERS]
    return {
        at
        for at in (*sentence.where("in_answer"), *_then_struck(sentence))
        if any(first < at for first, _ in told)
        and any(first > at for first in others)
        and _strikes(sentence, at)
    }


def opens_in_answer(sentence: Sentence, first: int, last: int) -> bool:
    """`وردا على (الهجوم) قصف الجيش`, `(ورد) التحالف بغارات`: a sentence that opens so, where the attack has been told before."""
    at = next((at for at in sentence.where("in_answer") if first <= at <= first + _OPENS), None)
    if at is None or not _strikes(sentence, at):
        return False
    if sentence[at].is_particle("answers"):
        told = any(unit.numeral is not None for unit in sentence.units[first:at])
        return not (
            told or sentence.has(first, at, "attacks") or sentence.has(at + 1, at + 1 + _BACK, "that")
        )
    known = sentence.units[at + 1 : min(last, at + 1 + _BACK)]
    return at == first and any(
        unit.is_particle("those") or any(e.row.table == "attacks" and e.article for e in unit.entries)
        for unit in known
    )


def _then_struck(sentence: Sentence) -> list[int]:
    """`(فقصفت) الطائرات`, `(فأغارت)`: a strike told as what followed."""
    _, then = clitics("conjunction")
    return [
        at
        for at, entry in sentence.readings("attacks")
        if entry.row.paradigm == "verb" and entry.prefix.startswith(then)
    ]


def _strikes(sentence: Sentence, at: int) -> bool:
    """Whether something is struck from afar there, and not those who attacked."""
    end = min(len(sentence), at + _REACH)
    struck = any(entry.row["type"] in _FROM_AFAR for _, entry in sentence.readings("attacks", at, end))
    struck = struck or any(entry.row.id in _STRIKES for _, entry in sentence.readings("counted", at, end))
    attackers = (entry.row["group"] == Group.ATTACKERS for _, entry in sentence.readings("people", at, end))
    return struck and not any(attackers)
