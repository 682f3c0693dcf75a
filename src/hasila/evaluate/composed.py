"""Compose a corpus of incident mentions with known truth, of any size: to measure linking, and to train its weights."""

import datetime as dt
import random
from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from hasila.gazetteer import gazetteer
from hasila.lexicon import table_rows
from hasila.link import keys_of
from hasila.model import (
    CasualtyFigure,
    Document,
    EventDate,
    Evidence,
    IncidentMention,
    IncidentType,
    Outcome,
    Place,
    PlacePrecision,
    Publication,
    Qualifier,
    Reading,
    Report,
    Span,
    content_id,
)
from hasila.store import Store

# How reports of one event differ. Set by reading newsrooms, not measured on any gold file; what
# matters is that none of it is clean.
DAILY = 6.0  # incidents a day, the world over: a larger corpus is a longer archive
REPORTS = 3.2  # reports an incident, on average; a few have dozens
COPIED = 0.15  # reports that are wire copies of one before
UNDATED = 0.3  # reports without a publication date
BACKGROUND = 0.12  # reports that recall an older incident of the country
RECALLED = 400  # incidents back that one may lie
DATED, WEEKDAY_ONLY, A_DAY_OFF = 0.75, 0.1, 0.05
PLACED, PROVINCE, COUNTRY_ONLY = 0.68, 0.14, 0.12
WRONG = 0.015  # reports that name another place of the country
COUNTED, TYPED, ACCUSED, TARGETED = 0.85, 0.8, 0.4, 0.6
MISREAD = 0.12  # fields that a report, or its reader, has wrong: type, target, attacker, a count of some only
_FIRST = dt.date(2003, 3, 20)
_COUNTRIES = [
    "IQ",
    "SY",
    "AF",
    "YE",
    "PS",
    "SO",
    "PK",
    "LY",
    "NG",
    "SD",
    "EG",
    "ML",
    "LB",
    "BF",
    "DZ",
    "IL",
    "CD",
    "NE",
    "TR",
    "IN",
    "SA",
    "TD",
    "CM",
    "MZ",
    "ET",
    "TN",
    "IR",
    "RU",
    "KE",
    "PH",
]
_KINDS = (
    IncidentType.BOMBING,
    IncidentType.ARMED_ATTACK,
    IncidentType.AIRSTRIKE,
    IncidentType.SUICIDE_BOMBING,
    IncidentType.SHELLING,
    IncidentType.CLASH,
    IncidentType.AMBUSH,
    IncidentType.ASSASSINATION,
    IncidentType.DRONE_STRIKE,
    IncidentType.ABDUCTION,
)
_VAGUER = {
    IncidentType.SUICIDE_BOMBING: IncidentType.BOMBING,
    IncidentType.AMBUSH: IncidentType.ARMED_ATTACK,
    IncidentType.DRONE_STRIKE: IncidentType.AIRSTRIKE,
    IncidentType.ASSASSINATION: IncidentType.ARMED_ATTACK,
}


@dataclass(frozen=True)
class Corpus:
    """Readings with one or two mentions each, and the incident that each mention truly tells of."""

    readings: tuple[Reading, ...]
    truth: Mapping[str, int]  # mention id -> number of its incident

    def agreement(self, groups: Iterable[Sequence[str]]) -> float:
        """B-cubed F1 of groups of mention ids against the truth (Bagga and Baldwin 1998)."""
        found = [Counter(self.truth[name] for name in group) for group in groups]
        sizes = Counter(event for group in found for event in group.elements())
        total = sizes.total()
        precision = sum(n * n / group.total() for group in found for n in group.values()) / total
        recall = sum(n * n / sizes[event] for group in found for event, n in group.items()) / total
        return 2 * precision * recall / (precision + recall)


@dataclass(frozen=True)
class _Event:
    number: int
    day: dt.date
    place: Place
    type: IncidentType
    target: str
    attacker: str
    killed: int
    wounded: int
    words: tuple[str, ...]


@cache
def _places() -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {}
    for place in gazetteer().places.values():
        if place.precision is PlacePrecision.EXACT and place.lat is not None:
            found.setdefault(place.country, []).append(place)
    return {
        country: tuple(sorted(found[country], key=lambda p: p.id))
        for country in _COUNTRIES
        if country in found
    }


