"""`hasila demo` works from any folder, explains itself, and touches no database but its own."""

import re
import shlex

import pytest

from hasila.cli import demo


@pytest.fixture
def short(monkeypatch, reports):
    """Three reports instead of the samples: the demo is the same."""
    monkeypatch.setattr(demo.resources, "as_file", lambda _: _Given(reports))


class _Given:
    def __init__(self, path):
        self.path = path

    def __enter__(self):
        return self.path

    def __exit__(self, *_):
        return None


def test_the_demo_shows_tolls_reasons_places_and_what_comes_next(hasila, short, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = hasila("demo")
    assert result.exit_code == 0
    assert (tmp_path / "hasila-demo.db").exists()
    for words in ("in Arabic", "How the figures fit together", "code points", "What to try next"):
        assert words in result.stdout
    again = hasila("demo")
    assert again.exit_code == 0
    assert again.stdout == result.stdout


def test_the_commands_it_proposes_work(hasila, short, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    proposed = re.findall(r"^  hasila (.+)$", hasila("demo").stdout, re.MULTILINE)
    assert len(proposed) == 6
    assert proposed[-1].startswith("serve --db")
    # `serve` runs until it is stopped; the others end.
    for command in proposed[:-1]:
        if "YOUR-FOLDER" not in command:
            assert hasila(*shlex.split(command)).exit_code == 0, command


def test_rejecting_the_figure_it_names_changes_the_toll(hasila, short, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (command,) = re.findall(r"^  hasila (judge reject .+)$", hasila("demo").stdout, re.MULTILINE)
    assert " -> " in hasila(*shlex.split(command)).stdout


def test_a_database_of_other_reports_is_left_alone(hasila, short, db, tmp_path, monkeypatch):
    source = tmp_path / "other.txt"
    source.write_text("قُتل أربعة جنود في كمين في دير الزور.", encoding="utf-8")
    hasila("run", source, "--db", db)
    before = hasila("show", "--db", db).stdout
    result = hasila("demo", "--db", db)
    assert result.exit_code == 1
    assert "other.txt" in result.stderr
    assert hasila("show", "--db", db).stdout == before


@pytest.mark.slow
def test_the_demo_reads_the_sample_reports(hasila, tmp_path):
    result = hasila("demo", "--db", tmp_path / "demo.db")
    assert result.exit_code == 0
    assert "45 documents added" in result.stdout
    (command,) = re.findall(r"^  hasila (judge reject .+ --db) ", result.stdout, re.MULTILINE)
    rejected = hasila(*shlex.split(command), tmp_path / "demo.db", "--coder", "me", "--reason", "a try")
    assert " -> " in rejected.stdout
