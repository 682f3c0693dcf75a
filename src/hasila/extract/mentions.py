"""Group what a report tells into incident mentions: which figures, dates, places and actors belong together."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from hasila.extract.date_types import DateKind
from hasila.extract.distances import within
from hasila.extract.fragments import OPENING, Fragment, Located
from hasila.extract.gathered import Gathered, precision
from hasila.extract.incident_type import incident_type
from hasila.extract.known_victims import is_told_again
from hasila.extract.named_sites import named_sites
from hasila.extract.remembered import remembered
from hasila.extract.sites import differ
from hasila.extract.units import Unit
from hasila.extract.violence import is_violent
from hasila.extract.whereabouts import place_of
from hasila.gazetteer import gazetteer
from hasila.lexicon import clitics, particles
from hasila.model import (
    ActorKind,
    DatePrecision,
    EventDate,
    IncidentMention,
    Place,
    PlacePrecision,
    Publication,
    Qualifier,
    Report,
    Scope,
    Stance,
    ids_below,
)
from hasila.text import Kind

_KEYWORDS = 40
_NAMES = frozenset(("names",))
# Words that any report may have.
_COMMON = ("function", "clause", "when", "there", "of_it", "direction", "along", "right_after")
# Days of the week and "yesterday" are often those of the report, a day or two after the event.
_SLACK = 2
# A day among so many first words opens a sentence.
_HEAD = 1
# A count of so many is repeated, not met again by chance.
_TELLING = 10
# A story is mainly about what happened in the weeks before it.
_RECENT = 45
_VILLAGE = "village"
# Who counts the dead of his own country only; armies and foreign ministries speak of those abroad.
_AT_HOME = frozenset(
    f"speakers.{name}" for name in ("police", "interior", "civil_defence", "health_ministry", "rescue")
)
# News is told within so many days.
_FRESH = 4
# It goes back to its first incident and to none of more than so many before.
_REMEMBERED = 64


def read_mentions(
    fragments: Sequence[Fragment], report: Report, published: Publication
) -> list[IncidentMention]:
    """The incidents a report tells of, the main one first.

    A report is taken to go on about its main incident until its words lead elsewhere: another
    day, another place, "in a separate incident".
    """
    groups: list[Gathered] = []
    latest: Gathered | None = None
    waiting: list[Fragment] = []
    # A total that the report gives again as an incident's is that incident's toll so far.
    told = frozenset().union(*(f.counts for f in fragments if not _is_statistic(f)))
    for fragment in fragments:
        if _is_aside(fragment, told, opens=latest is None):
            continue
        if not fragment.speaks and latest is not None:
            if _is_nearer(fragment, latest):
                latest.add(fragment)
            continue
        group = _home(fragment, groups, latest, published)
        if group is None:
            if not fragment.tells:
                opens = not any(f.value and not f.negated for f in fragment.figures) or bool(
                    fragment.counts & told
                )
                waiting += [fragment] if fragment.scene.index < OPENING and opens else []
                continue
            group = Gathered(waiting)
            groups.append(group)
            waiting = []
        group.add(fragment)
        if not fragment.counted_from:
            latest = group
    groups = _kept(_merged(groups))
    if not groups:
        return []
    shared = next((f.day_of_all for f in fragments if f.day_of_all is not None), None)
    if shared is not None and len(groups) > 1:
        for group in groups:
            group.date_by(shared)
    opening = groups[1] if len(groups) > 1 and _sums_up(groups[0], groups[1:]) else groups[0]
    main = max(groups, key=lambda g: _weight(g, first=g is opening))
    for group in groups:
        if group is not main and not group.places.known and (_is_there(group) or _is_recalled_there(group)):
            group.places = main.places
    ordered = sorted(groups, key=lambda g: g is not main)
    name = ids_below(report.id, report.text)
    lent = _of_others(main, groups)
    return [_mention(group, report, published, name, lent=lent, main=group is main) for group in ordered]


def _heads_place(unit: Unit) -> bool:
    """`المنطقة`, `القرية`: a general noun for a place, known."""
    return unit.text.removeprefix(clitics("article")[0]) in particles("place_head")


def _is_there(group: Gathered) -> bool:
    """`وكان الهجوم (السابق) قد خلف عشرة`, `غارة على البلدة (نفسها)`: it was where the report's main incident was."""
    for fragment in group.fragments:
        sentence = fragment.scene.sentence
        same = (at for at in sentence.where("itself") if fragment.first < at < fragment.last)
        if any(_heads_place(sentence[at - 1]) for at in same):
            return True
        for at, entry in sentence.readings("attacks", fragment.first, fragment.last - 1):
            if entry.article and sentence[at + 1].is_particle("former"):
                return True
    return False


