"""Reports in brief, to filter, search and count: a pure function of what was read and the state in the address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from hasila.model import Reading
from hasila.text import fold
from hasila.web.address import Addressed, is_date
from hasila.web.facets import Facet, Shelf, Test, Values, shelf, words_in

PAGE = 50
SORTS = ("date", "figures", "outlet")
# Enough to find it by: headline, outlet and the sentences of its figures, claims and totals.
_WORDS = 1_200
_HOLDS = ("figures", "claims", "statistics", "nothing")
_TOLD = ("metadata", "dateline", "text", "none")


@dataclass(frozen=True, slots=True)
class Brief:
    """A report in brief; `first` and `last` are the days it may be of (ISO)."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    sha256: str
    published: str | None
    first: str | None
    last: str | None
    dated_by: str
    figures: int
    claims: int
    statistics: int
    incidents: tuple[str, ...]
    words: str

    @property
    def holds(self) -> list[str]:
        """What was read in it."""
        return [name for name in _HOLDS if getattr(self, name, 0)] or ["nothing"]


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


def _linked(brief: Brief) -> list[str]:
    return ["-" if not brief.incidents else "one" if len(brief.incidents) == 1 else "several"]


_FACETS: Mapping[str, Values[Brief]] = {
    "outlet": lambda b: [b.outlet or "-"],
    "holds": lambda b: b.holds,
    "linked": _linked,
    "dated": lambda b: [b.dated_by],
}


def brief(reading: Reading, row: Mapping[str, object]) -> Brief:
    """A report in brief; `row` is the one that exports write of it."""
    report, date = reading.report, reading.report.published.date
    evidence = [
        *(figure.evidence for figure in reading.figures),
        *(claim.evidence for claim in reading.claims),
        *(total.evidence for total in reading.statistics),
    ]
    sentences = dict.fromkeys(held.sentence.quote for held in evidence)
    words = " ".join((report.id, report.title or "", report.outlet or "", *sentences))
    incidents = row["incidents"]
    return Brief(
        id=report.id,
        title=report.title,
        outlet=report.outlet,
        url=report.url,
        sha256=str(row["sha256"]),
        published=date.value if date else None,
        first=date.first if date else None,
        last=date.last if date else None,
        dated_by=report.published.source if report.published.source in _TOLD else "none",
        figures=len(reading.figures),
        claims=len(reading.claims),
        statistics=len(reading.statistics),
        incidents=tuple(incidents) if isinstance(incidents, list) else (),
        words=fold(words.casefold())[:_WORDS],
    )


def on_shelf(found: Iterable[Brief]) -> Shelf[Brief]:
    """The reports, the newest first, with what every look at their list needs."""
    held = sorted(found, key=lambda b: b.id)
    return shelf(sorted(held, key=lambda b: b.first or "", reverse=True), _FACETS)


def left(held: Shelf[Brief], state: Listed) -> tuple[tuple[Brief, ...], tuple[Facet, ...]]:
    """The reports that the state leaves, sorted, and each facet counted as if it alone were open."""
    tests: list[Test[Brief]] = words_in(state.q, lambda b: b.words, fold)
    if state.since or state.until:
        since, until = state.since or "0000", state.until or "9999"
        tests.append(lambda b: bool(b.first and b.last and b.last >= since and b.first <= until + "~"))
    places, facets = held.left({name: getattr(state, name) for name in _FACETS}, tests)
    found = [held.things[n] for n in places]
    if state.sort == "figures":
        found.sort(key=lambda b: -b.figures)
    elif state.sort == "outlet":
        found.sort(key=lambda b: b.outlet or "~")
    return tuple(found), facets
