"""What was decided by whom, newest first, and what took it back: a pure function of the judgements."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hasila.model import Judgement, JudgementAction
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


def filtered(found: Sequence[Entry], coder: str = "", action: str = "") -> tuple[Entry, ...]:
    """Those by one coder, of one action, or both."""
    return tuple(
        entry
        for entry in found
        if coder in ("", entry.judgement.coder) and action in ("", entry.judgement.action.value)
    )


def counts(found: Sequence[Entry], coder: str, action: str) -> Mapping[str, list[tuple[str, int]]]:
    """How many entries each coder and each action would leave beside the other filter."""
    by_coder = Counter(entry.judgement.coder for entry in filtered(found, action=action))
    by_action = Counter(entry.judgement.action.value for entry in filtered(found, coder=coder))
    return {"coder": sorted(by_coder.items()), "action": sorted(by_action.items())}


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
        "undone_by": entry.undone_by,
    }
