"""Read the lexicons: CSV tables with one lemma a row, each row with its own examples."""

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from hasila.errors import HasilaError

COMMON = ("id", "lemma", "paradigm", "forms")
PROOF = ("gloss_en", "example_ar", "expect", "counter_ar")


@dataclass(frozen=True, slots=True)
class Table:
    """What a lexicon file holds: its value columns, with the codes each may have."""

    name: str
    columns: tuple[tuple[str, tuple[str, ...]], ...]  # () as codes: free text
    paradigms: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One lemma of one lexicon."""

    table: str
    line: int
    id: str
    lemma: str
    paradigm: str
    forms: tuple[tuple[str, str], ...]  # (form, features)
    values: Mapping[str, str]
    gloss: str
    example: str
    expect: str
    counter: str

    def __getitem__(self, column: str) -> str:
        """The value of one of the table's own columns; KeyError for a column it has not."""
        return self.values[column]


OUTCOMES = ("killed", "wounded", "killed_or_wounded", "missing", "abducted", "detained")
GROUPS = ("civilians", "security_forces", "armed_group", "attackers", "unspecified")
AUTHORITIES = (
    "police_military", "government", "medical", "monitor", "armed_actor", "witness", "media", "unnamed",
)  # fmt: skip
NOMINAL = ("noun", "feminine", "nisba", "defective", "compound", "invariant", "phrase")

TABLES = {
    table.name: table
    for table in (
        Table("numerals", (("value", ()), ("kind", ("unit", "teen", "ten", "hundred", "thousand", "million", "fraction"))), ("numeral",)),
        Table("quantities", (("qualifier", ("dozens", "hundreds", "thousands", "unspecified")), ("low", ()), ("high", ())), (*NOMINAL,)),
        Table("qualifiers", (("qualifier", ("at_least", "more_than", "about", "up_to", "exact")), ("side", ("before", "after", "both"))), ("phrase", "invariant")),
        Table("people", (("group", GROUPS), ("kind", ("person", "member", "kin", "title", "collective", "pronoun"))), NOMINAL),
        Table("outcomes", (("outcome", OUTCOMES), ("role", ("undergo", "inflict", "act", "victim", "light", "carry", "companion", "far", "toll", "taking", "taken"))), (*NOMINAL, "verb", "masdar")),
        Table("links", (("kind", ("subset", "all", "others", "plus")),), ("phrase", "invariant", "noun", "feminine")),
        Table("irrealis", (("kind", ("negation", "possible", "attempt", "plan", "generic", "escape", "release", "fiction", "memorial")),), (*NOMINAL, "verb", "masdar")),
        Table("reporting", (("kind", ("verb", "preposition", "noun")), ("speaker", ("any", "known", "quoted", "ascribed", "that", "toll", "given"))), (*NOMINAL, "verb", "masdar")),
        Table("speakers", (("authority", (*AUTHORITIES, "document")),), NOMINAL),
        Table("nationalities", (("country", ()),), ("nisba", "noun", "feminine", "invariant", "phrase")),
        Table("attacks", (("type", ()), ("weapon", ()), ("kind", ("event", "means", "generic"))), (*NOMINAL, "verb", "masdar")),
        Table("targets", (("target", ()),), NOMINAL),
        Table("counted", (("counts", ()),), NOMINAL),
        Table("actors", (("name_en", ()), ("kind", ("state_force", "armed_group", "outlet", "other")), ("country", ()), ("part_of", ()), ("national", ("yes", "no"))), ("phrase", "invariant")),
        Table("claims", (("stance", ("claimed", "denied", "blamed", "suspected")), ("side", ("subject", "object"))), ("phrase", "verb", "masdar", "noun", "invariant")),
        Table("months", (("month", ()), ("calendar", ("gregorian", "hijri")), ("alone", ("yes", "no"))), ("phrase", "invariant")),
        Table("weekdays", (("weekday", ()),), ("invariant", "phrase")),
        Table("times", (("kind", ()), ("value", ())), (*NOMINAL,)),
        Table("periods", (("kind", ()),), (*NOMINAL, "verb")),
        Table("debris", (("kind", ("related", "share", "byline", "edited", "tags", "caption", "heading", "agency")), ("where", ("line", "start", "label", "word", "end", "any", "credit"))), ("phrase", "invariant")),
        Table("causes", (), (*NOMINAL, "verb", "masdar")),
        Table("channels", (("name_en", ()),), ("phrase", "invariant")),
        Table("names", (), ("invariant", "phrase")),
        Table("scopes", (("kind", ("aggregate", "spread", "span", "sum", "so_far")),), ("phrase", "invariant")),
        Table("hazards", (("kind", ("nature", "accident", "sport")),), (*NOMINAL, "masdar")),
    )
}  # fmt: skip


def _parse_forms(cell: str) -> tuple[tuple[str, str], ...]:
    """`form:features|form:features`; without features a form is like its lemma."""
    parts = [part.strip().partition(":") for part in cell.split("|") if part.strip()]
    return tuple((form.strip(), features.strip()) for form, _, features in parts)


def parse_table(name: str, text: str) -> tuple[Row, ...]:
    """Rows of a lexicon's CSV text.

    Raises:
        HasilaError: an unknown table, or a header that lacks a column; row contents are
            judged by `check`, which reports all faults at once.
    """
    if name not in TABLES:
        raise HasilaError(f"{name}.csv: no such lexicon; there are {', '.join(sorted(TABLES))}")
    table = TABLES[name]
    own = tuple(column for column, _ in table.columns)
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = [c for c in (*COMMON, *own, *PROOF) if c not in (reader.fieldnames or ())]
    if missing:
        raise HasilaError(f"{name}.csv, row 1: column {', '.join(missing)} is missing; add it to the header")
    return tuple(
        Row(
            table=name,
            line=reader.line_num,
            id=(record["id"] or "").strip(),
            lemma=(record["lemma"] or "").strip(),
            paradigm=(record["paradigm"] or "").strip(),
            forms=_parse_forms(record["forms"] or ""),
            values={column: (record[column] or "").strip() for column in own},
            gloss=record["gloss_en"] or "",
            example=record["example_ar"] or "",
            expect=record["expect"] or "",
            counter=record["counter_ar"] or "",
        )
        for record in reader
    )


@cache
def table_rows(name: str) -> tuple[Row, ...]:
    """Rows of one of the lexicons in the package."""
    source = resources.files("hasila").joinpath("lexicons", f"{name}.csv")
    return parse_table(name, source.read_text(encoding="utf-8"))


@cache
def digest() -> str:
    """Eight hexadecimal digits that change with any change to the lexicons."""
    seen = hashlib.blake2b(digest_size=4)
    folder = resources.files("hasila").joinpath("lexicons")
    for source in (folder, folder.joinpath("grammar")):
        for item in sorted(source.iterdir(), key=lambda item: item.name):
            if item.name.endswith(".csv"):
                seen.update(item.read_bytes())
    return seen.hexdigest()
