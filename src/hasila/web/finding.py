"""Which reports and incidents a search finds, as the bits of their places on their shelves."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial, reduce
from operator import and_

from hasila.model import Brief, Card
from hasila.web.facets import Shelf, bits, differing, many_bits, marked, places
from hasila.web.report_list import Item
from hasila.web.search import sought

# Parts of searches that are held: of reports until some are read, of incidents also over their changes.
_SEARCHES, _HELD = 64, 16

#: Gives the places of the reports that hold a part of a search.
Holding = Callable[[str], int]


class Finder:
    """Search over what the store holds now; `found` are the incidents that are known to hold parts of searches."""

    def __init__(
        self,
        holding: Holding,
        reports: Shelf[Item],
        cards: Shelf[Card],
        found: Mapping[str, int] | None = None,
    ) -> None:
        self._in_reports = holding
        self._found = dict(found or {})
        self.reports_held, self.cards = reports, cards

    def reports(self, query: str) -> int:
        """The places of the reports that hold every part of a search."""
        return reduce(and_, map(self._in_reports, sought(query)))

    def incidents(self, query: str) -> int:
        """The same of the incidents, of which each part stands in some report, or in the names of place and actors."""
        return reduce(and_, map(self._in_incidents, sought(query)))

    def changed(self, holding: Holding, reports: Shelf[Item], cards: Shelf[Card]) -> "Finder":
        """Search over what is held later: what was found is kept of the incidents that did not change since."""
        moved = differing(self.cards, cards) if holding is self._in_reports else None
        if moved is None:
            return Finder(holding, reports, cards)
        old = {self.cards.places[before.incident] for before, _ in moved if before}
        now = [(cards.places[after.incident], after) for _, after in moved if after]
        found = {}
        for part, held in self._found.items():
            told = holding(part)
            kept = held & ~sum(1 << place for place in old)
            found[part] = kept
            for place, card in now:
                at = (reports.places.get(name) for name in card.reports)
                if part in card.words or any(told >> n & 1 for n in at if n is not None):
                    found[part] |= 1 << place
        return Finder(holding, reports, cards, found)

    def _in_incidents(self, part: str) -> int:
        found = self._found.get(part)
        if found is None:
            found = _incidents_with(self._in_reports, self.reports_held, self.cards, part)
            if len(self._found) >= _HELD:
                self._found.clear()
            self._found[part] = found
        return found

    def telling(self, card: Card, query: str) -> Brief | None:
        """The report of an incident that holds most parts of a search, if any holds one."""
        found = [self._in_reports(part) for part in sought(query)]
        best, held = 0, None
        for place in map(self.reports_held.places.get, card.reports):
            count = 0 if place is None else sum(part >> place & 1 for part in found)
            if place is not None and count > best:
                best, held = count, self.reports_held.held[place]
        return held.brief if held else None


def held_by(reports: Shelf[Item], numbered: Callable[[str], Iterable[str]]) -> Holding:
    """Search over these reports; `numbered` gives the numbers, in digits, of those that hold a part of a search."""
    at = {str(item.number): place for place, item in enumerate(reports.held) if item}
    return lru_cache(_SEARCHES)(partial(_reports_with, at, len(reports.held), numbered))


def _reports_with(
    at: Mapping[str, int], size: int, numbered: Callable[[str], Iterable[str]], part: str
) -> int:
    # A report that was read since has no place here yet.
    return many_bits((place for place in map(at.get, numbered(part)) if place is not None), size)


def _incidents_with(holding: Holding, reports: Shelf[Item], cards: Shelf[Card], part: str) -> int:
    found = holding(part)
    if found.bit_count() < len(cards):
        items = filter(None, map(reports.held.__getitem__, places(found)))
        told = {name for item in items for name in item.incidents}
        named = cards.where(lambda card: part in card.words)
        return named | bits((cards.places[name] for name in told if name in cards.places), len(cards.held))
    # Most incidents have a report that holds a common word: it is found among their first.
    marks, at = marked(found, len(reports.held) + 1), reports.places.get

    def telling() -> Iterator[int]:
        for place, card in enumerate(cards.held):
            if card is not None:
                for name in card.reports:
                    if marks[at(name, -1)]:  # the last mark is none's
                        yield place
                        break
                else:
                    if part in card.words:
                        yield place

    return many_bits(telling(), len(cards.held))
