"""Measure how linking and settling grow: composed corpora in a store, then a thousand reports more."""

import json
import math
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hasila import pipeline
from hasila.evaluate.composed import Corpus, composed, keep
from hasila.model import Reading, Toll
from hasila.pipeline import deriving
from hasila.reconcile import reconcile
from hasila.store import open_store

_SIZES = (10_000, 30_000, 100_000)
_MORE = 1_000
_BATCH = 500  # reports stored at a time


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
            f"{row['mentions']:>9,} mentions: {row['incidents']:,} incidents, linked in {row['link']:.0f} s"
            f" and settled in {row['settle']:.0f} s (B-cubed F1 {row['f1']:.3f}); peak {row['peak']:,} MB;"
            f" settling one: median {row['median']:.1f} ms, 99th percentile {row['p99']:.0f} ms,"
            f" worst {row['worst']:.0f} ms;"
            f" {row['added']:,} reports more: {row['more']:.1f} s, {row['share']:.0%} of doing all",
            flush=True,
        )
    for a, b in pairwise(found):
        for what in ("link", "settle"):
            power = math.log(b[what] / a[what]) / math.log(b["mentions"] / a["mentions"])
            print(f"from {a['mentions']:,} to {b['mentions']:,}: to {what} grows with the power {power:.2f}")


def _measure(size: int) -> dict[str, float]:
    """Seconds of the processor: what else runs on the machine disturbs them less than the clock."""
    truth: dict[str, int] = {}
    # The newest thousand reports are those that come later.
    later: deque[Reading] = deque()
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "scale.db") as store:
        for reading, told in composed(size + _MORE):
            truth |= {mention.id: number for mention, number in zip(reading.mentions, told, strict=True)}
            later.append(reading)
            if len(later) == _MORE + _BATCH:
                keep(store, [later.popleft() for _ in range(_BATCH)])
        keep(store, [later.popleft() for _ in range(len(later) - _MORE)])
        mentions = store.count_mentions()
        times: list[float] = []
        start = time.process_time()
        with patch.object(deriving, "reconcile", _timed(times)):
            pipeline.derive(store)
        whole, settle = time.process_time() - start, sum(times)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        f1 = Corpus((), truth).agreement(incident.members for incident in store.incidents())
        keep(store, later)
        start = time.process_time()
        pipeline.derive(store)
        more = time.process_time() - start
        times.sort()
        return {
            "mentions": mentions,
            "incidents": len(times),
            "link": whole - settle,
            "settle": settle,
            "median": 1000 * statistics.median(times),
            "p99": 1000 * times[int(len(times) * 0.99)],
            "worst": 1000 * times[-1],
            "peak": peak,
            "f1": f1,
            "added": len(later),
            "more": more,
            "share": more / whole,
        }


def _timed(times: list[float]) -> Callable[..., Toll]:
    """Settling as ever, with the seconds each incident takes noted down."""
    settle = reconcile

    def timed(*told: Any, **how: Any) -> Toll:
        start = time.process_time()
        toll = settle(*told, **how)
        times.append(time.process_time() - start)
        return toll

    return timed


if __name__ == "__main__":
    main()
