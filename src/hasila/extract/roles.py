"""Tell which of the armed men counted in an incident are its attackers."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from hasila.model import (
    ActorKind,
    ActorMention,
    CasualtyFigure,
    Group,
    IncidentMention,
    IncidentType,
    Outcome,
)

# In these, members of an armed group are one side, or those whom it was done to.
_NOT_ATTACKS = frozenset(
    (
        IncidentType.CLASH, IncidentType.AIRSTRIKE, IncidentType.DRONE_STRIKE, IncidentType.SHELLING,
        IncidentType.ARREST, IncidentType.ASSASSINATION, IncidentType.EXECUTION, IncidentType.ABDUCTION,
    )
)  # fmt: skip
_HARM = frozenset((Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED))
# A name so many code points after a count still tells whose people are counted.
_AFTER = 12
_FIGHTER = "fighter"


def with_attackers(
    figures: Sequence[CasualtyFigure], mentions: Sequence[IncidentMention], actors: Sequence[ActorMention]
) -> list[CasualtyFigure]:
    """The figures, members of an armed group that made the attack counted as its attackers.

    So it is in an attack on others that are counted, too: unnamed gunmen (`المسلحين الثلاثة`),
    or those of the group that claims it or is blamed (`ثلاثة مسلحين من داعش`). Ids stay.
    """
    changed: set[str] = set()
    known = {figure.id: figure for figure in figures}
    for mention in mentions:
        inside = [
            known[name]
            for name in mention.figures
            if known[name].outcome in _HARM and not known[name].negated
        ]
        armed = [figure for figure in inside if figure.group is Group.ARMED_GROUP]
        if mention.type in _NOT_ATTACKS or mention.type is None or len(armed) == len(inside):
            continue
        changed |= {figure.id for figure in armed if _of_attackers(figure, mention, actors)}
    return [f.model_copy(update={"group": Group.ATTACKERS}) if f.id in changed else f for f in figures]


def _of_attackers(figure: CasualtyFigure, mention: IncidentMention, actors: Sequence[ActorMention]) -> bool:
    span = figure.span
    first = bisect_left(actors, span.start, key=_start)
    last = bisect_right(actors, span.end + _AFTER, key=_start)
    named = [m.actor for m in actors[first:last] if m.actor.kind is ActorKind.ARMED_GROUP]
    if figure.part_of is not None and figure.people == _FIGHTER and not named:
        return False  # "246 dead, 135 civilians and 111 fighters": those who stood up to it
    return not named or any({actor.id, actor.part_of} & set(mention.attackers) for actor in named)


def _start(mention: ActorMention) -> int:
    return mention.span.start
