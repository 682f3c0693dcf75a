"""Tell which group `التنظيم` or `الحركة` means: the one the report named last."""

from collections.abc import Sequence

from hasila.extract.units import Sentence, Unit
from hasila.lexicon import particles
from hasila.model import Actor, ActorKind, ActorMention
from hasila.text import View

# The organisation whose name is also "the base".
_BASE = "al_qaeda"
# So many words stand between "linked to" and the party that another is linked to.
_OF = 3


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
                last = last if is_patron(sentence, at) else mention.actor
            elif mention is None and last is not None and is_group(unit):
                here[at] = ActorMention(span=sentence.view.span(unit.start, unit.end), actor=last)
        found.append(sorted(here.items()))
    return found


def is_patron(sentence: Sentence, at: int) -> bool:
    """`الجماعة المرتبطة (بالقاعدة)`, `المقربة من (القاعدة)`: a party to which another is only linked."""
    return sentence.has(at - _OF, at, "linked", "led_by", "close_to")


def is_group(unit: Unit) -> bool:
    """Whether a unit is a general noun for an armed group."""
    return unit.is_particle("the_group")


def without_bases(
    view: View, actors: Sequence[Sequence[tuple[int, ActorMention]]]
) -> list[list[tuple[int, ActorMention]]]:
    """The actors of each sentence, but for `القاعدة` in a report of a base that does not call it an organisation."""
    named = [mention for found in actors for _, mention in found if mention.actor.id == _BASE]
    bare = named and all(len(mention.span.quote.split()) == 1 for mention in named)
    if not bare or not any(f" {word} " in view.norm for word in particles("a_base")):
        return [list(found) for found in actors]
    return [[(at, mention) for at, mention in found if mention.actor.id != _BASE] for found in actors]
