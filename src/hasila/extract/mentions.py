"""Group what a report tells into incident mentions: which figures, dates, places and actors belong together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hasila.extract.fragments import Fragment
from hasila.extract.scenes import Placed
from hasila.model import (
    ActorKind,
    EventDate,
    IncidentMention,
    IncidentType,
    Outcome,
    Place,
    PlacePrecision,
    Publication,
    Report,
    Scope,
    Stance,
    content_id,
)
from hasila.text import Kind

# Of several means in one incident the earlier one here names it: the more telling.
_TYPES = (
    IncidentType.EXECUTION, IncidentType.SUICIDE_BOMBING, IncidentType.DRONE_STRIKE, IncidentType.AIRSTRIKE,
    IncidentType.AMBUSH, IncidentType.SHELLING, IncidentType.BOMBING, IncidentType.ASSASSINATION,
    IncidentType.ABDUCTION, IncidentType.CLASH, IncidentType.ARMED_ATTACK, IncidentType.ARREST,
)  # fmt: skip
_BREADTH = {PlacePrecision.EXACT: 0, PlacePrecision.NEAR: 0, PlacePrecision.ADMIN1: 1, PlacePrecision.COUNTRY: 2}
_KEYWORDS = 40


@dataclass
class _Group:
    """The fragments of one incident as they are gathered."""

    fragments: list[Fragment] = field(default_factory=list)

    @property
    def date(self) -> EventDate | None:
        known = [f.date for f in self.fragments if f.date is not None]
        return max(known, key=_precision, default=None)

    @property
    def places(self) -> list[Placed]:
        return [place for fragment in self.fragments for place in fragment.places]

    @property
    def place(self) -> Place | None:
        """The finest place; of equally fine ones that named most often, then first."""
        counts = Counter(p.mention.place.id for p in self.places if p.mention.place is not None)
        known = [p.mention.place for p in self.places if p.mention.place is not None]
        return min(known, key=lambda p: (_BREADTH[p.precision], -counts[p.id]), default=None)


def _precision(date: EventDate) -> int:
    return len(date.value) + (5 if not date.has_year else 0) if "/" not in date.value else 0


def read_mentions(fragments: Sequence[Fragment], report: Report, published: Publication) -> list[IncidentMention]:
    """The incidents a report tells of, the main one first."""
    groups: list[_Group] = []
    latest: _Group | None = None
    for fragment in fragments:
        group = _home(fragment, groups, latest)
        if group is None:
            if not fragment.tells:
                continue
            group = _Group()
            groups.append(group)
        group.fragments.append(fragment)
        latest = group
    main = max(groups, key=lambda g: (_weight(g, first=g is groups[0])), default=None)
    ordered = sorted(groups, key=lambda g: g is not main)
    mentions = [_mention(group, report, published, main=group is main) for group in ordered]
    return [mention for mention in mentions if mention is not None]


def _weight(group: _Group, *, first: bool) -> int:
    return sum(1 + bool(f.figures) for f in group.fragments) + 3 * first


def _home(fragment: Fragment, groups: Sequence[_Group], latest: _Group | None) -> _Group | None:
    """The incident a fragment goes on telling of, or None if it begins another (or belongs to none)."""
    candidates = [latest] if latest is not None else []
    candidates += [group for group in groups if group is not latest]
    agreeing = [g for g in candidates if not _conflicts(fragment, g)]
    shared = next((g for g in agreeing if _shares(fragment, g)), None)
    if shared is not None:
        return shared
    bare = fragment.date is None and not any(p.mention.place or p.name for p in fragment.places)
    if latest is not None and latest in agreeing and (bare or not fragment.tells):
        return latest if bare or fragment.figures else None
    return agreeing[0] if agreeing and agreeing[0] is latest and not _is_background(fragment) else None


def _is_background(fragment: Fragment) -> bool:
    """A year or month given with an attack that is not told of yet takes the reader back."""
    return fragment.date is not None and len(fragment.date.value) <= 7


def _conflicts(fragment: Fragment, group: _Group) -> bool:
    date, other = fragment.date, group.date
    if date is not None and other is not None and not compatible(date, other):
        return True
    here = [p.mention.place for p in fragment.places if p.mention.place is not None]
    there = [p.mention.place for p in group.places if p.mention.place is not None]
    return bool(here) and bool(there) and not any(_within(a, b) for a in here for b in there)


def compatible(left: EventDate, right: EventDate) -> bool:
    """Whether two dates may mean one day, as far as both are known."""
    if left.has_year and right.has_year:
        return (left.first or "") <= (right.last or "") and (right.first or "") <= (left.last or "")
    one, two = left.value.removeprefix("--"), right.value.removeprefix("--")
    if left.has_year != right.has_year:
        dated, bare = (left, two) if left.has_year else (right, one)
        rest = dated.value[5:10]
        return not rest or rest.startswith(bare) or bare.startswith(rest)
    return one.startswith(two) or two.startswith(one)


def _within(left: Place, right: Place) -> bool:
    """Whether one of two places may hold the other."""
    if left.id == right.id:
        return True
    if left.country != right.country:
        return False
    if PlacePrecision.COUNTRY in (left.precision, right.precision):
        return True
    if left.admin1 and right.admin1 and left.admin1 != right.admin1:
        return False
    areas = PlacePrecision.ADMIN1 in (left.precision, right.precision)
    return areas or _near(left, right)


def _near(left: Place, right: Place) -> bool:
    """Within about 30 km: a quarter and its city."""
    if None in (left.lat, left.lon, right.lat, right.lon):
        return True
    return abs((left.lat or 0) - (right.lat or 0)) < 0.3 and abs((left.lon or 0) - (right.lon or 0)) < 0.35


def _shares(fragment: Fragment, group: _Group) -> bool:
    """Whether a fragment names the incident's place, day or target again."""
    names = {p.name for p in fragment.places if p.mention.place is None or p.mention.place.precision is not PlacePrecision.COUNTRY}
    if names & {p.name for p in group.places}:
        return True
    if fragment.date is not None and group.date is not None and _precision(fragment.date) >= 10:
        return True
    targets = {target for f in group.fragments for target in f.targets}
    return bool(set(fragment.targets) & targets) and fragment.date is None


