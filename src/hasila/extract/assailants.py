"""Tell of one who was struck that he had attacked others before: `طعن رجل المارة قبل أن ترديه الشرطة`."""

from hasila.extract.lists import Draft
from hasila.extract.people import read_people
from hasila.extract.scenes import Scene
from hasila.extract.units import Sentence

# Rules by which somebody named before is meant again.
_TAKEN_UP = frozenset(("figure.pronoun", "figure.no-subject"))


def has_attacked(scene: Scene, draft: Draft) -> bool:
    """`طعن (رجل) المارة قبل أن ترديه الشرطة`: of whom a verb tells that he attacked, and a pronoun that he was struck."""
    sentence = scene.sentence
    noun = draft.people.noun
    if draft.rule not in _TAKEN_UP:
        return False
    if noun is None:
        at = draft.named_at
        known = (
            any(d.first <= at < d.last for d in scene.drafts if d is not draft) if at is not None else True
        )
        return at is not None and not known and _attacked_by_name(sentence, at)
    told = (at for at in range(draft.people.first - 1, 0, -1) if noun in sentence[at].entries)
    named = read_people(sentence, next(told, draft.people.first))
    if named is None or named.first == 0 or named.definite or named.proper:
        return False
    if any(other.first <= named.first < other.last for other in scene.drafts if other is not draft):
        return False  # "a man was kidnapped, and they killed him"
    before = sentence[named.first - 1]
    shot = before.is_particle("shoots") and sentence.has(named.last, named.last + 1, "fire")
    attacked = before.of("attacks") or before.role("outcomes", "role", "act", "inflict")
    return shot or (attacked is not None and attacked.row.paradigm == "verb" and not attacked.suffix)


def _attacked_by_name(sentence: Sentence, at: int) -> bool:
    """`طعن (فلان) المارة`, `نفذ الهجوم (فلان)`: one of whom, right before his name at unit `at`, a verb tells that he attacked."""
    before, earlier = sentence.at(at - 1), sentence.at(at - 2)
    if not at or before is None:
        return False
    did = before.role("outcomes", "role", "act", "inflict")
    carried = earlier is not None and earlier.is_particle("carries_out") and before.of("attacks") is not None
    return carried or (did is not None and did.row.paradigm == "verb" and not did.suffix)
