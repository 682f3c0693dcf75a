"""People told of twice in one sentence: the same harm to the same people is one figure (guideline 13)."""

from collections.abc import Sequence

from hasila.extract.lists import Draft
from hasila.extract.names import given_name
from hasila.extract.persons import BODIES
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics
from hasila.model import Outcome

_SOLDIERS = frozenset(("people.soldier", "people.military"))
# Who was abducted and is held was taken once.
_TAKEN = (Outcome.ABDUCTED, Outcome.DETAINED)


def told_once(sentence: Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without `اغتيال فلان` after `مقتل الرئيس فلان`, without `لم يصب أي منهم` after the same denial."""
    kept: list[Draft] = []
    names: list[frozenset[str]] = []
    for draft in drafts:
        name = _name(sentence, draft)
        opening = sentence[draft.people.first]
        first = opening.text if name and all(e.prefix and not e.conjunction for e in opening.entries) else ""
        again = any(_is_again(draft, name, first, *other) for other in zip(kept, names, strict=True))
        again = again or (not name and any(_is_known_again(sentence, draft, other) for other in kept))
        again = again or (bool(kept) and _is_in_brackets(sentence, draft, kept[-1]))
        again = again or any(_are_their_bodies(draft, other) for other in kept)
        if not again or any(other.part_of == draft.people.first for other in drafts):
            kept.append(draft)
            names.append(name)
    return kept


def _is_again(draft: Draft, name: frozenset[str], first: str, before: Draft, named: frozenset[str]) -> bool:
    alike = draft.outcome is before.outcome or (draft.outcome in _TAKEN and before.outcome in _TAKEN)
    if not alike or draft.people.value != before.people.value:
        return False
    if before.negated and not draft.negated:
        return False  # feared or denied first, then told
    left, right = before.people, draft.people
    if right.nobody:
        return (
            left.nobody
            and left.noun is not None
            and right.noun is not None
            and left.noun.row is right.noun.row
        )
    again = bool(name) and bool(named) and (name <= named or named <= name)
    return again or (right.noun is None and first in named)


def _are_their_bodies(draft: Draft, before: Draft) -> bool:
    """`قتلوا معلمين وأحرقوا (جثتيهما)`: the bodies of those two whose death was told."""
    noun = draft.people.noun
    theirs = noun is not None and noun.row.id in BODIES and noun.suffix in clitics("dual_pronoun")
    killed = draft.outcome is before.outcome is Outcome.KILLED and not before.negated
    return theirs and killed and draft.people.value == before.people.value


def _is_known_again(sentence: Sentence, draft: Draft, before: Draft) -> bool:
    """`قتل جندي ... ظروف مقتل الجندي`, `قتل ثلاثة عمال ... بعد مقتل العمال الثلاثة`: known now, who were news before."""
    left, right = before.people, draft.people
    known = (
        right.noun is not None
        and right.noun.article
        and not right.noun.conjunction
        and draft.trigger is not None
    )
    if not known or draft.outcome is not before.outcome or left.value is None or left.value != right.value:
        return False
    if (
        left.definite
        or left.proper
        or left.noun is None
        or right.noun is None
        or before.negated != draft.negated
    ):
        return False
    alike = left.noun.row is right.noun.row or {left.noun.row.id, right.noun.row.id} <= _SOLDIERS
    nation = right.nationality in (None, left.nationality)
    named = given_name(sentence.at(right.last)) is not None
    return alike and nation and not (right.others or named)


def _is_in_brackets(sentence: Sentence, draft: Draft, before: Draft) -> bool:
    """`مليون ونصف شهيد (1,500,000 شهيد)`: the same number once more, right behind it in brackets."""
    first = draft.people.first
    bracket = sentence.at(first - 1)
    same = draft.outcome is before.outcome and draft.people.value == before.people.value
    near = before.people.last == first - 1 and draft.people.value is not None and draft.people.counted
    return near and same and bracket is not None and bracket.is_particle("brackets_open")


def _is_unknown(unit: Unit | None) -> bool:
    """A word of no lexicon without the article, such as a foreign name behind an office."""
    if unit is None or not unit.word or unit.particles or unit.conjoined:
        return False
    if unit.text.startswith(clitics("article")):
        return False
    return all(entry.row.table == "names" for entry in unit.entries)


def _name(sentence: Sentence, draft: Draft) -> frozenset[str]:
    """The words of the name of one person, empty for others: no office, no word of the language."""
    people = draft.people
    if (
        not (people.proper or people.definite)
        or people.value != 1
        or (draft.trigger is None and draft.rule != "figure.named")
    ):  # brothers stand in one list
        return frozenset()
    last = people.last
    while people.noun is not None and _is_unknown(sentence.at(last)):
        last += 1
    units = sentence.units[people.first : last]
    article = clitics("article")[0]
    named = [
        unit
        for unit in units
        if unit.word and (unit.of("names") is not None or not (unit.entries or unit.text.startswith(article)))
    ]
    return frozenset(unit.text for unit in named)
