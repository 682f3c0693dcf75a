"""Counts joined by and, parts of a count (بينهم), and nouns that say the outcome themselves."""

from dataclasses import dataclass, replace

from hasila.extract.people import People, noun_of, read_people
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence, Unit
from hasila.model import Outcome


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure within its sentence, before attributes from around it are added."""

    people: People
    outcome: Outcome
    trigger: Trigger | None
    rule: str
    part_of: int | None = None  # the first unit of the people it is a part of
    negated: bool = False
    rows: tuple[str, ...] = ()

    @property
    def first(self) -> int:
        """The first unit of the quote: from the outcome word, if the people stand right after it."""
        trigger = self.trigger
        joined = trigger is not None and trigger.first < self.people.first <= trigger.last
        return trigger.first if trigger is not None and joined else self.people.first

    @property
    def last(self) -> int:
        """The unit after the quote's last."""
        trigger = self.trigger
        return trigger.last if trigger is not None and trigger.first == self.people.last else self.people.last


# -- nouns that say the outcome ------------------------------------------------------------------------


def victims(sentence: Sentence, drafts: dict[int, Draft]) -> list[Draft]:
    """`35 قتيلا`, `قتلى وجرحى`, `عدد القتلى الى 25`, `30 بين قتيل وجريح`."""
    found: list[Draft] = []
    taken = [(draft.people.first, draft.people.last) for draft in drafts.values()]
    at = 0
    while at < len(sentence):
        people = read_people(sentence, at)
        if people is None or people.outcome is None or any(a < people.last and at < b for a, b in taken):
            at += 1
            continue
        draft = _victim(sentence, people)
        if draft is not None:
            found.append(draft)
        at = people.last
    return found


def _victim(sentence: Sentence, people: People) -> Draft | None:
    noun = people.noun
    if noun is None or people.outcome is None:
        return None
    both = _between_both(sentence, people)
    if both is not None:
        return both
    if people.counted or (people.value == 1 and "a" in noun.features):
        return Draft(people, people.outcome, None, "figure.victim-noun", rows=people.rows)
    if noun.definite:
        counted = _toll_number(sentence, people) or _definite_part(sentence, people)
        return Draft(counted, people.outcome, None, "figure.toll-number", rows=people.rows) if counted else None
    if "p" in noun.features and not noun.preposition and _is_told(sentence, people):
        return Draft(people, people.outcome, None, "figure.victim-plural", rows=people.rows)
    return None


# These plurals alone say that people died or were hurt; others need a word that says it happened.
_PLAIN = frozenset(("outcomes.dead", "outcomes.hurt", "outcomes.martyr"))


def _is_told(sentence: Sentence, people: People) -> bool:
    """`أسفر عن ضحايا`: a word that says it happened; not `ضحايا القمع`."""
    after = sentence.at(people.last)
    if after is not None and (after.is_particle("these") or any(e.article for e in after.entries[:1])):
        return False
    if people.noun is not None and people.noun.row.id in _PLAIN:
        return True
    before = sentence.units[max(0, people.first - 4) : people.first]
    return any(unit.of("causes") or unit.role("outcomes", "role", "undergo", "act") for unit in before)


def _between_both(sentence: Sentence, people: People) -> Draft | None:
    """`35 بين قتيل وجريح`, `35 شخصا ما بين قتيل ومصاب`."""
    before = sentence.at(people.first - 1)
    after = noun_of(sentence.at(people.last))
    if before is None or not before.is_particle("between") or after is None or after.row.table != "outcomes":
        return None
    for at in range(people.first - 2, max(-1, people.first - 7), -1):
        counted = read_people(sentence, at, governed=True)
        if counted is not None and counted.counted and counted.last >= people.first - 2:
            return Draft(counted, Outcome.KILLED_OR_WOUNDED, None, "figure.between-dead-and-hurt", rows=people.rows)
    return None


def _toll_number(sentence: Sentence, people: People) -> People | None:
    """The number a toll word leads to: `عدد القتلى بلغ 25`, `القتلى الى 25`; of two, the later."""
    bridged = False
    for at in range(people.last, min(len(sentence), people.last + 10)):
        unit = sentence[at]
        if unit.is_particle("stop") or unit.is_particle("clause"):
            return None
        if unit.numeral is not None or unit.of("quantities") or unit.of("qualifiers"):
            number = read_people(sentence, at, governed=True)
            if number is None or number.outcome is not None:
                return None
            if bridged or any(entry.preposition for entry in unit.entries):
                return replace(number, rows=(*people.rows, *number.rows))
        bridged = bridged or unit.is_particle("reached") or unit.is_particle("until")
    return None


def _definite_part(sentence: Sentence, people: People) -> People | None:
    """`الجرحى من المتظاهرين`: said of whom, so it is an occurrence."""
    after, noun = sentence.at(people.last), noun_of(sentence.at(people.last + 1))
    if after is None or noun is None or not after.is_particle("of") or noun.row.table != "people" or "p" not in people.noun_features:
        return None
    return people