def _is_recalled_there(group: Gathered) -> bool:
    """`وفي مارس قتل عشرة في مسجدين`: what another day's attack is told without a place for was where the story is.

    Not what an attack is only measured by: `الأسوأ منذ مقتل عشرة في أغسطس`.
    """
    if group.date is None or group.places.named:
        return False
    return not any(f.scene.sentence.has(f.first, f.last, "since") for f in group.fragments)


def _of_others(main: Gathered, groups: Sequence[Gathered]) -> frozenset[str]:
    """Figures of the main incident's title that another incident tells again, and it does not.

    `تسعة قتلى في الجولان وأربعة في لبنان` heads the news of two strikes.
    """
    title = [f for f in main.fragments if f.scene.index == 0]
    own = {count for f in main.fragments if f.scene.index > 0 for count in f.counts}
    beside = {count for group in groups if group is not main for count in group.counts}
    return frozenset(
        figure.id
        for fragment in title
        if len(fragment.counts) > 1
        for figure in fragment.figures
        if (figure.outcome.value, figure.value) in beside - own
    )


def _is_aside(fragment: Fragment, told: frozenset[tuple[str, int]], *, opens: bool) -> bool:
    """Whether it is of no incident here: a total that is none of those `told`, or a past attack whose people are not counted."""
    if _is_statistic(fragment) and not fragment.counts & told:
        return True
    return (fragment.counted_from or (fragment.looks_back and not opens)) and not fragment.counted


def _is_statistic(fragment: Fragment) -> bool:
    """Whether it only counts people over a time or an area: no incident, and nothing of one."""
    counted = bool(fragment.figures) and all(f.scope is Scope.AGGREGATE for f in fragment.figures)
    return counted and not (fragment.happens or fragment.claims)


def _is_nearer(fragment: Fragment, group: Gathered) -> bool:
    """Whether a sentence only says more closely where the incident was."""
    there = group.places.settled
    known = [p.placed.mention.place for p in fragment.places if p.placed.mention.place is not None]
    return (
        there is not None
        and bool(known)
        and all(within(place, there) and place.kind != "country" for place in known)
    )


def _weight(group: Gathered, *, first: bool) -> int:
    return sum(1 + bool(f.figures) for f in group.fragments) + 3 * first


def _sums_up(title: Gathered, others: Sequence[Gathered]) -> bool:
    """`114 قتيلا في هجومين`, then `قتل مئة ... و14 ...`: a title that adds up what the story tells one by one."""
    if any(fragment.scene.index > 0 for fragment in title.fragments) or not title.counts:
        return False
    told = [count for group in others for fragment in group.fragments for count in fragment.counts]
    added = {of: [n for outcome, n in told if outcome == of] for of, _ in title.counts}
    return all(len(added[of]) > 1 and sum(added[of]) == total for of, total in title.counts)


def _merged(groups: Sequence[Gathered]) -> list[Gathered]:
    """One event told twice is one: groups of one day in one place, or with one count of ten or more."""
    kept: list[Gathered] = []
    for group in groups:
        far = len(kept) - _REMEMBERED
        twin = next((i for i, g in enumerate(kept) if (i == 0 or i >= far) and _is_same(g, group)), None)
        if twin is None:
            kept.append(group)
        else:
            both = (*kept[twin].fragments, *group.fragments)
            kept[twin] = Gathered(sorted(both, key=lambda f: (f.scene.index, f.first)))
    return kept


