"""Measure the page on ten thousand composed incidents: milliseconds until each address has answered.

On a machine that does other things besides, the milliseconds of work tell more than those that pass.
"""

import argparse
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

from fastapi.testclient import TestClient

from hasila import pipeline
from hasila.evaluate.composed import compose, keep
from hasila.store import open_store
from hasila.web import create_app

_MENTIONS = 3.6  # of an incident, composed
_TIMES = 15
_GOAL = 100  # milliseconds
_BATCH = 500  # documents of a transaction
_WORDS = 2_000  # characters of a card that search looks through


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
    readings = compose(int(incidents * _MENTIONS)).readings
    with open_store(db) as store:
        for start in range(0, len(readings), _BATCH):
            keep(store, readings[start : start + _BATCH])
        pipeline.derive(store)
        texts = {reading.report.id: reading.report.text for reading in readings}
        # Composed sentences are one letter long; search is to look through as much as in a real store.
        cards = [
            card.model_copy(update={"words": " ".join(texts[name] for name in card.reports)[:_WORDS]})
            for card in store.cards()
        ]
    with sqlite3.connect(db) as connection:
        rows = [(card.model_dump_json(), card.incident) for card in cards]
        connection.executemany("UPDATE cards SET body = ? WHERE incident = ?", rows)


def _measure(db: Path) -> None:
    with TestClient(create_app(db, coder="bench"), base_url="http://127.0.0.1") as client:
        found = client.get("/en/incidents.json?sort=reports").json()
        size = len(found)
        busiest, usual = found[0], found[size // 2]
        word = "c1" if size else ""
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
            ("reports, search", f"/ar/reports?q={word}"),
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
