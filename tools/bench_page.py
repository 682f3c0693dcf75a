"""Measure the page on ten thousand composed incidents of a hundred thousand reports: milliseconds until each address has answered.

On a machine that does other things besides, the milliseconds of work tell more than those that pass.
"""

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from itertools import islice
from pathlib import Path

from fastapi.testclient import TestClient

from hasila import pipeline
from hasila.evaluate.composed import composed, keep
from hasila.model import Evidence, Outcome, Qualifier, Reading, Report, Span, Statistic, content_id
from hasila.store import open_store
from hasila.web import create_app

_REPORTS = 10.0  # of an incident
_MENTIONS = 1.12  # of a report, composed
_OUTLETS = 300
_LENGTH = 200  # words of a report
_TOTALS = 0.03  # reports that give a total over a period
_TIMES = 15
_GOAL = 100  # milliseconds
_BATCH = 500  # documents of a transaction


def main() -> None:
    """Make the store (or take one made before), ask for each page some times, and print the medians."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--incidents", type=int, default=10_000, help="about so many")
    asked.add_argument("--db", type=Path, help="keep the store in this file, or take it if it is there")
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = told.db or Path(folder) / "page.db"
        if not db.exists():
            start = time.perf_counter()
            _fill(db, told.incidents)
            print(f"store made in {time.perf_counter() - start:.0f} s")
        _measure(db)


def _fill(db: Path, incidents: int) -> None:
    found = composed(int(incidents * _REPORTS * _MENTIONS), reports=_REPORTS)
    with open_store(db) as store:
        readings = _told(reading for reading, _ in found)
        while part := tuple(islice(readings, _BATCH)):
            keep(store, part)
        pipeline.derive(store)


def _told(readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings with what composing leaves out: an outlet, a title, a text of the usual length, a total now and then.

    Texts are runs of words of the sample reports, the same for copies, so that words are as common as in news.
    """
    samples = resources.files("hasila").joinpath("samples", "reports.jsonl").read_text(encoding="utf-8")
    words = [word for line in samples.splitlines() for word in json.loads(line)["text"].split()]
    for reading in readings:
        report = reading.report
        own, _, name = report.text.rpartition(" ")
        chance = random.Random(own)  # noqa: S311 - a corpus, no secret
        told = list(_runs(words, chance))
        outlet = random.Random(name).expovariate(0.02)  # noqa: S311
        changed = report.model_copy(
            update={
                "title": " ".join(told[:8]),
                "outlet": f"outlet {min(int(outlet), _OUTLETS)}",
                "text": f"{own} {' '.join(told)} {name}",
            }
        )
        totals = (_total(changed, chance),) if chance.random() < _TOTALS else ()
        yield reading.model_copy(update={"report": changed, "statistics": totals})


def _runs(words: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Runs of five to fifteen words, about as many in all as a report has."""
    left = int(chance.gauss(_LENGTH, _LENGTH / 4))
    while left > 0:
        size = chance.randint(5, 15)
        start = chance.randrange(len(words) - size)
        yield from words[start : start + size]
        left -= size


def _total(report: Report, chance: random.Random) -> Statistic:
    span = Span(start=0, end=1, quote=report.text[:1])
    count = chance.randint(20, 2_000)
    return Statistic(
        id=content_id(report.id, "total"),
        report=report.id,
        span=span,
        counts=Outcome.KILLED,
        value=count,
        qualifier=Qualifier.EXACT,
        evidence=Evidence(sentence=span, rule="composed"),
    )


def _measure(db: Path) -> None:
    with TestClient(create_app(db, coder="bench"), base_url="http://127.0.0.1") as client:
        found = client.get("/en/incidents.json?sort=reports").json()
        size = len(found)
        busiest, usual = found[0], found[size // 2]
        title = client.get("/en/reports.json?limit=1").json()[0]["title"]
        word, phrase = max(title.split(), key=len), " ".join(title.split()[:3])
        print(f"{size:,} incidents, {sum(len(row['reports']) for row in found):,} reports")
        for name, path in (
            ("list", "/en/incidents"),
            ("list, sorted", "/ar/incidents?sort=killed&page=20"),
            ("list, filtered", "/en/incidents?type=bombing&grade=weak"),
            ("search", f"/en/incidents?q={word}"),
            ("search, none", "/ar/incidents?q=nothing+such"),
            ("incident, usual", f"/en/incidents/{usual['id']}"),
            ("incident, busiest", f"/ar/incidents/{busiest['id']}"),
            ("report", f"/ar/reports/{usual['reports'][0]}"),
            ("reports", "/en/reports"),
            ("reports, sorted", "/en/reports?sort=figures"),
            ("reports, search", f"/ar/reports?q={word}"),
            ("reports, phrase", f'/ar/reports?q="{phrase}"'),
            ("reports, paged", "/en/reports.json?limit=100"),
            ("statistics", "/en/statistics"),
            ("sources", "/en/sources"),
            ("codebook", "/ar/codebook"),
            ("review", "/en/review"),
            ("log", "/en/log"),
        ):
            _ask(client, name, path)


def _ask(client: TestClient, name: str, path: str) -> None:
    times, busy = [], []
    for _ in range(_TIMES):
        start, working = time.perf_counter(), time.process_time()
        answer = client.get(path)
        times.append(1000 * (time.perf_counter() - start))
        busy.append(1000 * (time.process_time() - working))
    if answer.status_code != 200:
        print(f"{name:<20} {answer.status_code}")
        return
    middle = statistics.median(times)
    slow = "" if middle < _GOAL else f"  over the goal of {_GOAL}"
    print(
        f"{name:<20} first {times[0]:>7.0f} ms, then {middle:>6.1f} ms ({statistics.median(busy):>5.1f} of work), {len(answer.content) // 1024:>5} kB{slow}"
    )


if __name__ == "__main__":
    main()
