"""Tell armed violence from disasters, accidents, matches and works of fiction: only the first is an incident."""

from collections.abc import Sequence

from hasila.extract.fragments import OPENING, Fragment
from hasila.extract.units import Sentence
from hasila.lexicon import Entry
from hasila.model import IncidentType, Stance

# A blast may be an accident: these words alone do not say that somebody meant it.
_MAY_BE_ACCIDENT = frozenset(("attacks.explosion", "attacks.blow_up"))
# So may what it was done with, but for what is made to kill.
_DEVICES = frozenset(("attacks.car_bomb", "attacks.ied"))
_OF_FICTION = 2  # so many sentences of a report that is about a film or series speak of it


def is_violent(fragments: Sequence[Fragment]) -> bool:
    """Whether what the fragments of one event say is armed violence, not a disaster or an accident.

    Where both are named (a strike that makes a house collapse, a blast put down to a gas leak), what
    more fragments name decides; an attack goes before an accident where they are as many.
    """
    hazards = sum(bool(f.hazards) for f in fragments)
    if not hazards or any(c.stance is Stance.CLAIMED for f in fragments for c in f.claims):
        return True
    return sum(any(map(_is_meant, f.attacks)) for f in fragments) >= hazards


def _is_meant(entry: Entry) -> bool:
    """Whether an attack's word says that somebody meant it, and is more than what it was done with."""
    if entry.row["type"] == IncidentType.SUICIDE_BOMBING or entry.row.id in _DEVICES:
        return True
    return entry.row["kind"] != "means" and entry.row.id not in _MAY_BE_ACCIDENT


def is_of_fiction(sentences: Sequence[Sentence]) -> bool:
    """Whether a report is about a film, series or play: its opening says so, and it goes on in other words."""
    said = [(i, word) for i, sentence in enumerate(sentences) for word in _fiction(sentence)]
    about = {i for i, _ in said}
    return len(about) >= _OF_FICTION and min(about) < OPENING and len({word for _, word in said}) > 1


def _fiction(sentence: Sentence) -> list[str]:
    if not sentence.may_have("of_fiction", "irrealis"):
        return []
    irreal = (at for at in sentence.where("irrealis") if sentence[at].role("irrealis", "kind", "fiction"))
    return [sentence[at].text for at in sorted({*sentence.where("of_fiction"), *irreal})]
