"""`hasila run` says what it did, names what it passed over, and may be stopped and run again."""

import pytest

import hasila.read as reading
from hasila.cli import progress
from hasila.cli import run as verb
from hasila.ingest import Skipped
from hasila.pipeline import Summary


def test_running_again_changes_nothing(hasila, reports, tmp_path):
    db = tmp_path / "cases.db"
    first = hasila("run", reports, "--db", db)
    assert first.exit_code == 0
    assert first.stdout.startswith("3 documents added, 0 already there, 3 read; 3 reports tell of ")
    listing = hasila("show", "--db", db).stdout
    second = hasila("run", reports, "--db", db)
    assert second.exit_code == 0
    assert second.stdout.startswith("0 documents added, 3 already there, 0 read; 3 reports tell of ")
    assert hasila("show", "--db", db).stdout == listing


def test_the_address_of_the_database_may_come_from_the_environment(hasila, made):
    assert hasila("show", env={"HASILA_DB": str(made)}).exit_code == 0


def test_what_cannot_be_read_is_named_and_the_rest_is_read(hasila, rows, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text("قُتل أربعة جنود في كمين في دير الزور.", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "noise.bin").write_bytes(bytes(range(256)))
    (folder / "broken.jsonl").write_text('{"id": 1, "text"\n', encoding="utf-8")
    db = tmp_path / "cases.db"
    result = hasila("run", folder, "--db", db)
    assert result.exit_code == 3
    assert result.stdout.startswith("1 document added")
    assert "3 items passed over:" in result.stderr
    for name in ("empty.txt", "noise.bin", "broken.jsonl:1"):
        assert name in result.stderr
    skipped = hasila("show", "--skipped", "--db", db)
    assert {row["input"].rpartition("/")[2] for row in rows(skipped)} == {
        "empty.txt",
        "noise.bin",
        "broken.jsonl:1",
    }
    assert all(row["why"] for row in rows(skipped))


def test_at_most_twenty_are_named(capsys):
    summary = Summary(skipped=[Skipped(f"f{number:02}", f"reason {number % 2}") for number in range(25)])
    verb.summary_lines(summary, 0, "x.db")
    told = capsys.readouterr().err
    assert sum(line.strip().startswith("f") for line in told.splitlines()) == 20
    assert told.count("reason 0") == 1
    assert "and 5 more: hasila show --skipped --db x.db" in told


def test_an_interrupted_run_says_that_nothing_is_lost(hasila, reports, tmp_path, monkeypatch):
    def stop(*args, **more):
        raise KeyboardInterrupt

    monkeypatch.setattr(verb.pipeline, "run", stop)
    result = hasila("run", reports, "--db", tmp_path / "cases.db")
    assert result.exit_code == 130
    assert "is kept" in result.stderr
    assert "again" in result.stderr


def test_paths_and_database_are_asked_for(hasila, reports):
    assert hasila("run", "--db", "x.db").exit_code == 2
    assert hasila("run", reports, env={"HASILA_DB": ""}).exit_code == 2
    assert hasila("run", reports, "--db", "x.db", "--policy", "fair").exit_code == 2


def test_a_policy_is_kept_by_what_comes_after(hasila, reports, tmp_path):
    db = tmp_path / "cases.db"
    hasila("run", reports, "--db", db, "--policy", "gtd")
    assert "policy gtd" in hasila("show", "--db", db).stderr


@pytest.mark.parametrize("terminal", [True, False])
def test_the_bar_shows_only_on_a_terminal(terminal, monkeypatch):
    monkeypatch.setattr(progress.sys.stderr, "isatty", lambda: terminal, raising=False)
    with progress.bar() as tell:
        assert (tell is not None) is terminal
        if tell:
            tell("store", 3, 0)
            tell("read", 1, 2)
            tell("read", 2, 2)
            tell("link", 0, 2)
            tell("reconcile", 1, 1)


def test_a_text_that_hasila_itself_stumbles_over_is_named_and_the_others_are_read(
    hasila, tmp_path, monkeypatch
):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "bad.txt").write_text("أصيب جنديان في انفجار عبوة في تكريت.", encoding="utf-8")
    (folder / "good.txt").write_text("قُتل أربعة جنود في كمين في دير الزور.", encoding="utf-8")
    db = tmp_path / "cases.db"
    read = reading.read_report

    def stumbles(report):
        if "تكريت" in report.text:
            raise IndexError
        return read(report)

    with monkeypatch.context() as patch:
        patch.setattr(reading, "read_report", stumbles)
        result = hasila("run", folder, "--db", db)
    assert result.exit_code == 3
    assert "bad.txt" in result.stderr
    assert "a fault in hasila itself (IndexError in test_run.py" in result.stderr
    assert "1 read" in result.stdout
    mended = hasila("run", folder, "--db", db)
    assert mended.exit_code == 0
    assert mended.stdout.startswith("0 documents added, 2 already there, 1 read")
