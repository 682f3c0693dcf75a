"""A small database of composed reports, made once by `hasila run`, and a way to call hasila."""

import json

import pytest
from click.testing import CliRunner

from hasila.cli import main

REPORTS = [
    {
        "id": "a/1",
        "published": "2024-07-16",
        "outlet": "وكالة",
        "text": "هجوم على مسجد في مسقط\nقُتل تسعة أشخاص، بينهم شرطي، في هجوم مسلح على مسجد في مسقط"
        " أمس الاثنين، وفق ما أعلنت الشرطة. وأصيب 28 شخصا. وتبنى تنظيم الدولة الإسلامية الهجوم.",
    },
    {
        "id": "a/2",
        "published": "2024-07-17",
        "outlet": "صحيفة",
        "text": "قالت الشرطة إن تسعة أشخاص قتلوا في هجوم مسلح على مسجد في مسقط يوم 15 تموز/يوليو 2024.",
    },
    {
        "id": "b/1",
        "published": "2023-03-02",
        "outlet": "صحيفة",
        "text": "قُتل أربعة جنود في كمين في دير الزور يوم 1 آذار/مارس 2023، وفق المرصد السوري.",
    },
]


@pytest.fixture
def hasila():
    """Run a verb; the result has exit_code, stdout and stderr."""

    def run(*words, **more):
        return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False, **more)

    return run


@pytest.fixture(scope="session")
def reports(tmp_path_factory):
    path = tmp_path_factory.mktemp("input") / "reports.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in REPORTS), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def made(tmp_path_factory, reports):
    """A database that `hasila run` made: read it only."""
    path = tmp_path_factory.mktemp("made") / "cases.db"
    result = CliRunner().invoke(main, ["run", str(reports), "--db", str(path)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return path


@pytest.fixture
def db(made, tmp_path):
    """A copy that a test may change."""
    copy = tmp_path / "copy.db"
    copy.write_bytes(made.read_bytes())
    return copy


def listed(result):
    """The rows of a table printed to a pipe, as dictionaries."""
    header, *rows = [line.split("\t") for line in result.stdout.splitlines()]
    return [dict(zip(header, row, strict=True)) for row in rows]


@pytest.fixture
def incident(hasila, made):
    """The row of the incident in Muscat."""
    return next(row for row in listed(hasila("show", "--db", made)) if row["date"] == "2024-07-15")


@pytest.fixture
def rows():
    return listed
