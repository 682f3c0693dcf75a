"""Check a lexicon table: its shape, its codes, its spelling; every fault in English and Arabic."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from hasila.lexicon.tables import COMMON, PROOF, TABLES, Table
from hasila.text import fold, is_arabic

_FEATURES = "sdpectifa"
_REQUIRED = ("id", "lemma", "gloss_en", "example_ar", "counter_ar")
# Columns that hold whole numbers, by table: the least and greatest, and whether a cell may be empty.
_INTEGERS = {
    ("numerals", "value"): (1, 10**9, False),
    ("quantities", "low"): (1, 10**9, False),
    ("quantities", "high"): (1, 10**9, True),
    ("months", "month"): (1, 12, False),
    ("weekdays", "weekday"): (0, 6, False),
}
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_CONTROL = re.compile("[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
# Length inside a word; at a word's end it is a custom of spelling (the Hijri year, the article before digits).
_TATWEEL = re.compile("\u0640+(?=[\u0621-\u064a])")
# Persian and Urdu letters that a keyboard gives for Arabic ya, kaf and ha.
_LOOK_ALIKE = re.compile("[\u06cc\u06a9\u06aa\u06c1\u06be\u06d5\u06d2]")
_LATIN = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault, where it is, and how to put it right.

    `row` is the line of the CSV file (the header is 1); 0 where no row is at fault.
    """

    file: str
    row: int
    column: str
    code: str
    message_en: str
    message_ar: str

    def __str__(self) -> str:
        """`people.csv, row 7, column lemma: message`, in English."""
        where = f", row {self.row}" if self.row else ""
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}{where}{column}: {self.message_en}"


@cache
def _messages() -> Mapping[str, Mapping[str, str]]:
    source = resources.files("hasila").joinpath("lexicon", "messages.json")
    messages: dict[str, dict[str, str]] = json.loads(source.read_text(encoding="utf-8"))
    return messages


def fault(file: str, row: int, column: str, code: str, **values: object) -> Fault:
    """A fault with its messages from `messages.json`.

    Raises:
        KeyError: no such code, or a value that its message names is missing.
    """
    message = _messages()[code]
    return Fault(file, row, column, code, message["en"].format(**values), message["ar"].format(**values))


def check_table(name: str, text: str) -> list[Fault]:
    """Every fault of a lexicon's CSV text, in the order of its rows.

    Raises:
        KeyError: no such table.
    """
    table = TABLES[name]
    file = f"{name}.csv"
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    columns = (*COMMON, *(column for column, _ in table.columns), *PROOF)
    header = reader.fieldnames or ()
    faults = [fault(file, 1, c, "extra_column", what=c) for c in header if c not in columns]
    missing = [fault(file, 1, c, "missing_column", what=c) for c in columns if c not in header]
    if missing:
        return faults + missing
    rows: list[tuple[int, dict[str, str]]] = []
    for record in reader:
        if None in record or None in record.values():
            faults.append(fault(file, reader.line_num, "", "row_length"))
            continue
        rows.append((reader.line_num, {column: (record[column] or "").strip() for column in columns}))
    for line, cells in rows:
        faults += _codes(table, file, line, cells)
        faults += _spelling(file, line, cells)
    faults += _same_ids(file, rows)
    faults += _same_forms(table, file, rows)
    return sorted(faults)


def check_particles(text: str) -> list[Fault]:
    """The rows of `grammar/particles.csv` whose id another row has: the later would silently replace it."""
    reader = csv.DictReader(io.StringIO(text))
    return list(_same_ids("grammar/particles.csv", [(reader.line_num, row) for row in reader]))


def _codes(table: Table, file: str, line: int, cells: Mapping[str, str]) -> Iterator[Fault]:
    for column in _REQUIRED:
        if not cells[column]:
            yield fault(file, line, column, "empty")
    if cells["paradigm"] not in table.paradigms:
        allowed = ", ".join(table.paradigms)
        yield fault(file, line, "paradigm", "unknown_paradigm", what=cells["paradigm"], allowed=allowed)
    for column, codes in table.columns:
        if codes and cells[column] not in codes:
            yield fault(file, line, column, "unknown_code", what=cells[column], allowed=", ".join(codes))
        if (table.name, column) in _INTEGERS and "fraction" not in cells.values():
            yield from _integer(table.name, file, line, column, cells[column])
    for part in cells["forms"].split("|"):
        features = part.partition(":")[2].strip()
        if any(letter not in _FEATURES for letter in features):
            yield fault(file, line, "forms", "bad_features", what=part.strip(), allowed=_FEATURES)


def _integer(table: str, file: str, line: int, column: str, cell: str) -> Iterator[Fault]:
    low, high, optional = _INTEGERS[table, column]
    if not cell and optional:
        return
    if not re.fullmatch("[0-9]+", cell):
        yield fault(file, line, column, "not_integer", what=cell)
    elif not low <= int(cell) <= high:
        yield fault(file, line, column, "out_of_range", what=cell, low=low, high=high)


def _spelling(file: str, line: int, cells: Mapping[str, str]) -> Iterator[Fault]:
    for column, cell in cells.items():
        for pattern, code in (
            (_PRESENTATION, "presentation_form"), (_CONTROL, "bidi_control"), (_LOOK_ALIKE, "look_alike"),
        ):  # fmt: skip
            found = pattern.search(cell)
            if found:
                name = f"U+{ord(found.group()):04X} {unicodedata.name(found.group(), '')}".rstrip()
                yield fault(file, line, column, code, what=found.group(), name=name)
        for word in cell.split():
            if _TATWEEL.search(word):
                yield fault(file, line, column, "tatweel", what=word)
    for column in ("lemma", "forms"):
        for word in re.split(r"[\s|:]+", cells[column]):
            if _LATIN.search(word) and any(is_arabic(char) for char in word):
                yield fault(file, line, column, "latin_letter", what=word)


def _same_ids(file: str, rows: list[tuple[int, dict[str, str]]]) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for line, cells in rows:
        first = seen.setdefault(cells["id"], line)
        if first != line and cells["id"]:
            yield fault(file, line, "id", "duplicate_id", what=cells["id"], other=first)


def _same_forms(table: Table, file: str, rows: list[tuple[int, dict[str, str]]]) -> Iterator[Fault]:
    """Lemmas that are one after folding, and lemmas that another row lists, with the same values."""
    seen: dict[tuple[str, ...], int] = {}
    for line, cells in rows:
        key = _sense(table, cells, cells["lemma"])
        first = seen.setdefault(key, line)
        if first != line:
            yield fault(file, line, "lemma", "duplicate_form", what=cells["lemma"], other=first)
    for line, cells in rows:
        for part in filter(None, cells["forms"].split("|")):
            form, _, features = (piece.strip() for piece in part.partition(":"))
            if features == "i":  # the stem of an imperfect, no word
                continue
            other = seen.get(_sense(table, cells, form), line)
            if other != line:
                yield fault(file, line, "forms", "duplicate_form", what=form, other=other)


def _sense(table: Table, cells: Mapping[str, str], form: str) -> tuple[str, ...]:
    return (fold(form), cells["paradigm"], *(cells[column] for column, _ in table.columns))
