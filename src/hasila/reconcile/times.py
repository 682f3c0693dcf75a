"""Says which count may have replaced which: rising tolls, and officials who revise downward."""

import datetime as dt
from collections.abc import Sequence

from hasila.model import FORMER, MOVED, AuthorityKind, CasualtyFigure, Group, Outcome
from hasila.reconcile.cells import BEYOND, MANY, NUMBERS, VICTIMS, Claim, Kind
from hasila.reconcile.testimony import OFFICIAL, Testimony

LATER = 1
"""What it costs to take a smaller count for one overtaken by a count of a later day."""
PERHAPS_LATER = 3
"""The same where the order within a day, or the days, are not known."""
REVISED = 2
"""What it costs to take a greater count for one that its own authority revised."""
_OFFICIALS = 3
"""The rank of what officials say (`cells.by_rank`)."""
# The wounded and the missing become fewer as some of them are counted among the dead.
_MAY_DIE = (Outcome.WOUNDED, Outcome.MISSING)
# Who is taken may be let go: a later, smaller count is of those still held, not a correction.
_MAY_RETURN = (Outcome.ABDUCTED, Outcome.DETAINED)


_SEVERAL = 2  # so many later voices lower a count
_GROWING = (Outcome.KILLED, Outcome.WOUNDED)


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


def price(claims: Sequence[Claim], old: Claim, new: Claim) -> int | None:
    """What it costs to say that `new` replaced `old`, both of these claims; None if it cannot have.

    A count rises as bodies are found; a lower one replaces a higher only when the same kind of
    official corrects itself. A vaguer word never replaces an exact count that is near it.
    """
    if _gives_way(claims, old, new):
        return LATER
    if _moves(new, old) or _is_set_right(claims, new, old):
        return None
    if not _same_line(old, new) or old.kind not in NUMBERS or new.kind not in NUMBERS:
        return None
    if new.stated > old.stated:
        return _rise(claims, old, new)
    fewer = new.stated < old.stated and (_corrects(old, new) or fell(claims, old, new))
    return REVISED if fewer else None


def _moves(old: Claim, new: Claim) -> bool:
    """Whether one report says that the count went from `old` to `new`, up or down."""
    former = [item for item in old.said if item.figure.earlier or item.figure.evidence.rule == MOVED]
    return any(_replaced(left, right) for left in former for right in new.said)


def _gives_way(claims: Sequence[Claim], old: Claim, new: Claim) -> bool:
    """Whether one report says that the count went from `old` to `new`, and nobody holds on to it: nor to "at least" so many."""
    twins = (c for c in claims if c.stated == old.stated and c.line == old.line)
    moves = any(_moves(twin, new) for twin in (old, *twins))
    return moves and not _said_again(old, new) and not _outvotes(old, new)


def _said_again(old: Claim, new: Claim) -> bool:
    """Whether officials give the former count as theirs on a day certainly behind all on which the other is told."""
    return bool(new.last) and any(
        item.kind in OFFICIAL and not (item.anonymous or item.party or item.figure.earlier)
        for item in old.said
        if item.first > new.last
    )


def _outvotes(old: Claim, new: Claim) -> bool:
    """Whether more voices give the former, greater count as theirs, and on no earlier day, than give the smaller one."""
    since = new.begun[0]
    own = {
        item.source
        for item in old.said
        if not (item.figure.earlier or item.figure.evidence.rule == MOVED or "" < item.last < since)
    }
    return new.stated < old.stated and len(own - new.sources) > max(1, len(new.sources))


def _replaced(old: Testimony, new: Testimony) -> bool:
    return _moved(old.figure, new.figure) or _told_as_former(old, new)


def _told_as_former(old: Testimony, new: Testimony) -> bool:
    """Whether a report gives `old` as the count before its own: `84 قتيلا. وكانت حصيلة سابقة أفادت بمقتل 95`.

    A lower count replaces a higher one only where no other authority gives it, and, unless it is set right
    (`35 وليس 95`), not where it is so much lower that it may count those who died since.
    """
    left, right = old.figure, new.figure
    if not left.earlier or left.report != right.report or right.earlier or right.others:
        return False
    if (left.outcome, left.group, left.nationality) != (right.outcome, right.group, right.nationality):
        return False
    if left.part_of is not None or right.part_of is not None or left.value is None or right.value is None:
        return False
    one_voice = old.kind is new.kind or AuthorityKind.MEDIA in (old.kind, new.kind)
    set_right = left.evidence.rule == FORMER
    return left.value < right.value or (one_voice and (set_right or left.value <= 2 * right.value))


def _moved(old: CasualtyFigure, new: CasualtyFigure) -> bool:
    return (
        old.evidence.rule == new.evidence.rule == MOVED
        and old.evidence.sentence == new.evidence.sentence
        and (old.report, old.outcome) == (new.report, new.outcome)
        and old.span.start < new.span.start
    )


