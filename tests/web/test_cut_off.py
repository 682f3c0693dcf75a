"""A server that is killed loses no judgement it acknowledged, and what was not settled yet is settled at the start."""

import shutil
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request

import pytest
from fastapi.testclient import TestClient

from hasila import pipeline
from hasila.model import JudgementAction
from hasila.store import open_store
from hasila.web import create_app

SERVE = "from hasila.cli import main; main()"


@pytest.fixture
def db(made, tmp_path):
    return shutil.copy(made, tmp_path / "cut.db")


def figure_of(db):
    with open_store(db) as store:
        toll = next(
            t for t in store.tolls(store.basis()[1]).values() if t.line("wounded") and len(t.uses) > 1
        )
        figures = {
            f.id: f for name in store.incident(toll.incident).reports for f in store.reading(name).figures
        }
        used = [figures[use.figure] for use in toll.uses if use.role.value == "agrees"]
        return toll.incident, next(f.id for f in used if f.outcome.value == "wounded")


def test_what_was_recorded_but_not_settled_is_settled_at_the_start(db, monkeypatch):
    incident, figure = figure_of(db)
    with open_store(db) as store, monkeypatch.context() as cut:
        cut.setattr("hasila.pipeline.judging.derive_judged", lambda *_, **__: None)
        before = store.toll(incident, store.basis()[1])
        pipeline.judge(store, JudgementAction.REJECT, figure, coder="sara", reason="counts twice")
        assert store.toll(incident, store.basis()[1]) == before
    with TestClient(create_app(db, coder="sara"), base_url="http://127.0.0.1") as client:
        uses = client.get(f"/en/incidents/{incident}.json").json()["toll"]["uses"]
    (use,) = [use for use in uses if use["figure"] == figure]
    assert use["role"] == "set_aside"
    assert [ruling["human"] for ruling in use["rulings"]] == ["reject"]


def post(address, figure, reason):
    form = urllib.parse.urlencode({"action": "comment", "subject": figure, "reason": reason}).encode()
    asked = urllib.request.Request(f"{address}en/judgements", form, {"accept": "application/json"})  # noqa: S310 - our own
    with urllib.request.urlopen(asked, timeout=30) as answer:  # noqa: S310
        return answer.status == 200


def wait_for(address):
    for _ in range(400):
        try:
            with urllib.request.urlopen(f"{address}en/log.json", timeout=5):  # noqa: S310
                return
        except OSError:
            time.sleep(0.05)


def test_a_killed_server_loses_nothing_that_it_acknowledged(db):
    _, figure = figure_of(db)
    command = [sys.executable, "-c", SERVE, "serve", "--db", str(db), "--port", "0", "--coder", "sara"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        address = server.stderr.readline().split()[0]
        wait_for(address)
        kept: list[str] = []

        def judge(who):
            for n in range(100):
                try:
                    if post(address, figure, f"{who} {n}"):
                        kept.append(f"{who} {n}")
                except OSError:
                    return

        threads = [threading.Thread(target=judge, args=(who,)) for who in "ab"]
        for thread in threads:
            thread.start()
        until = time.monotonic() + 20
        while len(kept) < 3 and time.monotonic() < until:
            time.sleep(0.01)
        server.kill()
        for thread in threads:
            thread.join()
    with open_store(db) as store:
        found = {item.reason for item in store.judgements()}
    assert kept
    assert found >= set(kept)
