"""Tell which group `التنظيم` or `الحركة` means: the one the report named last."""

from collections.abc import Sequence

from hasila.extract.units import Sentence, Unit
from hasila.lexicon import particles
from hasila.model import Actor, ActorKind, ActorMention
from hasila.text import View, fold

# The organisation whose name is also "the base".
_BASE = "al_qaeda"
# The organisation that is also called "the party", as any party is.
_PARTY = "hezbollah"
# So many words stand between "linked to" and the party that another is linked to.
_OF = 3


def with_anaphora(
    sentences: Sequence[Sentence], actors: Sequence[Sequence[tuple[int, ActorMention]]]
) -> list[list[tuple[int, ActorMention]]]:
    """The actors of each sentence, with the armed group that a bare general noun stands for."""
    last: Actor | None = None
    party = _party(actors)
    found: list[list[tuple[int, ActorMention]]] = []
    meant = [[(at, _as(m, party)) for at, m in named] for named in actors] if party is not None else actors
    for sentence, named in zip(sentences, meant, strict=True):
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


def _party(actors: Sequence[Sequence[tuple[int, ActorMention]]]) -> Actor | None:
    """The one other party that a report names in full, whom `الحزب` means there, or None."""
    full = [
        mention.actor
        for found in actors
        for _, mention in found
        if not _is_bare(mention) and (mention.actor.id == _PARTY or _is_called_party(mention))
    ]
    return full[0] if len({actor.id for actor in full}) == 1 and full[0].id != _PARTY else None


def _is_called_party(mention: ActorMention) -> bool:
    return fold(mention.span.quote).split()[0] in particles("civil_body")


def _is_bare(mention: ActorMention) -> bool:
    return len(mention.span.quote.split()) == 1


def _as(mention: ActorMention, party: Actor) -> ActorMention:
    bare = mention.actor.id == _PARTY and _is_bare(mention)
    return mention.model_copy(update={"actor": party}) if bare else mention


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