def _is_same(left: Gathered, right: Gathered) -> bool:
    if any(f.separate for f in right.fragments) or _on_other_sites(right, left):
        return False
    recalls = all(f.counted_from for f in right.fragments) and not any(f.counted_from for f in left.fragments)
    since = any(f.scene.sentence[f.first].is_particle("since") for f in right.fragments)
    if recalls and (left.counted or since):
        return False  # as many fell in each, or it is the worst since
    one, other = left.date, right.date
    if one is not None and other is not None and not _may_be_one(one, other, slack=0):
        return False
    if one is None and other is None and len({left.weekday, right.weekday} - {None}) > 1:
        return False
    here, there = left.places.settled, right.places.settled
    if here is not None and there is not None and not within(here, there):
        return False
    same_day = one is not None and other is not None and min(precision(one), precision(other)) >= 10
    shared = {c for c in left.counts & right.counts if c[1] >= 10}
    return same_day or bool(shared) or not (left.counted and right.counted)


def _kept(groups: Sequence[Gathered]) -> list[Gathered]:
    """Violent groups with a count or a claim; those that only tell of an attack, unless another than a recalled one has such."""
    groups = [group for group in groups if is_violent(group.fragments)]
    counted = [group for group in groups if group.counted]
    if any(not all(f.counted_from for f in group.fragments) for group in counted):
        return counted
    return [group for group in groups if group.counted or any(f.tells for f in group.fragments)]


def _home(
    fragment: Fragment, groups: Sequence[Gathered], latest: Gathered | None, published: Publication
) -> Gathered | None:
    """The incident a fragment goes on telling of, or None if it begins another (or belongs to none)."""
    if latest is None:
        return None
    main = groups[0]
    recent = groups if len(groups) <= _REMEMBERED else [main, *groups[-_REMEMBERED:]]
    fitting = [g for g in recent if not _conflicts(fragment, g, published)]
    if fragment.anew and _on_other_sites(
        fragment, latest
    ):  # a round goes on: only what is named again is resumed
        fitting = [g for g in fitting if _is_named_again(fragment, g)]
    if (
        fragment.separate
        and fragment.tells
        and not any(value >= _TELLING for group in recent for _, value in fragment.counts & group.counts)
        and (fragment.counted or any(p.weight > 1 for p in fragment.places))
    ):
        return None
    if not fitting:
        return None
    if not fragment.tells and any(f.qualifier is Qualifier.THOUSANDS for f in fragment.figures):
        return None
    here = fragment.scene.index == latest.fragments[-1].scene.index
    # "The attack" that is claimed or condemned is the report's own, not one that it only recalls.
    known = fragment.happens and not fragment.anew and not fragment.figures and _is_recalled(latest, main)

    def affinity(group: Gathered) -> float:
        score = 3.0 * bool(fragment.counts & group.counts) + 3.0 * _same_day(fragment, group)
        score += 2.0 * bool(_fine_names(fragment.places) & group.places.named)
        score += 1.0 * bool(set(fragment.targets) & group.targets)
        return (
            score
            + (1.5 if group is latest and not known else 0)
            + (1 if group is main else 0)
            + (1 if group is latest and here else 0)
        )

    return max(fitting, key=affinity)


def _is_recalled(group: Gathered, main: Gathered) -> bool:
    """Whether an incident is one of another day, told beside the main one."""
    return (
        group is not main
        and group.date is not None
        and main.date is not None
        and not _may_be_one(group.date, main.date, slack=_SLACK)
    )


def _same_day(fragment: Fragment, group: Gathered) -> bool:
    return fragment.date is not None and group.date is not None and fragment.date == group.date


def _fine_names(places: Iterable[Located]) -> set[str]:
    return {
        p.placed.name
        for p in places
        if p.placed.mention.place is None or p.placed.mention.place.precision is not PlacePrecision.COUNTRY
    }


