"""Filter and count totals over periods and areas: a pure function of what was read and the state in the address."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from hasila.model import AuthorityKind, Outcome, Place, PlacePrecision, Reading, Statistic
from hasila.text import searchable
from hasila.web.address import Addressed, is_country
from hasila.web.facets import Facet, Plan, Shelf, descending, shelf
from hasila.web.search import holds, sought

PAGE = 50
_COUNTS = ("attacks", "operations")  # beside the outcomes


@dataclass(frozen=True, slots=True)
class Total:
    """A total with the report that tells it, and those of the report's totals that add up to it."""

    statistic: Statistic
    parts: tuple[Statistic, ...]
    title: str | None
    outlet: str | None
    published: str | None
    words: str

    @property
    def last(self) -> str:
        """The last day of the period, else the date of publication: for the order; empty if unknown."""
        period = self.statistic.period
        return (period.last if period else None) or self.published or ""

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries of its area, each once."""
        return tuple(dict.fromkeys(place.country for place in self.statistic.area))

    @property
    def whole_countries(self) -> tuple[str, ...]:
        """The countries that its area names as such: a town beside its country is where that was said, not the area."""
        found = (place.country for place in self.statistic.area if place.precision is PlacePrecision.COUNTRY)
        return tuple(dict.fromkeys(found))

    @property
    def beyond(self) -> tuple[Place, ...]:
        """The places of its parts that its own area leaves out, if it names any."""
        inside = {place.id for place in self.statistic.area}
        found = {place.id: place for part in self.parts for place in part.area if place.id not in inside}
        return tuple(found[name] for name in sorted(found)) if inside else ()

    @property
    def adds_up(self) -> bool | None:
        """Whether the parts come to the total; None without parts or where one has no number."""
        values = [part.value for part in self.parts]
        if not values or self.statistic.value is None or None in values:
            return None
        return sum(value or 0 for value in values) == self.statistic.value


def totals(readings: Iterable[Reading]) -> tuple[Total, ...]:
    """Every total of these readings."""
    return tuple(total for reading in readings for total in _of(reading))


def _of(reading: Reading) -> Iterator[Total]:
    named = {item.id: item for item in reading.statistics}
    report = reading.report
    date = report.published.date
    for item in reading.statistics:
        said = item.attribution.source.quote if item.attribution else ""
        places = [name for place in item.area for name in (place.name_ar, place.name_en)]
        words = [item.evidence.sentence.quote, report.title or "", report.outlet or "", said, *places]
        yield Total(
            statistic=item,
            parts=tuple(named[part] for part in item.parts if part in named),
            title=report.title,
            outlet=report.outlet,
            published=date.value if date else None,
            words=searchable(" ".join(words))[0],
        )


@dataclass(frozen=True)
class Chosen(Addressed):
    """The state of the list of totals, as it stands in the address."""

    counts: str = ""
    country: str = ""
    source: str = ""

    CODES: ClassVar = {
        "counts": (*_COUNTS, *Outcome),
        "source": (*AuthorityKind, "-"),
    }
    FORMS: ClassVar = {"country": (is_country, "country")}


_PLAN = Plan[Total](
    name=lambda t: t.statistic.id,
    order=lambda t: (descending(t.last), t.statistic.report, t.statistic.span.start, t.statistic.id),
    facets={
        "counts": lambda t: [t.statistic.counts],
        "country": lambda t: t.countries or ["-"],
        "source": lambda t: [t.statistic.attribution.authority.value if t.statistic.attribution else "-"],
    },
)


def on_shelf(found: Iterable[Total]) -> Shelf[Total]:
    """The totals, those of the latest period first, with what every look at their list needs."""
    return shelf(found, _PLAN)


def left(held: Shelf[Total], state: Chosen) -> tuple[Sequence[Total], tuple[Facet, ...]]:
    """The totals that the state leaves, and each facet counted as if it alone were open."""
    values = {name: getattr(state, name) for name in _PLAN.facets}
    wanted = sought(state.q)
    found, facets = held.left(values, [lambda total: holds(total.words, wanted)] if wanted else [])
    return held.ordered(found), facets
