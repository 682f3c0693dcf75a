"""Read the example and counter-example of every lexicon row: the rows are tests."""

from collections.abc import Iterator
from importlib import resources

from hasila.evaluate.expectations import brief, holds, known_item, rows_of
from hasila.extract import read_report
from hasila.lexicon import TABLES, Fault, Row, check_particles, check_table, fault, table_rows
from hasila.model import Reading, Report
from hasila.text import fold

# The day the examples are read as published on: a Monday.
PUBLISHED = "2024-07-22"
# Tables whose rows stand in the evidence of what they helped to read.
_CITED = frozenset(("people", "quantities", "qualifiers", "numerals", "nationalities", "claims"))
# Faults of a table's shape: its rows cannot be read while they stand.
_SHAPE = frozenset(("missing_column", "row_length"))


def check_lexicons() -> list[Fault]:
    """Every fault of the package's lexicons: shape, codes, spelling, then examples.

    Examples are read only once no table lacks a column and no row a cell.
    """
    faults: list[Fault] = []
    folder = resources.files("hasila").joinpath("lexicons")
    for name in TABLES:
        faults += check_table(name, folder.joinpath(f"{name}.csv").read_text(encoding="utf-8"))
    particles = folder.joinpath("grammar").joinpath("particles.csv")
    faults += check_particles(particles.read_text(encoding="utf-8"))
    if any(found.code in _SHAPE for found in faults):
        return faults
    return [*faults, *_shared_ids(), *check_examples()]


def _shared_ids() -> Iterator[Fault]:
    """Ids that rows of two tables bear: in evidence nobody could tell which is meant."""
    seen: dict[str, Row] = {}
    for row in (row for name in TABLES for row in table_rows(name)):
        first = seen.setdefault(row.id, row)
        if first.table != row.table:
            other = f"{first.line} ({first.table}.csv)"
            yield fault(f"{row.table}.csv", row.line, "id", "duplicate_id", what=row.id, other=other)


def check_examples(*tables: str) -> list[Fault]:
    """Every row (of these tables, or of all) whose example or counter-example is not read as it says."""
    return [found for name in tables or TABLES for row in table_rows(name) for found in check_row(row)]


def check_row(row: Row) -> list[Fault]:
    """What is wrong with one row's example and counter-example."""
    file = f"{row.table}.csv"
    items = row.expect.split()
    unknown = [item for item in items if not known_item(item)]
    if unknown:
        return [fault(file, row.line, "expect", "unknown_item", what=item) for item in unknown]
    return [*_example(row, file, items), *_counter(row, file, items)]


def _example(row: Row, file: str, items: list[str]) -> Iterator[Fault]:
    reading = _read(row.example)
    told = {"sentence": row.example, "read": brief(reading)}
    if not items and _says_something(reading):
        yield fault(file, row.line, "example_ar", "not_empty", **told)
    for item in items:
        if not holds(item, reading):
            yield fault(file, row.line, "example_ar", "not_found", what=item, **told)
    if items and _leaves_its_id(row) and not rows_of(reading) & _homographs(row):
        yield fault(file, row.line, "example_ar", "not_cited", **told)


def _leaves_its_id(row: Row) -> bool:
    """Whether a row that has part in a figure, claim or statistic stands in its evidence."""
    if row.table == "outcomes":
        return row["role"] not in ("companion", "taking")
    if row.table == "links":
        return row["kind"] in ("subset", "others")
    return row.table in _CITED


def _homographs(row: Row) -> frozenset[str]:
    """The row and those of its table that no reader could tell from it: a verb and its verbal noun."""
    lemma = fold(row.lemma)
    return frozenset(other.id for other in table_rows(row.table) if fold(other.lemma) == lemma)


def _counter(row: Row, file: str, items: list[str]) -> Iterator[Fault]:
    """In the counter-example the row must not fire; a row that voids others shows what stands without it."""
    reading = _read(row.counter)
    told = {"sentence": row.counter, "read": brief(reading)}
    if not items:
        if not _says_something(reading):
            yield fault(file, row.line, "counter_ar", "counter_silent", **told)
    elif row.id in rows_of(reading) or all(holds(item, reading) for item in items):
        yield fault(file, row.line, "counter_ar", "counter_fires", **told)


def _says_something(reading: Reading) -> bool:
    figures = [figure for figure in reading.figures if not figure.negated]
    return bool(figures or reading.claims or reading.statistics)


def _read(sentence: str) -> Reading:
    return read_report(
        Report(id="example", document="example", start=0, text=sentence, declared=PUBLISHED), names=True
    )