# -- joined counts --------------------------------------------------------------------------------------


def coordinate(sentence: Sentence, drafts: dict[int, Draft], triggers: list[Trigger]) -> None:
    """`مقتل جندي وثلاثة مدنيين`: what is joined to a count shares its outcome (adds to `drafts`)."""
    queue = sorted(drafts)
    starts = {trigger.first for trigger in triggers}
    while queue:
        draft = drafts[queue.pop(0)]
        at = _next_member(sentence, draft.people.last, starts)
        if at is None or at in drafts:
            continue
        people = read_people(sentence, at)
        if people is None or people.outcome is not None or _is_other_subject(people, triggers) or is_plain_plural(people):
            continue
        if _same_person(draft.people, people):
            continue
        drafts[at] = replace(draft, people=people, trigger=None, rule="figure.coordinated")
        queue.append(at)


def _same_person(left: People, right: People) -> bool:
    """`الوزير والنائب فلان`: two offices of one person."""
    return left.proper and right.proper and left.definite and right.definite and left.last - left.first == 1


def is_plain_plural(people: People) -> bool:
    """`والمتظاهرين`: a definite plural without number joins no list of victims by itself."""
    return people.value is None and people.definite and not people.counted


def _next_member(sentence: Sentence, at: int, starts: set[int]) -> int | None:
    unit = sentence.at(at)
    if unit is not None and unit.is_particle("comma"):
        at, unit = at + 1, sentence.at(at + 1)
    if unit is None or at in starts:
        return None
    if unit.is_particle("and") or unit.role("links", "kind", "plus"):
        at += 1
    elif not conjoined(unit):
        return None
    return None if at in starts or at >= len(sentence) else at


def conjoined(unit: Unit) -> bool:
    """Whether و is joined to the word or number."""
    return any(entry.conjunction for entry in unit.entries)


def _is_other_subject(people: People, triggers: list[Trigger]) -> bool:
    return any(t.first == people.last and t.number in "dp" and t.role != "masdar" for t in triggers)


# -- parts ----------------------------------------------------------------------------------------------


def subsets(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """`بينهم أربعة جنود وطفلان`, `(28 من الشرطة و20 من المتظاهرين)`: parts of the count before."""
    result = drafts
    for at, unit in enumerate(sentence.units):
        link = unit.role("links", "kind", "subset")
        opening = unit.is_particle("brackets_open")
        single = unit.is_particle("one_of_them")
        if link is None and not opening and not single:
            continue
        parents = [d for d in result if d.people.last <= at and d.part_of is None]
        if not parents or not _reaches(sentence, parents[-1], at, bracket=opening):
            continue
        parent = parents[-1]
        outcome = parent.outcome
        if not opening and len(parents) > 1 and _beside(sentence, parents[-2], parent):
            outcome = Outcome.KILLED_OR_WOUNDED
        rows = (link.row.id,) if link else ()
        result = _parts(sentence, at + (not single), result, parent, outcome, bracket=opening, rows=rows)
    return result


def _reaches(sentence: Sentence, parent: Draft, at: int, *, bracket: bool) -> bool:
    between = sentence.units[parent.last : at]
    return not any(unit.is_particle("stop") for unit in between) and (not bracket or len(between) <= 3)


def _beside(sentence: Sentence, left: Draft, right: Draft) -> bool:
    """`68 قتيلا و120 جريحا، بينهم نساء`: the parts may be of either."""
    if {left.outcome, right.outcome} != {Outcome.KILLED, Outcome.WOUNDED} or right.trigger is not None:
        return False
    between = sentence.units[left.last : right.first]
    return len(between) <= 1


def _parts(
    sentence: Sentence, at: int, drafts: list[Draft], parent: Draft, outcome: Outcome, *, bracket: bool, rows: tuple[str, ...]
) -> list[Draft]:
    found = {draft.people.first: draft for draft in drafts}
    first = True
    while (unit := sentence.at(at)) is not None:
        if not first and (unit.is_particle("comma") or unit.is_particle("and")):
            at += 1
            continue
        if not first and not conjoined(unit) and not _follows_and(sentence, at):
            break
        if any(d.trigger is not None and d.first <= at < d.last for d in found.values()):
            break
        people = read_people(sentence, at)
        if people is None or (bracket and not people.counted):
            break
        said = people.outcome or outcome
        found[people.first] = Draft(people, said, None, "figure.subset", part_of=parent.people.first, rows=rows)
        at = people.last
        first = False
    return [found[start] for start in sorted(found)]


def _follows_and(sentence: Sentence, at: int) -> bool:
    before = sentence[at - 1]
    return before.is_particle("comma") or before.is_particle("and")
