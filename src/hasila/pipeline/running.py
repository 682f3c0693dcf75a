"""Documents in, readings, incidents and tolls out: what `hasila run` does."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hasila import __version__
from hasila.errors import HasilaError
from hasila.ingest import Skipped, read_paths
from hasila.lexicon import digest
from hasila.link import keys_of
from hasila.model import Document, Policy
from hasila.pipeline.briefs import sum_up
from hasila.pipeline.deriving import Progress, derive, silent
from hasila.read import read_document
from hasila.store import Store

# So many documents are stored at a time: a run killed between two loses none that was stored.
_BATCH = 200


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


def run(
    paths: Sequence[Path],
    store: Store,
    *,
    policy: Policy = Policy.CONSISTENT,
    progress: Progress | None = None,
) -> Summary:
    """Ingest, extract, link and reconcile; what is stored already is not done again."""
    summary = Summary()
    tell = progress or silent
    ingest(paths, store, summary, tell)
    total = store.count_documents(unread_by=reader())
    for document in store.documents(unread_by=reader()):
        try:
            found = read_document(document)
        except HasilaError as error:  # it is stored, and the next run tries again
            _pass_over(Skipped(document.id, str(error)), store, summary)
            continue
        keys = {m.id: keys_of(m, reading) for reading in found for m in reading.mentions}
        store.save_readings(document.id, found, reader=reader(), keys=keys)
        summary.read += 1
        tell("read", summary.read, total)
    sum_up(store)
    derive(store, policy=policy, progress=tell)
    summary.incidents = store.count_incidents()
    return summary


def ingest(paths: Sequence[Path], store: Store, summary: Summary, progress: Progress) -> None:
    """Store the documents under the paths, and what was skipped with its reason."""
    batch: list[Document] = []
    for item in read_paths(paths):
        if isinstance(item, Skipped):
            _pass_over(item, store, summary)
            continue
        batch.append(item)
        if len(batch) == _BATCH:
            _add(store, batch, summary)
            progress("store", summary.added + summary.known, 0)
    _add(store, batch, summary)


def _pass_over(item: Skipped, store: Store, summary: Summary) -> None:
    summary.skipped.append(item)
    store.skip(item.item, item.reason)


def _add(store: Store, batch: list[Document], summary: Summary) -> None:
    added, known = store.add_documents(batch)
    summary.added += added
    summary.known += known
    batch.clear()
