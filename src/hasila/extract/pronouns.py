"""Outcome words that name their people by a pronoun, or share those of the word after them."""

from dataclasses import replace

from hasila.extract.governed import is_passive
from hasila.extract.lists import Draft
from hasila.extract.names import name_before
from hasila.extract.people import People, read_people
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence
from hasila.lexicon import clitics
from hasila.model import Outcome

# So far before its pronoun a person or a count may stand.
_BACK = 18
# So many words may describe one before the clause that says what was done to him.
_DESCRIBED = 2
# Who was abducted and then led off or held was taken once.
_TAKEN = (Outcome.ABDUCTED, Outcome.DETAINED)
# So near its pronoun what it means is quoted with it.
_QUOTED = 12


def by_pronoun(sentence: Sentence, trigger: Trigger, drafts: dict[int, Draft]) -> tuple[People, int] | None:
    """`بعد أسبوعين من خطفه`, `حيث اعتقلته القوات`, `جنود خطفتهم الحركة`: whom the pronoun means.

    Only people named in the sentence before it, and not of the same outcome: the same thing told
    twice is told once (guidelines 12 and 13). With the first unit of the quote.
    """
    if not _takes_up(sentence, trigger):
        return None
    fates = _TAKEN if trigger.outcome in _TAKEN else (trigger.outcome,)
    alike = [d for d in drafts.values() if d.outcome in fates]
    if trigger.entry.suffix in clitics("plural_pronoun"):
        found = _several(sentence, trigger)
        if found is not None and any(
            d.people.first == found.first or (d.people.value or 0) >= (found.value or 0) for d in alike
        ):
            return None
    else:
        found = None if any(d.people.value in (1, 2) for d in alike) else _one_or_two(sentence, trigger)
    if found is None:
        return None
    between = [d for d in drafts.values() if found.last <= d.people.first < trigger.last]
    near = not between and trigger.first - found.last <= _QUOTED
    people = replace(found, first=trigger.first, last=trigger.last, noun_at=None)
    return people, found.first if near else trigger.first


def by_clause(sentence: Sentence, trigger: Trigger, drafts: dict[int, Draft]) -> tuple[People, int] | None:
    """`عثر على جثة شاب كان خطف`, `قتل الجندي الذي أسر`: what had been done before to the one just counted.

    With the first unit of the quote; None for the same outcome, which is told once (guideline 13).
    """
    if trigger.number != "s" or trigger.entry.suffix or trigger.standing or not is_passive(sentence, trigger):
        return None
    at = trigger.first - 1
    before = sentence.at(at)
    if before is not None and before.is_particle("may"):
        at, before = at - 1, sentence.at(at - 1)
    if before is None or not (before.is_particle("relative_one") or before.is_particle("was_before")):
        return None
    one = next(
        (d for d in drafts.values() if at - _DESCRIBED <= d.people.last <= at and d.people.value == 1), None
    )
    if one is None or one.outcome is trigger.outcome or one.outcome is Outcome.WOUNDED:
        return None
    return replace(one.people, first=trigger.first, last=trigger.last, noun_at=None), one.people.first


def _takes_up(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the pronoun is that of people to whom something happened."""
    if not trigger.entry.suffix or trigger.standing or "i" in trigger.entry.features:
        return False
    pronouns = (*clitics("plural_pronoun"), *clitics("dual_pronoun"), *clitics("singular_pronoun"))
    if trigger.entry.suffix not in pronouns or trigger.role == "undergo":
        return False
    if trigger.entry.preposition and trigger.outcome is Outcome.WOUNDED:
        return False  # dies of the wound
    before = sentence.at(trigger.first - 1)
    return before is None or not (before.is_particle("what") or before.role("irrealis", "kind", "negation"))


def _several(sentence: Sentence, trigger: Trigger) -> People | None:
    """The count or plural that a plural pronoun means."""
    found: People | None = None
    for at in range(trigger.first - 1, max(-1, trigger.first - _BACK), -1):
        if sentence[at].is_particle("stop"):
            break
        people = read_people(sentence, at)
        if people is None or people.last > trigger.first or people.value == 1 or people.nobody:
            continue
        if found is not None and people.last < found.last:
            break
        found = people
    counts = found is not None and (found.counted or found.last == trigger.first) and found.outcome is None
    return found if counts else None


def _one_or_two(sentence: Sentence, trigger: Trigger) -> People | None:
    """The person, or the two, that a pronoun means: the nearest of its number and gender."""
    pronoun = trigger.entry.suffix
    two = pronoun in clitics("dual_pronoun")
    woman = pronoun in clitics("feminine_pronoun")
    for at in range(trigger.first - 1, max(-1, trigger.first - _BACK), -1):
        if sentence[at].is_particle("stop"):
            return None
        people = read_people(sentence, at)
        if people is not None and people.outcome is trigger.outcome:
            return None
        if people is None or people.last > trigger.first or people.value != 1 + two:
            continue
        if two or ("f" in people.noun_features) == woman:
            return None if _speaks(sentence, people) else people
    name = None if two else name_before(sentence, trigger.first, _BACK, certain=False)
    return (
        People(*name, 1, proper=True)
        if name is not None and not _speaks(sentence, People(*name, 1))
        else None
    )


def _speaks(sentence: Sentence, people: People) -> bool:
    before = sentence.at(people.first - 1)
    return before is not None and before.of("reporting") is not None


def shared_with_next(trigger: Trigger, next_: Draft) -> People | None:
    """`خطف وقتل ثلاثة عمال`: the people of the next outcome word, which `و` joins, are those of this one."""
    after, people = next_.trigger, next_.people
    if after is None:
        return None
    joined = after.first == trigger.last and after.entry.conjunction and not trigger.entry.suffix
    alike = (trigger.role == "masdar") == (after.role == "masdar")
    if not joined or not alike or after.outcome is trigger.outcome or people.first != after.last:
        return None
    return replace(people, first=trigger.first, last=trigger.last, noun_at=None)
