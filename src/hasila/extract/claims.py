"""Read claims: who took or denied responsibility, who was blamed or suspected."""

from hasila.extract.figures import attribution_at
from hasila.extract.scenes import Scene
from hasila.extract.units import Sentence
from hasila.model import ActorKind, ActorMention, Claim, Evidence, Stance, content_id

_REACH = 12


def read_claims(scene: Scene, actors: list[tuple[int, ActorMention]], report: str) -> list[Claim]:
    """The claims of one sentence; an outlet's claim is that of the group it speaks for."""
    sentence = scene.sentence
    found: dict[tuple[str, Stance], Claim] = {}
    for at, unit in enumerate(sentence.units):
        entry = unit.of("claims")
        if entry is None or (unit.numeral is not None):
            continue
        stance = Stance(entry.row["stance"])
        if stance is not Stance.CLAIMED and not _is_of_responsibility(sentence, at):
            continue
        if stance is Stance.CLAIMED and _denied(sentence, at):
            stance = Stance.DENIED
        mention = _actor_of(sentence, at, entry.row["side"], actors)
        if mention is None or (mention.actor.id, stance) in found:
            continue
        span = sentence.view.span(unit.start, unit.end)
        found[mention.actor.id, stance] = Claim(
            id=content_id(report, span.start, span.end, mention.actor.id, stance),
            report=report,
            span=span,
            actor=mention.actor,
            stance=stance,
            via=_via(sentence, actors),
            attribution=attribution_at(scene, at),
            evidence=Evidence(
                sentence=sentence.view.span(sentence.start, sentence.end),
                rule=f"claim.{stance}",
                rows=(entry.row.id, f"actors.{mention.actor.id}"),
            ),
        )
    return list(found.values())


def _is_of_responsibility(sentence: Sentence, at: int) -> bool:
    """A denial or an accusation counts only if it is of an attack or of responsibility for one."""
    near = sentence.units[max(0, at - 2) : at + _REACH]
    return any(
        unit.of("attacks") is not None or unit.role("claims", "stance", "claimed") is not None
        for unit in near
    )


def _denied(sentence: Sentence, at: int) -> bool:
    """`لم تعلن أي جهة مسؤوليتها`, `نفت مسؤوليتها`."""
    before = sentence.units[max(0, at - 5) : at + 1]
    return any(unit.role("irrealis", "kind", "negation") for unit in before)


def _actor_of(
    sentence: Sentence, at: int, side: str, actors: list[tuple[int, ActorMention]]
) -> ActorMention | None:
    """The subject of a claim stands before or right after its verb; whom a blame hits, after."""
    groups = [(i, m) for i, m in actors if m.actor.kind is not ActorKind.OUTLET]
    after = [(i, m) for i, m in groups if at < i <= at + _REACH and not _breaks(sentence, at, i)]
    before = [(i, m) for i, m in groups if i < at and at - i <= _REACH + 6 and not _breaks(sentence, i, at)]
    if side == "object":
        return after[0][1] if after else None
    if after and after[0][0] - at <= 2:
        return after[0][1]
    return before[-1][1] if before else (after[0][1] if after else None)


def _breaks(sentence: Sentence, low: int, high: int) -> bool:
    return any(unit.is_particle("stop") for unit in sentence.units[low:high])


def _via(sentence: Sentence, actors: list[tuple[int, ActorMention]]) -> str | None:
    """The outlet the claim came through, if the sentence names one."""
    outlet = next((m.actor.name_en for _, m in actors if m.actor.kind is ActorKind.OUTLET), None)
    if outlet is not None:
        return outlet
    entry = next((entry for unit in sentence.units if (entry := unit.of("channels")) is not None), None)
    return entry.row["name_en"] if entry is not None else None
