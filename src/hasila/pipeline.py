"""Tie the parts together: documents in, readings, incidents and tolls out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hasila import __version__
from hasila.extract import read_report
from hasila.ingest import Skipped, read_paths, split
from hasila.lexicon import digest
from hasila.link import link
from hasila.model import Document, Linkage, Policy, Reading, Report, Toll
from hasila.reconcile import reconcile
from hasila.store import Store

# So many documents are stored at a time: a run killed between two loses none that was stored.
_BATCH = 200

Progress = Callable[[str, int, int], None]  # stage, done, of how many (0: unknown)


@dataclass
class Summary:
    """What a run did, for its last lines and its exit status."""

    added: int = 0
    known: int = 0
    read: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    incidents: int = 0


def reader() -> str:
    """The version of what reads: readings by another version are read anew."""
    return f"{__version__}+{digest()}"


def read_text(identifier: str, text: str, published: str | None = None) -> Reading:
    """Read one text as one report.

    `published` is an ISO date prefix. Positions in the reading are code points of `text`.

    >>> reading = read_text("r", "أصيب جنديان في انفجار عبوة", "2024-07-22")
    >>> [(figure.outcome.value, figure.value) for figure in reading.figures]
    [('wounded', 2)]
    """
    return read_report(Report(id=identifier, document=identifier, start=0, text=text, declared=published))


def read_document(document: Document) -> list[Reading]:
    """Read every press story of a document."""
    return [read_report(report) for report in split(document)]


def run(
    paths: Sequence[Path],
    store: Store,
    *,
    policy: Policy = Policy.CONSISTENT,
    progress: Progress | None = None,
) -> Summary:
    """Ingest, extract, link and reconcile; what is stored already is not done again."""
    summary = Summary()
    tell = progress or _silent
    ingest(paths, store, summary, tell)
    total = store.count_documents(unread_by=reader())
    for document in store.documents(unread_by=reader()):
        store.save_readings(document.id, read_document(document), reader=reader())
        summary.read += 1
        tell("read", summary.read, total)
    summary.incidents = len(derive(store, policy=policy, progress=tell).incidents)
    return summary


def ingest(paths: Sequence[Path], store: Store, summary: Summary, progress: Progress) -> None:
    """Store the documents under the paths, and what was skipped with its reason."""
    batch: list[Document] = []
    for item in read_paths(paths):
        if isinstance(item, Skipped):
            summary.skipped.append(item)
            store.skip(item.item, item.reason)
            continue
        batch.append(item)
        if len(batch) == _BATCH:
            _add(store, batch, summary)
            progress("store", summary.added + summary.known, 0)
    _add(store, batch, summary)


def _add(store: Store, batch: list[Document], summary: Summary) -> None:
    added, known = store.add_documents(batch)
    summary.added += added
    summary.known += known
    batch.clear()


def derive(store: Store, *, policy: Policy = Policy.CONSISTENT, progress: Progress | None = None) -> Linkage:
    """Link what was read into incidents and settle their tolls; a pure function of readings and judgements."""
    tell = progress or _silent
    readings = {reading.report.id: reading for reading in store.readings()}
    judgements = store.judgements()
    mentions = {mention.id: mention for reading in readings.values() for mention in reading.mentions}
    tell("link", 0, len(mentions))
    linkage = link(list(mentions.values()), readings, judgements)
    tolls: list[Toll] = []
    for incident in linkage.incidents:
        tolls.append(reconcile(incident, readings, mentions, policy=policy, judgements=judgements))
        tell("reconcile", len(tolls), len(linkage.incidents))
    store.save_linkage(linkage, tolls)
    return linkage


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Report no progress."""
