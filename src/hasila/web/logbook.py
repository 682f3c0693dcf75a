"""What was decided by whom, newest first, and what took it back: a pure function of the judgements."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from hasila.model import Judgement, JudgementAction
from hasila.web.address import Addressed
from hasila.web.facets import Facet, Test, Values, shelf
from hasila.web.judging import before


@dataclass(frozen=True, slots=True)
class Entry:
    """A judgement, and the one that takes it back, if any does."""

    judgement: Judgement
    undone_by: str | None = None


def entries(judgements: Iterable[Judgement]) -> tuple[Entry, ...]:
    """All judgements, the newest first; an `undo` that is itself undone takes nothing back."""
    undo = JudgementAction.UNDO
    ordered = sorted(judgements, key=lambda j: (j.made, j.action is undo, j.id), reverse=True)
    undone: dict[str, str] = {}
    for item in ordered:
        if item.action is undo and item.id not in undone:
            undone.setdefault(item.subject, item.id)
    return tuple(Entry(item, undone.get(item.id)) for item in ordered)


@dataclass(frozen=True)
class Asked(Addressed):
    """The state of the log, as it stands in the address."""

    coder: str = ""
    action: str = ""

    CODES: ClassVar = {"action": tuple(JudgementAction)}


_FACETS: Mapping[str, Values[Entry]] = {
    "coder": lambda entry: [entry.judgement.coder],
    "action": lambda entry: [entry.judgement.action.value],
}


def left(found: Iterable[Entry], state: Asked) -> tuple[tuple[Entry, ...], tuple[Facet, ...]]:
    """The entries that the state leaves, and how many each coder and each action would leave."""
    held = shelf(found, _FACETS)
    wanted = state.q.casefold()
    tests: list[Test[Entry]] = [lambda entry: wanted in entry.judgement.reason.casefold()] if wanted else []
    places, facets = held.left({name: getattr(state, name) for name in _FACETS}, tests)
    return tuple(held.things[n] for n in places), facets


def row(entry: Entry) -> dict[str, Any]:
    """An entry as it stands in JSON and CSV."""
    item = entry.judgement
    seen = item.seen_of(item.subject)
    return {
        "id": item.id,
        "made": item.made,
        "coder": item.coder,
        "action": item.action.value,
        "kind": seen.kind.value if seen else None,
        "subject": item.subject,
        "others": list(item.others),
        "report": seen.report if seen else None,
        "field": item.field,
        "before": before(item),
        "value": item.value,
        "reason": item.reason,
        "settles": item.settles,
        "undone_by": entry.undone_by,
    }