def _mention(group: _Group, report: Report, published: Publication, *, main: bool) -> IncidentMention | None:
    figures = [f for fragment in group.fragments for f in fragment.figures if f.scope is Scope.INCIDENT]
    claims = [c for fragment in group.fragments for c in fragment.claims]
    if not figures and not claims and not any(f.tells for f in group.fragments):
        return None
    place = group.place
    sentences = {(f.scene.sentence.start, f.scene.sentence.end): f.scene.sentence for f in group.fragments}
    spans = tuple(s.view.span(s.start, s.end) for _, s in sorted(sentences.items()))
    attackers = _attackers(group)
    known = dict.fromkeys(p.mention.place for p in group.places if p.mention.place is not None)
    first = group.fragments[0]
    return IncidentMention(
        id=content_id(report.id, report.text, spans[0].start, first.first),
        report=report.id,
        main=main,
        type=_type(group, figures_outcomes={f.outcome for f in figures}),
        date=group.date,
        weekday=next((f.weekday for f in group.fragments if f.weekday is not None), None) if group.date is None else None,
        not_after=published.date.last if published.date is not None else published.latest,
        place=place,
        areas=tuple(p for p in known if p != place),
        place_names=tuple(sorted({p.name for p in group.places})),
        targets=tuple(sorted({t for f in group.fragments for t in f.targets})),
        weapons=tuple(sorted({e.row["weapon"] for f in group.fragments for e in f.attacks if e.row["weapon"]})),
        attackers=attackers,
        parties=tuple(sorted({m.actor.id for f in group.fragments for m in f.actors if m.actor.kind is not ActorKind.OUTLET})),
        figures=tuple(f.id for f in figures),
        claims=tuple(c.id for c in claims),
        keywords=_keywords(group.fragments),
        sentences=spans,
    )


def _attackers(group: _Group) -> tuple[str, ...]:
    claimed = [c.actor.id for f in group.fragments for c in f.claims if c.stance is Stance.CLAIMED]
    if claimed:
        return tuple(dict.fromkeys(claimed))
    blamed = [c.actor.id for f in group.fragments for c in f.claims if c.stance in (Stance.BLAMED, Stance.SUSPECTED)]
    return tuple(dict.fromkeys(blamed))


def _type(group: _Group, figures_outcomes: set[Outcome]) -> IncidentType | None:
    counts = Counter(IncidentType(e.row["type"]) for f in group.fragments for e in f.attacks)
    if figures_outcomes and figures_outcomes <= {Outcome.DETAINED}:
        return IncidentType.ARREST
    if figures_outcomes and figures_outcomes <= {Outcome.ABDUCTED, Outcome.MISSING}:
        return IncidentType.ABDUCTION
    if counts[IncidentType.SUICIDE_BOMBING]:
        return IncidentType.SUICIDE_BOMBING
    if not counts:
        return None
    most = max(counts.values())
    return next((kind for kind in _TYPES if counts[kind] * 2 >= most), None)


def _keywords(fragments: Iterable[Fragment]) -> tuple[str, ...]:
    """Words of its sentences that no lexicon knows: names of people, places and things."""
    words = Counter(
        unit.text
        for fragment in fragments
        for unit in fragment.scene.sentence.units[fragment.first : fragment.last]
        if unit.kind is Kind.WORD and len(unit.text) >= 4 and not unit.entries and not unit.is_particle("function") and not unit.is_particle("clause")
    )
    return tuple(sorted(word for word, _ in words.most_common(_KEYWORDS)))
