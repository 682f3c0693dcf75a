"""What was decided by whom, newest first, and what took it back: a pure function of the judgements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from hasila.model import Judgement, JudgementAction
from hasila.web.address import Addressed
from hasila.web.facets import Facet, Plan, Shelf, Test, descending, shelf
from hasila.web.judging import before


@dataclass(frozen=True, slots=True)
class Entry:
    """A judgement, and the one that takes it back, if any does."""

    judgement: Judgement
    undone_by: str | None = None


def entries(judgements: Iterable[Judgement]) -> tuple[Entry, ...]:
    """All judgements, the newest first; an `undo` that is itself undone takes nothing back."""
    undo = JudgementAction.UNDO
    ordered = sorted(judgements, key=_latest_first)
    undone: dict[str, str] = {}
    for item in ordered:
        if item.action is undo and item.id not in undone:
            undone.setdefault(item.subject, item.id)
    return tuple(Entry(item, undone.get(item.id)) for item in ordered)


def _latest_first(item: Judgement) -> tuple[str, bool, str]:
    return descending(item.made), item.action is not JudgementAction.UNDO, descending(item.id)


@dataclass(frozen=True)
class Asked(Addressed):
    """The state of the log, as it stands in the address."""

    coder: str = ""
    action: str = ""

    CODES: ClassVar = {"action": tuple(JudgementAction)}


_PLAN = Plan[Entry](
    name=lambda entry: entry.judgement.id,
    order=lambda entry: _latest_first(entry.judgement),
    facets={
        "coder": lambda entry: [entry.judgement.coder],
        "action": lambda entry: [entry.judgement.action.value],
    },
)


def on_shelf(found: Iterable[Entry]) -> Shelf[Entry]:
    """The entries, the newest first, with what every look at the log needs."""
    return shelf(found, _PLAN)


def left(held: Shelf[Entry], state: Asked) -> tuple[Sequence[Entry], tuple[Facet, ...]]:
    """The entries that the state leaves, and how many each coder and each action would leave."""
    wanted = state.q.casefold()
    tests: list[Test[Entry]] = [lambda entry: wanted in entry.judgement.reason.casefold()] if wanted else []
    places, facets = held.left({name: getattr(state, name) for name in _PLAN.facets}, tests)
    return held.ordered(places), facets


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