@cache
def _ids(table: str, column: str) -> tuple[str, ...]:
    return tuple(
        sorted({row[column] if column != "id" else row.id.split(".", 1)[1] for row in table_rows(table)})
    )


def compose(mentions: int, *, seed: int = 0, reports: float = REPORTS) -> Corpus:
    """A corpus of at least so many mentions: same arguments, same corpus; `composed` does not hold it."""
    readings: list[Reading] = []
    truth: dict[str, int] = {}
    for reading, told in composed(mentions, seed=seed, reports=reports):
        readings.append(reading)
        truth |= {m.id: number for m, number in zip(reading.mentions, told, strict=True)}
    return Corpus(tuple(readings), truth)


def composed(
    mentions: int, *, seed: int = 0, reports: float = REPORTS
) -> Iterator[tuple[Reading, tuple[int, ...]]]:
    """Readings with at least so many mentions in all, each with the numbers of its mentions' incidents.

    Dates run from March 2003 on at about six incidents a day, so that a larger corpus is a longer
    archive and not a denser one; `reports` is their number an incident. Reports come late, undated, copied, coarse, wrong now and then.
    """
    chance = random.Random(seed)  # noqa: S311 - a corpus, no secret
    recent: deque[_Event] = deque(maxlen=RECALLED)
    made = number = 0
    while made < mentions:
        event = _event(number, chance)
        recent.append(event)
        number += 1
        for reading, told in _reports(event, recent, chance, reports):
            made += len(told)
            yield reading, tuple(e.number for e in told)


def keep(store: Store, readings: Collection[Reading], *, reader: str = "composed") -> None:
    """Store composed reports as if `reader` had read them."""
    store.add_documents(
        Document(id=r.report.document, sha256=r.report.id, encoding="utf-8", text=r.report.text)
        for r in readings
    )
    for reading in readings:
        keys = {mention.id: keys_of(mention, reading) for mention in reading.mentions}
        store.save_readings(reading.report.document, [reading], reader=reader, keys=keys)


def _event(number: int, chance: random.Random) -> _Event:
    places = _places()
    # Violence is uneven: few countries and few towns have most of it.
    country = list(places)[min(int(chance.expovariate(0.22)), len(places) - 1)]
    towns = places[country]
    town = towns[min(int(chance.expovariate(8 / len(towns))), len(towns) - 1)]
    killed = min(int(chance.paretovariate(0.9)), 400)
    return _Event(
        number=number,
        day=_FIRST + dt.timedelta(days=int(number / DAILY)),
        place=town,
        type=chance.choices(_KINDS, weights=range(len(_KINDS), 0, -1))[0],
        target=chance.choice(_ids("targets", "target")),
        attacker=chance.choice(_ids("actors", "id")),
        killed=killed,
        wounded=int(killed * chance.uniform(0.5, 4)),
        words=tuple(f"w{chance.randrange(10**9)}" for _ in range(8)),
    )


def _reports(
    event: _Event, recent: Iterable[_Event], chance: random.Random, mean: float
) -> Iterator[tuple[Reading, list[_Event]]]:
    recalled = list(recent)[:-20:40]
    count = 1 + min(int(chance.expovariate(1 / (mean - 1))), 40)
    before: str | None = None
    for number in range(count):
        name = f"r{event.number}-{number}"
        lag = min(int(chance.expovariate(0.7)), 20)
        copied = before is not None and chance.random() < COPIED
        text = before if copied and before else " ".join(_words(event, chance))
        before = text
        told = [event]
        older = [e for e in recalled if e.place.country == event.place.country]
        if older and chance.random() < BACKGROUND:
            told.append(chance.choice(older))
        published = event.day + dt.timedelta(days=1 + lag)
        known = EventDate(value=published.isoformat()) if chance.random() > UNDATED else None
        report = Report(
            id=name, document=name, start=0, text=f"{text} {name}", published=Publication(date=known)
        )
        pieces = [_mention(e, report, published, main=e is event, lag=lag, chance=chance) for e in told]
        yield (
            Reading(
                report=report,
                figures=tuple(f for _, figures in pieces for f in figures),
                mentions=tuple(mention for mention, _ in pieces),
            ),
            told,
        )


