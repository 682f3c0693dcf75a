"""Tell which group `التنظيم` or `الحركة` means: the one the report named last."""

from collections.abc import Sequence

from hasila.extract.units import Sentence, Unit
from hasila.model import Actor, ActorKind, ActorMention


def with_anaphora(
    sentences: Sequence[Sentence], actors: Sequence[Sequence[tuple[int, ActorMention]]]
) -> list[list[tuple[int, ActorMention]]]:
    """The actors of each sentence, with the armed group that a bare general noun stands for."""
    last: Actor | None = None
    found: list[list[tuple[int, ActorMention]]] = []
    for sentence, named in zip(sentences, actors, strict=True):
        if not named and (last is None or not sentence.may_have("the_group")):
            found.append([])
            continue
        here = dict(named)
        for at, unit in enumerate(sentence.units):
            mention = here.get(at)
            if mention is not None and mention.actor.kind is ActorKind.ARMED_GROUP:
                last = mention.actor
            elif mention is None and last is not None and is_group(unit):
                here[at] = ActorMention(span=sentence.view.span(unit.start, unit.end), actor=last)
        found.append(sorted(here.items()))
    return found


def is_group(unit: Unit) -> bool:
    """Whether a unit is a general noun for an armed group."""
    return unit.is_particle("the_group")
