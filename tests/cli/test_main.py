"""The help tells all, errors end without a traceback, and nothing heavy loads before it is needed."""

import json
import re
import subprocess
import sys
import time
import tomllib
from importlib import import_module
from pathlib import Path

import click
import pytest

import hasila as package
from hasila import pipeline
from hasila.cli import VERBS, main
from hasila.export.columns import TABLES
from hasila.model import FigureRole, Grade, Policy

HEAVY = ("duckdb", "ortools", "splink", "pandas", "pydantic", "sqlalchemy", "rich")


def commands():
    """Every command with its words."""
    for verb in VERBS:
        command = import_module(f"hasila.cli.{verb}").command
        yield (verb,), command
        if isinstance(command, click.Group):
            for name, inner in command.commands.items():
                yield (verb, name), inner


COMMANDS = dict(commands())


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_verb_and_option_has_help(words, hasila):
    command = COMMANDS[words]
    assert command.help
    assert command.help[0].isupper()
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{words} {parameter.name}"
            assert parameter.help.endswith(".")
    shown = hasila(*words, "--help")
    assert shown.exit_code == 0
    assert "Usage:" in shown.stdout


def test_the_help_lists_every_verb_once_and_fits_80_columns(hasila):
    text = hasila("--help").stdout
    for verb, summary in VERBS.items():
        assert re.search(rf"^  {verb} +{re.escape(summary)}$", text, re.MULTILINE)
    assert max(map(len, text.splitlines())) <= 80


def test_a_verb_for_each_file_that_has_a_command():
    folder = Path(package.__file__).parent / "cli"
    have = {path.stem for path in folder.glob("*.py") if "\ndef command(" in path.read_text(encoding="utf-8")}
    assert have == set(VERBS)


def test_the_examples_in_the_help_parse():
    """Each example line names a verb and options that exist."""
    text = "\n".join([main.help or "", *(command.help or "" for command in COMMANDS.values())])
    examples = re.findall(r"^ *hasila ((?:(?!  ).)+)", text, re.MULTILINE)
    assert len(examples) > len(VERBS)
    for example in examples:
        verb, *rest = example.split()
        command = COMMANDS.get((verb, *rest[:1]), COMMANDS[verb,])
        known = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in rest if word.startswith("-") and word != "-"} <= known, example


def test_an_unknown_verb_is_wrong_usage(hasila):
    result = hasila("fly")
    assert result.exit_code == 2
    assert "fly" in result.stderr


def test_an_error_has_a_message_and_no_traceback(hasila, tmp_path):
    result = hasila("show", "--db", tmp_path / "none.db")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: There is no database")
    assert "Traceback" not in result.stderr


def test_the_version_comes_at_once_and_nothing_heavy_with_it():
    def seconds():
        begun = time.perf_counter()
        run = subprocess.run(
            [sys.executable, "-c", "from hasila.cli import main; main(['--version'])"],
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout == f"hasila {package.__version__}\n"
        return time.perf_counter() - begun

    assert min(seconds() for _ in range(3)) < 1  # other work on the machine disturbs the least of three least
    probe = f"import sys, hasila.cli; print([m for m in {HEAVY!r} if m in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert loaded.stdout == "[]\n"


def test_the_public_names_are_there():
    assert package.read_text is pipeline.read_text
    assert package.run is pipeline.run
    assert package.link.link
    assert package.reconcile.reconcile
    for name in package.__all__:
        assert getattr(package, name)
    with pytest.raises(AttributeError, match="fly"):
        _ = package.fly


def test_the_reference_describes_every_column_and_policy():
    docs = Path(__file__).parents[2] / "docs" / "reference"
    outputs = (docs / "outputs.md").read_text("utf-8")
    for table, columns in TABLES.items():
        section = outputs.partition(f"## {table}\n")[2].partition("\n## ")[0]
        rows = [f"| `{column.name}` | {column.type} | {column.about} |" for column in columns]
        assert [line for line in section.splitlines() if line.startswith("| `")] == rows
    policies = (docs / "policies.md").read_text("utf-8")
    for name in (*Policy, *FigureRole, *Grade):
        assert f"`{name.value}`" in policies


def test_a_decision_fits_a_page_and_each_dependency_has_its_reason():
    root = Path(__file__).parents[2]
    decisions = sorted((root / "docs" / "decisions").glob("*.md"))
    assert [path.name[:4] for path in decisions] == [f"{n:04}" for n in range(1, len(decisions) + 1)]
    for path in decisions:
        assert len(path.read_text("utf-8").splitlines()) <= 40
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    reasons = (root / "docs" / "decisions" / "0002-parts.md").read_text("utf-8")
    for wanted in (*project["dependencies"], *project["optional-dependencies"]["dev"]):
        assert f"`{re.split('[<>=~]', wanted)[0]}`" in reasons


def test_the_versions_agree():
    root = Path(__file__).parents[2]
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == package.__version__
    assert f"\nversion: {package.__version__}\n" in (root / "CITATION.cff").read_text("utf-8")


@pytest.mark.parametrize("name", ["README.md", "README.ar.md"])
def test_what_the_readme_shows_is_what_comes_out(name, hasila):
    root = Path(__file__).parents[2]
    text = (root / name).read_text("utf-8")
    given = re.search(r"echo '(.+)' \| hasila extract -", text)[1]
    shown = json.loads(re.search(r"```json\n(.+?)```", text, re.DOTALL)[1])
    got = json.loads(hasila("extract", "-", input=given + "\n").stdout)
    assert shown["figures"] == got["figures"]
    assert (root / "CHANGELOG.md").is_file()
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (root / target).exists(), target