def _words(event: _Event, chance: random.Random) -> list[str]:
    return [*event.words, *(f"c{int(chance.expovariate(0.002))}" for _ in range(60))]


def _mention(
    event: _Event, report: Report, published: dt.date, *, main: bool, lag: int, chance: random.Random
) -> tuple[IncidentMention, tuple[CasualtyFigure, ...]]:
    dated = chance.random()
    off = chance.choice((-1, 1)) if chance.random() < A_DAY_OFF else 0
    day = event.day + dt.timedelta(days=off)
    date = EventDate(value=day.isoformat()) if dated < DATED else None
    place = _told_place(event.place, chance)
    figures = _figures(event, report.id, lag, chance) if main or chance.random() < COUNTED / 2 else ()
    names = (event.place.name_ar,) if place is not None and place.precision is PlacePrecision.EXACT else ()
    own = chance.sample(event.words, chance.randint(0, 5))
    kind = event.type if chance.random() < 0.7 else _VAGUER.get(event.type, event.type)
    kind = _or_wrong(kind, _KINDS, chance)
    target = _or_wrong(event.target, _ids("targets", "target"), chance)
    attacker = _or_wrong(event.attacker, _ids("actors", "id"), chance)
    mention = IncidentMention(
        id=content_id(report.id, event.number),
        report=report.id,
        main=main,
        type=kind if chance.random() < TYPED else None,
        date=date,
        weekday=event.day.weekday() if date is None and dated < DATED + WEEKDAY_ONLY else None,
        not_after=published.isoformat() if report.published.date else None,
        place=place,
        place_names=names,
        targets=(target,) if chance.random() < TARGETED else (),
        attackers=(attacker,) if chance.random() < ACCUSED else (),
        parties=(attacker,) if chance.random() < ACCUSED else (),
        figures=tuple(figure.id for figure in figures),
        keywords=tuple(sorted({*own, *(f"c{int(chance.expovariate(0.002))}" for _ in range(9))})),
    )
    return mention, figures


_Told = TypeVar("_Told")


def _or_wrong(told: _Told, others: Sequence[_Told], chance: random.Random) -> _Told:
    return told if chance.random() > MISREAD else chance.choice(others)


def _told_place(place: Place, chance: random.Random) -> Place | None:
    drawn = chance.random()
    if drawn < PLACED:
        return place if chance.random() > WRONG else chance.choice(_places()[place.country])
    if drawn < PLACED + PROVINCE and place.admin1:
        return _wider(place, f"{place.country}/{place.admin1}", PlacePrecision.ADMIN1)
    if drawn < PLACED + PROVINCE + COUNTRY_ONLY:
        return _wider(place, place.country, PlacePrecision.COUNTRY)
    return None


def _wider(place: Place, name: str, precision: PlacePrecision) -> Place:
    return Place(
        id=name,
        name_ar=name,
        name_en=name,
        country=place.country,
        admin1=place.admin1 if precision is PlacePrecision.ADMIN1 else None,
        precision=precision,
        kind=precision.value,
    )


def _figures(event: _Event, report: str, lag: int, chance: random.Random) -> tuple[CasualtyFigure, ...]:
    if chance.random() > COUNTED:
        return ()
    # Early tolls are low and rise to the last one within some days.
    share = 1.0 if lag > 2 else chance.uniform(0.6, 1.0)
    told = [(Outcome.KILLED, event.killed), (Outcome.WOUNDED, event.wounded)]
    counts = [
        (outcome, max(1, round(count * (share if chance.random() > MISREAD else chance.uniform(0.05, 1.6)))))
        for outcome, count in told
        if count
    ]
    return tuple(
        CasualtyFigure(
            id=content_id(report, event.number, outcome),
            report=report,
            span=Span(start=0, end=1, quote="x"),
            outcome=outcome,
            value=count,
            low=count,
            high=count,
            qualifier=Qualifier.EXACT,
            evidence=Evidence(sentence=Span(start=0, end=1, quote="x"), rule="composed"),
        )
        for outcome, count in counts
    )
