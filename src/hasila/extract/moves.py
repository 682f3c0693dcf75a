"""Tolls that are said to move: `ارتفع عدد القتلى من 20 إلى 28`, `إلى 28 بعدما كان 20`, `لكن العدد ارتفع إلى 28`."""

from collections.abc import Sequence

from hasila.extract.earlier import is_after, is_instead
from hasila.extract.lists import Draft
from hasila.extract.people import read_people
from hasila.extract.persons import People, noun_of
from hasila.extract.units import Sentence
from hasila.lexicon import clitics
from hasila.model import MOVED, Group, Outcome, Qualifier

# So far before the first number the verb may stand.
_REACH = 18
# So far behind a toll the number may stand that it had before, or has come to.
_BEHIND = 16
# So many words part "the number" from the verb that moves it.
_NEAR = 3
# Words that lead from "the number" to it, and how many of them.
_LEADS, _LED = ("reached", "toll_moves", "until", "toll_link", "may", "was_before", "that", "former"), 6


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


def moved_beside(sentence: Sentence, drafts: dict[int, Draft]) -> list[Draft]:
    """Bare numbers that a toll before them had (`بعد أن كانت 12`, `بدلا من 12`) or has come to (`العدد ارتفع إلى 12`)."""
    found: list[Draft] = []
    for at in sentence.where("was_before", "instead", "toll_moves"):
        number_at, rule = _former_at(sentence, at), "figure.moved-from"
        if number_at is None:
            number_at, rule = _moved_at(sentence, at), MOVED
        if number_at is None or any(d.first <= number_at < d.last for d in drafts.values()):
            continue
        toll = _toll_before(drafts, at)
        number = read_people(sentence, number_at, governed=True)
        alone = number is not None and (
            number.noun is None or number.noun.row.table in ("people", "outcomes")
        )
        if toll is None or number is None or not alone or not _is_number(number) or number.outcome:
            continue
        number = number._replace(group=toll.people.group, nationality=toll.people.nationality)
        found.append(Draft(number, toll.outcome, None, rule, rows=number.rows))
    return found


def told_on(sentence: Sentence, drafts: list[Draft], before: Sequence[Draft]) -> list[Draft]:
    """The drafts with `وقالت الوزارة إن العدد بلغ 45`: how many they are whom the sentence before counted."""
    if drafts or not before or not sentence.may_have("toll_nouns"):
        return drafts
    counted = [d for d in before if _is_number(d.people) and d.part_of is None and not d.negated]
    whole = next((d for d in counted if d.outcome is Outcome.KILLED), counted[0] if counted else None)
    for at in sentence.where("toll_nouns") if whole is not None else ():
        number = _led_to(sentence, at) if sentence[at].text.startswith(clitics("article")[0]) else None
        if whole is not None and number is not None:
            number = number._replace(group=whole.people.group, nationality=whole.people.nationality)
            return [Draft(number, whole.outcome, None, "figure.told-on", rows=number.rows)]
    return drafts


def _led_to(sentence: Sentence, at: int) -> People | None:
    """The number of people that `العدد`, `الحصيلة` leads to by nothing but words for reaching it."""
    for i in range(at + 1, min(len(sentence), at + 1 + _LED)):
        number = read_people(sentence, i, governed=True)
        if number is not None:
            after = sentence.at(number.last)
            closed = number.noun is not None or after is None or not after.word or bool(after.particles)
            led = i > at + 1 or number.qualifier is not Qualifier.EXACT  # no issue 15 of a paper
            told = led and closed and number.outcome is None and _is_number(number)
            return number if told and (number.value or 0) > 1 else None
        unit = sentence[i]
        adjective = i == at + 1 and unit.text.startswith(clitics("article")[0])  # "the final number"
        if not (adjective or unit.is_any(_LEADS) or unit.role("irrealis", "kind", "possible") is not None):
            return None
    return None


def _former_at(sentence: Sentence, at: int) -> int | None:
    """Where the number stands behind `بعد أن كانت`, `بعدما كان العدد`, `مقابل`, `بدلا من`."""
    units, after = sentence.units, at + 1
    if not (is_instead(units, at) if sentence[at].is_particle("instead") else is_after(units, at)):
        return None
    while (unit := sentence.at(after)) is not None and unit.is_any(
        ("toll_nouns", "until", "toll_link", "of")
    ):
        after += 1
    return after


def _moved_at(sentence: Sentence, at: int) -> int | None:
    """Where the number stands behind `العدد ارتفع إلى`, `ارتفاع الحصيلة إلى`."""
    beside = sentence.units[max(0, at - 1) : at + _NEAR]
    told = any(
        unit.is_particle("toll_nouns") and unit.text.startswith(clitics("article")[0]) for unit in beside
    )
    until = next(
        (i for i in range(at + 1, at + 1 + _NEAR) if (u := sentence.at(i)) and u.is_particle("until")), None
    )
    return until + 1 if told and until is not None else None


def _toll_before(drafts: dict[int, Draft], at: int) -> Draft | None:
    """The count that the words from unit `at` on go back to."""
    near = [d for d in drafts.values() if d.last <= at <= d.last + _BEHIND and d.part_of is None]
    counted = [d for d in near if _is_number(d.people) and not d.negated]
    return max(counted, key=lambda d: d.first, default=None)


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
