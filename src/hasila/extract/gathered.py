"""Gather the fragments of one incident, with what they tell of its day, its places and its counts."""

from collections.abc import Iterable

from hasila.extract.date_types import DateKind
from hasila.extract.distances import is_point
from hasila.extract.fragments import Fragment
from hasila.extract.sites import Site
from hasila.extract.whereabouts import Places
from hasila.model import EventDate

# Where people are counted, an event was; what is told without a count may be of something else.
_UNCOUNTED = 0.75


class Gathered:
    """The fragments of one incident; what they tell is kept as they come, not summed up each time it is asked for."""

    def __init__(self, fragments: Iterable[Fragment] = ()) -> None:
        self.fragments: list[Fragment] = []
        self.places = Places()  # all that are named
        self.sure = Places()  # those that the words set the event in
        self.counts: set[tuple[str, int]] = set()
        self.targets: set[str] = set()
        self.counted = False
        self.anew = False  # whether any of them tells an attack that is not known
        self.people = False  # whether any people are counted
        self.sites: set[Site] = set()  # where they were
        self.weekdays: set[int] = set()
        self.weekday: int | None = None
        self._dates: dict[str, EventDate] = {}
        self._given: dict[str, int] = {}
        self._relative: set[str] = set()
        for fragment in fragments:
            self.add(fragment)

    def add(self, fragment: Fragment) -> None:
        """Take one more fragment in."""
        self.fragments.append(fragment)
        lone = not any(item.weight >= 1 and is_point(item.placed.mention.place) for item in fragment.places)
        for item in fragment.places:
            self.places.add(item, 1 if fragment.figures else _UNCOUNTED, lone=lone)
            if item.weight >= 1:
                self.sure.add(item)
        self.counts |= fragment.counts
        self.targets.update(fragment.targets)
        self.counted = self.counted or fragment.counted
        self.anew = self.anew or fragment.anew
        self.people = self.people or fragment.counts_people
        self.sites.update(fragment.sites)
        if fragment.dated is not None and fragment.dated.expression.weekday is not None:
            self.weekdays.add(fragment.dated.expression.weekday)
        if self.weekday is None:
            self.weekday = fragment.weekday
        date = fragment.date
        if date is not None and fragment.dated is not None:
            self._dates.setdefault(date.value, date)
            self._given[date.value] = self._given.get(date.value, 0) + 1
            if fragment.dated.expression.kind is not DateKind.CALENDAR:
                self._relative.add(date.value)

    @property
    def date(self) -> EventDate | None:
        """The most precise date; of equally precise ones that given most often, then first."""
        return max(
            self._dates.values(), key=lambda date: (precision(date), self._given[date.value]), default=None
        )

    def date_by(self, date: EventDate) -> None:
        """Give it the day of all that is told with it, if its own words give none."""
        if not self._dates:
            self._dates[date.value] = date
            self._given[date.value] = 1

    @property
    def relative(self) -> bool:
        """Whether its date is only told from the report's day."""
        date = self.date
        return date is not None and date.value in self._relative


def precision(date: EventDate) -> int:
    """How much of a date is known, as the length of its ISO prefix; 0 for an interval."""
    return len(date.value) + (5 if not date.has_year else 0) if "/" not in date.value else 0
