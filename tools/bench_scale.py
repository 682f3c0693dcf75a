"""Measure how linking and settling grow: composed corpora in a store, then a thousand reports more."""

import json
import math
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from hasila import pipeline
from hasila.evaluate.composed import Corpus, compose
from hasila.link import keys_of
from hasila.model import Document, Policy, Reading
from hasila.pipeline.deriving import Stored
from hasila.reconcile import reconcile
from hasila.store import Store, open_store

_SIZES = (10_000, 30_000, 100_000)
_MORE = 1_000


def main() -> None:
    """With no argument or sizes: measure each in a process of its own. `one N` is such a process."""
    if sys.argv[1:2] == ["one"]:
        print(json.dumps(_measure(int(sys.argv[2]))))
        return
    sizes = [int(size) for size in sys.argv[1:]] or list(_SIZES)
    found = []
    for size in sizes:
        done = subprocess.run([sys.executable, __file__, "one", str(size)], check=True, capture_output=True)  # noqa: S603 - itself
        row = json.loads(done.stdout)
        found.append(row)
        print(
            f"{row['mentions']:>9,} mentions: {row['incidents']:,} incidents in {row['link']:.0f} s"
            f" (B-cubed F1 {row['f1']:.3f}); peak {row['peak']:,} MB;"
            f" settling: median {row['median']:.1f} ms, 99th percentile {row['p99']:.0f} ms, worst {row['worst']:.0f} ms;"
            f" {row['added']:,} reports more: {row['more']:.1f} s, {row['share']:.0%} of doing all",
            flush=True,
        )
    for a, b in pairwise(found):
        power = math.log(b["link"] / a["link"]) / math.log(b["mentions"] / a["mentions"])
        print(f"from {a['mentions']:,} to {b['mentions']:,}: time grows with the power {power:.2f}")


def _measure(size: int) -> dict[str, float]:
    corpus = compose(size + _MORE * 2)
    # The newest thousand reports are those that come later.
    later = corpus.readings[-_MORE:]
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "scale.db") as store:
        for start in range(0, len(corpus.readings) - _MORE, 500):
            _save(store, corpus.readings[start : min(start + 500, len(corpus.readings) - _MORE)])
        mentions = store.count_mentions()
        known = Corpus((), corpus.truth)
        del corpus  # its readings would weigh on the peak
        start_ = time.perf_counter()
        pipeline.derive(store)
        link = time.perf_counter() - start_
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        f1 = known.agreement(incident.members for incident in store.incidents())
        settled = _settling(store)
        _save(store, later)
        start_ = time.perf_counter()
        pipeline.derive(store)
        more = time.perf_counter() - start_
        return {
            "mentions": mentions,
            "incidents": store.count_incidents(),
            "link": link,
            "peak": peak,
            "f1": f1,
            "added": len(later),
            "more": more,
            "share": more / link,
            **settled,
        }


def _save(store: Store, readings: tuple[Reading, ...]) -> None:
    store.add_documents(
        Document(id=r.report.document, sha256=r.report.id, encoding="utf-8", text=r.report.text)
        for r in readings
    )
    for reading in readings:
        keys = {mention.id: keys_of(mention, reading) for mention in reading.mentions}
        store.save_readings(reading.report.document, [reading], reader="bench", keys=keys)


def _settling(store: Store) -> dict[str, float]:
    """Milliseconds that settling an incident takes, of two thousand of them."""
    stored = Stored(store)
    times = []
    for incident in store.incidents()[:2000]:
        readings = {report: stored[report] for report in incident.reports}
        mentions = {m.id: m for r in readings.values() for m in r.mentions}
        start = time.perf_counter()
        reconcile(incident, readings, mentions, policy=Policy.CONSISTENT)
        times.append(1000 * (time.perf_counter() - start))
    times.sort()
    return {"median": statistics.median(times), "p99": times[int(len(times) * 0.99)], "worst": times[-1]}


if __name__ == "__main__":
    main()