def _conflicts(fragment: Fragment, group: Gathered, published: Publication) -> bool:
    """Whether a fragment's day or place cannot be that of the incident."""
    if is_told_again(fragment, group.fragments):
        return False
    repeated = max((n for _, n in fragment.counts & group.counts), default=0)
    if repeated >= 10 and (fragment.dated is None or fragment.dated.expression.kind is not DateKind.CALENDAR):
        # As many may have fallen before, and elsewhere.
        before = fragment.anew and fragment.scene.sentence[fragment.first].is_particle("was_before")
        return before and _elsewhere(fragment, group)
    return (
        _other_day(fragment, group, published)
        or _elsewhere(fragment, group)
        or _on_other_sites(fragment, group)
    )


def _is_named_again(fragment: Fragment, group: Gathered) -> bool:
    return bool(fragment.counts & group.counts or {site.name for site in fragment.sites} & group.places.named)


def _on_other_sites(left: Fragment | Gathered, right: Gathered) -> bool:
    """Whether each counts people of its own on sites of its own; a raid told anew may have as few dead as another."""
    shared = left.counts & right.counts
    same = len(shared) > 1 or any(value >= _TELLING for _, value in shared)
    return not same and (left.anew or not shared) and differ(left.sites, right.sites)


def _other_day(fragment: Fragment, group: Gathered, published: Publication) -> bool:
    date, other = fragment.date, group.date
    if fragment.counted_from and fragment.counted:
        return not any(f.counted_from for f in group.fragments)
    before = fragment.looks_back and fragment.counted and (fragment.anew or not fragment.happens)
    if before or (date is not None and _had_happened(fragment) and _others_counted(fragment, group)):
        return True
    if date is None:
        again = fragment.happens and not fragment.anew  # "the attack"
        told = fragment.counts_people and any(f.anew for f in group.fragments)
        return told and not again and other is None and _names_other_weekday(fragment, group)
    if other is not None:
        relative = group.relative or (
            fragment.dated is not None and fragment.dated.expression.kind is not DateKind.CALENDAR
        )
        named = _opens_with_day(fragment) or _names_other_weekday(fragment, group)
        apart = named and _others_counted(fragment, group)
        return not _may_be_one(date, other, slack=_SLACK if relative and not apart else 0)
    if _opens_with_day(fragment) and fragment.happens and group.weekday is None:
        return _others_counted(fragment, group)
    kept = _remembered(group, published)
    if kept is not None and compatible(date, kept):
        return False  # "four years after the killing of ...": it was on that day
    if _is_past(fragment, date, published) and _others_counted(fragment, group):
        told_apart = _opens_with_day(fragment) and not _is_recent(date, published)
        return told_apart or (fragment.anew and not _is_near(fragment, group))
    return _goes_back(fragment, group, date, published)


def _goes_back(fragment: Fragment, group: Gathered, date: EventDate, published: Publication) -> bool:
    """Whether a day, month or year takes the reader back from an incident of no known day."""
    if len(date.value.partition("/")[0]) > 7:
        dated = fragment.dated
        own = fragment.counts_people or (fragment.counted and not _on_its_weekday(group, date))
        told = dated is not None and dated.expression.year is not None and own and group.counted
        # A later sentence with its own count and a year of its own looks back, unless the year is the report's.
        elsewhere = not _is_near(fragment, group)
        return (
            told
            and elsewhere
            and (fragment.anew or not fragment.happens)  # "the attack, which was on 15 March 2019"
            and not fragment.counts & group.counts
            and (published.date is None or not _is_recent(date, published))
        )
    # A month or year beside an incident of this week takes the reader back.
    if group.weekday is not None:
        return not _is_recent(date, published) or published.date is None
    return published.date is not None and not _is_recent(date, published)


def _remembered(group: Gathered, published: Publication) -> EventDate | None:
    """The days around which an incident was, as the opening of its report remembers it."""
    return remembered((f.scene for f in group.fragments if f.scene.index < OPENING), published)


def _on_its_weekday(group: Gathered, date: EventDate) -> bool:
    """Whether a day is on the weekday that is all that an incident tells of its day: a claim of it may give the day."""
    if group.weekday is None or date.precision is not DatePrecision.DAY or not date.has_year:
        return False
    return dt.date.fromisoformat(date.value).weekday() == group.weekday


