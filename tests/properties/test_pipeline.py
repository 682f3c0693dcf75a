"""The whole chain: replay gives the same rows, order changes nothing, a killed run is finished by running again."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from importlib import resources

import pytest

from hasila.model import Policy
from hasila.pipeline import run
from hasila.store import open_store

SAMPLES = (
    resources.files("hasila").joinpath("samples", "reports.jsonl").read_text(encoding="utf-8").splitlines()
)


def written(path, lines):
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def outcome(store):
    tolls = store.tolls(Policy.CONSISTENT)
    return [(incident, tolls[incident.id]) for incident in store.incidents()]


@pytest.fixture(scope="module")
def settled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("settled")
    with open_store(folder / "a.db") as store:
        run([written(folder / "a.jsonl", SAMPLES)], store)
        return outcome(store), store.derived_rows()


def test_replay_gives_the_same_rows_and_ids(tmp_path, settled):
    source = written(tmp_path / "a.jsonl", SAMPLES)
    with open_store(tmp_path / "a.db") as store:
        run([source], store)
        store.drop_derived()
        assert not any(store.derived_rows().values())
        run([source], store)
        assert store.derived_rows() == settled[1]


def test_running_again_changes_nothing(tmp_path, settled):
    source = written(tmp_path / "a.jsonl", SAMPLES)
    with open_store(tmp_path / "a.db") as store:
        run([source], store)
        summary = run([source], store)
        assert (summary.added, summary.known, summary.read) == (0, len(SAMPLES), 0)
        assert store.derived_rows() == settled[1]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_reports_changes_nothing(tmp_path, settled, seed):
    lines = random.Random(seed).sample(SAMPLES, len(SAMPLES))
    half = len(lines) // 2
    with open_store(tmp_path / "b.db") as store:
        run([written(tmp_path / "first.jsonl", lines[:half])], store)
        run([written(tmp_path / "second.jsonl", lines[half:])], store)
        assert outcome(store) == settled[0]


def test_a_killed_run_is_finished_by_running_again(tmp_path):
    lines = []
    for copy in range(12):
        for line in SAMPLES:
            row = json.loads(line)
            lines.append(json.dumps(row | {"id": f"{row['id']}-{copy}"}, ensure_ascii=False))
    source = written(tmp_path / "many.jsonl", lines)
    program = "from hasila.cli import main; main()"
    command = [sys.executable, "-c", program, "run", str(source), "--db", str(tmp_path / "c.db")]
    kept = 0
    for wait in (1.2, 1.9, 2.6):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(wait)
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
        process.wait()
        if (tmp_path / "c.db").exists():
            with open_store(tmp_path / "c.db") as store:
                assert store.count_documents() >= kept
                kept = store.count_documents()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open_store(tmp_path / "c.db") as killed, open_store(tmp_path / "d.db") as whole:
        run([source], whole)
        assert killed.count_documents() == len(lines)
        assert killed.derived_rows() == whole.derived_rows()