def withdrawn(claims: Sequence[Claim], old: Claim) -> bool:
    """Whether everybody who gives this count says in the same report that it moved to another."""
    others = [item for claim in claims if claim is not old for item in claim.said]
    return all(any(_replaced(item, other) for other in others) for item in old.said)


def _is_older(new: Claim, old: Claim) -> bool:
    """Whether the greater count was last said before the smaller one: by officials, where they say both.

    A paper that repeats an official's earlier count the day after does not make it the later one.
    """
    if not before(new, old):
        return False
    until, since = _official_days(new, "last"), _official_days(old, "first")
    if until is None or since is None:
        return True
    return bool(until) and bool(since) and max(until) < max(since)


def _was_former(new: Claim, old: Claim) -> bool:
    """Whether a report of a day before the smaller count already calls the greater one former."""
    return bool(old.first) and any(item.figure.earlier and "" < item.last < old.first for item in new.said)


def fell(claims: Sequence[Claim], old: Claim, new: Claim) -> bool:
    """Whether later voices give a smaller count that is new, and nobody any longer the greater.

    Of a count of the first hours that no office gave, several voices are enough. Where an office gave it, one of
    them must be an official as well, or a day lie between.
    """
    if new.kind is not Kind.EXACT or new.remaining or new.outcome in _MAY_RETURN or not old.last:
        return False
    official = {item.kind for item in old.said if item.kind in OFFICIAL and not item.anonymous}
    if not official:
        since = new.begun[0]
        return len(new.sources) > 1 and new.rank >= old.rank and bool(since) and old.last < since
    if 2 * new.stated < old.stated:
        return False  # so few may be some of them
    here = [c for c in claims if c.line == new.line and c.credible and not c.sums]
    if any(c.stated >= old.stated and item.first > old.last for c in here for item in c.said):
        return False
    items = [item for c in here if c.stated == new.stated and c.kind is not Kind.ABOUT for item in c.said]
    later = [item for item in items if item.main and item.first > old.last]
    unknown = [item for item in items if item.main and not item.first]
    if any("" < item.last < old.begun[1] for item in items):
        return False
    if len({item.source for item in (*later, *unknown)}) < _SEVERAL:
        return False
    return any(item.kind in OFFICIAL or days(old.last, item.first) > 1 for item in later)


def days(first: str, last: str) -> int:
    """Count the days from one ISO date to another."""
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days


def _official_days(claim: Claim, end: str) -> list[str] | None:
    """The known days on which officials say a count, or None if none does."""
    said = [item for item in claim.said if item.kind in OFFICIAL and not item.anonymous and not item.party]
    return [day for item in said if (day := item.last if end == "last" else item.first)] if said else None


def _rise(claims: Sequence[Claim], old: Claim, new: Claim) -> int | None:
    if (old.credible and not new.credible) or new.rank < old.rank - 1:
        return None
    beyond = old.stated >= MANY and new.stated > BEYOND * old.stated and new.rank < _OFFICIALS
    if beyond or _is_older(new, old) or _was_former(new, old):
        return None
    certain = before(old, new)
    lingers = old.rank == 3 and new.rank <= old.rank and _lingers(new, old)
    if lingers or (not certain and (_count_apart(old, new) or _grown(claims, new, old))):
        return None
    near = 2 * new.stated <= 3 * old.stated
    if new.kind is Kind.ABOUT and old.kind is Kind.EXACT and (near or not certain):
        return None
    if new.kind is Kind.ABOUT and old.kind in (Kind.EXACT, Kind.FLOOR) and _is_lone_press(new):
        return None
    if certain:
        return LATER
    if new.rank < old.rank and not near and all(item.anonymous for item in new.said):
        return None
    # Where no day tells the two apart, the greater must be nearly as well supported as the
    # smaller, and an undated report does not overtake the newest dated one,
    # unless what else it counts has grown since, or an office counts so many and nothing else tells the two apart.
    if near and not new.sums and _of_one_kind(old, new):
        return PERHAPS_LATER if 3 * new.weight >= old.weight else None
    undated = bool(old.last) and not new.last and not _grown(claims, old, new)
    undated = undated and (new.rank < _OFFICIALS or bool(_beside(claims, old, new)))
    return None if 2 * new.weight < old.weight or (old.newest and undated) else PERHAPS_LATER


def _is_lone_press(claim: Claim) -> bool:
    """Whether one outlet alone, or nobody named, gives a round count: it overtakes none that was counted."""
    return claim.rank < _OFFICIALS and len(claim.sources) == 1


def _grown(claims: Sequence[Claim], old: Claim, new: Claim) -> bool:
    """Whether the reports that give `new` also give more of another outcome than those that give `old`."""
    return any(less < more for less, more in _beside(claims, old, new))


