"""Every rule for figures has examples that it reads and one that it must leave alone."""

import json
import re
from collections import Counter
from importlib import resources

import pytest

from hasila.extract.reading import read_report
from hasila.model import Report

LINES = resources.files("hasila").joinpath("extract", "figures.examples.jsonl").read_text(encoding="utf-8")
EXAMPLES = [json.loads(line) for line in LINES.splitlines()]


def figures_of(text):
    return read_report(Report(id="r", document="r", start=0, text=text, declared="2024-07-22")).figures


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e['rule']}: {e['text'][:40]}")
def test_example(example):
    figures = figures_of(example["text"])
    rules = [figure.evidence.rule for figure in figures]
    if example["kind"] == "yes":
        assert [[f.outcome.value, f.value] for f in figures] == example["expect"]
        assert example["rule"] in rules
    else:
        assert example["rule"] not in rules, example["why"]


def test_every_rule_has_two_examples_and_a_counter_example():
    folders = [resources.files("hasila").joinpath(name) for name in ("extract", "model")]
    files = [file for folder in folders for file in folder.iterdir() if file.name.endswith(".py")]
    code = "".join(file.read_text(encoding="utf-8") for file in files)
    rules = set(re.findall(r'"(figure\.[a-z-]+)"', code))
    yes = Counter(e["rule"] for e in EXAMPLES if e["kind"] == "yes")
    no = Counter(e["rule"] for e in EXAMPLES if e["kind"] == "no")
    assert {rule: (yes[rule] >= 2, no[rule] >= 1) for rule in rules} == dict.fromkeys(rules, (True, True))
    assert set(yes) | set(no) == rules
