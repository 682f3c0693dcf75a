"""Lay an incident mention out as one flat row that Splink can block on and compare."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import combinations

from hasila.model import (
    CasualtyFigure,
    DatePrecision,
    EventDate,
    Group,
    IncidentMention,
    IncidentType,
    Outcome,
    Place,
    PlacePrecision,
    Publication,
    Reading,
    Scope,
    Stance,
)

# A story without a date of its own is news: it tells of something a few days old.
NEWS_DAYS = 7
# A range of more days than this is looked up by its months, not day by day.
WIDEST_DAYS = 16
# Words and names that more mentions than this share are too common to look pairs up by.
COMMON_WORD, COMMON_NAME = 20, 60

_FEW = 2
# Counts from which on few incidents of a country share one, and so many of a report are looked up together.
_TELLING, _TOLLS = 20, 4
# Points that stand for so much ground that two incidents may well share one.
_WIDE_KINDS = frozenset({"city", "district", "island"})

# Buildings that are not told one for another, and what is; a market has shops and prayer houses about it.
_PRAYER = "mosque"
_BUILDINGS = {
    "mosque": _PRAYER,
    "husayniya": _PRAYER,
    "shrine": _PRAYER,
    **{
        one: one
        for one in (
            "church",
            "school",
            "hotel",
            "restaurant",
            "hospital",
            "airport",
            "prison",
            "embassy",
            "concert_hall",
            "stadium",
            "museum",
            "court",
        )
    },
}

_T = IncidentType
_VIOLENCE = ("explosive", "gunfire", "killing", "seizure", "air")
KINDS: Mapping[IncidentType, tuple[str, ...]] = {
    _T.BOMBING: ("explosive",),
    _T.SUICIDE_BOMBING: ("explosive",),
    _T.ARMED_ATTACK: _VIOLENCE,
    _T.AMBUSH: ("gunfire", "explosive"),
    _T.CLASH: ("gunfire",),
    _T.AIRSTRIKE: ("air",),
    _T.DRONE_STRIKE: ("air",),
    _T.SHELLING: ("air",),
    _T.ASSASSINATION: ("gunfire", "explosive", "killing", "air"),
    _T.ABDUCTION: ("seizure",),
    _T.EXECUTION: ("killing",),
    _T.ARREST: ("arrest",),
    _T.OTHER: (),
}


@dataclass(frozen=True, slots=True)
class Features:
    """One mention as Splink sees it: days are proleptic Gregorian ordinals, names are folded."""

    unique_id: str
    report: str
    main: bool
    first: int | None = None
    last: int | None = None
    is_day: bool = False
    yearless: bool = False
    month_day: str | None = None
    weekday: int | None = None
    about_first: int | None = None
    about_last: int | None = None
    about_days: list[str] = field(default_factory=list)
    not_after: int | None = None
    place_id: str | None = None
    place_level: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    areas: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    buildings: list[str] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)
    site_kinds: list[str] = field(default_factory=list)
    type: str | None = None
    kinds: list[str] = field(default_factory=list)
    attackers: list[str] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    killed: list[int] = field(default_factory=list)
    killed_most: int | None = None
    wounded: list[int] = field(default_factory=list)
    wounded_most: int | None = None
    taken: list[int] = field(default_factory=list)
    taken_most: int | None = None
    keywords: list[str] = field(default_factory=list)
    # Keys to look pairs up by; the rules are in settings.json.
    day_keys: list[str] = field(default_factory=list)
    kind_keys: list[str] = field(default_factory=list)
    month_keys: list[str] = field(default_factory=list)
    calendar_keys: list[str] = field(default_factory=list)
    name_keys: list[str] = field(default_factory=list)
    # Of which year it tells is not known: a place name, a place or country with a count (`mosul|killed 23`), two counts.
    timeless_keys: list[str] = field(default_factory=list)
    rare_words: list[str] = field(default_factory=list)
    coarse: bool = False
    loose: bool = False
    timeless: bool = False
    # A report's main incident without any date: it may lean on another (see clusters.py).
    undated: bool = False
    # Whether pairs with it are asked for, where not all pairs are.
    fresh: bool = False


_SQL_TYPES = {
    "str": "VARCHAR",
    "int": "INTEGER",
    "float": "DOUBLE",
    "bool": "BOOLEAN",
    "list[str]": "VARCHAR[]",
    "list[int]": "INTEGER[]",
}
COLUMNS: Mapping[str, str] = {
    f.name: _SQL_TYPES[str(f.type).removesuffix(" | None")] for f in fields(Features)
}


@dataclass(frozen=True)
class Common:
    """Names (alone or with a year) and words that too many mentions share to look pairs up by."""

    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


def row_of(mention: IncidentMention, reading: Reading) -> Features:
    """Lay one mention out; every name and word of it is a key still."""
    row = Features(
        unique_id=mention.id, report=mention.report, main=mention.main, undated=is_undated(mention)
    )
    row = _with_time(row, mention, reading.report.published)
    row = _with_place(row, mention)
    row = _with_tolls(row, mention, reading.figures)
    # A branch and the group it belongs to are one claimant: reports name now the one, now the other.
    told = [
        claim for claim in reading.claims if claim.id in mention.claims and claim.stance is not Stance.DENIED
    ]
    claimants = {name for claim in told for name in (claim.actor.id, claim.actor.part_of) if name}
    place_words = {word for name in mention.place_names for word in name.split()}
    words = sorted(set(mention.keywords) - place_words)
    row = replace(
        row,
        targets=sorted(set(mention.targets)),
        buildings=sorted({_BUILDINGS[target] for target in mention.targets if target in _BUILDINGS}),
        sites=sorted(set(mention.sites)),
        site_kinds=sorted({site.partition("|")[0] for site in mention.sites}),
        type=mention.type if mention.type is not _T.OTHER else None,
        kinds=list(KINDS[mention.type]) if mention.type else [],
        attackers=sorted({*mention.attackers, *claimants}),
        parties=sorted({*mention.parties, *mention.attackers, *claimants}),
        keywords=words,
        rare_words=words,
    )
    return _with_keys(row)


def is_undated(mention: IncidentMention) -> bool:
    """Whether a report does not say at all when what it is about happened."""
    return mention.main and mention.date is None


def _ordinal(day: str) -> int:
    return dt.date.fromisoformat(day).toordinal()


def bounds(date: EventDate | None) -> tuple[int | None, int | None]:
    """The earliest and latest day (ordinals) that a date may mean."""
    if date is None or date.first is None or date.last is None:
        return None, None
    return _ordinal(date.first), _ordinal(date.last)


def latest_day(mention: IncidentMention, published: Publication) -> int | None:
    """The day by which it had happened: no report tells of what came after it (ordinal)."""
    known = [mention.not_after, published.latest, published.date.last if published.date else None]
    return min((_ordinal(day) for day in known if day), default=None)


def _window(published: Publication) -> tuple[int | None, int | None]:
    """The days that a story without a date may be about."""
    first, last = bounds(published.date)
    if first is None and published.earliest and published.latest:
        first, last = _ordinal(published.earliest), _ordinal(published.latest)
    if first is None or last is None or last - first + NEWS_DAYS > WIDEST_DAYS:
        return None, None
    return first - NEWS_DAYS, last


def _month_day(date: EventDate) -> str | None:
    if not date.has_year:
        return date.value[2:]
    if date.precision in {DatePrecision.DAY, DatePrecision.MONTH}:
        return date.value[5:]
    return None


def _window_days(about: tuple[int | None, int | None]) -> range:
    first, last = about
    return _days(first, last) if first is not None and last is not None else range(0)


def _month_day_of(day: int) -> str:
    return dt.date.fromordinal(day).isoformat()[5:]


def _with_time(row: Features, mention: IncidentMention, published: Publication) -> Features:
    date = mention.date
    first, last = bounds(date)
    # The date of publication is never taken for the event's: it only opens a window, and only
    # for what the report is about.
    about = _window(published) if mention.main and date is None else (None, None)
    is_day = first is not None and first == last
    return replace(
        row,
        first=first,
        last=last,
        is_day=is_day,
        yearless=date is not None and not date.has_year,
        month_day=_month_day(date) if date else None,
        weekday=(first - 1) % 7 if is_day and first is not None else mention.weekday,
        about_first=about[0],
        about_last=about[1],
        about_days=[_month_day_of(day) for day in _window_days(about)],
        not_after=latest_day(mention, published),
    )


def _with_place(row: Features, mention: IncidentMention) -> Features:
    place = mention.place
    row = replace(
        row,
        names=sorted(set(mention.place_names)),
        areas=sorted({area.id for area in mention.areas}),
    )
    if place is None:
        countries = {area.country for area in mention.areas}
        if len(countries) != 1:
            return row
        return replace(row, country=countries.pop(), place_level=PlacePrecision.COUNTRY)
    level = _level(place)
    point = level in {"spot", "point"}
    return replace(
        row,
        place_id=place.id,
        place_level=level,
        country=place.country,
        admin1=f"{place.country}/{place.admin1}" if place.admin1 else None,
        lat=place.lat if point else None,
        lon=place.lon if point else None,
    )


def _level(place: Place) -> str:
    """`spot` (a quarter, camp, landmark), `point` (a town), `region`, `admin1` or `country`."""
    if not is_point(place):
        return place.precision
    if place.kind == "region":
        return "region"  # its point says little of where in it something happened
    return "point" if place.kind in _WIDE_KINDS else "spot"


def is_point(place: Place) -> bool:
    """Whether the place is a town or finer, not a province or country."""
    return place.precision in {PlacePrecision.EXACT, PlacePrecision.NEAR}


def _with_tolls(row: Features, mention: IncidentMention, figures: Iterable[CasualtyFigure]) -> Features:
    own = [figure for figure in figures if figure.id in mention.figures]
    told = [_less_attackers(figure, own) for figure in own if _is_whole(figure)]
    killed, killed_most = _counts(told, Outcome.KILLED)
    wounded, wounded_most = _counts(told, Outcome.WOUNDED)
    # Reports speak of the same people as taken, missing or held.
    taken, taken_most = _counts(told, Outcome.ABDUCTED, Outcome.MISSING, Outcome.DETAINED)
    return replace(
        row,
        killed=killed,
        killed_most=killed_most,
        wounded=wounded,
        wounded_most=wounded_most,
        taken=taken,
        taken_most=taken_most,
    )


def _less_attackers(figure: CasualtyFigure, figures: Iterable[CasualtyFigure]) -> CasualtyFigure:
    """`39 قتيلا بمن فيهم المهاجم`: the count of its victims, without the attackers that it is told to hold."""
    own = sum(f.value or 0 for f in figures if f.part_of == figure.id and f.group is Group.ATTACKERS)
    return figure.model_copy(update={"value": figure.value - own}) if figure.value and own else figure


def _counts(figures: Sequence[CasualtyFigure], *outcomes: Outcome) -> tuple[list[int], int | None]:
    """The counts of some outcomes, sorted, and the greatest that leaves the attackers out."""
    here = [(f.value or 0, f.group) for f in figures if f.outcome in outcomes]
    victims = [value for value, group in here if group is not Group.ATTACKERS]
    most = max(victims or [value for value, _ in here], default=None)
    # One or two beside more are a part, and any two reports share them.
    return sorted({value for value, _ in here if value > _FEW or (most or 0) <= _FEW}), most


def _is_whole(figure: CasualtyFigure) -> bool:
    """Whether it counts all of one outcome, as far as its words tell; "dozens" fit any count."""
    aside = figure.negated or figure.withdrawn or figure.others or figure.part_of is not None
    return bool(figure.value) and not aside and figure.scope is Scope.INCIDENT


def _with_keys(row: Features) -> Features:
    spans = [(row.first, row.last), (row.about_first, row.about_last)]
    days = sorted({day for a, b in spans if a is not None and b is not None for day in _days(a, b)})
    years = {dt.date.fromordinal(day).year for day in days}
    if row.first is not None and row.last is not None:
        a, b = dt.date.fromordinal(row.first).year, dt.date.fromordinal(row.last).year
        years |= set(range(a, min(b, a + 5) + 1))
    elif not years and row.not_after is not None:
        year = dt.date.fromordinal(row.not_after).year
        years = {year, year - 1}
    # Two days that are two apart share a key: beyond that the dates contradict each other.
    near = sorted({near for day in days for near in (day, day + 1, day + 2)})
    coarse = row.first is not None and not days
    # One place has several spellings: its id finds them all.
    named = sorted({*row.names, *([row.place_id] if row.place_id and row.lat is not None else [])})
    return replace(
        row,
        day_keys=[f"{day}|{row.country}" for day in near] if row.country else [],
        kind_keys=[f"{day}|{kind}" for day in days for kind in row.kinds or _VIOLENCE],
        month_keys=[f"{month}|{row.country}" for month in _months(row, days)] if row.country else [],
        calendar_keys=_calendar(row),
        name_keys=[f"{name}|{year}" for name in named for year in sorted(years)],
        timeless_keys=[*named, *([row.country] if row.country else []), *_counted_there(row)],
        coarse=coarse,
        loose=not row.is_day,
        timeless=not years,
    )


def _counted_there(row: Features) -> list[str]:
    """`<place id>|killed 23`, `IQ|killed 23`, `killed 23|wounded 40`: what an undated report is looked up by."""
    counts = {"killed": row.killed, "wounded": row.wounded, "taken": row.taken}
    told = [f"{outcome} {n}" for outcome, ns in counts.items() for n in ns if n > _FEW]
    there = [row.place_id] if row.place_id is not None and row.lat is not None else []
    telling = [(outcome, n) for outcome, ns in counts.items() for n in ns if n >= _TELLING]
    # The few greatest: a long list of counts makes no long list of pairs of them.
    greatest = sorted(telling, key=lambda count: -count[1])[:_TOLLS]
    pairs = [
        f"{one} {n}|{other} {m}" for (one, n), (other, m) in combinations(sorted(greatest), 2) if one != other
    ]
    nation = [f"{row.country}|{outcome} {n}" for outcome, n in telling] if row.country is not None else []
    return [*(f"{place}|{count}" for place in there for count in told), *nation, *pairs]


def _days(first: int, last: int) -> range:
    return range(first, last + 1) if last - first <= WIDEST_DAYS else range(0)


def _months(row: Features, days: Sequence[int]) -> list[str]:
    found = {dt.date.fromordinal(day).isoformat()[:7] for day in days}
    if row.first is not None and row.last is not None and row.last - row.first < 366:
        found |= {dt.date.fromordinal(d).isoformat()[:7] for d in range(row.first, row.last + 1, 28)}
        found.add(dt.date.fromordinal(row.last).isoformat()[:7])
    return sorted(found)


def _calendar(row: Features) -> list[str]:
    days = [row.month_day] if row.month_day is not None else row.about_days
    if not days:
        return []
    where = {*row.names, *([row.place_id] if row.place_id else [])}
    return sorted(f"{day}|{place}" for day in days for place in where)
