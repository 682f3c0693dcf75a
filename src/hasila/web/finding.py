"""Which reports and incidents a search finds: places on their shelves, held until the store changes."""

from collections.abc import Callable, Iterable
from functools import lru_cache, reduce
from operator import and_

from hasila.model import Brief, Card
from hasila.web.facets import Shelf, bits
from hasila.web.report_list import Item
from hasila.web.search import sought

_HELD = 16  # parts of searches that are held


class Finder:
    """Search over what the store holds now; `holding` gives the numbers of the reports that hold a part of a search."""

    def __init__(
        self, holding: Callable[[str], Iterable[int]], reports: Shelf[Item], cards: Shelf[Card]
    ) -> None:
        self._holding = lru_cache(_HELD)(lambda part: frozenset(holding(part)))
        self._in_reports = lru_cache(_HELD)(self._reports_with)
        self._in_incidents = lru_cache(_HELD)(self._incidents_with)
        self._items = {item.brief.id: item for item in reports.things}
        self._reports, self._cards = reports, cards
        self._place = {item.number: place for place, item in enumerate(reports.things)}
        self._homes: dict[int, list[int]] = {}
        for place, card in enumerate(cards.things):
            for name in card.reports:
                if name in self._items:
                    self._homes.setdefault(self._items[name].number, []).append(place)

    def reports(self, query: str) -> int | None:
        """The places of the reports that hold every part of a search, as bits; None if it asks for nothing."""
        wanted = sought(query)
        return reduce(and_, map(self._in_reports, wanted)) if wanted else None

    def incidents(self, query: str) -> int | None:
        """The same of the incidents, of which each part stands in some report, or in the names of place and actors."""
        wanted = sought(query)
        return reduce(and_, map(self._in_incidents, wanted)) if wanted else None

    def telling(self, card: Card, query: str) -> Brief | None:
        """The report of an incident that holds most parts of a search, if any holds one."""
        wanted = sought(query)
        best, held = 0, None
        for item in (self._items[name] for name in card.reports if name in self._items):
            count = sum(item.number in self._holding(part) for part in wanted)
            if count > best:
                best, held = count, item.brief
        return held

    def _reports_with(self, part: str) -> int:
        found = (self._place[number] for number in self._holding(part) if number in self._place)
        return bits(found, len(self._reports.things))

    def _incidents_with(self, part: str) -> int:
        size = len(self._cards.things)
        told = (place for number in self._holding(part) for place in self._homes.get(number, ()))
        named = (place for place, card in enumerate(self._cards.things) if part in card.words)
        return bits((*told, *named), size)
