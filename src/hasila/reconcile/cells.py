"""Turns testimonies into claims: one per count that is said, however many say it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from hasila.model import (
    FORMER,
    AuthorityKind,
    CasualtyFigure,
    Group,
    Incident,
    IncidentType,
    Outcome,
    Qualifier,
)
from hasila.reconcile.testimony import OFFICIAL, Testimony

TOLERANCE = 10
"""Percent by which "about" may be off (at least 1)."""
LIMIT = 10_000_000
"""No incident has more people than this: a greater count is a misreading."""
VAGUE = {
    Qualifier.DOZENS: (24, 99),
    Qualifier.HUNDREDS: (200, 999),
    Qualifier.THOUSANDS: (2000, 9999),
    Qualifier.UNSPECIFIED: (1, None),
}
VICTIMS = (Group.CIVILIANS, Group.SECURITY_FORCES, Group.ARMED_GROUP, Group.UNSPECIFIED)
_ATTACKS = frozenset(
    {
        IncidentType.BOMBING,
        IncidentType.SUICIDE_BOMBING,
        IncidentType.ARMED_ATTACK,
        IncidentType.AMBUSH,
    }
)
# Ranks, not measurements: an official count outweighs two newspapers' own, one newspaper an
# unnamed source, and a party's word on its enemy outweighs nothing.
_WEIGHT = dict.fromkeys(OFFICIAL, 60) | {
    AuthorityKind.MONITOR: 50,
    AuthorityKind.ARMED_ACTOR: 30,
    AuthorityKind.MEDIA: 30,
    AuthorityKind.WITNESS: 20,
    AuthorityKind.UNNAMED: 20,
}
_PARTY_WEIGHT = 5
# The word of official media for whoever was killed, soldiers as well.
_CITIZENS = frozenset(("citizen", "citizen_f"))
_SEVERAL = 5
BEYOND = 30
"""So many times a toll is no count of the same people, if no office gives it."""
FEW, MANY = 2, 5
"""So few, beside a toll of so many, are somebody told of."""
_STATE = (AuthorityKind.POLICE_MILITARY, AuthorityKind.GOVERNMENT)
# Some of a group, never a word for all of it.
_SOME = frozenset(
    (
        *(
            "child",
            "baby",
            "boy",
            "boy2",
            "lad",
            "girl",
            "minor",
            "youth",
            "young_woman",
            "teenager",
            "orphan",
        ),
        *("woman", "lady", "elder", "old", "pregnant", "officer", "conscript", "commander", "leader"),
    )
)
_ANONYMOUS_WEIGHT = 40  # an official who will not be named says more than a paper, less than an office
_RANK = dict.fromkeys(OFFICIAL, 3) | {AuthorityKind.MONITOR: 3, AuthorityKind.MEDIA: 2}
_Row = tuple[str, int, Outcome, Group]


class Kind(StrEnum):
    """The relation of the number worded to the number of people."""

    EXACT = "exact"
    ABOUT = "about"
    FLOOR = "floor"
    CEILING = "ceiling"
    VAGUE = "vague"


NUMBERS = (Kind.EXACT, Kind.ABOUT, Kind.FLOOR)
"""The kinds that say how many there are, and not only a bound above or a vague word."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One count that one or more testimonies give; a sum of others if `sums` is not empty.

    `low` and `high` bound the people counted; `stated` is the number worded.
    `parent` and `sums` are places in the list of claims. `itemised`: its parts are listed and add
    up to it. `newest`: said on the last day on which a report about the incident counts this.
    """

    outcome: Outcome
    group: Group
    nationality: str | None
    people: str | None
    kind: Kind
    stated: int
    low: int
    high: int | None
    said: tuple[Testimony, ...]
    parent: int | None = None
    sums: tuple[int, ...] = ()
    others: bool = False
    weight: int = 0
    itemised: bool = False
    newest: bool = False

    @property
    def rank(self) -> int:
        """How far the best speaker is trusted to be up to date (0 to 3)."""
        return by_rank(self.said)

    @property
    def credible(self) -> bool:
        """Whether anybody but a party to the violence says it."""
        return any(not item.party for item in self.said)

    @property
    def first(self) -> str:
        """The earliest day of its last saying ("" if unknown)."""
        return max((item.first for item in self.said if item.first), default="")

    @property
    def last(self) -> str:
        """The latest day of its last saying ("" if unknown)."""
        return max((item.last for item in self.said if item.last), default="")

    @property
    def begun(self) -> tuple[str, str]:
        """The earliest and the latest day of its first saying ("" if unknown)."""
        firsts = [item.first for item in self.said if item.first]
        lasts = [item.last for item in self.said if item.last]
        return min(firsts, default=""), min(lasts, default="")

    @property
    def line(self) -> tuple[Outcome, Group, str | None]:
        """The sum of people it speaks of."""
        return self.outcome, self.group, self.nationality

    @property
    def total(self) -> bool:
        """Whether it counts all victims, not a group or nationality among them."""
        return self.group is Group.UNSPECIFIED and self.nationality is None and self.parent is None

    @property
    def site(self) -> bool:
        """Whether only single hospitals say it: it counts those who came to them."""
        return all(item.site for item in self.said)

    @property
    def remaining(self) -> bool:
        """Whether all who say it count those who are still in hospital."""
        return all(item.figure.remaining for item in self.said)

    @property
    def recalled(self) -> bool:
        """Whether no authority and no report of its time says it."""
        return all(item.recalled for item in self.said)

    @property
    def sources(self) -> frozenset[str]:
        """The independent sources behind it."""
        return frozenset(item.source for item in self.said)


def by_rank(said: Sequence[Testimony]) -> int:
    """Rank the best of those who say a count: official 3, the press 2, others 1, a party 0."""
    return max(_rank(item) for item in said)


def _rank(item: Testimony) -> int:
    rank = 0 if _lends_nothing(item) else _RANK.get(_voice(item), 1)
    return min(rank, _RANK[AuthorityKind.MEDIA]) if item.anonymous else rank


def _lends_nothing(item: Testimony) -> bool:
    """Whether a party says it, or a speaker who says in the same breath that the toll is another by now."""
    return item.party or item.figure.evidence.rule == FORMER


def _voice(item: Testimony) -> AuthorityKind:
    """Who speaks: a person of whom only the name is told speaks as the press does, not as a mere source."""
    named = item.kind is AuthorityKind.UNNAMED and item.figure.attribution is not None and not item.anonymous
    return AuthorityKind.MEDIA if named else item.kind


def _own_weight(item: Testimony) -> int:
    if _lends_nothing(item):
        return _PARTY_WEIGHT
    weight = _WEIGHT[_voice(item)]
    return min(weight, _ANONYMOUS_WEIGHT) if item.anonymous else weight


def bounds(figure: CasualtyFigure) -> tuple[Kind, int, int, int | None]:
    """Read a figure's wording: kind, number worded, least and greatest count."""
    value, qualifier = figure.value, figure.qualifier
    if value is None or qualifier in VAGUE:
        low, high = VAGUE.get(qualifier, (1, None))
        if figure.low is not None or figure.high is not None:
            low, high = figure.low or 1, figure.high
        return Kind.VAGUE, low, low, high
    match qualifier:
        case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
            return Kind.FLOOR, value, value, None
        case Qualifier.UP_TO:
            return Kind.CEILING, value, 0, value
        case Qualifier.ABOUT:
            slack = max(1, value * TOLERANCE // 100)
            return Kind.ABOUT, value, max(0, value - slack), value + slack
        case _:
            return Kind.EXACT, value, value, value


def weigh(said: Sequence[Testimony], kind: Kind, *, latest: bool) -> int:
    """Weigh a claim by its speakers' kind, their independence, its recency and its precision."""
    by_source: dict[str, int] = defaultdict(int)
    for item in said:
        own = _own_weight(item) * (20 if item.accepted else 1)
        by_source[item.source] = max(by_source[item.source], own)
    weights = sorted(by_source.values(), reverse=True)
    # A count that many repeat is firmer, but repeating never outweighs a better speaker for long.
    weight = weights[0] + sum(min(6, w) for w in weights[1:6])
    if latest:
        weight = weight * (4 if by_rank(said) == 3 else 3) // 2
    return max(1, weight * 7 // 10 if kind is Kind.ABOUT else weight)


def _roles(told: Sequence[Testimony], incident: Incident) -> dict[str, Group]:
    """Read the armed men whom the state says it killed in an attack as those who carried it out.

    A fight in which somebody counts attackers is one too. Armed men whom others count, or who are a
    part of the dead, may as well be its victims, unless somebody counts as many attackers.
    """
    groups = {item.figure.id: item.figure.group for item in told}
    if incident.type not in _ATTACKS and Group.ATTACKERS not in groups.values():
        return groups
    struck = {Group.CIVILIANS, Group.SECURITY_FORCES, Group.UNSPECIFIED}
    if not any(item.figure.group in struck and item.figure.part_of is None for item in told):
        return groups
    for outcome in Outcome:
        armed = [
            item for item in told if item.figure.outcome is outcome and item.figure.group is Group.ARMED_GROUP
        ]
        attackers = {
            i.figure.value
            for i in told
            if i.figure.outcome is outcome and i.figure.group is Group.ATTACKERS and i.figure.value
        }
        as_many = any(i.figure.value in attackers - {1} for i in armed)
        if as_many or all(i.kind in _STATE and i.figure.part_of is None for i in armed):
            groups |= {item.figure.id: Group.ATTACKERS for item in armed}
    return groups


def _citizens(told: Sequence[Testimony], groups: dict[str, Group]) -> dict[str, Group]:
    """Read "citizens" as anybody, where one speaker counts so many of them, another as many soldiers or fighters.

    `25 مواطنا` of one side's agency and `37 جنديا` of a monitor, in one report or beside a total that has no
    room for both, are one count and its rival, as long as nobody counts both and no total has room for both.
    """
    whole = [i for i in told if i.figure.outcome is Outcome.KILLED and i.figure.value and _is_whole(i.figure)]
    citizens = [i for i in whole if groups[i.figure.id] is Group.CIVILIANS and i.figure.people in _CITIZENS]
    armed = [i for i in whole if groups[i.figure.id] in (Group.SECURITY_FORCES, Group.ARMED_GROUP)]
    totals = [i.figure.value or 0 for i in whole if groups[i.figure.id] is Group.UNSPECIFIED]
    rivals = any(
        a.source != b.source and (totals or a.figure.report == b.figure.report)
        for a in citizens
        for b in armed
    )
    voices = {(i.figure.report, i.source) for i in citizens} & {(i.figure.report, i.source) for i in armed}
    if not rivals or voices:
        return {}
    sizes = [max(i.figure.value or 0 for i in held) for held in (citizens, armed)]
    if min(sizes) < _SEVERAL or max(sizes) > 2 * min(sizes) or max(totals, default=0) >= sum(sizes):
        return {}
    # Of the hurt the same speakers often say no more than "others".
    counted = {(i.figure.report, i.source) for i in citizens}
    return {
        i.figure.id: Group.UNSPECIFIED
        for i in told
        if (i.figure.report, i.source) in counted
        and groups[i.figure.id] is Group.CIVILIANS
        and i.figure.people in (*_CITIZENS, None)
        and _is_whole(i.figure)
    }


def _alone(told: Sequence[Testimony], groups: dict[str, Group]) -> dict[str, Group]:
    """Read counts of the one group that anybody names as counts of all, where others count just "dead".

    `135 جنديا` of one speaker and `150 قتيلا` of another are rivals, if all who are told apart are soldiers and
    nobody counts the soldiers beside all.
    """
    read: dict[str, Group] = {}
    for outcome in (Outcome.KILLED, Outcome.WOUNDED):
        here = [i for i in told if i.figure.outcome is outcome and groups[i.figure.id] in VICTIMS]
        named = {groups[i.figure.id] for i in here} - {Group.UNSPECIFIED}
        whole = [i for i in here if i.figure.value and _is_whole(i.figure) and not i.figure.others]
        totals = [i for i in whole if groups[i.figure.id] is Group.UNSPECIFIED]
        if len(named) != 1 or not totals:
            continue
        of_group = [
            i
            for i in whole
            if groups[i.figure.id] in named
            and not _is_some(i.figure.people)
            and _of_one_size(i.figure.value or 0, max(total.figure.value or 0 for total in totals))
        ]
        voices = {(i.figure.report, i.source): i.figure.value for i in totals}
        if all(voices.get((i.figure.report, i.source)) in (None, i.figure.value) for i in of_group):
            read |= {i.figure.id: Group.UNSPECIFIED for i in of_group}
    return read


def _is_some(people: str | None) -> bool:
    return people is not None and (people in _SOME or people.endswith("_f"))


def _of_one_size(left: int, right: int) -> bool:
    return min(left, right) >= _SEVERAL and max(left, right) <= 2 * min(left, right)


def _is_whole(figure: CasualtyFigure) -> bool:
    return figure.part_of is None and not figure.nationality


def _parents(told: Sequence[Testimony]) -> dict[str, str | None]:
    """Say which figure each is a part of, as far as that figure is here and parts form no circle."""
    above = {item.figure.id: item.figure.part_of for item in told}
    result: dict[str, str | None] = {}
    for own, parent in above.items():
        seen, step = {own}, parent
        while step is not None and step in above and step not in seen:
            seen.add(step)
            step = above[step]
        result[own] = parent if parent in above and step not in seen else None
    return result


def _row(figure: CasualtyFigure, group: Group) -> _Row:
    return figure.report, figure.evidence.sentence.start, figure.outcome, group


def build(told: Sequence[Testimony], incident: Incident) -> tuple[tuple[Claim, ...], dict[str, int]]:
    """Fold testimonies that say the same into claims; the second value maps figures to claims."""
    groups = _roles(told, incident)
    groups |= _citizens(told, groups)
    groups |= _alone(told, groups)
    parents = _parents(told)
    by_id = {item.figure.id: item for item in told}
    members: dict[tuple[str, ...], list[Testimony]] = defaultdict(list)
    # "3 officers, 3 soldiers" are two counts; "16 policemen" here and "16 dead" there are one.
    listed = Counter(_row(item.figure, groups[item.figure.id]) for item in told)

    def key_of(figure: CasualtyFigure) -> tuple[str, ...]:
        parent = parents[figure.id]
        inner = key_of(by_id[parent].figure) if parent else ()
        kind, stated, low, high = bounds(figure)
        group = groups[figure.id]
        people = figure.people or "" if parent or listed[_row(figure, group)] > 1 else ""
        who = (figure.outcome, group, figure.nationality or "", people, figure.others)
        return (*map(str, (*who, kind, stated, low, high)), "|".join(inner))

    keys = {item.figure.id: key_of(item.figure) for item in told}
    for item in told:
        members[keys[item.figure.id]].append(item)
    order = {key: place for place, key in enumerate(sorted(members))}
    latest: dict[tuple[Outcome, Group], str] = defaultdict(str)
    for item in told:
        about = item.figure.outcome, groups[item.figure.id]
        latest[about] = max(latest[about], item.first if item.main and not item.recalled else "")
    claims = []
    for said in (members[key] for key in order):
        figure = said[0].figure
        kind, stated, low, high = bounds(figure)
        above = parents[figure.id]
        group = groups[figure.id]
        last_day = max(item.first if item.main and not item.recalled else "" for item in said)
        newest = bool(last_day) and last_day == latest[figure.outcome, group]
        claims.append(
            Claim(
                outcome=figure.outcome,
                group=group,
                nationality=figure.nationality,
                people=figure.people if len({item.figure.people for item in said}) == 1 else None,
                kind=kind,
                stated=stated,
                low=low,
                high=high,
                said=tuple(said),
                parent=order[keys[above]] if above else None,
                others=figure.others,
                weight=weigh(said, kind, latest=newest),
                newest=newest,
            )
        )
    claims = _itemised(claims)
    where = {item.figure.id: order[keys[item.figure.id]] for item in told}
    return (*claims, *_sums(claims, where, told)), where


def children(claims: Sequence[Claim], place: int) -> list[int]:
    """Find the claims that count a part of the claim at `place`, all of them exact."""
    return [n for n, claim in enumerate(claims) if claim.parent == place and claim.kind is Kind.EXACT]


def _itemised(claims: list[Claim]) -> list[Claim]:
    """Give a total more weight where its speaker lists the parts and they add up."""
    result = []
    for place, claim in enumerate(claims):
        parts = children(claims, place)
        full = len(parts) > 1 and sum(claims[n].stated for n in parts) == claim.stated
        result.append(
            replace(claim, itemised=True, weight=claim.weight * 5 // 4)
            if full and all(claims[n].outcome is claim.outcome for n in parts)
            else claim
        )
    return result


def _joint(kinds: set[Kind]) -> Kind:
    return next((kind for kind in (Kind.FLOOR, Kind.ABOUT) if kind in kinds), Kind.EXACT)


def _added(claims: Sequence[Claim], parts: tuple[int, ...], said: tuple[Testimony, ...]) -> Claim:
    """Add up claims of disjoint people: the group is kept where all share it."""
    inside = [claims[n] for n in parts]
    kind = _joint({claim.kind for claim in inside})
    one_group = {claim.group for claim in inside}
    group = inside[0].group if len(one_group) == 1 else Group.UNSPECIFIED
    highs = [claim.high for claim in inside if claim.high is not None]
    return Claim(
        outcome=inside[0].outcome,
        group=group,
        nationality=None,
        people=None,
        kind=kind,
        stated=sum(claim.stated for claim in inside),
        low=sum(claim.low for claim in inside),
        high=sum(highs) if len(highs) == len(inside) else None,
        said=said,
        sums=parts,
        weight=max(1, min(claim.weight for claim in inside) // 2),
    )


def _sums(claims: Sequence[Claim], where: dict[str, int], told: Sequence[Testimony]) -> list[Claim]:
    """Make the totals that no report words: "17 and 11 others", "3 officers and 8 soldiers"."""
    found: dict[tuple[int, ...], list[Testimony]] = defaultdict(list)
    rows: dict[tuple[str, ...], list[Testimony]] = defaultdict(list)
    wholes = {(i.figure.report, i.figure.outcome) for i in told if claims[where[i.figure.id]].total}
    for item in told:
        figure, place = item.figure, where[item.figure.id]
        claim = claims[place]
        if claim.kind in (Kind.VAGUE, Kind.CEILING) or claim.group is Group.ATTACKERS:
            continue
        if figure.others:
            before = _before(item, told, claims, where)
            if before is not None and before != place:
                found[before, place].append(item)
        elif figure.group is not Group.UNSPECIFIED and claim.parent is None and figure.people:
            report, sentence, outcome, group = _row(figure, claim.group)
            rows[report, str(sentence), outcome, group].append(item)
            if (report, outcome) not in wholes and not figure.nationality:
                rows[report, str(sentence), outcome].append(item)
    for key in sorted(rows):
        row = rows[key]
        whole = max(row, key=lambda item: (claims[where[item.figure.id]].stated, item.order))
        rest = [item for item in row if item is not whole]
        if (
            sum(claims[where[item.figure.id]].stated for item in rest)
            == claims[where[whole.figure.id]].stated
        ):
            row = rest  # "seven: two leaders and five guards" names its own total
        parts = tuple(sorted({where[item.figure.id] for item in row}))
        people = {item.figure.people for item in row}
        if len(row) > 1 and len(people) == len(row) == len(parts):
            found[parts].append(row[0])
    return [_added(claims, parts, tuple(found[parts])) for parts in sorted(found)]


def _before(
    item: Testimony, told: Sequence[Testimony], claims: Sequence[Claim], where: dict[str, int]
) -> int | None:
    """Find the count that "others" are others than: the one just before them, if of the same outcome.

    In "4 killed and 30 others wounded" the others are no further wounded. A report that begins with
    others who died counts on from an earlier report's total.
    """
    figure = item.figure
    before = [
        other
        for other in told
        if other.figure.report == figure.report
        and other.figure.span.start < figure.span.start
        and other.figure.part_of is None
    ]
    if before:
        nearest = max(before, key=lambda other: other.order)
        place = where[nearest.figure.id]
        # Those who were sent home stand beside those who stayed, never beside all.
        stayed = nearest.figure.remaining or not figure.remaining
        return place if stayed and _adds(claims[place], figure) else None
    if figure.outcome is Outcome.WOUNDED:
        return None
    earlier = [
        other
        for other in told
        if other.last
        and item.first
        and other.last < item.first
        and _adds(claims[where[other.figure.id]], figure)
    ]
    if not earlier:
        return None
    return where[max(earlier, key=lambda o: (claims[where[o.figure.id]].stated, o.order)).figure.id]


def _adds(claim: Claim, figure: CasualtyFigure) -> bool:
    return (
        claim.outcome is figure.outcome
        and claim.kind in (Kind.EXACT, Kind.FLOOR, Kind.ABOUT)
        and claim.group is not Group.ATTACKERS
        and claim.parent is None
        and not claim.others
    )
