"""Read the example and counter-example of every lexicon row: the rows are tests."""

from collections import Counter
from collections.abc import Iterator
from importlib import resources

from hasila.evaluate.expectations import brief, holds, known_item, rows_of
from hasila.extract import read_report
from hasila.lexicon import TABLES, Fault, Row, check_table, fault, table_rows
from hasila.model import Reading, Report

# The day the examples are read as published on: a Monday.
PUBLISHED = "2024-07-22"
# Tables whose rows stand in the evidence of what they helped to read.
_CITED = frozenset(
    ("people", "outcomes", "quantities", "qualifiers", "numerals", "links", "nationalities", "claims")
)
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
    if any(found.code in _SHAPE for found in faults):
        return faults
    ids = Counter(row.id for name in TABLES for row in table_rows(name))
    for name in TABLES:
        for row in table_rows(name):
            if ids[row.id] > 1 and not any(f.code == "duplicate_id" and f.row == row.line for f in faults):
                faults.append(fault(f"{name}.csv", row.line, "id", "duplicate_id", what=row.id, other="?"))
    return faults + check_examples()


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
    if items and row.table in _CITED and row.id not in rows_of(reading):
        yield fault(file, row.line, "example_ar", "not_cited", **told)


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
    return read_report(Report(id="example", document="example", start=0, text=sentence, declared=PUBLISHED))
