"""Tolls that are said to move: `ارتفع عدد القتلى من 20 إلى 28`, `تصحح من 30 قتيلا إلى عشرة`."""

from hasila.extract.lists import Draft
from hasila.extract.people import read_people
from hasila.extract.persons import People, noun_of
from hasila.extract.units import Sentence
from hasila.model import MOVED, Group, Outcome

# So far before the first number the verb may stand.
_REACH = 18


def moved(sentence: Sentence) -> list[Draft]:
    """Both counts of each toll that a verb moves from one number to another."""
    found: list[Draft] = []
    for at in sentence.where("of") if sentence.where("toll_moves") else ():
        old = read_people(sentence, at + 1, governed=True)
        bridge = sentence.at(old.last) if old is not None else None
        if old is None or bridge is None or not bridge.is_particle("until"):
            continue
        new = read_people(sentence, old.last + 1, governed=True)
        outcome = _outcome(sentence, at, old, new) if new is not None else None
        if new is not None and outcome is not None and _is_number(old) and _is_number(new):
            group = new.group if old.group is Group.UNSPECIFIED else old.group
            found += [
                Draft(people._replace(group=group), outcome, None, MOVED, rows=people.rows)
                for people in (old, new)
            ]
    return found


def _is_number(people: People) -> bool:
    return people.counted and people.value is not None


def _outcome(sentence: Sentence, at: int, old: People, new: People) -> Outcome | None:
    """What befell those counted, as their noun or a toll word of the clause says; None if no toll moves."""
    before = sentence.units[max(0, at - _REACH) : at]
    stop = next((i for i in range(len(before), 0, -1) if before[i - 1].is_particle("stop")), 0)
    clause = before[stop:]
    if not any(unit.is_particle("toll_moves") for unit in clause):
        return None
    if old.outcome or new.outcome:
        return old.outcome or new.outcome
    for unit in reversed(clause):
        if unit.role("outcomes", "role", "victim", "toll") is not None:
            noun = noun_of(unit)
            return (
                Outcome(noun.row["outcome"]) if noun is not None and noun.row["outcome"] else Outcome.KILLED
            )
    return None
