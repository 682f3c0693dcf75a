"""Where officials are who were struck: `اغتيل سفير (كذا) في (كذا)`, `بيت قائد شرطة (كذا)`: there it happened."""

from hasila.extract.scenes import Placed, Scene
from hasila.extract.units import Sentence
from hasila.model import Outcome

# An envoy's country, or an adjective for it, stands between his office and his seat.
_COUNTRY = 3
# His name, of so many words, stands before his office or behind it.
_NAME = 5
# So many words part the house of an official from his town, and his office from it.
_HOUSE, _OFFICE = 4, 2
_HARMED = frozenset((Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED, Outcome.ABDUCTED))


def is_seat_of_victim(scene: Scene, placed: Placed) -> bool:
    """Whether a place is where an envoy was sent whom the sentence tells to be one of the victims."""
    sentence, at = scene.sentence, placed.first - 1
    if at < 1 or not sentence[at].is_any(("place_in", "held_by")):
        return False
    for office in range(at - 1, max(-1, at - 1 - _COUNTRY), -1):
        if sentence[office].is_any(("comma", "stop", "that")):
            return False
        if sentence[office].is_particle("envoy"):
            return any(
                d.people.first <= office < d.people.last + _NAME
                and not sentence.has(d.people.last, office, "reporting", "that", "stop")
                for d in scene.drafts
                if d.outcome in _HARMED and (d.people.value or 0) == 1
            )
    return False


def is_of_official(sentence: Sentence, first: int) -> bool:
    """`منزل قائد شرطة (كذا)`: the town of a local official whose house or seat is told, which begins at a unit.

    Where he himself falls is not told by his office.
    """
    offices = (at for at in range(max(0, first - _OFFICE), first) if sentence[at].is_particle("local_office"))
    office = next(offices, 0)
    return any(sentence[at].of("targets") for at in range(max(0, first - _HOUSE), office))
