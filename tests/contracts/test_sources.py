"""Promises about the source files: no Arabic in code, docstrings, sizes, particles, package data."""

import ast
import csv
import fnmatch
import io
import re
import subprocess
import sys
import tokenize
import tomllib
from importlib import resources
from pathlib import Path

import pytest

import hasila
from hasila.text import is_arabic

SOURCE = Path(hasila.__file__).parent
ROOT = SOURCE.parents[1]
MODULES = sorted(path for path in SOURCE.rglob("*.py"))
IDS = [str(path.relative_to(SOURCE)) for path in MODULES]
LONGEST_MODULE, LONGEST_FUNCTION = 600, 60
HELD = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)

checkout = pytest.mark.skipif(not (ROOT / "pyproject.toml").exists(), reason="needs the checkout")
each_module = pytest.mark.parametrize("path", MODULES, ids=IDS)


def docstring_lines(tree: ast.Module) -> set[int]:
    """The lines on which docstrings stand."""
    found: set[int] = set()
    for node in ast.walk(tree):
        if not isinstance(node, HELD) or ast.get_docstring(node, clean=False) is None:
            continue
        text = node.body[0]
        found |= set(range(text.lineno, text.end_lineno + 1))
    return found


def arabic_lines(source: str) -> list[int]:
    """Lines with an Arabic letter in a string or comment outside docstrings.

    Escapes are allowed: a range of a character class or a set of letters is no word.
    """
    allowed = docstring_lines(ast.parse(source))
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return [
        token.start[0]
        for token in tokens
        if any(is_arabic(char) for char in token.string) and token.start[0] not in allowed
    ]


@each_module
def test_arabic_words_live_in_lexicons(path):
    if path.relative_to(SOURCE).as_posix() != "text/normalise.py":
        assert arabic_lines(path.read_text(encoding="utf-8")) == []


def test_arabic_is_found_in_strings_and_comments_but_not_in_docstrings():
    source = '"""قتل"""\nx = "قتل"\ny = 1  # قتل\ndef f():\n    """قتل"""\n    return "a"\n'
    assert arabic_lines(source) == [2, 3]


@each_module
def test_a_module_opens_with_a_docstring_of_one_sentence(path):
    source = path.read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(source)) or ""
    assert source.startswith('"""')
    assert docstring.split("\n", maxsplit=1)[0].endswith((".", ":"))


@each_module
def test_modules_and_functions_stay_short(path):
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") < LONGEST_MODULE
    functions = [
        n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long = [f.name for f in functions if f.end_lineno - f.lineno + 1 >= LONGEST_FUNCTION]
    assert long == []


@checkout
def test_layers_hold():
    script = Path(sys.executable).with_name("lint-imports")
    if not script.exists():
        pytest.skip("import-linter is not installed")
    done = subprocess.run([script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_evaluate_and_pipeline_do_not_know_each_other():
    for package, other in (("evaluate", "hasila.pipeline"), ("pipeline", "hasila.evaluate")):
        paths = [p for p in MODULES if p.relative_to(SOURCE).parts[0].removesuffix(".py") == package]
        assert paths
        assert not [p for p in paths if re.search(rf"\b{other}\b", p.read_text(encoding="utf-8"))]


def particle_ids() -> list[str]:
    source = resources.files("hasila").joinpath("lexicons", "grammar", "particles.csv")
    return [row["id"] for row in csv.DictReader(source.read_text(encoding="utf-8").splitlines())]


def strings_of(source: str) -> set[str]:
    return {
        n.value
        for n in ast.walk(ast.parse(source))
        if isinstance(n, ast.Constant) and isinstance(n.value, str)
    }


def asked_for(source: str) -> set[str]:
    """Ids in calls such as `particles("and")` and `unit.is_particle("and")`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in ("particles", "is_particle"):
            found.add(node.args[0].value)
    return found


def test_particle_ids_are_unique():
    assert len(particle_ids()) == len(set(particle_ids()))


def test_every_particle_is_used():
    used = set().union(*(strings_of(path.read_text(encoding="utf-8")) for path in MODULES))
    assert sorted(set(particle_ids()) - used) == []


def test_every_particle_asked_for_exists():
    wanted = set().union(*(asked_for(path.read_text(encoding="utf-8")) for path in MODULES))
    assert wanted
    assert sorted(wanted - set(particle_ids())) == []


@checkout
def test_every_data_file_is_packaged():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = settings["tool"]["setuptools"]["package-data"]["hasila"]
    data = [
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
    ]
    packages = {path.parent.relative_to(SOURCE).as_posix() for path in MODULES if path.name == "__init__.py"}
    plain = {
        p.relative_to(SOURCE).as_posix()
        for p in MODULES
        if p.parent.relative_to(SOURCE).as_posix() not in packages
    }
    missing = [name for name in (*data, *plain) if not any(matches(name, pattern) for pattern in patterns)]
    assert sorted(missing) == []


def matches(name: str, pattern: str) -> bool:
    if "**" in pattern:
        return name.startswith(pattern.split("**", maxsplit=1)[0])
    return name.count("/") == pattern.count("/") and fnmatch.fnmatchcase(name, pattern)


def test_data_files_are_read_as_resources():
    folder = resources.files("hasila").joinpath("lexicons")
    assert {path.name for path in (SOURCE / "lexicons").iterdir()} == {item.name for item in folder.iterdir()}