def _is_past(fragment: Fragment, date: EventDate, published: Publication) -> bool:
    """`ووقع آخر تفجير في 21 آب وقتل فيه عشرة`: a day or month, told with its name, before the days of the news."""
    told = fragment.dated is not None and fragment.dated.expression.kind is DateKind.CALENDAR
    if not told or published.date is None or published.date.first is None or date.last is None:
        return False
    return (dt.date.fromisoformat(published.date.first) - dt.date.fromisoformat(date.last)).days > _FRESH


def _opens_with_day(fragment: Fragment) -> bool:
    """`والسبت قصفت`: a day at the head of what is told sets it beside what was told before."""
    dated = fragment.dated
    return dated is not None and dated.first - fragment.first <= _HEAD and fragment.scene.index > 0


def _had_happened(fragment: Fragment) -> bool:
    """`وكان قد قتل (18) الخميس في مدرستين`: a count of its own, on a day before the news, of no attack told so far."""
    sentence, first = fragment.scene.sentence, fragment.first
    if not sentence[first].is_particle("was_before"):
        return False
    if fragment.happens:  # "gunmen had attacked a hospital in March and killed 49"
        date = fragment.date
        return (
            fragment.anew and date is not None and date.precision in (DatePrecision.MONTH, DatePrecision.YEAR)
        )
    return not sentence.has(first, fragment.last, "count_of", "earlier", "former", "reporting")


def _names_other_weekday(fragment: Fragment, group: Gathered) -> bool:
    """`أمس الاثنين` beside `اليوم الثلاثاء`: days so named are not one day told loosely."""
    own = fragment.dated.expression.weekday if fragment.dated is not None else None
    return own is not None and bool(group.weekdays) and own not in group.weekdays


def _others_counted(fragment: Fragment, group: Gathered) -> bool:
    """Whether both count people, and none of the counts is the same."""
    return fragment.counts_people and group.people and not fragment.counts & group.counts


def _is_near(fragment: Fragment, group: Gathered) -> bool:
    """Whether it names a place of the incident, or one near it."""
    here, there = place_of(fragment.places), group.places.settled
    return here is not None and there is not None and within(here, there)


def _is_recent(date: EventDate, published: Publication) -> bool:
    if published.date is None or published.date.first is None:
        return False
    if date.last is None:
        return True
    return dt.date.fromisoformat(date.last) >= dt.date.fromisoformat(published.date.first) - dt.timedelta(
        days=_RECENT
    )


def _elsewhere(fragment: Fragment, group: Gathered) -> bool:
    """Whether it sets what it tells in a place of its own, far from the incident's."""
    here = [
        p.placed.mention.place
        for p in fragment.places
        if p.placed.mention.place is not None and p.weight >= 2
    ]
    if not here or not (fragment.counted or fragment.happens):
        return False
    if not fragment.figures and not fragment.anew:
        return False  # "the attack", claimed or condemned, is the one told before
    opens = any(p.opens for p in fragment.places)
    there = (group.places if opens else group.sure).settled
    if there is None or any(within(place, there) for place in here):
        return False
    if any(place.country != there.country for place in here):
        return True
    return opens or all(place.admin1 != there.admin1 for place in here)


def _may_be_one(left: EventDate, right: EventDate, *, slack: int) -> bool:
    if compatible(left, right):
        return True
    if not slack or min(precision(left), precision(right)) < 10 or not (left.has_year and right.has_year):
        return False
    return abs((dt.date.fromisoformat(left.value) - dt.date.fromisoformat(right.value)).days) <= slack


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


