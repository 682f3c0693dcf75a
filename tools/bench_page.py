"""Measure the page on ten thousand composed incidents of a hundred thousand reports: milliseconds until each address has answered.

The first look after the start, once all is made beforehand that is; the first look after each of some
judgements; and later looks. On a machine that does other things besides, the milliseconds of work tell more
than those that pass.
"""

import argparse
import json
import random
import shutil
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from hasila import pipeline
from hasila.evaluate.composed import composed, keep
from hasila.model import Evidence, Outcome, Qualifier, Reading, Report, Span, Statistic, content_id
from hasila.store import open_store
from hasila.web import create_app
from hasila.web.warming import warm_up

_REPORTS = 10.0  # of an incident
_MENTIONS = 1.12  # of a report, composed
_OUTLETS = 300
_LENGTH = 200  # words of a report
_TOTALS = 0.03  # reports that give a total over a period
_TIMES = 5
_ROUNDS = 3  # of judgements
_APART = 97  # judged incidents, in the order of their number of reports
_GOAL = 100  # milliseconds
_BATCH = 500  # documents of a transaction


def main() -> None:
    """Make the store (or take one made before), ask for each page some times, and print the medians."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--incidents", type=int, default=10_000, help="about so many")
    asked.add_argument("--db", type=Path, help="keep the store in this file, or take it if it is there")
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = told.db or Path(folder) / "made.db"
        if not db.exists():
            start = time.perf_counter()
            _fill(db, told.incidents)
            print(f"store made in {time.perf_counter() - start:.0f} s")
        judged = Path(folder) / "judged.db"
        shutil.copy(db, judged)
        _measure(judged)


def _fill(db: Path, incidents: int) -> None:
    found = composed(int(incidents * _REPORTS * _MENTIONS), reports=_REPORTS)
    with open_store(db) as store:
        readings = _told(reading for reading, _ in found)
        while part := tuple(islice(readings, _BATCH)):
            keep(store, part)
        pipeline.derive(store)
        pipeline.sum_up(store)


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
    start = time.perf_counter()
    with TestClient(create_app(db, coder="bench"), base_url="http://127.0.0.1") as client:
        opened = time.perf_counter()
        found = client.get("/en/incidents.json?sort=reports").json()
        print(
            f"opened in {1000 * (opened - start):.0f} ms; "
            f"the list for a program, nothing made before: {1000 * (time.perf_counter() - opened):.0f} ms"
        )
        size = len(found)
        print(f"{size:,} incidents, {len({name for row in found for name in row['reports']}):,} reports")
        titles = [row["title"] for row in client.get("/en/reports.json?limit=1000").json()]
        words = Counter(word for title in titles for word in set(title.split()) if len(word) > 2)
        common = [word for word, _ in words.most_common(3)]
        print("common words:", *common)
    pages = _pages(found, common, " ".join(titles[0].split()[:3]))
    app = create_app(db, coder="bench")
    with TestClient(app, base_url="http://127.0.0.1") as client:
        start, working = time.perf_counter(), time.process_time()
        warm_up(app.state.desk)
        print(
            f"warm {time.perf_counter() - start:.1f} s after the start ({time.process_time() - working:.1f} of work)"
        )
        firsts = {name: [_look(client, path)] for name, path in pages}
        warm = {name: [_look(client, path) for _ in range(_TIMES)] for name, path in pages}
        after: dict[str, list[tuple[float, float]]] = {name: [] for name, _ in pages}
        asked: list[tuple[float, float]] = []
        for turn, form in enumerate(_judgements(client, [row["id"] for row in found[::_APART]])):
            asked.append(_look(client, "/en/judgements", form))
            start = turn * 5 % len(pages)  # whoever looks first makes what others then find
            for name, path in (*pages[start:], *pages[:start]):
                after[name].append(_look(client, path))
    print(f"{'work (time passed), ms':<22} {'first look':>14} {'after a judgement':>30} {'then':>14}")
    for name, _ in pages:
        held = firsts[name], after[name], warm[name]
        most = max(work for work, _ in after[name])
        over = f"  over the goal of {_GOAL}" if max(w for times in held for w, _ in times) >= _GOAL else ""
        told = f"{_middle(after[name])}, most {most:>4.0f}"
        print(f"{name:<22} {_middle(firsts[name]):>14} {told:>30} {_middle(warm[name]):>14}{over}")
    print(f"to judge: {_middle(asked)}, most {max(asked)[0]:.0f} of work, {len(asked)} judgements")


def _pages(
    found: Sequence[dict[str, Any]], common: Sequence[str], phrase: str
) -> tuple[tuple[str, str], ...]:
    """What is asked for: each kind of page, with the incident of most reports and a usual one."""
    busiest, usual = found[0], found[len(found) // 2]
    return (
        ("list", "/en/incidents"),
        ("list, sorted", "/ar/incidents?sort=killed&page=20"),
        ("list, filtered", "/en/incidents?type=bombing&grade=weak"),
        ("search", f"/en/incidents?q={common[0]}"),
        ("search, two words", f"/ar/incidents?q={common[1]}+{common[2]}"),
        ("search, none", "/ar/incidents?q=nothing+such"),
        ("incident, usual", f"/en/incidents/{usual['id']}"),
        ("incident, busiest", f"/ar/incidents/{busiest['id']}"),
        ("report", f"/ar/reports/{usual['reports'][0]}"),
        ("reports", "/en/reports"),
        ("reports, sorted", "/en/reports?sort=figures"),
        ("reports, search", f"/ar/reports?q={common[0]}"),
        ("reports, phrase", f'/ar/reports?q="{phrase}"'),
        ("reports, paged", "/en/reports.json?limit=100"),
        ("statistics", "/en/statistics"),
        ("sources", "/en/sources"),
        ("codebook", "/ar/codebook"),
        ("review", "/en/review"),
        ("log", "/en/log"),
    )


def _judgements(client: TestClient, names: Sequence[str]) -> Iterator[dict[str, str]]:
    """Forms of judgements on incidents, on a line of a toll and on figures, and undone again.

    Joining incidents is left out: that links a whole component anew, which here may be most of the store.
    """
    for turn, name in enumerate(names[:_ROUNDS]):
        figure = client.get(f"/en/incidents/{name}.json").json()["figures"][0]["id"]
        for form in (
            {"action": "accept", "subject": name},
            {"action": "comment", "subject": name},
            {"action": "correct", "subject": name, "field": "killed", "value": str(40 + turn)},
            {"action": "correct", "subject": figure, "field": "value", "value": str(50 + turn)},
            {"action": "reject", "subject": figure},
            {"action": "reject", "subject": name},
        ):
            yield {**form, "reason": "measured"}
        last = client.get("/en/log.json?limit=1").json()[0]["id"]
        yield {"action": "undo", "subject": last, "reason": "measured"}


def _look(client: TestClient, path: str, form: dict[str, str] | None = None) -> tuple[float, float]:
    """Milliseconds of work and of time until an address has answered, or taken a form."""
    start, working = time.perf_counter(), time.process_time()
    answer = client.get(path) if form is None else client.post(path, data=form, follow_redirects=False)
    told = 1000 * (time.process_time() - working), 1000 * (time.perf_counter() - start)
    if answer.status_code not in (200, 303):
        raise SystemExit(f"{path} {form or ''} was answered {answer.status_code}: {answer.text[:300]}")
    return told


def _middle(times: Sequence[tuple[float, float]]) -> str:
    work, passed = (statistics.median(held) for held in zip(*times, strict=True))
    return f"{work:>5.0f} ({passed:.0f})"


if __name__ == "__main__":
    main()
