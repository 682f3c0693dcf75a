"""Which reports and incidents a search finds: places on their shelves, held until the store changes."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, reduce
from operator import and_

from hasila.model import Brief, Card
from hasila.web.facets import Shelf, bits
from hasila.web.report_list import Item
from hasila.web.search import sought

_HELD = 16  # parts of searches that are held


class Finder:
    """Search over what the store holds now.

    `holding` gives the numbers of the reports that hold a part of a search, `numbers` the place of each on its shelf.
    """

    def __init__(
        self,
        holding: Callable[[str], frozenset[int]],
        reports: Shelf[Item],
        numbers: Mapping[int, int],
        cards: Shelf[Card],
    ) -> None:
        self._holding = holding
        self._in_reports = lru_cache(_HELD)(self._reports_with)
        self._in_incidents = lru_cache(_HELD)(self._incidents_with)
        self.reports_held, self.cards = reports, cards
        self._numbers = numbers

    def reports(self, query: str) -> int:
        """The places of the reports that hold every part of a search, as bits."""
        return reduce(and_, map(self._in_reports, sought(query)))

    def incidents(self, query: str) -> int:
        """The same of the incidents, of which each part stands in some report, or in the names of place and actors."""
        return reduce(and_, map(self._in_incidents, sought(query)))

    def telling(self, card: Card, query: str) -> Brief | None:
        """The report of an incident that holds most parts of a search, if any holds one."""
        wanted = sought(query)
        best, held = 0, None
        for item in filter(None, map(self.reports_held.get, card.reports)):
            count = sum(item.number in self._holding(part) for part in wanted)
            if count > best:
                best, held = count, item.brief
        return held

    def _reports_with(self, part: str) -> int:
        return bits(self._places(part), len(self.reports_held.held))

    def _incidents_with(self, part: str) -> int:
        cards = self.cards
        items = filter(None, map(self.reports_held.held.__getitem__, self._places(part)))
        told = {name for item in items for name in item.incidents}
        found = bits((cards.places[name] for name in told if name in cards.places), len(cards.held))
        return found | cards.where(lambda card: part in card.words)

    def _places(self, part: str) -> Iterator[int]:
        # A report that was read since has no place here yet.
        return (place for place in map(self._numbers.get, self._holding(part)) if place is not None)
