"""Sum up reports for lists and for search over their whole text."""

from hasila.export import text_hash
from hasila.model import Brief, Reading
from hasila.store import Store
from hasila.text import searchable


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
    )
    parts = (report.id, report.outlet, report.title, report.text)
    return told, searchable("\n".join(part for part in parts if part))[0]


def sum_up(store: Store) -> None:
    """Put every report that was read into the lists and before the search: those that are not there yet."""
    store.briefs.fill(brief)
