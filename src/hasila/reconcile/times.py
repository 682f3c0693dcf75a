"""Says which count may have replaced which: rising tolls, and officials who revise downward."""

from collections.abc import Sequence

from hasila.model import Group
from hasila.reconcile.cells import VICTIMS, Claim, Kind
from hasila.reconcile.testimony import OFFICIAL

LATER = 1
"""What it costs to take a smaller count for one overtaken by a count of a later day."""
PERHAPS_LATER = 3
"""The same where the order within a day, or the days, are not known."""
REVISED = 2
"""What it costs to take a greater count for one that its own authority revised."""
_NUMBERS = (Kind.EXACT, Kind.ABOUT, Kind.FLOOR)


def before(left: Claim, right: Claim) -> bool:
    """Whether `left` was last said on a day certainly before `right` was last said."""
    return bool(left.last) and bool(right.first) and left.last < right.first


def _same_line(old: Claim, new: Claim) -> bool:
    if old.outcome is not new.outcome or old.nationality != new.nationality:
        return False
    if old.group is new.group:
        return True
    # More dead in one group are more dead in all.
    return old.group is Group.UNSPECIFIED and new.group in VICTIMS and new.stated > old.stated


def price(old: Claim, new: Claim) -> int | None:
    """What it costs to say that `new` replaced `old`; None if it cannot have.

    A count rises as bodies are found; a lower one replaces a higher only when the same kind of
    official corrects itself. A vaguer word never replaces an exact count that is near it.
    """
    if not _same_line(old, new) or old.kind not in _NUMBERS or new.kind not in _NUMBERS:
        return None
    if new.stated > old.stated:
        return _rise(old, new)
    return REVISED if new.stated < old.stated and _corrects(old, new) else None


def _rise(old: Claim, new: Claim) -> int | None:
    if (old.credible and not new.credible) or new.rank < old.rank - 1 or before(new, old):
        return None
    certain = before(old, new)
    near = 2 * new.stated <= 3 * old.stated
    if new.kind is Kind.ABOUT and old.kind is Kind.EXACT and (near or not certain):
        return None
    if certain:
        return LATER
    # Where no day tells the two apart, the greater must be nearly as well supported as the
    # smaller, and an undated report does not overtake the newest dated one.
    undated = bool(old.last) and not new.last
    return None if 2 * new.weight < old.weight or (old.newest and undated) else PERHAPS_LATER


def _corrects(old: Claim, new: Claim) -> bool:
    """Whether the same kind of official later gives a lower count of the same people."""
    if new.kind is not Kind.EXACT or not before(old, new):
        return False
    if old.group is not Group.UNSPECIFIED and old.people != new.people:
        return False
    officials = {item.kind for item in old.said} & OFFICIAL
    return bool(officials) and officials <= {item.kind for item in new.said}


def successors(claims: Sequence[Claim]) -> dict[int, list[tuple[int, int]]]:
    """List for each claim the (place, price) of every claim that may have replaced it."""
    found: dict[int, list[tuple[int, int]]] = {}
    for place, old in enumerate(claims):
        # Its own addends are parts of a sum, not its heirs.
        heirs = [
            (n, cost)
            for n, new in enumerate(claims)
            if n != place and n not in old.sums and (cost := price(old, new)) is not None
        ]
        if heirs:
            found[place] = heirs
    return found
