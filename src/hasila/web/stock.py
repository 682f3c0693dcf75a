"""What is held of a store for many pages, each part brought up to date by what changed since it was made."""

import threading
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

from hasila import pipeline
from hasila.errors import HasilaError
from hasila.judgements import Matter, shared
from hasila.model import Brief, Card, Judgement, Reading, SubjectKind, Weighed, standing
from hasila.store import JUDGED, LINKED, READ, Store
from hasila.text import searchable
from hasila.web import logbook, report_list, totals
from hasila.web.catalogue import Catalogue, catalogue
from hasila.web.facets import Shelf, differing
from hasila.web.finding import Finder, Holding, held_by
from hasila.web.logbook import Entry
from hasila.web.queue import Waiting, queue, requeued
from hasila.web.report_list import Item
from hasila.web.search import sought
from hasila.web.tally import Book, Sources, counted, heard
from hasila.web.totals import Total

_COMMON = 8  # words of headlines that are searched for beforehand

_Key = TypeVar("_Key", bound=Hashable)
_Made = TypeVar("_Made")

Version = tuple[int, int, int]  # how often incidents, judgements, readings have changed


class Held(Generic[_Key, _Made]):
    """What is worked out once from many rows of the store, and brought up to date when its key has changed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: tuple[_Key, _Made] | None = None

    def get(self, key: _Key, make: Callable[[tuple[_Key, _Made] | None], _Made]) -> _Made:
        """What was made for this key, made now if it was not; others who ask meanwhile wait for it.

        `make` is given what was made before, with its key.
        """
        with self._lock:
            if self._made is None or self._made[0] != key:
                self._made = key, make(self._made)
            return self._made[1]


@dataclass(frozen=True, slots=True)
class Judged:
    """All judgements, those that stand, and these by the reports that they are about; oldest first."""

    made: tuple[Judgement, ...]
    standing: tuple[Judgement, ...]
    by_report: Mapping[str, tuple[Judgement, ...]]


class _Homes(NamedTuple):
    of: Mapping[str, str]  # the incident of each mention
    members: Mapping[str, list[str]]  # the mentions of each incident


class _Reports(NamedTuple):
    shelf: Shelf[Item]
    briefs: Mapping[str, tuple[int, Brief]]  # as they were read, with their numbers
    judged: Mapping[str, tuple[Judgement, ...]]
    holding: Holding
    cards: Shelf[Card]


class _Tallied(NamedTuple):
    book: Book
    shown: Sources
    reports: Shelf[Item]
    cards: Shelf[Card]


class _Queued(NamedTuple):
    queue: Shelf[Waiting]
    cards: Shelf[Card]
    disputed: frozenset[str]


class Stock:
    """The parts that are held of a store. Each is as the store was when it was asked for, or later."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._catalogue: Held[int, Catalogue] = Held()
        self._homes: Held[int, _Homes] = Held()
        self._judged: Held[int, Judged] = Held()
        self._log: Held[int, Shelf[Entry]] = Held()
        self._shared: Held[tuple[int, int], tuple[Matter, ...]] = Held()
        self._disputed: Held[Version, frozenset[str]] = Held()
        self._queue: Held[Version, _Queued] = Held()
        self._reports: Held[Version, _Reports] = Held()
        self._finder: Held[Version, Finder] = Held()
        self._common: Held[int, tuple[str, ...]] = Held()
        self._totals: Held[int, Shelf[Total]] = Held()
        self._sources: Held[Version, _Tallied] = Held()

    def catalogue(self) -> Catalogue:
        """Every incident in brief, ready to be filtered, counted and sorted."""

        def make(before: tuple[int, Catalogue] | None) -> Catalogue:
            names = self._store.moved(LINKED, before[0]) if before else None
            rows = self._store.card_rows(names)
            cards = [Card.model_validate_json(body) for _, body in rows]
            return catalogue(cards) if before is None or names is None else before[1].changed(names, cards)

        return self._catalogue.get(self._store.version()[0], make)

    def homes(self) -> Mapping[str, str]:
        """The incident of each mention, by id."""

        def make(before: tuple[int, _Homes] | None) -> _Homes:
            names = self._store.moved(LINKED, before[0]) if before else None
            if before is None or names is None:
                new, of, members = self._store.homes(), dict[str, str](), dict[str, list[str]]()
            else:
                new, of, members = self._store.members(names), dict(before[1].of), dict(before[1].members)
                for mention in (m for name in names for m in members.pop(name, ())):
                    of.pop(mention, None)
            for mention, name in new.items():
                members.setdefault(name, []).append(mention)
            of |= new
            return _Homes(of, members)

        return self._homes.get(self._store.version()[0], make).of

    def judged(self) -> Judged:
        """Every human decision; none is ever changed."""

        def make(before: tuple[int, Judged] | None) -> Judged:
            names = self._store.moved(JUDGED, before[0]) if before else None
            new = self._store.judgements(names)
            old = {} if before is None or names is None else {item.id: item for item in before[1].made}
            made = sorted({**old, **{item.id: item for item in new}}.values(), key=lambda j: (j.made, j.id))
            stand = standing(made)
            found: dict[str, dict[str, Judgement]] = {}
            for item in stand:
                for seen in item.seen:
                    found.setdefault(seen.report, {})[item.id] = item
            by_report = {
                report: tuple(sorted(held.values(), key=lambda j: (j.made, j.id)))
                for report, held in found.items()
            }
            return Judged(tuple(made), stand, by_report)

        return self._judged.get(self._store.version()[1], make)

    def log(self) -> Shelf[Entry]:
        """Every judgement, newest first, with what took it back."""
        return self._log.get(
            self._store.version()[1], lambda _: logbook.on_shelf(logbook.entries(self.judged().made))
        )

    def shared(self) -> tuple[Matter, ...]:
        """The matters that two coders or more decided on."""
        return self._shared.get(
            self._store.version()[:2], lambda _: shared(self.judged().standing, self.homes())
        )

    def disputed(self) -> frozenset[str]:
        """The incidents on which coders differ, on them or on a figure or claim of theirs."""

        def find(_before: object) -> frozenset[str]:
            found = {self.home_of(item) for m in self.shared() if m.open for item in m.latest}
            return frozenset(name for name in found if name)

        return self._disputed.get(self._store.version(), find)

    def home_of(self, judgement: Judgement) -> str | None:
        """The incident that a judgement is about, or that of the figure or claim."""
        seen, homes = judgement.seen_of(judgement.subject), self.homes()
        if seen is None:
            return None
        if seen.kind is SubjectKind.MENTION and seen.id in homes:
            return homes[seen.id]
        reading = self.reading(seen.report)
        told = (m.id for m in reading.mentions if seen.id in (*m.figures, *m.claims)) if reading else ()
        return next((homes[name] for name in told if name in homes), None)

    def reading(self, report: str) -> Reading | None:
        """What was read in one report, with what coders stand by."""
        judgements = self.judged().by_report.get(report, ())
        try:
            return next(pipeline.readings(self._store, (report,), judgements=judgements))
        except HasilaError:
            return None

    def queue(self) -> Shelf[Waiting]:
        """The incidents that wait for a coder, by need."""

        def make(before: tuple[Version, _Queued] | None) -> _Queued:
            cards, disputed = self.catalogue().shelf, self.disputed()
            changed = differing(before[1].cards, cards) if before else None
            if before is None or changed is None:
                return _Queued(queue(cards, disputed), cards, disputed)
            names = {c.incident for pair in changed for c in pair if c} | (before[1].disputed ^ disputed)
            held = requeued(before[1].queue, {name: cards.get(name) for name in names}, disputed)
            return _Queued(held, cards, disputed)

        return self._queue.get(self._store.version(), make).queue

    def reports(self) -> Shelf[Item]:
        """Every report in brief, newest first, with what coders stand by."""
        return self._listed().shelf

    def _listed(self) -> _Reports:
        def make(before: tuple[Version, _Reports] | None) -> _Reports:
            homes, cards, judged = self.homes(), self.catalogue().shelf, self.judged().by_report
            names = self._moved_reports(before, cards, judged) if before else None
            briefs: Mapping[str, tuple[int, Brief]]
            if before is None or names is None:
                briefs = {brief.id: (number, brief) for number, brief in self._store.briefs.all()}
                held = report_list.on_shelf(report_list.items(self._stood_by(briefs, judged, briefs), homes))
                return _Reports(held, briefs, judged, self._holding(held), cards)
            last = before[1]
            read = self._store.moved(READ, before[0][2]) or frozenset()
            briefs = last.briefs
            if read:
                left = {name: told for name, told in briefs.items() if name not in read}
                new = self._store.briefs.among(read)
                briefs = left | {brief.id: (number, brief) for number, brief in new}
            told = self._stood_by(briefs, judged, names & briefs.keys())
            held = last.shelf.changed(names - briefs.keys(), report_list.items(told, homes))
            kept = not read and held.origin is last.shelf.origin
            return _Reports(held, briefs, judged, last.holding if kept else self._holding(held), cards)

        return self._reports.get(self._store.version(), make)

    def _moved_reports(
        self,
        before: tuple[Version, _Reports],
        cards: Shelf[Card],
        judged: Mapping[str, tuple[Judgement, ...]],
    ) -> set[str] | None:
        """The reports that may be told otherwise than before: read anew, joined anew, or judged."""
        version, last = before
        incidents = self._store.moved(LINKED, version[0])
        read = self._store.moved(READ, version[2])
        if incidents is None or read is None:
            return None
        told = (card for shelf in (last.cards, cards) for name in incidents if (card := shelf.get(name)))
        names = {report for card in told for report in card.reports} | read
        if judged is not last.judged:
            either = last.judged.keys() | judged.keys()
            names |= {name for name in either if last.judged.get(name) != judged.get(name)}
        return names

    def _stood_by(
        self,
        briefs: Mapping[str, tuple[int, Brief]],
        judged: Mapping[str, tuple[Judgement, ...]],
        names: Iterable[str],
    ) -> Iterable[tuple[int, Brief]]:
        """These reports in brief, with what coders stand by."""
        for name in names:
            number, brief = briefs[name]
            reading = self.reading(name) if name in judged else None
            yield number, pipeline.brief(reading)[0] if reading else brief

    def finder(self) -> Finder:
        """Search over the reports and incidents as they stand."""

        def make(before: tuple[Version, Finder] | None) -> Finder:
            held, cards = self._listed(), self.catalogue().shelf
            if before is None:
                return Finder(held.holding, held.shelf, cards)
            return before[1].changed(held.holding, held.shelf, cards)

        return self._finder.get(self._store.version(), make)

    def _holding(self, reports: Shelf[Item]) -> Holding:
        return held_by(reports, self._store.briefs.holding)

    def found_incidents(self, query: str, cards: Shelf[Card]) -> int | None:
        """The places on this shelf of the incidents that a search finds, as bits; None if it asks for nothing."""
        if not sought(query):
            return None
        finder, held = self.finder(), self._listed()
        if finder.cards is not cards:  # the store has changed since the shelf was asked for
            finder = Finder(held.holding, held.shelf, cards)
        return finder.incidents(query)

    def found_reports(self, query: str, reports: Shelf[Item]) -> int | None:
        """The same of the reports."""
        if not sought(query):
            return None
        finder = self.finder()
        if finder.reports_held is not reports:
            finder = Finder(self._holding(reports), reports, finder.cards)
        return finder.reports(query)

    def search_common(self) -> None:
        """Search for the words of most headlines: what most reports hold takes longest to find, and is held then."""

        def make(_before: object) -> tuple[str, ...]:
            titles = (searchable(item.brief.title)[0] for item in self.reports() if item.brief.title)
            counts = Counter(word for title in titles for word in set(title.split()))
            common = (word for word, _ in counts.most_common() if sought(word) == (word,))
            return tuple(islice(common, _COMMON))

        for word in self._common.get(self._store.version()[2], make):
            self.finder().incidents(word)

    def totals(self) -> Shelf[Total]:
        """Every total over a period or area, the latest first; no judgement bears on them."""

        def make(before: tuple[int, Shelf[Total]] | None) -> Shelf[Total]:
            names = self._store.moved(READ, before[0]) if before else None
            found = totals.totals(self._store.readings_with_statistics(names))
            if before is None or names is None:
                return totals.on_shelf(found)
            gone = [total.statistic.id for total in before[1] if total.statistic.report in names]
            return before[1].changed(gone, found)

        return self._totals.get(self._store.version()[2], make)

    def sources(self) -> Sources:
        """How outlets and speakers report."""

        def make(before: tuple[Version, _Tallied] | None) -> _Tallied:
            reports, cards = self.reports(), self.catalogue().shelf
            names = self._moved_counts(before, reports, cards) if before else None
            if before is None or names is None:
                book = Book().changed(dict(heard(reports, cards)), dict(counted(self._weighed(None), cards)))
            else:
                told = heard(filter(None, map(reports.get, names[0])), cards)
                came = counted(self._weighed(names[1]), cards)
                book = before[1].book.changed(
                    dict.fromkeys(names[0]) | dict(told), dict.fromkeys(names[1]) | dict(came)
                )
            return _Tallied(book, book.sources(), reports, cards)

        return self._sources.get(self._store.version(), make).shown

    def _moved_counts(
        self, before: tuple[Version, _Tallied], reports: Shelf[Item], cards: Shelf[Card]
    ) -> tuple[set[str], set[str]] | None:
        """The reports and the incidents that may count otherwise than before."""
        version, last = before
        moved = self._store.moved(LINKED, version[0])
        items, changed = differing(last.reports, reports), differing(last.cards, cards)
        if moved is None or items is None or changed is None:
            return None
        held = [card for pair in changed for card in pair if card]
        names = {item.brief.id for pair in items for item in pair if item}
        return names.union(*(card.reports for card in held)), {card.incident for card in held} | moved

    def _weighed(self, incidents: Iterable[str] | None) -> Iterable[Weighed]:
        return (Weighed.model_validate_json(body) for _, body in self._store.weighed_rows(incidents))

    def refresh(self) -> None:
        """Bring every part up to date."""
        for part in (
            self.catalogue,
            self.queue,
            self.log,
            self.reports,
            self.finder,
            self.totals,
            self.sources,
            self.search_common,
        ):
            part()
