"""Those whom their kin lost: they have died where violence is told of; elsewhere nobody says that they went missing."""

from collections.abc import Iterator

from hasila.extract.lists import Draft
from hasila.extract.people import read_people
from hasila.extract.persons import People
from hasila.extract.units import Sentence, Unit
from hasila.model import Outcome

_LOSES = frozenset(("outcomes.go_missing", "outcomes.losing"))
_KIN = frozenset(
    (
        "people.father", "people.mother", "people.mother2", "people.son2", "people.daughter", "people.brother",
        "people.brother2", "people.sister", "people.wife", "people.husband", "people.grandson", "people.uncle",
        "people.cousin", "people.nephew", "people.nephew2", "people.aunt2", "people.granddaughter",
        "people.relative_p", "people.friend", "people.family", "people.family2", "people.family_members",
    )
)  # fmt: skip


_HOUSE = frozenset(("people.family", "people.family2", "people.family_members"))
# So near behind the verb they stand whom somebody lost, who lost them between.
_NEAR = 2


def bereft(sentence: Sentence) -> Iterator[Draft]:
    """`فقدت المرأة (زوجها) في القصف`, `فقد (والده) في المجزرة`: one of the kin, lost in an attack of this sentence."""
    if not sentence.where("attacks"):
        return
    for at in sentence.where("outcomes"):
        if not _loses(sentence[at]):
            continue
        for i in range(at + 1, min(len(sentence), at + 1 + _NEAR)):
            people = read_people(sentence, i, governed=True)
            if people is not None and _is_kin_of_his(people):
                yield Draft(people, Outcome.KILLED, None, "figure.bereft", rows=people.rows)
                break
            if not sentence[i].word or sentence[i].is_any(("prepositions", "function", "clause")):
                break


def _loses(unit: Unit) -> bool:
    """`فقد`, `فقدت`: a verb in the past, without the one who was lost."""
    return any(
        e.row.id in _LOSES and e.row.paradigm == "verb" and "t" in e.features and not e.suffix
        for e in unit.entries
    )


def _is_kin_of_his(people: People) -> bool:
    noun = people.noun
    kin = noun is not None and bool(noun.suffix) and not _KIN.isdisjoint(people.rows)
    one = people.value == 1 or not _HOUSE.isdisjoint(people.rows)
    return kin and one and not people.counted  # "families that lost their sons" are any


def as_bereaved(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """`فقد الرجل زوجته وابنيه في التفجير`: they have died; `حزنه لفقدان والدته` counts nobody."""
    lost = [draft for draft in drafts if _is_lost_kin(draft)]
    if not lost:
        return drafts
    beside = {draft.people.first for draft in lost}
    for draft in drafts:  # "and her two children": the next of a list, as they stand
        if draft.outcome is Outcome.MISSING and draft.rule == "figure.coordinated":
            beside.add(draft.people.first)
    died = bool(sentence.where("attacks", "harm", "fire"))
    died = died or any(draft.outcome is Outcome.KILLED for draft in drafts)
    if not died:
        return [draft for draft in drafts if draft.people.first not in beside]
    return [d._replace(outcome=Outcome.KILLED) if d.people.first in beside else d for d in drafts]


def _is_lost_kin(draft: Draft) -> bool:
    """`فقد (زوجته)`, `فقدان (الأقارب)`: kin of somebody, not `فقد شقيقان في البحر`."""
    noun, trigger = draft.people.noun, draft.trigger
    if draft.outcome is not Outcome.MISSING or noun is None or _KIN.isdisjoint(draft.people.rows):
        return False
    loses = trigger is not None and trigger.entry.row.id in _LOSES
    return loses and (bool(noun.suffix) or noun.definite)
