"""The list of reports in brief, to filter, search and count: a pure function of what was read and the state in the address."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from hasila.model import Brief
from hasila.web.address import Addressed, is_date
from hasila.web.facets import Facet, Plan, Shelf, Test, descending, shelf

PAGE = 50
SORTS = ("date", "figures", "outlet")
_HOLDS = ("figures", "claims", "statistics", "nothing")
_TOLD = ("metadata", "dateline", "text", "none")


@dataclass(frozen=True, slots=True)
class Item:
    """A report in brief, with its number in the store and the incidents that it tells of, the main one first."""

    number: int
    brief: Brief
    incidents: tuple[str, ...]

    @property
    def holds(self) -> list[str]:
        """What was read in it."""
        return [name for name in _HOLDS if getattr(self.brief, name, 0)] or ["nothing"]


@dataclass(frozen=True)
class Listed(Addressed):
    """The state of the list of reports, as it stands in the address."""

    outlet: str = ""
    holds: str = ""
    linked: str = ""
    dated: str = ""
    since: str = ""
    until: str = ""
    sort: str = "date"

    CODES: ClassVar = {"holds": _HOLDS, "linked": ("one", "several", "-"), "dated": _TOLD, "sort": SORTS}
    FORMS: ClassVar = {"since": (is_date, "date"), "until": (is_date, "date")}


def _linked(item: Item) -> list[str]:
    return ["-" if not item.incidents else "one" if len(item.incidents) == 1 else "several"]


_PLAN = Plan[Item](
    name=lambda item: item.brief.id,
    order=lambda item: (descending(item.brief.first or ""), item.brief.id),
    facets={
        "outlet": lambda item: [item.brief.outlet or "-"],
        "holds": lambda item: item.holds,
        "linked": _linked,
        "dated": lambda item: [item.brief.dated_by],
    },
    orders={
        "figures": lambda item: -item.brief.figures,
        "outlet": lambda item: item.brief.outlet or "~",
    },
)


def items(briefs: Iterable[tuple[int, Brief]], homes: Mapping[str, str]) -> Iterator[Item]:
    """What the list shows of reports: `briefs` come with their numbers, `homes` names the incident of each mention."""
    for number, brief in briefs:
        yield Item(number, brief, tuple(dict.fromkeys(homes[m] for m in brief.mentions if m in homes)))


def on_shelf(found: Iterable[Item]) -> Shelf[Item]:
    """The reports, the newest first, with what every look at their list needs."""
    return shelf(found, _PLAN)


def left(
    held: Shelf[Item], state: Listed, within: int | None = None
) -> tuple[Sequence[Item], tuple[Facet, ...]]:
    """The reports that the state leaves `within` some places, sorted, and each facet counted as if it alone were open."""
    tests: list[Test[Item]] = []
    if state.since or state.until:
        since, until = state.since or "0000", state.until or "9999"
        tests.append(
            lambda item: bool(
                item.brief.first
                and item.brief.last
                and item.brief.last >= since
                and item.brief.first <= until + "~"
            )
        )
    found, facets = held.left({name: getattr(state, name) for name in _PLAN.facets}, tests, within=within)
    return held.ordered(found, state.sort), facets
