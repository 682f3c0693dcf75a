"""Where two coders decided on one matter: whether they agree, and where they do not."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hasila.model import Judgement, JudgementAction, standing

_A = JudgementAction
_Matter = tuple[str, str]  # subject, field


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that two coders or more decided on, with the latest judgement of each, by coder, and what it says.

    `settled` is the judgement that ended their conflict. It does not change whether they agreed.
    """

    subject: str
    field: str
    latest: tuple[Judgement, ...]
    said: tuple[str, ...]
    settled: Judgement | None = None

    @property
    def agreed(self) -> bool:
        """Whether all say the same."""
        return len(set(self.said)) == 1

    @property
    def open(self) -> bool:
        """Whether the coders differ and nobody has settled it."""
        return not self.agreed and self.settled is None


def shared(judgements: Iterable[Judgement], home: Mapping[str, str] | None = None) -> tuple[Matter, ...]:
    """The matters that two coders or more decided on, in the order in which they were first decided.

    `judgements` are those that stand, oldest first. `home` gives the incident that a member is of:
    who judges a member judges the incident. Whether a thing is right (`status`), what a field holds,
    and whether two mentions are one incident (`one with ID`) are matters; a comment decides nothing.
    """
    homes = home or {}
    found: dict[_Matter, dict[str, tuple[str, Judgement]]] = {}
    ended: dict[_Matter, Judgement] = {}
    for judgement in judgements:
        for matter, answer in answers(judgement, homes):
            if judgement.settles:
                ended[matter] = judgement
            else:
                found.setdefault(matter, {})[judgement.coder] = (answer, judgement)
    return tuple(
        Matter(
            subject=subject,
            field=field,
            latest=tuple(said[coder][1] for coder in sorted(said)),
            said=tuple(said[coder][0] for coder in sorted(said)),
            settled=ended.get((subject, field)),
        )
        for (subject, field), said in found.items()
        if len(said) > 1
    )


def said_already(judgement: Judgement, made: Iterable[Judgement]) -> Judgement | None:
    """The judgement of the same coder that is the last word, and the same word, on all of its matters."""
    last: dict[_Matter, tuple[str, Judgement]] = {}
    for item in standing(made):
        last |= {matter: (answer, item) for matter, answer in answers(item, {})}
    told = [(last.get(matter), answer) for matter, answer in answers(judgement, {})]
    before = [item for found, answer in told if found for word, item in [found] if word == answer]
    same = len(before) == len(told) > 0 and all(
        item.coder == judgement.coder and item.settles >= judgement.settles for item in before
    )
    return before[0] if same else None


def settled_by(
    judgement: Judgement, made: Iterable[Judgement], home: Mapping[str, str] | None = None
) -> Judgement | None:
    """The judgement that settled a matter on which this one would decide anew.

    `home` as in `shared`.
    """
    homes = home or {}
    own = {matter for matter, _ in answers(judgement, homes)}
    ends = [item for item in standing(made) if item.settles and own & {m for m, _ in answers(item, homes)}]
    return ends[-1] if ends else None


def answers(judgement: Judgement, homes: Mapping[str, str]) -> Iterator[tuple[_Matter, str]]:
    """What a judgement decides: each matter, and what it says of it; an undo or a comment decides none."""
    subject = homes.get(judgement.subject, judgement.subject)
    match judgement.action:
        case _A.ACCEPT | _A.REJECT:
            yield (subject, "status"), judgement.action.value
        case _A.CORRECT:
            yield (subject, judgement.field or ""), judgement.value or ""
        case _A.MERGE | _A.SPLIT:
            for other in judgement.others:
                least, most = sorted((judgement.subject, other))
                yield (least, f"one with {most}"), judgement.action.value
        case _:
            pass