def _beside(claims: Sequence[Claim], old: Claim, new: Claim) -> list[tuple[int, int]]:
    """The most of each other outcome that the reports give which give `old`, the least in those which give `new`."""

    def counts(count: Claim, outcome: Outcome) -> list[int]:
        reports = {item.figure.report for item in count.said}
        return [
            claim.stated
            for claim in claims
            if claim.outcome is outcome
            and claim.group in VICTIMS
            and claim.parent is None
            and claim.kind in NUMBERS
            and any(item.figure.report in reports for item in claim.said)
        ]

    pairs = [(counts(old, o), counts(new, o)) for o in _GROWING if o is not old.outcome]
    return [(max(less), min(more)) for less, more in pairs if less and more]


def _of_one_kind(old: Claim, new: Claim) -> bool:
    """Whether one kind of official gives both: its own count rises as bodies are found."""
    return bool({item.kind for item in old.said} & {item.kind for item in new.said} & OFFICIAL)


def _lingers(new: Claim, old: Claim) -> bool:
    """Whether the greater count was about before the smaller one: repeated later, it is no news."""
    said, since = new.begun[1], old.begun[0]
    if not (said and since and said < since):
        return False
    until, begun = _official_days(new, "last"), _official_days(old, "first")
    return until is None or begun is None or (bool(until) and bool(begun) and min(until) < min(begun))


def _count_apart(old: Claim, new: Claim) -> bool:
    """Whether one is a monitor's count and the other an official's: rivals, unless a day tells them apart."""
    counters = []
    for claim in (old, new):
        spoke = {item.kind for item in claim.said}
        counters.append((AuthorityKind.MONITOR in spoke, bool(spoke & OFFICIAL)))
    return sorted(counters) == [(False, True), (True, False)]


def died(claims: Sequence[Claim], old: Claim, new: Claim) -> bool:
    """Whether later dead account for a smaller count of wounded or missing: `30 hurt`, then two of them died."""
    if old.outcome not in _MAY_DIE or not _same_line(old, new) or new.stated >= old.stated:
        return False
    if new.kind is not Kind.EXACT or not before(old, new) or new.rank < old.rank or new.remaining:
        return False
    killed = [c for c in claims if c.outcome is Outcome.KILLED and c.line[1:] == old.line[1:] and not c.sums]
    until = [c.stated for c in killed if c.first and c.first <= old.last]
    since = [c.stated for c in killed if c.last >= new.first]
    return bool(until and since) and max(since) - max(until) >= old.stated - new.stated


def still_held(claims: Sequence[Claim], new: Claim) -> bool:
    """Whether a count of abducted or detained comes after a greater one: some have been let go or have fled."""
    return new.outcome in _MAY_RETURN and any(
        old.line == new.line and old.stated > new.stated and before(old, new) for old in claims
    )


def _corrects(old: Claim, new: Claim) -> bool:
    """Whether the same kind of official later gives a lower count of the same people.

    The days are those on which officials of that kind are quoted, not those on which papers repeat it.
    """
    if new.kind is not Kind.EXACT or new.outcome in _MAY_RETURN or new.remaining or not before(old, new):
        return False
    if old.group is not Group.UNSPECIFIED and old.people != new.people:
        return False
    officials = {item.kind for item in old.said} & OFFICIAL
    return bool(officials) and all(_said_last(old, kind, new) for kind in officials)


def _said_last(old: Claim, kind: AuthorityKind, new: Claim) -> bool:
    """Whether such an official gives the new count on a day certainly behind all on which one gives the old."""
    until = max(item.last or "9" for item in old.said if item.kind is kind)
    return any(item.first > until for item in new.said if item.kind is kind)


def successors(claims: Sequence[Claim]) -> dict[int, list[tuple[int, int]]]:
    """List for each claim the (place, price) of every claim that may have replaced it."""
    found: dict[int, list[tuple[int, int]]] = {}
    for place, old in enumerate(claims):
        # A count that came down from a greater one is behind no other whose day is not known.
        revises = any(c.stated > old.stated and _moves(c, old) for c in claims)
        # Its own addends are parts of a sum, not its heirs.
        heirs = [
            (n, cost)
            for n, new in enumerate(claims)
            if n != place
            and n not in old.sums
            and (cost := REVISED if died(claims, old, new) else price(claims, old, new)) is not None
            and not (cost == PERHAPS_LATER and revises)
        ]
        if heirs:
            found[place] = heirs
    for place, old in enumerate(claims):
        # What overtakes the number a toll was moved to overtakes the number it was moved from; what a toll was
        # set right to overtakes all that the former number overtook.
        known = {n for n, _ in found.get(place, ())}
        later = {
            heir
            for n, cost in found.get(place, ())
            for heir, _ in found.get(n, ())
            if heir != place
            and (_moves(old, claims[n]) or (cost == LATER and _is_set_right(claims, claims[n], claims[heir])))
        }
        if later - known:
            found[place] += [(heir, LATER) for heir in sorted(later - known)]
    return found


def _is_set_right(claims: Sequence[Claim], old: Claim, new: Claim) -> bool:
    return new.stated < old.stated and _gives_way(claims, old, new)
