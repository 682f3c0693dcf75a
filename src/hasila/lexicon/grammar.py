"""Read the closed classes of the language: affixes, clitics, particles."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib import resources

from hasila.text import fold


def grammar_rows(name: str) -> Iterator[dict[str, str]]:
    """Records of one of the CSV files under `lexicons/grammar`."""
    source = resources.files("hasila").joinpath("lexicons", "grammar", f"{name}.csv")
    yield from csv.DictReader(source.read_text(encoding="utf-8").splitlines())


@cache
def clitics(kind: str) -> tuple[str, ...]:
    """The folded clitics of a kind (`noun_prefix`, `verb_suffix`, ...), in the file's order."""
    return tuple(row["form"] for row in grammar_rows("clitics") if row["kind"] == kind)


@cache
def particles(name: str) -> frozenset[str]:
    """The folded spellings of a function word or small closed class (`and`, `between`).

    Raises:
        KeyError: no such particle in the file: a slip in the code, not in the data.
    """
    return particle_forms()[name]


def particle_names(word: str) -> frozenset[str]:
    """The names of the particles that a folded word is a spelling of."""
    return _names_of().get(word, _NONE)


_NONE: frozenset[str] = frozenset()


@cache
def _names_of() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, forms in particle_forms().items():
        for form in forms:
            found.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in found.items()}


@cache
def particle_forms() -> dict[str, frozenset[str]]:
    """The folded spellings of every particle."""
    return {
        row["id"]: frozenset(fold(form.strip()) for form in row["forms"].split("|"))
        for row in grammar_rows("particles")
    }
