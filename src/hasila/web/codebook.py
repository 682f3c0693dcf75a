"""What the codebook tells, gathered from the program itself: values, rules with their examples, word lists."""

import ast
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import resources
from inspect import getdoc
from itertools import chain

from hasila import model
from hasila.lexicon import TABLES, Row, table_rows

#: The closed values in the order of the page: the kind that phrases call them by, and their type.
VALUES: Mapping[str, type[StrEnum]] = {
    "outcome": model.Outcome,
    "qualifier": model.Qualifier,
    "group": model.Group,
    "scope": model.Scope,
    "type": model.IncidentType,
    "stance": model.Stance,
    "date_precision": model.DatePrecision,
    "precision": model.PlacePrecision,
    "authority": model.AuthorityKind,
    "actor_kind": model.ActorKind,
    "actor_role": model.ActorRole,
    "role": model.FigureRole,
    "policy": model.Policy,
    "grade": model.Grade,
    "action": model.JudgementAction,
    "subject": model.SubjectKind,
}
_RULE = re.compile(r"(figure|claim|statistic|source|date|publication)\.[a-z][a-z_-]*")
_EXAMPLES = ("figures", "attribution", "dates", "publication")
_FIRST = 3  # rows of a word list that are shown


@dataclass(slots=True)
class Rule:
    """A rule of reading, with sentences it reads and sentences it leaves; `about.rule.*` says what it does."""

    id: str
    reads: list[str] = field(default_factory=list)
    leaves: list[tuple[str, str]] = field(default_factory=list)  # sentence, why


@dataclass(frozen=True, slots=True)
class WordList:
    """A lexicon table: its own columns with their codes, how many rows, and the first of them."""

    name: str
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    count: int
    first: tuple[Row, ...]


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule that has examples or stands in the source, by id."""
    found = {name: Rule(name) for name in chain(_told(), (f"claim.{stance}" for stance in model.Stance))}
    folder = resources.files("hasila").joinpath("extract")
    for file in _EXAMPLES:
        for line in folder.joinpath(f"{file}.examples.jsonl").read_text(encoding="utf-8").splitlines():
            _show(found, json.loads(line))
    return tuple(found[name] for name in sorted(found))


def _show(found: dict[str, Rule], example: Mapping[str, object]) -> None:
    rule = found.setdefault(str(example["rule"]), Rule(str(example["rule"])))
    text = str(example["text"])
    # A file without `kind` leaves what must be read, or who speaks, empty in a counter-example.
    kind = example.get("kind") or ("yes" if example.get("expect") or example.get("source") else "no")
    if kind == "no":
        rule.leaves.append((text, str(example.get("why", ""))))
    else:
        rule.reads.append(text)


def _told() -> Iterator[str]:
    """Rule ids in the source."""
    for source in resources.files("hasila").joinpath("extract").iterdir():
        if source.name.endswith(".py"):
            tree = ast.parse(source.read_text(encoding="utf-8"))
            yield from (rule for node in ast.walk(tree) if (rule := _rule(node)))


def _rule(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and _RULE.fullmatch(node.value):
        return node.value
    return None


@cache
def word_lists() -> tuple[WordList, ...]:
    """Every lexicon table, in the order in which they are declared."""
    held = ((table, table_rows(name)) for name, table in TABLES.items())
    return tuple(WordList(t.name, t.columns, len(rows), rows[:_FIRST]) for t, rows in held)


def about_type(kind: str) -> str:
    """What the type of a kind of values says of itself, in English."""
    return (getdoc(VALUES[kind]) or "").partition("\n")[0]
