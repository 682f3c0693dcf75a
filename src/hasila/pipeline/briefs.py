"""Sum up reports for lists and for search over their whole text, and incidents that an older program settled."""

from collections import Counter
from collections.abc import Iterator, Sequence

from hasila.export import text_hash
from hasila.model import Brief, Judgement, Policy, Reading, Weighed
from hasila.pipeline.deriving import readings
from hasila.pipeline.weighing import speaker, weighed
from hasila.store import Store
from hasila.text import searchable

_BATCH = 200  # incidents of a transaction


def brief(reading: Reading) -> tuple[Brief, str]:
    """A report in brief, and the text that search goes over: its names, headline and all that it says."""
    report, date = reading.report, reading.report.published.date
    told = Brief(
        id=report.id,
        document=report.document,
        start=report.start,
        length=len(report.text),
        sha256=text_hash(report.text),
        title=report.title,
        outlet=report.outlet,
        url=report.url,
        published=date.value if date else None,
        first=date.first if date else None,
        last=date.last if date else None,
        dated_by=report.published.source,
        figures=len(reading.figures),
        claims=len(reading.claims),
        statistics=len(reading.statistics),
        mentions=tuple(m.id for m in sorted(reading.mentions, key=lambda mention: not mention.main)),
        speakers=tuple(sorted(Counter(map(speaker, reading.figures)).items())),
    )
    parts = (report.id, report.outlet, report.title, report.text)
    return told, searchable("\n".join(part for part in parts if part))[0]


def sum_up(store: Store) -> None:
    """Put every report that was read into the lists and before the search, those that are not there yet.

    Incidents that were settled before their figures were weighed for the tally of sources are weighed.
    """
    store.briefs.fill(brief)
    missing, made = store.unweighed(), store.judgements()
    basis = store.basis()
    policy = basis[1] if basis else Policy.CONSISTENT
    for start in range(0, len(missing), _BATCH):
        store.weigh(_weighed(store, missing[start : start + _BATCH], policy, made))


def _weighed(
    store: Store, incidents: Sequence[str], policy: Policy, made: Sequence[Judgement]
) -> Iterator[Weighed]:
    for name in incidents:
        toll = store.toll(name, policy)
        if toll is not None:
            incident = store.incident(name)
            yield weighed(incident, toll, list(readings(store, incident.reports, judgements=made)))
