"""Those whom their kin lost: they have died where violence is told of; elsewhere nobody says that they went missing."""

from hasila.extract.lists import Draft
from hasila.extract.units import Sentence
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