def _mention(
    group: Gathered,
    report: Report,
    published: Publication,
    name: Callable[..., str],
    *,
    lent: frozenset[str],
    main: bool,
) -> IncidentMention:
    told = [f for fragment in group.fragments for f in fragment.figures if f.scope is Scope.INCIDENT]
    figures = [f for f in told if f.id not in lent]
    claims = [c for fragment in group.fragments for c in fragment.claims]
    date = group.date or (_remembered(group, published) if main else None)
    place = group.places.settled or _country_of(group)
    sentences = {(f.scene.sentence.start, f.scene.sentence.end): f.scene.sentence for f in group.fragments}
    spans = tuple(s.span for _, s in sorted(sentences.items()))
    first = group.fragments[0]
    return IncidentMention(
        id=name(spans[0].start, first.first),
        report=report.id,
        main=main,
        type=incident_type(group.fragments, figures),
        date=date,
        weekday=group.weekday if date is None else None,
        not_after=published.date.last if published.date is not None else published.latest,
        place=place,
        areas=tuple(p for p in group.places.told if p != place),
        place_names=tuple(sorted(group.places.named)),
        targets=tuple(sorted(group.targets)),
        sites=named_sites(group.fragments),
        weapons=tuple(
            sorted({e.row["weapon"] for f in group.fragments for e in f.attacks if e.row["weapon"]})
        ),
        attackers=_attackers(group),
        parties=tuple(
            sorted(
                {
                    m.actor.id
                    for f in group.fragments
                    for m in f.actors
                    if m.actor.kind is not ActorKind.OUTLET
                }
            )
        ),
        figures=tuple(f.id for f in figures),
        claims=tuple(c.id for c in claims),
        keywords=_keywords(group.fragments),
        sentences=spans,
    )


def _country_of(group: Gathered) -> Place | None:
    """`في قرية كذا اليمنية`, `في مدينة يمنية`: the country told by an adjective, where the gazetteer has none of the names.

    A border has two (`الحدود السورية التركية`) and tells neither.
    """
    for fragment in group.fragments:
        sentence = fragment.scene.sentence
        for located in fragment.places:
            unit = sentence.at(located.placed.last)
            nation = unit.of("nationalities") if unit is not None and located.weight >= 1 else None
            last = sentence.at(located.placed.last - 1)
            border = last is not None and last.of("nationalities") is not None
            building = sentence[located.placed.first].of("targets") is not None  # "the American hospital"
            if nation is not None and nation.article and not (border or building):
                return gazetteer().places.get(nation.row["country"])
        villages = (at for at, e in sentence.readings("targets") if e.row["target"] == _VILLAGE)
        for at in sorted({*sentence.where("place_head"), *villages}):
            unit = sentence.at(at + 1)
            nation = unit.of("nationalities") if unit is not None else None
            if nation is not None and fragment.first <= at < fragment.last and not nation.article:
                return gazetteer().places.get(nation.row["country"])
    told = {country for fragment in group.fragments for country in _countries_of_speakers(fragment)}
    return gazetteer().places.get(told.pop()) if len(told) == 1 else None


def _countries_of_speakers(fragment: Fragment) -> Iterator[str]:
    """`وزارة الصحة اليمنية`, `الشرطة الباكستانية`: of whom those speak who count at home."""
    sentence = fragment.scene.sentence
    for at, entry in sentence.readings("speakers", fragment.first, fragment.last):
        nation = next((n for u in sentence.units[at + 1 : at + 3] if (n := u.of("nationalities"))), None)
        if entry.row.id in _AT_HOME and nation is not None and nation.article:
            yield nation.row["country"]


def _attackers(group: Gathered) -> tuple[str, ...]:
    claimed = [c.actor.id for f in group.fragments for c in f.claims if c.stance is Stance.CLAIMED]
    if claimed:
        return tuple(dict.fromkeys(claimed))
    blamed = [
        c.actor.id for f in group.fragments for c in f.claims if c.stance in (Stance.BLAMED, Stance.SUSPECTED)
    ]
    return tuple(dict.fromkeys(blamed))


def _keywords(fragments: Iterable[Fragment]) -> tuple[str, ...]:
    """Names of people, and words of its sentences that no lexicon knows: of places and things."""
    words = Counter(
        unit.text
        for fragment in fragments
        for unit in fragment.scene.sentence.units[fragment.first : fragment.last]
        if unit.kind is Kind.WORD
        and len(unit.text) >= 4
        and unit.readings.keys() <= _NAMES
        and not unit.is_any(_COMMON)
    )
    return tuple(sorted(word for word, _ in words.most_common(_KEYWORDS)))
